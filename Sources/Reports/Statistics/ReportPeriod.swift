import CivilCalendar

/// A period of a report, with the shape in which it was asked for.
public struct ReportPeriod: Hashable, Sendable {
  /// The shape, which decides how the period is named.
  public enum Shape: Hashable, Sendable {
    /// A calendar year, `2019`.
    case year
    /// A half-year (1 or 2), `2019H1`.
    case half(Int)
    /// A quarter (1–4), `2019Q2`.
    case quarter(Int)
    /// A month, `2019-07`.
    case month
    /// Several whole months, `2019-01..2019-07` (1至7月).
    case months
    /// Any days, `2019-01-01..2019-07-20`.
    case days
  }

  /// Its days; the last one is the cut-off (as-of date) of every stock figure.
  public let days: DayRange
  /// Its shape.
  public let shape: Shape

  /// A period.
  public init(days: DayRange, shape: Shape) {
    self.days = days
    self.shape = shape
  }
}
