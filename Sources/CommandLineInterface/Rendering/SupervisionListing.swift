import CaseFile
import CivilCalendar
import Reports

/// Prints cases under key-case supervision.
struct SupervisionListing {
  let entries: [SupervisionRegister.Entry]
  let records: [CaseRecord]
  let session: Session

  private var say: Language { session.language }

  func print(_ format: OutputFormatOptions.Format) {
    switch format {
    case .json:
      session.output.json([
        .init(key: "as_of", value: .string(session.today.description)),
        .init(key: "supervised", value: .array(entries.map(json))),
      ])
    case .csv:
      var text = DelimitedField.line(Self.columns)
      for entry in entries { text += DelimitedField.line(fields(entry)) }
      session.output.raw(text)
    case .table: printTable()
    }
  }

  private static let columns = [
    "case_no", "enterprise", "judge", "state", "reasons", "since", "clear_by", "days_left", "leader", "document", "note",
    "extensions", "ended_on", "ledger_text",
  ]

  private func fields(_ entry: SupervisionRegister.Entry) -> [String] {
    let facts = records[entry.position].facts
    let supervision = entry.supervision
    return [
      records[entry.position].number.text, facts.debtors.first?.name ?? "", facts.judge ?? "", entry.state.rawValue,
      supervision.reasons.map(\.code).joined(separator: ";"), supervision.since.description,
      supervision.clearBy?.description ?? "", supervision.daysLeft(on: session.today).map(String.init) ?? "",
      supervision.leader ?? "", supervision.document ?? "", supervision.note ?? "", "\(supervision.extensions.count)",
      supervision.endedOn?.description ?? "", facts.supervision ?? "",
    ]
  }

  private func json(_ entry: SupervisionRegister.Entry) -> JSONValue {
    .object(
      zip(Self.columns, fields(entry)).map { key, text in
        switch key {
        case "reasons": return .init(key: key, value: .array(entry.supervision.reasons.map { .string($0.code) }))
        case "extensions", "days_left": return .init(key: key, value: Int64(text).map(JSONValue.integer) ?? .null)
        default: return .init(key: key, value: text.isEmpty ? .null : .string(text))
        }
      })
  }

  private func printTable() {
    var table = TerminalTable([
      .init(say("状态", "State")), .init(say("案号", "Case")), .init(say("企业", "Enterprise"), isElastic: true),
      .init(say("原因", "Reasons")), .init(say("挂牌", "Since")), .init(say("清结期限", "Clear by")),
      .init(say("剩余", "Left"), .right), .init(say("承办法官", "Judge")), .init(say("包案领导", "Leader")),
      .init(say("台账所写", "Ledger says"), isElastic: true),
    ])
    for entry in entries {
      let facts = records[entry.position].facts
      let supervision = entry.supervision
      table.add([
        say.oversight.label(entry.state), records[entry.position].number.text, facts.debtors.first?.name ?? "—",
        say.oversight.list(supervision.reasons), supervision.since.description, supervision.clearBy?.description ?? "—",
        left(entry), facts.judge ?? "—", supervision.leader ?? "—", facts.supervision ?? "—",
      ])
    }
    table.lines(within: session.output.terminalWidth).forEach(session.output.result)
    let counts = Supervision.State.allCases.compactMap { state -> String? in
      let count = entries.count { $0.state == state }
      return count == 0 ? nil : "\(say.oversight.label(state).dropFirst(2)) \(count)"
    }
    session.output.result(
      say("共\(entries.count)件", "\(entries.count) in all")
        + (counts.isEmpty ? "" : say("：", ": ") + counts.joined(separator: say("，", ", ")))
        + say("。", "."))
  }

  /// Days to the deadline of a case that is still under supervision.
  private func left(_ entry: SupervisionRegister.Entry) -> String {
    guard entry.state == .active || entry.state == .overdue, let days = entry.supervision.daysLeft(on: session.today) else {
      return "—"
    }
    return days < 0 ? say("逾 \(-days)天", "\(-days)d over") : say("\(days)天", "\(days)d")
  }
}
