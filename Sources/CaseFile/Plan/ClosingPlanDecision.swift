import CivilCalendar

/// Decides whether a closing can be planned for a day.
public enum ClosingPlanDecision {
  /// The change that makes a day the planned one, or takes the plan away; empty when the case says so already.
  ///
  /// - Throws: `CaseRefusal.alreadyClosed`, `.plannedInPast` for a day that is over without a reason,
  ///   `.dateBeforeFiling`, `.dateImplausible`.
  public static func changes(
    of record: CaseRecord, to day: CivilDate?, reason: String?, today: CivilDate
  ) throws(CaseRefusal) -> [FieldChange] {
    if let closed = record.facts.closedOn { throw .alreadyClosed(record.number, on: closed) }
    guard record.facts.plannedCloseOn != day else { return [] }
    var after = record.facts
    after.plannedCloseOn = day
    let changes = [
      FieldChange(field: .plannedCloseOn, from: record.json(.plannedCloseOn), to: after.json(.plannedCloseOn))
    ]
    // A day before the filing is a slip whatever the reason.
    try CaseDecision.check(changes, of: record, today: today)
    if let day, day < today, reason == nil { throw .plannedInPast(day, today: today) }
    return changes
  }
}
