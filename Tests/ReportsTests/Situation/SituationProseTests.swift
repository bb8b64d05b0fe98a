import CaseFile
import Reports
import RuleModel
import TestSupport
import Testing

@Suite struct SituationProseTests {
  /// Cases pending a year or more at the end of 2019H1 and of 2018H1.
  static func stock(now: Int, before: Int) -> SituationFixture {
    var fixture = SituationFixture()
    let both = min(now, before)
    for index in 0..<max(now, before) {
      // Old in both years; closed in between when there were more before; filed later when there are more now.
      let isNew = index >= both && now > before
      let isGone = index >= both && before > now
      fixture.add(
        "(2016)示01破\(index + 1)号", filed: isNew ? "2018-01-10" : "2017-01-10", closed: isGone ? "2019-02-01" : nil,
        manner: isGone ? .known(.terminated) : nil, debtors: ["示例\(index)公司"])
    }
    return fixture
  }

  /// What must never be printed.
  static func isBroken(_ text: String) -> Bool {
    let forbidden = ["下降-", "下降−", "上升-", "上升−", "nan", "NaN", "inf%", "infinity", "−0.00", "-0.00", "Optional(", "down -", "up -"]
    return forbidden.contains { text.contains($0) }
  }

  @Test(arguments: [
    (1, 2, "一年以上未结1件，上年同期2件，同比下降50.00%", "长期未结下降"), (3, 2, "一年以上未结3件，上年同期2件，同比上升50.00%", "长期未结上升"),
    (2, 2, "一年以上未结2件，与上年同期持平", "长期未结持平"), (0, 0, "一年以上未结0件，上年同期也为0", "长期未结持平"),
    (2, 0, "一年以上未结2件，上年同期为0，不计算百分比", "长期未结上升"), (0, 2, "一年以上未结0件，上年同期2件，同比下降100.00%", "长期未结下降"),
  ])
  func `the cover says plainly how the old cases moved`(now: Int, before: Int, sentence: String, lead: String) throws {
    let cover = try Self.stock(now: now, before: before).report().cover
    #expect(cover.text.contains(sentence), "\(cover.text)")
    #expect(cover.words.contains(lead))
    #expect(!cover.words.contains(where: Self.isBroken))
  }

  @Test(arguments: [(1, 2), (3, 2), (2, 2), (0, 0), (2, 0), (0, 2)])
  func `in English too`(now: Int, before: Int) throws {
    let cover = try Self.stock(now: now, before: before).report(language: .en).cover
    let expected =
      now == before
      ? "unchanged at \(now)" : now > before ? "up from \(before) to \(now)" : "down from \(before) to \(now)"
    #expect(cover.text.contains(expected), "\(cover.text)")
    #expect(!cover.words.contains(where: Self.isBroken))
  }

  @Test func `a change too small to print is not called a change, nor equality`() throws {
    var fixture = SituationFixture()
    for index in 0..<20_002 {
      fixture.add("(2016)示01破\(index + 1)号", filed: index == 20_001 ? "2018-01-10" : "2017-01-10", debtors: [])
    }
    // Without the ledger, whose rows nobody looks at here.
    let sheets = try SituationReport.workbook(fixture.input()).sheets.prefix(2).map(ReadSheet.init)
    #expect(sheets[0].text.contains("与上年同期基本持平"))
    #expect(sheets[1].text.contains("一年以上未结由20,001件升至20,002件"))
  }

  @Test func `another comparison has another word`() throws {
    let fixture = Self.stock(now: 1, before: 2)
    let previous = try fixture.report("2019Q1", comparison: "2018Q4")
    #expect(previous.cover.text.contains("环比") && !previous.cover.text.contains("同比"))
    let other = try fixture.report("2019H1", comparison: "2017H1")
    // The trend compares every month with the same month of last year, whatever the report compares with.
    let sheets = other.sheets.filter { ![other.trend.sheet.name, other.chartData.sheet.name].contains($0.sheet.name) }
    #expect(!sheets.contains { $0.text.contains("同比") || $0.sheet.name.contains("同比") })
    #expect(other.cover.text.contains("比较期"))
  }

  @Test func `closings that lag behind filings are said to`() throws {
    let cover = try Self.stock(now: 3, before: 0).report("2018H1").cover
    #expect(cover.text.contains("2018年"))
    var fixture = SituationFixture()
    for (index, month) in ["01", "04"].enumerated() { fixture.add("(2019)示01破\(index)号", filed: "2019-\(month)-03") }
    #expect(try fixture.report().cover.text.contains("截至2019年二季度，结案已连续2个季度少于新收"))
  }

  @Test func `what most old cases have in common is named only when one has most`() throws {
    var fixture = SituationFixture()
    fixture.add("(2016)示01破1号", filed: "2016-01-04", owner: .municipal)
    fixture.add("(2016)示01破2号", filed: "2016-01-05", owner: .district)
    #expect(!(try fixture.report().cover.text.contains("按隶属")))
    fixture.add("(2016)示01破3号", filed: "2016-01-06", owner: .district)
    #expect(try fixture.report().cover.text.contains("按隶属，区属企业最多，2件"))
  }

  @Test(arguments: ReportLanguage.allCases)
  func `the node named last is the one at which the old cases stand, as in the ledger`(language: ReportLanguage) throws {
    var fixture = SituationFixture()
    var nodes = NodeFixture()
    for serial in 1...3 {
      fixture.add("(2016)示01破\(serial)号", filed: "2016-01-0\(serial)", owner: .provincial)
      // The last act is the second node; what is owed is the fourth.
      fixture.record("(2016)示01破\(serial)号", "acceptance", on: "2016-02-01")
      nodes.stand("(2016)示01破\(serial)号", at: serial == 3 ? 3 : 4)
    }
    fixture.nodes = nodes
    let cover = try fixture.report(language: language).cover.text
    #expect(cover.contains(language == .zh ? "按所处节点，停留在“第一次债权人会议”的最多，2件" : "most stand at \"First creditors' meeting\" (2)"), "\(cover)")
    #expect(cover.contains(language == .zh ? "均为省属企业" : "all concern provincial enterprises"))
    #expect(!cover.contains("最近节点") && !cover.contains("last reached"))
  }

  @Test func `a quarter in which nothing happened is not called even`() throws {
    var fixture = SituationFixture()
    fixture.add("(2019)示01破1号", filed: "2019-01-04", closed: "2019-02-04", manner: .known(.terminated))
    let report = try fixture.report()
    #expect(report.cover.text.contains("2019年二季度没有新收和结案。"))
    #expect(!report.cover.text.contains("结案等于新收"))
    #expect(try fixture.report(language: .en).cover.text.contains("Nothing was received or closed in Q2 2019."))
  }

  @Test func `a comparison with a period of another length says so on the cover and above the measures`() throws {
    let fixture = Self.stock(now: 1, before: 2)
    let unequal = try fixture.report("2019Q2", comparison: "2018")
    for sheet in [unequal.cover, unequal.overall] {
      #expect(sheet.text.contains("本期3个月，比较期12个月，长短不同"), "\(sheet.sheet.name)")
    }
    for (code, comparison) in [("2019Q2", nil as String?), ("2019Q2", "2018Q3"), ("2019H1", "2018H2")] {
      #expect(try !fixture.report(code, comparison: comparison).cover.text.contains("长短不同"))
    }
    #expect(
      try fixture.report("2019Q2", comparison: "2018", language: .en).cover.text.contains(
        "The period has 3 months, the one compared with 12 months"))
  }

  @Test(arguments: [("2017-08", "《民法通则》"), ("2019H1", "《民法总则》"), ("2021H1", "《民法典》")])
  func `the definitions cite the civil law in force at the cut-off, and no later one`(code: String, law: String) throws {
    var fixture = Self.stock(now: 2, before: 2)
    fixture.plans = [:]
    fixture.targets = [PlanCourt.target(.closed, "5", year: Int(code.prefix(4)) ?? 0)]
    let report = try fixture.report(code)
    for sheet in report.sheets {
      for other in ["《民法通则》", "《民法总则》", "《民法典》"] where other != law { #expect(!sheet.text.contains(other), "\(sheet.sheet.name) \(other)") }
    }
    #expect(report.definitions.text.contains(law) && report.crossing.text.contains(law))
  }

  @Test func `the command of a note reprints the same figures, and a figure without cases promises none`() throws {
    var fixture = Self.stock(now: 2, before: 2)
    for index in fixture.records.indices { fixture.records[index].facts.judge = "麦 自勤" }
    func notes(_ report: ReadWorkbook) -> String { report.overall.sheet.notes.map(\.text).joined() }
    let whole = try fixture.report()
    #expect(notes(whole).contains("chuqing stats --period 2019H1 --known-at 1205"))
    #expect(!notes(whole).contains("所涉案件 0 件"))
    let part = try fixture.report("2019Q2", comparison: "2018Q4", scope: ReportScope(.judge, "麦 自勤"))
    #expect(notes(part).contains("chuqing stats --period 2019Q2 --compare 2018Q4 --judge '麦 自勤' --known-at 1205"))
    let standing = try SituationFixture.standing.report()
    #expect(notes(standing).contains("有期限到期的案件 2 件，其中有未按期的 1 件"))
  }
}
