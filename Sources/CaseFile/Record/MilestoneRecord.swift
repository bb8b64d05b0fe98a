import CivilCalendar
import RuleModel

/// A milestone that a case reached (流程节点发生): the node or part, its day, its result, and the document that shows it.
public struct MilestoneRecord: Hashable, Sendable {
  /// The node, or an event beside the nodes.
  public var milestone: MilestoneID
  /// The part of a compound node; nil for the node as a whole.
  public var part: String?
  /// 发生日期.
  public var occurredOn: CivilDate
  /// The result, e.g. `refused`; nil when none is stated.
  public var outcome: String?
  /// 文书; nil when none is recorded.
  public var document: String?
  /// What further columns of the ledger said of it, as `备注=…；企业名称=…`; nil when nothing did.
  public var remarks: String?
  /// Why it was recorded late or out of order; nil when that needed no reason.
  public var reason: String?
  /// Who approved the entry on a locked docket; nil when nobody had to.
  public var approver: String?
  /// 待审: recorded while the docket was locked, so that no other statutory act was held up; the release of the lock
  /// confirms it.
  public var isPendingReview: Bool

  /// A milestone reached.
  public init(
    milestone: MilestoneID, part: String? = nil, occurredOn: CivilDate, outcome: String? = nil,
    document: String? = nil, remarks: String? = nil, reason: String? = nil, approver: String? = nil,
    isPendingReview: Bool = false
  ) {
    self.reason = reason
    self.approver = approver
    self.milestone = milestone
    self.part = part
    self.occurredOn = occurredOn
    self.outcome = outcome
    self.document = document
    self.remarks = remarks
    self.isPendingReview = isPendingReview
  }

  /// A milestone reached, by its step.
  public init(
    step: StepID, occurredOn: CivilDate, outcome: String? = nil, document: String? = nil, remarks: String? = nil,
    reason: String? = nil, approver: String? = nil, isPendingReview: Bool = false
  ) {
    self.init(
      milestone: step.milestone, part: step.part, occurredOn: occurredOn, outcome: outcome, document: document,
      remarks: remarks, reason: reason, approver: approver, isPendingReview: isPendingReview)
  }

  /// The node or part.
  public var step: StepID { StepID(milestone, part: part) }
}
