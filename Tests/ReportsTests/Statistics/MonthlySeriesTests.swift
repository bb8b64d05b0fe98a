import CaseFile
import CivilCalendar
import Reports
import Testing

@Suite struct MonthlySeriesTests {
  @Test("every month equals counting every case", arguments: UInt64(1)...10)
  func equalsBruteForce(seed: UInt64) throws {
    var dice = StatisticsDice(seed: seed)
    let start = day("2014-01-01")
    let cases = (0..<500).map { _ in
      let filed = start.adding(days: Int.random(in: 0..<2100, using: &dice))
      let isOpen = Int.random(in: 0..<3, using: &dice) == 0
      return CaseSketch(
        number: "", filed: filed, closed: isOpen ? nil : filed.adding(days: Int.random(in: 0..<1200, using: &dice)), clears: false,
        enterprises: [], judge: nil)
    }
    let cutOff = seed.isMultiple(of: 2) ? day("2019-06-30") : day("2019-06-30").adding(days: -Int.random(in: 1..<400, using: &dice))
    let series = MonthlySeries(through: cutOff, count: 24, thresholds: [12, 36], columns: columns(cases))
    #expect(series.months.count == 24)
    #expect(series.months.last?.end == cutOff)
    for (now, before) in zip(series.months, series.priorMonths) {
      for month in [now, before] { expect(month, equals: cases, seed) }
      #expect(before.end.year == now.end.year - 1)
      #expect(before.end.month == now.end.month)
    }
  }

  private func expect(_ month: MonthlySeries.Month, equals cases: [CaseSketch], _ seed: UInt64) {
    let (first, end) = (month.end.firstOfMonth, month.end)
    func isClosed(_ sketch: CaseSketch, _ from: CivilDate) -> Bool { sketch.closed.map { from <= $0 && $0 <= end } ?? false }
    let pending = cases.filter { $0.filed <= end && ($0.closed.map { $0 > end } ?? true) }
    #expect(month.received == cases.count { first <= $0.filed && $0.filed <= end }, "\(end), seed \(seed)")
    #expect(month.closed == cases.count { isClosed($0, first) }, "\(end), seed \(seed)")
    #expect(month.pending == pending.count, "\(end), seed \(seed)")
    #expect(month.over == [12, 36].map { months in pending.count { $0.filed.adding(months: months) <= end } }, "\(end), seed \(seed)")
    let newYear = day("\(end.year)-01-01")
    let handled = cases.count { $0.filed <= end && ($0.closed.map { $0 >= newYear } ?? true) }
    #expect(month.closingRateOfYear == Ratio(cases.count { isClosed($0, newYear) }, over: handled), "\(end), seed \(seed)")
  }

  @Test func `a month without filings has no ratio, and a court without cases no rate`() {
    let series = MonthlySeries(through: day("2019-06-30"), count: 24, thresholds: [12, 36], columns: columns([]))
    #expect(series.months.allSatisfy { $0.closedToReceived == nil && $0.closingRateOfYear == nil && $0.pending == 0 })
  }
}
