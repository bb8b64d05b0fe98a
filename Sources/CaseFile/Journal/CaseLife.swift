import CivilCalendar
import RuleModel

/// An assignment of a case to a division, judge or clerk (分案、改派).
public struct CaseAssignment: Hashable, Sendable {
  /// Division, judge and clerk before and after.
  public var changes: [FieldChange]
  /// Day of the decision; nil when none is stated.
  public var on: CivilDate?
  /// Why; nil when none is stated.
  public var reason: String?

  /// An assignment.
  public init(changes: [FieldChange], on: CivilDate?, reason: String?) {
    self.changes = changes
    self.on = on
    self.reason = reason
  }
}

/// A closing taken back (恢复未结): the docket counts as if it had never been closed.
public struct CaseReopening: Hashable, Sendable {
  /// The closing date that falls away.
  public var closedOn: CivilDate
  /// The manner of closing that falls away.
  public var manner: CloseManner?
  /// Why.
  public var reason: String
  /// Day of the decision; nil when none is stated.
  public var on: CivilDate?

  /// A closing taken back.
  public init(closedOn: CivilDate, manner: CloseManner?, reason: String, on: CivilDate?) {
    self.closedOn = closedOn
    self.manner = manner
    self.reason = reason
    self.on = on
  }
}

extension CaseAssignment {
  var json: JSONValue {
    .members([
      "changes": .object(changes.map(\.member)), "on": on.map(JSONValue.day), "reason": reason.map(JSONValue.string),
    ])
  }

  init(_ payload: JSONValue) throws(PayloadError) {
    self.init(
      changes: try FieldChange.list(payload["changes"]), on: payload["on"] == nil ? nil : try payload.date("on"),
      reason: payload["reason"]?.text)
  }
}

extension CaseReopening {
  var json: JSONValue {
    .members([
      "close_manner": manner.map { .string($0.storedText) }, "closed_on": .day(closedOn), "on": on.map(JSONValue.day),
      "reason": .string(reason),
    ])
  }

  init(_ payload: JSONValue) throws(PayloadError) {
    self.init(
      closedOn: try payload.date("closed_on"), manner: payload["close_manner"]?.text.map(CloseManner.init(text:)),
      reason: try payload.string("reason"), on: payload["on"] == nil ? nil : try payload.date("on"))
  }
}

/// A dated remark on a case (记事).
public struct CaseNote: Hashable, Sendable {
  /// Sequence of the journal entry.
  public let sequence: Int
  /// When it was recorded.
  public let recordedAt: Instant
  /// Who claims to have noted it.
  public let actor: String
  /// The remark.
  public let text: String

  /// The note as a listing has it.
  public var json: JSONValue {
    .members([
      "actor": .string(actor), "recorded_at": .string(recordedAt.description), "sequence": .integer(Int64(sequence)),
      "text": .string(text),
    ])
  }
}
