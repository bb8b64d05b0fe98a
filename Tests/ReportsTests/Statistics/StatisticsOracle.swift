import CivilCalendar
import Reports

/// Counts the slow way, object by object and by date arithmetic, to compare with the columns.
struct StatisticsOracle {
  var cases: [CaseSketch]
  var limits: [LimitSketch]
  var thresholds: [Int]

  /// All measures of the cases that belong to the group.
  func measures(in period: ReportPeriod, of belongs: (CaseSketch) -> Bool) -> [MeasureID: Ratio] {
    let (start, end) = (period.days.from, period.days.through)
    let mine = cases.filter(belongs)
    let opening = mine.filter { $0.filed < start && !wasClosed($0, before: start) }
    let received = mine.filter { period.days.contains($0.filed) }
    let closed = mine.filter { $0.closed.map(period.days.contains) ?? false }
    let pending = mine.filter { $0.filed <= end && !wasClosed($0, before: end.adding(days: 1)) }
    var result: [MeasureID: Ratio] = [
      .openingPending: Ratio(opening.count), .received: Ratio(received.count),
      .handled: Ratio(opening.count + received.count), .closed: Ratio(closed.count),
      .pending: Ratio(pending.count),
      .enterprisesCleared: Ratio(cleared(in: period, of: belongs)),
    ]
    for months in thresholds {
      let old = pending.filter { $0.filed.adding(months: months) <= end }
      result[.pendingOver(months: months)] = Ratio(old.count)
    }
    result[.closingRate] = Ratio(closed.count, over: opening.count + received.count)
    result[.closedToReceived] = Ratio(closed.count, over: received.count)
    if let months = period.wholeMonths {
      result[.dispositionTime] = Ratio(365 * months * pending.count, over: 12 * closed.count)
    } else {
      result[.dispositionTime] = Ratio(period.days.dayCount * pending.count, over: closed.count)
    }
    let durations = closed.compactMap { sketch in sketch.closed?.days(since: sketch.filed) }
    result[.meanDaysToClose] = Ratio(durations.reduce(0, +), over: durations.count)
    result[.medianDaysToClose] = median(durations)
    let ages = pending.map { end.days(since: $0.filed) }
    result[.meanPendingAge] = Ratio(ages.reduce(0, +), over: ages.count)
    result[.medianPendingAge] = median(ages)
    let due = limits.filter { belongs(cases[$0.caseIndex]) && period.days.contains($0.due) }
    let met = due.filter { limit in limit.done.map { $0 <= limit.due } ?? false }
    result[.milestonesOnTime] = Ratio(met.count, over: due.count)
    return result
  }

  private func wasClosed(_ sketch: CaseSketch, before date: CivilDate) -> Bool {
    sketch.closed.map { $0 < date } ?? false
  }

  private func cleared(in period: ReportPeriod, of belongs: (CaseSketch) -> Bool) -> Int {
    let everybody = Set(cases.flatMap(\.enterprises))
    return everybody.count { enterprise in
      let closings = cases.filter { $0.clears && $0.closed != nil && $0.enterprises.contains(enterprise) }
      guard let earliest = closings.compactMap(\.closed).min(), period.days.contains(earliest),
        let first = closings.first(where: { $0.closed == earliest })
      else { return false }
      return belongs(first)
    }
  }

  private func median(_ values: [Int]) -> Ratio? {
    let sorted = values.sorted()
    guard let last = sorted.last else { return nil }
    if sorted.count == 1 { return Ratio(last) }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? Ratio(sorted[middle]) : Ratio(sorted[middle - 1] + sorted[middle], over: 2)
  }
}
