import CaseFile
import CivilCalendar
import RuleModel

/// What a case has in common with the others that are looked for, by the field that says it.
public enum CaseTrait: CaseIterable, Hashable, Sendable {
  /// 承办部门.
  case division
  /// 承办法官.
  case judge
  /// 书记员.
  case clerk
  /// 管理人.
  case administrator
  /// 主管单位.
  case supervisingBody
  /// 类型.
  case category
  /// 隶属.
  case ownerLevel
  /// 程序.
  case procedure
  /// 法院, by code.
  case court
}

/// How long, in the units in which people state ages.
public enum AgeSpan: Hashable, Sendable {
  /// Whole months (a year has twelve).
  case months(Int)
  /// Days.
  case days(Int)

  /// The last day on which a case can have been filed to be this old on `day`.
  ///
  /// 以上 includes the number (《民法典》 Art. 1259); months by the same rule as the statistics.
  public func latestFiling(asOf day: CivilDate) -> CivilDate {
    switch self {
    case .months(let count): return day.latestDateCompleting(months: count)
    case .days(let count): return day.adding(days: -count)
    }
  }
}

/// Which cases are looked for; every condition given must hold. One vocabulary serves listing, due dates and batches.
public struct CaseFilter: Hashable, Sendable {
  /// Which part of the stock.
  public enum Stock: Hashable, Sendable {
    /// Every case.
    case any
    /// 未结 on the day.
    case pending
    /// 已结 by the day.
    case closed
  }

  /// Which part of the stock.
  public var stock = Stock.any
  /// For each trait the values of which a case must have one: codes of closed sets, names otherwise; nil among them
  /// stands for "not recorded".
  public var traits: [CaseTrait: Set<String?>] = [:]
  /// Words of a search (`SearchText.words`), each of which must occur.
  public var words: [String] = []
  /// 账龄 at least so long (以上).
  public var over: AgeSpan?
  /// 账龄 shorter than this (不满).
  public var under: AgeSpan?
  /// 立案 in these days.
  public var filedIn: DayRange?
  /// 结案 in these days.
  public var closedIn: DayRange?
  /// 计划结案 in these days.
  public var plannedIn: DayRange?
  /// Whether a planned closing date is recorded; nil when it does not matter.
  public var isPlanned: Bool?
  /// Whether the application has been accepted by the day; nil when it does not matter.
  public var isAccepted: Bool?
  /// Whether 快速审理 is recorded; nil when it does not matter.
  public var isFastTrack: Bool?
  /// Whether an order of key-case supervision (督办) is in force on the day; nil when it does not matter. What a ledger
  /// merely says of supervision is no order.
  public var isSupervised: Bool?
  /// An open limit at this node (with all its parts), this part, or this event.
  public var openAt: StepID?
  /// 在办节点: the furthest node with an open limit.
  public var standsAt: MilestoneID?
  /// An open limit that is over.
  public var isOverdue = false
  /// 锁定.
  public var isLocked = false
  /// An open limit that ends within so many hours; what is over is within.
  public var dueWithinHours: Int?
  /// No step for at least so many days.
  public var idleDays: Int?

  /// Every case.
  public init() {}

  /// Whether anything is asked for beside the part of the stock.
  public var hasCondition: Bool {
    var plain = CaseFilter()
    plain.stock = stock
    return self != plain
  }

  /// How much of a docket has to be read to decide.
  public var depth: FindingDepth {
    if openAt != nil || standsAt != nil || isOverdue || isLocked || dueWithinHours != nil { return .limits }
    return idleDays != nil || isAccepted != nil || isSupervised != nil ? .steps : .record
  }
}

/// How much of a docket is read to find it, or to print it.
public enum FindingDepth: Int, Comparable, Sendable {
  /// The case alone.
  case record
  /// Its milestones and acts, too.
  case steps
  /// Its limits, too: some twenty times the work.
  case limits

  /// The shallower first.
  public static func < (left: FindingDepth, right: FindingDepth) -> Bool { left.rawValue < right.rawValue }
}
