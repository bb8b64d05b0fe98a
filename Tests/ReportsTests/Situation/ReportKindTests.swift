import CaseFile
import Reports
import TestSupport
import Testing

/// What each kind of report has.
@Suite struct ReportKindTests {
  @Test(arguments: ReportKind.allCases)
  func `every kind has the ledger and its definitions, and numbers its tables from 1`(kind: ReportKind) throws {
    for language in ReportLanguage.allCases {
      let report = try SituationFixture.standing.report(kind: kind, language: language)
      #expect(!report.ledger.rows.isEmpty && !report.definitions.rows.isEmpty)
      let numbered = report.sheets.filter { !$0.sheet.isHidden && $0[1, 0].words.hasPrefix(language == .zh ? "表" : "Table ") }
      for (index, sheet) in numbered.enumerated() {
        #expect(sheet[1, 0].words.hasPrefix(language == .zh ? "表\(index + 1)　" : "Table \(index + 1). "), "\(sheet.sheet.name)")
      }
      let subject = report.workbook.properties.custom.first { $0.name == "chuqing.request" }
      #expect(subject?.value.hasPrefix(kind.rawValue + " ") == true)
    }
  }

  @Test func `a list of warnings has no cover, the circular no sheets about nodes`() throws {
    let overdue = try SituationFixture.standing.report(kind: .overdue)
    #expect(overdue.sheets[0].sheet.name == "节点预警及逾期")
    #expect(overdue.overall.rows.isEmpty && overdue.cover.rows.isEmpty && !overdue.nodes.rows.isEmpty)
    let circular = try SituationFixture.standing.report(kind: .circular)
    #expect(circular.nodes.rows.isEmpty && circular.warnings.rows.isEmpty && !circular.overall.rows.isEmpty)
    #expect(circular.cover.text.contains("办理情况通报"))
  }

  @Test(arguments: ReportKind.allCases)
  func `no formula and no link leads to a sheet that the kind lacks`(kind: ReportKind) throws {
    for language in ReportLanguage.allCases {
      let report = try SituationFixture.standing.report(kind: kind, language: language)
      let names = Set(report.workbook.sheets.map(\.name))
      for sheet in report.sheets {
        let texts = sheet.rows.flatMap { $0.cells.map(\.value) }.compactMap { value -> String? in
          if case .link(_, let target) = value { return target }
          return value.formula
        }
        for text in texts + sheet.sheet.links.map(\.target) {
          for part in text.split(separator: "!").dropLast() where part.hasSuffix("'") {
            let name = part.dropLast().split(separator: "'").last.map(String.init) ?? ""
            #expect(names.contains(name), "\(sheet.sheet.name): \(text)")
          }
        }
      }
    }
  }
}
