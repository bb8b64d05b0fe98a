import CaseFile
import CivilCalendar
import RuleModel

/// The limits of one case for `case show`: what is open, and whether the docket is locked.
struct CaseLimitTable {
  let status: DocketStatus
  let number: CaseNumber
  let session: Session
  /// What was noted on the docket.
  var notes: [CaseNote] = []

  func print() {
    let say = session.language
    let open = status.limits.filter(\.state.isOpen)
    guard !open.isEmpty else {
      session.output.result(say("没有在走的期限。", "No limit is running."))
      return
    }
    if status.isLocked {
      session.output.result(
        say("■ 已锁定：补办逾期节点，或由庭长解锁（chuqing unlock）。", "■ Locked: complete the missed step, or have it released (chuqing unlock)."))
    }
    var table = TerminalTable([
      .init(say("期限", "Limit")), .init(say("依据", "Kind")), .init(say("起算", "From")), .init(say("届满", "Due")),
      .init(say("状态", "State")),
    ])
    for limit in open.sorted(by: { $0.endsAt < $1.endsAt }) {
      table.add([
        "\(limit.rule.step.typed()) \(limit.rule.step.name(say))", limit.rule.kind.label(say),
        limit.limit.triggeredOn.description,
        limit.limit.end.due.description + (limit.limit.end.isProvisional ? say("（暂定）", " (provisional)") : ""),
        words(limit),
      ])
    }
    table.lines().forEach(session.output.result)
  }

  private func words(_ limit: LimitStatus) -> String {
    let say = session.language
    switch limit.state {
    case .overdue: return limit.isLocking ? say("■ 逾期锁定", "■ overdue, locked") : say("◆ 逾期", "◆ overdue")
    case .warned: return say("▲ 预警", "▲ warned")
    default: return limit.limit.isSuspended ? say("中止", "suspended") : say("运行中", "running")
    }
  }

  /// Every limit of the case, whatever its state.
  var json: JSONValue {
    .array(
      status.limits.map { limit in
        .object([
          .init(key: "node", value: .string(limit.rule.step.description)),
          .init(key: "rule", value: .string(limit.rule.id.rawValue)),
          .init(key: "kind", value: .string(limit.rule.kind.rawValue)),
          .init(key: "trigger_on", value: .string(limit.limit.triggeredOn.description)),
          .init(key: "due_on", value: .string(limit.limit.end.due.description)),
          .init(key: "state", value: .string(limit.state.code)),
          .init(key: "locks", value: .bool(limit.isLocking)),
        ])
      })
  }
}
