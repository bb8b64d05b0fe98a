import CivilCalendar
import Reports
import Testing

@Suite struct ClosingEvennessTests {
  @Test(arguments: [
    ([10, 10, 10], 10_000), ([33, 31], 9688), ([0, 0, 30], 0), ([0, 10], 0), ([5, 15], 5000), ([15, 12, 21, 19, 21, 24], 7842),
    ([1, 2, 3, 4], 5528),
  ])
  func `the measure is one less the spread over the mean, and never below 0`(closings: [Int], tenThousandths: Int) {
    #expect(ClosingEvenness(closings: closings).value == Ratio(tenThousandths, over: 10_000))
  }

  @Test(arguments: [[], [7], [0, 0, 0]])
  func `there is none of fewer than two months or without closings`(closings: [Int]) {
    #expect(ClosingEvenness(closings: closings).value == nil)
  }

  @Test("it rounds as a spreadsheet does", arguments: UInt64(1)...20)
  func equalsFloatingPoint(seed: UInt64) throws {
    var dice = StatisticsDice(seed: seed)
    let closings = (0..<Int.random(in: 2...24, using: &dice)).map { _ in Int.random(in: 0...4000, using: &dice) }
    let mean = Double(closings.reduce(0, +)) / Double(closings.count)
    let spread = (closings.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(closings.count)).squareRoot()
    let expected = ((max(0, 1 - spread / mean)) * 10_000).rounded(.toNearestOrAwayFromZero)
    #expect(try #require(ClosingEvenness(closings: closings).value).numerator == Int(expected), "seed \(seed)")
  }

  @Test func `the share of the last months is of all closings, and needs months before them`() {
    let year = ClosingEvenness(closings: [5, 5, 10, 20])
    #expect(year.shareOfLast(1) == Ratio(20, over: 40))
    #expect(year.shareOfLast(3) == Ratio(35, over: 40))
    #expect(year.shareOfLast(4) == nil)
    #expect(ClosingEvenness(closings: [0, 0]).shareOfLast(1) == nil)
  }

  @Test func `only months that lie in a span as a whole are its months`() throws {
    let ends = { (from: String, through: String) in DayRange(from: day(from), through: day(through))?.wholeMonthEnds.map(\.description) }
    #expect(ends("2019-01-01", "2019-03-31") == ["2019-01-31", "2019-02-28", "2019-03-31"])
    #expect(ends("2019-01-02", "2019-03-30") == ["2019-02-28"])
    #expect(ends("2019-07-10", "2019-07-20") == [])
    #expect(ends("2019-12-01", "2020-01-31") == ["2019-12-31", "2020-01-31"])
  }
}
