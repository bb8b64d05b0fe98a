/// The kinds of report.
public enum ReportKind: String, CaseIterable, Hashable, Sendable {
  /// 通报: a month, or the year to date; conclusions, the measures and the old cases.
  case circular
  /// 态势报告: a quarter, half-year or year; everything.
  case situation
  /// 台账: the cases and what their records lack.
  case ledger
  /// 节点预警及逾期: who must act.
  case overdue
  /// 结案计划: targets, the plan, and the cases about to grow old.
  case plan

  /// The sheets that the kind can have, in order. A sheet about something that a court does not use is left out.
  var sheets: [ReportSheet] {
    switch self {
    case .situation: return ReportSheet.allCases
    case .circular:
      return [.cover, .overall, .ageing, .bands, .trend, .groups, .longPending, .supervision, .ledger, .definitions, .index, .chartData]
    case .ledger: return [.ledger, .quality, .definitions]
    case .overdue: return [.warnings, .locks, .nodes, .judges, .supervision, .ledger, .definitions, .index, .chartData]
    case .plan: return [.plan, .crossing, .longPending, .ledger, .definitions, .index, .chartData]
    }
  }

  /// Name of the kind.
  public func name(_ say: ReportLanguage) -> String {
    switch self {
    case .circular: return say("通报", "Circular")
    case .situation: return say("态势报告", "Situation report")
    case .ledger: return say("案件台账", "Ledger")
    case .overdue: return say("节点预警及逾期", "Warnings and overdue limits")
    case .plan: return say("结案计划", "Closing plan")
    }
  }
}

/// The sheets of reports, in the order of the full report.
enum ReportSheet: String, CaseIterable, Hashable, Sendable {
  /// 封面与结论.
  case cover
  /// 总体情况.
  case overall
  /// 账龄与同比.
  case ageing
  /// 账龄分布: every band by every group.
  case bands
  /// 趋势.
  case trend
  /// 分组情况.
  case groups
  /// 节点进度.
  case nodes
  /// 承办法官情况.
  case judges
  /// 年度目标与结案计划.
  case plan
  /// 临界案件.
  case crossing
  /// 节点预警及逾期.
  case warnings
  /// 锁定与解锁.
  case locks
  /// 长期未结清单.
  case longPending
  /// 重点督办.
  case supervision
  /// 案件评查.
  case reviews
  /// 案件台账.
  case ledger
  /// 数据质量.
  case quality
  /// 口径说明.
  case definitions
  /// 案件索引: the cases behind each figure.
  case index
  /// 图表数据, hidden.
  case chartData

  /// Whether the sheet counts among the numbered tables (表1, 表2 …).
  var isNumbered: Bool { self != .cover && self != .index && self != .chartData }
}
