import CaseFile
import CivilCalendar
import TestSupport
import Testing

@testable import Reports

@Suite("Plan against actual by month")
struct MonthPlanTests {
  /// Eleven cases filed on 2017-05-02; the court's first plan is recorded on 2018-12-20, the cut-off is 2019-03-20.
  ///
  ///  0  planned for February, closed on 2 February                          closed as planned
  ///  1  planned for February, on 25 February moved to May                   moved
  ///  2  planned for February, on 3 February taken away                      withdrawn
  ///  3  planned for 20 February, still pending                              overdue
  ///  4  planned for February, moved on 15 January to March                  not planned for February when it began
  ///  5  planned for April, closed on 9 February                             closed early
  ///  6  planned for January, closed on 11 February                          overdue in January, closed late in February
  ///  7  no plan, closed on 12 February                                      closed without plan
  ///  8  planned for 28 March, pending at the cut-off                        open in March
  ///  9  planned for 10 March, pending at the cut-off                        overdue in March
  /// 10  planned for June since 5 March                                      ahead
  private static let cases = [
    PlanCourt.item(0, filed: "2017-05-02", closed: "2019-02-02", plans: [("2018-12-20", "2019-02-15")]),
    PlanCourt.item(1, filed: "2017-05-02", plans: [("2018-12-20", "2019-02-15"), ("2019-02-25", "2019-05-31")]),
    PlanCourt.item(2, filed: "2017-05-02", plans: [("2018-12-20", "2019-02-15"), ("2019-02-03", "")]),
    PlanCourt.item(3, filed: "2017-05-02", plans: [("2018-12-20", "2019-02-20")]),
    PlanCourt.item(4, filed: "2017-05-02", plans: [("2018-12-20", "2019-02-20"), ("2019-01-15", "2019-03-15")]),
    PlanCourt.item(5, filed: "2017-05-02", closed: "2019-02-09", plans: [("2018-12-20", "2019-04-30")]),
    PlanCourt.item(6, filed: "2017-05-02", closed: "2019-02-11", plans: [("2018-12-20", "2019-01-31")]),
    PlanCourt.item(7, filed: "2017-05-02", closed: "2019-02-12"),
    PlanCourt.item(8, filed: "2017-05-02", plans: [("2018-12-20", "2019-03-28")]),
    PlanCourt.item(9, filed: "2017-05-02", plans: [("2018-12-20", "2019-03-10")]),
    PlanCourt.item(10, filed: "2017-05-02", plans: [("2019-03-05", "2019-06-30")]),
  ]

  private static let months = MonthPlan.year(cases, PlanYear(cutOff: civilDate("2019-03-20")))

  @Test("a month that is over: what was planned when it began, and what became of each case")
  func february() {
    let february = Self.months[1]
    #expect(february.state == .over)
    #expect(february.baseline == civilDate("2019-01-31"))
    #expect(february.planned == [0, 1, 2, 3])
    #expect(february.closedAsPlanned == [0])
    #expect(february.moved == [1])
    #expect(february.withdrawn == [2])
    #expect(february.overdue == [3])
    #expect(february.open.isEmpty)
    #expect(february.closed == [0, 5, 6, 7])
    #expect(february.closedEarly == [5])
    #expect(february.closedLate == [6])
    #expect(february.closedWithoutPlan == [7])
    #expect(february.closedUnplanned == 3)
  }

  @Test("the running month counts through the cut-off, and a month ahead shows the plan as known now")
  func running() {
    let march = Self.months[2]
    #expect(march.state == .running)
    // 4 was moved to 15 March and is over by the 20th.
    #expect(march.planned == [4, 8, 9])
    #expect(march.overdue == [4, 9])
    #expect(march.open == [8])
    #expect(march.closed == [])
    let ahead = Self.months[4...5]
    #expect(ahead.map(\.planned) == [[1], [10]])
    #expect(ahead.allSatisfy { $0.closed == nil && $0.closedUnplanned == nil && $0.state == .ahead })
  }

  @Test("cumulative: each planned case once, however often it was moved; closings of the year")
  func cumulative() {
    let figures = PlanFigures(Self.cases, targets: [], cutOff: civilDate("2019-03-20"))
    // January: 6. February adds 0, 1, 2, 3. March adds 4, 8, 9. April none (5 is closed), May 1 again, June 10.
    #expect(figures.cumulativePlanned == [1, 5, 8, 8, 8, 9, 9, 9, 9, 9, 9, 9])
    #expect(figures.cumulativeClosed == [0, 4, 4] + [Int?](repeating: nil, count: 9))
    #expect(figures.overdue == [3, 9, 4])
    #expect(figures.unplanned == [2])
    // 8 is planned for 28 March, after the cut-off.
    #expect(figures.total.plannedToDate == 7)
    #expect(figures.positions(.plannedToDate) == [0, 1, 2, 3, 4, 6, 9])
    // Of 6, 0, 1, 2, 3, 4, 9 the cases 0 and 6 are closed.
    #expect(figures.total.closedOfPlanned == 2)
    #expect(figures.total.closed == 4)
    #expect(figures.total.overdue == 3)
    #expect(figures.total.plannedAhead == 3)
    #expect(figures.total.pending == 7)
  }

  @Test("before there was a plan a month has none; where the first was recorded in it, it is the plan of that day")
  func firstPlan() {
    let cases = [
      PlanCourt.item(1, filed: "2018-01-05", closed: "2019-02-20", plans: [("2019-02-11", "2019-02-28")]),
      PlanCourt.item(2, filed: "2018-01-05", closed: "2019-01-20"),
      // Closed before the plan of February was recorded.
      PlanCourt.item(3, filed: "2018-01-05", closed: "2019-02-04"),
      // Recorded a day after the first plan: February's plan does not have it.
      PlanCourt.item(4, filed: "2018-01-05", plans: [("2019-02-12", "2019-02-26")]),
    ]
    let months = MonthPlan.year(cases, PlanYear(cutOff: civilDate("2019-03-31")))
    #expect(months[0].planned == nil)
    #expect(months[0].closedUnplanned == nil)
    #expect(months[0].closed == [1])
    #expect(months[1].baseline == civilDate("2019-02-11"))
    #expect(months[1].planned == [0])
    #expect(months[1].closedAsPlanned == [0])
    #expect(months[1].closedWithoutPlan == [2])
    #expect(months[2].planned == [])
    // The closings of January had no plan to be held against.
    let figures = PlanFigures(cases, targets: [], cutOff: civilDate("2019-03-31"))
    #expect(figures.firstPlannedMonth == 2)
    #expect(figures.cumulativePlanned == [nil] + [Int?](repeating: 1, count: 11))
    #expect(figures.cumulativeClosed == [nil, 2, 2] + [Int?](repeating: nil, count: 9))
    let none = PlanFigures([cases[1]], targets: [], cutOff: civilDate("2019-03-31"))
    #expect(!none.hasContent)
    #expect(none.cumulativePlanned.allSatisfy { $0 == nil })
  }

  /// Two planned on 2 July for July, one of them for the 20th; one for August, one for next year, one without a plan.
  private static let summer = [
    PlanCourt.item(0, filed: "2018-01-05", plans: [("2019-07-02", "2019-07-20")]),
    PlanCourt.item(1, filed: "2018-01-05", plans: [("2019-07-02", "2019-07-31")]),
    PlanCourt.item(2, filed: "2018-01-05", plans: [("2019-07-02", "2019-08-15")]),
    PlanCourt.item(3, filed: "2018-01-05", plans: [("2019-07-02", "2020-03-01")]), PlanCourt.item(4, filed: "2018-01-05"),
  ]

  @Test("a plan of the running month is due when its day has passed, not before", arguments: ["2019-07-01", "2019-07-02", "2019-07-19"])
  func notYetDue(day: String) {
    let figures = PlanFigures(Self.summer, targets: [], cutOff: civilDate(day))
    // On the day before the first plan was recorded July shows the present plan, as the months ahead do.
    #expect(figures.months[6].planned == [0, 1])
    #expect(figures.months[6].open == [0, 1])
    #expect(figures.total.plannedToDate == 0)
    #expect(figures.total.plannedAhead == 3)
    #expect(figures.cumulativePlanned.last == 3)
    #expect(figures.sentences(.zh).plan == "期末未结5件中，计划日期已过的0件，计划年内结案的3件，计划以后年度结案的1件，没有计划的1件。")
    #expect(
      figures.sentences(.en).plan
        == "Of 5 pending cases: 0 past their planned day, 3 planned for the rest of the year, 1 planned for later years, 1 without a plan.")
  }

  @Test("on the planned day it is due, and the pending cases of the sentence add up")
  func due() {
    let figures = PlanFigures(Self.summer, targets: [], cutOff: civilDate("2019-07-20"))
    #expect(figures.total.plannedToDate == 1)
    #expect(
      figures.sentences(.zh).plan
        == "年内已到期的结案计划1件，结案0件（0.00%）；期末未结5件中，计划日期已过的1件，计划年内结案的2件，计划以后年度结案的1件，没有计划的1件。")
  }

  @Test("whether those about to cross are planned is said in words where it is all or none")
  func crossing() {
    func cases(_ planned: Int) -> [PlanCase] {
      (0..<3).map { PlanCourt.item($0, filed: "2018-07-15", plans: $0 < planned ? [("2019-06-01", "2019-07-10")] : []) }
    }
    let endings = [0: "均没有在此之前结案的计划。", 1: "其中2件没有在此之前结案的计划。", 3: "均有在此之前结案的计划。"]
    for (planned, ending) in endings {
      let sentence = PlanFigures(cases(planned), targets: [], cutOff: civilDate("2019-06-30")).sentences(.zh).crossing
      #expect(sentence == "180日内将满一年的3件（30日内3件），" + ending)
    }
  }

  @Test("a part of the court is not said to have no targets: they are set for the whole")
  func scoped() {
    let figures = PlanFigures(Self.summer, targets: [], cutOff: civilDate("2019-07-02"))
    #expect(PlanProse(figures, .zh).headline.hasPrefix("没有设定2019年度目标。"))
    #expect(PlanProse(figures, .zh, isScoped: true).headline == figures.sentences(.zh).plan)
    let none = PlanFigures([PlanCourt.item(1, filed: "2018-01-05")], targets: [], cutOff: civilDate("2019-07-02"))
    #expect(!PlanProse(none, .zh, isScoped: true).headline.contains("目标"))
  }

  @Test("what was planned is closed, moved, withdrawn, over or still open: nothing else, nothing twice", arguments: SeededDice.seeds)
  func partition(seed: UInt64) {
    var dice = SeededDice(seed: seed)
    let origin = civilDate("2017-01-01")
    func day(_ range: Int) -> CivilDate { origin.adding(days: dice.roll(0...range)) }
    let cases = (0..<200).map { serial in
      let filed = day(900)
      let closed = dice.chance(oneIn: 2) ? filed.adding(days: dice.roll(0...700)) : nil
      let plans = (0..<dice.roll(0...3)).map { _ in filed.adding(days: dice.roll(0...800)) }.sorted()
      return PlanCourt.item(
        serial, filed: "\(filed)", closed: closed.map { "\($0)" },
        plans: plans.map { ("\($0)", dice.chance(oneIn: 6) ? "" : "\($0.adding(days: dice.roll(0...300) - 20))") })
    }
    let cutOff = civilDate("2019-08-17")
    let figures = PlanFigures(cases, targets: [], cutOff: cutOff)
    for month in figures.months {
      let parts = month.closedAsPlanned + month.moved + month.withdrawn + month.overdue + month.open
      #expect(parts.sorted() == month.planned ?? [], "seed \(seed), month \(month.month)")
      if let closed = month.closed, month.planned != nil {
        let unplanned = month.closedEarly + month.closedLate + month.closedWithoutPlan
        #expect((month.closedAsPlanned + unplanned).sorted() == closed, "seed \(seed), month \(month.month)")
      }
    }
    let total = figures.total
    #expect(total.overdue + total.plannedAhead + total.plannedLater + total.unplanned == total.pending, "seed \(seed)")
    let planned = figures.months.drop { ($0.planned ?? []).isEmpty }
    #expect(figures.cumulativeClosed.compactMap { $0 }.last == planned.reduce(0) { $0 + ($1.closed?.count ?? 0) }, "seed \(seed)")
  }
}
