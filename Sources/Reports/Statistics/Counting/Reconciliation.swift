import CaseFile
import CivilCalendar

/// Proves that the figures agree, or names the cases that contradict them.
struct Reconciliation {
  let columns: CaseColumns
  let grouping: CaseGrouping
  let windows: [PeriodWindow]

  /// Throws the breaks of every group and period; of the totals only when no group has one.
  func verify(groups: [[CaseTally]], totals: [CaseTally]) throws(StatisticsError) {
    var breaks: [ReconciliationBreak] = []
    for (window, tallies) in zip(windows, groups) {
      for (group, tally) in tallies.enumerated() where !tally.reconciles {
        breaks.append(describe(tally, of: group, in: window))
      }
    }
    if breaks.isEmpty {
      for (window, total) in zip(windows, totals) where !total.reconciles {
        breaks.append(describe(total, of: nil, in: window))
      }
    }
    if !breaks.isEmpty { throw .doesNotReconcile(breaks) }
  }

  private func describe(_ tally: CaseTally, of group: Int?, in window: PeriodWindow) -> ReconciliationBreak {
    let scope: ReconciliationBreak.Scope
    if grouping.isGrouped, let group { scope = .group(grouping.key(of: group)) } else { scope = .allCases }
    return ReconciliationBreak(
      period: window.period, scope: scope, openingPending: tally.openingPending, received: tally.received,
      closed: tally.closed, pending: tally.pending, pendingOver: tally.pendingOver,
      culprits: culprits(of: group, in: window))
  }

  private func culprits(of group: Int?, in window: PeriodWindow) -> [ReconciliationBreak.Culprit] {
    (0..<columns.count).compactMap { position in
      if let group, grouping.group(of: position) != group { return nil }
      let (filed, closed) = (columns.filed[position], columns.closed[position])
      var alone = CaseTally(thresholdCount: 0)
      alone.add(filedOn: filed, closedOn: closed, in: window)
      if alone.reconciles { return nil }
      return ReconciliationBreak.Culprit(
        number: columns.numbers[position], filed: date(filed),
        closed: closed == CaseColumns.open ? nil : date(closed))
    }
  }

  /// The date, held at the ends of the representable range: a broken column may hold anything.
  private func date(_ day: Int32) -> CivilDate {
    CivilDate(dayNumber: day) ?? (day < 0 ? .earliest : .latest)
  }
}
