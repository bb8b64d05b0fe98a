/// An amount of money in whole fen (分, 1/100 yuan).
public struct Money: Hashable, Comparable, Sendable {
  /// Fen.
  public let fen: Int64

  /// An amount in fen.
  public init(fen: Int64) { self.fen = fen }

  /// Orders by amount.
  public static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }

  /// Yuan as a binary number, for cells that Excel computes with; exact below 9 × 10^13 yuan.
  public var yuan: Double { Double(fen) / 100 }

  /// Ten thousand yuan (万元), the unit of reports.
  public var tenThousandYuan: Double { Double(fen) / 1_000_000 }
}

/// Why a text is not an amount.
public enum MoneyReadingError: Error, Hashable, Sendable {
  /// Not a number.
  case notANumber
  /// Below zero.
  case negative
  /// Beyond 9 × 10^16 fen.
  case tooLarge
}

/// Reads amounts as ledgers write them: `1,234.56`, `1234.5万元`, `3.2亿`, `1.2E7`, full-width digits.
public enum MoneyReading {
  /// The unit in which a column states its figures.
  public enum Unit: Int64, Sendable {
    /// Yuan, 元.
    case yuan = 1
    /// Ten thousand yuan, 万元.
    case tenThousand = 10_000
    /// A hundred million yuan, 亿元.
    case hundredMillion = 100_000_000
  }

  /// The amount that `text` states in `unit`, unless it names a unit of its own. Fractions of a fen are rounded
  /// half away from zero.
  public static func read(_ text: String, unit: Unit) throws(MoneyReadingError) -> Money {
    var key = TextFolding.key(text)
    if key.hasPrefix("人民币") { key.removeFirst(3) }
    if key.hasPrefix("¥") || key.hasPrefix("￥") { key.removeFirst() }
    var effective = unit
    for (suffix, value) in [
      ("亿元", Unit.hundredMillion), ("万元", .tenThousand), ("亿", .hundredMillion),
      ("万", .tenThousand), ("元", .yuan),
    ] where key.hasSuffix(suffix) {
      key.removeLast(suffix.count)
      effective = value
      break
    }
    return try amount(key, unit: effective)
  }

  private static func amount(_ key: String, unit: Unit) throws(MoneyReadingError) -> Money {
    guard let digits = withoutGroupSeparators(Array(key.utf8)), !digits.isEmpty else { throw .notANumber }
    if let (value, decimals) = decimal(digits[...]) {
      return try scaled(value, decimals: decimals, unit: unit)
    }
    // Scientific notation, as spreadsheets write large numbers.
    guard digits.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || [0x2E, 0x65, 0x2B, 0x2D].contains($0) }),
      let number = Double(String(decoding: digits, as: UTF8.self))
    else { throw .notANumber }
    guard number >= 0 else { throw .negative }
    let fen = (number * Double(unit.rawValue) * 100).rounded(.toNearestOrAwayFromZero)
    guard fen < 9e16 else { throw .tooLarge }
    return Money(fen: Int64(fen))
  }

  /// The text without its thousands separators; nil when its commas cannot be any: `1.234,56` and `12,34` write a
  /// decimal comma, and reading on would change the amount a hundredfold. Groups of four digits (萬) count too.
  private static func withoutGroupSeparators(_ text: [UInt8]) -> [UInt8]? {
    guard text.contains(0x2C) else { return text }
    let whole = text.prefix { $0 != 0x2E && $0 != 0x65 }
    guard !text[whole.endIndex...].contains(0x2C) else { return nil }
    let groups = whole.split(separator: 0x2C, omittingEmptySubsequences: false)
    guard let size = groups.last?.count, size == 3 || size == 4, groups.dropFirst().allSatisfy({ $0.count == size }),
      let first = groups.first?.drop(while: { $0 == 0x2D || $0 == 0x2B }), !first.isEmpty, first.count <= size
    else { return nil }
    return text.filter { $0 != 0x2C }
  }

  /// Digits with at most one point, as an integer and its number of decimals; at most 18 digits are significant, at most 20
  /// decimals (a hundred-millionth of a fen in any unit).
  private static func decimal(_ bytes: ArraySlice<UInt8>) -> (value: Int64, decimals: Int)? {
    var value: Int64 = 0
    var decimals = 0
    var sawPoint = false
    var count = 0
    for byte in bytes {
      if byte == 0x2E {
        guard !sawPoint else { return nil }
        sawPoint = true
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      guard count < 18, decimals < 20 else {
        guard sawPoint else { return nil }
        continue
      }
      value = value * 10 + Int64(byte - 0x30)
      if value > 0 { count += 1 }
      if sawPoint { decimals += 1 }
    }
    return bytes.contains(where: { $0 != 0x2E }) ? (value, decimals) : nil
  }

  private static func scaled(_ value: Int64, decimals: Int, unit: Unit) throws(MoneyReadingError) -> Money {
    let (product, overflow) = Int128(value).multipliedReportingOverflow(by: Int128(unit.rawValue) * 100)
    guard !overflow else { throw .tooLarge }
    var divisor: Int128 = 1
    for _ in 0..<decimals { divisor *= 10 }
    let fen = (product + divisor / 2) / divisor
    guard fen < 90_000_000_000_000_000 else { throw .tooLarge }
    return Money(fen: Int64(fen))
  }
}
