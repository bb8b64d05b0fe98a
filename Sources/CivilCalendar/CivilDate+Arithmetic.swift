extension CivilDate {
  /// The date `days` later (earlier when negative), held at the ends of the representable range.
  public func adding(days: Int) -> CivilDate {
    let target = Int(dayNumber) + max(-4_000_000, min(4_000_000, days))
    if target < Int(Self.earliest.dayNumber) { return .earliest }
    if target > Int(Self.latest.dayNumber) { return .latest }
    return CivilDate(dayNumber: Int32(target)) ?? .latest
  }

  /// The corresponding day `months` later (earlier when negative); where that month has no such day, its last day.
  ///
  /// Source: 《民法典》 Art. 202 (a period counted in months or years ends on the corresponding day of its last
  /// month; with no corresponding day, on the last day of that month). 2019-08-31 plus 6 months is 2020-02-29.
  public func adding(months: Int) -> CivilDate {
    let (year, month, day) = components
    let monthIndex = year * 12 + (month - 1) + max(-200_000, min(200_000, months))
    let targetYear = monthIndex >= 0 ? monthIndex / 12 : -1
    guard targetYear >= 1 else { return .earliest }
    guard targetYear <= 9999 else { return .latest }
    let targetMonth = monthIndex % 12 + 1
    let targetDay = min(day, Self.daysInMonth(year: targetYear, month: targetMonth))
    return CivilDate(year: targetYear, month: targetMonth, day: targetDay) ?? .latest
  }

  /// The corresponding day `years` later; 29 February falls back to 28 February in a common year.
  ///
  /// Source: 《民法典》 Art. 202. 2016-02-29 plus 3 years is 2019-02-28.
  public func adding(years: Int) -> CivilDate {
    adding(months: max(-20_000, min(20_000, years)) * 12)
  }

  /// Whole days from `earlier` to this date; negative when `earlier` is in fact later.
  public func days(since earlier: CivilDate) -> Int { Int(dayNumber) - Int(earlier.dayNumber) }

  /// The last date that has completed `months` whole months on this date, i.e. the greatest `d` with
  /// `d.adding(months: months) <= self`.
  ///
  /// This is the boundary of "一年以上" and its kin (以上 includes the number, 《民法典》 Art. 1259): a case filed on
  /// or before it has been pending for at least `months`. On the last day of a month it is the last day of the
  /// earlier month, because longer months fall back to shorter ones: for 2019-02-28 and 36 months, 2016-02-29.
  public func latestDateCompleting(months: Int) -> CivilDate {
    let candidate = adding(months: -months)
    guard isLastDayOfMonth else { return candidate }
    let (year, month, _) = candidate.components
    let last = Self.daysInMonth(year: year, month: month)
    return CivilDate(year: year, month: month, day: last) ?? candidate
  }

  /// The first day of this date's month.
  public var firstOfMonth: CivilDate { adding(days: 1 - day) }

  /// The last day of this date's month.
  public var lastOfMonth: CivilDate {
    let (year, month, day) = components
    return adding(days: Self.daysInMonth(year: year, month: month) - day)
  }
}
