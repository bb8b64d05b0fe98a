import CivilCalendar
import RuleModel

/// A milestone that a case reached (流程节点发生): the node, its day, and the document that shows it.
public struct MilestoneRecord: Hashable, Sendable {
  /// The node.
  public var milestone: MilestoneID
  /// 发生日期.
  public var occurredOn: CivilDate
  /// 文书; nil when none is recorded.
  public var document: String?
  /// What further columns of the ledger said of it, as `备注=…；企业名称=…`; nil when nothing did.
  public var remarks: String?

  /// A milestone reached.
  public init(milestone: MilestoneID, occurredOn: CivilDate, document: String? = nil, remarks: String? = nil) {
    self.milestone = milestone
    self.occurredOn = occurredOn
    self.document = document
    self.remarks = remarks
  }
}
