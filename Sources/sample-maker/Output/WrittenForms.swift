import CivilCalendar

/// The ways in which clerks write the same day or number.
enum WrittenForms {
  /// `2018.3.5`
  static func dotted(_ date: CivilDate) -> String { "\(date.year).\(date.month).\(date.day)" }
  /// `2018/3/5`
  static func slashed(_ date: CivilDate) -> String { "\(date.year)/\(date.month)/\(date.day)" }
  /// `2018年3月5日`
  static func chinese(_ date: CivilDate) -> String { "\(date.year)年\(date.month)月\(date.day)日" }
  /// `20180305`
  static func compact(_ date: CivilDate) -> String { date.description.filter(\.isNumber) }
  /// `2018-3-5`
  static func short(_ date: CivilDate) -> String { "\(date.year)-\(date.month)-\(date.day)" }

  /// The text with full-width digits, as an input method leaves them.
  static func fullWidthDigits(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          guard ("0"..."9").contains(scalar) else { return scalar }
          return Unicode.Scalar(scalar.value - 0x30 + 0xFF10) ?? scalar
        }))
  }

  /// A date as text in one of the forms of a hand-kept list.
  static func mixed(_ date: CivilDate, _ random: inout SeededGenerator) -> String {
    switch random.pick(weighted: [(0, 0.42), (1, 0.2), (2, 0.16), (3, 0.1), (4, 0.09), (5, 0.03)]) {
    case 0: date.description
    case 1: dotted(date)
    case 2: chinese(date)
    case 3: compact(date)
    case 4: slashed(date)
    default: fullWidthDigits(short(date))
    }
  }

  /// A case number, sometimes with full-width brackets or digits, sometimes with a space too many.
  static func caseNumber(_ number: String, _ random: inout SeededGenerator) -> String {
    switch random.pick(weighted: [(0, 0.80), (1, 0.13), (2, 0.02), (3, 0.05)]) {
    case 0: number
    case 1: fullWidthBrackets(number)
    case 2: fullWidthDigits(fullWidthBrackets(number))
    default: number + " "
    }
  }

  /// `（2019）示01破12号`
  static func fullWidthBrackets(_ number: String) -> String {
    String(number.map { $0 == "(" ? "（" : $0 == ")" ? "）" : $0 })
  }

  /// An amount in 元 with thousands separators: `12,345,678.90`.
  static func yuan(fen: Int) -> String {
    let digits = Array(String(fen / 100))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    let cents = fen % 100
    return text + (cents < 10 ? ".0\(cents)" : ".\(cents)")
  }
}
