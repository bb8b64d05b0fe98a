import CaseFile
import CivilCalendar
import RuleModel

/// How far a change of the law reaches: what need not be computed twice, or at all, to see everything that changes.
struct LawScope: Sendable {
  /// The two laws without the rules that the change cannot reach.
  let before: Catalogue
  let after: Catalogue
  private let reach: Reach
  private let oldCalendar: WorkingCalendar
  private let newCalendar: WorkingCalendar

  private enum Reach: Sendable {
    /// Limits of any kind.
    case everything
    /// Only limits that a changed day of rest moves or settles.
    case days
  }

  /// The scope of a change.
  ///
  /// When only rules differ, rules about other steps are left out, unless they give an end from which one of the steps
  /// is counted: a party's period ends by itself, and its computed end starts the next limit.
  init(before: Catalogue, after: Catalogue) {
    oldCalendar = before.countingCalendar
    newCalendar = after.countingCalendar
    let isSameChoice = before.settings == after.settings && before.ladder == after.ladder
    let changed = Self.changedMilestones(before, after)
    reach = isSameChoice && changed.isEmpty ? .days : .everything
    guard isSameChoice, oldCalendar == newCalendar else {
      self.before = before
      self.after = after
      return
    }
    let kept = Self.kept(from: changed, before, after)
    func narrowed(_ catalogue: Catalogue) -> Catalogue {
      catalogue.replacing(version: catalogue.version, rules: catalogue.rules.filter { kept.contains($0.milestone) })
    }
    self.before = narrowed(before)
    self.after = narrowed(after)
  }

  /// Whether limits under the older law may be others under the newer one.
  func mayReach(_ limits: [LimitStatus]) -> Bool {
    switch reach {
    case .everything: return true
    case .days: return limits.contains(where: mayMove)
    }
  }

  /// The last day is looked for from the nominal one on; the same days give the same end. Where other days count too,
  /// the whole period is looked at.
  private func mayMove(_ status: LimitStatus) -> Bool {
    let limit = status.limit
    var days = [limit.end.nominal, limit.end.due]
    if status.rule.limit.unit == .workingDays || !limit.extensions.isEmpty { days.append(limit.triggeredOn) }
    guard let first = days.min(), let last = days.max() else { return true }
    var day = first
    while day <= last {
      if oldCalendar.isWorkingDay(day) != newCalendar.isWorkingDay(day) { return true }
      day = day.adding(days: 1)
    }
    return false
  }

  private static func changedMilestones(_ before: Catalogue, _ after: Catalogue) -> Set<MilestoneID> {
    let changes = LawChanges(from: before, to: after).rules
    return Set(changes.flatMap { [$0.before, $0.after].compactMap { $0?.milestone } })
  }

  private static func kept(
    from changed: Set<MilestoneID>, _ before: Catalogue, _ after: Catalogue
  ) -> Set<MilestoneID> {
    let rules = before.rules + after.rules
    let passive = Set(rules.filter { after.nature(of: $0.step) == .passive }.map(\.milestone))
    var kept = changed
    var size = -1
    // First what starts from a changed end, then what gives an end to any of these.
    while size != kept.count {
      size = kept.count
      for rule in rules where rule.trigger.steps.contains(where: { passive.intersection(kept).contains($0.milestone) }) {
        kept.insert(rule.milestone)
      }
    }
    size = -1
    while size != kept.count {
      size = kept.count
      for rule in rules where kept.contains(rule.milestone) {
        kept.formUnion(rule.trigger.steps.map(\.milestone).filter(passive.contains))
      }
    }
    return kept
  }
}
