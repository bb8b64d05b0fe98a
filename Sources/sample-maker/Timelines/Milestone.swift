import CivilCalendar

/// One of the 26 milestones (流程节点), numbered and named as in the rule catalogue.
struct Node: Hashable, Sendable {
  let number: Int
  /// The name in the ledger's words.
  let name: String
  /// The paper that proves it (文书).
  let document: String

  /// Whether it is a node and not one of its parts.
  var isWhole: Bool { Self.all[number - 1].name == name }

  /// The 26 nodes; node `n` stands at index `n - 1`.
  static let all: [Node] = [
    ("立案登记", "立案登记表"), ("分案移送", "案件移送单"), ("组成合议庭并告知", "合议庭组成人员告知书"),
    ("通知债务人(被申请人)", "通知书"), ("债务人异议期满", "异议期届满记录"), ("裁定是否受理", "民事裁定书"),
    ("送达受理(不受理)裁定", "送达回证"), ("指定管理人/清算组", "指定管理人决定书"), ("通知已知债权人并公告", "公告"),
    ("债务人移交财务资料", "移交清单"), ("管理人接管", "接管笔录"), ("财产状况调查报告", "调查报告"),
    ("未履行完毕合同决定", "合同处理决定"), ("职工债权公示与安置", "职工债权清单"), ("债权申报期限届满", "债权申报登记册"),
    ("第一次债权人会议", "会议记录"), ("债权核查与裁定确认", "无异议债权裁定书"),
    ("提交重整计划草案/和解协议草案", "草案"), ("表决重整计划/和解协议", "表决结果"), ("裁定批准/认可", "民事裁定书"),
    ("宣告破产(送达与公告)", "宣告破产裁定书"), ("财产变价方案及处置", "变价方案"), ("分配方案裁定认可与执行", "分配方案"),
    ("裁定终结(终止)程序", "终结裁定书"), ("办理注销登记", "注销登记通知书"), ("结案归档", "归档清单"),
  ].enumerated().map { Node(number: $0.offset + 1, name: $0.element.0, document: $0.element.1) }
}

/// A milestone that a docket has reached.
struct Milestone: Sendable {
  let caseNumber: String
  let node: Node
  let occurredOn: CivilDate
  /// 文书; empty where the ledger has none.
  let document: String
  /// The docket belongs to the old ledger.
  let isLegacy: Bool
}
