import CaseFile
import CivilCalendar
import Reports
import Testing

@Suite struct PendingSeriesTests {
  @Test("a series equals counting every case on every day", arguments: [UInt64(1), 2, 3, 4, 5])
  func equalsBruteForce(seed: UInt64) {
    var dice = StatisticsDice(seed: seed)
    let start = day("2012-01-31")
    let monthEnds = (0..<60).map { start.adding(months: $0).lastOfMonth }
    let others = (0..<20).map { _ in start.adding(days: Int.random(in: 0..<2000, using: &dice)) }
    let thresholds = [1, 12, 36]
    var filed: [Int32] = []
    var closed: [Int32] = []
    for _ in 0..<2000 {
      let day = start.adding(days: Int.random(in: -2000..<2200, using: &dice)).dayNumber
      filed.append(day)
      // Now and then closed before it was filed: no such case may disturb the stock.
      let isOpen = Int.random(in: 0..<4, using: &dice) == 0
      closed.append(isOpen ? CaseColumns.open : day + Int32.random(in: -50..<1800, using: &dice))
    }
    var series = PendingSeries(asOf: monthEnds + others, thresholds: thresholds)
    for index in 0..<1000 { series.add(filed: filed[index], closed: closed[index]) }
    filed[1000...].withUnsafeBufferPointer { filed in
      closed[1000...].withUnsafeBufferPointer { series.add(filed: filed, closed: $0) }
    }
    let points = series.points()
    #expect(points.map(\.asOf) == (monthEnds + others).sorted())
    var previous = Int32.min
    for point in points {
      let today = point.asOf.dayNumber
      let pending = filed.indices.filter { filed[$0] <= today && closed[$0] > today }
      let over = thresholds.map { months in
        pending.count { index in
          CivilDate(dayNumber: filed[index]).map { $0.adding(months: months) <= point.asOf } ?? false
        }
      }
      #expect(point.pending == pending.count, "as of \(point.asOf), seed \(seed)")
      #expect(point.over == over, "as of \(point.asOf), seed \(seed)")
      #expect(point.received == filed.count { previous < $0 && $0 <= today }, "seed \(seed)")
      #expect(point.closed == closed.count { previous < $0 && $0 <= today }, "seed \(seed)")
      previous = today
    }
  }

  @Test("a series agrees with the report of each month")
  func agreesWithReport() throws {
    let cases = columns(StatisticsOracleTests.randomCases(seed: 9).cases)
    let months = (1...12).map { period("2019-\($0 < 10 ? "0" : "")\($0)") }
    var series = PendingSeries(asOf: [day("2018-12-31")] + months.map(\.days.through), thresholds: [12, 36])
    series.add(cases)
    for (month, point) in zip(months, series.points().dropFirst()) {
      let total = try Statistics.report(
        StatisticsRequest(period: month, comparison: nil), columns: cases
      ).total
      #expect(total[.pending]?.current == Ratio(point.pending))
      #expect(total[.pendingOver(months: 12)]?.current == Ratio(point.over[0]))
      #expect(total[.pendingOver(months: 36)]?.current == Ratio(point.over[1]))
      #expect(total[.received]?.current == Ratio(point.received))
      #expect(total[.closed]?.current == Ratio(point.closed))
    }
  }

  @Test("thresholds include their own day")
  func includesBoundary() {
    var series = PendingSeries(asOf: [day("2019-02-27"), day("2019-02-28")], thresholds: [36])
    series.add(filed: day("2016-02-29").dayNumber, closed: CaseColumns.open)
    #expect(series.points().map(\.over) == [[0], [1]])
  }

  @Test("a series without days takes cases and has no points")
  func emptySeries() {
    var series = PendingSeries(asOf: [], thresholds: [12])
    series.add(filed: 0, closed: 10)
    series.add(filed: -5, closed: CaseColumns.open)
    #expect(series.points().isEmpty)
  }
}
