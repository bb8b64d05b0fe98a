/// Identifier of a milestone (流程节点) or of an event beside the milestones, e.g. `first_creditors_meeting`.
public struct MilestoneID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Lower-case words joined by underscores.
  public let rawValue: String

  /// An identifier as written in the catalogue.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The identifier's text.
  public var description: String { rawValue }

  /// Orders by text; the order of the proceeding is `Milestone.number`.
  public static func < (left: MilestoneID, right: MilestoneID) -> Bool { left.rawValue < right.rawValue }
}

/// Who has to act by a limit.
public enum ResponsibleRole: String, CaseIterable, Hashable, Sendable {
  /// Case filing division, 立案庭.
  case filingDivision = "filing_division"
  /// Presiding judge or division chief, 庭长.
  case divisionChief = "division_chief"
  /// Collegial panel, 合议庭.
  case panel
  /// Court clerk, 书记员.
  case clerk
  /// Administrator or liquidation group, 管理人、清算组.
  case administrator
  /// Debtor, 债务人.
  case debtor
  /// Creditors, 债权人.
  case creditors

  /// Whether the court itself has to act: only such limits lock a docket.
  public var isCourt: Bool {
    switch self {
    case .filingDivision, .divisionChief, .panel, .clerk: return true
    case .administrator, .debtor, .creditors: return false
    }
  }
}

/// One of the 26 process nodes (流程节点) of a case, or an event beside them: a trigger, a side clock, an envelope
/// around the whole case, or a watch after its end.
public struct Milestone: Hashable, Sendable {
  /// What the entry is.
  public enum Category: String, CaseIterable, Hashable, Sendable {
    /// One of the 26 nodes.
    case node
    /// A trigger or a side clock.
    case event
    /// A limit around the whole case.
    case envelope
    /// A limit that runs after the end of the case.
    case watch
  }

  /// What its end means.
  public enum Nature: String, CaseIterable, Hashable, Sendable {
    /// Somebody has to act.
    case acting
    /// A party's right ends; the next step follows (期满).
    case passive
    /// The law supplies the result when nobody acts (视为解除).
    case effect
  }

  /// One part of a compound node, with a day and limits of its own.
  public struct Part: Hashable, Sendable {
    /// `a`, `b`, ….
    public let letter: String
    /// Name as printed.
    public let name: LocalizedText
    /// Other names that ledgers use for it.
    public let synonyms: [String]
    /// What its end means.
    public let nature: Nature
    /// Steps whose happening makes the part pointless when it is not recorded.
    public let overtakenBy: [StepID]
    /// Steps whose happening counts as this part's.
    public let alsoMetBy: [StepID]

    /// A part with all its properties.
    public init(
      letter: String, name: LocalizedText, synonyms: [String], nature: Nature, overtakenBy: [StepID],
      alsoMetBy: [StepID]
    ) {
      self.letter = letter
      self.name = name
      self.synonyms = synonyms
      self.nature = nature
      self.overtakenBy = overtakenBy
      self.alsoMetBy = alsoMetBy
    }
  }

  /// A result that a record may state.
  public struct Outcome: Hashable, Sendable {
    /// Identifier, e.g. `refused`.
    public let id: String
    /// Name as printed.
    public let name: LocalizedText
    /// Names that mean the node with this result.
    public let synonyms: [String]
    /// Whether it is assumed when a record states none.
    public let isDefault: Bool

    /// A result.
    public init(id: String, name: LocalizedText, synonyms: [String], isDefault: Bool) {
      self.id = id
      self.name = name
      self.synonyms = synonyms
      self.isDefault = isDefault
    }
  }

  /// Stable identifier.
  public let id: MilestoneID
  /// Position in the catalogue, 1 to 26; 0 for an event beside the nodes.
  public let number: Int
  /// What the entry is.
  public let category: Category
  /// Name as printed.
  public let name: LocalizedText
  /// Other names that ledgers use for it.
  public let synonyms: [String]
  /// Phase of the proceeding, e.g. 立案; empty for an event.
  public let phase: LocalizedText
  /// The proceedings in which it can occur.
  public let procedures: Set<Procedure>
  /// Who acts.
  public let role: ResponsibleRole
  /// Whether a case may have it on more than one day: because it can happen again, or because it has parts with days
  /// of their own (送达申请人, 送达债务人).
  public let isRepeatable: Bool
  /// What its end means.
  public let nature: Nature
  /// Parts of a compound node; empty for others.
  public let parts: [Part]
  /// The parts for which a record without a part stands.
  public let wholeParts: [String]
  /// Results that a record may state; empty when there is nothing to state.
  public let outcomes: [Outcome]
  /// Whether it is known from the case itself and cannot be recorded.
  public let isDerived: Bool

  /// A milestone with all its properties.
  public init(
    id: MilestoneID, number: Int, category: Category = .node, name: LocalizedText, synonyms: [String],
    phase: LocalizedText, procedures: Set<Procedure>, role: ResponsibleRole, isRepeatable: Bool,
    nature: Nature = .acting, parts: [Part] = [], wholeParts: [String] = [], outcomes: [Outcome] = [],
    isDerived: Bool = false
  ) {
    self.id = id
    self.number = number
    self.category = category
    self.name = name
    self.synonyms = synonyms
    self.phase = phase
    self.procedures = procedures
    self.role = role
    self.isRepeatable = isRepeatable
    self.nature = nature
    self.parts = parts
    self.wholeParts = wholeParts
    self.outcomes = outcomes
    self.isDerived = isDerived
  }

  /// The part with this letter.
  public func part(_ letter: String) -> Part? { parts.first { $0.letter == letter } }

  /// The steps for which a record without a part stands: the parts named in `wholeParts`, else the node itself.
  public var wholeSteps: [StepID] {
    wholeParts.isEmpty ? [StepID(id)] : wholeParts.map { StepID(id, part: $0) }
  }

  /// Every step of it: its parts, or itself.
  public var steps: [StepID] { parts.isEmpty ? [StepID(id)] : parts.map { StepID(id, part: $0.letter) } }

  /// The result that a record without one has.
  public var defaultOutcome: String? { outcomes.first(where: \.isDefault)?.id }
}
