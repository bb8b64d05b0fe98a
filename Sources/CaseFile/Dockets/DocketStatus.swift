import CivilCalendar
import RuleModel

/// One limit of a docket with its state at a moment.
public struct LimitStatus: Hashable, Sendable {
  /// The limit.
  public let limit: CaseLimit
  /// Its rule.
  public let rule: DeadlineRule
  /// What its end means.
  public let nature: Milestone.Nature
  /// Its state.
  public let state: LimitState
  /// The first instant at which the act is late.
  public let endsAt: Instant
  /// Whether it locks the docket.
  public let isLocking: Bool

  /// A limit with its state.
  public init(
    limit: CaseLimit, rule: DeadlineRule, nature: Milestone.Nature, state: LimitState, endsAt: Instant,
    isLocking: Bool
  ) {
    self.limit = limit
    self.rule = rule
    self.nature = nature
    self.state = state
    self.endsAt = endsAt
    self.isLocking = isLocking
  }
}

/// In which state one of the 26 nodes is: the worst of its limits.
public enum NodeState: Hashable, Sendable {
  /// The node does not occur in this case.
  case notApplicable
  /// Its trigger has not happened.
  case pending
  /// It has limits; the worst of their states.
  case limited(LimitState)
  /// It was reached without a limit that could be computed.
  case reached

  /// The state's name for programs.
  public var code: String {
    switch self {
    case .notApplicable: return "not_applicable"
    case .pending: return "pending"
    case .limited(let state): return state.code
    case .reached: return "done"
    }
  }
}

/// All limits and nodes of a docket at a moment.
public struct DocketStatus: Hashable, Sendable {
  /// The limits in the order of the proceeding.
  public let limits: [LimitStatus]
  /// Position of the node at which the case stands in `Catalogue.milestones`; nil when nothing runs.
  public let standsAt: Int?

  /// The status that limits make.
  public init(limits: [LimitStatus], standsAt: Int?) {
    self.limits = limits
    self.standsAt = standsAt
  }

  /// Limits that lock the docket; empty when it is not locked.
  public var locking: [LimitStatus] { limits.filter(\.isLocking) }

  /// Whether forward entry on the docket is frozen (锁死).
  public var isLocked: Bool { limits.contains(where: \.isLocking) }
}

/// Computes the status of dockets.
public struct DocketReckoner: Sendable {
  /// The law.
  public let catalogue: Catalogue
  /// Instants and levels.
  public let clock: LimitClock
  private var reckoner: LimitReckoner
  private let natures: [Milestone.Nature]
  let plan: ReckoningPlan
  private let positions: [MilestoneID: Int]

  /// A reckoner for a catalogue.
  public init(catalogue: Catalogue) {
    self.catalogue = catalogue
    clock = LimitClock(catalogue: catalogue)
    reckoner = LimitReckoner(catalogue: catalogue)
    natures = catalogue.rules.map { catalogue.nature(of: $0.step) }
    plan = reckoner.plan
    positions = Dictionary(
      catalogue.milestones.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// The limits of a docket and their states at `now`.
  public mutating func status(of docket: DocketFile, now: Instant) -> DocketStatus {
    let limits = reckoner.limits(of: docket, today: now.courtDate).map { status(of: $0, docket: docket, now: now) }
    return DocketStatus(limits: limits, standsAt: standsAt(limits))
  }

  /// The limits alone.
  public mutating func limits(of docket: DocketFile, today: CivilDate) -> [CaseLimit] {
    reckoner.limits(of: docket, today: today)
  }

  private func status(of limit: CaseLimit, docket: DocketFile, now: Instant) -> LimitStatus {
    let rule = catalogue.rules[limit.ruleIndex]
    let nature = natures[limit.ruleIndex]
    let state = clock.state(of: limit, nature: nature, now: now)
    return LimitStatus(
      limit: limit, rule: rule, nature: nature, state: state, endsAt: clock.end(of: limit.end.due),
      isLocking: state == .overdue && locks(limit, rule, docket, now: now))
  }

  /// Whether a limit that is over and open freezes the docket: one that can lock, once its lock has begun, unless a
  /// release holds.
  private func locks(_ limit: CaseLimit, _ rule: DeadlineRule, _ docket: DocketFile, now: Instant) -> Bool {
    guard let begins = lockBegins(limit, docket), now >= begins else { return false }
    for case .released(let release) in docket.acts.lazy.map(\.act)
    where release.limits.contains(LockRelease.ReleasedLimit(rule: rule.id, dueOn: limit.end.due)) {
      if now < clock.end(of: release.until) { return false }
    }
    return true
  }

  /// When a limit that is missed locks the docket; nil when it never does.
  ///
  /// Only limits of the court itself lock, by default only statutory ones, and none that had ended when the docket was
  /// registered here. No lock comes without a warning: when the event that started the limit was entered late, or the
  /// limit ends on the very day (同时), the lock waits until a day after the entry.
  public func lockBegins(_ limit: CaseLimit, _ docket: DocketFile) -> Instant? {
    let rule = catalogue.rules[limit.ruleIndex]
    let end = clock.end(of: limit.end.due)
    guard natures[limit.ruleIndex] == .acting, rule.role.isCourt, catalogue.settings.lockingKinds.contains(rule.kind),
      docket.registeredAt < end
    else { return nil }
    var first: Instant?
    for recording in docket.recordings where recording.occurredOn == limit.triggeredOn {
      guard rule.trigger.steps.contains(where: { $0.milestone == recording.milestone }) else { continue }
      first = min(first ?? recording.recordedAt, recording.recordedAt)
    }
    guard let first else { return end }
    return max(end, first.adding(seconds: 24 * 3600))
  }

  /// The furthest node with an open limit.
  private func standsAt(_ limits: [LimitStatus]) -> Int? {
    limits.filter(\.state.isOpen).compactMap { positions[$0.rule.milestone] }.max()
  }

  /// The state of every node, in the order of `Catalogue.milestones`.
  public func nodeStates(of docket: DocketFile, status: DocketStatus) -> [NodeState] {
    let history = StepHistory(docket, plan: plan)
    return catalogue.milestones.map { milestone in
      let states = status.limits.filter { $0.rule.milestone == milestone.id }.map(\.state)
      if let worst = states.min(by: { $0.severity < $1.severity }) { return .limited(worst) }
      if !history.days(of: StepID(milestone.id), plan: plan).isEmpty { return .reached }
      return isApplicable(milestone, docket, history) ? .pending : .notApplicable
    }
  }

  private func isApplicable(_ milestone: Milestone, _ docket: DocketFile, _ history: StepHistory) -> Bool {
    if let procedure = docket.record.facts.procedure {
      let now = docket.procedure(on: .latest) ?? procedure
      guard milestone.procedures.contains(now) else { return false }
    }
    let uncut = milestone.steps.contains {
      history.cut(of: $0, plan: plan) == nil
    }
    guard uncut else { return false }
    // A closed docket waits for nothing that has not begun; what comes later all the same starts limits of its own.
    guard docket.record.facts.closedOn == nil else { return false }
    let procedure = docket.procedure(on: .latest)
    let rules = catalogue.rules.filter {
      $0.milestone == milestone.id && (procedure.map($0.procedures.contains) ?? true)
    }
    // A node of which the catalogue has no rule is applicable as far as its proceedings go.
    guard !rules.isEmpty else { return !catalogue.rules.contains { $0.milestone == milestone.id } }
    // A condition that is not recorded is still open; one that is recorded otherwise never comes true.
    return rules.contains { docket.mayStillMeet($0.conditions) }
  }
}

extension LimitState {
  /// What a node with several limits shows first: the smaller, the more urgent.
  public var severity: Int {
    switch self {
    case .overdue: return 0
    case .warned: return 1
    case .running: return 2
    case .doneLate: return 3
    case .lapsed: return 4
    case .doneOnTime: return 5
    case .superseded: return 6
    case .waived: return 7
    }
  }
}

extension DocketFile {
  /// Whether the case meets the conditions, or may do so when what is missing is recorded.
  func mayStillMeet(_ conditions: RuleConditions) -> Bool {
    if !conditions.dockets.isEmpty, conditions.dockets.isDisjoint(with: kinds) { return false }
    if !conditions.applicants.isEmpty, let applicant = record.facts.applicant,
      !conditions.applicants.contains(applicant)
    {
      return false
    }
    if let examination = conditions.examination, let known = record.facts.examination, known != examination {
      return false
    }
    return true
  }
}
