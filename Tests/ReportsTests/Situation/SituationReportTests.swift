import CaseFile
import CivilCalendar
import Reports
import RuleModel
import TestSupport
import Testing

@Suite struct SituationReportTests {
  private static var small: SituationFixture { SituationFormulaTests.small }

  @Test func `a closing after the cut-off is nowhere to be seen`() throws {
    let report = try Self.small.report()
    let row = try #require(report.ledger.row(of: "(2019)示01破6号", column: 1))
    #expect(report.ledger.rows[row].cells.contains { $0.value == .text("未结") })
    #expect(!report.ledger.text.contains("2019-07-01"))
    #expect(!report.ledger.text.contains("(2019)示01破7号"))
    #expect(report.overall[try #require(report.overall.row(of: "出清企业", column: 1)), 3].number == 2)
    let later = try Self.small.report("2019-07")
    #expect(later.ledger.text.contains("2019-07-01"))
  }

  @Test func `the ledger says how many rows there are, and has them`() throws {
    let ledger = try Self.small.report().ledger
    #expect(ledger.text.contains("共6件（第1—6件，全部列出）：未结5件，已结1件"))
    #expect(ledger.rows.count == 5 + 6)
  }

  @Test func `a case of several enterprises is named by the first and their number`() throws {
    let report = try Self.small.report()
    #expect(report.ledger.words.contains("示例丙公司等2户"))
    #expect(try Self.small.report(language: .en).ledger.words.contains("示例丙公司 and 1 more"))
  }

  @Test func `the list of old cases leads to their rows in the ledger`() throws {
    let report = try Self.small.report()
    for row in report.longPending.rows {
      for case .link(let number, let target) in row.cells.map(\.value) where target.contains("案件台账") {
        let cell = try #require(Int(target.drop { $0 != "!" }.dropFirst(2)))
        #expect(report.ledger[cell - 1, 1].words == number)
      }
    }
    #expect(report.longPending.text.contains("一年以上共3件（第1—3件，全部列出），其中三年以上2件（■）、一至三年1件（□）"))
  }

  @Test func `the cover leads to the rows of the overall table`() throws {
    let report = try Self.small.report()
    let links = report.cover.rows.flatMap { $0.cells.map(\.value) }.compactMap { value -> (String, Int)? in
      guard case .link(let text, let target) = value, target.hasPrefix("'总体情况'!D"), let row = Int(target.drop { $0 != "!" }.dropFirst(2))
      else { return nil }
      return (text, row - 1)
    }
    #expect(links.count == 6)
    for (text, row) in links {
      let name = report.overall[row, 1].words.filter { $0 != "　" }
      #expect(text.hasPrefix(name.prefix(2)) || name.contains("未结"), "\(text) → \(name)")
    }
  }

  @Test func `the cover lists every other visible sheet`() throws {
    let report = try Self.small.report()
    let targets = report.cover.rows.flatMap { $0.cells.map(\.value) }.compactMap { value -> String? in
      guard case .link(_, let target) = value, target.hasSuffix("!A1") else { return nil }
      return target
    }
    #expect(targets == report.sheets.dropFirst().filter { !$0.sheet.isHidden }.map { "'\($0.sheet.name)'!A1" })
  }

  @Test func `every sheet but the cover leads back to it`() throws {
    for language in ReportLanguage.allCases {
      let report = try Self.small.report(language: language)
      for sheet in report.sheets.dropFirst() where !sheet.sheet.isHidden {
        guard case .link(_, let target) = sheet[0, 0] else {
          Issue.record("no way back on \(sheet.sheet.name)")
          continue
        }
        #expect(target == "'\(report.cover.sheet.name)'!A1")
      }
    }
  }

  @Test(arguments: ["2019", "2019H1", "2019Q2", "2019-07", "2019-01..2019-07", "2019-01-01..2019-07-20"], ["", "2018", "2019Q1"])
  func `no shape of period leaves a broken number or an empty heading`(code: String, comparison: String) throws {
    for language in ReportLanguage.allCases {
      for fixture in [SituationFixture(), Self.small] {
        let report = try fixture.report(code, comparison: comparison.isEmpty ? nil : comparison, language: language)
        for sheet in report.sheets {
          for word in sheet.words { #expect(!SituationProseTests.isBroken(word), "\(sheet.sheet.name): \(word)") }
          for row in sheet.rows { #expect((row.heightPixels ?? 20) > 0 && (row.heightPixels ?? 20) <= 546) }
        }
      }
    }
  }

  @Test func `the sheets have names that spreadsheets take, in both languages`() throws {
    for language in ReportLanguage.allCases {
      for comparison in [nil, "2018H2", "2017"] {
        let names = try Self.small.report(comparison: comparison, language: language).workbook.sheets.map(\.name)
        #expect(Set(names).count == 8)
        for name in names { #expect((1...31).contains(name.utf16.count) && !name.contains { "[]:*?/\\'".contains($0) }) }
      }
    }
  }

  @Test func `formulas and names of the English report are English`() throws {
    let report = try Self.small.report(language: .en)
    for sheet in report.sheets {
      for formula in sheet.rows.flatMap({ $0.cells.compactMap(\.value.formula) }) { #expect(!Self.hasChinese(formula)) }
    }
    for name in report.workbook.definedNames { #expect(!Self.hasChinese(name.name + name.reference)) }
  }

  private static func hasChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) || (0x3000...0x303F).contains($0.value) || $0.value >= 0xFF00 }
  }

  @Test func `figures that contradict themselves make no report, and the cases are named`() throws {
    var fixture = SituationFixture()
    fixture.add("(2019)示01破1号", filed: "2019-02-01", closed: "2018-11-01", manner: .known(.terminated))
    #expect {
      try fixture.report()
    } throws: { error in
      guard case StatisticsError.doesNotReconcile(let breaks) = error else { return false }
      return breaks.flatMap(\.culprits).map(\.number.text).contains("(2019)示01破1号")
    }
  }

  @Test func `an enterprise cleared twice counts once, at the case that came first`() throws {
    var fixture = SituationFixture()
    fixture.add("(2018)示01破1号", filed: "2018-01-01", closed: "2019-03-01", manner: .known(.terminated))
    fixture.add("(2018)示01破2号", filed: "2018-02-01", closed: "2019-04-01", manner: .known(.terminated))
    let report = try fixture.report()
    let row = try #require(report.overall.row(of: "出清企业", column: 1))
    #expect(report.overall[row, 3].number == 1)
    #expect(report.ledger.sum(under: "出清\n户数") == 1)
  }
}
