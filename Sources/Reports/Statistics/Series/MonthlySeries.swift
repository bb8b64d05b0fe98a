import CaseFile
import CivilCalendar

/// Filings, closings and stock by calendar month, each with the same month a year earlier (趋势).
public struct MonthlySeries: Sendable {
  /// One month.
  public struct Month: Hashable, Sendable {
    /// Last day; for the last month the cut-off, which may come before the month ends.
    public let end: CivilDate
    /// 新收.
    public let received: Int
    /// 结案.
    public let closed: Int
    /// 期末未结.
    public let pending: Int
    /// Pending for at least each of the thresholds.
    public let over: [Int]
    /// 年内累计结案率: closed since 1 January ÷ (pending on 1 January + received since); nil when there was nothing to
    /// close.
    public let closingRateOfYear: Ratio?

    /// 结收比 of the month; nil when nothing was received.
    public var closedToReceived: Ratio? { Ratio(closed, over: received) }
  }

  /// The months, oldest first.
  public let months: [Month]
  /// The same months a year earlier, in the same order. A last month that is not whole is compared with as many days.
  public let priorMonths: [Month]

  /// The months through the cut-off.
  public init(through cutOff: CivilDate, count: Int, thresholds: [Int], columns: CaseColumns) {
    let ends = (0..<count).reversed().map { $0 == 0 ? cutOff : cutOff.firstOfMonth.adding(months: -$0).lastOfMonth }
    months = Self.months(ends, thresholds, columns)
    let earlier = ends.map { $0.isLastDayOfMonth ? $0.firstOfMonth.adding(years: -1).lastOfMonth : $0.adding(years: -1) }
    priorMonths = Self.months(earlier, thresholds, columns)
  }

  /// Figures of the months that end on these days, from one pass over the cases.
  private static func months(_ ends: [CivilDate], _ thresholds: [Int], _ columns: CaseColumns) -> [Month] {
    guard let first = ends.first, let last = ends.last else { return [] }
    // Ends of the months before, for the flows, and of the years before, for the closings since 1 January.
    let starts = Set(ends.map { $0.firstOfMonth.adding(days: -1) })
    let years = Set((first.year...last.year).compactMap { CivilDate(year: $0 - 1, month: 12, day: 31) })
    var series = PendingSeries(asOf: Array(starts.union(years).union(ends)), thresholds: thresholds)
    series.add(columns)
    var sums: [CivilDate: (received: Int, closed: Int, point: PendingPoint)] = [:]
    var running = (received: 0, closed: 0)
    for point in series.points() {
      running.received += point.received
      running.closed += point.closed
      sums[point.asOf] = (running.received, running.closed, point)
    }
    return ends.compactMap { end in
      guard let now = sums[end], let before = sums[end.firstOfMonth.adding(days: -1)],
        let newYear = CivilDate(year: end.year - 1, month: 12, day: 31).flatMap({ sums[$0] })
      else { return nil }
      let closedInYear = now.closed - newYear.closed
      return Month(
        end: end, received: now.received - before.received, closed: now.closed - before.closed, pending: now.point.pending,
        over: now.point.over, closingRateOfYear: Ratio(closedInYear, over: newYear.point.pending + now.received - newYear.received))
    }
  }
}
