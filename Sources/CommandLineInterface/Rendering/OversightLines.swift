import CaseFile
import CivilCalendar
import Reports

/// What supervises one case: the supervision in force or the last one, and how it was reviewed.
struct OversightLines {
  let docket: DocketFile
  let session: Session

  private var last: Supervision? { docket.supervisions(asOf: session.today).last }

  func print() {
    let say = session.language
    if let last {
      let deadline = last.clearBy.map { say("，清结期限 \($0)", ", clear by \($0)") } ?? ""
      let leader = last.leader.map { say("，包案领导 \($0)", ", leader \($0)") } ?? ""
      session.output.result(
        say("重点督办：", "Supervision: ") + say.oversight.label(last.state(on: session.today)) + " "
          + say.oversight.list(last.reasons) + say("，\(last.since) 挂牌", ", since \(last.since)") + deadline + leader)
    }
    for recorded in docket.acts {
      guard case .reviewed = recorded.act else { continue }
      session.output.result(say("评查：", "Review: ") + recorded.act.oversightSummary(say))
    }
  }

  /// For programs; null for a case that never was under supervision.
  var json: JSONValue {
    guard let last else { return .null }
    return .object([
      .init(key: "state", value: .string(last.state(on: session.today).rawValue)),
      .init(key: "reasons", value: .array(last.reasons.map { .string($0.code) })),
      .init(key: "since", value: .string(last.since.description)),
      .init(key: "clear_by", value: last.clearBy.map { .string($0.description) } ?? .null),
      .init(key: "leader", value: last.leader.map(JSONValue.string) ?? .null),
    ])
  }
}
