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
  /// What happened on the way.
  public enum Course: Hashable, Sendable {
    /// Nothing.
    case plain
    /// The court set this last day.
    case courtSet(CivilDate)
    /// So many days did not count.
    case excluded(days: Int)
    /// The limit was extended once, counted from its nominal end.
    case extended
  }

  /// Day of the triggering event.
  public let trigger: CivilDate
  /// The day on which the limit must come out.
  public let due: CivilDate
  /// What happened on the way.
  public let course: Course
  /// Why the example is interesting; may be empty.
  public let note: String

  /// A worked example.
  public init(trigger: CivilDate, due: CivilDate, course: Course = .plain, note: String) {
    self.trigger = trigger
    self.due = due
    self.course = course
    self.note = note
  }
}

/// One version of a time limit: from an event, within a period, an act.
public struct DeadlineRule: Hashable, Sendable {
  /// By which day a version is chosen.
  public enum Version: String, CaseIterable, Hashable, Sendable {
    /// The day of the triggering event.
    case trigger
    /// The day on which the case was accepted: for transition clauses.
    case acceptance
  }

  /// Stable identifier of this version.
  public var id: RuleID { storage.id }
  /// The milestone that must be reached, or the event.
  public var milestone: MilestoneID { storage.milestone }
  /// Sub-deadline within a compound milestone (`a`, `b`, …); nil for a milestone with one limit.
  public var part: String? { storage.part }
  /// What starts the period.
  public var trigger: Trigger { storage.trigger }
  /// Whether every occurrence of the trigger starts a period of its own; else only the first does.
  public var startsEachTime: Bool { storage.startsEachTime }
  /// The period. For a limit that the court sets it is counted from the day set.
  public var limit: TimeLimit { storage.limit }
  /// Between which days the court sets the last day; nil for a period that the rule itself gives.
  public var setByCourt: CourtSetBounds? { storage.setByCourt }
  /// Its authority.
  public var kind: RuleKind { storage.kind }
  /// The proceedings to which it applies.
  public var procedures: Set<Procedure> { storage.procedures }
  /// What else must be true of the case.
  public var conditions: RuleConditions { storage.conditions }
  /// Who has to act.
  public var role: ResponsibleRole { storage.role }
  /// Intervals that do not count.
  public var exclusions: [RuleExclusion] { storage.exclusions }
  /// How the limit can be extended; nil when it cannot.
  public var extensions: RuleExtension? { storage.extensions }
  /// Steps that meet the limit; the rule's own step unless stated otherwise.
  public var metBy: [StepID] { storage.metBy }
  /// Whether the limit goes on when the docket is closed.
  public var survivesClosing: Bool { storage.survivesClosing }
  /// Where it stands in the law.
  public var basis: LegalBasis { storage.basis }
  /// The rule in one sentence of our own.
  public var statement: LocalizedText { storage.statement }
  /// First day to which this version applies.
  public var inForceFrom: CivilDate { storage.inForceFrom }
  /// Last day to which this version applies; nil while in force.
  public var inForceThrough: CivilDate? { storage.inForceThrough }
  /// By which day the version is chosen.
  public var version: Version { storage.version }
  /// Examples that run as tests; never empty in a catalogue.
  public var examples: [WorkedExample] { storage.examples }

  // A rule has many parts and is handed around for every limit of every case: one reference instead of thirty.
  private let storage: Storage

  /// A rule with all its properties.
  public init(
    id: RuleID, milestone: MilestoneID, part: String? = nil, trigger: Trigger, startsEachTime: Bool = false,
    limit: TimeLimit, setByCourt: CourtSetBounds? = nil, kind: RuleKind, procedures: Set<Procedure>,
    conditions: RuleConditions = .none, role: ResponsibleRole, exclusions: [RuleExclusion] = [],
    extensions: RuleExtension? = nil, metBy: [StepID] = [], survivesClosing: Bool = false, basis: LegalBasis,
    statement: LocalizedText, inForceFrom: CivilDate, inForceThrough: CivilDate? = nil, version: Version = .trigger,
    examples: [WorkedExample]
  ) {
    storage = Storage(
      id: id, milestone: milestone, part: part, trigger: trigger, startsEachTime: startsEachTime, limit: limit,
      setByCourt: setByCourt, kind: kind, procedures: procedures, conditions: conditions, role: role,
      exclusions:
        exclusions, extensions: extensions, metBy: metBy, survivesClosing: survivesClosing, basis: basis,
      statement:
        statement, inForceFrom: inForceFrom, inForceThrough: inForceThrough, version: version, examples: examples)
  }

  /// The step that the rule limits.
  public var step: StepID { StepID(milestone, part: part) }

  /// Whether this version governs a period whose deciding day (see `version`) is `date`.
  public func isInForce(on date: CivilDate) -> Bool {
    inForceFrom <= date && (inForceThrough.map { date <= $0 } ?? true)
  }

  /// The end that an example of the rule comes out at.
  public func end(of example: WorkedExample, calendar: WorkingCalendar) -> LimitEnd {
    switch example.course {
    case .plain: return limit.end(from: example.trigger, calendar: calendar)
    case .courtSet(let day): return limit.end(from: day, calendar: calendar)
    case .excluded(let days):
      return limit.end(nominal: limit.nominalEnd(from: example.trigger).adding(days: days), calendar: calendar)
    case .extended:
      let nominal = limit.nominalEnd(from: example.trigger)
      guard let extensions else { return limit.end(nominal: nominal, calendar: calendar) }
      return limit.end(nominal: nominal.adding(extensions.count, extensions.unit), calendar: calendar)
    }
  }
}

extension DeadlineRule {
  /// What a rule consists of; never changed once it is made.
  private final class Storage: Hashable, Sendable {
    let id: RuleID
    let milestone: MilestoneID
    let part: String?
    let trigger: Trigger
    let startsEachTime: Bool
    let limit: TimeLimit
    let setByCourt: CourtSetBounds?
    let kind: RuleKind
    let procedures: Set<Procedure>
    let conditions: RuleConditions
    let role: ResponsibleRole
    let exclusions: [RuleExclusion]
    let extensions: RuleExtension?
    let metBy: [StepID]
    let survivesClosing: Bool
    let basis: LegalBasis
    let statement: LocalizedText
    let inForceFrom: CivilDate
    let inForceThrough: CivilDate?
    let version: Version
    let examples: [WorkedExample]

    init(
      id: RuleID, milestone: MilestoneID, part: String?, trigger: Trigger, startsEachTime: Bool, limit: TimeLimit,
      setByCourt: CourtSetBounds?, kind: RuleKind, procedures: Set<Procedure>, conditions: RuleConditions,
      role:
        ResponsibleRole, exclusions: [RuleExclusion], extensions: RuleExtension?, metBy: [StepID],
      survivesClosing:
        Bool, basis: LegalBasis, statement: LocalizedText, inForceFrom: CivilDate, inForceThrough: CivilDate?,
      version: Version, examples: [WorkedExample]
    ) {
      self.id = id
      self.milestone = milestone
      self.part = part
      self.trigger = trigger
      self.startsEachTime = startsEachTime
      self.limit = limit
      self.setByCourt = setByCourt
      self.kind = kind
      self.procedures = procedures
      self.conditions = conditions
      self.role = role
      self.exclusions = exclusions
      self.extensions = extensions
      self.metBy = metBy
      self.survivesClosing = survivesClosing
      self.basis = basis
      self.statement = statement
      self.inForceFrom = inForceFrom
      self.inForceThrough = inForceThrough
      self.version = version
      self.examples = examples
    }

    static func == (left: Storage, right: Storage) -> Bool {
      if left === right { return true }
      return left.id == right.id
        && left.milestone == right.milestone
        && left.part == right.part
        && left.trigger == right.trigger
        && left.startsEachTime == right.startsEachTime
        && left.limit == right.limit
        && left.setByCourt == right.setByCourt
        && left.kind == right.kind
        && left.procedures == right.procedures
        && left.conditions == right.conditions
        && left.role == right.role
        && left.exclusions == right.exclusions
        && left.extensions == right.extensions
        && left.metBy == right.metBy
        && left.survivesClosing == right.survivesClosing
        && left.basis == right.basis
        && left.statement == right.statement
        && left.inForceFrom == right.inForceFrom
        && left.inForceThrough == right.inForceThrough
        && left.version == right.version
        && left.examples == right.examples
    }

    func hash(into hasher: inout Hasher) { hasher.combine(id) }
  }
}
