import CivilCalendar

/// One measure's goal before and after a command.
public struct TargetChange: Hashable, Sendable {
  /// What it is about.
  public var measure: TargetMeasure
  /// The goal before; nil when there was none.
  public var from: TargetGoal?
  /// The goal after; nil when it was taken away.
  public var to: TargetGoal?

  /// A change.
  public init(_ measure: TargetMeasure, from: TargetGoal?, to: TargetGoal?) {
    self.measure = measure
    self.from = from
    self.to = to
  }
}

/// Targets of a year that were set, changed or taken away by one command.
public struct TargetSetting: Hashable, Sendable {
  /// Year and division.
  public var scope: TargetScope
  /// The changes, in the order of the measures.
  public var changes: [TargetChange]
  /// Why; nil when none is stated.
  public var reason: String?

  /// A setting.
  public init(scope: TargetScope, changes: [TargetChange], reason: String? = nil) {
    self.scope = scope
    self.changes = changes
    self.reason = reason
  }

  /// What the entry of the journal is about: the year, and the division if there is one.
  public var subject: String { "targets \(scope.year)" + (scope.division.map { " " + $0 } ?? "") }
}

/// A target with everything that happened to it.
public struct AnnualTarget: Hashable, Sendable {
  /// One time that it was set, changed or taken away.
  public struct Version: Hashable, Sendable {
    /// The entry of the journal.
    public var sequence: Int
    /// When it was recorded.
    public var recordedAt: Instant
    /// Who did it.
    public var actor: String
    /// The goal; nil when it was taken away.
    public var goal: TargetGoal?
    /// Why; nil when none is stated.
    public var reason: String?

    /// A version.
    public init(sequence: Int, recordedAt: Instant, actor: String, goal: TargetGoal?, reason: String?) {
      self.sequence = sequence
      self.recordedAt = recordedAt
      self.actor = actor
      self.goal = goal
      self.reason = reason
    }
  }

  /// Year and division.
  public var scope: TargetScope
  /// What it is about.
  public var measure: TargetMeasure
  /// Every version, oldest first; never empty.
  public var versions: [Version]

  /// A target.
  public init(scope: TargetScope, measure: TargetMeasure, versions: [Version]) {
    self.scope = scope
    self.measure = measure
    self.versions = versions
  }

  /// The goal that stands; nil when it was taken away.
  public var goal: TargetGoal? { versions.last?.goal }

  /// The goal as it was first set.
  public var first: Version? { versions.first }

  /// The last time that it became another one; nil when it stands as first set.
  public var lastChange: Version? { versions.count > 1 ? versions.last : nil }
}

extension TargetSetting {
  var json: JSONValue {
    let members = changes.map { change in
      JSONValue.Member(
        key: change.measure.rawValue,
        value: .object([
          .init(key: "from", value: change.from.map { .string($0.text) } ?? .null),
          .init(key: "to", value: change.to.map { .string($0.text) } ?? .null),
        ]))
    }
    return .members([
      "division": scope.division.map(JSONValue.string), "reason": reason.map(JSONValue.string),
      "targets": .object(members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }),
      "year": .integer(Int64(scope.year)),
    ])
  }

  init(_ payload: JSONValue) throws(PayloadError) {
    guard case .object(let members)? = payload["targets"] else { throw .missing(key: "targets") }
    var changes: [TargetChange] = []
    for member in members {
      guard let measure = TargetMeasure(rawValue: member.key) else { throw .wrongValue(key: member.key) }
      changes.append(
        TargetChange(measure, from: try Self.goal(member.value["from"]), to: try Self.goal(member.value["to"])))
    }
    self.init(
      scope: TargetScope(year: try payload.int("year"), division: payload["division"]?.text),
      changes: TargetMeasure.allCases.compactMap { measure in changes.first { $0.measure == measure } },
      reason: payload["reason"]?.text)
  }

  private static func goal(_ value: JSONValue?) throws(PayloadError) -> TargetGoal? {
    guard let text = value?.text else { return nil }
    guard let goal = TargetGoal(text: text) else { throw .wrongValue(key: "targets") }
    return goal
  }
}
