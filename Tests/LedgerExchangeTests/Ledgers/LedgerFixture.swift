import CaseFile
import RuleModel
import TestSupport
import Testing

@testable import LedgerExchange

/// A ledger opened from a text, read by the small catalogue.
struct LedgerFixture {
  let folder: TemporaryFolder
  let ledger: LedgerFile

  init(_ text: String, name: String = "台账.csv", options: LedgerOptions = LedgerOptions()) throws {
    try self.init(bytes: Array(text.utf8), name: name, options: options)
  }

  init(bytes: [UInt8], name: String, options: LedgerOptions = LedgerOptions()) throws {
    folder = try TemporaryFolder()
    ledger = try LedgerFile.open(
      folder.write(bytes, to: name), options: options, codes: Catalogue.small.caseNumberCodes)
  }

  /// The rows and notices of a case ledger.
  func cases() throws -> (rows: [CaseRow], notices: [NoticeCount]) {
    var rows: [CaseRow] = []
    let tally = try ledger.forEachCase { rows.append($0) }
    return (rows, tally.all)
  }

  /// The drafts; every row must state one.
  func drafts() throws -> [CaseDraft] {
    try cases().rows.map { row in
      guard case .draft(let draft) = row.outcome else {
        Issue.record("row \(row.row): \(row.outcome)")
        return CaseDraft(number: CaseNumber(normalized: "?"))
      }
      return draft
    }
  }

  func rejections() throws -> [Rejection] {
    try cases().rows.flatMap { row -> [Rejection] in
      guard case .rejected(let faults) = row.outcome else { return [] }
      return faults
    }
  }

  func milestones() throws -> MilestoneTable { try ledger.milestones(catalogue: .small) }
}

extension WorkbookFixture {
  /// A sheet of texts, row by row; an empty text leaves the cell out.
  static func table(_ rows: [[String]]) -> WorkbookFixture {
    var fixture = WorkbookFixture()
    fixture.sheetData = sheetData(rows)
    return fixture
  }

  /// A workbook of several sheets, each with its state, its rows of texts and its merged ranges.
  static func sheets(_ sheets: [(name: String, state: String, rows: [[String]], merges: [String])]) -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var fixture = WorkbookFixture()
    var list = ""
    var targets: [(kind: String, target: String)] = []
    for (index, sheet) in sheets.enumerated() {
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" r:id=\"rId\(index + 1)\"/>"
      targets.append((kind: "worksheet", target: "worksheets/sheet\(index + 1).xml"))
      fixture.parts["xl/worksheets/sheet\(index + 1).xml"] =
        "<worksheet><sheetData>\(sheetData(sheet.rows))</sheetData>\(mergeCells(sheet.merges))</worksheet>"
    }
    targets.append((kind: "styles", target: "styles.xml"))
    fixture.parts["xl/_rels/workbook.xml.rels"] = fixture.relationships(targets)
    fixture.parts["xl/workbook.xml"] =
      "<workbook xmlns:r=\"\(office)\"><workbookPr/><sheets>\(list)</sheets></workbook>"
    return fixture.bytes()
  }

  /// A sheet of texts with merged ranges such as `A1:F1`.
  static func table(_ rows: [[String]], merges: [String]) -> WorkbookFixture {
    var fixture = table(rows)
    fixture.afterData = mergeCells(merges)
    return fixture
  }

  private static func mergeCells(_ ranges: [String]) -> String {
    ranges.isEmpty ? "" : "<mergeCells>\(ranges.map { "<mergeCell ref=\"\($0)\"/>" }.joined())</mergeCells>"
  }

  static func sheetData(_ rows: [[String]]) -> String {
    rows.enumerated().map { index, row -> String in
      let cells = row.enumerated().map { position, text -> String in
        text.isEmpty
          ? ""
          : "<c r=\"\(CellReference.columnName(position + 1))\(index + 1)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
      }
      return "<row r=\"\(index + 1)\">\(cells.joined())</row>"
    }.joined()
  }
}
