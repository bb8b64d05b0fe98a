import CaseFile
import CivilCalendar

/// Closings by whole month: of the period, of the year up to the cut-off, and of the same months a year earlier.
struct EvennessFigures: Sendable {
  /// One month with the same month a year earlier.
  struct Month: Sendable {
    let end: CivilDate
    let received: Int
    let closed: Int
    let priorReceived: Int
    let priorClosed: Int
  }

  /// The months from the first of the period or from January, whichever is earlier, to the last whole one.
  let months: [Month]
  /// How many of the last of them are the period's.
  let periodCount: Int
  /// How many of the last of them are of the cut-off's year.
  let yearCount: Int
  /// Of the period.
  let period: ClosingEvenness
  /// Of the comparison period, by its own whole months.
  let comparison: ClosingEvenness
  /// Of the year so far.
  let year: ClosingEvenness
  /// Of the same months of last year.
  let yearEarlier: ClosingEvenness

  init(_ input: SituationInput) {
    let cutOff = input.period.days.through
    let own = input.period.days.wholeMonthEnds
    let newYear = CivilDate(year: cutOff.year, month: 1, day: 1) ?? cutOff
    let ofYear = DayRange(from: newYear, through: cutOff)?.wholeMonthEnds ?? []
    let ends = own.count > ofYear.count ? own : ofYear
    let earlier = ends.map { $0.firstOfMonth.adding(years: -1).lastOfMonth }
    let (now, before) = (Self.flows(ends, input.columns), Self.flows(earlier, input.columns))
    months = ends.indices.map {
      Month(
        end: ends[$0], received: now[$0].received, closed: now[$0].closed, priorReceived: before[$0].received,
        priorClosed: before[$0].closed)
    }
    periodCount = own.count
    yearCount = ofYear.count
    period = ClosingEvenness(closings: now.suffix(own.count).map(\.closed))
    year = ClosingEvenness(closings: now.suffix(ofYear.count).map(\.closed))
    yearEarlier = ClosingEvenness(closings: before.suffix(ofYear.count).map(\.closed))
    comparison = ClosingEvenness(
      closings: Self.flows(input.comparison.days.wholeMonthEnds, input.columns).map(\.closed))
  }

  /// Filings and closings of consecutive whole months.
  private static func flows(_ ends: [CivilDate], _ columns: CaseColumns) -> [PendingPoint] {
    guard let first = ends.first else { return [] }
    var series = PendingSeries(asOf: [first.firstOfMonth.adding(days: -1)] + ends, thresholds: [])
    series.add(columns)
    return Array(series.points().dropFirst())
  }
}
