import CivilCalendar
import RuleModel

/// What speaks against the closing of a docket.
public struct ClosingObjection: Hashable, Sendable {
  /// How much it weighs.
  public enum Weight: Hashable, Sendable {
    /// The closing and what is recorded cannot both be true.
    case contradiction
    /// The closing is unusual for the docket, as old ledgers have it.
    case oddity
  }

  /// How much it weighs.
  public let weight: Weight
  /// What it is.
  public let refusal: CaseRefusal

  init(_ weight: Weight, _ refusal: CaseRefusal) {
    self.weight = weight
    self.refusal = refusal
  }
}

/// Checks day and manner of a closing against the docket (什么裁定结什么案).
///
/// An application (破申、清申) is closed by the ruling on it; a bankruptcy by the ruling that ends it, by the approved
/// plan or composition, or by dismissal; a compulsory liquidation by its termination or by turning into a bankruptcy.
public struct ClosingDecision: Sendable {
  private let order: MilestoneOrder
  private let catalogue: Catalogue

  /// Decides by a catalogue.
  public init(catalogue: Catalogue) {
    self.catalogue = catalogue
    order = MilestoneOrder(catalogue: catalogue)
  }

  /// Fields whose change makes a closing worth a look.
  public static let fields: Set<CaseField> = [.closedOn, .closeManner, .acceptedOn, .terminatedOn, .procedure]

  /// What speaks against the closing of `docket`, whose record says day and manner; nothing for a pending one.
  ///
  /// - Parameter isKindKnown: Whether the number says what the docket examines; that of an old number is not known,
  ///   and no manner is unfit for it.
  public func objections(to docket: DocketFile, isKindKnown: Bool) -> [ClosingObjection] {
    guard let closed = docket.record.facts.closedOn else { return [] }
    var found: [ClosingObjection] = []
    let facts = docket.record.facts
    if let accepted = facts.acceptedOn, closed < accepted {
      found.append(ClosingObjection(.contradiction, .closedBeforeAccepted(accepted: accepted, closed: closed)))
    }
    // The latest one: whoever mends the closing for it has mended it for the others too.
    let later = docket.milestones.filter { $0.occurredOn > closed && !order.mayFollowClosing($0.step, facts.closeManner) }
    if let last = later.max(by: { $0.occurredOn < $1.occurredOn }) {
      found.append(ClosingObjection(.contradiction, .closedBeforeStep(last.step, last.occurredOn, closed: closed)))
    }
    guard case .known(let manner)? = facts.closeManner else { return found }
    if manner.endsProceeding, let terminated = facts.terminatedOn, terminated > closed {
      found.append(ClosingObjection(.contradiction, .closedBeforeTerminated(terminated: terminated, closed: closed)))
    }
    if let refusal = contradictedRuling(manner, docket) { found.append(ClosingObjection(.contradiction, refusal)) }
    let fitting = Self.manners(of: docket, on: closed)
    if isKindKnown, !fitting.isEmpty, !fitting.contains(manner) {
      found.append(
        ClosingObjection(
          .oddity, .mannerUnfit(manner, kind: docket.kind, procedure: docket.procedure(on: closed), fitting: fitting)))
    }
    return found
  }

  /// The manners by which a docket can be closed, by its kind and its proceeding on that day; empty when the proceeding
  /// is not known.
  public static func manners(of docket: DocketFile, on day: CivilDate) -> [CloseManner.Known] {
    if docket.kind == .application { return [.accepted, .refused, .withdrawn, .transferred] }
    // A number of its own for the application came with the rules of 2016; before it one docket saw both.
    let application: [CloseManner.Known] = docket.record.facts.origin == nil ? [.refused, .withdrawn] : []
    let always: [CloseManner.Known] = [.ownAgreement, .debtsSatisfied, .dismissed, .transferred] + application
    switch docket.procedure(on: day) {
    case nil: return []
    case .liquidation?: return [.terminated, .distributionCompleted, .noAssets] + always
    case .reorganization?: return [.planApproved] + always
    case .composition?: return [.compositionApproved] + always
    case .compulsoryLiquidation?:
      return [.liquidationCompleted, .liquidationImpossible, .convertedToBankruptcy, .dismissed, .transferred] + application
    }
  }

  /// The recorded ruling that says the opposite of the manner.
  private func contradictedRuling(_ manner: CloseManner.Known, _ docket: DocketFile) -> CaseRefusal? {
    let step: StepID
    let outcomes: Set<String>
    switch manner {
    case .accepted: (step, outcomes) = (.acceptanceRuling, ["accepted"])
    case .refused: (step, outcomes) = (.acceptanceRuling, ["refused"])
    case .withdrawn: (step, outcomes) = (.acceptanceRuling, ["withdrawn"])
    case .planApproved, .compositionApproved: (step, outcomes) = (StepID(MilestoneID(rawValue: "plan_approval"), part: "b"), ["approved"])
    case .dismissed: (step, outcomes) = (StepID(MilestoneID(rawValue: "termination_ruling"), part: "b"), ["dismissed"])
    default: return nil
    }
    let rulings = docket.milestones.filter {
      $0.milestone == step.milestone && ($0.part == step.part || $0.part == nil)
    }
    guard let last = rulings.max(by: { $0.occurredOn < $1.occurredOn }), let milestone = catalogue.milestone(last.milestone),
      let outcome = last.outcome ?? milestone.defaultOutcome, !outcomes.contains(outcome)
    else { return nil }
    return .closingContradictsRuling(manner, last.step, outcome: outcome, on: last.occurredOn)
  }
}

extension CloseManner.Known {
  /// Whether a docket is closed in this manner by the ruling that ends the proceeding, and so not before it.
  public var endsProceeding: Bool {
    switch self {
    case .terminated, .distributionCompleted, .noAssets, .ownAgreement, .debtsSatisfied, .liquidationCompleted,
      .liquidationImpossible:
      return true
    default: return false
    }
  }
}
