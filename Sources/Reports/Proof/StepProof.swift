import CaseFile
import CivilCalendar
import RuleModel

/// Everything that can be said about the limits of one step of a docket: how each came about, and why the others have
/// not begun.
public struct StepProof: Sendable {
  /// A rule of the step without a limit.
  public struct Absent: Hashable, Sendable {
    /// The rule.
    public let rule: DeadlineRule
    /// Why it has no limit.
    public let absence: LimitAbsence
  }

  /// The docket.
  public let docket: DocketFile
  /// The node with all its parts, a part, or an event.
  public let step: StepID
  /// The law.
  public let catalogue: Catalogue
  /// The moment.
  public let now: Instant
  /// The limits of the step, in the order of the proceeding.
  public let limits: [LimitExplanation]
  /// The rules of the step that have none, in the order of the catalogue.
  public let absent: [Absent]
  /// Days on which the step was recorded, or is known from the case itself.
  public let recorded: [MilestoneRecord]
  /// Whether any limit locks the docket, of this step or another.
  public let isLocked: Bool

  /// Explains a step of a docket.
  public init(of step: StepID, on docket: DocketFile, catalogue: Catalogue, now: Instant) {
    self.docket = docket
    self.step = step
    self.catalogue = catalogue
    self.now = now
    var reckoner = DocketReckoner(catalogue: catalogue)
    let status = reckoner.status(of: docket, now: now)
    func concerns(_ rule: DeadlineRule) -> Bool {
      rule.milestone == step.milestone && (step.part == nil || rule.part == nil || rule.part == step.part)
    }
    limits = status.limits.filter { concerns($0.rule) }.map { LimitExplanation($0, catalogue: catalogue) }
    var absent: [Absent] = []
    for rule in catalogue.rules where concerns(rule) {
      if let reason = reckoner.absence(of: rule, docket: docket, status: status, today: now.courtDate) {
        absent.append(Absent(rule: rule, absence: reason))
      }
    }
    self.absent = absent
    recorded = docket.milestones.filter {
      $0.milestone == step.milestone && (step.part == nil || $0.part == nil || $0.part == step.part)
    }
    isLocked = status.isLocked
  }
}
