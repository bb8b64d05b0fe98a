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

  /// A milestone reached.
  public init(milestone: MilestoneID, occurredOn: CivilDate, document: String? = nil) {
    self.milestone = milestone
    self.occurredOn = occurredOn
    self.document = document
  }
}
