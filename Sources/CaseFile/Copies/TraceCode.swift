/// The code of one copy of a report (溯源码): nine characters of Crockford's base 32, the last of which checks the others.
///
/// Every mistyped character and every two swapped ones are noticed (the check is a sum over the field of 32 elements with
/// a different weight for each place). Forty bits: two copies of a court meet by chance once in about a million copies,
/// and are told apart when they are issued.
public struct TraceCode: Hashable, Sendable, CustomStringConvertible {
  /// The nine characters: digits and capital letters without I, L, O and U.
  public let text: String

  /// Characters of a code, the check character included.
  public static let length = 9

  /// The nine characters.
  public var description: String { text }

  /// The code for the beginning of a digest; its first forty bits count.
  public init(_ digest: Digest) {
    let value = digest.bytes.prefix(5).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let values = (0..<8).map { Int(value >> UInt64(35 - 5 * $0) & 31) }
    text = String((values + [Self.check(values)]).map { Self.alphabet[$0] })
  }

  /// The code that somebody typed or that stands in a file. Case, spaces, hyphens and full-width forms do not matter; O is
  /// read as 0, I and L as 1.
  ///
  /// - Throws: `TraceCodeFault` saying what is wrong with it.
  public init(reading text: String) throws(TraceCodeFault) {
    let folded = Self.folded(text)
    guard !folded.isEmpty else { throw .blank }
    var values: [Int] = []
    for character in folded {
      guard let value = Self.alphabet.firstIndex(of: character) else { throw .forbiddenCharacter(character) }
      values.append(value)
    }
    guard values.count == Self.length else { throw .wrongLength(values.count) }
    guard Self.check(Array(values.dropLast())) == values.last else { throw .checkFails }
    self.text = folded
  }

  /// The codes among `known` that differ from a typed one by one character: changed, left out, put in, or two swapped.
  public static func near(_ text: String, among known: [TraceCode]) -> [TraceCode] {
    let typed = Array(folded(text))
    return known.filter { Likeness.distance(typed, Array($0.text)) == 1 }
  }

  /// Codes in a longer text, in order, each once: runs of nine characters whose check holds.
  public static func all(in text: String) -> [TraceCode] {
    var codes: [TraceCode] = []
    for word in text.split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0.isNumber)) }) where word.utf8.count == length {
      if let code = try? TraceCode(reading: String(word)), !codes.contains(code) { codes.append(code) }
    }
    return codes
  }

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  private static func folded(_ text: String) -> String {
    var result = ""
    for character in TextFolding.clean(text).uppercased() {
      switch character {
      case " ", "-", "\u{2010}", "\u{2013}", "\u{2014}", "\n", "\r": continue
      case "O": result.append("0")
      case "I", "L": result.append("1")
      default: result.append(character)
      }
    }
    return result
  }

  /// The sum of the characters, each times another power of the field's generator.
  private static func check(_ values: [Int]) -> Int {
    var sum = 0
    for value in values { sum = doubled(sum ^ value) }
    return sum
  }

  /// Times the generator, modulo x⁵ + x² + 1.
  private static func doubled(_ value: Int) -> Int {
    let shifted = value << 1
    return shifted & 32 == 0 ? shifted : shifted ^ 0b100101
  }
}

/// Why a text is no trace code.
public enum TraceCodeFault: Error, Hashable, Sendable {
  /// There is nothing.
  case blank
  /// A character that codes do not have.
  case forbiddenCharacter(Character)
  /// Not nine characters.
  case wrongLength(Int)
  /// Nine characters that do not belong together: one is mistyped.
  case checkFails
}
