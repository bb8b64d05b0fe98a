import CivilCalendar
import RuleModel

extension JournalEvent {
  /// The payload of the events that are about the court or about taking back.
  var courtJSON: JSONValue {
    switch self {
    case .caseAssigned(_, let assignment): return assignment.json
    case .caseReopened(_, let reopening): return reopening.json
    case .actVoided(_, let sequence, let reason):
      return .members(["reason": reason.map(JSONValue.string), "sequence": .integer(Int64(sequence))])
    case .commandUndone(_, let reason): return .members(["reason": reason.map(JSONValue.string)])
    case .alertsRaised(let alerts): return .members(["alerts": .array(alerts.map(\.json))])
    case .alertsRepeated(let repetition):
      return .members([
        "dockets": .array(
          repetition.dockets.map {
            .members(["case_no": .string($0.number.text), "count": .integer(Int64($0.count))])
          }),
        "on": .day(repetition.on),
      ])
    case .alertsDelivered(let sequences):
      return .members(["sequences": .array(sequences.map { .integer(Int64($0)) })])
    case .userChanged(_, let role): return .members(["role": role.map { .string($0.rawValue) }])
    case .overlayLoaded(let overlay):
      return .members(["file": .string(overlay.file), "text": .string(overlay.text)])
    case .targetsSet(let setting): return setting.json
    case .closingPlanned(_, let planning): return planning.json
    case .reviewSampled(let sample): return sample.json
    case .reportIssued(let issue): return issue.json
    case .scheduleAdded(let schedule): return schedule.json
    case .scheduleRemoved(_, let reason): return .members(["reason": reason.map(JSONValue.string)])
    default: return .object([])
    }
  }

  /// The event of a stored entry that is about the court or about taking back.
  static func courtEvent(kind: String, subject: String, _ payload: JSONValue) throws(PayloadError) -> JournalEvent {
    let number = CaseNumber(normalized: subject)
    switch kind {
    case "actVoided": return .actVoided(number, sequence: try payload.int("sequence"), reason: payload["reason"]?.text)
    case "caseWithdrawn": return .caseWithdrawn(number)
    case "commandUndone": return .commandUndone(subject, reason: payload["reason"]?.text)
    case "alertsRaised":
      var alerts: [AlertRecord] = []
      for item in try payload.items("alerts") { alerts.append(try AlertRecord(item)) }
      return .alertsRaised(alerts)
    case "alertsRepeated":
      var dockets: [AlertRepetition.Docket] = []
      for item in try payload.items("dockets") {
        dockets.append(
          AlertRepetition.Docket(
            number: CaseNumber(normalized: try item.string("case_no")), count: try item.int("count")))
      }
      return .alertsRepeated(AlertRepetition(on: try payload.date("on"), dockets: dockets))
    case "alertsDelivered":
      var sequences: [Int] = []
      for item in try payload.items("sequences") {
        guard case .integer(let sequence) = item else { throw .wrongValue(key: "sequences") }
        sequences.append(Int(sequence))
      }
      return .alertsDelivered(sequences)
    case "userChanged": return .userChanged(subject, payload["role"] == nil ? nil : try payload.choice("role"))
    case "rulesLoaded", "calendarLoaded":
      return .overlayLoaded(
        LoadedOverlay(
          kind: kind == "rulesLoaded" ? .rules : .calendar, id: subject, file: try payload.string("file"),
          text: try payload.string("text")))
    case "targetsSet": return .targetsSet(try TargetSetting(payload))
    case "closingPlanned": return .closingPlanned(number, try ClosingPlanning(payload))
    case "reviewSampled": return .reviewSampled(try ReviewSample(payload, id: subject))
    case "reportIssued": return .reportIssued(try ReportIssue(payload))
    case "scheduleAdded": return .scheduleAdded(try ReportSchedule(payload, id: subject))
    case "scheduleRemoved": return .scheduleRemoved(subject, reason: payload["reason"]?.text)
    default: throw .unknownKind(kind)
    }
  }
}

extension JSONValue {
  func items(_ key: String) throws(PayloadError) -> [JSONValue] {
    guard case .array(let items)? = self[key] else { throw .missing(key: key) }
    return items
  }
}

extension AlertRecord {
  fileprivate var json: JSONValue {
    .members([
      "case_no": .string(number.text), "catch_up": isCatchUp ? .bool(true) : nil, "due_on": .day(dueOn),
      "level": .string(level), "reached_at": .string(reachedAt.description), "rule": .string(rule.rawValue),
    ])
  }

  fileprivate init(_ payload: JSONValue) throws(PayloadError) {
    guard let reachedAt = Instant(try payload.string("reached_at")) else { throw .wrongValue(key: "reached_at") }
    self.init(
      number: CaseNumber(normalized: try payload.string("case_no")),
      rule: RuleID(rawValue: try payload.string("rule")), dueOn: try payload.date("due_on"),
      level: try payload.string("level"), reachedAt: reachedAt, isCatchUp: payload["catch_up"] == .bool(true))
  }
}
