import CaseFile
import CivilCalendar
import TestSupport
import Testing

@testable import Reports

@Suite("Cases about to cross a threshold")
struct ThresholdCrossingTests {
  private typealias Court = PlanCourt

  /// Cut-off 2019-06-30.
  private static let cases = [
    // A year old on 2019-07-01, tomorrow; planned for that very day.
    Court.item(0, filed: "2018-07-01", plans: [("2019-01-02", "2019-07-01")]),
    // A year old on the cut-off itself: across already.
    Court.item(1, filed: "2018-06-30"),
    // Three years old on 2019-07-30, the 30th day; planned a day too late.
    Court.item(2, filed: "2016-07-30", plans: [("2019-01-02", "2019-07-31")]),
    // A year old on 2019-07-31, the 31st day; the plan is over.
    Court.item(3, filed: "2018-07-31", plans: [("2019-01-02", "2019-06-30")]),
    // A year old on 2019-12-27, the 180th day; no plan.
    Court.item(4, filed: "2018-12-27"),
    // The 181st day.
    Court.item(5, filed: "2018-12-28"),
    // Closed.
    Court.item(6, filed: "2018-07-05", closed: "2019-06-30"),
  ]

  private static let cutOff = civilDate("2019-06-30")

  @Test("each with the day of crossing, the days left and what the plan does about it")
  func list() {
    let found = ThresholdCrossing.list(Self.cases, cutOff: Self.cutOff, months: [12, 36], within: 180)
    #expect(found.map(\.position) == [0, 2, 3, 4])
    #expect(found.map(\.months) == [12, 36, 12, 12])
    #expect(found.map(\.daysLeft) == [1, 30, 31, 180])
    #expect(found.map(\.on) == ["2019-07-01", "2019-07-30", "2019-07-31", "2019-12-27"].map(civilDate))
    #expect(found.map(\.plan) == [.closesBefore, .tooLate, .overdue, .none])
    #expect(found.map { $0.band(of: [30, 90, 180]) } == [30, 30, 90, 180])
  }

  @Test("filed on 29 February it crosses on 28 February of a common year")
  func leapDay() {
    let cases = [Court.item(1, filed: "2016-02-29")]
    let found = ThresholdCrossing.list(cases, cutOff: civilDate("2019-02-27"), months: [36], within: 5)
    #expect(found.map(\.on) == [civilDate("2019-02-28")])
  }

  @Test("the stock on a coming day, if nothing is closed and if everything is closed as planned")
  func outlook() {
    // Old now: 1 and 2 (three years and one); in 30 days also 0. Planned by then: only 0 (2's day is the 31st).
    let month = CrossingOutlook(Self.cases, cutOff: Self.cutOff, months: 12, days: 30)
    #expect(month.stock == 2)
    #expect(month.crossing == 1)
    #expect(month.stockWithoutClosing == 3)
    #expect(month.stockAsPlanned == 2)
    // In 90 days also 3; planned by then 0 and 2.
    let quarter = CrossingOutlook(Self.cases, cutOff: Self.cutOff, months: 12, days: 90)
    #expect(quarter.stockWithoutClosing == 4)
    #expect(quarter.stockAsPlanned == 2)
  }

  @Test("a case is on the list on its day's eve and in the statistics' stock on the day", arguments: SeededDice.seeds)
  func agreesWithStatistics(seed: UInt64) {
    var dice = SeededDice(seed: seed)
    let cases = (0..<300).map { serial in
      Court.item(serial, filed: "\(civilDate("2015-01-01").adding(days: dice.roll(0...1_800)))")
    }
    let cutOff = civilDate("2019-01-01").adding(days: dice.roll(0...500))
    for months in [12, 18, 36] {
      let found = ThresholdCrossing.list(cases, cutOff: cutOff, months: [months], within: 90)
      for day in [1, 17, 30, 59, 90] {
        func stock(_ day: CivilDate) -> Int {
          cases.count { $0.isPending(on: cutOff) && $0.filedOn <= day.latestDateCompleting(months: months) }
        }
        let crossed = found.count { $0.daysLeft <= day }
        #expect(stock(cutOff.adding(days: day)) - stock(cutOff) == crossed, "seed \(seed), \(months), \(day)")
      }
    }
  }
}
