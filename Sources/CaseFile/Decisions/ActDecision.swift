import CivilCalendar
import RuleModel

/// Checks acts about the clocks of a docket before they are recorded.
public struct ActDecision: Sendable {
  /// The law.
  public let catalogue: Catalogue
  /// Today in the court's calendar.
  public let today: CivilDate

  /// Decides by a catalogue on a day.
  public init(catalogue: Catalogue, today: CivilDate) {
    self.catalogue = catalogue
    self.today = today
  }

  /// A day planned for a step. For a period that the court sets, the day must lie within the bounds of the law.
  public func plan(_ step: StepID, on day: CivilDate, status: DocketStatus, absences: [LimitAbsence]) throws(CaseRefusal) {
    var bounds: ClosedRange<CivilDate>?
    for case .dayNotSet(let range) in absences { bounds = range }
    for limit in status.limits where limit.rule.step == step {
      bounds = limit.rule.setByCourt?.days(from: limit.limit.triggeredOn) ?? bounds
    }
    if let bounds, !bounds.contains(day) { throw .outsideBounds(step, day, allowed: bounds) }
  }

  /// The limit that an extension, a waiver or an explanation of a step is about: the open one, else the last; of a
  /// statutory and an administrative one the statutory.
  public func limit(of step: StepID, in status: DocketStatus) -> LimitStatus? {
    let candidates = status.limits.filter {
      $0.rule.step == step || (step.part == nil && $0.rule.milestone == step.milestone)
    }
    return candidates.min { left, right in
      func rank(_ limit: LimitStatus) -> (Int, Int, Int) {
        (
          limit.state.isOpen ? 0 : 1, RuleKind.allCases.firstIndex(of: limit.rule.kind) ?? 0,
          -Int(limit.limit.triggeredOn.dayNumber)
        )
      }
      return rank(left) < rank(right)
    }
  }

  /// An extension: the rule must allow one more, the approving court must be named, and the decision must lie between
  /// the start and the end of the limit.
  public func extend(
    _ step: StepID, by amount: (count: Int, unit: TimeLimit.Unit)?, base: ExtensionBase?, court: String,
    decidedOn: CivilDate, document: String?, status: DocketStatus
  ) throws(CaseRefusal) -> LimitExtension {
    let candidates = status.limits.filter {
      // Also of a limit that was met: a decision that turns up later shows that there was no lateness.
      ($0.rule.step == step || (step.part == nil && $0.rule.milestone == step.milestone)) && $0.limit.ending == nil
    }
    guard let limit = candidates.first(where: { $0.rule.extensions != nil }) ?? candidates.first else {
      throw .noOpenLimit(step)
    }
    guard let allowed = limit.rule.extensions else { throw .notExtendable(step, limit.rule.id) }
    guard limit.limit.extensions.count < allowed.times else {
      throw .alreadyExtended(step, limit.rule.id, times: allowed.times)
    }
    guard decidedOn <= today else { throw .milestoneInFuture(step.milestone, decidedOn, today: today) }
    guard decidedOn >= limit.limit.triggeredOn, decidedOn <= limit.limit.end.due else {
      throw .extensionOutsideLimit(step, decidedOn, from: limit.limit.triggeredOn, due: limit.limit.end.due)
    }
    let amount = amount ?? (allowed.count, allowed.unit)
    guard amount.unit == allowed.unit, (1...allowed.count).contains(amount.count) else {
      throw .extensionTooLong(step, limit.rule.id, most: allowed.count, allowed.unit)
    }
    return LimitExtension(
      step: limit.rule.step, rule: limit.rule.id, count: amount.count, unit: amount.unit,
      base: base ?? catalogue.settings.extensionBase, court: court, decidedOn: decidedOn, document: document)
  }

  /// A suspension: not in the future, for a reason that stops limits of steps, and not while another one is open.
  public func suspend(_ suspension: ClockSuspension, docket: DocketFile) throws(CaseRefusal) {
    guard suspension.reason.stopsStepLimits else { throw .reasonStopsNothing(suspension.reason) }
    guard suspension.from <= today else {
      throw .milestoneInFuture(suspension.step?.milestone ?? MilestoneID(rawValue: ""), suspension.from, today: today)
    }
    if let through = suspension.through, through < suspension.from {
      throw .suspensionInverted(from: suspension.from, through: through)
    }
    if suspension.through == nil, let open = docket.openSuspension { throw .suspendedAlready(since: open.from) }
  }

  /// A resumption: of an open suspension, on a day after it began.
  public func resume(on day: CivilDate, docket: DocketFile) throws(CaseRefusal) {
    guard let open = docket.openSuspension else { throw .notSuspended(docket.record.number) }
    guard day <= today else { throw .milestoneInFuture(MilestoneID(rawValue: ""), day, today: today) }
    guard day > open.from else { throw .suspensionInverted(from: open.from, through: day) }
  }

  /// The release of a lock: who may do it depends on how often and how long.
  public func release(
    reason: String, until: CivilDate?, approver: CourtUser, docket: DocketFile, status: DocketStatus
  ) throws(CaseRefusal) -> LockRelease {
    let locking = status.locking
    guard !locking.isEmpty else { throw .notLocked(docket.record.number) }
    let required = requiredRole(docket: docket, locking: locking)
    guard approver.role.mayRelease(as: required) else {
      throw .releaseNeeds(required, approver: approver.name, role: approver.role)
    }
    let until = until ?? newLimit
    guard until >= today else { throw .releaseInPast(until, today: today) }
    return LockRelease(
      limits: locking.map { LockRelease.ReleasedLimit(rule: $0.rule.id, dueOn: $0.limit.end.due) }, until: until,
      reason: reason, approver: approver.name)
  }

  /// The role that the release needs: the division chief the first time, a leader of the court again or after many
  /// days.
  public func requiredRole(docket: DocketFile, locking: [LimitStatus]) -> CourtRole {
    let isAgain = docket.acts.contains { recorded in
      if case .released = recorded.act { return true }
      return false
    }
    let longest = locking.map { Int(today.days(since: $0.limit.end.due)) }.max() ?? 0
    return isAgain || longest > catalogue.settings.longOverdueDays
      ? catalogue.settings.laterRelease : catalogue.settings.firstRelease
  }

  private var newLimit: CivilDate {
    let limit = TimeLimit(
      count: catalogue.settings.releaseWorkingDays, unit: .workingDays, direction: .after, roll: .forward)
    return limit.end(from: today, calendar: catalogue.countingCalendar).due
  }
}

extension DocketFile {
  /// The suspension that has not ended; nil when the clocks run.
  public var openSuspension: ClockSuspension? {
    var open: ClockSuspension?
    for recorded in acts {
      switch recorded.act {
      case .suspended(let suspension) where suspension.through == nil: open = suspension
      case .resumed: open = nil
      default: continue
      }
    }
    return open
  }
}

extension CourtRole {
  /// Whether a person of this role may release a lock that needs `required`.
  public func mayRelease(as required: CourtRole) -> Bool {
    switch required {
    case .divisionChief: return self == .divisionChief || self == .courtLeader
    case .courtLeader: return self == .courtLeader
    default: return self == required || self == .courtLeader
    }
  }
}
