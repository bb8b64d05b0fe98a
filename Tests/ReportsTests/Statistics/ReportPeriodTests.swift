import CivilCalendar
import Reports
import Testing

@Suite struct ReportPeriodTests {
  struct Form: Sendable {
    let text: String
    let from: String
    let through: String
    let zh: String
    let en: String
    let lastYear: String
    let previous: String
  }

  static let forms = [
    Form(
      text: "2019", from: "2019-01-01", through: "2019-12-31", zh: "2019年", en: "2019", lastYear: "2018",
      previous: "2018"),
    Form(
      text: "2019H1", from: "2019-01-01", through: "2019-06-30", zh: "2019年上半年", en: "first half of 2019",
      lastYear: "2018H1", previous: "2018H2"),
    Form(
      text: "2019H2", from: "2019-07-01", through: "2019-12-31", zh: "2019年下半年", en: "second half of 2019",
      lastYear: "2018H2", previous: "2019H1"),
    Form(
      text: "2019Q1", from: "2019-01-01", through: "2019-03-31", zh: "2019年第一季度", en: "Q1 2019",
      lastYear: "2018Q1", previous: "2018Q4"),
    Form(
      text: "2019Q2", from: "2019-04-01", through: "2019-06-30", zh: "2019年第二季度", en: "Q2 2019",
      lastYear: "2018Q2", previous: "2019Q1"),
    Form(
      text: "2019-07", from: "2019-07-01", through: "2019-07-31", zh: "2019年7月", en: "July 2019",
      lastYear: "2018-07", previous: "2019-06"),
    Form(
      text: "2020-02", from: "2020-02-01", through: "2020-02-29", zh: "2020年2月", en: "February 2020",
      lastYear: "2019-02", previous: "2020-01"),
    Form(
      text: "2019-01..2019-07", from: "2019-01-01", through: "2019-07-31", zh: "2019年1至7月",
      en: "January–July 2019", lastYear: "2018-01..2018-07", previous: "2018-06..2018-12"),
    Form(
      text: "2018-11..2019-02", from: "2018-11-01", through: "2019-02-28", zh: "2018年11月至2019年2月",
      en: "November 2018–February 2019", lastYear: "2017-11..2018-02", previous: "2018-07..2018-10"),
    Form(
      text: "2019-01-01..2019-07-20", from: "2019-01-01", through: "2019-07-20", zh: "2019年1月1日至7月20日",
      en: "1 January–20 July 2019", lastYear: "2018-01-01..2018-07-20",
      previous: "2018-06-14..2018-12-31"),
    Form(
      text: "2018-12-21..2019-01-20", from: "2018-12-21", through: "2019-01-20",
      zh: "2018年12月21日至2019年1月20日", en: "21 December 2018–20 January 2019",
      lastYear: "2017-12-21..2018-01-20", previous: "2018-11-20..2018-12-20"),
    Form(
      text: "2020-02-29..2020-02-29", from: "2020-02-29", through: "2020-02-29", zh: "2020年2月29日",
      en: "29 February 2020", lastYear: "2019-02-28..2019-02-28", previous: "2020-02-28..2020-02-28"),
  ]

  @Test("a period is read, named, and compared in its own shape", arguments: forms)
  func readsNamesAndCompares(form: Form) throws {
    let period = try ReportPeriod(parsing: form.text)
    #expect(period.days.from == day(form.from))
    #expect(period.days.through == day(form.through))
    #expect(period.code == form.text)
    #expect(period.label(.zh) == form.zh)
    #expect(period.label(.en) == form.en)
    #expect(try period.samePeriodLastYear() == ReportPeriod(parsing: form.lastYear))
    #expect(try period.previousPeriod() == ReportPeriod(parsing: form.previous))
  }

  @Test(
    "surrounding white space and letter case do not matter",
    arguments: [("2019h1", "2019H1"), (" 2019q4\n", "2019Q4"), ("\u{3000}2019-07\t", "2019-07")])
  func tolerance(text: String, code: String) throws {
    #expect(try ReportPeriod(parsing: text).code == code)
  }

  @Test("a span from a month to itself is that month")
  func oneMonth() throws {
    #expect(try ReportPeriod(parsing: "2019-07..2019-07") == ReportPeriod(parsing: "2019-07"))
  }

  @Test(
    "anything else is refused as an unknown form",
    arguments: [
      "", " ", "19", "2019H0", "2019H3", "2019Q0", "2019Q5", "2019M7", "2019-7", "2019-01.2019-07", "２０１９",
      "2019-01～2019-07", "2019-01-01", "2019-01..2019-07-20", "2019 H1", "2019年", "+201", "2019-01..2019-07.",
    ])
  func unknownForms(text: String) {
    #expect(throws: PeriodError.unknownForm(text: text)) { try ReportPeriod(parsing: text) }
  }

  @Test(
    "a mistake in a known form is named",
    arguments: [
      ("2019-13", PeriodError.noSuchMonth(text: "2019-13", year: 2019, month: 13)),
      ("2019-00", .noSuchMonth(text: "2019-00", year: 2019, month: 0)),
      (
        "2019-02-01..2019-02-29",
        .noSuchDay(text: "2019-02-01..2019-02-29", year: 2019, month: 2, day: 29)
      ),
      ("1899", .yearOutOfRange(text: "1899", year: 1899)),
      ("0000Q1", .yearOutOfRange(text: "0000Q1", year: 0)),
      (
        "2019-07..2019-01",
        .runsBackwards(text: "2019-07..2019-01", from: day("2019-07-01"), through: day("2019-01-31"))
      ),
      (
        "2019-07-02..2019-07-01",
        .runsBackwards(text: "2019-07-02..2019-07-01", from: day("2019-07-02"), through: day("2019-07-01"))
      ),
    ])
  func mistakes(text: String, error: PeriodError) {
    #expect(throws: error) { try ReportPeriod(parsing: text) }
  }

  @Test(
    "whole months stay whole a year earlier, also around a leap year",
    arguments: [
      ("2021-02", "2020-02-29"), ("2021-01..2021-02", "2020-02-29"), ("2020-02", "2019-02-28"),
      ("2021-01-01..2021-02-28", "2020-02-29"), ("2021-01-01..2021-02-27", "2020-02-27"),
    ])
  func monthEnds(code: String, through: String) {
    #expect(period(code).samePeriodLastYear().days.through == day(through))
  }

  @Test(
    "whole months are recognised in any shape",
    arguments: [
      ("2019", 12), ("2019H1", 6), ("2019Q3", 3), ("2019-02", 1), ("2018-11..2019-02", 4),
      ("2019-01-01..2019-07-31", 7), ("2019-01-01..2019-07-20", nil), ("2019-01-02..2019-07-31", nil),
    ] as [(String, Int?)])
  func wholeMonths(code: String, months: Int?) {
    #expect(period(code).wholeMonths == months)
  }

  @Test("days that make whole months are preceded by whole months")
  func wholeMonthsInDays() {
    #expect(period("2019-03-01..2019-03-31").previousPeriod().code == "2019-02-01..2019-02-28")
  }
}
