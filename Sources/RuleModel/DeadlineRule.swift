import CivilCalendar

/// Identifier of one version of a time-limit rule, e.g. `ebl-2006-121`.
public struct RuleID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// Lower-case letters, digits and hyphens.
  public let rawValue: String

  /// An identifier as written in the catalogue.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The identifier's text.
  public var description: String { rawValue }
}

/// What authority a limit has. Printed beside every limit, so that an administrative target is never taken for law.
public enum RuleKind: String, CaseIterable, Hashable, Sendable {
  /// Statute or judicial interpretation, 法定.
  case statutory
  /// Normative document of the courts, 政策.
  case policy
  /// The court's own target, 管理.
  case administrative
}

/// Where a rule stands in the law.
public struct LegalBasis: Hashable, Sendable {
  /// The instrument's title, e.g. 《中华人民共和国企业破产法》.
  public let instrument: String
  /// Article and paragraph as printed, e.g. 第一百二十一条; empty for an administrative limit without a text.
  public let article: String
  /// How the wording was checked, e.g. "checked against the text of 2006".
  public let source: String

  /// A legal basis.
  public init(instrument: String, article: String, source: String) {
    self.instrument = instrument
    self.article = article
    self.source = source
  }
}

/// A computed example from the law's literature or our own count; each one runs as a test.
public struct WorkedExample: Hashable, Sendable {
  /// Day of the triggering event.
  public let trigger: CivilDate
  /// The day on which the limit must come out.
  public let due: CivilDate
  /// Why the example is interesting; may be empty.
  public let note: String

  /// A worked example.
  public init(trigger: CivilDate, due: CivilDate, note: String) {
    self.trigger = trigger
    self.due = due
    self.note = note
  }
}

/// One version of a time limit: from an event, within a period, an act.
public struct DeadlineRule: Hashable, Sendable {
  /// Stable identifier of this version.
  public let id: RuleID
  /// The milestone that must be reached.
  public let milestone: MilestoneID
  /// Sub-deadline within a compound milestone (`a`, `b`, …); nil for a milestone with one limit.
  public let part: String?
  /// The milestone whose occurrence starts the period.
  public let trigger: MilestoneID
  /// The period.
  public let limit: TimeLimit
  /// Its authority.
  public let kind: RuleKind
  /// The proceedings to which it applies.
  public let procedures: Set<Procedure>
  /// Who has to act.
  public let role: ResponsibleRole
  /// Where it stands in the law.
  public let basis: LegalBasis
  /// The rule in one sentence of our own.
  public let statement: LocalizedText
  /// First trigger date to which this version applies.
  public let inForceFrom: CivilDate
  /// Last trigger date to which this version applies; nil while in force.
  public let inForceThrough: CivilDate?
  /// Examples that run as tests; never empty.
  public let examples: [WorkedExample]

  /// A rule with all its properties.
  public init(
    id: RuleID, milestone: MilestoneID, part: String?, trigger: MilestoneID, limit: TimeLimit, kind: RuleKind,
    procedures: Set<Procedure>, role: ResponsibleRole, basis: LegalBasis, statement: LocalizedText,
    inForceFrom: CivilDate, inForceThrough: CivilDate?, examples: [WorkedExample]
  ) {
    self.id = id
    self.milestone = milestone
    self.part = part
    self.trigger = trigger
    self.limit = limit
    self.kind = kind
    self.procedures = procedures
    self.role = role
    self.basis = basis
    self.statement = statement
    self.inForceFrom = inForceFrom
    self.inForceThrough = inForceThrough
    self.examples = examples
  }

  /// Whether this version governs a period whose triggering event happened on `date`.
  public func isInForce(on date: CivilDate) -> Bool {
    inForceFrom <= date && (inForceThrough.map { date <= $0 } ?? true)
  }
}
