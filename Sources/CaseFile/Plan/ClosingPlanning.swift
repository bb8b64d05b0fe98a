import CivilCalendar

/// A planned closing day that was set, moved or taken away (结案计划), with the reason.
public struct ClosingPlanning: Hashable, Sendable {
  /// The change of the field.
  public var changes: [FieldChange]
  /// Why; nil when none is stated.
  public var reason: String?

  /// A planning.
  public init(changes: [FieldChange], reason: String?) {
    self.changes = changes
    self.reason = reason
  }
}

extension ClosingPlanning {
  var json: JSONValue {
    .members(["changes": .object(changes.map(\.member)), "reason": reason.map(JSONValue.string)])
  }

  init(_ payload: JSONValue) throws(PayloadError) {
    self.init(changes: try FieldChange.list(payload["changes"]), reason: payload["reason"]?.text)
  }
}
