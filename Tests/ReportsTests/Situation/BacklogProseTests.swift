import CaseFile
import CivilCalendar
import Reports
import RuleModel
import TestSupport
import Testing

/// What is said beside a fall of old cases, and that no sentence is ever broken.
@Suite struct BacklogProseTests {
  /// Cases that are old at the end of 2019H1, at the end of 2018H1, and further filings and closings of young cases.
  private static func fixture(old: Int, gone: Int, crossing: Int, crossedBefore: Int, young: Int, youngClosed: Int) -> SituationFixture {
    var fixture = SituationFixture()
    var serial = 0
    func add(_ filed: String, closed: String? = nil) {
      serial += 1
      fixture.add(
        "(2019)示01破\(serial)号", filed: filed, closed: closed, manner: closed.map { _ in .known(.terminated) },
        debtors: ["示例\(serial)公司"])
    }
    for _ in 0..<old { add("2015-01-10") }
    for _ in 0..<gone { add("2015-01-10", closed: "2019-02-01") }
    for _ in 0..<crossing { add("2017-10-10") }
    for _ in 0..<crossedBefore { add("2016-10-10") }
    for _ in 0..<young { add("2019-03-10") }
    for _ in 0..<youngClosed { add("2019-03-10", closed: "2019-05-10") }
    return fixture
  }

  @Test func `a fall by closings says so, and gives the closings against the filings in the same sentence`() throws {
    let report = try Self.fixture(old: 5, gone: 12, crossing: 1, crossedBefore: 1, young: 3, youngClosed: 1).report()
    let sentences = report.cover.text.split { "。\n".contains($0) }.filter { $0.contains("一年以上未结") && $0.contains("下降") }
    #expect(!sentences.isEmpty)
    for sentence in sentences { #expect(sentence.contains("新收4件、结案13件，结收比325.00%"), "\(sentence)") }
    #expect(report.cover.text.contains("一年以上的下降来自结案：审结转出比上一年同一时段多12件"))
    #expect(report.overall.text.contains("结收比325.00%"))
    #expect(report.ageing.text.contains("结收比325.00%"))
    #expect(report.cover.words.contains("结收比 325.00%"))
  }

  @Test func `a fall because fewer cases grew old is not praised as closing`() throws {
    // Twenty grew old and five were closed the year before; one grew old and five were closed in this one.
    var fixture = Self.fixture(old: 3, gone: 5, crossing: 1, crossedBefore: 20, young: 2, youngClosed: 0)
    for index in 1...5 {
      fixture.add(
        "(2014)示01破\(index)号", filed: "2014-05-05", closed: "2018-02-02", manner: .known(.terminated), debtors: ["示例旧\(index)公司"])
    }
    let report = try fixture.report()
    #expect(report.cover.text.contains("不是结案增多：新满一年的比上一年同一时段少19件"))
    #expect(report.trend.text.contains("一年以上未结由28件降至24件：其间新满一年转入1件，审结转出5件"))
    #expect(try fixture.report(language: .en).cover.text.contains("does not come from closings"))
  }

  @Test func `a rise is said without the comfort of closings`() throws {
    let report = try Self.fixture(old: 2, gone: 0, crossing: 4, crossedBefore: 1, young: 1, youngClosed: 1).report()
    #expect(report.cover.text.contains("长期未结上升"))
    #expect(!report.cover.text.contains("的下降"))
    #expect(report.trend.text.contains("一年以上未结由3件升至7件"))
  }

  @Test func `nothing filed is said instead of a ratio`() throws {
    let report = try Self.fixture(old: 2, gone: 3, crossing: 0, crossedBefore: 0, young: 0, youngClosed: 0).report()
    #expect(report.cover.text.contains("本期没有新收，结案3件"))
    #expect(report.cover.text.contains("没有新收"))
  }

  @Test func `a circular opens with its months and compares what came in`() throws {
    let input = try Self.fixture(old: 4, gone: 2, crossing: 1, crossedBefore: 1, young: 14, youngClosed: 3).input("2019-01..2019-07")
    let circular = ReadWorkbook(
      try SituationReport.workbook(
        SituationInput(
          kind: .circular, court: input.court, head: input.head, catalogue: input.catalogue, programVersion: "", columns: input.columns,
          records: input.records, currentMilestones: input.currentMilestones, period: input.period, comparison: input.comparison,
          language: .zh)))
    #expect(circular.cover.text.contains("2019年1至7月，新收17件，上年同期为0，不计算百分比；结案5件，上年同期为0，不计算百分比。截至2019年7月31日，未结20件"))
    #expect(circular.trend.rows.count > 24 && circular.groups.rows.count > 5)
  }

  @Test("small bases have their counts beside the percentage")
  func smallBases() throws {
    let cover = try Self.fixture(old: 2, gone: 0, crossing: 0, crossedBefore: 0, young: 1, youngClosed: 0).report().cover
    #expect(cover.text.contains("期末未结3件，上年同期2件，同比上升50.00%"), "\(cover.text)")
  }

  /// A trend of every kind: rise, fall, equal, both zero, prior zero, now zero.
  @Test("no sentence is broken, whatever the figures are", arguments: UInt64(1)...30, ReportLanguage.allCases)
  func generated(seed: UInt64, language: ReportLanguage) throws {
    var dice = StatisticsDice(seed: seed)
    func some() -> Int { Int.random(in: 0...3, using: &dice) * Int.random(in: 0...4, using: &dice) }
    let fixture = Self.fixture(
      old: some(), gone: some(), crossing: some(), crossedBefore: some(), young: some(), youngClosed: some())
    let codes = ["2019H1", "2019-01..2019-07", "2019-05", "2018", "2019-02-03..2019-04-05"]
    let code = codes[Int(seed) % codes.count]
    let report = try fixture.report(code, comparison: seed.isMultiple(of: 3) ? "2018Q4" : nil, language: language)
    for sheet in [report.cover, report.overall, report.ageing, report.bands, report.trend, report.groups] {
      for text in sheet.words {
        #expect(!SituationProseTests.isBroken(text), "seed \(seed): \(text)")
        #expect(!text.contains("∞") && !text.contains("降0.00") && !text.contains("升0.00") && !text.contains("升−"), "seed \(seed): \(text)")
      }
    }
    // A direction and its number agree.
    let over = try #require(report.overall.rows.indices.first { ["一年以上未结", "Pending ≥ 1 year"].contains(report.overall[$0, 1].words) })
    let (now, before) = (report.overall[over, 3].number ?? 0, report.overall[over, 4].number ?? 0)
    let headline = report.overall.text
    if language == .zh {
      let word =
        now > before
        ? "一年以上未结由\(Int(before))件升至\(Int(now))件" : now < before ? "一年以上未结由\(Int(before))件降至\(Int(now))件" : "一年以上未结仍为\(Int(now))件"
      #expect(headline.contains(word), "seed \(seed)")
      #expect(headline.contains("；本期") == (now < before || isFall(report, "其中：三年以上")), "seed \(seed)")
    }
  }

  /// So many cases closed in each month from January.
  private static func closings(_ months: [Int]) -> SituationFixture {
    var fixture = SituationFixture()
    for (month, count) in months.enumerated() {
      for serial in 0..<count {
        fixture.add(
          "(2018)示01破\(month * 100 + serial)号", filed: "2018-05-10", closed: "2019-0\(month + 1)-10", manner: .known(.terminated),
          debtors: ["示例\(month * 100 + serial)公司"])
      }
    }
    return fixture
  }

  @Test func `monthly totals say nothing of a rush within a month, and few closings nothing of months`() throws {
    let uneven = try Self.closings([2, 2, 2, 2, 2, 10]).report().trend.text
    #expect(uneven.contains("；6月结案占50.00%，各月相同时为16.67%，结案偏多。"))
    let one = try Self.closings([0, 0, 0, 0, 0, 1]).report().trend.text
    #expect(one.contains("；年内结案只有1件，不比较各月。"))
    for text in [uneven, one] { #expect(!text.contains("突击")) }
    #expect(try !Self.closings([2, 2, 2, 2, 2, 10]).report(language: .en).trend.text.contains("rush"))
  }

  private func isFall(_ report: ReadWorkbook, _ name: String) -> Bool {
    guard let row = report.overall.row(of: name, column: 1) else { return false }
    return (report.overall[row, 3].number ?? 0) < (report.overall[row, 4].number ?? 0)
  }
}
