import CaseFile
import CivilCalendar
import Foundation
import Reports
import TestSupport
import Testing

/// A report as JSON, CSV and Markdown: the values of the workbook's cells.
@Suite struct WorkbookPrintingTests {
  private static func object(_ workbook: Workbook) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(workbook.json().utf8)) as? [String: Any])
  }

  private static func table(_ id: String, of workbook: Workbook) throws -> (columns: [String], rows: [[Any]]) {
    let tables = try #require(try object(workbook)["tables"] as? [[String: Any]])
    let table = try #require(tables.first { $0["id"] as? String == id })
    let columns = try #require(table["columns"] as? [[String: String]])
    return (columns.compactMap { $0["id"] }, try #require(table["rows"] as? [[Any]]))
  }

  @Test func `the overall table in JSON has the figures of the sheet`() throws {
    let report = try SituationFormulaTests.small.report()
    let (columns, rows) = try Self.table("overall", of: report.workbook)
    #expect(columns == ["group", "measure", "unit", "current", "prior", "change", "change_ratio"])
    for row in rows {
      let name = try #require(row[1] as? String)
      let place = try #require(report.overall.row(of: name.trimmingCharacters(in: ["　"]), column: 1))
      for column in 3...6 {
        let shown = report.overall[place, column].number
        if let number = row[column] as? Double { #expect(abs(number - (shown ?? .nan)) < 1e-9) } else { #expect(shown == nil) }
      }
    }
    // A merged cell stands for every row under it.
    #expect(rows.prefix(5).allSatisfy { $0[0] as? String == "收结存" })
  }

  @Test(arguments: ReportKind.allCases)
  func `every table of every kind is in every format, row for row`(kind: ReportKind) throws {
    for fixture in [SituationFixture(), SituationFormulaTests.small, .standing] {
      for language in ReportLanguage.allCases {
        let workbook = try fixture.report(kind: kind, language: language).workbook
        let object = try Self.object(workbook)
        #expect(object["schema"] as? Int == 1)
        let tables = try #require(object["tables"] as? [[String: Any]])
        #expect(tables.compactMap { $0["id"] as? String } == workbook.tableNames)
        #expect(Set(workbook.tableNames).count == workbook.tableNames.count)
        for table in tables {
          let id = try #require(table["id"] as? String)
          let columns = try #require(table["columns"] as? [[String: String]])
          #expect(columns.allSatisfy { $0["id"]?.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" } == true }, "\(id)")
          #expect(Set(columns.compactMap { $0["id"] }).count == columns.count, "\(id)")
          let rows = try #require(table["rows"] as? [[Any]])
          #expect(rows.allSatisfy { $0.count == columns.count }, "\(id)")
          let lines = try #require(workbook.csv(table: id)).components(separatedBy: "\r\n")
          #expect(lines.last == "")
          if !rows.contains(where: { $0.contains { ($0 as? String)?.contains("\n") == true } }) {
            #expect(lines.count == rows.count + 2, "\(id)")
          }
        }
        let headings = workbook.markdown().components(separatedBy: "\n").count { $0.hasPrefix("## ") }
        #expect(headings == tables.count)
      }
    }
  }

  @Test func `days are days, the dash is nothing, text cannot become a formula`() throws {
    var fixture = SituationFixture()
    fixture.add("(2019)示01破1号", filed: "2019-03-01", debtors: ["=cmd()"])
    let workbook = try fixture.report().workbook
    let (columns, rows) = try Self.table("ledger", of: workbook)
    let row = try #require(rows.first)
    let filed = try #require(columns.firstIndex(of: "filed_on"))
    #expect(row[filed] as? String == "2019-03-01")
    #expect(row[try #require(columns.firstIndex(of: "closed_on"))] is NSNull)
    #expect(try #require(workbook.csv(table: "ledger")).contains(",'=cmd(),"))
    let overall = try Self.table("overall", of: workbook).rows
    let rate = try #require(overall.first { $0[1] as? String == "平均审理天数" })
    #expect(rate[3] is NSNull)
    let dates = try Self.table("definitions_dates", of: workbook).rows
    #expect(dates.compactMap { $0[2] as? String }.allSatisfy { CivilDate($0) != nil } && dates.count >= 8)
    #expect(workbook.csv(table: "no such table") == nil)
  }

  @Test func `Markdown shows figures as the workbook does, and nothing breaks its tables`() throws {
    var fixture = SituationFormulaTests.small
    fixture.add("(2019)示01破8号", filed: "2019-03-01", debtors: ["甲|乙*公司\n分厂"])
    let text = try fixture.report().workbook.markdown()
    #expect(text.contains("| 旧存 | 件 | 5 | 3 | +2 | ▲ 66.67% |"))
    #expect(text.contains("甲\\|乙\\*公司 分厂"))
    #expect(text.contains("| 持平 |"))
    let tables = text.components(separatedBy: "\n\n")
    for table in tables where table.hasPrefix("|") {
      let lines = table.split(separator: "\n").map { $0.replacingOccurrences(of: "\\|", with: "") }
      let widths = Set(lines.map { $0.count { $0 == "|" } })
      #expect(widths.count == 1, "\(lines.first ?? "")")
    }
  }
}
