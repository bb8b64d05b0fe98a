import CivilCalendar

/// Why a text is not a period.
public enum PeriodError: Error, Hashable, Sendable {
  /// Not one of the six written forms; a third half-year or a fifth quarter is not one either.
  case unknownForm(text: String)
  /// The year lies outside `ReportPeriod.years`.
  case yearOutOfRange(text: String, year: Int)
  /// A month that is not 1–12.
  case noSuchMonth(text: String, year: Int, month: Int)
  /// A day that its month does not have.
  case noSuchDay(text: String, year: Int, month: Int, day: Int)
  /// The last day lies before the first.
  case runsBackwards(text: String, from: CivilDate, through: CivilDate)
}

extension ReportPeriod {
  /// The years in which a period may lie.
  public static let years = 1900...9999

  /// The period that a text names: `2019`, `2019H1`, `2019Q2`, `2019-07`, `2019-01..2019-07` or
  /// `2019-01-01..2019-07-20`.
  ///
  /// White space around the text and the case of `H` and `Q` are ignored; nothing else is guessed. A span from a
  /// month to the same month is that month.
  public init(parsing text: String) throws(PeriodError) {
    self = try PeriodText(text).period()
  }
}

/// A written period; its length tells which of the forms it can be.
private struct PeriodText {
  private let text: String
  private let bytes: [UInt8]

  init(_ text: String) {
    self.text = text
    let scalars = Array(text.unicodeScalars)
    let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
    let end = scalars.lastIndex { !$0.properties.isWhitespace } ?? start - 1
    var kept = String.UnicodeScalarView()
    if start <= end { kept.append(contentsOf: scalars[start...end]) }
    bytes = Array(String(kept).utf8)
  }

  func period() throws(PeriodError) -> ReportPeriod {
    if let n = numbers("0000") { return try months((n[0], 1), (n[0], 12), .year) }
    if let n = numbers("0000H0"), (1...2).contains(n[1]) {
      return try months((n[0], n[1] * 6 - 5), (n[0], n[1] * 6), .half(n[1]))
    }
    if let n = numbers("0000Q0"), (1...4).contains(n[1]) {
      return try months((n[0], n[1] * 3 - 2), (n[0], n[1] * 3), .quarter(n[1]))
    }
    if let n = numbers("0000-00") { return try months((n[0], n[1]), (n[0], n[1]), .month) }
    if let n = numbers("0000-00..0000-00") {
      return try months((n[0], n[1]), (n[2], n[3]), n[0] == n[2] && n[1] == n[3] ? .month : .months)
    }
    if let n = numbers("0000-00-00..0000-00-00") {
      return try span(date(n[0], n[1], n[2]), date(n[3], n[4], n[5]), .days)
    }
    throw .unknownForm(text: text)
  }

  /// The numbers of the text when it has exactly this form: `0` stands for a digit, a letter for itself in either
  /// case, anything else for itself.
  private func numbers(_ form: String) -> [Int]? {
    let form = form.utf8
    guard form.count == bytes.count else { return nil }
    var result: [Int] = []
    var isInNumber = false
    for (expected, byte) in zip(form, bytes) {
      guard expected == 0x30 else {
        let isLetter = (0x41...0x5A).contains(expected)
        guard byte == expected || isLetter && byte == expected | 0x20 else { return nil }
        isInNumber = false
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      let digit = Int(byte) - 0x30
      if isInNumber {
        result[result.count - 1] = result[result.count - 1] * 10 + digit
      } else {
        result.append(digit)
      }
      isInNumber = true
    }
    return result
  }

  private func months(
    _ first: (year: Int, month: Int), _ last: (year: Int, month: Int), _ shape: ReportPeriod.Shape
  ) throws(PeriodError) -> ReportPeriod {
    try span(date(first.year, first.month, 1), date(last.year, last.month, 1).lastOfMonth, shape)
  }

  private func span(
    _ from: CivilDate, _ through: CivilDate, _ shape: ReportPeriod.Shape
  ) throws(PeriodError) -> ReportPeriod {
    guard let days = DayRange(from: from, through: through) else {
      throw .runsBackwards(text: text, from: from, through: through)
    }
    return ReportPeriod(days: days, shape: shape)
  }

  private func date(_ year: Int, _ month: Int, _ day: Int) throws(PeriodError) -> CivilDate {
    guard ReportPeriod.years.contains(year) else { throw .yearOutOfRange(text: text, year: year) }
    guard (1...12).contains(month) else { throw .noSuchMonth(text: text, year: year, month: month) }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw .noSuchDay(text: text, year: year, month: month, day: day)
    }
    return date
  }
}
