import CivilCalendar
import RuleModel

/// What differs between two readings of the law: rules, settings, warning ladder and days of rest.
public struct LawChanges: Hashable, Sendable {
  /// One rule that differs.
  public struct Rule: Hashable, Sendable {
    /// The rule as it is; nil for one that is added.
    public let before: DeadlineRule?
    /// The rule as it would be; nil for one that goes.
    public let after: DeadlineRule?

    /// What happens to the rule.
    public var kind: Kind {
      guard let before else { return .added }
      guard let after else { return .removed }
      return after.ending(on: before.inForceThrough) == before ? .ended : .altered
    }

    /// What can happen to a rule.
    public enum Kind: String, Hashable, Sendable {
      /// It is new.
      case added
      /// It stays, but another last day of force is set.
      case ended
      /// It says something else.
      case altered
      /// It goes altogether.
      case removed
    }
  }

  /// One day whose place in the schedule differs.
  public struct Day: Hashable, Sendable {
    /// The day.
    public let date: CivilDate
    /// How it is scheduled.
    public let before: DayStatus
    /// How it would be.
    public let after: DayStatus
  }

  /// Rules, in the order of the catalogue.
  public let rules: [Rule]
  /// Days, in order; of a year that becomes covered only those that are named in its schedule.
  public let days: [Day]
  /// Years that become covered.
  public let newYears: [Int]
  /// The settings before and after; nil when they are the same.
  public let settings: (before: CourtSettings, after: CourtSettings)?
  /// The ladders before and after; nil when they are the same.
  public let ladder: (before: WarningLadder, after: WarningLadder)?

  /// Compares two catalogues.
  public init(from before: Catalogue, to after: Catalogue) {
    let old = Dictionary(before.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(after.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let gone = before.rules.filter { new[$0.id] == nil }.map { Rule(before: $0, after: nil) }
    let kept = after.rules.filter { old[$0.id] != $0 }.map { Rule(before: old[$0.id], after: $0) }
    rules = gone + kept
    newYears = after.calendar.coveredYears.filter { !before.calendar.coveredYears.contains($0) }
    days = Self.days(before.calendar, after.calendar)
    settings = before.settings == after.settings ? nil : (before.settings, after.settings)
    ladder = before.ladder == after.ladder ? nil : (before.ladder, after.ladder)
  }

  /// Whether nothing differs.
  public var isEmpty: Bool { rules.isEmpty && days.isEmpty && newYears.isEmpty && settings == nil && ladder == nil }

  private static func days(_ before: WorkingCalendar, _ after: WorkingCalendar) -> [Day] {
    var result: [Day] = []
    for year in after.coveredYears {
      let named = Set(before.exceptions(in: year).map(\.day) + after.exceptions(in: year).map(\.day))
      for date in named.sorted() where before.status(of: date) != after.status(of: date) {
        result.append(Day(date: date, before: before.status(of: date), after: after.status(of: date)))
      }
    }
    return result
  }

  /// Equal when everything that differs is.
  public static func == (left: LawChanges, right: LawChanges) -> Bool {
    left.rules == right.rules && left.days == right.days && left.newYears == right.newYears
      && left.settings?.before == right.settings?.before && left.settings?.after == right.settings?.after
      && left.ladder?.before == right.ladder?.before && left.ladder?.after == right.ladder?.after
  }

  /// Hashes rules and days.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(rules)
    hasher.combine(days)
  }
}

extension DeadlineRule {
  /// The rule with another last day of force.
  fileprivate func ending(on day: CivilDate?) -> DeadlineRule {
    DeadlineRule(
      id: id, milestone: milestone, part: part, trigger: trigger, startsEachTime: startsEachTime, limit: limit,
      setByCourt: setByCourt, kind: kind, procedures: procedures, conditions: conditions, role: role,
      exclusions: exclusions, extensions: extensions, metBy: metBy, survivesClosing: survivesClosing, basis: basis,
      statement: statement, inForceFrom: inForceFrom, inForceThrough: day, version: version, examples: examples)
  }
}
