import CivilCalendar

/// The working days of the rehearsal court, 2009–2019.
enum CourtCalendar {
  /// The last day of which the sample files know anything.
  static let cutoff = Month(2019, 6).lastDay

  /// Weekends, holidays and make-up workdays as the yearly notices set them.
  static let working: WorkingCalendar = {
    var exceptions: [CivilDate: WorkingCalendar.Exception] = [:]
    for date in dates(in: daysOff) { exceptions[date] = .holiday("节假日") }
    for date in dates(in: makeUpWorkdays) { exceptions[date] = .makeUpWorkday("调休") }
    return WorkingCalendar(version: "sample-maker", coveredYears: 2009...2019, exceptions: exceptions)
  }()

  /// The date itself or the first working day after it.
  static func onOrAfter(_ date: CivilDate) -> CivilDate { working.firstWorkingDay(onOrAfter: date) ?? date }

  /// The date itself or the last working day before it.
  static func onOrBefore(_ date: CivilDate) -> CivilDate { working.lastWorkingDay(onOrBefore: date) ?? date }

  /// The working days of the interval, in order.
  static func workingDays(from first: CivilDate, through last: CivilDate) -> [CivilDate] {
    guard first <= last else { return [] }
    return (0...last.days(since: first)).map { first.adding(days: $0) }
      .filter { working.isWorkingDay($0) == true }
  }

  private static func dates(in table: [Int: String]) -> [CivilDate] {
    table.flatMap { year, text in
      text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        .compactMap { CivilDate(year: year, month: $0 / 100, day: $0 % 100) }
    }
  }
}
