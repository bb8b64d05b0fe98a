/// A span of whole days, both ends included; never empty.
public struct DayRange: Hashable, Sendable {
  /// First day of the span.
  public let from: CivilDate
  /// Last day of the span, on or after `from`.
  public let through: CivilDate

  /// A span from `from` to `through`, both included; nil when it would run backwards.
  public init?(from: CivilDate, through: CivilDate) {
    guard from <= through else { return nil }
    self.from = from
    self.through = through
  }

  /// Number of days, at least 1.
  public var dayCount: Int { through.days(since: from) + 1 }

  /// Whether the day lies in the span.
  public func contains(_ date: CivilDate) -> Bool { from <= date && date <= through }

  /// Number of whole calendar months when the span runs from a first to a last day of a month; nil otherwise.
  public var wholeMonths: Int? {
    let (startYear, startMonth, startDay) = from.components
    guard startDay == 1, through.isLastDayOfMonth else { return nil }
    let (endYear, endMonth, _) = through.components
    return (endYear - startYear) * 12 + endMonth - startMonth + 1
  }

  /// The same span `years` earlier: a span of whole months stays one (its end a month-end), and 29 February becomes
  /// 28 February.
  ///
  /// Source: the comparison rule of 同比 (the same period of last year, never the full year).
  public func shifted(yearsEarlier years: Int) -> DayRange {
    let start = from.adding(years: -years)
    var end = through.adding(years: -years)
    if wholeMonths != nil { end = end.lastOfMonth }
    return DayRange(from: start, through: end) ?? self
  }
}
