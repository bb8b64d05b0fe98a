/// A day of the civil (Gregorian) calendar, without a time and without a time zone.
///
/// Legal dates (立案日期, 裁定日, 届满日) are civil dates of the court's calendar: they never pass through an
/// instant or a time zone. Stored as the number of days since 1970-01-01, so that comparing, sorting and
/// subtracting are integer operations. Years 1 to 9999 are representable.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01 (which is 0); earlier days are negative.
  public let dayNumber: Int32

  /// The first representable day, 0001-01-01.
  public static let earliest = CivilDate(unchecked: -719_162)
  /// The last representable day, 9999-12-31.
  public static let latest = CivilDate(unchecked: 2_932_896)

  /// A date from its day number; nil outside 0001-01-01…9999-12-31.
  public init?(dayNumber: Int32) {
    guard (Self.earliest.dayNumber...Self.latest.dayNumber).contains(dayNumber) else { return nil }
    self.dayNumber = dayNumber
  }

  /// A date from calendar components; nil when the day does not exist (30 February, month 13, year 0).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(year: year, month: month)
    else { return nil }
    self.init(unchecked: Self.dayNumber(year: year, month: month, day: day))
  }

  private init(unchecked dayNumber: Int32) { self.dayNumber = dayNumber }

  /// Year, month (1–12) and day of month (1–31).
  public var components: (year: Int, month: Int, day: Int) {
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    let z = Int(dayNumber) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Calendar year.
  public var year: Int { components.year }
  /// Month of the year, 1–12.
  public var month: Int { components.month }
  /// Day of the month, 1–31.
  public var day: Int { components.day }

  /// The day of the week.
  public var weekday: Weekday {
    let index = (Int(dayNumber) + 3) % 7
    return Weekday.allCases[index < 0 ? index + 7 : index]
  }

  /// Whether this is the last day of its month.
  public var isLastDayOfMonth: Bool {
    let (year, month, day) = components
    return day == Self.daysInMonth(year: year, month: month)
  }

  /// Number of days (28–31) of a month; month must be 1–12.
  public static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: return isLeapYear(year) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// Whether the year has a 29 February.
  public static func isLeapYear(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// Orders by day.
  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }

  private static func dayNumber(year: Int, month: Int, day: Int) -> Int32 {
    // Howard Hinnant, days_from_civil; the year is at least 1 here, so `era` needs no floor correction.
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }
}

/// A day of the week, Monday first (ISO 8601).
public enum Weekday: Int, CaseIterable, Sendable {
  /// The days, Monday = 1 … Sunday = 7.
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// Saturday or Sunday: a weekly rest day unless a make-up workday notice says otherwise.
  public var isWeekend: Bool { self == .saturday || self == .sunday }
}
