import CaseFile
import Reports

extension StatisticsError {
  /// Why a report was refused whose tables contradict each other.
  static func text(_ disagreements: [TableDisagreement], _ say: Language) -> FailureText {
    let lines = disagreements.prefix(5).flatMap { disagreement in
      let numbers = disagreement.cases.prefix(10).map(\.text).joined(separator: say("、", ", "))
      let more = disagreement.cases.count > 10 ? say("等\(disagreement.cases.count)件", " and \(disagreement.cases.count - 10) more") : ""
      let head = "  \(disagreement.identity.name(say))\(say("：", ": "))\(disagreement.counted) ≠ \(disagreement.expected)"
      return numbers.isEmpty ? [head] : [head, "    " + numbers + more]
    }
    return FailureText(
      say("各表数字不一致，报告没有生成。", "Tables of the report disagree; no report was made.") + "\n" + lines.joined(separator: "\n"),
      say(
        "先核验数据库：chuqing verify；数据表有差异的，chuqing verify --rebuild 由日志重建。",
        "Verify the database: chuqing verify; if its tables differ, chuqing verify --rebuild makes them anew."))
  }
}

extension TableDisagreement.Identity {
  /// What must be equal, in words.
  func name(_ say: Language) -> String {
    switch self {
    case .groups(let dimension, let measure):
      let name = MeasureValue(id: measure, unit: .cases, current: nil, prior: nil).name(say)
      return say("按\(dimension.name(.zh))分组相加与合计（\(name)）", "\(name) by \(dimension.name(.en)), summed, and of all cases")
    case .ledger: return say("台账标为未结的与未结", "pending on the ledger and pending")
    case .trend: return say("走势末点与未结", "the end of the trend and pending")
    case .longPending: return say("长期未结清单与一年以上未结", "the long-pending list and pending ≥ 1 year")
    case .clearances: return say("台账所列出清户数与出清企业", "enterprises cleared on the ledger and in the table")
    case .limits: return say("逐件的到期、按期节点与节点按期率", "limits case by case and the on-time rate")
    case .nodes: return say("各节点在办与未结", "pending at the nodes and pending")
    case .judges: return say("各法官未结与未结", "pending of all judges and pending")
    case .overdueLimits: return say("逾期清单与台账的逾期期限数", "limits over on the list and on the ledger")
    case .locks: return say("锁定情况中仍在锁定的与清单中锁定的期限", "locks that hold and limits on the list that lock")
    }
  }
}
