import CivilCalendar
import RuleModel

/// A limit of a pending case that was still to be met at the moment of a report.
public struct OpenLimit: Hashable, Sendable {
  /// Position of the case.
  public let position: Int32
  /// Position of the rule in `Catalogue.rules`.
  public let rule: Int32
  /// What started it.
  public let triggeredOn: CivilDate
  /// Its end.
  public let end: LimitEnd
  /// Its state.
  public let state: LimitState
  /// Whether it locks the docket.
  public let isLocking: Bool

  /// An open limit.
  public init(
    position: Int32, rule: Int32, triggeredOn: CivilDate, end: LimitEnd, state: LimitState, isLocking: Bool
  ) {
    self.position = position
    self.rule = rule
    self.triggeredOn = triggeredOn
    self.end = end
    self.state = state
    self.isLocking = isLocking
  }
}

/// A lock that was released, or held, up to the moment of a report (锁定与解锁).
public struct LockEpisode: Hashable, Sendable {
  /// Position of the case.
  public let position: Int32
  /// Position of the rule in `Catalogue.rules`.
  public let rule: Int32
  /// The due day that was missed.
  public let dueOn: CivilDate
  /// How it ended.
  public let ending: Ending

  /// How a lock ended.
  public enum Ending: Hashable, Sendable {
    /// It holds.
    case holds
    /// The docket was closed on that day and the act is still not done: nobody waits for forward entries any more.
    case docketClosed(on: CivilDate)
    /// Released, with the new limit.
    case released(on: CivilDate, until: CivilDate, approver: String, reason: String)
    /// The act was done late.
    case doneLate(on: CivilDate)
  }

  /// A lock.
  public init(position: Int32, rule: Int32, dueOn: CivilDate, ending: Ending) {
    self.position = position
    self.rule = rule
    self.dueOn = dueOn
    self.ending = ending
  }
}

extension LockEpisode {
  /// The lock as a report tells it: a closed docket is not said to be locked still, only that the act was not done.
  ///
  /// - Parameter closedOn: 结案日期, or nil while the case is pending.
  public func told(closedOn: CivilDate?) -> LockEpisode {
    guard ending == .holds, let closedOn else { return self }
    return LockEpisode(position: position, rule: rule, dueOn: dueOn, ending: .docketClosed(on: closedOn))
  }

  /// Whether the limit ended on the closing day or later, so that the lock never stopped a pending case.
  public var beganAfterClosing: Bool {
    if case .docketClosed(let day) = ending { return dueOn >= day }
    return false
  }
}

/// How the pending cases stood at the moment of a report.
public struct NodeSituation: Hashable, Sendable {
  /// The moment: the first instant after the last day of the period.
  public let at: Instant
  /// Open limits that are over, or that end within the widest window of the ladder; worst first.
  public var limits: [OpenLimit] = []
  /// Of each case the position of the node at which it stands in `Catalogue.milestones`; −1 when nothing runs or the
  /// case is not pending.
  public var standsAt: [Int32] = []
  /// Of each case the earliest due day among the open limits of that node, as a day number; `CaseColumns.open` where
  /// there is none.
  public var dueOn: [Int32] = []
  /// Locks, in order of the due day.
  public var locks: [LockEpisode] = []

  /// Nothing yet.
  public init(at: Instant) { self.at = at }
}
