import CaseFile
import CivilCalendar
import RuleModel

/// The questions that one docket answers by itself.
struct DocketQuestions {
  let docket: DocketFile
  /// Its limits; nil for a closed docket on which nothing happened since, whose limits are at rest.
  let status: DocketStatus?
  /// What its number says; nil for a number without a known form.
  let reading: CaseNumberReading?
  let context: IntegrityContext

  var record: CaseRecord { docket.record }
  var facts: CaseFacts { docket.record.facts }
  var isPending: Bool { record.isPending(on: context.today) }

  /// Every fault of the docket.
  var faults: [IntegrityFault] {
    let single = [
      numberYear, numberType, numberCourt, acceptedBeforeFiling, actBeforeTrigger, closedWithoutManner, mannerUnknown,
      mannerUnfit, closedButLocked, noMilestone, nothingRuns, assetsAboveClaims, employeesZero, stale,
      deregisteredBeforeEnd, endedButPending, planPassed, settledAboveEmployees, longPendingWithoutReason, stagnationBackwards,
    ]
    return single.compactMap(\.self) + milestonesOutsideCase + plannedDaysPassed + missing + codesInvalid
      + waitingForReview
  }

  // MARK: The number

  /// A number of another year than the filing belongs to another docket, or one of the two is mistyped; only a
  /// docket filed in the first days of a year may still carry the number of the old one.
  private var numberYear: IntegrityFault? {
    guard let year = reading?.year, year != record.filedOn.year, year != record.filedOn.adding(days: -15).year else {
      return nil
    }
    return .numberYear(number: year, filedOn: record.filedOn)
  }

  /// 强清 is a compulsory liquidation and nothing else, 破 never is one: a wrong proceeding starts wrong limits.
  private var numberType: IntegrityFault? {
    guard let type = reading?.type, let procedure = facts.procedure, reading?.isInsolvency == true else { return nil }
    // 民算 is the compulsory liquidation of the numbers before August 2016.
    let isCompulsory = (type.contains("清") || type.contains("算")) && !type.contains("破")
    return isCompulsory == (procedure == .compulsoryLiquidation) ? nil : .numberType(type, procedure)
  }

  /// A docket of another court in this database is counted for this one unless the court is recorded.
  private var numberCourt: IntegrityFault? {
    guard facts.court == nil, let court = reading?.court, reading?.warnings.contains(.legacyForm) == false,
      court != context.court
    else { return nil }
    return .numberCourt(court, database: context.court)
  }

  // MARK: Days

  /// Nothing can be accepted before it was filed; a proceeding's own docket may be filed after the ruling that opens
  /// it, so that only dockets of applications are asked.
  private var acceptedBeforeFiling: IntegrityFault? {
    guard docket.kind == .application, let accepted = facts.acceptedOn, accepted < record.filedOn else { return nil }
    return .acceptedBeforeFiling(acceptedOn: accepted, filedOn: record.filedOn)
  }

  /// A milestone outside the life of its docket was entered on another case, or its date is mistyped. Before filing
  /// lie the steps of the application; after closing go on what the law lets go on, and all events.
  private var milestonesOutsideCase: [IntegrityFault] {
    docket.milestones.compactMap { milestone in
      let number = context.catalogue.milestone(milestone.milestone)?.number ?? 0
      guard number > 0 else { return nil }
      let isOfProceeding = docket.kind == .application || number >= 8
      if isOfProceeding, milestone.occurredOn < record.filedOn {
        return .milestoneBeforeFiling(milestone.step, on: milestone.occurredOn, filedOn: record.filedOn)
      }
      if let closed = facts.closedOn, milestone.occurredOn > closed, !context.goesOn(milestone.milestone) {
        return .milestoneAfterClosing(milestone.step, on: milestone.occurredOn, closedOn: closed)
      }
      return nil
    }
  }

  /// What the law asks for after an event cannot have been done before it; of a chain only the first link is told.
  private var actBeforeTrigger: IntegrityFault? {
    guard let status else { return nil }
    for limit in status.limits
    where limit.nature == .acting && limit.state.isOpen && limit.rule.limit.direction == .after
      && limit.rule.setByCourt == nil
    {
      let steps = limit.rule.metBy.isEmpty ? [limit.rule.step] : limit.rule.metBy
      let done = docket.milestones.filter { record in steps.contains { $0.milestone == record.milestone && $0.part == record.part } }
      guard let last = done.map(\.occurredOn).max(), last < limit.limit.triggeredOn else { continue }
      return .actBeforeTrigger(limit.rule.step, on: last, triggeredOn: limit.limit.triggeredOn)
    }
    return nil
  }

  /// A planned day that has gone by was kept and not recorded, or has to be planned anew.
  private var plannedDaysPassed: [IntegrityFault] {
    guard isPending else { return [] }
    var steps: [StepID] = []
    for case .planned(let step, on: _) in docket.acts.map(\.act) where !steps.contains(step) { steps.append(step) }
    return steps.compactMap { step in
      guard let day = docket.plannedDay(of: step), day < context.today else { return nil }
      // The end of a party's own period needs no entry.
      guard context.catalogue.nature(of: step) == .acting else { return nil }
      let isDone = docket.milestones.contains {
        $0.milestone == step.milestone && (step.part == nil || $0.part == nil || $0.part == step.part)
      }
      return isDone ? nil : .plannedDayPassed(step, on: day)
    }
  }

  // MARK: The state of things

  /// A pending case without any milestone has no limits: nobody is warned of it.
  private var noMilestone: IntegrityFault? {
    isPending && docket.milestones.isEmpty && docket.inherited.isEmpty ? .noMilestone(filedOn: record.filedOn) : nil
  }

  /// A pending case with milestones in which no limit runs waits for an event that was not recorded.
  private var nothingRuns: IntegrityFault? {
    guard isPending, let status, status.standsAt == nil, !docket.milestones.isEmpty else { return nil }
    return .nothingRuns(lastOn: lastStep)
  }

  /// A case pending for three years of which nothing was heard for one is forgotten, or was closed and not recorded.
  private var stale: IntegrityFault? {
    guard isPending, record.filedOn <= context.today.latestDateCompleting(months: 36),
      lastStep <= context.today.latestDateCompleting(months: 12)
    else { return nil }
    return .stale(filedOn: record.filedOn, lastOn: lastStep)
  }

  /// Entries made on a locked docket count only when somebody has looked at them.
  private var waitingForReview: [IntegrityFault] {
    docket.milestones.filter(\.isPendingReview).map { .waitsForReview($0.step, on: $0.occurredOn) }
  }

  private var lastStep: CivilDate {
    docket.milestones.reduce(max(record.filedOn, facts.acceptedOn ?? record.filedOn)) { max($0, $1.occurredOn) }
  }
}
