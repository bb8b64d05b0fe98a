import CivilCalendar
import RuleModel

/// What happened on a docket, as occurrences of steps.
struct StepHistory {
  /// One step that happened.
  struct Occurrence {
    let key: ReckoningPlan.Key
    let day: CivilDate
    let outcome: String?
    /// Known from the case's own dates only.
    let isDerived: Bool
    /// Happened on the application docket: starts limits here, meets none.
    let isInherited: Bool
    /// Stands for another step that brings the same result.
    var isAlias = false
  }

  /// A day that starts a limit.
  struct Start {
    let day: CivilDate
    let isDerived: Bool
    /// Happened on the application docket.
    var isInherited = false
    /// The day since which the limit was known to run: of a planned step the day on which it was planned.
    var knownOn: CivilDate
  }

  private var occurrences: [Occurrence] = []
  private var expiries: [(key: ReckoningPlan.Key, day: CivilDate)] = []
  /// Passive steps whose computed limit has not ended: what a ledger records of them is not their end.
  private var waiting: Set<ReckoningPlan.Key> = []
  private let planned: [(key: ReckoningPlan.Key, day: CivilDate, recordedOn: CivilDate)]
  private(set) var acceptedOn: CivilDate?
  /// Of each cut of the catalogue, the day on which it took effect; nil when it is not in effect.
  private var cutDays: [CivilDate?] = []

  init(_ docket: DocketFile, plan: ReckoningPlan) {
    var planned: [(key: ReckoningPlan.Key, day: CivilDate, recordedOn: CivilDate)] = []
    for recorded in docket.acts {
      guard case .planned(let step, let day) = recorded.act, let key = plan.key(step) else { continue }
      planned.removeAll { $0.key == key }
      planned.append((key, day, recorded.recordedAt.courtDate))
    }
    self.planned = planned
    occurrences.reserveCapacity(docket.milestones.count + 4)
    for record in docket.milestones { add(record, plan: plan, isInherited: false) }
    for record in docket.inherited { add(record, plan: plan, isInherited: true) }
    addDerived(docket, plan: plan)
    occurrences.sort { $0.day < $1.day }
    if let key = plan.key(.acceptanceRuling) {
      acceptedOn = occurrences.first { key.matches($0.key) && $0.outcome == "accepted" }?.day
    }
    cutDays = plan.cutKeys.enumerated().map { index, key in
      // Most outcomes never come about: look at the rest of an entry only when they did.
      let hasHappened = occurrences.contains { key.matches($0.key) }
      return hasHappened ? day(of: plan.outcomes[index], key: key, docket: docket) : nil
    }
  }

  private mutating func add(_ record: MilestoneRecord, plan: ReckoningPlan, isInherited: Bool) {
    let standard = plan.defaultOutcome(of: record)
    let outcome = record.outcome ?? standard
    for key in plan.keys(of: record) {
      occurrences.append(
        Occurrence(key: key, day: record.occurredOn, outcome: outcome, isDerived: false, isInherited: isInherited))
      for alias in plan.aliases where alias.source.matches(key) && (alias.outcome == nil || alias.outcome == outcome) {
        occurrences.append(
          Occurrence(
            key: alias.target, day: record.occurredOn, outcome: nil, isDerived: false, isInherited: isInherited,
            isAlias: true))
      }
    }
  }

  private mutating func addDerived(_ docket: DocketFile, plan: ReckoningPlan) {
    func has(_ key: ReckoningPlan.Key) -> Bool { occurrences.contains { key.matches($0.key) } }
    func add(_ step: StepID, on day: CivilDate?, outcome: String? = nil, isDerived: Bool, unlessRecorded: Bool) {
      guard let day, let key = plan.key(step), !(unlessRecorded && has(key)) else { return }
      occurrences.append(
        Occurrence(key: key, day: day, outcome: outcome, isDerived: isDerived, isInherited: false))
    }
    let facts = docket.record.facts
    add(.registration, on: docket.record.filedOn, isDerived: true, unlessRecorded: true)
    add(.acceptanceRuling, on: facts.acceptedOn, outcome: "accepted", isDerived: true, unlessRecorded: true)
    add(.docketClosed, on: facts.closedOn, isDerived: true, unlessRecorded: false)
    add(.bankruptcyAccepted, on: docket.bankruptcyAcceptedOn, isDerived: false, unlessRecorded: false)
    for case .converted(let conversion) in docket.acts.lazy.map(\.act) {
      add(
        .conversionRuling, on: conversion.on, outcome: conversion.to.rawValue, isDerived: false,
        unlessRecorded: false)
    }
  }

  // MARK: Starts

  /// Whether anything that could start the rule has happened; a quick answer before the exact one.
  func mayStart(_ rule: Int, plan: ReckoningPlan) -> Bool {
    for key in plan.triggers[rule] {
      for occurrence in occurrences where key.matches(occurrence.key) { return true }
      for (step, _, _) in planned where key.matches(step) { return true }
      for (step, _) in expiries where key.matches(step) { return true }
    }
    return false
  }

  /// The days that start a rule, in order. What happened on the application docket starts only limits that belong to
  /// the proceeding alone: its own limits run, and were met, over there.
  func starts(of rule: DeadlineRule, plan: ReckoningPlan) -> [Start] {
    let starts = starts(of: rule.trigger, each: rule.startsEachTime, plan: plan)
    return rule.conditions.dockets == [.proceeding] ? starts : starts.filter { !$0.isInherited }
  }

  private func starts(of trigger: Trigger, each: Bool, plan: ReckoningPlan) -> [Start] {
    switch trigger {
    case .occurrence(let condition): return starts(of: condition, plan: plan)
    case .planned(let step): return plan.key(step).map { starts(ofPlanned: $0, each: each) } ?? []
    case .latest(let steps):
      let days = steps.map { starts(of: StepCondition($0), plan: plan).first }
      guard !days.contains(where: { $0 == nil }) else { return [] }
      return days.compactMap { $0 }.max { $0.day < $1.day }.map { [$0] } ?? []
    }
  }

  /// The days on which a planned step happened, and the planned day as long as it has not happened.
  private func starts(ofPlanned key: ReckoningPlan.Key, each: Bool) -> [Start] {
    let plan = planned.first { key.matches($0.key) }
    var result = occurrences.filter { key.matches($0.key) && !$0.isInherited }.map { occurrence in
      Start(day: occurrence.day, isDerived: plan == nil, knownOn: min(plan?.recordedOn ?? occurrence.day, occurrence.day))
    }
    if let plan, result.isEmpty || each, result.allSatisfy({ $0.day < plan.day }) {
      result.append(Start(day: plan.day, isDerived: false, knownOn: min(plan.recordedOn, plan.day)))
    }
    return each ? result : Array(result.prefix(1))
  }

  private func starts(of condition: StepCondition, plan: ReckoningPlan) -> [Start] {
    guard let key = plan.key(condition.step) else { return [] }
    let ended = expiries.filter { key.matches($0.key) }
    if !ended.isEmpty { return ended.map { Start(day: $0.day, isDerived: false, knownOn: $0.day) } }
    if waiting.contains(where: key.matches) { return [] }
    var result: [Start] = []
    for occurrence in occurrences where key.matches(occurrence.key) {
      guard condition.outcomes.isEmpty || occurrence.outcome.map(condition.outcomes.contains) ?? false else {
        continue
      }
      if result.last?.day != occurrence.day {
        result.append(
          Start(
            day: occurrence.day, isDerived: occurrence.isDerived, isInherited: occurrence.isInherited,
            knownOn: occurrence.day))
      }
    }
    return result
  }

  /// Takes note of the limits of a passive step: those that have ended start what follows.
  mutating func noteExpiries(of limits: [CaseLimit], step: ReckoningPlan.Key, today: CivilDate) {
    for limit in limits {
      if limit.end.due < today || limit.doneOn != nil && limit.end.due <= today {
        if limit.ending.map({ $0.day.map { $0 > limit.end.due } ?? false }) ?? true {
          expiries.append((step, limit.end.due))
        }
      } else {
        waiting.insert(step)
      }
    }
  }

  // MARK: Ends

  /// The day on which a rule was met.
  ///
  /// The first day on or after the trigger that meets it; without one, an earlier day, as when a ledger has an act
  /// before the event that demanded it. A step that only stands for another (批准 for 终结) meets nothing that started
  /// after it. Of a limit that starts each time every day meets one, and of a backward one a day up to the trigger.
  func completion(
    of position: Int, rule: DeadlineRule, plan: ReckoningPlan, triggeredOn day: CivilDate, used: Set<CivilDate>
  ) -> CivilDate? {
    let isBackward = rule.limit.direction == .before
    var earlier: CivilDate?
    for occurrence in occurrences where !occurrence.isInherited {
      guard plan.metBy[position].contains(where: { $0.matches(occurrence.key) }) else { continue }
      if rule.startsEachTime {
        if used.contains(occurrence.day) || (isBackward ? occurrence.day > day : occurrence.day < day) { continue }
        return occurrence.day
      }
      if occurrence.day >= day || isBackward { return occurrence.day }
      if !occurrence.isAlias { earlier = earlier ?? occurrence.day }
    }
    return earlier
  }

  /// The cut that took effect before a limit could start, so that it never starts; nil for none.
  func cut(of position: Int, before day: CivilDate, plan: ReckoningPlan) -> Int? {
    plan.cuts[position].first { cutDays[$0].map { $0 < day } ?? false }
  }

  /// What ended a limit that was known to run since `day`; nil when nothing did.
  func ending(
    of rule: DeadlineRule, at position: Int, since day: CivilDate, docket: DocketFile, plan: ReckoningPlan
  ) -> CaseLimit.Ending? {
    for case .waived(let step, let reason, _) in docket.acts.lazy.map(\.act)
    where step == rule.step || step == StepID(rule.milestone) {
      return .waived(reason: reason)
    }
    var endings: [CaseLimit.Ending] = []
    for (key, step) in plan.overtakenBy[position] {
      if let occurrence = occurrences.first(where: { key.matches($0.key) && $0.day >= day }) {
        endings.append(.overtaken(by: step, on: occurrence.day))
      }
    }
    for index in plan.cuts[position] {
      if let cutOn = cutDays[index], day <= cutOn {
        endings.append(.cut(index: index, on: cutOn))
      }
    }
    if let closedOn = docket.record.facts.closedOn, !rule.survivesClosing, day <= closedOn {
      endings.append(.closed(on: closedOn))
    }
    if let turn = docket.conversionAway(from: rule.procedures, after: day) { endings.append(.converted(on: turn)) }
    return endings.min { ($0.day ?? .earliest) < ($1.day ?? .earliest) }
  }

  /// The day on which a cut took effect. Of several results of one step the last one counts: a refusal that was set
  /// aside cuts nothing.
  private func day(of cut: Cut, key: ReckoningPlan.Key, docket: DocketFile) -> CivilDate? {
    guard let last = occurrences.last(where: { key.matches($0.key) }) else { return nil }
    if !cut.on.outcomes.isEmpty, !(last.outcome.map(cut.on.outcomes.contains) ?? false) { return nil }
    guard let procedure = docket.procedure(on: last.day.adding(days: -1)) ?? docket.record.facts.procedure else {
      return nil
    }
    return cut.procedures.contains(procedure) || cut.procedures.contains(docket.procedure(on: last.day) ?? procedure)
      ? last.day : nil
  }

  /// A cut that is in effect and covers the step; nil for none.
  func cut(of step: StepID, plan: ReckoningPlan) -> Int? {
    plan.outcomes.indices.first { cutDays[$0] != nil && plan.outcomes[$0].covers(step) }
  }

  /// Whether the step, or any part of a node, has been recorded on this docket.
  func days(of step: StepID, plan: ReckoningPlan) -> [CivilDate] {
    guard let key = plan.key(step) else { return [] }
    return occurrences.filter { key.matches($0.key) && !$0.isInherited && !$0.isDerived }.map(\.day)
  }
}

extension DocketFile {
  /// The first day after which the proceeding is none of these any more; nil while it is one.
  fileprivate func conversionAway(from procedures: Set<Procedure>, after day: CivilDate) -> CivilDate? {
    // A declaration turns only a reorganization or composition into something else.
    let now = record.facts.procedure
    if acts.isEmpty, now == .liquidation || now == .compulsoryLiquidation { return nil }
    var turns: [CivilDate] = []
    for case .converted(let conversion) in acts.lazy.map(\.act) { turns.append(conversion.on) }
    for record in milestones where record.milestone == StepID.declaration.milestone && (record.part ?? "b") == "b" {
      turns.append(record.occurredOn)
    }
    return turns.sorted().first { turn in
      turn >= day && !(procedure(on: turn).map(procedures.contains) ?? true)
    }
  }
}
