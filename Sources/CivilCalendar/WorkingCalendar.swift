/// What a working calendar knows of one day.
public enum DayStatus: Hashable, Sendable {
  /// A working day; `makeUpFor` names the holiday whose notice made a weekend day one (调休), else nil.
  case working(makeUpFor: String?)
  /// A day of rest; `holiday` names the statutory holiday, nil for an ordinary weekend.
  case rest(holiday: String?)
  /// No published schedule covers the day: neither working nor rest may be assumed.
  case unknown
}

/// The days worked and rested according to the yearly holiday notices, for the years they cover.
///
/// Outside the covered years every answer is `unknown`, never a guess by weekday. Source of the data: the yearly
/// notices of the General Office of the State Council (国务院办公厅关于部分节假日安排的通知).
public struct WorkingCalendar: Hashable, Sendable {
  /// A day on which the notices depart from the plain Monday–Friday week, or that they name.
  public enum Exception: Hashable, Sendable {
    /// A named day of rest.
    case holiday(String)
    /// A weekend day that is worked (调休).
    case makeUpWorkday(String)
  }

  /// First and last year with a published schedule.
  public let coveredYears: ClosedRange<Int>
  /// Text that names the edition of the data, e.g. for footers and reproducibility.
  public let version: String
  private let exceptions: [CivilDate: Exception]

  /// A calendar of the given years.
  public init(version: String, coveredYears: ClosedRange<Int>, exceptions: [CivilDate: Exception]) {
    self.version = version
    self.coveredYears = coveredYears
    self.exceptions = exceptions
  }

  /// What the schedule says of the day; `unknown` outside the covered years.
  public func status(of date: CivilDate) -> DayStatus {
    guard coveredYears.contains(date.year) else { return .unknown }
    switch exceptions[date] {
    case .holiday(let name): return .rest(holiday: name)
    case .makeUpWorkday(let name): return .working(makeUpFor: name)
    case nil: return date.weekday.isWeekend ? .rest(holiday: nil) : .working(makeUpFor: nil)
    }
  }

  /// Whether the day is worked; nil when no schedule covers it.
  public func isWorkingDay(_ date: CivilDate) -> Bool? {
    switch status(of: date) {
    case .working: return true
    case .rest: return false
    case .unknown: return nil
    }
  }

  /// The first working day on or after the date; nil when the search leaves the covered years.
  public func firstWorkingDay(onOrAfter date: CivilDate) -> CivilDate? {
    firstWorkingDay(from: date, step: 1)
  }

  /// The last working day on or before the date; nil when the search leaves the covered years.
  public func lastWorkingDay(onOrBefore date: CivilDate) -> CivilDate? {
    firstWorkingDay(from: date, step: -1)
  }

  /// The date `count` working days after (before, when negative) the given one, which itself is not counted;
  /// nil when any day on the way is outside the covered years.
  public func adding(workingDays count: Int, to date: CivilDate) -> CivilDate? {
    var current = date
    var remaining = abs(count)
    let step = count < 0 ? -1 : 1
    while remaining > 0 {
      current = current.adding(days: step)
      guard let works = isWorkingDay(current) else { return nil }
      if works { remaining -= 1 }
    }
    return current
  }

  /// The calendar in which weekend days stay days of rest even where a notice makes them workdays.
  public var withoutMakeUpWorkdays: WorkingCalendar {
    WorkingCalendar(
      version: version + ", without make-up workdays", coveredYears: coveredYears,
      exceptions: exceptions.filter { _, exception in
        if case .makeUpWorkday = exception { return false }
        return true
      })
  }

  /// The same days under another version.
  public func named(_ version: String) -> WorkingCalendar {
    WorkingCalendar(version: version, coveredYears: coveredYears, exceptions: exceptions)
  }

  /// The calendar with the days of one year replaced, e.g. when the schedule of the next year is published or the
  /// present one is amended.
  ///
  /// - Precondition: `year` is covered already or follows the last covered one.
  public func replacing(year: Int, with days: [CivilDate: Exception], version: String) -> WorkingCalendar {
    precondition(year >= coveredYears.lowerBound && year <= coveredYears.upperBound + 1)
    var merged = exceptions.filter { $0.key.year != year }
    merged.merge(days) { _, new in new }
    return WorkingCalendar(
      version: version, coveredYears: coveredYears.lowerBound...max(coveredYears.upperBound, year),
      exceptions: merged)
  }

  /// The days of one year on which the notices depart from the plain week, in order.
  public func exceptions(in year: Int) -> [(day: CivilDate, exception: Exception)] {
    exceptions.filter { $0.key.year == year }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func firstWorkingDay(from date: CivilDate, step: Int) -> CivilDate? {
    var current = date
    while let works = isWorkingDay(current) {
      if works { return current }
      current = current.adding(days: step)
    }
    return nil
  }
}
