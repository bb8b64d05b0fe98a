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
  private let plan: ReckoningPlan
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
    for position in plan.order {
      let rule = catalogue.rules[position]
      guard history.mayStart(rule, plan: plan), docket.meets(rule.conditions) else { continue }
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
    let starts = history.starts(of: rule.trigger, plan: plan, docket: docket)
    var result: [CaseLimit] = []
    var used: Set<CivilDate> = []
    for start in starts {
      guard governs(rule, from: start.day, docket, history) else { continue }
      let done = history.completion(of: position, plan: plan, after: rule.startsEachTime ? start.day : nil, used: used)
      guard
        let limit = limit(of: rule, at: position, from: start.day, done: done, docket, history, today: today)
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
    _ rule: DeadlineRule, from day: CivilDate, _ docket: DocketFile, _ history: StepHistory
  ) -> Bool {
    guard let procedure = docket.procedure(on: day), rule.procedures.contains(procedure) else { return false }
    switch rule.version {
    case .trigger: return rule.isInForce(on: day)
    case .acceptance: return rule.isInForce(on: history.acceptedOn ?? day)
    }
  }

  private mutating func limit(
    of rule: DeadlineRule, at position: Int, from day: CivilDate, done: CivilDate?, _ docket: DocketFile,
    _ history: StepHistory, today: CivilDate
  ) -> CaseLimit? {
    let setOn = rule.setByCourt == nil ? nil : docket.plannedDay(of: rule.step)
    if rule.setByCourt != nil, setOn == nil { return nil }
    let exclusions = history.exclusions(of: rule, from: day, docket: docket, today: today)
    let extensions = docket.extensions(of: rule)
    let end: LimitEnd
    if exclusions.isEmpty, extensions.isEmpty {
      end = plainEnd(of: rule, at: position, from: setOn ?? day)
    } else {
      end = LimitArithmetic(rule: rule, calendar: calendar)
        .end(from: setOn ?? day, excludedDays: exclusions.reduce(0) { $0 + $1.days }, extensions: extensions)
    }
    var ending: CaseLimit.Ending?
    if done == nil {
      ending = history.ending(of: rule, at: position, triggeredOn: day, docket: docket, plan: plan, catalogue: catalogue)
    }
    return CaseLimit(
      ruleIndex: position, triggeredOn: day, setOn: setOn, exclusions: exclusions, extensions: extensions, end: end,
      doneOn: done, ending: ending, isSuspended: done == nil && ending == nil && exclusions.contains(where: \.isOpen))
  }

  private mutating func plainEnd(of rule: DeadlineRule, at position: Int, from trigger: CivilDate) -> LimitEnd {
    let key = Int64(position) << 32 | Int64(UInt32(bitPattern: trigger.dayNumber))
    if let known = memo[key] { return known }
    let end = rule.limit.end(from: trigger, calendar: calendar)
    memo[key] = end
    return end
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
    if !conditions.applicants.isEmpty {
      guard let applicant = record.facts.applicant, conditions.applicants.contains(applicant) else { return false }
    }
    if let examination = conditions.examination, record.facts.examination != examination { return false }
    if let track = conditions.track, (record.facts.isFastTrack == true) != (track == .fast) { return false }
    return true
  }

  /// The extensions granted for a rule, in order of recording. A later version of the same limit keeps what was
  /// granted under an earlier one.
  func extensions(of rule: DeadlineRule) -> [LimitExtension] {
    guard !acts.isEmpty, rule.extensions != nil else { return [] }
    var result: [LimitExtension] = []
    for case .extended(let grant) in acts.lazy.map(\.act) where grant.rule == rule.id { result.append(grant) }
    return result
  }
}
