import CivilCalendar

extension ReportPeriod {
  /// Number of whole calendar months when the period is made of such, whatever its shape; nil otherwise.
  public var wholeMonths: Int? { days.wholeMonths }

  /// The same period a year earlier (上年同期), in the same shape: a half-year is compared with the half-year, never
  /// with the full year. Whole months stay whole (2021-02 with 2020-02, 29 days); 29 February becomes 28 February.
  ///
  /// Source: the courts' rule of 同比 (1至7月 with 上年1至7月).
  public func samePeriodLastYear() -> ReportPeriod {
    ReportPeriod(days: days.shifted(yearsEarlier: 1), shape: shape)
  }

  /// The adjacent period of the same length before this one (环比): the previous year, half-year, quarter or month,
  /// as many whole months, or as many days when the period is not made of whole months.
  public func previousPeriod() -> ReportPeriod {
    let through = days.from.adding(days: -1)
    let from = wholeMonths.map { days.from.adding(months: -$0) } ?? days.from.adding(days: -days.dayCount)
    return ReportPeriod(days: DayRange(from: from, through: through) ?? days, shape: shape.previous)
  }
}

extension ReportPeriod.Shape {
  fileprivate var previous: Self {
    switch self {
    case .half(let half): return .half(half == 1 ? 2 : 1)
    case .quarter(let quarter): return .quarter(quarter == 1 ? 4 : quarter - 1)
    case .year, .month, .months, .days: return self
    }
  }
}
