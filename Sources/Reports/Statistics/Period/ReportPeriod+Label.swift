import CivilCalendar

extension ReportPeriod {
  /// The canonical text of the period grammar, e.g. `2019H1`; parsing it gives this period again.
  public var code: String {
    let from = days.from.description
    let through = days.through.description
    switch shape {
    case .year: return "\(from.prefix(4))"
    case .half(let half): return "\(from.prefix(4))H\(half)"
    case .quarter(let quarter): return "\(from.prefix(4))Q\(quarter)"
    case .month: return "\(from.prefix(7))"
    case .months: return "\(from.prefix(7))..\(through.prefix(7))"
    case .days: return "\(from)..\(through)"
    }
  }

  /// The period's name as printed, e.g. 2019年1至7月 or `January–July 2019`; a span over two years names both.
  public func label(_ language: ReportLanguage) -> String {
    switch language {
    case .zh: return chineseLabel
    case .en: return englishLabel
    }
  }

  private var chineseLabel: String {
    let (year, month, day) = days.from.components
    let (lastYear, lastMonth, lastDay) = days.through.components
    switch shape {
    case .year: return "\(year)年"
    case .half(let half): return "\(year)年\(half == 1 ? "上" : "下")半年"
    case .quarter(let quarter):
      let ordinals = ["一", "二", "三", "四"]
      return "\(year)年第\(ordinals.indices.contains(quarter - 1) ? ordinals[quarter - 1] : "\(quarter)")季度"
    case .month: return "\(year)年\(month)月"
    case .months:
      if year == lastYear { return "\(year)年\(month)至\(lastMonth)月" }
      return "\(year)年\(month)月至\(lastYear)年\(lastMonth)月"
    case .days:
      let start = "\(year)年\(month)月\(day)日"
      if days.dayCount == 1 { return start }
      return "\(start)至\(year == lastYear ? "" : "\(lastYear)年")\(lastMonth)月\(lastDay)日"
    }
  }

  private var englishLabel: String {
    let (year, month, day) = days.from.components
    let (lastYear, lastMonth, lastDay) = days.through.components
    let name = Self.englishMonths[month - 1]
    let lastName = Self.englishMonths[lastMonth - 1]
    let firstYear = year == lastYear ? "" : " \(year)"
    switch shape {
    case .year: return "\(year)"
    case .half(let half): return "\(half == 1 ? "first" : "second") half of \(year)"
    case .quarter(let quarter): return "Q\(quarter) \(year)"
    case .month: return "\(name) \(year)"
    case .months: return "\(name)\(firstYear)–\(lastName) \(lastYear)"
    case .days:
      if days.dayCount == 1 { return "\(day) \(name) \(year)" }
      return "\(day) \(name)\(firstYear)–\(lastDay) \(lastName) \(lastYear)"
    }
  }

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
}
