import CivilCalendar

/// Who applied for the proceeding (申请人类型).
public enum Applicant: String, CaseIterable, Hashable, Sendable {
  /// Creditor, 债权人.
  case creditor
  /// Debtor, 债务人.
  case debtor
  /// Whoever is liable to liquidate the dissolved company, 清算责任人 (Enterprise Bankruptcy Law Art. 7(3)).
  case liquidationObligor = "liquidation_obligor"
  /// Transferred by the enforcing court, 执行移送.
  case enforcementTransfer = "enforcement_transfer"
  /// Shareholder, 股东 (compulsory liquidation).
  case shareholder
}

/// How an application for compulsory liquidation is examined (审理方式).
public enum Examination: String, CaseIterable, Hashable, Sendable {
  /// At a hearing, 听证.
  case hearing
  /// On paper, 书面.
  case written
}

/// Fast or ordinary track (快速审理、普通).
public enum Track: String, CaseIterable, Hashable, Sendable {
  /// 快速审理.
  case fast
  /// 普通.
  case ordinary
}

/// What a docket examines.
public enum DocketKind: String, CaseIterable, Hashable, Sendable {
  /// An application only: 破申, 清申.
  case application
  /// The proceeding itself; also every number that does not say.
  case proceeding
}

/// What must be true of a case for a rule to apply to it.
public struct RuleConditions: Hashable, Sendable {
  /// Kinds of applicant; empty when it does not matter.
  public let applicants: Set<Applicant>
  /// Way of examination; nil when it does not matter.
  public let examination: Examination?
  /// Track; nil when it does not matter.
  public let track: Track?
  /// Kinds of docket; empty when it does not matter.
  public let dockets: Set<DocketKind>

  /// Conditions.
  public init(
    applicants: Set<Applicant> = [], examination: Examination? = nil, track: Track? = nil,
    dockets: Set<DocketKind> = []
  ) {
    self.applicants = applicants
    self.examination = examination
    self.track = track
    self.dockets = dockets
  }

  /// No condition.
  public static let none = RuleConditions()

  /// Whether no case can meet both.
  public func excludes(_ other: RuleConditions) -> Bool {
    if !applicants.isEmpty, !other.applicants.isEmpty, applicants.isDisjoint(with: other.applicants) { return true }
    if let mine = examination, let theirs = other.examination, mine != theirs { return true }
    if let mine = track, let theirs = other.track, mine != theirs { return true }
    return !dockets.isEmpty && !other.dockets.isEmpty && dockets.isDisjoint(with: other.dockets)
  }
}

/// Days between two steps that do not count (补正期间不计入).
public struct RuleExclusion: Hashable, Sendable {
  /// The day after this step is the first that does not count.
  public let from: StepID
  /// The day of this step is the last that does not count.
  public let through: StepID

  /// An interval that does not count.
  public init(from: StepID, through: StepID) {
    self.from = from
    self.through = through
  }
}

/// By how much, and by whom, a limit can be extended.
public struct RuleExtension: Hashable, Sendable {
  /// Who approves.
  public enum Approver: String, CaseIterable, Hashable, Sendable {
    /// The next higher court, 上一级法院.
    case upperCourt = "upper_court"
    /// The court itself, by ruling, 本院.
    case ownCourt = "own_court"
  }

  /// Number of units of one extension.
  public let count: Int
  /// The unit: days, months or years.
  public let unit: TimeLimit.Unit
  /// Who approves.
  public let approver: Approver
  /// How often.
  public let times: Int
  /// How many days before the end one should ask: a management default, not law; nil for none.
  public let askBeforeDays: Int?
  /// Article and paragraph, in the rule's own instrument unless it says otherwise.
  public let article: String

  /// An extension.
  public init(
    count: Int, unit: TimeLimit.Unit, approver: Approver, times: Int, askBeforeDays: Int?, article: String
  ) {
    self.count = count
    self.unit = unit
    self.approver = approver
    self.times = times
    self.askBeforeDays = askBeforeDays
    self.article = article
  }
}

/// Between which days a court may set the last day of a period. Counted from the trigger; bounds are not rolled.
public struct CourtSetBounds: Hashable, Sendable {
  /// The shortest period.
  public let least: TimeLimit
  /// The longest period.
  public let most: TimeLimit

  /// Bounds.
  public init(least: TimeLimit, most: TimeLimit) {
    self.least = least
    self.most = most
  }

  /// First and last day that may be set.
  public func days(from trigger: CivilDate) -> ClosedRange<CivilDate> {
    let first = least.nominalEnd(from: trigger)
    return first...max(first, most.nominalEnd(from: trigger))
  }
}
