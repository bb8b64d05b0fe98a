import CivilCalendar
import RuleModel

/// What of a docket decides whether a day fits into it.
public struct DocketBounds: Hashable, Sendable {
  /// 立案日期.
  public var filedOn: CivilDate
  /// What the docket examines.
  public var kind: DocketKind
  /// Day of the acceptance ruling, recorded here or on the application docket; nil when it is not known.
  public var acceptedOn: CivilDate?
  /// 结案日期; nil while pending.
  public var closedOn: CivilDate?
  /// 结案方式.
  public var closeManner: CloseManner?

  /// The bounds of a docket.
  public init(
    filedOn: CivilDate, kind: DocketKind, acceptedOn: CivilDate?, closedOn: CivilDate?, closeManner: CloseManner?
  ) {
    self.filedOn = filedOn
    self.kind = kind
    self.acceptedOn = acceptedOn
    self.closedOn = closedOn
    self.closeManner = closeManner
  }

  /// The bounds of a docket that is at hand.
  public init(_ docket: DocketFile) {
    let own = docket.milestones + docket.inherited
    self.init(
      filedOn: docket.record.filedOn, kind: docket.kind,
      acceptedOn: Self.acceptance(in: own) ?? docket.record.facts.acceptedOn, closedOn: docket.record.facts.closedOn,
      closeManner: docket.record.facts.closeManner)
  }

  /// The last acceptance among milestones; nil when there is none.
  public static func acceptance(in milestones: [MilestoneRecord]) -> CivilDate? {
    let ruling = StepID.acceptanceRuling.milestone
    var last: CivilDate?
    for record in milestones where record.milestone == ruling && (record.outcome ?? "accepted") == "accepted" {
      last = max(last ?? record.occurredOn, record.occurredOn)
    }
    return last
  }
}

/// Whether a milestone fits into the order of its docket: not before what starts it, not before the docket, and not
/// after the docket's closing.
///
/// Only where the law is certain of the order. What starts a step is read from the catalogue: the triggers of its
/// statutory limits, as far as the court or the administrator has to act; the steps that a refusal of the application
/// cuts off are those that can only follow its acceptance; what may follow a closing are the steps whose limits go on
/// after it. What is not recorded contradicts nothing.
public struct MilestoneOrder: Sendable {
  private let catalogue: Catalogue
  /// By step, whole or part, of every node.
  private let demands: [StepID: Demand]
  /// Milestones that some node must not come before.
  private let starting: Set<MilestoneID>
  private let afterClosing: Set<StepID>
  private let afterRescue: Set<MilestoneID>

  /// The order that a catalogue gives.
  public init(catalogue: Catalogue) {
    self.catalogue = catalogue
    let refusal = catalogue.cuts.first {
      $0.on.step.milestone == StepID.acceptanceRuling.milestone && $0.on.outcomes == ["refused"]
    }
    let certain = Dictionary(grouping: catalogue.rules.filter { Self.isCertain($0, catalogue) }, by: \.milestone)
    var demands: [StepID: Demand] = [:]
    for milestone in catalogue.milestones where milestone.category == .node {
      for step in Set([StepID(milestone.id)] + milestone.steps) {
        demands[step] = Demand(of: step, milestone, certain[milestone.id] ?? [], refusal, catalogue)
      }
    }
    self.demands = demands
    starting = Set(demands.values.flatMap { $0.triggers.map(\.step.milestone) } + [StepID.acceptanceRuling.milestone])
    afterClosing = Set(
      catalogue.rules.filter { $0.survivesClosing || $0.trigger.steps.contains(.docketClosed) }.map(\.step))
    // A confirmed plan that is not performed leads back to the declaration on the closed docket (Art. 93, 104).
    let declaration = catalogue.milestone(StepID.declaration.milestone)?.number ?? .max
    afterRescue = Set(catalogue.milestones.filter { $0.number >= declaration }.map(\.id))
  }

  private static func isCertain(_ rule: DeadlineRule, _ catalogue: Catalogue) -> Bool {
    guard rule.kind == .statutory, rule.limit.direction == .after, rule.setByCourt == nil,
      rule.role.isCourt || rule.role == .administrator, case .occurrence = rule.trigger
    else { return false }
    return catalogue.nature(of: rule.step) == .acting
  }

  /// What speaks against a milestone on a docket that has, or is to have, `known`; nil when nothing does.
  public func contradiction(
    of stated: MilestoneRecord, in docket: DocketBounds, known: [MilestoneRecord]
  ) -> CaseRefusal? {
    let step = stated.step
    guard let demand = demands[step] else { return nil }
    let day = stated.occurredOn
    if let closed = docket.closedOn, day > closed, !mayFollowClosing(step, docket.closeManner) {
      return .afterClosing(step, day, closed: closed)
    }
    if demand.followsAcceptance {
      if let accepted = DocketBounds.acceptance(in: known) ?? docket.acceptedOn {
        if day < accepted { return .beforeTrigger(step, day, trigger: .acceptanceRuling, on: accepted) }
      } else if docket.kind == .proceeding, day < docket.filedOn, !demand.beginsOnAcceptance {
        return .beforeDocket(step, day, filed: docket.filedOn)
      }
    } else if docket.kind == .application, day < docket.filedOn, demand.number > 1 {
      return .beforeDocket(step, day, filed: docket.filedOn)
    }
    return demand.lateTrigger(of: stated, known: known)
  }

  /// What `stated` would turn into a contradiction among what is recorded: a trigger that would come after its effect.
  ///
  /// - Parameter known: All that the docket is to have, when more than `stated` is recorded at once.
  public func effect(
    of stated: MilestoneRecord, in docket: DocketBounds, recorded: [MilestoneRecord], known: [MilestoneRecord]? = nil
  ) -> CaseRefusal? {
    guard starting.contains(stated.milestone) else { return nil }
    let after = known ?? recorded + [stated]
    for record in recorded where record.occurredOn < stated.occurredOn {
      guard let found = contradiction(of: record, in: docket, known: after),
        case .beforeTrigger(_, _, let trigger, _) = found, trigger.milestone == stated.milestone,
        contradiction(of: record, in: docket, known: recorded) == nil
      else { continue }
      return found
    }
    return nil
  }

  /// Whether a milestone can still happen on a docket that is closed.
  public func mayFollowClosing(_ step: StepID, _ manner: CloseManner?) -> Bool {
    if afterClosing.contains(step) || afterClosing.contains(StepID(step.milestone)) { return true }
    guard let known = catalogue.milestone(step.milestone), known.category == .node else { return true }
    if step.part == nil, known.wholeSteps.contains(where: afterClosing.contains) { return true }
    switch manner {
    case .known(.planApproved), .known(.compositionApproved): return afterRescue.contains(step.milestone)
    default: return false
    }
  }
}

/// What the order asks of one step, read from the catalogue once.
private struct Demand: Sendable {
  /// An act that starts the step.
  struct Trigger: Sendable {
    let step: StepID
    let outcomes: Set<String>
    /// The result that a record without one has.
    let defaultOutcome: String?
    /// Whether a record of the whole milestone stands for it.
    let isPartOfWhole: Bool

    func isStarted(by record: MilestoneRecord) -> Bool {
      guard record.milestone == step.milestone else { return false }
      if !outcomes.isEmpty, let outcome = record.outcome ?? defaultOutcome, !outcomes.contains(outcome) { return false }
      guard let part = step.part else { return true }
      return record.part == part || record.part == nil && isPartOfWhole
    }
  }

  /// Number of its node.
  let number: Int
  /// Whether it can only follow the acceptance.
  let followsAcceptance: Bool
  /// Whether it is to happen on the very day of the acceptance, which may come before the docket's registration.
  let beginsOnAcceptance: Bool
  /// What starts it; one of them in time is enough.
  let triggers: [Trigger]

  /// - Parameter rules: The certain rules of its milestone.
  init(of step: StepID, _ milestone: Milestone, _ rules: [DeadlineRule], _ refusal: Cut?, _ catalogue: Catalogue) {
    number = milestone.number
    followsAcceptance = refusal?.covers(step) ?? false
    beginsOnAcceptance = rules.contains { $0.limit.count == 0 && $0.trigger.steps == [.acceptanceRuling] }
    let stated = step.part == nil ? milestone.wholeSteps : [step]
    triggers = rules.compactMap { rule in
      guard stated.contains(rule.step) || rule.part == nil, case .occurrence(let condition) = rule.trigger,
        let starting = catalogue.milestone(condition.step.milestone)
      else { return nil }
      return Trigger(
        step: condition.step, outcomes: Set(condition.outcomes), defaultOutcome: starting.defaultOutcome,
        isPartOfWhole: condition.step.part.map(starting.wholeParts.contains) ?? true)
    }
  }

  /// The trigger that came later than its step; nil when another one came in time, or none is recorded.
  func lateTrigger(of stated: MilestoneRecord, known: [MilestoneRecord]) -> CaseRefusal? {
    var late: (step: StepID, day: CivilDate)?
    for trigger in triggers {
      for record in known where trigger.isStarted(by: record) {
        if record.occurredOn <= stated.occurredOn { return nil }
        if late.map({ record.occurredOn < $0.day }) ?? true { late = (trigger.step, record.occurredOn) }
      }
    }
    return late.map { .beforeTrigger(stated.step, stated.occurredOn, trigger: $0.step, on: $0.day) }
  }
}
