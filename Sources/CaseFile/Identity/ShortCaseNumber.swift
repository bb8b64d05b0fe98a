import RuleModel

/// A case number of which only the end was written: `破12`, `2019破12`, `粤01破12`, and of older numbers `民破字第12号`.
public struct ShortCaseNumber: Sendable {
  /// The parts of a regular number that were written.
  private struct Parts {
    var year: Int?
    var court: String?
    var type: String
    var serial: Int
  }

  private let parser: CaseNumberParser
  private let parts: Parts?
  /// The text without brackets and the words around the serial number, for numbers of any form.
  private let tail: String

  /// Reads what was written; nil for a text that cannot be the end of a number: too short, or a serial number alone.
  public init?(_ text: String, codes: CaseNumberCodes) {
    let scalars = CaseNumberParser.compact(TextFolding.clean(text))
    parser = CaseNumberParser(codes: codes)
    parts = Self.parts(scalars, codes)
    tail = Self.tail(scalars)
    guard tail.unicodeScalars.count > 1, tail.unicodeScalars.contains(where: { !$0.properties.isASCIIHexDigit }),
      tail.unicodeScalars.contains(where: { ("0"..."9").contains($0) })
    else { return nil }
  }

  /// Digits that every number meant must contain: what a search can begin with.
  public var digits: String {
    if let parts { return "\(parts.serial)" }
    return String(tail.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
  }

  /// Number of characters that count.
  public var length: Int { tail.unicodeScalars.count }

  /// Whether the number has every part that was written, and in them says the same.
  public func matches(_ number: CaseNumber) -> Bool {
    guard let parts, let reading = parser.read(number.text), let serial = reading.serial, let type = reading.type else {
      return false
    }
    return serial == parts.serial && type == parts.type && (parts.year ?? reading.year) == reading.year
      && (parts.court ?? reading.court) == reading.court
  }

  /// Whether the number ends in what was written; a serial number only as a whole.
  public func isEnd(of number: CaseNumber) -> Bool {
    let whole = Self.tail(Array(number.text.unicodeScalars))
    guard whole.hasSuffix(tail), let first = tail.unicodeScalars.first else { return false }
    guard ("0"..."9").contains(first), let before = whole.unicodeScalars.dropLast(tail.unicodeScalars.count).last else {
      return true
    }
    return !("0"..."9").contains(before)
  }

  /// How unlike the number is, in characters to be changed, compared in the parts that were written.
  public func distance(to number: CaseNumber) -> Int {
    guard let parts, let reading = parser.read(number.text), let type = reading.type, let serial = reading.serial else {
      return EditDistance.between(tail, Self.tail(Array(number.text.unicodeScalars)))
    }
    let year = parts.year == nil ? "" : reading.year.map(String.init) ?? ""
    let court = parts.court == nil ? "" : reading.court ?? ""
    return EditDistance.between(tail, "\(year)\(court)\(type)\(serial)")
  }

  private static func parts(_ scalars: [Unicode.Scalar], _ codes: CaseNumberCodes) -> Parts? {
    var scanner = NumberScanner(scalars)
    _ = scanner.take("(")
    let yearDigits = scanner.digits(limit: 4)
    guard yearDigits.isEmpty || yearDigits.count == 4 else { return nil }
    _ = scanner.take(")")
    var court: String?
    if let first = scanner.next, codes.provinces.contains(String(first)) {
      _ = scanner.take(first)
      let digits = scanner.digits(limit: 4)
      guard [0, 2, 4].contains(digits.count) else { return nil }
      court = String(first) + String(String.UnicodeScalarView(digits))
    }
    if let trial = scanner.next, codes.specialTrials.contains(String(trial)) { _ = scanner.take(trial) }
    let types = codes.caseTypes.keys.map { Array($0.unicodeScalars) }.sorted { $0.count > $1.count }
    guard let type = types.first(where: { scanner.take($0) }) else { return nil }
    let serialDigits = scanner.digits(limit: 9)
    _ = scanner.take("号")
    guard scanner.isAtEnd, !serialDigits.isEmpty else { return nil }
    return Parts(
      year: yearDigits.isEmpty ? nil : NumberScanner.value(yearDigits), court: court,
      type: String(String.UnicodeScalarView(type)), serial: NumberScanner.value(serialDigits))
  }

  private static func tail(_ scalars: [Unicode.Scalar]) -> String {
    let dropped = Set("()字第号 ".unicodeScalars)
    return String(String.UnicodeScalarView(scalars.filter { !dropped.contains($0) }))
  }
}
