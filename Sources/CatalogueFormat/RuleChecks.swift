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

  /// A rule for a proceeding in which its milestone or its trigger does not occur would never apply.
  func procedures(of milestones: [Milestone], log: inout ProblemLog) {
    let byID = Dictionary(milestones.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for placed in rules {
      for id in [placed.rule.milestone, placed.rule.trigger] {
        guard let milestone = byID[id] else { continue }
        for procedure in Procedure.allCases
        where placed.rule.procedures.contains(procedure) && !milestone.procedures.contains(procedure) {
          log.report(.foreignProcedure(procedure, milestone: id), at: placed.proceduresPosition)
        }
      }
    }
  }

  /// Every worked example, computed.
  func examples(with calendar: WorkingCalendar, log: inout ProblemLog) {
    for placed in rules {
      for (example, positions) in zip(placed.rule.examples, placed.examplePositions) {
        if !placed.rule.isInForce(on: example.trigger) {
          log.report(.exampleNotInForce(example.trigger), at: positions.trigger)
        }
        let end = placed.rule.limit.end(from: example.trigger, calendar: calendar)
        if end.isProvisional {
          log.report(.exampleProvisional(example.trigger), at: positions.trigger)
        } else if end.due != example.due {
          log.report(.exampleDiffers(stated: example.due, computed: end.due), at: positions.due)
        }
      }
    }
  }

  /// Milestones that wait for each other.
  ///
  /// Backward limits do not count: they hang on a planned date, for which nothing waits. Nor does a part of a
  /// compound milestone that starts from the milestone itself.
  func cycles(log: inout ProblemLog) {
    let waiting = rules.filter { placed in
      placed.rule.limit.direction == .after
        && !(placed.rule.part != nil && placed.rule.milestone == placed.rule.trigger)
    }
    let edges = Dictionary(grouping: waiting, by: \.rule.trigger)
    var reported: Set<Set<MilestoneID>> = []
    for placed in waiting {
      guard let path = path(from: placed.rule.milestone, to: placed.rule.trigger, edges: edges) else {
        continue
      }
      if reported.insert(Set(path)).inserted {
        log.report(.triggerCycle([placed.rule.trigger] + path), at: placed.triggerPosition)
      }
    }
  }

  /// The shortest way along triggers from one milestone to another, both included; nil when there is none.
  private func path(
    from start: MilestoneID, to goal: MilestoneID, edges: [MilestoneID: [PlacedRule]]
  ) -> [MilestoneID]? {
    var paths: [[MilestoneID]] = [[start]]
    var seen: Set<MilestoneID> = [start]
    var next = 0
    while next < paths.count {
      let path = paths[next]
      next += 1
      guard let end = path.last else { continue }
      if end == goal { return path }
      for edge in edges[end] ?? [] where seen.insert(edge.rule.milestone).inserted {
        paths.append(path + [edge.rule.milestone])
      }
    }
    return nil
  }
}

extension DeadlineRule {
  /// Whether both rules state the same limit for the same proceeding on some day.
  fileprivate func overlaps(_ other: DeadlineRule) -> Bool {
    guard milestone == other.milestone, part == other.part, trigger == other.trigger, kind == other.kind,
      !procedures.isDisjoint(with: other.procedures)
    else { return false }
    return inForceFrom <= (other.inForceThrough ?? .latest)
      && other.inForceFrom <= (inForceThrough ?? .latest)
  }
}
