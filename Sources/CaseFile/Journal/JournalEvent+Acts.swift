import CivilCalendar
import RuleModel

extension DocketAct {
  /// Name of the kind of entry, in the past tense.
  var kind: String {
    switch self {
    case .planned: return "datePlanned"
    case .extended: return "extensionGranted"
    case .suspended: return "clockSuspended"
    case .resumed: return "clockResumed"
    case .waived: return "limitWaived"
    case .released: return "lockReleased"
    case .converted: return "procedureConverted"
    case .noted: return "caseNoted"
    case .supervised: return "supervisionOrdered"
    case .supervisionExtended: return "supervisionExtended"
    case .supervisionEnded: return "supervisionEnded"
    case .reviewed: return "caseReviewed"
    }
  }

  /// The payload.
  public var json: JSONValue {
    switch self {
    case .planned(let step, let day): return .members(["node": .string(step.description), "on": .day(day)])
    case .extended(let grant): return grant.json
    case .suspended(let suspension): return suspension.json
    case .resumed(let day): return .members(["on": .day(day)])
    case .waived(let step, let reason, let approver):
      return .members([
        "approver": approver.map(JSONValue.string), "node": .string(step.description), "reason": .string(reason),
      ])
    case .released(let release): return release.json
    case .converted(let conversion): return conversion.json
    case .noted(let text): return .members(["text": .string(text)])
    case .supervised(let order): return order.json
    case .supervisionExtended(let extended): return extended.json
    case .supervisionEnded(let ending): return ending.json
    case .reviewed(let review): return review.json
    }
  }

  /// The act of a stored entry; nil when the kind is none of an act.
  public init?(kind: String, _ payload: JSONValue) throws(PayloadError) {
    switch kind {
    case "datePlanned": self = .planned(try payload.step("node"), on: try payload.date("on"))
    case "extensionGranted": self = .extended(try LimitExtension(payload))
    case "clockSuspended": self = .suspended(try ClockSuspension(payload))
    case "clockResumed": self = .resumed(on: try payload.date("on"))
    case "limitWaived":
      self = .waived(
        try payload.step("node"), reason: try payload.string("reason"), approver: payload["approver"]?.text)
    case "lockReleased": self = .released(try LockRelease(payload))
    case "procedureConverted": self = .converted(try ProcedureConversion(payload))
    case "caseNoted": self = .noted(try payload.string("text"))
    case "supervisionOrdered": self = .supervised(try SupervisionOrder(payload))
    case "supervisionExtended": self = .supervisionExtended(try SupervisionExtension(payload))
    case "supervisionEnded": self = .supervisionEnded(try SupervisionEnding(payload))
    case "caseReviewed": self = .reviewed(try CaseReview(payload))
    default: return nil
    }
  }
}

extension LimitExtension {
  fileprivate var json: JSONValue {
    .members([
      "base": .string(base.rawValue), "count": .integer(Int64(count)), "court": .string(court),
      "decided_on": .day(decidedOn), "document": document.map(JSONValue.string), "node": .string(step.description),
      "rule": .string(rule.rawValue), "unit": .string(unit.rawValue),
    ])
  }

  fileprivate init(_ payload: JSONValue) throws(PayloadError) {
    self.init(
      step: try payload.step("node"), rule: RuleID(rawValue: try payload.string("rule")),
      count: try payload.int("count"), unit: try payload.choice("unit"), base: try payload.choice("base"),
      court: try payload.string("court"), decidedOn: try payload.date("decided_on"),
      document: payload["document"]?.text)
  }
}

extension ClockSuspension {
  fileprivate var json: JSONValue {
    .members([
      "document": document.map(JSONValue.string), "from": .day(from),
      "node": step.map { .string($0.description) }, "reason": .string(reason.rawValue),
      "through": through.map(JSONValue.day),
    ])
  }

  fileprivate init(_ payload: JSONValue) throws(PayloadError) {
    self.init(
      step: payload["node"] == nil ? nil : try payload.step("node"), from: try payload.date("from"),
      through: payload["through"] == nil ? nil : try payload.date("through"), reason: try payload.choice("reason"),
      document: payload["document"]?.text)
  }
}

extension LockRelease {
  fileprivate var json: JSONValue {
    .members([
      "approver": .string(approver),
      "limits": .array(limits.map { .members(["due_on": .day($0.dueOn), "rule": .string($0.rule.rawValue)]) }),
      "reason": .string(reason), "until": .day(until),
    ])
  }

  fileprivate init(_ payload: JSONValue) throws(PayloadError) {
    guard case .array(let items)? = payload["limits"] else { throw .missing(key: "limits") }
    var limits: [ReleasedLimit] = []
    for item in items {
      limits.append(
        ReleasedLimit(rule: RuleID(rawValue: try item.string("rule")), dueOn: try item.date("due_on")))
    }
    self.init(
      limits: limits, until: try payload.date("until"), reason: try payload.string("reason"),
      approver: try payload.string("approver"))
  }
}

extension ProcedureConversion {
  fileprivate var json: JSONValue {
    .members([
      "document": document.map(JSONValue.string), "from": .string(from.rawValue), "on": .day(on),
      "to": .string(to.rawValue),
    ])
  }

  fileprivate init(_ payload: JSONValue) throws(PayloadError) {
    self.init(
      from: try payload.choice("from"), to: try payload.choice("to"), on: try payload.date("on"),
      document: payload["document"]?.text)
  }
}

extension JSONValue {
  /// An object of the members that have a value, in sorted order.
  static func members(_ members: [String: JSONValue?]) -> JSONValue {
    .object(
      members.compactMap { key, value in value.map { Member(key: key, value: $0) } }
        .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
  }

  static func day(_ date: CivilDate) -> JSONValue { .string(date.description) }

  func step(_ key: String) throws(PayloadError) -> StepID { StepID(text: try string(key)) }

  func choice<Choice: RawRepresentable<String>>(_ key: String) throws(PayloadError) -> Choice {
    guard let value = Choice(rawValue: try string(key)) else { throw .wrongValue(key: key) }
    return value
  }
}
