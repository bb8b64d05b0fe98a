import LedgerExchange
import Reports
import TestSupport
import Testing
import WorkbookExport

@testable import Clearance

/// Small workbooks held against each other.
@Suite struct CellComparisonTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func write(_ name: String, _ formula: String, cached: Double, meaning: String = "'表一'!$A$1") throws -> String {
    var sheet = Sheet(name: "表一")
    sheet.blocks = [.rows([Row(cells: [Cell(.integer(7)), Cell(.formula(formula, cached: .number(cached)))])])]
    let workbook = Workbook(
      properties: DocumentProperties(
        title: "表", subject: "", author: "", company: "", comments: "", createdAt: instant("2019-07-01"), custom: []),
      sheets: [sheet], styles: StyleTable(), definedNames: [DefinedName(name: "本期", reference: meaning)])
    let path = folder.file(name)
    _ = try WorkbookWriter.write(workbook, to: path)
    return path
  }

  @Test("a formula that was changed while its value was kept is a difference; quotes and spaces are none")
  func formulas() throws {
    let expected = try write("a.xlsx", "'表一'!A1+本期", cached: 14)
    #expect(try CellComparison(of: write("b.xlsx", "表一!A1 + 本期", cached: 14), with: expected).isEmpty)
    let changed = try CellComparison(of: write("c.xlsx", "'表一'!A1+本期-50", cached: 14), with: expected)
    #expect(changed.count == 1 && changed.hasDifferences)
    #expect(
      changed.first == [.init(sheet: "表一", cell: "B1", found: "='表一'!A1+本期-50", expected: "='表一'!A1+本期")])
    // With its value it is one difference, not two.
    #expect(try CellComparison(of: write("d.xlsx", "'表一'!A1", cached: 7), with: expected).count == 1)
  }

  @Test("a name that means something else is a difference")
  func names() throws {
    let expected = try write("a.xlsx", "本期*2", cached: 14)
    let changed = try CellComparison(of: write("b.xlsx", "本期*2", cached: 14, meaning: "'表一'!$A$2"), with: expected)
    #expect(changed.first == [.init(sheet: "", cell: "本期", found: "'表一'!$A$2", expected: "'表一'!$A$1")])
  }
}
