import CivilCalendar

/// The facts that statistics need, as columns: a case is a position, days are day numbers (`CivilDate.dayNumber`).
///
/// Statistics read columns, not case objects: a million cases fit in a few megabytes and one pass answers any number
/// of as-of dates. All columns have the same length; positions follow the order filing date, then number.
public struct CaseColumns: Sendable {
  /// Numbers of the cases, to name those that break an identity.
  public var numbers: [CaseNumber] = []
  /// Filing day.
  public var filed: [Int32] = []
  /// Closing day; `CaseColumns.open` while pending.
  public var closed: [Int32] = []
  /// Whether the closing, if any, clears the enterprises (`CloseManner.isClearance`).
  public var clears: [Bool] = []
  /// For each case where its enterprises begin in `enterprises`; one more element than there are cases.
  public var enterpriseStarts: [Int32] = [0]
  /// Enterprises of the cases, one case after another; equal numbers are the same enterprise.
  public var enterprises: [Int32] = []
  /// Enterprises that were first cleared by a case which is not among these: none of these clears them again.
  public var clearedElsewhere: Set<Int32> = []
  /// Values by which statistics can be grouped; only the dimensions that were asked for.
  public var dimensions: [Dimension: DimensionColumn] = [:]
  /// Time limits of milestones that have started to run, in any order.
  public var limits = MilestoneLimits()

  /// The closing day of a case that is not closed.
  public static let open = Int32.max

  /// No cases.
  public init() {}

  /// Number of cases.
  public var count: Int { filed.count }
}

/// Time limits that have started to run, as columns of equal length.
public struct MilestoneLimits: Sendable {
  /// Position of the case.
  public var cases: [Int32] = []
  /// Position of the rule in `Catalogue.rules`.
  public var rules: [Int32] = []
  /// Last day on which the milestone is in time.
  public var due: [Int32] = []
  /// Day on which it was reached; `CaseColumns.open` when it was not.
  public var done: [Int32] = []

  /// No limits.
  public init() {}

  /// Number of limits.
  public var count: Int { due.count }
}
