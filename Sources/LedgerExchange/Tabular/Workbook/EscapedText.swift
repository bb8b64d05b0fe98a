/// The `_xHHHH_` escapes by which workbooks store characters that XML cannot (ECMA-376, part 1, 22.9.2.19).
enum EscapedText {
  /// The text of some UTF-8 bytes, escapes replaced: `_x000D_` is a carriage return, `_x005F_` an underscore.
  /// What is not an escape, half of a surrogate pair included, stays as it is.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard bytes.count >= 7, mayHoldEscape(bytes) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if let first = unit(in: bytes, at: index), let scalar = Unicode.Scalar(first) {
        result.append(contentsOf: Array(String(Character(scalar)).utf8))
        index += 7
      } else if let pair = surrogatePair(in: bytes, at: index) {
        result.append(contentsOf: Array(String(Character(pair)).utf8))
        index += 14
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func mayHoldEscape(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let underscore = bytes.firstIndex(of: UInt8(ascii: "_")) else { return false }
    return (underscore..<bytes.count).contains { unit(in: bytes, at: $0) != nil }
  }

  /// The UTF-16 unit of the escape that begins at an index; nil when none does.
  private static func unit(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt16? {
    guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x"),
      bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var value: UInt16 = 0
    for byte in bytes[(index + 2)..<(index + 6)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt16(digit)
    }
    return value
  }

  private static func surrogatePair(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Unicode.Scalar? {
    guard let high = unit(in: bytes, at: index), (0xD800...0xDBFF).contains(high),
      let low = unit(in: bytes, at: index + 7), (0xDC00...0xDFFF).contains(low)
    else { return nil }
    return Unicode.Scalar(0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
  }
}
