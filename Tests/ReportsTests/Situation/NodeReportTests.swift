import CaseFile
import CivilCalendar
import Reports
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

/// What the sheets about nodes have in common with the rest of the report.
@Suite struct NodeReportTests {
  @Test(arguments: ReportLanguage.allCases)
  func `every name, sheet and style that they use exists`(language: ReportLanguage) throws {
    let report = try SituationFixture.standing.report(language: language)
    let sheets = Set(report.workbook.sheets.map(\.name))
    let names = Set(report.workbook.definedNames.map(\.name))
    for sheet in report.sheets {
      for cell in sheet.rows.flatMap(\.cells) {
        if case .link(_, let target) = cell.value { #expect(FormulaWords(target).unknown(sheets: sheets, names: names) == []) }
        if let formula = cell.value.formula { #expect(FormulaWords(formula).unknown(sheets: sheets, names: names) == []) }
        #expect(report.workbook.styles.styles.indices.contains(cell.style.index))
      }
      for word in sheet.words { #expect(!SituationProseTests.isBroken(word), "\(sheet.sheet.name): \(word)") }
      for series in sheet.sheet.charts.flatMap(\.chart.series) { #expect(series.values.last.row < report.chartData.rows.count) }
    }
  }

  @Test func `the chart draws the cases of the table`() throws {
    let report = try SituationFixture.standing.report()
    let chart = try #require(report.nodes.sheet.charts.first?.chart)
    #expect(chart.series.map(\.name) == ["未逾期", "逾期"])
    let drawn = chart.series.map { series in
      (series.values.first.row...series.values.last.row).map { report.chartData[$0, series.values.first.column].number }
    }
    #expect(drawn == [[0, 0, 2, 1], [0, 0, 2, 0]])
  }

  @Test func `long names and reasons make their rows higher`() throws {
    let long = "示例市国有资产经营（集团）股份有限公司下属第一机械制造总厂破产清算组及其分支机构"
    var fixture = SituationFixture()
    var nodes = NodeFixture()
    fixture.add("(2019)示01破1号", filed: "2019-01-02", debtors: [long]) { $0.judge = long }
    nodes.stand("(2019)示01破1号", at: 3)
    nodes.limit("(2019)示01破1号", due: "2019-06-20", locks: true)
    nodes.lock(
      "(2019)示01破1号", due: "2019-06-20",
      .released(on: civilDate("2019-06-22"), until: civilDate("2019-06-25"), approver: long, reason: long + long))
    nodes.lock("(2019)示01破1号", due: "2019-06-20", .holds)
    fixture.nodes = nodes
    let report = try fixture.report()
    for (sheet, row) in [(report.warnings, 4), (report.locks, 4), (report.judges, 5)] {
      #expect((sheet.rows[row].heightPixels ?? 0) >= 34, "\(sheet.sheet.name)")
    }
  }

  @Test func `a closing after the cut-off leaves the case at its node`() throws {
    var fixture = SituationFixture()
    var nodes = NodeFixture()
    fixture.add("(2019)示01破1号", filed: "2019-01-02", closed: "2019-07-03", manner: .known(.terminated))
    nodes.stand("(2019)示01破1号", at: 2)
    fixture.nodes = nodes
    let report = try fixture.report()
    #expect(report.nodes[6, 5].number == 1)
    #expect(report.ledger.text.contains("2 裁定受理"))
  }

  @Test func `the definitions list the limits that count and were in force, in the order of the nodes`() throws {
    var fixture = SituationFixture.standing
    fixture.catalogue = .builtIn
    fixture.nodes = NodeFixture()
    let definitions = try fixture.report().definitions
    let first = try #require(definitions.row(of: "三、节点按期率所计期限", column: 0)) + 2
    let last = try #require(definitions.row(of: "四、节点、预警与锁定", column: 0))
    let numbers = (first..<last).map { definitions[$0, 0].words }
    let period = civilDate("2018-01-01")...civilDate("2019-06-30")
    let catalogue = Catalogue.builtIn
    let expected = catalogue.rules.indices.filter { index in
      let rule = catalogue.rules[index]
      let spans = [civilDate("2018-01-01")...civilDate("2018-06-30"), civilDate("2019-01-01")...period.upperBound]
      return catalogue.isCounted(index)
        && spans.contains { rule.inForceFrom <= $0.upperBound && rule.inForceThrough ?? $0.lowerBound >= $0.lowerBound }
    }
    #expect(numbers.count == expected.count)
    let keys = numbers.map { (Int($0.prefix { $0.isNumber }) ?? 0, $0) }
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(Set(numbers).isSuperset(of: ["7a", "7b", "8", "21c", "26"]))
    // A party's own periods and what the law supplies are nobody's lateness.
    #expect(Set(numbers).isDisjoint(with: ["5", "10", "13a", "13b", "15", "17b"]))
    #expect(definitions.text.contains("本系统登记案件以前已经届满的期限不锁定"))
    #expect(definitions.text.contains("超过管理期限不等于违反法律"))
    for level in catalogue.ladder.levels { #expect(definitions.text.contains(level.name.zh)) }
  }

  @Test func `the English sheets have no Chinese of their own`() throws {
    var fixture = SituationFixture()
    var nodes = NodeFixture()
    fixture.court = CourtIdentity(code: "GD01", name: "Sample court", isRehearsal: true)
    fixture.add("A 1", filed: "2019-01-02", debtors: ["Alpha"]) { $0.judge = "Judge" }
    nodes.stand("A 1", at: 3)
    nodes.limit("A 1", due: "2019-06-20", locks: true, provisional: true)
    nodes.limit("A 1", due: "2019-07-02", .warned(level: "hours_48"))
    nodes.lock("A 1", due: "2019-06-20", .holds)
    fixture.nodes = nodes
    let report = try fixture.report(language: .en)
    for sheet in report.sheets {
      for text in sheet.words { #expect(!text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text)") }
    }
  }
}
