import CaseFile
import CivilCalendar

/// Figures of one period and group that contradict each other, with the cases that cause it.
public struct ReconciliationBreak: Hashable, Sendable {
  /// Which cases were counted.
  public enum Scope: Hashable, Sendable {
    /// All cases.
    case allCases
    /// Those with this value of the dimension; nil for those without one.
    case group(String?)
  }

  /// A case whose dates cannot be reconciled, e.g. closed before it was filed.
  public struct Culprit: Hashable, Sendable {
    /// 案号.
    public let number: CaseNumber
    /// 立案日期.
    public let filed: CivilDate
    /// 结案日期; nil while pending.
    public let closed: CivilDate?

    /// A case with its two days.
    public init(number: CaseNumber, filed: CivilDate, closed: CivilDate?) {
      self.number = number
      self.filed = filed
      self.closed = closed
    }
  }

  /// The period.
  public let period: ReportPeriod
  /// The group.
  public let scope: Scope
  /// 旧存.
  public let openingPending: Int
  /// 新收.
  public let received: Int
  /// 结案.
  public let closed: Int
  /// 未结.
  public let pending: Int
  /// Pending over each threshold of the request.
  public let pendingOver: [Int]
  /// The cases that break the identity each by itself, in the order of the columns. Two that cancel each other out
  /// in the sums are found as well.
  public let culprits: [Culprit]

  /// A break.
  public init(
    period: ReportPeriod, scope: Scope, openingPending: Int, received: Int, closed: Int, pending: Int,
    pendingOver: [Int], culprits: [Culprit]
  ) {
    self.period = period
    self.scope = scope
    self.openingPending = openingPending
    self.received = received
    self.closed = closed
    self.pending = pending
    self.pendingOver = pendingOver
    self.culprits = culprits
  }
}
