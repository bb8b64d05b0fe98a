import CivilCalendar
import RuleModel

extension JournalEvent {
  /// Writes the canonical payload. The members of the frequent kinds are written in sorted order by hand.
  public func writePayload(to json: inout CanonicalJSON) {
    switch self {
    case .databaseCreated(let court): json.write(court.json)
    case .fileImported(let file): json.write(file.json)
    case .caseRegistered(let record): Self.write(record, to: &json)
    case .caseAmended(_, let changes):
      json.write(.object([JSONValue.Member(key: "changes", value: .object(changes.map(\.member)))]))
    case .caseClosed(_, let date, let manner, let reason):
      json.write(
        .members([
          "close_manner": .string(manner.storedText), "closed_on": .day(date), "reason": reason.map(JSONValue.string),
        ]))
    case .milestonesRecorded(_, let milestones):
      json.raw("{\"milestones\":")
      Self.write(milestones, to: &json)
      json.raw("}")
    case .milestonesVoided(_, let voided, let restored, let reason):
      json.raw("{")
      if let reason {
        json.raw("\"reason\":")
        json.string(reason)
        json.raw(",")
      }
      json.raw("\"restored\":")
      Self.write(restored, to: &json)
      json.raw(",\"voided\":")
      Self.write(voided, to: &json)
      json.raw("}")
    case .docketActed(_, let act): json.write(act.json)
    default: json.write(courtJSON)
    }
  }

  private static func write(_ record: CaseRecord, to json: inout CanonicalJSON) {
    var separator: StaticString = "{"
    for field in CaseField.inCanonicalOrder {
      guard let value = record.json(field) else { continue }
      json.raw(separator)
      json.string(field.rawValue)
      json.raw(":")
      json.write(value)
      separator = ","
    }
    json.raw("}")
  }

  private static func write(_ milestones: [MilestoneRecord], to json: inout CanonicalJSON) {
    json.raw("[")
    for (index, milestone) in milestones.enumerated() {
      if index > 0 { json.raw(",") }
      json.raw("{")
      if let approver = milestone.approver {
        json.raw("\"approver\":")
        json.string(approver)
        json.raw(",")
      }
      if let document = milestone.document {
        json.raw("\"document\":")
        json.string(document)
        json.raw(",")
      }
      json.raw("\"node\":")
      json.string(milestone.part == nil ? milestone.milestone.rawValue : milestone.step.description)
      json.raw(",\"on\":")
      json.plainString(milestone.occurredOn.iso8601UTF8)
      if let outcome = milestone.outcome {
        json.raw(",\"outcome\":")
        json.string(outcome)
      }
      if let reason = milestone.reason {
        json.raw(",\"reason\":")
        json.string(reason)
      }
      if let remarks = milestone.remarks {
        json.raw(",\"remarks\":")
        json.string(remarks)
      }
      if milestone.isPendingReview { json.raw(",\"review\":true") }
      json.raw("}")
    }
    json.raw("]")
  }

  /// The event of a stored entry.
  public init(kind: String, subject: String, payload bytes: [UInt8]) throws(PayloadError) {
    let payload = try JSONValue(utf8: bytes)
    let number = CaseNumber(normalized: subject)
    switch kind {
    case "databaseCreated": self = .databaseCreated(try CourtIdentity(payload, code: subject))
    case "fileImported": self = .fileImported(try ImportedFile(payload, name: subject))
    case "caseRegistered": self = .caseRegistered(try CaseRecord(payload, number: number))
    case "caseAmended": self = .caseAmended(number, try FieldChange.list(payload["changes"]))
    case "caseClosed":
      guard let manner = payload["close_manner"]?.text else { throw .missing(key: "close_manner") }
      self = .caseClosed(
        number, on: try payload.date("closed_on"), manner: CloseManner(text: manner), reason: payload["reason"]?.text)
    case "caseAssigned": self = .caseAssigned(number, try CaseAssignment(payload))
    case "caseReopened": self = .caseReopened(number, try CaseReopening(payload))
    case "milestonesRecorded":
      self = .milestonesRecorded(number, try MilestoneRecord.list(payload["milestones"]))
    case "milestonesVoided":
      self = .milestonesVoided(
        number, try MilestoneRecord.list(payload["voided"]), restored: try MilestoneRecord.list(payload["restored"]),
        reason: payload["reason"]?.text)
    default:
      if let act = try DocketAct(kind: kind, payload) {
        self = .docketActed(number, act)
      } else {
        self = try Self.courtEvent(kind: kind, subject: subject, payload)
      }
    }
  }
}

extension JSONValue {
  func string(_ key: String) throws(PayloadError) -> String {
    guard let value = self[key] else { throw .missing(key: key) }
    guard let text = value.text else { throw .wrongValue(key: key) }
    return text
  }

  func date(_ key: String) throws(PayloadError) -> CivilDate {
    guard let date = CivilDate(try string(key)) else { throw .wrongValue(key: key) }
    return date
  }

  func int(_ key: String) throws(PayloadError) -> Int {
    guard case .integer(let number)? = self[key] else { throw .wrongValue(key: key) }
    return Int(number)
  }
}

extension CourtIdentity {
  fileprivate var json: JSONValue {
    .object([
      JSONValue.Member(key: "name", value: .string(name)),
      JSONValue.Member(key: "rehearsal", value: .bool(isRehearsal)),
    ])
  }

  fileprivate init(_ payload: JSONValue, code: String) throws(PayloadError) {
    guard case .bool(let isRehearsal)? = payload["rehearsal"] else { throw .wrongValue(key: "rehearsal") }
    self.init(code: code, name: try payload.string("name"), isRehearsal: isRehearsal)
  }
}

extension ImportedFile {
  fileprivate var json: JSONValue {
    func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }
    return .object([
      JSONValue.Member(key: "changed", value: number(changed)),
      JSONValue.Member(key: "digest", value: .string(digest)),
      JSONValue.Member(key: "encoding", value: .string(encoding)),
      JSONValue.Member(key: "kind", value: .string(kind)),
      JSONValue.Member(key: "new", value: number(new)),
      JSONValue.Member(key: "rejected", value: number(rejected)),
      JSONValue.Member(key: "unchanged", value: number(unchanged)),
    ])
  }

  fileprivate init(_ payload: JSONValue, name: String) throws(PayloadError) {
    self.init(
      name: name, kind: try payload.string("kind"), encoding: try payload.string("encoding"),
      digest: try payload.string("digest"), new: try payload.int("new"), changed: try payload.int("changed"),
      unchanged: try payload.int("unchanged"), rejected: try payload.int("rejected"))
  }
}

extension CaseField {
  /// The fields in the order in which canonical JSON has them. `filed_on` is always recorded: no object is empty.
  fileprivate static let inCanonicalOrder = allCases.sorted {
    $0.rawValue.utf8.lexicographicallyPrecedes($1.rawValue.utf8)
  }
}

extension CaseRecord {
  fileprivate init(_ payload: JSONValue, number: CaseNumber) throws(PayloadError) {
    var facts = CaseFacts()
    guard case .object(let members) = payload else { throw .malformed(offset: 0) }
    for member in members where member.key != CaseField.filedOn.rawValue {
      guard let field = CaseField(rawValue: member.key) else { throw .wrongValue(key: member.key) }
      try facts.set(field, to: member.value)
    }
    self.init(number: number, filedOn: try payload.date("filed_on"), facts: facts, version: 1)
  }
}

extension FieldChange {
  var member: JSONValue.Member {
    JSONValue.Member(
      key: field.rawValue,
      value: .object([
        JSONValue.Member(key: "from", value: from ?? .null), JSONValue.Member(key: "to", value: to ?? .null),
      ]))
  }

  static func list(_ value: JSONValue?) throws(PayloadError) -> [FieldChange] {
    guard case .object(let members)? = value else { throw .missing(key: "changes") }
    var changes: [FieldChange] = []
    for member in members {
      guard let field = CaseField(rawValue: member.key) else { throw .wrongValue(key: member.key) }
      let from = member.value["from"]
      let to = member.value["to"]
      changes.append(
        FieldChange(field: field, from: from == .null ? nil : from, to: to == .null ? nil : to))
    }
    return changes
  }
}

extension MilestoneRecord {
  fileprivate static func list(_ value: JSONValue?) throws(PayloadError) -> [MilestoneRecord] {
    guard case .array(let items)? = value else { throw .missing(key: "milestones") }
    var milestones: [MilestoneRecord] = []
    for item in items {
      milestones.append(
        MilestoneRecord(
          step: StepID(text: try item.string("node")), occurredOn: try item.date("on"),
          outcome: item["outcome"]?.text, document: item["document"]?.text, remarks: item["remarks"]?.text,
          reason: item["reason"]?.text, approver: item["approver"]?.text, isPendingReview: item["review"] == .bool(true)))
    }
    return milestones
  }
}
