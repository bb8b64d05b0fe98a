import CivilCalendar

/// Why a target is not set.
public enum TargetFault: Error, Hashable, Sendable {
  /// Not written as `measure=goal`.
  case unreadable(String)
  /// No measure of this name.
  case unknownMeasure(String)
  /// The measure is stated twice.
  case repeatedMeasure(TargetMeasure)
  /// The measure cannot have this goal.
  case impossibleGoal(TargetMeasure, String)
  /// The year lies outside the years for which targets are kept.
  case yearOutOfRange(String, ClosedRange<Int>)
  /// The day as of which figures are wanted does not lie in the year.
  case dayOutsideYear(CivilDate, year: Int)
  /// Every target says so already.
  case unchanged(TargetScope, [TargetMeasure])
  /// There is no such target.
  case notSet(TargetScope, [TargetMeasure])
}

/// Decides whether targets can be set.
public enum TargetDecision {
  /// The years for which targets may be set on a day: a slip of the pen such as 2109 for 2019 is not a year.
  public static func years(on today: CivilDate) -> ClosedRange<Int> { (today.year - 10)...(today.year + 5) }

  /// A measure with its goal as typed, `closed=120` or `一年以上=-10%`.
  public static func reading(_ text: String) throws(TargetFault) -> (measure: TargetMeasure, goal: TargetGoal) {
    let parts = TextFolding.clean(text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .unreadable(text) }
    guard let measure = TargetMeasure(named: String(parts[0])) else { throw .unknownMeasure(TextFolding.clean(String(parts[0]))) }
    let written = TextFolding.clean(String(parts[1]))
    guard let goal = TargetGoal(text: written), isPossible(goal, for: measure) else {
      throw .impossibleGoal(measure, written)
    }
    return (measure, goal)
  }

  /// Whether the measure can have the goal: closings are counted, the rate is a share, stocks are counted or fall.
  public static func isPossible(_ goal: TargetGoal, for measure: TargetMeasure) -> Bool {
    switch (measure, goal) {
    case (.closed, .count(let count)): return (1...1_000_000).contains(count)
    case (.closingRate, .rate(let hundredths)): return (1...10_000).contains(hundredths)
    case (.pendingOverOneYear, .count(let count)), (.pendingOverThreeYears, .count(let count)):
      return (0...1_000_000).contains(count)
    case (.pendingOverOneYear, .fall(let hundredths)), (.pendingOverThreeYears, .fall(let hundredths)):
      return (1...10_000).contains(hundredths)
    default: return false
    }
  }

  /// The changes that bring the standing goals to the wanted ones; those that say so already are left out.
  ///
  /// - Throws: `.unchanged` when nothing is left.
  public static func setting(
    _ wanted: [TargetMeasure: TargetGoal], over standing: [TargetMeasure: TargetGoal], scope: TargetScope, reason: String?
  ) throws(TargetFault) -> TargetSetting {
    let changes = TargetMeasure.allCases.compactMap { measure in
      wanted[measure].flatMap { goal in
        standing[measure] == goal ? nil : TargetChange(measure, from: standing[measure], to: goal)
      }
    }
    guard !changes.isEmpty else {
      throw .unchanged(scope, TargetMeasure.allCases.filter { wanted[$0] != nil })
    }
    return TargetSetting(scope: scope, changes: changes, reason: reason)
  }

  /// The changes that take targets away; all of the scope when none is named.
  ///
  /// - Throws: `.notSet` naming the measures that have no goal.
  public static func removal(
    _ measures: [TargetMeasure], from standing: [TargetMeasure: TargetGoal], scope: TargetScope, reason: String?
  ) throws(TargetFault) -> TargetSetting {
    let missing = measures.filter { standing[$0] == nil }
    guard missing.isEmpty, !standing.isEmpty else { throw .notSet(scope, missing) }
    let chosen = measures.isEmpty ? TargetMeasure.allCases.filter { standing[$0] != nil } : measures
    let changes = TargetMeasure.allCases.filter(chosen.contains).map { TargetChange($0, from: standing[$0], to: nil) }
    return TargetSetting(scope: scope, changes: changes, reason: reason)
  }
}
