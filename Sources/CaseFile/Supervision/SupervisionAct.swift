import CivilCalendar

/// A case is put under key-case supervision, or gets further reasons for it (挂牌督办).
public struct SupervisionOrder: Hashable, Sendable {
  /// Why, in report order.
  public var reasons: [SupervisionReason]
  /// From which day.
  public var on: CivilDate
  /// 清结期限: by when the case is to be closed; nil when none is set.
  public var clearBy: CivilDate?
  /// 包案领导: who answers for it; nil when nobody is named.
  public var leader: String?
  /// The document; nil when none is recorded.
  public var document: String?
  /// What else there is to say; nil when nothing.
  public var note: String?

  /// An order.
  public init(
    reasons: [SupervisionReason], on: CivilDate, clearBy: CivilDate? = nil, leader: String? = nil,
    document: String? = nil, note: String? = nil
  ) {
    self.reasons = SupervisionReason.inOrder(reasons)
    self.on = on
    self.clearBy = clearBy
    self.leader = leader
    self.document = document
    self.note = note
  }
}

/// The deadline for clearing is put off (延长清结期限).
public struct SupervisionExtension: Hashable, Sendable {
  /// The new deadline.
  public var clearBy: CivilDate
  /// Why.
  public var reason: String
  /// Day of the decision.
  public var on: CivilDate

  /// A new deadline.
  public init(clearBy: CivilDate, reason: String, on: CivilDate) {
    self.clearBy = clearBy
    self.reason = reason
    self.on = on
  }
}

/// Supervision ends although the case is pending (摘牌). That a case is closed ends it by itself and is no act.
public struct SupervisionEnding: Hashable, Sendable {
  /// Why.
  public var reason: String
  /// From which day.
  public var on: CivilDate

  /// An ending.
  public init(reason: String, on: CivilDate) {
    self.reason = reason
    self.on = on
  }
}

extension SupervisionOrder {
  var json: JSONValue {
    .members([
      "clear_by": clearBy.map(JSONValue.day), "document": document.map(JSONValue.string),
      "leader": leader.map(JSONValue.string), "note": note.map(JSONValue.string), "on": .day(on),
      "reasons": .array(reasons.map { .string($0.code) }),
    ])
  }

  init(_ payload: JSONValue) throws(PayloadError) {
    var reasons: [SupervisionReason] = []
    for item in try payload.items("reasons") {
      guard let reason = item.text.flatMap(SupervisionReason.init(rawValue:)) else { throw .wrongValue(key: "reasons") }
      reasons.append(reason)
    }
    self.init(
      reasons: reasons, on: try payload.date("on"),
      clearBy: payload["clear_by"] == nil ? nil : try payload.date("clear_by"), leader: payload["leader"]?.text,
      document: payload["document"]?.text, note: payload["note"]?.text)
  }
}

extension SupervisionExtension {
  var json: JSONValue { .members(["clear_by": .day(clearBy), "on": .day(on), "reason": .string(reason)]) }

  init(_ payload: JSONValue) throws(PayloadError) {
    self.init(
      clearBy: try payload.date("clear_by"), reason: try payload.string("reason"), on: try payload.date("on"))
  }
}

extension SupervisionEnding {
  var json: JSONValue { .members(["on": .day(on), "reason": .string(reason)]) }

  init(_ payload: JSONValue) throws(PayloadError) {
    self.init(reason: try payload.string("reason"), on: try payload.date("on"))
  }
}
