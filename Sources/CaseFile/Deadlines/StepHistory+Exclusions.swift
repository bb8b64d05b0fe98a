import CivilCalendar
import RuleModel

extension StepHistory {
  /// The intervals that may not count for a limit that started on `start`, in order; they can overlap.
  func exclusions(
    of rule: DeadlineRule, from start: CivilDate, docket: DocketFile, today: CivilDate
  ) -> [CaseLimit.ExcludedInterval] {
    // A stay does not move a meeting: what must be done before a day stays due before it.
    guard rule.limit.direction == .after else { return [] }
    var result: [CaseLimit.ExcludedInterval] = []
    for exclusion in rule.exclusions {
      guard let from = docket.days(of: exclusion.from).first(where: { $0 >= start }) else { continue }
      let through = docket.days(of: exclusion.through).first { $0 >= from }
      result.append(
        CaseLimit.ExcludedInterval(
          after: from, through: through ?? max(from, today), isOpen: through == nil, reason: nil))
    }
    result += docket.suspensions(of: rule, from: start, today: today)
    return result.count < 2 ? result : result.sorted { ($0.after, $0.through) < ($1.after, $1.through) }
  }
}

extension DocketFile {
  /// Days on which a step was recorded, in order; a record without a part does not stand for another part here.
  fileprivate func days(of step: StepID) -> [CivilDate] {
    milestones.filter { $0.milestone == step.milestone && $0.part == step.part }.map(\.occurredOn).sorted()
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
