/// Why a text is not a date.
public enum DateReadingError: Error, Hashable, Sendable {
  /// Blank after trimming.
  case empty
  /// The shape of a date, but the day does not exist (2019-02-30).
  case noSuchDay(year: Int, month: Int, day: Int)
  /// Year and month only: the day is missing.
  case dayMissing
  /// A year of two digits: the century would be a guess.
  case twoDigitYear
  /// Day and month could be either way round (3/5/2019).
  case ambiguousOrder
  /// Not the shape of a date at all.
  case notADate
}

/// Reads the forms in which Chinese court ledgers write a day.
///
/// Accepted, with full-width digits and signs and surrounding spaces anywhere: `2019-3-5`, `2019.3.5`, `2019/3/5`,
/// `2019年3月5日`, `2019年3月5号`, `20190305`, `二〇一九年三月五日`, each also followed by a time of day, which is dropped.
/// Two-digit years and day-first forms are refused, because reading them would be a guess.
public enum DateReading {
  /// The civil date that `text` writes.
  public static func read(_ text: String) throws(DateReadingError) -> CivilDate {
    if let date = CivilDate(iso8601: text.utf8) { return date }
    let folded = fold(text)
    guard !folded.isEmpty else { throw .empty }
    let numbers = try numbers(in: withoutTime(folded))
    return try date(numbers)
  }

  private static func date(_ parts: [NumberPart]) throws(DateReadingError) -> CivilDate {
    if parts.count == 1, parts[0].digits == 8 {
      let value = parts[0].value
      return try make(value / 10_000, value / 100 % 100, value % 100)
    }
    if parts.count == 2, parts[0].digits == 4 { throw .dayMissing }
    if parts.count == 1, parts[0].digits == 6, (1900...2199).contains(parts[0].value / 100) {
      throw .dayMissing
    }
    guard parts.count == 3 else { throw .notADate }
    if parts[2].digits == 4 { throw .ambiguousOrder }
    if parts[0].digits <= 2 { throw .twoDigitYear }
    guard parts[0].digits == 4, parts[1].digits <= 2, parts[2].digits <= 2 else { throw .notADate }
    return try make(parts[0].value, parts[1].value, parts[2].value)
  }

  private static func make(_ year: Int, _ month: Int, _ day: Int) throws(DateReadingError) -> CivilDate {
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw .noSuchDay(year: year, month: month, day: day)
    }
    return date
  }

  private struct NumberPart {
    var value: Int
    var digits: Int
  }

  /// Splits at the date separators; every piece must be a number, and every separator of the same kind.
  private static func numbers(in scalars: [Unicode.Scalar]) throws(DateReadingError) -> [NumberPart] {
    var parts: [NumberPart] = []
    var piece: [Unicode.Scalar] = []
    var plainSeparators: Set<Unicode.Scalar> = []
    var hasGap = false
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "-", ".", "/":
        plainSeparators.insert(scalar)
        parts.append(try number(piece))
        piece = []
      case "年", "月":
        parts.append(try number(piece))
        piece = []
      case "日", "号":
        guard index == scalars.count - 1, !piece.isEmpty else { throw .notADate }
      case " ":
        hasGap = true
        continue
      default:
        if hasGap, !piece.isEmpty { throw .notADate }  // "2019-3-1 5" is not the 15th
        piece.append(scalar)
      }
      hasGap = false
    }
    if !piece.isEmpty { parts.append(try number(piece)) }
    guard plainSeparators.count <= 1, parts.count <= 3 else { throw .notADate }
    return parts
  }

  private static func number(_ piece: [Unicode.Scalar]) throws(DateReadingError) -> NumberPart {
    guard !piece.isEmpty, piece.count <= 8 else { throw .notADate }
    if piece.allSatisfy({ ("0"..."9").contains($0) }) {
      return NumberPart(value: piece.reduce(0) { $0 * 10 + Int($1.value - 0x30) }, digits: piece.count)
    }
    guard let value = ChineseNumeral.value(of: piece) else { throw .notADate }
    return NumberPart(value: value, digits: value >= 1000 ? 4 : 2)
  }

  /// Half-width forms of full-width digits, signs and spaces; dashes unified; ends trimmed.
  private static func fold(_ text: String) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case 0x3000, 0xA0, 0x09, 0x0A, 0x0D, 0x202F: scalars.append(" ")
      case 0x2010...0x2015, 0x2212: scalars.append("-")
      case 0x3002, 0xFF61: scalars.append(".")
      case 0xFEFF, 0x200B...0x200F, 0x202A...0x202E: continue
      default: scalars.append(scalar)
      }
    }
    while scalars.last == " " { scalars.removeLast() }
    while scalars.first == " " { scalars.removeFirst() }
    return scalars
  }

  /// Drops a trailing time of day (`00:00:00`, `T00:00`), which Excel adds when it exports dates as text.
  private static func withoutTime(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    // 2019年3月5日上午9时30分
    if let day = scalars.firstIndex(of: "日"), day + 1 < scalars.count {
      let time = scalars[(day + 1)...]
      let words: Set<Unicode.Scalar> = ["上", "下", "午", "时", "点", "分", "秒", "半", ":", " "]
      if time.allSatisfy({ words.contains($0) || ("0"..."9").contains($0) }), time.contains(where: { "午时点:".unicodeScalars.contains($0) }) {
        return Array(scalars[...day])
      }
    }
    guard let colon = scalars.firstIndex(of: ":"),
      let gap = scalars[..<colon].lastIndex(where: { $0 == " " || $0 == "T" })
    else { return scalars }
    let time = scalars[(gap + 1)...]
    guard !time.isEmpty, time.allSatisfy({ ("0"..."9").contains($0) || $0 == ":" || $0 == "." || $0 == "Z" })
    else { return scalars }
    return Array(scalars[..<gap])
  }
}

/// Chinese numerals as dates write them: digit by digit for years (二〇一九), with 十 for days and months (二十三).
enum ChineseNumeral {
  private static let digits: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  /// The value of a numeral up to 9999; nil when a sign is not a numeral or the form is malformed.
  static func value(of scalars: [Unicode.Scalar]) -> Int? {
    guard !scalars.isEmpty, scalars.count <= 4 else { return nil }
    guard let ten = scalars.firstIndex(of: "十") else {
      return scalars.reduce(Optional(0)) { total, scalar in
        guard let total, let digit = digits[scalar] else { return nil }
        return total * 10 + digit
      }
    }
    guard ten <= 1, scalars.count - ten <= 2 else { return nil }
    let tens = ten == 0 ? 1 : digits[scalars[0]]
    let ones = scalars.count - ten == 2 ? digits[scalars[ten + 1]] : 0
    guard let tens, let ones, tens > 0 else { return nil }
    return tens * 10 + ones
  }
}
