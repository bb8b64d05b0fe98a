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
    milestones.filter {
      $0.milestone == StepID.acceptanceRuling.milestone && ($0.outcome ?? "accepted") == "accepted"
    }.map(\.occurredOn).max()
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
  private let triggers: [MilestoneID: [DeadlineRule]]
  private let refusal: Cut?
  private let afterClosing: Set<StepID>
  private let afterRescue: Set<MilestoneID>

  /// The order that a catalogue gives.
  public init(catalogue: Catalogue) {
    self.catalogue = catalogue
    var triggers: [MilestoneID: [DeadlineRule]] = [:]
    for rule in catalogue.rules where Self.isCertain(rule, catalogue) { triggers[rule.milestone, default: []].append(rule) }
    self.triggers = triggers
    refusal = catalogue.cuts.first {
      $0.on.step.milestone == StepID.acceptanceRuling.milestone && $0.on.outcomes == ["refused"]
    }
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
    guard let milestone = catalogue.milestone(stated.milestone), milestone.category == .node else { return nil }
    let day = stated.occurredOn
    if let closed = docket.closedOn, day > closed, !mayFollowClosing(stated.step, docket.closeManner) {
      return .afterClosing(stated.step, day, closed: closed)
    }
    let followsAcceptance = refusal?.covers(stated.step) ?? false
    if followsAcceptance {
      if let accepted = DocketBounds.acceptance(in: known) ?? docket.acceptedOn {
        if day < accepted { return .beforeTrigger(stated.step, day, trigger: .acceptanceRuling, on: accepted) }
      } else if docket.kind == .proceeding, day < docket.filedOn, !beginsOnAcceptance(milestone.id) {
        return .beforeDocket(stated.step, day, filed: docket.filedOn)
      }
    } else if docket.kind == .application, day < docket.filedOn, milestone.number > 1 {
      return .beforeDocket(stated.step, day, filed: docket.filedOn)
    }
    return lateTrigger(of: stated, known: known)
  }

  /// What `stated` would turn into a contradiction among what is recorded: a trigger that would come after its effect.
  public func effect(
    of stated: MilestoneRecord, in docket: DocketBounds, recorded: [MilestoneRecord]
  ) -> CaseRefusal? {
    let after = recorded + [stated]
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

  /// Whether the step is to happen on the very day of the acceptance, which may come before the docket's registration.
  private func beginsOnAcceptance(_ milestone: MilestoneID) -> Bool {
    triggers[milestone]?.contains { $0.limit.count == 0 && $0.trigger.steps == [.acceptanceRuling] } ?? false
  }

  /// The trigger that came later than its step; nil when another one came in time, or none is recorded.
  private func lateTrigger(of stated: MilestoneRecord, known: [MilestoneRecord]) -> CaseRefusal? {
    guard let rules = triggers[stated.milestone] else { return nil }
    let steps = stated.part == nil ? catalogue.milestone(stated.milestone)?.wholeSteps ?? [] : [stated.step]
    var late: (step: StepID, day: CivilDate)?
    for rule in rules where steps.contains(rule.step) || rule.part == nil {
      guard case .occurrence(let condition) = rule.trigger else { continue }
      for record in known where stands(record, for: condition) {
        if record.occurredOn <= stated.occurredOn { return nil }
        if late.map({ record.occurredOn < $0.day }) ?? true { late = (condition.step, record.occurredOn) }
      }
    }
    return late.map { .beforeTrigger(stated.step, stated.occurredOn, trigger: $0.step, on: $0.day) }
  }

  private func stands(_ record: MilestoneRecord, for condition: StepCondition) -> Bool {
    guard record.milestone == condition.step.milestone, let milestone = catalogue.milestone(record.milestone) else {
      return false
    }
    if let outcome = record.outcome ?? milestone.defaultOutcome, !condition.outcomes.isEmpty,
      !condition.outcomes.contains(outcome)
    {
      return false
    }
    guard let part = condition.step.part else { return true }
    return record.part == part || record.part == nil && milestone.wholeParts.contains(part)
  }
}
