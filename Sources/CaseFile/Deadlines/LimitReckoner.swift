import CivilCalendar
import RuleModel

/// One time limit of a case that has started to run.
public struct RunningLimit: Hashable, Sendable {
  /// Position of the rule in `Catalogue.rules`.
  public let ruleIndex: Int
  /// Day of the event that started it.
  public let triggeredOn: CivilDate
  /// Its end.
  public let end: LimitEnd
  /// Day on which the milestone was reached; nil when it was not.
  public let doneOn: CivilDate?
}

/// Computes the limits of a case from the milestones that it has reached.
///
/// A limit starts with the first occurrence of its trigger and is met by the first occurrence of its milestone. Rules
/// are chosen by the day of the trigger. A limit that ended after the case was closed and was never met is void:
/// closing overtook it.
public struct LimitReckoner: Sendable {
  private struct Entry: Sendable {
    var index: Int
    var rule: DeadlineRule
  }

  private let calendar: WorkingCalendar
  private let byTrigger: [MilestoneID: [Entry]]
  private var memo: [Int64: LimitEnd] = [:]

  /// A reckoner for the catalogue's rules and calendar.
  public init(catalogue: Catalogue) {
    calendar = catalogue.calendar
    var table: [MilestoneID: [Entry]] = [:]
    for (index, rule) in catalogue.rules.enumerated() {
      table[rule.trigger, default: []].append(Entry(index: index, rule: rule))
    }
    byTrigger = table
  }

  /// The limits that the milestones started. `procedure` nil (not recorded) is taken for none: a limit that may not
  /// apply is not held against anybody.
  public mutating func limits(
    milestones: [MilestoneRecord], procedure: Procedure?, closedOn: CivilDate?
  ) -> [RunningLimit] {
    guard let procedure else { return [] }
    var first: [MilestoneID: CivilDate] = [:]
    for milestone in milestones {
      if let known = first[milestone.milestone], known <= milestone.occurredOn { continue }
      first[milestone.milestone] = milestone.occurredOn
    }
    var result: [RunningLimit] = []
    for milestone in milestones {
      guard first[milestone.milestone] == milestone.occurredOn, let entries = byTrigger[milestone.milestone]
      else { continue }
      for entry in entries
      where entry.rule.procedures.contains(procedure) && entry.rule.isInForce(on: milestone.occurredOn) {
        let done = first[entry.rule.milestone]
        let end = end(of: entry, from: milestone.occurredOn)
        if done == nil, let closedOn, closedOn <= end.due { continue }
        let limit = RunningLimit(
          ruleIndex: entry.index, triggeredOn: milestone.occurredOn, end: end, doneOn: done)
        if !result.contains(where: { $0.ruleIndex == entry.index }) { result.append(limit) }
      }
    }
    return result
  }

  private mutating func end(of entry: Entry, from trigger: CivilDate) -> LimitEnd {
    let key = Int64(entry.index) << 32 | Int64(UInt32(bitPattern: trigger.dayNumber))
    if let known = memo[key] { return known }
    let end = entry.rule.limit.end(from: trigger, calendar: calendar)
    memo[key] = end
    return end
  }
}
