import CaseFile
import CivilCalendar
import RuleModel

/// Which limits a list of due dates shows; every condition given must hold.
public struct DueQuery: Hashable, Sendable {
  /// Only limits that end within so many hours from now; what is over already is within.
  public var withinHours: Int?
  /// Only limits that are over.
  public var isOverdueOnly = false
  /// Only limits that lock their docket.
  public var isLockingOnly = false
  /// Only this judge's cases.
  public var judge: String?
  /// Only this clerk's cases.
  public var clerk: String?
  /// Only this node with all its parts, this part, or this event.
  public var step: StepID?
  /// Only limits of these kinds of authority; empty for all.
  public var kinds: Set<RuleKind> = []
  /// Also limits that were met, waived or ended otherwise.
  public var includesEnded = false

  /// Every open limit.
  public init() {}

  /// Whether the docket can have limits that are asked for; decided before they are computed.
  public func wants(_ record: CaseRecord) -> Bool {
    if let judge, record.facts.judge != judge { return false }
    if let clerk, record.facts.clerk != clerk { return false }
    return true
  }

  /// Whether the limit is asked for.
  public func wants(_ status: LimitStatus, now: Instant) -> Bool {
    guard includesEnded || status.state.isOpen else { return false }
    if isOverdueOnly, status.state != .overdue { return false }
    if isLockingOnly, !status.isLocking { return false }
    if !kinds.isEmpty, !kinds.contains(status.rule.kind) { return false }
    if let step, status.rule.step != step, !(step.part == nil && status.rule.milestone == step.milestone) {
      return false
    }
    if let withinHours, status.endsAt > now.adding(seconds: Int64(withinHours) * 3600) { return false }
    return true
  }
}
