import CivilCalendar
import RuleModel

/// What a stated case means for what is recorded.
public enum CaseDecision: Hashable, Sendable {
  /// A case to register.
  case new(CaseRecord)
  /// Fields to change.
  case changed([FieldChange])
  /// Nothing new.
  case unchanged

  /// Decides what a draft means; `existing` is the case as recorded, nil when there is none.
  public static func decide(
    _ draft: CaseDraft, existing: CaseRecord?, today: CivilDate
  ) throws(CaseRefusal) -> CaseDecision {
    guard let existing else {
      guard let filedOn = draft.filedOn else { throw .filingDateMissing(draft.number) }
      let record = CaseRecord(number: draft.number, filedOn: filedOn, facts: draft.facts, version: 1)
      try check(record, today: today)
      return .new(record)
    }
    let changes = existing.changes(applying: draft)
    guard !changes.isEmpty else { return .unchanged }
    try check(changes, of: existing, today: today)
    return .changed(changes)
  }

  /// Refuses changes that would leave the case contradicting itself.
  public static func check(
    _ changes: [FieldChange], of existing: CaseRecord, today: CivilDate
  ) throws(CaseRefusal) {
    guard let record = try? existing.applying(changes) else { return }
    try check(record, today: today)
  }

  /// Days before 1949-10-01 are slips of the pen, and a slip of a thousand years would be the oldest case of all.
  private static let earliestPlausible = CivilDate(year: 1949, month: 10, day: 1) ?? .earliest

  /// A plan further ahead than a judge's working life is a slip of the pen such as 2091 for 2019.
  private static let plannedYearsAhead = 30

  /// Refuses a case whose fields contradict each other.
  public static func check(_ record: CaseRecord, today: CivilDate) throws(CaseRefusal) {
    let dates: [(CaseField, CivilDate?)] = [
      (.filedOn, record.filedOn), (.acceptedOn, record.facts.acceptedOn), (.closedOn, record.facts.closedOn),
      (.terminatedOn, record.facts.terminatedOn), (.deregisteredOn, record.facts.deregisteredOn),
      (.clearedOn, record.facts.clearedOn),
    ]
    for case (let field, let date?) in dates where date < earliestPlausible { throw .dateImplausible(field, date) }
    guard record.filedOn <= today else { throw .dateInFuture(.filedOn, record.filedOn, today: today) }
    if let accepted = record.facts.acceptedOn, accepted > today {
      throw .dateInFuture(.acceptedOn, accepted, today: today)
    }
    try checkPlan(record, today: today)
    try checkOutcome(record, today: today)
    try checkStagnation(record.facts.stagnations, today: today)
    guard let closed = record.facts.closedOn else {
      if let manner = record.facts.closeManner { throw .mannerWithoutDate(manner) }
      return
    }
    guard closed >= record.filedOn else { throw .closedBeforeFiled(filed: record.filedOn, closed: closed) }
    guard closed <= today else { throw .dateInFuture(.closedOn, closed, today: today) }
  }

  /// A planned closing may have passed, for it is kept after a case has missed it, but it cannot lie before the filing.
  private static func checkPlan(_ record: CaseRecord, today: CivilDate) throws(CaseRefusal) {
    guard let planned = record.facts.plannedCloseOn else { return }
    guard planned >= record.filedOn else {
      throw .dateBeforeFiling(.plannedCloseOn, planned, filed: record.filedOn)
    }
    guard planned <= today.adding(years: plannedYearsAhead) else { throw .dateImplausible(.plannedCloseOn, planned) }
  }

  /// The end of the proceeding, the deregistration and the clearance: days of their own, of which none follows from
  /// another. Only one order is law: in bankruptcy the register is told after the ruling that ends the proceeding
  /// (《企业破产法》 Art. 121); in compulsory liquidation it may be told on the confirmed report before it.
  private static func checkOutcome(_ record: CaseRecord, today: CivilDate) throws(CaseRefusal) {
    let facts = record.facts
    let dates: [(CaseField, CivilDate?)] = [
      (.terminatedOn, facts.terminatedOn), (.deregisteredOn, facts.deregisteredOn), (.clearedOn, facts.clearedOn),
    ]
    for case (let field, let date?) in dates {
      guard date <= today else { throw .dateInFuture(field, date, today: today) }
      guard date >= record.filedOn else { throw .dateBeforeFiling(field, date, filed: record.filedOn) }
    }
    if let terminated = facts.terminatedOn, let deregistered = facts.deregisteredOn, deregistered < terminated,
      facts.procedure != .compulsoryLiquidation
    {
      throw .deregisteredBeforeTerminated(terminated: terminated, deregistered: deregistered)
    }
    if let settled = facts.employeesSettled, let employees = facts.employees, settled > employees {
      throw .moreSettledThanEmployees(settled: settled, employees: employees)
    }
  }

  private static func checkStagnation(_ list: [Stagnation], today: CivilDate) throws(CaseRefusal) {
    for item in list {
      for case let date? in [item.from, item.through] {
        guard date >= earliestPlausible else { throw .dateImplausible(.stagnation, date) }
        guard date <= today else { throw .dateInFuture(.stagnation, date, today: today) }
      }
      if let from = item.from, let through = item.through, through < from {
        throw .stagnationInverted(item.reason, from: from, through: through)
      }
    }
  }
}

/// What stated milestones of one case mean for what is recorded.
public enum MilestoneDecision {
  /// The effect of one stated milestone.
  public enum Effect: Hashable, Sendable {
    /// Not recorded yet.
    case new
    /// Recorded, but with another document or other remarks, or none.
    case changed
    /// Recorded as stated.
    case unchanged
  }

  /// The effect of `stated` on a case that has `recorded`.
  ///
  /// The same node on the same day is the same event; a second day is refused for a node that happens only once.
  public static func decide(
    _ stated: MilestoneRecord, recorded: [MilestoneRecord], milestone: Milestone, today: CivilDate
  ) throws(CaseRefusal) -> Effect {
    guard stated.occurredOn <= today else {
      throw .milestoneInFuture(stated.milestone, stated.occurredOn, today: today)
    }
    if milestone.isDerived { throw .derivedStep(stated.step) }
    if let outcome = stated.outcome, !milestone.outcomes.contains(where: { $0.id == outcome }) {
      throw .unknownOutcome(stated.milestone, outcome)
    }
    var other: CivilDate?
    for known in recorded where known.milestone == stated.milestone && known.part == stated.part {
      guard known.occurredOn == stated.occurredOn else {
        other = other ?? known.occurredOn
        continue
      }
      let hasOtherDocument = stated.document.map { $0 != known.document } ?? false
      let hasOtherRemarks = stated.remarks.map { $0 != known.remarks } ?? false
      let hasOtherOutcome = stated.outcome.map { $0 != known.outcome } ?? false
      return hasOtherDocument || hasOtherRemarks || hasOtherOutcome ? .changed : .unchanged
    }
    guard !milestone.isRepeatable, let other else { return .new }
    // A refusal that is set aside is followed by an acceptance: another result is another event.
    let hasOtherResult = recorded.contains { known in
      known.step == stated.step && stated.outcome.map { $0 != known.outcome ?? milestone.defaultOutcome } ?? false
    }
    if !hasOtherResult { throw .milestoneRecorded(stated.milestone, on: other) }
    return .new
  }
}
