import CaseFile
import CivilCalendar
import RuleModel

/// A case that was found, with what a list says of it.
public struct FoundCase: Hashable, Sendable {
  /// The case as it is recorded.
  public let record: CaseRecord
  /// Whether it is 未结 on the day of the list.
  public let isPending: Bool
  /// Days from filing to the day of the list, or to the closing if that came before.
  public let ageDays: Int
  /// Its steps; nil when they were not read.
  public let steps: Steps?
  /// Its limits; nil when they were not read.
  public let limits: Limits?

  /// 账龄 in whole months, by the same rule as the statistics: 12 from the day on which it is a year or more.
  public var ageMonths: Int {
    let end = record.filedOn.adding(days: ageDays)
    let (year, month, _) = end.components
    let (filedYear, filedMonth, _) = record.filedOn.components
    let months = (year - filedYear) * 12 + month - filedMonth
    return record.filedOn <= end.latestDateCompleting(months: months) ? months : months - 1
  }

  /// What was done last.
  public struct Steps: Hashable, Sendable {
    /// The last day on which a milestone or event occurred, or the case was accepted, or filed.
    public let lastOn: CivilDate
    /// Days since then, until the day of the list.
    public let idleDays: Int
    /// Whether the application has been accepted.
    public let isAccepted: Bool
  }

  /// Where it stands.
  public struct Limits: Hashable, Sendable {
    /// 在办节点: the furthest node with an open limit; nil when nothing runs.
    public let standsAt: MilestoneID?
    /// The open limit that ends first.
    public let next: OpenLimit?
    /// Open limits that are over.
    public let overdueCount: Int
    /// 锁定.
    public let isLocked: Bool

    /// An open limit.
    public struct OpenLimit: Hashable, Sendable {
      /// What is to be done.
      public let step: StepID
      /// Its last day.
      public let dueOn: CivilDate
      /// Whether the holiday schedule of that year is not published yet.
      public let isProvisional: Bool
    }
  }
}

/// In which order cases are listed.
public enum CaseOrder: String, CaseIterable, Sendable {
  /// By 立案日期, the oldest first.
  case filed
  /// By 账龄, the oldest first.
  case age
  /// By 承办法官; cases without one last.
  case judge
  /// By 承办部门; cases without one last.
  case division
  /// By 计划结案日期, the earliest first; cases without one last.
  case planned
  /// The longest without a step first.
  case idle
  /// By the limit that ends first; cases without one last.
  case due
  /// By 债权总额, the largest first; cases without one last.
  case claims

  /// How much of a docket has to be read for it.
  public var depth: FindingDepth {
    switch self {
    case .filed, .age, .judge, .division, .planned, .claims: return .record
    case .idle: return .steps
    case .due: return .limits
    }
  }

  /// The cases in this order; equal ones by filing day and number.
  public func sorted(_ cases: [FoundCase]) -> [FoundCase] {
    cases.sorted { left, right in
      switch compare(left, right) {
      case let difference where difference != 0: return difference < 0
      default:
        let (first, second) = (left.record, right.record)
        return first.filedOn != second.filedOn ? first.filedOn < second.filedOn : first.number < second.number
      }
    }
  }

  /// Below 0 when `left` comes first, 0 when this order does not tell.
  private func compare(_ left: FoundCase, _ right: FoundCase) -> Int {
    func order<Value: Comparable>(_ left: Value?, _ right: Value?) -> Int {
      switch (left, right) {
      case (nil, nil): return 0
      case (nil, _): return 1
      case (_, nil): return -1
      case (let left?, let right?): return left == right ? 0 : left < right ? -1 : 1
      }
    }
    switch self {
    case .filed: return order(left.record.filedOn, right.record.filedOn)
    case .age: return order(-left.ageDays, -right.ageDays)
    case .judge: return order(left.record.facts.judge, right.record.facts.judge)
    case .division: return order(left.record.facts.division, right.record.facts.division)
    case .planned: return order(left.record.facts.plannedCloseOn, right.record.facts.plannedCloseOn)
    case .idle: return order(left.steps.map { -$0.idleDays }, right.steps.map { -$0.idleDays })
    case .due: return order(left.limits?.next?.dueOn, right.limits?.next?.dueOn)
    case .claims:
      return order(left.record.facts.claimsTotal.map { -$0.fen }, right.record.facts.claimsTotal.map { -$0.fen })
    }
  }
}
