import CivilCalendar
import RuleModel

/// What must hold between rules, and between a rule and the rest of the catalogue.
struct RuleChecks {
  let rules: [PlacedRule]

  /// Two rules with one identifier.
  func identifiers(log: inout ProblemLog) {
    var first: [RuleID: SourcePosition] = [:]
    for placed in rules {
      let id = placed.rule.id
      if let earlier = first[id] {
        log.report(.duplicate(key: "id", value: id.rawValue, first: earlier), at: placed.position)
      }
      first[id] = first[id] ?? placed.position
    }
  }

  /// Two versions of one limit on the same day: nothing would say which governs.
  func overlaps(log: inout ProblemLog) {
    for (index, later) in rules.enumerated() {
      for earlier in rules[..<index]
      where earlier.rule.id != later.rule.id && earlier.rule.overlaps(later.rule) {
        log.report(.overlappingRule(earlier.rule.id, first: earlier.position), at: later.inForcePosition)
      }
    }
  }

  /// A rule for a proceeding in which its milestone does not occur would never apply. Its trigger may lie in another
  /// proceeding: a composition can follow a liquidation.
  func procedures(of milestones: [Milestone], log: inout ProblemLog) {
    let byID = Dictionary(milestones.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for placed in rules {
      guard let milestone = byID[placed.rule.milestone] else { continue }
      for procedure in Procedure.allCases
      where placed.rule.procedures.contains(procedure) && !milestone.procedures.contains(procedure) {
        log.report(.foreignProcedure(procedure, milestone: milestone.id), at: placed.proceduresPosition)
      }
    }
  }

  /// Every worked example, computed.
  func examples(with calendar: WorkingCalendar, log: inout ProblemLog) {
    for placed in rules {
      for (example, positions) in zip(placed.rule.examples, placed.examplePositions) {
        if placed.rule.version == .trigger, !placed.rule.isInForce(on: example.trigger) {
          log.report(.exampleNotInForce(example.trigger), at: positions.trigger)
        }
        contradictions(of: example, placed, at: positions.due, log: &log)
        let end = placed.rule.end(of: example, calendar: calendar)
        if end.isProvisional {
          log.report(.exampleProvisional(example.trigger), at: positions.trigger)
        } else if end.due != example.due {
          log.report(.exampleDiffers(stated: example.due, computed: end.due), at: positions.due)
        }
      }
    }
  }

  private func contradictions(
    of example: WorkedExample, _ placed: PlacedRule, at position: SourcePosition, log: inout ProblemLog
  ) {
    switch example.course {
    case .extended where placed.rule.extensions == nil:
      log.report(.contradiction(.exampleNotExtendable), at: position)
    case .courtSet(let day):
      guard let bounds = placed.rule.setByCourt, bounds.days(from: example.trigger).contains(day) else {
        log.report(.contradiction(.exampleOutsideBounds), at: position)
        return
      }
    default: return
    }
  }

  /// Milestones that wait for each other.
  ///
  /// Backward limits do not count: they hang on a planned date, for which nothing waits. Nor does a part of a
  /// compound milestone that starts from the milestone itself.
  func cycles(log: inout ProblemLog) {
    let waiting = rules.flatMap(Self.edges)
    let edges = Dictionary(grouping: waiting, by: \.from)
    var reported: Set<Set<MilestoneID>> = []
    for edge in waiting {
      guard let path = path(from: edge.to, to: edge.from, edges: edges) else { continue }
      let ids = ([edge.from] + path).map(\.milestone)
      if reported.insert(Set(ids)).inserted { log.report(.triggerCycle(ids), at: edge.position) }
    }
  }

  /// One step that waits for another.
  struct Edge {
    let from: StepID
    let to: StepID
    let position: SourcePosition
  }

  private static func edges(of placed: PlacedRule) -> [Edge] {
    guard placed.rule.limit.direction == .after else { return [] }
    if case .planned = placed.rule.trigger { return [] }
    return placed.rule.trigger.steps.map { from in
      Edge(from: from, to: placed.rule.step, position: placed.triggerPosition)
    }
  }

  /// The shortest way along triggers from one step to another, both included; nil when there is none.
  private func path(from start: StepID, to goal: StepID, edges: [StepID: [Edge]]) -> [StepID]? {
    var paths: [[StepID]] = [[start]]
    var seen: Set<StepID> = [start]
    var next = 0
    while next < paths.count {
      let path = paths[next]
      next += 1
      guard let end = path.last else { continue }
      if end == goal { return path }
      for edge in edges[end] ?? [] where seen.insert(edge.to).inserted { paths.append(path + [edge.to]) }
    }
    return nil
  }
}

extension DeadlineRule {
  /// Whether both rules state the same limit for the same proceeding on some day.
  fileprivate func overlaps(_ other: DeadlineRule) -> Bool {
    guard step == other.step, trigger == other.trigger, kind == other.kind,
      !procedures.isDisjoint(with: other.procedures), !conditions.excludes(other.conditions)
    else { return false }
    return inForceFrom <= (other.inForceThrough ?? .latest)
      && other.inForceFrom <= (inForceThrough ?? .latest)
  }
}
