/// Text that an XML file can hold.
enum XMLText {
  /// Longest text of a cell, in UTF-16 units.
  static let cellLimit = 32_767

  /// The text without what XML cannot hold: control characters but tab and line feed, U+FFFE and U+FFFF.
  static func cleaned(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isForbidden) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isForbidden($0) }))
  }

  /// Whether XML cannot hold the character.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: return false
    case 0..<0x20, 0xFFFE, 0xFFFF: return true
    default: return false
    }
  }

  /// The text for a cell: cleaned, and `_x0041_`, which spreadsheet programs would read as "A", kept as it stands.
  static func forCell(_ text: String) -> String {
    let clean = cleaned(text)
    let bytes = Array(clean.utf8)
    guard bytes.indices.contains(where: { isEscape(bytes, at: $0) }) else { return clean }
    var result: [UInt8] = []
    for index in bytes.indices {
      if isEscape(bytes, at: index) { result += Array("_x005F".utf8) }
      result.append(bytes[index])
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Calls `body` with the text as a C string that a cell can hold; clean text is not copied.
  /// Gives nil, without calling it, for a text over the limit.
  @inline(__always)
  static func withCellString<Result>(
    _ text: String, _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result? {
    let count = text.utf8.count
    if count > cellLimit, text.utf16.count > cellLimit { return nil }
    let direct: Result? = text.withCString { pointer in
      isSuspect(UnsafeRawPointer(pointer), count: count) ? nil : body(pointer)
    }
    return direct ?? forCell(text).withCString(body)
  }

  /// Whether the bytes may hold something that must be changed. No UTF-16 unit takes less than a byte, so this
  /// is the only pass over most texts.
  @inline(__always)
  private static func isSuspect(_ pointer: UnsafeRawPointer, count: Int) -> Bool {
    let bytes = UnsafeRawBufferPointer(start: pointer, count: count)
    for index in 0..<count {
      let byte = bytes[index]
      if byte >= 0x20, byte != 0x5F, byte != 0xEF { continue }
      if byte < 0x20 {
        if byte != 0x09, byte != 0x0A { return true }
      } else if byte == 0x5F {
        if index + 1 < count, bytes[index + 1] == 0x78 { return true }
      } else if index + 2 < count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
        return true
      }
    }
    return false
  }

  private static func isEscape(_ bytes: [UInt8], at index: Int) -> Bool {
    guard bytes[index] == 0x5F, index + 6 < bytes.count, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F
    else { return false }
    return bytes[(index + 2)..<(index + 6)].allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0)
    }
  }
}
