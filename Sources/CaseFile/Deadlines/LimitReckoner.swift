import CivilCalendar
import RuleModel

/// Computes the limits of a docket from what was recorded about it.
///
/// A limit starts with its trigger: the first occurrence, or each one where the rule says so. Limits are chained from
/// days on which something happened, never from other computed days, with one exception that is law: a party's period
/// (异议期, 债权申报期) ends by itself, and its end starts the next one.
///
/// Versions of a rule are chosen by the day of the trigger unless the rule says by acceptance. A rule with a condition
/// on the applicant applies only where the applicant is recorded: a limit that may not apply is not held against
/// anybody.
public struct LimitReckoner: Sendable {
  private let catalogue: Catalogue
  private let calendar: WorkingCalendar
  let plan: ReckoningPlan
  private var memo: [Int64: LimitEnd] = [:]

  /// A reckoner for the catalogue's rules, calendar and settings.
  public init(catalogue: Catalogue) {
    self.catalogue = catalogue
    calendar = catalogue.countingCalendar
    plan = ReckoningPlan(catalogue)
  }

  /// The limits that have started by the end of `today`, in the order of their steps.
  public mutating func limits(of docket: DocketFile, today: CivilDate) -> [CaseLimit] {
    guard docket.record.facts.procedure != nil else { return [] }
    var history = StepHistory(docket, plan: plan)
    var result: [CaseLimit] = []
    let kinds = ReckoningPlan.bits(docket.kinds)
    for position in plan.order {
      guard plan.scopes[position].dockets & kinds != 0, history.mayStart(position, plan: plan) else { continue }
      let rule = catalogue.rules[position]
      guard docket.meetsBesidesDocket(rule.conditions) else { continue }
      let started = limits(of: rule, at: position, docket, history, today: today)
      if plan.isPassive(position) { history.noteExpiries(of: started, step: plan.steps[position], today: today) }
      result += started
    }
    // Of several rules for one step that start by different triggers the first to start governs.
    return plan.sorted(plan.withoutLaterStarts(result, rules: catalogue.rules))
  }

  private mutating func limits(
    of rule: DeadlineRule, at position: Int, _ docket: DocketFile, _ history: StepHistory, today: CivilDate
  ) -> [CaseLimit] {
    var result: [CaseLimit] = []
    var used: Set<CivilDate> = []
    for start in history.starts(of: rule, plan: plan) {
      guard governs(rule, at: position, from: start.day, docket, history) else { continue }
      if history.cut(of: position, before: start.knownOn, plan: plan) != nil {
        continue
      }
      let done = history.completion(of: position, rule: rule, plan: plan, triggeredOn: start.day, used: used)
      guard let limit = limit(of: rule, at: position, from: start, done: done, docket, history, today: today)
      else { continue }
      // What follows from the case's own dates alone does not start limits that were over when the docket came here.
      if start.isDerived, done == nil, limit.end.due < docket.registeredAt.courtDate { continue }
      if let done { used.insert(done) }
      result.append(limit)
      if !rule.startsEachTime { break }
    }
    return result
  }

  private func governs(
    _ rule: DeadlineRule, at position: Int, from day: CivilDate, _ docket: DocketFile, _ history: StepHistory
  ) -> Bool {
    guard let procedure = docket.procedure(on: day),
      plan.scopes[position].procedures & ReckoningPlan.bit(procedure) != 0
    else { return false }
    switch rule.version {
    case .trigger: return rule.isInForce(on: day)
    case .acceptance: return rule.isInForce(on: history.acceptedOn ?? day)
    }
  }

  private mutating func limit(
    of rule: DeadlineRule, at position: Int, from start: StepHistory.Start, done: CivilDate?, _ docket: DocketFile,
    _ history: StepHistory, today: CivilDate
  ) -> CaseLimit? {
    let setOn = rule.setByCourt == nil ? nil : docket.plannedDay(of: rule.step)
    if rule.setByCourt != nil, setOn == nil { return nil }
    let from = setOn ?? start.day
    let extensions = docket.extensions(of: rule)
    let arithmetic = LimitArithmetic(rule: rule, calendar: calendar)
    var end =
      extensions.isEmpty
      ? plainEnd(of: rule, at: position, from: from)
      : arithmetic.end(from: from, excludedDays: 0, extensions: extensions)
    var exclusions: [CaseLimit.ExcludedInterval] = []
    for interval in history.exclusions(of: rule, from: start.day, docket: docket, today: today) {
      // No day is left out twice, and none after the limit had ended or was met.
      let rest = interval.clipped(after: exclusions.last?.through, through: done)
      guard rest.days > 0, rest.after < end.due else { continue }
      exclusions.append(rest)
      end = arithmetic.end(from: from, excludedDays: exclusions.reduce(0) { $0 + $1.days }, extensions: extensions)
    }
    var done = done
    var ending = history.ending(
      of: rule, at: position, since: start.knownOn, docket: docket, plan: plan)
    if let day = done {
      // What was ended in time and is done later all the same is not late: nobody waited for it any more.
      if let ending, ending.wins(over: day, due: end.due) { done = nil } else { ending = nil }
    }
    return CaseLimit(
      ruleIndex: position, triggeredOn: start.day, setOn: setOn, exclusions: exclusions, extensions: extensions,
      end: end, doneOn: done, ending: ending,
      isSuspended: done == nil && ending == nil && exclusions.contains(where: \.isOpen))
  }

  private mutating func plainEnd(of rule: DeadlineRule, at position: Int, from trigger: CivilDate) -> LimitEnd {
    let key = Int64(position) << 32 | Int64(UInt32(bitPattern: trigger.dayNumber))
    if let known = memo[key] { return known }
    let end = rule.limit.end(from: trigger, calendar: calendar)
    memo[key] = end
    return end
  }
}

extension CaseLimit.Ending {
  /// Whether a step that was done on `done` had lost its limit before: a cut, a closing or a conversion, not a mere
  /// waiver or another step.
  fileprivate func wins(over done: CivilDate, due: CivilDate) -> Bool {
    switch self {
    case .waived, .overtaken: return false
    case .cut(_, let day), .closed(let day), .converted(let day): return day < done && day <= due
    }
  }
}

extension CaseLimit.ExcludedInterval {
  /// What of the interval lies after one day and not after another.
  fileprivate func clipped(after first: CivilDate?, through last: CivilDate?) -> CaseLimit.ExcludedInterval {
    CaseLimit.ExcludedInterval(
      after: max(after, first ?? after), through: min(through, last ?? through), isOpen: isOpen, reason: reason)
  }
}

/// The arithmetic of one limit with exclusions and extensions.
public struct LimitArithmetic: Sendable {
  private let rule: DeadlineRule
  private let calendar: WorkingCalendar

  /// The arithmetic of a rule by a calendar.
  public init(rule: DeadlineRule, calendar: WorkingCalendar) {
    self.rule = rule
    self.calendar = calendar
  }

  /// The end of a period from `start` in which days did not count and that was extended.
  ///
  /// Months and years are added first, then excluded days, then extensions, each counted from the base that was chosen
  /// for it; only the last day of all is rolled.
  public func end(from start: CivilDate, excludedDays: Int, extensions: [LimitExtension]) -> LimitEnd {
    let signed = rule.limit.direction == .after ? excludedDays : -excludedDays
    var end = rule.limit.end(from: start, calendar: calendar)
    if excludedDays > 0 { end = rolled(end.nominal.adding(days: signed), after: end) }
    for (index, grant) in extensions.enumerated() {
      switch grant.base {
      case .nominal: end = rolled(end.nominal.adding(grant.count, grant.unit), after: end)
      case .rolled: end = rolled(end.due.adding(grant.count, grant.unit), after: end)
      case .combined:
        let run = extensions[...index].filter { $0.unit == rule.limit.unit }.reduce(rule.limit.count) { $0 + $1.count }
        let nominal =
          grant.unit == rule.limit.unit
          ? start.adding(run, rule.limit.unit).adding(days: signed) : end.nominal.adding(grant.count, grant.unit)
        end = rolled(nominal, after: end)
      }
    }
    return end
  }

  private func rolled(_ nominal: CivilDate, after earlier: LimitEnd) -> LimitEnd {
    let end = rule.limit.end(nominal: nominal, calendar: calendar)
    guard rule.limit.unit == .workingDays, earlier.isProvisional else { return end }
    return LimitEnd(nominal: end.nominal, due: end.due, isProvisional: true)
  }
}

extension DocketFile {
  /// Whether the case meets a rule's conditions; what is not recorded is not met.
  func meets(_ conditions: RuleConditions) -> Bool {
    if !conditions.dockets.isEmpty, conditions.dockets.isDisjoint(with: kinds) { return false }
    return meetsBesidesDocket(conditions)
  }

  /// Whether the case meets the conditions other than the kind of docket.
  func meetsBesidesDocket(_ conditions: RuleConditions) -> Bool {
    if !conditions.applicants.isEmpty {
      guard let applicant = record.facts.applicant, conditions.applicants.contains(applicant) else { return false }
    }
    if let examination = conditions.examination, record.facts.examination != examination { return false }
    if let track = conditions.track, (record.facts.isFastTrack == true) != (track == .fast) { return false }
    return true
  }

  /// The extensions granted for a rule, in order of recording.
  func extensions(of rule: DeadlineRule) -> [LimitExtension] {
    guard !acts.isEmpty, rule.extensions != nil else { return [] }
    var result: [LimitExtension] = []
    for case .extended(let grant) in acts.lazy.map(\.act) where grant.rule == rule.id { result.append(grant) }
    return result
  }
}
