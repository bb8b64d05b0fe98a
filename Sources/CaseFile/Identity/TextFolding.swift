import Glibc

extension String {
  /// Whether both texts have the same bytes; cheaper than `==`, which has to look for equivalent characters.
  public func hasSameUTF8(as other: String) -> Bool {
    var (left, right) = (self, other)
    return left.withUTF8 { left in
      right.withUTF8 { right in
        guard left.count == right.count, let start = left.baseAddress, let other = right.baseAddress else {
          return left.count == right.count
        }
        return memcmp(start, other, left.count) == 0
      }
    }
  }
}

/// One form for texts that people write in several ways: full-width and half-width signs, spaces, invisible marks.
public enum TextFolding {
  /// `text` with full-width ASCII made half-width, ideographic and no-break spaces made plain, invisible marks
  /// removed and the ends trimmed. Inner spaces stay.
  public static func clean(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: result.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case 0x3000, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x09: result.append(" ")
      case 0xFEFF, 0x200B...0x200F, 0x202A...0x202E, 0x2060: continue
      default: result.append(scalar)
      }
    }
    return trimmed(String(result))
  }

  /// `text` without spaces at either end; line breaks and invisible marks count as spaces.
  public static func trimmed(_ text: String) -> String {
    if hasPlainEnds(text) { return text }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// The comparison key of a word: cleaned, all spaces removed, lower case.
  public static func key(_ text: String) -> String {
    let cleaned = clean(text)
    guard cleaned.utf8.contains(where: { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || (0x41...0x5A).contains($0) })
    else { return cleaned }
    var result = String.UnicodeScalarView()
    for scalar in cleaned.unicodeScalars where !isSpace(scalar) {
      result.append(
        (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar)
    }
    return String(result)
  }

  /// Whether the first and the last character are no spaces, decided on their bytes; false also means "look again".
  private static func hasPlainEnds(_ text: String) -> Bool {
    let utf8 = text.utf8
    guard let first = utf8.first, let final = utf8.last, first > 0x20, final > 0x20, !mayLeadSpace(first) else {
      return false
    }
    guard final >= 0x80 else { return true }
    return utf8.suffix(3).allSatisfy { !mayLeadSpace($0) }
  }

  /// Whether a character that starts with this byte may be a space or an invisible mark: C2 (no-break space), E2 and
  /// E3 (general punctuation, ideographic space), EF (byte order mark).
  private static func mayLeadSpace(_ byte: UInt8) -> Bool {
    byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF
  }

  /// Whether nothing in `text` needs folding, decided on its bytes: plain ASCII and ordinary Chinese characters
  /// with no space at either end.
  private static func isPlain(_ text: String) -> Bool {
    var last: UInt8 = 0x21
    var isFirst = true
    for byte in text.utf8 {
      if byte < 0x21, byte != 0x20 || isFirst { return false }
      // EF leads the full-width forms, too.
      if mayLeadSpace(byte) { return false }
      last = byte
      isFirst = false
    }
    return last != 0x20
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF:
      return true
    default: return false
    }
  }
}
