import RuleModel

/// A cursor over the compact text of a case number.
struct NumberScanner {
  private let scalars: [Unicode.Scalar]
  private(set) var position = 0

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  var isAtEnd: Bool { position == scalars.count }
  var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  mutating func take(_ word: [Unicode.Scalar]) -> Bool {
    guard position + word.count <= scalars.count else { return false }
    for index in word.indices where scalars[position + index] != word[index] { return false }
    position += word.count
    return true
  }

  /// Up to `limit` ASCII digits.
  mutating func digits(limit: Int) -> [Unicode.Scalar] {
    let start = position
    while let scalar = next, ("0"..."9").contains(scalar), position - start < limit { position += 1 }
    return Array(scalars[start..<position])
  }

  /// Everything up to, not including, `stop`; nil when it does not occur.
  mutating func text(upTo stop: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    var index = position
    while index + stop.count <= scalars.count {
      if Array(scalars[index..<(index + stop.count)]) == stop {
        defer { position = index }
        return Array(scalars[position..<index])
      }
      index += 1
    }
    return nil
  }

  /// The number of a document in Chinese or Arabic numerals; false when there is none.
  mutating func documentNumeral() -> Bool {
    let start = position
    while let scalar = next, "一二三四五六七八九十百0123456789".unicodeScalars.contains(scalar) { position += 1 }
    return position > start
  }

  static func value(_ digits: [Unicode.Scalar]) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1.value - 0x30) }
  }
}

/// A number built by the rules of 2016: `(2019)粤01破12号`.
struct RegularForm {
  var year: Int
  var court: String
  var specialTrial: String?
  var type: String
  var serial: Int
  var repairs: [CaseNumberReading.Warning] = []

  init?(_ scalars: [Unicode.Scalar], codes: CaseNumberCodes, typesLongestFirst: [[Unicode.Scalar]]) {
    var scanner = NumberScanner(scalars)
    let opened = scanner.take("(")
    let yearDigits = scanner.digits(limit: 4)
    guard yearDigits.count == 4 else { return nil }
    year = NumberScanner.value(yearDigits)
    guard (1949...2199).contains(year) else { return nil }
    let closed = scanner.take(")")
    if !opened || !closed { repairs.append(.completed) }

    guard let court = Self.court(&scanner, codes: codes) else { return nil }
    self.court = court
    if let scalar = scanner.next, codes.specialTrials.contains(String(scalar)) {
      _ = scanner.take(scalar)
      specialTrial = String(scalar)
    }
    guard let type = typesLongestFirst.first(where: { scanner.take($0) }) else { return nil }
    self.type = String(String.UnicodeScalarView(type))

    let serialDigits = scanner.digits(limit: 9)
    serial = NumberScanner.value(serialDigits)
    guard !serialDigits.isEmpty, serial > 0 else { return nil }
    if serialDigits.first == "0" { repairs.append(.leadingZeroRemoved) }
    guard Self.ending(&scanner, &repairs) else { return nil }
  }

  /// Code of the court: 最高法, or a province (or another single Chinese character) with 2 or 4 digits or none.
  private static func court(_ scanner: inout NumberScanner, codes: CaseNumberCodes) -> String? {
    if scanner.take(Array("最高法".unicodeScalars)) { return "最高法" }
    guard let first = scanner.next, first.value >= 0x3400 else { return nil }
    _ = scanner.take(first)
    let digits = scanner.digits(limit: 4)
    guard [0, 2, 4].contains(digits.count) else { return nil }
    guard codes.provinces.contains(String(first)) || digits.count > 0 else { return nil }
    return String(first) + String(String.UnicodeScalarView(digits))
  }

  /// `号`, or a missing 号, with or without the number of a document: `-1号`, `之一号`, `号之一`, `号-1`.
  private static func ending(
    _ scanner: inout NumberScanner, _ repairs: inout [CaseNumberReading.Warning]
  ) -> Bool {
    var isDocument = false
    if scanner.take("-") || scanner.take("之") {
      guard scanner.documentNumeral() else { return false }
      isDocument = true
    }
    if !scanner.take("号") {
      if !repairs.contains(.completed) { repairs.append(.completed) }
    } else if scanner.take("之") || scanner.take("-") {
      guard scanner.documentNumeral() else { return false }
      isDocument = true
    }
    if isDocument { repairs.append(.documentSuffixRemoved) }
    return scanner.isAtEnd
  }
}

/// A number of before 2016: `(2015)穗中法民破字第12号`.
struct LegacyForm {
  private var year: Int
  private var court: String
  private var type: String
  private var serial: Int
  private var key: String
  private var hadSuffix = false
  private var hadLeadingZero = false

  private static let typeStarts: Set<Unicode.Scalar> = ["民", "商", "破", "清", "执", "经", "法破"]
    .reduce(into: []) { $0.formUnion($1.unicodeScalars.prefix(1)) }

  init?(_ scalars: [Unicode.Scalar]) {
    var scanner = NumberScanner(scalars)
    guard scanner.take("(") else { return nil }
    let yearDigits = scanner.digits(limit: 4)
    guard yearDigits.count == 4, scanner.take(")") else { return nil }
    year = NumberScanner.value(yearDigits)
    guard let words = scanner.text(upTo: ["字"]), !words.isEmpty, scanner.take("字") else { return nil }
    // A bracket or 号 among the words means that another number stands in the same text.
    guard words.allSatisfy({ $0 != "(" && $0 != ")" && $0 != "号" }) else { return nil }
    _ = scanner.take("第")
    let digits = scanner.digits(limit: 9)
    serial = NumberScanner.value(digits)
    guard !digits.isEmpty, serial > 0 else { return nil }
    if digits.first == "0" { hadLeadingZero = true }
    if scanner.take("-") || scanner.take("之") {
      guard scanner.documentNumeral() else { return nil }
      hadSuffix = true
    }
    guard scanner.take("号") else { return nil }
    if scanner.take("之") || scanner.take("-") {
      guard scanner.documentNumeral() else { return nil }
      hadSuffix = true
    }
    guard scanner.isAtEnd else { return nil }
    let split = Self.typeStart(words)
    court = String(String.UnicodeScalarView(words[..<split]))
    type = String(String.UnicodeScalarView(words[split...]))
    let middle = String(String.UnicodeScalarView(words))
    key = "(\(year))\(middle)字第\(serial)号"
  }

  /// Where the case type begins: after 法 (院), else at the first type word.
  private static func typeStart(_ words: [Unicode.Scalar]) -> Int {
    if let law = words.lastIndex(of: "法"), law + 1 < words.count { return law + 1 }
    return words.firstIndex(where: typeStarts.contains) ?? words.count
  }

  func reading(input: String) -> CaseNumberReading {
    CaseNumberReading(
      input: input, number: CaseNumber(normalized: key), year: year, court: court.isEmpty ? nil : court,
      type: type.isEmpty ? nil : type, serial: serial,
      isInsolvency: CaseNumberParser.namesInsolvency(Array(type.unicodeScalars)), isConforming: false,
      warnings: [.legacyForm] + (hadLeadingZero ? [.leadingZeroRemoved] : [])
        + (hadSuffix ? [.documentSuffixRemoved] : []))
  }
}
