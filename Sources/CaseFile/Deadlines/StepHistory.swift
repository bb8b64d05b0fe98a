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
  }

  /// A day that starts a limit.
  struct Start {
    let day: CivilDate
    let isDerived: Bool
  }

  private var occurrences: [Occurrence] = []
  private var expiries: [(key: ReckoningPlan.Key, day: CivilDate)] = []
  /// Passive steps whose computed limit has not ended: what a ledger records of them is not their end.
  private var waiting: Set<ReckoningPlan.Key> = []
  private let planned: [(key: ReckoningPlan.Key, day: CivilDate)]
  private(set) var acceptedOn: CivilDate?

  init(_ docket: DocketFile, plan: ReckoningPlan) {
    var planned: [(key: ReckoningPlan.Key, day: CivilDate)] = []
    for case .planned(let step, let day) in docket.acts.lazy.map(\.act) {
      guard let key = plan.key(step) else { continue }
      planned.removeAll { $0.key == key }
      planned.append((key, day))
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
            key: alias.target, day: record.occurredOn, outcome: nil, isDerived: false, isInherited: isInherited))
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
    add(.docketClosed, on: facts.closedOn, isDerived: false, unlessRecorded: false)
    add(.bankruptcyAccepted, on: docket.bankruptcyAcceptedOn, isDerived: false, unlessRecorded: false)
    for case .converted(let conversion) in docket.acts.lazy.map(\.act) {
      add(
        .conversionRuling, on: conversion.on, outcome: conversion.to.rawValue, isDerived: false,
        unlessRecorded: false)
    }
  }

  // MARK: Starts

  /// Whether anything that could start the rule has happened; a quick answer before the exact one.
  func mayStart(_ rule: DeadlineRule, plan: ReckoningPlan) -> Bool {
    rule.trigger.steps.contains { step in
      guard let key = plan.key(step) else { return false }
      return occurrences.contains { key.matches($0.key) } || planned.contains { key.matches($0.key) }
        || expiries.contains { key.matches($0.key) }
    }
  }

  /// The days that start a rule, in order.
  func starts(of trigger: Trigger, plan: ReckoningPlan, docket: DocketFile) -> [Start] {
    switch trigger {
    case .occurrence(let condition): return starts(of: condition, plan: plan)
    case .planned(let step):
      guard let key = plan.key(step) else { return [] }
      if let day = planned.first(where: { key.matches($0.key) })?.day { return [Start(day: day, isDerived: false)] }
      return occurrences.filter { key.matches($0.key) && !$0.isInherited }.prefix(1)
        .map { Start(day: $0.day, isDerived: true) }
    case .latest(let steps):
      let days = steps.map { starts(of: StepCondition($0), plan: plan).first }
      guard !days.contains(where: { $0 == nil }) else { return [] }
      return days.compactMap { $0 }.max { $0.day < $1.day }.map { [$0] } ?? []
    }
  }

  private func starts(of condition: StepCondition, plan: ReckoningPlan) -> [Start] {
    guard let key = plan.key(condition.step) else { return [] }
    let ended = expiries.filter { key.matches($0.key) }
    if !ended.isEmpty { return ended.map { Start(day: $0.day, isDerived: false) } }
    if waiting.contains(where: key.matches) { return [] }
    var result: [Start] = []
    for occurrence in occurrences where key.matches(occurrence.key) {
      guard condition.outcomes.isEmpty || occurrence.outcome.map(condition.outcomes.contains) ?? false else {
        continue
      }
      if result.last?.day != occurrence.day {
        result.append(Start(day: occurrence.day, isDerived: occurrence.isDerived))
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

  /// The day on which a rule was met: its first occurrence, or after a trigger the first that is not used up.
  func completion(
    of rule: Int, plan: ReckoningPlan, after day: CivilDate?, used: Set<CivilDate>
  ) -> CivilDate? {
    for occurrence in occurrences where !occurrence.isInherited {
      guard plan.metBy[rule].contains(where: { $0.matches(occurrence.key) }) else { continue }
      if let day, occurrence.day < day || used.contains(occurrence.day) { continue }
      return occurrence.day
    }
    return nil
  }

  /// What ended a limit that was not met; nil when nothing did.
  func ending(
    of rule: DeadlineRule, at position: Int, triggeredOn day: CivilDate, docket: DocketFile, plan: ReckoningPlan,
    catalogue: Catalogue
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
      if let cutOn = self.day(of: catalogue.cuts[index], key: plan.cutKeys[index], docket: docket), day <= cutOn {
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

  /// Whether a cut that is in effect covers the step.
  func isCut(_ step: StepID, docket: DocketFile, plan: ReckoningPlan, catalogue: Catalogue) -> Int? {
    catalogue.cuts.indices.first { index in
      catalogue.cuts[index].covers(step)
        && day(of: catalogue.cuts[index], key: plan.cutKeys[index], docket: docket) != nil
    }
  }

  /// Whether the step, or any part of a node, has been recorded on this docket.
  func days(of step: StepID, plan: ReckoningPlan) -> [CivilDate] {
    guard let key = plan.key(step) else { return [] }
    return occurrences.filter { key.matches($0.key) && !$0.isInherited && !$0.isDerived }.map(\.day)
  }

  // MARK: Exclusions

  /// The intervals that do not count for a limit that started on `start`.
  func exclusions(
    of rule: DeadlineRule, from start: CivilDate, docket: DocketFile, today: CivilDate
  ) -> [CaseLimit.ExcludedInterval] {
    var result: [CaseLimit.ExcludedInterval] = []
    for exclusion in rule.exclusions {
      guard let from = docket.days(of: exclusion.from).first(where: { $0 >= start }) else { continue }
      let through = docket.days(of: exclusion.through).first { $0 >= from }
      result.append(
        CaseLimit.ExcludedInterval(
          after: from, through: through ?? max(from, today), isOpen: through == nil, reason: nil))
    }
    return result + docket.suspensions(of: rule, from: start, today: today)
  }
}

extension DocketFile {
  /// Days on which a step was recorded, in order; a record without a part does not stand for another part here.
  fileprivate func days(of step: StepID) -> [CivilDate] {
    milestones.filter { $0.milestone == step.milestone && $0.part == step.part }.map(\.occurredOn).sorted()
  }

  /// The first day after which the proceeding is none of these any more; nil while it is one.
  fileprivate func conversionAway(from procedures: Set<Procedure>, after day: CivilDate) -> CivilDate? {
    var turns: [CivilDate] = []
    for case .converted(let conversion) in acts.lazy.map(\.act) { turns.append(conversion.on) }
    for record in milestones where record.milestone == StepID.declaration.milestone && (record.part ?? "b") == "b" {
      turns.append(record.occurredOn)
    }
    return turns.sorted().first { turn in
      turn >= day && !(procedure(on: turn).map(procedures.contains) ?? true)
    }
  }

  /// Suspensions that a person recorded and that concern the rule.
  fileprivate func suspensions(
    of rule: DeadlineRule, from start: CivilDate, today: CivilDate
  ) -> [CaseLimit.ExcludedInterval] {
    guard !acts.isEmpty else { return [] }
    var result: [CaseLimit.ExcludedInterval] = []
    for (index, recorded) in acts.enumerated() {
      guard case .suspended(let suspension) = recorded.act else { continue }
      if let step = suspension.step, step != rule.step, step != StepID(rule.milestone) { continue }
      let through = suspension.through ?? resumption(after: index)
      // The first day of the suspension is the first that does not count.
      let after = max(suspension.from.adding(days: -1), start)
      let last = through ?? max(after, today)
      guard last > after else { continue }
      result.append(
        CaseLimit.ExcludedInterval(after: after, through: last, isOpen: through == nil, reason: suspension.reason))
    }
    return result
  }

  /// The day on which a suspension ended: the first resumption recorded after it. The day of the resumption counts.
  private func resumption(after index: Int) -> CivilDate? {
    for recorded in acts[(index + 1)...] {
      if case .resumed(let day) = recorded.act { return day.adding(days: -1) }
    }
    return nil
  }
}
