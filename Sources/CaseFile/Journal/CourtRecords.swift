import CivilCalendar
import RuleModel

/// A warning that was raised (预警).
public struct AlertRecord: Hashable, Sendable {
  /// The docket.
  public var number: CaseNumber
  /// The rule whose limit ends.
  public var rule: RuleID
  /// The due day; a moved due day is warned of anew.
  public var dueOn: CivilDate
  /// Identifier of the level.
  public var level: String
  /// The instant at which the level was reached.
  public var reachedAt: Instant
  /// 补发: a lower level that was never raised because no scan ran, or an alert that was overtaken by a later one.
  public var isCatchUp: Bool

  /// A warning.
  public init(
    number: CaseNumber, rule: RuleID, dueOn: CivilDate, level: String, reachedAt: Instant, isCatchUp: Bool
  ) {
    self.number = number
    self.rule = rule
    self.dueOn = dueOn
    self.level = level
    self.reachedAt = reachedAt
    self.isCatchUp = isCatchUp
  }
}

/// The daily repetition of alarms for limits that stay open (每日重复报警): dockets with their number of limits.
public struct AlertRepetition: Hashable, Sendable {
  /// The day.
  public var on: CivilDate
  /// Dockets in order of number, each with the number of its limits.
  public var dockets: [Docket]

  /// A docket with the number of its limits.
  public struct Docket: Hashable, Sendable {
    /// The docket.
    public var number: CaseNumber
    /// How many of its limits are over and open.
    public var count: Int

    /// A docket.
    public init(number: CaseNumber, count: Int) {
      self.number = number
      self.count = count
    }
  }

  /// A repetition.
  public init(on: CivilDate, dockets: [Docket]) {
    self.on = on
    self.dockets = dockets
  }
}

/// A person of the court with a role (用户). Identity is claimed, not proven.
public struct CourtUser: Hashable, Sendable {
  /// Name, as `--as` states it.
  public var name: String
  /// Role.
  public var role: CourtRole

  /// A user.
  public init(name: String, role: CourtRole) {
    self.name = name
    self.role = role
  }
}

/// Data of the court's own that was laid over the catalogue: rules and settings, or a year's holidays.
public struct LoadedOverlay: Hashable, Sendable {
  /// What it changes.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Rules, ladder and settings, as YAML.
    case rules
    /// The holiday schedule of one year, as the lines of its table.
    case calendar
  }

  /// What it changes.
  public var kind: Kind
  /// Its identifier: of rules the overlay's own, of a calendar the year. Loading it again replaces it.
  public var id: String
  /// Name of the file.
  public var file: String
  /// The text, as it was checked.
  public var text: String

  /// An overlay.
  public init(kind: Kind, id: String, file: String, text: String) {
    self.kind = kind
    self.id = id
    self.file = file
    self.text = text
  }
}
