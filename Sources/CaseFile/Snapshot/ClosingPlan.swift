import CivilCalendar

/// A planned closing date (计划结案日期) as it was recorded: every setting, change and clearing of the date is one.
public struct ClosingPlan: Hashable, Sendable {
  /// The day; nil when the plan was taken back.
  public let plannedOn: CivilDate?
  /// Sequence of the journal entry.
  public let sequence: Int
  /// When it was recorded.
  public let recordedAt: Instant

  /// A plan.
  public init(plannedOn: CivilDate?, sequence: Int, recordedAt: Instant) {
    self.plannedOn = plannedOn
    self.sequence = sequence
    self.recordedAt = recordedAt
  }
}

extension Collection where Element == ClosingPlan {
  /// The day that was planned just before `instant`, whatever was recorded from then on; nil when none was. The plans
  /// are those of one case, in the order of the journal.
  public func plannedDay(before instant: Instant) -> CivilDate? {
    var day: CivilDate?
    for plan in self where plan.recordedAt < instant { day = plan.plannedOn }
    return day
  }
}
