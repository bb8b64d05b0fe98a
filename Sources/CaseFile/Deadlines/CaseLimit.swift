import CivilCalendar
import RuleModel

/// One time limit of a case that has started to run.
public struct CaseLimit: Hashable, Sendable {
  /// Position of the rule in `Catalogue.rules`.
  public let ruleIndex: Int
  /// Day of the event that started it; for a limit that runs backward, the planned day.
  public let triggeredOn: CivilDate
  /// The day that the court set; nil when the rule itself gives the period.
  public let setOn: CivilDate?
  /// Intervals that did not count.
  public let exclusions: [ExcludedInterval]
  /// Extensions that were granted, in order.
  public let extensions: [LimitExtension]
  /// Its end.
  public let end: LimitEnd
  /// Day on which the step was reached; nil when it was not.
  public let doneOn: CivilDate?
  /// How it ended without being met; nil when it did not.
  public let ending: Ending?
  /// Whether a suspension that has not ended moves the end from day to day.
  public let isSuspended: Bool

  /// An interval that did not count.
  public struct ExcludedInterval: Hashable, Sendable {
    /// The day before the first one that does not count.
    public let after: CivilDate
    /// The last day that does not count; today for an open one.
    public let through: CivilDate
    /// Whether it is still open.
    public let isOpen: Bool
    /// Why; nil when the rule itself excludes the interval.
    public let reason: SuspensionReason?

    /// Number of days that do not count.
    public var days: Int { max(0, through.days(since: after)) }
  }

  /// How a limit ended without being met.
  public enum Ending: Hashable, Sendable {
    /// 免除.
    case waived(reason: String)
    /// Another step made it pointless.
    case overtaken(by: StepID, on: CivilDate)
    /// An outcome of the proceeding ended it; the position of the cut in `Catalogue.cuts`.
    case cut(index: Int, on: CivilDate)
    /// The docket was closed.
    case closed(on: CivilDate)
    /// The proceeding became another one.
    case converted(on: CivilDate)

    /// The day on which it ended; nil for a waiver, which looks back to the beginning.
    public var day: CivilDate? {
      switch self {
      case .waived: return nil
      case .overtaken(_, let day), .cut(_, let day), .closed(let day), .converted(let day): return day
      }
    }
  }

  /// Whether it had passed unmet when something else ended it: it stays missed in the statistics.
  public var wasMissed: Bool {
    guard doneOn == nil, let day = ending?.day else { return false }
    return end.due < day
  }

  /// Whether it is still to be met.
  public var isOpen: Bool { doneOn == nil && ending == nil }
}

/// In which state a limit is at a moment (节点状态). Derived from journal and clock, never stored.
public enum LimitState: Hashable, Sendable {
  /// Open, no warning yet.
  case running
  /// Open, and the named level of the ladder has been reached.
  case warned(level: String)
  /// Open and over.
  case overdue
  /// 期满: a party's right has ended, or the law has supplied the result.
  case lapsed
  /// Done by the due day.
  case doneOnTime
  /// Done after the due day.
  case doneLate
  /// 免除.
  case waived
  /// Ended by another step or outcome.
  case superseded

  /// The state's name for programs.
  public var code: String {
    switch self {
    case .running: return "running"
    case .warned: return "warned"
    case .overdue: return "overdue"
    case .lapsed: return "lapsed"
    case .doneOnTime: return "done_on_time"
    case .doneLate: return "done_late"
    case .waived: return "waived"
    case .superseded: return "superseded"
    }
  }

  /// Whether something is still to be done.
  public var isOpen: Bool {
    switch self {
    case .running, .warned, .overdue: return true
    default: return false
    }
  }
}
