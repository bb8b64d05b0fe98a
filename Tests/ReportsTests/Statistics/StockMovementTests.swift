import CaseFile
import CivilCalendar
import Reports
import Testing

@Suite struct StockMovementTests {
  private func movement(_ cases: [CaseSketch], months: Int = 12) throws -> StockMovement {
    try #require(StockMovement(months: months, from: day("2018-06-30"), through: day("2019-06-30"), columns: columns(cases)))
  }

  @Test func `a case that was old before and stays is in both stocks and in no movement`() throws {
    let result = try movement([CaseSketch("2017-01-10")])
    #expect([result.opening, result.crossedIn, result.closedOut, result.closing] == [1, 0, 0, 1])
  }

  @Test func `an old case that is closed leaves the stock`() throws {
    let result = try movement([CaseSketch("2017-01-10", closed: "2019-02-01")])
    #expect([result.opening, result.crossedIn, result.closedOut, result.closing] == [1, 0, 1, 0])
  }

  @Test func `a case that grows old and is closed later in the span is in both movements`() throws {
    let result = try movement([CaseSketch("2017-12-01", closed: "2019-03-01")])
    #expect([result.opening, result.crossedIn, result.closedOut, result.closing] == [0, 1, 1, 0])
  }

  @Test(arguments: ["2018-11-30", "2018-12-01"])
  func `a case closed by the day on which it would have grown old was never in the stock`(closed: String) throws {
    let result = try movement([CaseSketch("2017-12-01", closed: closed)])
    #expect([result.opening, result.crossedIn, result.closedOut, result.closing] == [0, 0, 0, 0])
    let later = try movement([CaseSketch("2017-12-01", closed: "2018-12-02")])
    #expect([later.opening, later.crossedIn, later.closedOut, later.closing] == [0, 1, 1, 0])
  }

  @Test func `the mark itself counts, also at the ends of months`() throws {
    let result = try movement([CaseSketch("2018-06-30"), CaseSketch("2018-07-01")])
    #expect([result.crossedIn, result.closing] == [1, 1])
    #expect(result.received == 1)
  }

  @Test("the four figures add up for any cases", arguments: UInt64(1)...40)
  func identity(seed: UInt64) throws {
    var dice = StatisticsDice(seed: seed)
    let start = day("2012-02-29")
    let cases = (0..<400).map { _ in
      let filed = start.adding(days: Int.random(in: 0..<2900, using: &dice))
      let isOpen = Int.random(in: 0..<3, using: &dice) == 0
      return CaseSketch(
        number: "", filed: filed, closed: isOpen ? nil : filed.adding(days: Int.random(in: 0..<1500, using: &dice)), clears: false,
        enterprises: [], judge: nil)
    }
    let from = start.adding(days: Int.random(in: 0..<2000, using: &dice))
    let through = from.adding(days: Int.random(in: 1..<900, using: &dice))
    for months in [1, 12, 18, 36] {
      let result = try #require(StockMovement(months: months, from: from, through: through, columns: columns(cases)))
      #expect(result.reconciles, "\(result), seed \(seed)")
      let old = cases.filter { $0.filed.adding(months: months) <= through && ($0.closed.map { $0 > through } ?? true) }
      #expect(result.closing == old.count, "seed \(seed)")
      #expect(result.received == cases.count { from < $0.filed && $0.filed <= through })
    }
  }

  @Test func `there is no movement between a day and an earlier one`() {
    #expect(StockMovement(months: 12, from: day("2019-06-30"), through: day("2018-06-30"), columns: columns([])) == nil)
  }

  private func flow(_ crossedIn: Int, _ closedOut: Int) -> StockMovement {
    StockMovement(
      months: 12, from: day("2018-06-30"), through: day("2019-06-30"), opening: 100, crossedIn: crossedIn, closedOut: closedOut,
      closing: 100 + crossedIn - closedOut)
  }

  @Test(arguments: [
    (40, 100, 50, 90, StockMovement.Cause.both), (50, 100, 50, 90, .moreClosings), (40, 90, 50, 90, .fewerCrossings),
    (40, 80, 50, 90, .fewerCrossings), (60, 80, 50, 90, .neither), (50, 90, 50, 90, .neither),
  ])
  func `a fall is laid to what changed`(crossedIn: Int, closedOut: Int, crossedBefore: Int, closedBefore: Int, cause: StockMovement.Cause) {
    #expect(flow(crossedIn, closedOut).cause(against: flow(crossedBefore, closedBefore)) == cause)
  }

  @Test func `a rise has no cause of a fall, and without a span before nothing is claimed`() {
    #expect(flow(90, 40).cause(against: flow(1, 2)) == nil)
    #expect(flow(40, 40).cause(against: flow(1, 2)) == nil)
    #expect(flow(40, 90).cause(against: nil) == .unknown)
  }
}
