import CaseFile
import CivilCalendar
import RuleModel

/// One limit in a list of due dates. Small, because a province has hundreds of thousands of them.
public struct DueRow: Hashable, Sendable {
  /// Position of the docket in `DueList.dockets`.
  public let docket: Int32
  /// Position of the rule in `Catalogue.rules`.
  public let rule: Int32
  /// 起算日: what started it; for a limit that runs backward, the planned day.
  public let triggeredOn: CivilDate
  /// Its last day before days of rest, and after.
  public let end: LimitEnd
  /// The first instant at which the act is late.
  public let endsAt: Instant
  /// Its state.
  public let state: LimitState
  /// Day on which the step was reached; nil when it was not.
  public let doneOn: CivilDate?
  /// Whether it locks the docket.
  public let isLocking: Bool

  /// A limit of the docket at a position, by the rule at a position.
  public init(_ status: LimitStatus, docket: Int32, rule: Int32) {
    self.docket = docket
    self.rule = rule
    triggeredOn = status.limit.triggeredOn
    end = status.limit.end
    endsAt = status.endsAt
    state = status.state
    doneOn = status.limit.doneOn
    isLocking = status.isLocking
  }

  /// Whole hours left at `now`, negative once it is over; nil when nothing is left to do. Rounded down, so that a
  /// limit never seems to have more time than it has.
  public func hoursLeft(at now: Instant) -> Int? {
    guard state.isOpen else { return nil }
    let milliseconds = endsAt.milliseconds - now.milliseconds
    let hour: Int64 = 3_600_000
    return Int(milliseconds >= 0 ? milliseconds / hour : (milliseconds - hour + 1) / hour)
  }

  /// The level of the ladder that was reached, for programs: the last one once it is over.
  public func levelID(_ ladder: WarningLadder) -> String? {
    switch state {
    case .warned(let level): return level
    case .overdue: return ladder.levels.last?.id
    default: return nil
    }
  }

  /// Locked first, then overdue, then open, then ended.
  var rank: Int {
    if isLocking { return 0 }
    if state == .overdue { return 1 }
    return state.isOpen ? 2 : 3
  }
}

/// A docket that has limits in a list of due dates.
public struct DueDocket: Hashable, Sendable {
  /// The case.
  public let number: CaseNumber
  /// 承办法官; nil when not recorded.
  public let judge: String?
  /// 书记员; nil when not recorded.
  public let clerk: String?
  /// 管理人; nil when not recorded.
  public let administrator: String?
  /// Number of journal entries about the case.
  public let version: Int
  /// Whether any limit locks the docket, listed or not.
  public let isLocked: Bool
}
