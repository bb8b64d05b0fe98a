import CaseFile
import CivilCalendar
import RuleModel

/// Prints a list of due dates for programs, one limit at a time, so that a long list need not exist twice.
public struct DuePrinting: Sendable {
  private let list: DueList
  private let words: LimitWords

  /// Prints `list`; the language decides the printed names only.
  public init(_ list: DueList, language: ReportLanguage) {
    self.list = list
    words = LimitWords(language, catalogue: list.catalogue)
  }

  /// What a program reads of a row, by key: text, or the other values of JSON.
  private func members(_ row: DueRow, enterprise: String?, count: Int) -> [(key: String, value: JSONValue)] {
    let rule = list.rule(row)
    let docket = list.docket(row)
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    return [
      ("case_no", .string(docket.number.text)), ("enterprise", text(enterprise)),
      ("enterprise_count", .integer(Int64(count))),
      ("node", .string(rule.step.description)), ("node_no", text(words.number(rule.step))),
      ("node_name", .string(words.name(rule.step))), ("kind", .string(rule.kind.rawValue)),
      ("trigger_on", .string(row.triggeredOn.description)), ("nominal_on", .string(row.end.nominal.description)),
      ("due_on", .string(row.end.due.description)), ("ends_at", .string(row.endsAt.description)),
      ("remaining_hours", row.hoursLeft(at: list.now).map { .integer(Int64($0)) } ?? .null),
      ("state", .string(row.state.code)), ("level", text(row.levelID(list.catalogue.ladder))),
      ("locked", .bool(row.isLocking)), ("docket_locked", .bool(docket.isLocked)),
      ("provisional", .bool(row.end.isProvisional)), ("done_on", text(row.doneOn?.description)),
      ("judge", text(docket.judge)), ("clerk", text(docket.clerk)), ("role", .string(rule.role.rawValue)),
      ("basis", .string(rule.basis.citation)), ("instrument", .string(rule.basis.instrument)),
      ("article", .string(rule.basis.article)), ("rule", .string(rule.id.rawValue)),
    ]
  }

  /// A row as a JSON object.
  public func json(_ row: DueRow, enterprise: String?, count: Int) -> JSONValue {
    .object(members(row, enterprise: enterprise, count: count).map { .init(key: $0.key, value: $0.value) })
  }

  /// How many limits of each urgency there are, as a JSON object.
  public var countsJSON: JSONValue {
    let counts = list.counts
    let members = [
      ("dockets", list.dockets.count), ("ended", counts.ended), ("locked", counts.locked), ("overdue", counts.overdue),
      ("provisional", counts.provisional), ("running", counts.running), ("total", counts.total),
      ("warned", counts.warned),
    ]
    return .object(members.map { .init(key: $0.0, value: .integer(Int64($0.1))) })
  }

  /// The header line of CSV.
  public static let csvHeader = DelimitedField.line([
    "case_no", "enterprise", "enterprise_count", "node", "node_no", "node_name", "kind", "trigger_on", "nominal_on", "due_on", "ends_at",
    "remaining_hours", "state", "level", "locked", "docket_locked", "provisional", "done_on", "judge", "clerk", "role",
    "basis", "instrument", "article", "rule",
  ])

  /// A row as a line of CSV.
  public func csv(_ row: DueRow, enterprise: String?, count: Int) -> String {
    let fields = members(row, enterprise: enterprise, count: count).map { member in
      switch member.value {
      case .string(let text): return DelimitedField.text(text)
      case .integer(let number): return "\(number)"
      case .bool(let flag): return flag ? "true" : "false"
      default: return ""
      }
    }
    return fields.joined(separator: ",") + "\r\n"
  }
}
