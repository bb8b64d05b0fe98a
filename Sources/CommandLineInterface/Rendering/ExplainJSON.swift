import CaseFile
import CivilCalendar
import Clearance
import Reports
import RuleModel

/// The explanation of a step as JSON: stable keys, each step of the arithmetic an object with a code and dates.
struct ExplainJSON {
  let proof: StepProof
  let language: Language

  private var names: LimitWords { LimitWords(language.report, catalogue: proof.catalogue) }

  var members: [JSONValue.Member] {
    let record = proof.docket.record
    return Self.object([
      ("case_no", .string(record.number.text)),
      ("enterprise", Self.text(record.facts.debtors.first?.name)),
      ("enterprise_count", .integer(Int64(record.facts.debtors.count))),
      ("node", .string(proof.step.description)), ("node_no", Self.text(names.number(proof.step))),
      ("node_name", .string(names.name(proof.step))), ("as_of", .string(proof.now.description)),
      ("docket_locked", .bool(proof.isLocked)), ("catalogue", .string(proof.catalogue.version)),
      (
        "recorded",
        .array(
          proof.recorded.map { record in
            .object(
              Self.object([
                ("node", .string(record.step.description)), ("occurred_on", Self.day(record.occurredOn)),
                ("outcome", Self.text(record.outcome)), ("document", Self.text(record.document)),
              ]))
          })
      ),
      ("limits", .array(proof.limits.map { .object(members(of: $0)) })),
      ("absent", .array(proof.absent.map { .object(members(of: $0)) })),
    ])
  }

  private func members(of explanation: LimitExplanation) -> [JSONValue.Member] {
    let status = explanation.status
    let limit = status.limit
    let row = DueRow(status, docket: 0, rule: Int32(limit.ruleIndex))
    let own: [(String, JSONValue)] = [
      ("trigger_on", Self.day(limit.triggeredOn)), ("set_on", Self.text(limit.setOn?.description)),
      ("nominal_on", Self.day(limit.end.nominal)), ("due_on", Self.day(limit.end.due)),
      ("ends_at", .string(status.endsAt.description)), ("provisional", .bool(limit.end.isProvisional)),
      ("state", .string(status.state.code)), ("level", Self.text(row.levelID(proof.catalogue.ladder))),
      ("remaining_hours", row.hoursLeft(at: proof.now).map { .integer(Int64($0)) } ?? .null),
      ("locked", .bool(status.isLocking)), ("suspended", .bool(limit.isSuspended)),
      ("done_on", Self.text(limit.doneOn?.description)),
      ("steps", .array(explanation.steps.map { .object(members(of: $0)) })),
      (
        "warnings",
        .array(
          explanation.warnings.map { warning in
            .object(
              Self.object([
                ("level", .string(warning.level.id)), ("at", .string(warning.at.description)),
                ("name", .string(language(warning.level.name.zh, warning.level.name.en))),
              ]))
          })
      ),
    ]
    return Self.object(own) + members(of: status.rule)
  }

  private func members(of rule: DeadlineRule) -> [JSONValue.Member] {
    Self.object([
      ("rule", .string(rule.id.rawValue)), ("node", .string(rule.step.description)),
      ("node_no", Self.text(names.number(rule.step))), ("node_name", .string(names.name(rule.step))),
      ("kind", .string(rule.kind.rawValue)), ("role", .string(rule.role.rawValue)),
      ("basis", .string(rule.basis.citation)), ("instrument", .string(rule.basis.instrument)),
      ("article", .string(rule.basis.article)), ("source", .string(rule.basis.source)),
      ("statement", .string(language(rule.statement.zh, rule.statement.en))), ("extension", Self.extensions(rule)),
    ])
  }

  private func members(of absent: StepProof.Absent) -> [JSONValue.Member] {
    let words = AbsenceWords(say: language, catalogue: proof.catalogue, number: proof.docket.record.number)
    return Self.object([
      ("reason", .string(AbsenceWords.code(absent.absence))),
      ("explanation", .string(words.reason(absent.absence, absent.rule))),
      ("remedy", Self.text(words.remedy(absent.absence, absent.rule))),
    ]) + members(of: absent.rule)
  }

  private func members(of step: LimitExplanation.Step) -> [JSONValue.Member] {
    switch step {
    case .trigger(let day): return Self.step("trigger", day)
    case .firstDay(let day): return Self.step("first_day", day)
    case .courtSet(let day, let allowed):
      return Self.step("court_set", day, [("from", Self.day(allowed.lowerBound)), ("through", Self.day(allowed.upperBound))])
    case .nominal(let day): return Self.step("nominal", day)
    case .excluded(let interval, let end):
      return Self.step(
        "excluded", end,
        [
          ("after", Self.day(interval.after)), ("through", Self.day(interval.through)), ("open", .bool(interval.isOpen)),
          ("days", .integer(Int64(interval.days))), ("reason", Self.text(interval.reason?.rawValue)),
        ])
    case .extended(let grant, let base, let end):
      return Self.step(
        "extended", end,
        [
          ("from", Self.day(base)), ("base", .string(grant.base.rawValue)), ("count", .integer(Int64(grant.count))),
          ("unit", .string(grant.unit.rawValue)), ("court", .string(grant.court)),
          ("decided_on", Self.day(grant.decidedOn)), ("document", Self.text(grant.document)),
        ])
    case .skipped(let day, let holiday, let isKnown):
      let reason = !isKnown ? "unscheduled_weekend" : holiday == nil ? "weekend" : "holiday"
      return Self.step("skipped", day, [("reason", .string(reason)), ("holiday", Self.text(holiday))])
    case .makeUpWorkday(let day, let holiday):
      return Self.step("make_up_workday", day, [("holiday", .string(holiday))])
    case .due(let day): return Self.step("due", day)
    }
  }

  private static func extensions(_ rule: DeadlineRule) -> JSONValue {
    guard let extensions = rule.extensions else { return .null }
    return .object(
      object([
        ("count", .integer(Int64(extensions.count))), ("unit", .string(extensions.unit.rawValue)),
        ("approver", .string(extensions.approver.rawValue)), ("times", .integer(Int64(extensions.times))),
        ("article", .string(extensions.article)),
      ]))
  }

  private static func step(
    _ code: String, _ day: CivilDate, _ more: [(String, JSONValue)] = []
  ) -> [JSONValue.Member] {
    object([("step", .string(code)), ("on", self.day(day))] + more)
  }

  private static func object(_ members: [(String, JSONValue)]) -> [JSONValue.Member] {
    members.map { .init(key: $0.0, value: $0.1) }
  }

  private static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  private static func day(_ date: CivilDate) -> JSONValue { .string(date.description) }
}
