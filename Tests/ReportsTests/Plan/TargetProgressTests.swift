import CaseFile
import CivilCalendar
import TestSupport
import Testing

@testable import Reports

@Suite("Progress of annual targets")
struct TargetProgressTests {
  private typealias Court = PlanCourt

  /// Ten cases pending on 2018-12-31, six of them closed by 2019-06-30; two filed in 2019, none of them closed.
  private static let halfYear: [PlanCase] =
    (0..<6).map { Court.item($0, filed: "2018-03-0\($0 + 1)", closed: "2019-0\($0 + 1)-15") }
    + (6..<10).map { Court.item($0, filed: "2018-04-0\($0)") } + [Court.item(10, filed: "2019-02-01"), Court.item(11, filed: "2019-05-01")]

  private static func progress(
    _ measure: TargetMeasure, _ goal: String, _ cases: [PlanCase] = halfYear, on day: String = "2019-06-30"
  ) throws -> TargetProgress {
    try #require(TargetProgress(Court.target(measure, goal), cases, PlanYear(cutOff: civilDate(day))))
  }

  @Test("closings: gap, months left, closings a month, pace, even pace")
  func closed() throws {
    let target = try Self.progress(.closed, "13")
    #expect(target.value == Ratio(6))
    // 13 − 6 = 7 in the six months from July: 7 ÷ 6 = 1.17.
    #expect(target.needed == 7)
    #expect(PlanProse.months(target.year.monthsLeft) == "6")
    #expect(target.neededPerMonth.map { Hundredths($0).description } == "1.17")
    // Six months are over: 6 ÷ 6 = 1 a month; 13 ÷ 2 = 6.5 by now; 12 in the year.
    #expect(target.pacePerMonth.map { Hundredths($0).description } == "1.00")
    #expect(target.expectedByNow.map { Hundredths($0).description } == "6.50")
    #expect(target.projected.map { Hundredths($0).description } == "12.00")
    // Two received in 181 days: 2 × 184 ÷ 181 = 2.03, so two more. Six are pending: eight can still be closed.
    #expect(target.expectedReceipts == 2)
    #expect(target.available == 8)
    #expect(target.standing == .behind)
  }

  @Test(
    "where a target stands",
    arguments: [
      ("6", TargetProgress.Standing.reached), ("12", .onCourse), ("13", .behind), ("14", .behind),
      // 15 − 6 = 9 more than the eight that are pending or expected.
      ("15", .outOfReach),
    ])
  func standing(goal: String, standing: TargetProgress.Standing) throws {
    #expect(try Self.progress(.closed, goal).standing == standing)
  }

  @Test("part of a month counts by its days, and the year's last day leaves none")
  func monthsLeft() throws {
    let running = try Self.progress(.closed, "13", on: "2019-06-29")
    // 5 + 29/30 months are over, 6 + 1/30 are left.
    #expect(PlanProse.months(running.year.monthsLeft) == "6.03")
    #expect(running.neededPerMonth.map { Hundredths($0).description } == "1.16")
    #expect(running.pacePerMonth.map { Hundredths($0).description } == "1.01")
    let over = try Self.progress(.closed, "7", on: "2019-12-31")
    #expect(over.neededPerMonth == nil)
    #expect(over.standing == .missed)
    #expect(try Self.progress(.closed, "6", on: "2019-12-31").standing == .met)
  }

  @Test(
    "the verdict is that of the two printed numbers",
    arguments: [
      (180, 80, "2019-06-10"), (205, 91, "2019-06-10"), (222, 112, "2019-06-30"), (224, 112, "2019-06-30"), (225, 112, "2019-06-30"),
    ])
  func verdict(goal: Int, closed: Int, day: String) throws {
    let cases =
      (0..<closed).map { Court.item($0, filed: "2018-03-01", closed: "2019-01-15") }
      + (closed..<400).map { Court.item($0, filed: "2018-03-01") }
    let target = try Self.progress(.closed, "\(goal)", cases, on: day)
    let (pace, needed) = (Hundredths(try #require(target.pacePerMonth)), Hundredths(try #require(target.neededPerMonth)))
    #expect(target.standing == (pace >= needed ? .onCourse : .behind))
    let sentence = PlanProse(PlanFigures(cases, targets: [Court.target(.closed, "\(goal)")], cutOff: civilDate(day)), .zh).target(target)
    #expect(sentence.contains("须月均\(needed)件；今年以来月均\(pace)件，按此进度\(pace >= needed ? "可以" : "不能")完成。"))
  }

  @Test("closing rate: what it takes when receipts go on as they have")
  func rate() throws {
    let target = try Self.progress(.closingRate, "62.5%")
    // Ten old and two new cases, six closed: 50 %. At the end of the year 12 + 2 are handled: ⌈62.5 % × 14⌉ = 9.
    #expect(target.value == Ratio(6, over: 12))
    #expect(target.required == 9)
    #expect(target.needed == 3)
    #expect(target.neededPerMonth.map { Hundredths($0).description } == "0.50")
    // An even pace would have brought 9 ÷ 2 = 4.5 by now.
    #expect(target.standing == .onCourse)
    #expect(try Self.progress(.closingRate, "100%").standing == .behind)
    #expect(try Self.progress(.closingRate, "50%", on: "2019-12-31").standing == .met)
    #expect(try Self.progress(.closingRate, "50.01%", on: "2019-12-31").standing == .missed)
    let empty = try Self.progress(.closingRate, "50%", [])
    #expect(empty.value == nil)
    #expect(empty.required == 0)
  }

  /// Old cases, threshold one year, cut-off 2019-06-30.
  ///
  ///  0–3  filed on 1 January 2017, pending: old already when the year began
  ///  4    filed on 1 January 2017, closed on 1 March 2019
  ///  5    filed on 31 December 2017, pending: a year old on 2018-12-31, so in the baseline
  ///  6    filed on 1 January 2018: a year old on 2019-01-01, not in the baseline, in the stock
  ///  7    filed on 30 June 2018: a year old on the cut-off, in the stock
  ///  8    filed on 1 July 2018: crosses on 2019-07-01
  ///  9    filed on 31 December 2018: crosses on 2019-12-31, the last day that counts
  /// 10    filed on 1 January 2019: crosses in 2020
  /// 11    filed on 2 August 2018, closed on 2 June 2019 before it crossed
  private static let old: [PlanCase] =
    (0..<4).map { Court.item($0, filed: "2017-01-01") } + [
      Court.item(4, filed: "2017-01-01", closed: "2019-03-01"), Court.item(5, filed: "2017-12-31"),
      Court.item(6, filed: "2018-01-01"), Court.item(7, filed: "2018-06-30"),
      Court.item(8, filed: "2018-07-01", plans: [("2019-06-01", "2019-09-30")]),
      Court.item(9, filed: "2018-12-31", plans: [("2019-06-01", "2020-01-01")]),
      Court.item(10, filed: "2019-01-01"), Court.item(11, filed: "2018-08-02", closed: "2019-06-02"),
    ]

  @Test("fall of the cases over a year: baseline, stock allowed, present stock, those that cross, closings needed")
  func fall() throws {
    let target = try Self.progress(.pendingOverOneYear, "-40%", Self.old)
    // Baseline: 0–3, 4, 5 = 6. Allowed: 6 × 60 % = 3.6, so 3.
    #expect(target.baseline == 6)
    #expect(target.aim == Ratio(3))
    // Stock: 0–3, 5, 6, 7 = 7. Crossing by 31 December: 8 and 9.
    #expect(target.value == Ratio(7))
    #expect(target.crossing == 2)
    // To be cleared were 0–9 and 11, eleven cases; 4 and 11 are closed. 7 + 2 − 3 = 6 more, one a month.
    #expect(target.closed == 2)
    #expect(target.required == 8)
    #expect(target.needed == 6)
    #expect(target.neededPerMonth.map { Hundredths($0).description } == "1.00")
    #expect(target.available == 9)
    // Only 8 is planned within the year.
    #expect(target.planned == 1)
    #expect(target.standing == .behind)
    // The stock rose from 6 to 7.
    #expect(target.fall == Ratio(-1, over: 6))
  }

  @Test("a stock that is low enough now is not reached while cases that cross can lift it over")
  func crossingsThreaten() throws {
    let now = try Self.progress(.pendingOverOneYear, "7", Self.old)
    #expect(now.value == Ratio(7))
    #expect(now.needed == 2)
    #expect(now.standing == .onCourse)
    #expect(try Self.progress(.pendingOverOneYear, "9", Self.old).standing == .reached)
    #expect(try Self.progress(.pendingOverOneYear, "0", Self.old).needed == 9)
  }

  @Test("at the year's end nothing crosses any more")
  func yearEnd() throws {
    let target = try Self.progress(.pendingOverOneYear, "9", Self.old, on: "2019-12-31")
    #expect(target.value == Ratio(9))
    #expect(target.crossing == 0)
    #expect(target.standing == .met)
    #expect(try Self.progress(.pendingOverOneYear, "8", Self.old, on: "2019-12-31").standing == .missed)
  }

  @Test("a division's target counts its own cases only; one that was taken away or of another year is none")
  func scope() throws {
    let cases = [
      Court.item(1, filed: "2018-03-01", closed: "2019-02-01", division: "民四庭"),
      Court.item(2, filed: "2018-03-01", closed: "2019-02-01", division: "民五庭"), Court.item(3, filed: "2018-03-01", closed: "2019-02-01"),
    ]
    let year = PlanYear(cutOff: civilDate("2019-06-30"))
    #expect(TargetProgress(Court.target(.closed, "5", division: "民四庭"), cases, year)?.closed == 1)
    #expect(TargetProgress(Court.target(.closed, "5"), cases, year)?.closed == 3)
    var removed = Court.target(.closed, "5")
    removed.versions.append(
      .init(sequence: 2, recordedAt: instant("2019-05-01T09:00:00+08:00"), actor: "王庭长", goal: nil, reason: nil))
    let figures = PlanFigures(
      cases, targets: [removed, Court.target(.closed, "5", year: 2018), Court.target(.closingRate, "60%")],
      cutOff: civilDate("2019-06-30"))
    #expect(figures.targets.map(\.target.measure) == [.closingRate])
  }
}
