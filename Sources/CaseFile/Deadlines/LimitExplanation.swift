import CivilCalendar
import RuleModel

/// How a due day came about, step by step (期限计算说明). Facts only: the words are the printer's.
public struct LimitExplanation: Hashable, Sendable {
  /// One step of the arithmetic.
  public enum Step: Hashable, Sendable {
    /// The event that starts the period; its day does not count.
    case trigger(CivilDate)
    /// The first day that counts.
    case firstDay(CivilDate)
    /// The court set the last day, within these bounds.
    case courtSet(CivilDate, allowed: ClosedRange<CivilDate>)
    /// The last day of the bare period.
    case nominal(CivilDate)
    /// Days that did not count, and the last day after they were added.
    case excluded(CaseLimit.ExcludedInterval, end: CivilDate)
    /// An extension, the day from which it was counted, and the last day after it.
    case extended(LimitExtension, from: CivilDate, end: CivilDate)
    /// The last day was a day of rest; the holiday's name, or nil for a weekend; `isKnown` is false when no published
    /// schedule covers it.
    case skipped(CivilDate, holiday: String?, isKnown: Bool)
    /// A weekend day that is worked, so that the period ends on it.
    case makeUpWorkday(CivilDate, holiday: String)
    /// The due day.
    case due(CivilDate)
  }

  /// The steps in order.
  public let steps: [Step]
  /// The limit.
  public let status: LimitStatus
  /// The warnings still to come or past, with their instants.
  public let warnings: [(level: WarningLevel, at: Instant)]

  /// Explains a limit.
  public init(_ status: LimitStatus, catalogue: Catalogue) {
    let calendar = catalogue.countingCalendar
    let limit = status.limit
    let rule = status.rule
    var steps: [Step] = [.trigger(limit.triggeredOn)]
    var nominal = rule.limit.end(from: limit.setOn ?? limit.triggeredOn, calendar: calendar).nominal
    let step = rule.limit.direction == .after ? 1 : -1
    if let setOn = limit.setOn, let bounds = rule.setByCourt {
      steps.append(.courtSet(setOn, allowed: bounds.days(from: limit.triggeredOn)))
    } else if rule.limit.count > 0 {
      steps.append(.firstDay(limit.triggeredOn.adding(days: step)))
    }
    steps.append(.nominal(nominal))
    for interval in limit.exclusions {
      nominal = nominal.adding(days: step * interval.days)
      steps.append(.excluded(interval, end: nominal))
    }
    let arithmetic = LimitArithmetic(rule: rule, calendar: calendar)
    let excluded = limit.exclusions.reduce(0) { $0 + $1.days }
    for (index, grant) in limit.extensions.enumerated() {
      let before = arithmetic.end(
        from: limit.setOn ?? limit.triggeredOn, excludedDays: excluded, extensions: Array(limit.extensions[..<index]))
      let after = arithmetic.end(
        from: limit.setOn ?? limit.triggeredOn, excludedDays: excluded,
        extensions: Array(limit.extensions[...index]))
      nominal = after.nominal
      let base: CivilDate
      switch grant.base {
      case .nominal: base = before.nominal
      case .rolled: base = before.due
      case .combined: base = limit.triggeredOn
      }
      steps.append(.extended(grant, from: base, end: nominal))
    }
    steps += Self.rolling(from: nominal, to: limit.end.due, calendar: calendar)
    steps.append(.due(limit.end.due))
    self.steps = steps
    self.status = status
    let clock = LimitClock(catalogue: catalogue)
    warnings = clock.reached(of: limit.end.due, now: Instant(milliseconds: .max)).map { ($0.level, $0.at) }
  }

  private static func rolling(from nominal: CivilDate, to due: CivilDate, calendar: WorkingCalendar) -> [Step] {
    var steps: [Step] = []
    var day = nominal
    while day != due {
      switch calendar.status(of: day) {
      case .rest(let holiday): steps.append(.skipped(day, holiday: holiday, isKnown: true))
      case .working, .unknown: steps.append(.skipped(day, holiday: nil, isKnown: false))
      }
      day = day.adding(days: day < due ? 1 : -1)
    }
    if case .working(let holiday?) = calendar.status(of: due) { steps.append(.makeUpWorkday(due, holiday: holiday)) }
    return steps
  }

  /// Equal when steps and limit are.
  public static func == (left: LimitExplanation, right: LimitExplanation) -> Bool {
    left.steps == right.steps && left.status == right.status
  }

  /// Hashes steps and limit.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(steps)
    hasher.combine(status)
  }
}

/// Why a rule has not started on a docket.
public enum LimitAbsence: Hashable, Sendable {
  /// The proceeding of the case is not recorded.
  case procedureMissing
  /// The rule is about other proceedings.
  case otherProcedure(Procedure)
  /// The rule is about other kinds of applicant; nil when none is recorded.
  case otherApplicant(Applicant?)
  /// The rule is about the other way of examination; nil when none is recorded.
  case otherExamination(Examination?)
  /// The rule is about the other track.
  case otherTrack
  /// The rule is about the other kind of docket.
  case otherDocket
  /// The version is not in force on the day of the trigger.
  case notInForce
  /// The event that starts it has not happened, or has not had the result.
  case notTriggered(Trigger)
  /// The court has not set the last day, which may lie between these days.
  case dayNotSet(ClosedRange<CivilDate>)
  /// An outcome ended the step before it started; the position of the cut in `Catalogue.cuts`.
  case cut(index: Int)
  /// The limit had ended before the docket was registered here, and nothing but the case's own dates starts it.
  case beforeRegistration
  /// Another rule of the same step started first and governs.
  case overtaken(by: RuleID)
}

extension DocketReckoner {
  /// Why a rule has no limit on the docket; nil when it has one.
  public mutating func absence(
    of rule: DeadlineRule, docket: DocketFile, status: DocketStatus, today: CivilDate
  ) -> LimitAbsence? {
    guard !status.limits.contains(where: { $0.rule.id == rule.id }) else { return nil }
    guard docket.record.facts.procedure != nil else { return .procedureMissing }
    // What a reader should hear first: a rule about other proceedings, or a version that has ended, waits for nothing.
    if let procedure = docket.procedure(on: today), !rule.procedures.contains(procedure) {
      return .otherProcedure(procedure)
    }
    let facts = docket.record.facts
    let conditions = rule.conditions
    if !conditions.dockets.isEmpty, conditions.dockets.isDisjoint(with: docket.kinds) { return .otherDocket }
    if !conditions.applicants.isEmpty, !(facts.applicant.map(conditions.applicants.contains) ?? false) {
      return .otherApplicant(facts.applicant)
    }
    if let examination = conditions.examination, facts.examination != examination {
      return .otherExamination(facts.examination)
    }
    if !docket.meets(conditions) { return .otherTrack }
    return absenceOfStart(of: rule, docket: docket, status: status, today: today)
  }

  private func absenceOfStart(
    of rule: DeadlineRule, docket: DocketFile, status: DocketStatus, today: CivilDate
  ) -> LimitAbsence {
    var history = StepHistory(docket, plan: plan)
    for limit in status.limits where limit.nature == .passive {
      guard let key = plan.key(limit.rule.step) else { continue }
      history.noteExpiries(of: [limit.limit], step: key, today: today)
    }
    guard let start = history.starts(of: rule, plan: plan).first else {
      if let index = history.cut(of: rule.step, plan: plan) {
        return .cut(index: index)
      }
      return rule.version == .trigger && !rule.isInForce(on: today) ? .notInForce : .notTriggered(rule.trigger)
    }
    if let procedure = docket.procedure(on: start.day), !rule.procedures.contains(procedure) {
      return .otherProcedure(procedure)
    }
    if let position = catalogue.rules.firstIndex(where: { $0.id == rule.id }),
      let index = history.cut(of: position, before: start.knownOn, plan: plan)
    {
      return .cut(index: index)
    }
    if !rule.isInForce(on: rule.version == .trigger ? start.day : history.acceptedOn ?? start.day) {
      return .notInForce
    }
    if let bounds = rule.setByCourt, docket.plannedDay(of: rule.step) == nil {
      return .dayNotSet(bounds.days(from: start.day))
    }
    if start.isDerived { return .beforeRegistration }
    let rival = status.limits.first { $0.rule.step == rule.step && $0.limit.triggeredOn <= start.day }
    return rival.map { .overtaken(by: $0.rule.id) } ?? .notTriggered(rule.trigger)
  }
}
