import CaseFile
import CivilCalendar
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

@testable import Reports

@Suite struct QualitySheetTests {
  /// Four cases: one sound, one without proceeding and claims, one closed without manner, one filed after the period.
  private static var fixture: SituationFixture {
    var fixture = SituationFixture()
    fixture.asksQuestions = true
    func complete(_ facts: inout CaseFacts) {
      facts.category = .closedDown
      facts.judge = "甲法官"
      facts.clerk = "丙书记员"
      facts.division = "民二庭"
      facts.claimsTotal = Money(fen: 100)
    }
    fixture.add("(2019)示01破1号", filed: "2019-05-01", debtors: ["示例一公司"], set: complete)
    fixture.add("(2019)示01破2号", filed: "2019-05-02", debtors: ["示例二公司"], procedure: nil) {
      complete(&$0)
      $0.claimsTotal = nil
      $0.judge = "乙法官"
    }
    fixture.add("(2019)示01破3号", filed: "2019-05-03", closed: "2019-06-03", debtors: ["示例三公司"], set: complete)
    fixture.add("(2019)示01破4号", filed: "2019-07-02", debtors: ["示例四公司"], procedure: nil, set: complete)
    for serial in 1...4 { fixture.record("(2019)示01破\(serial)号", "acceptance", on: "2019-06-2\(serial)") }
    return fixture
  }

  private func matter(_ figures: QualityFigures, _ id: QualityFigures.MatterID) throws -> QualityFigures.Matter {
    try #require(figures.matters.first { $0.id == id })
  }

  @Test func `matters are the questions of check as of the end of the period, among the cases they are asked of`() throws {
    let input = try Self.fixture.input()
    let figures = try #require(try SituationFigures(input).quality)
    let procedure = try matter(figures, .question(.noProcedure))
    #expect(procedure.positions.map { input.records[$0].number.text } == ["(2019)示01破2号"] && procedure.of == 3)
    let manner = try matter(figures, .question(.closedWithoutManner))
    #expect(manner.positions.count == 1 && manner.of == 1)
    #expect(try matter(figures, .noClaims).positions.count == 1)
    #expect(try matter(figures, .question(.mannerUnknown)).positions.isEmpty)
    #expect(!figures.matters.contains { $0.id == .question(.peopleAlike) })
    #expect(figures.asked == IntegrityQuestion.allCases.count + 1)
  }

  @Test func `every case of every matter is listed, leads to its row of the ledger, and is counted by the formula`() throws {
    let report = try Self.fixture.report()
    let sheet = report.quality
    let regions = Dictionary(uniqueKeysWithValues: sheet.sheet.tables.map { ($0.id, $0) })
    let (summary, list) = (try #require(regions["quality"]), try #require(regions["quality_cases"]))
    var counts: [String: Int] = [:]
    for row in list.rows {
      counts[sheet[row, 1].words, default: 0] += 1
      guard case .link(let number, let target) = sheet[row, 4] else { Issue.record("no link in row \(row)"); continue }
      let cell = try #require(Int(target.drop { $0 != "!" }.dropFirst(2)))
      #expect(report.ledger[cell - 1, 1].words == number)
    }
    for row in summary.rows {
      #expect(Int(sheet[row, 6].number ?? -1) == counts[sheet[row, 1].words] ?? 0, "\(sheet[row, 3].words)")
      guard case .formula(let formula, _) = sheet[row, 6] else { continue }
      #expect(formula.hasPrefix("COUNTIF($B$\(list.rows.lowerBound + 1):$B$\(list.rows.upperBound),"))
    }
    #expect(list.rows.count == counts.values.reduce(0, +) && !list.rows.isEmpty)
    #expect(sheet.text.contains("共\(list.rows.count)条（第1—\(list.rows.count)条，全部列出"))
    for link in sheet.sheet.links {
      let count = Int(sheet[link.position.row, 6].number ?? 0)
      let rows = link.target.drop { $0 != "!" }.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
      #expect((rows.last ?? 0) - (rows.first ?? 0) + 1 == count)
      #expect(sheet[(rows.first ?? 0) - 1, 1].words == sheet[link.position.row, 1].words)
    }
  }

  @Test func `a scope lists only its own cases, whatever was found elsewhere`() throws {
    let report = try Self.fixture.report(scope: ReportScope(.judge, "乙法官"))
    #expect(report.quality.text.contains("示例二公司") && !report.quality.text.contains("示例三公司"))
    #expect(report.quality.text.contains("台账共1件"))
  }

  @Test func `nothing wrong is said so, and the sheet stands`() throws {
    var fixture = SituationFixture()
    fixture.asksQuestions = true
    let empty = try fixture.report()
    #expect(empty.quality.text.contains("台账里没有案件") && empty.quality.text.contains("（无）"))
    #expect(empty.quality.sheet.autoFilter == nil)
    #expect(try fixture.report(language: .en).quality.text.contains("There are no cases"))
  }

  @Test func `without the questions there is no sheet, and a kind without the sheet has the matters among its definitions`() throws {
    #expect(try SituationFixture().report().sheets.allSatisfy { $0.sheet.name != "数据质量" })
    let input = try Self.fixture.input()
    let circular = ReadWorkbook(
      try SituationReport.workbook(
        SituationInput(
          kind: .circular, court: input.court, head: input.head, catalogue: input.catalogue, programVersion: "1.0",
          columns: input.columns, records: input.records, currentMilestones: input.currentMilestones, period: input.period,
          comparison: input.comparison, language: .zh, integrity: input.integrity)))
    #expect(circular.definitions.text.contains("没有登记债权总额"))
  }

  @Test func `a milestone recorded over thirty days late is found; one entered with its docket is not`() {
    func questions(registered: String, recorded: String, on day: String = "2020-03-02") -> [IntegrityFault] {
      var docket = DocketFile(
        record: .sample("(2020)粤01破1号", filedOn: "2020-02-01"), kind: .proceeding,
        milestones: [MilestoneRecord(milestone: MilestoneID(rawValue: "case_registration"), occurredOn: civilDate(day))],
        registeredAt: instant(registered))
      docket.recordings = [
        MilestoneRecording(
          milestone: MilestoneID(rawValue: "case_registration"), occurredOn: civilDate(day), recordedAt: instant(recorded))
      ]
      var check = IntegrityCheck(catalogue: .builtIn, now: instant("2020-06-30"), court: "粤01")
      check.add(docket)
      return check.finished().map(\.fault).filter { $0.question == .recordedLate }
    }
    #expect(questions(registered: "2020-02-01", recorded: "2020-04-02").count == 1)
    #expect(questions(registered: "2020-02-01", recorded: "2020-04-01").isEmpty)
    #expect(questions(registered: "2020-05-01", recorded: "2020-05-01").isEmpty)
    #expect(questions(registered: "2018-02-01", recorded: "2020-04-02", on: "2019-03-02").isEmpty)
  }
}
