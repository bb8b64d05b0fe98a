import CaseFile
import CivilCalendar

/// Turns tallies into measures, in the order of the machine-readable output.
struct MeasureTable {
  let request: StatisticsRequest

  /// The group's measures; the first tally is of the period, the second, if any, of the comparison period.
  func group(key: String?, tallies: [CaseTally]) -> GroupStatistics {
    let current = figures(tallies[0], request.period)
    let prior: [Figure]?
    if let comparison = request.comparison, tallies.count > 1 {
      prior = figures(tallies[1], comparison)
    } else {
      prior = nil
    }
    let measures = current.indices.map { index in
      MeasureValue(
        id: current[index].id, unit: current[index].unit, current: current[index].value,
        prior: prior?[index].value)
    }
    return GroupStatistics(key: key, measures: measures)
  }

  private struct Figure {
    let id: MeasureID
    let unit: MeasureUnit
    let value: Ratio?
  }

  private func figures(_ tally: CaseTally, _ period: ReportPeriod) -> [Figure] {
    let handled = tally.openingPending + tally.received
    let counts: [(MeasureID, Int)] =
      [
        (.openingPending, tally.openingPending), (.received, tally.received), (.handled, handled),
        (.closed, tally.closed), (.pending, tally.pending),
      ] + zip(request.thresholds, tally.pendingOver).map { (.pendingOver(months: $0), $1) }
    let days: [(MeasureID, Ratio?)] = [
      (.dispositionTime, Self.dispositionTime(pending: tally.pending, closed: tally.closed, in: period)),
      (.meanDaysToClose, DayStatistics.mean(tally.daysToClose)),
      (.medianDaysToClose, DayStatistics.median(tally.daysToClose)),
      (.meanPendingAge, DayStatistics.mean(tally.pendingAges)),
      (.medianPendingAge, DayStatistics.median(tally.pendingAges)),
    ]
    return counts.map { Figure(id: $0, unit: .cases, value: Ratio($1)) }
      + [
        Figure(id: .closingRate, unit: .rate, value: Ratio(tally.closed, over: handled)),
        Figure(id: .closedToReceived, unit: .rate, value: Ratio(tally.closed, over: tally.received)),
      ]
      + days.map { Figure(id: $0, unit: .days, value: $1) }
      + [
        Figure(id: .milestonesOnTime, unit: .rate, value: Ratio(tally.limitsMet, over: tally.limitsDue)),
        Figure(id: .enterprisesCleared, unit: .enterprises, value: Ratio(tally.enterprisesCleared)),
      ]
  }

  /// 365 × m ÷ 12 × pending ÷ closed for a period of m whole months, its days × pending ÷ closed for any other; nil
  /// when nothing was closed.
  ///
  /// Source: CEPEJ, disposition time, which the Council of Europe computes for a year of 365 days.
  static func dispositionTime(pending: Int, closed: Int, in period: ReportPeriod) -> Ratio? {
    if let months = period.wholeMonths { return Ratio(365 * months * pending, over: 12 * closed) }
    return Ratio(period.days.dayCount * pending, over: closed)
  }
}
