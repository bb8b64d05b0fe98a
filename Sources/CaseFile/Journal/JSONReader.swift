/// Why bytes are not a journal payload.
public enum PayloadError: Error, Hashable, Sendable {
  /// Not JSON, at a byte offset.
  case malformed(offset: Int)
  /// A member is missing.
  case missing(key: String)
  /// A member has a value of the wrong type or outside its set.
  case wrongValue(key: String)
  /// A kind of entry that this version does not know.
  case unknownKind(String)
}

extension JSONValue {
  /// The value written in `bytes`. Fractions and exponents are refused: no payload has any.
  public init(utf8 bytes: [UInt8]) throws(PayloadError) {
    var reader = JSONReader(bytes)
    self = try reader.document()
  }
}

private struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(PayloadError) -> JSONValue {
    let value = try value()
    skipSpace()
    guard position == bytes.count else { throw .malformed(offset: position) }
    return value
  }

  private mutating func value() throws(PayloadError) -> JSONValue {
    skipSpace()
    guard position < bytes.count, depth < 32 else { throw .malformed(offset: position) }
    depth += 1
    defer { depth -= 1 }
    switch bytes[position] {
    case 0x7B: return try object()
    case 0x5B: return try array()
    case 0x22: return .string(try string())
    case 0x74:
      try word("true")
      return .bool(true)
    case 0x66:
      try word("false")
      return .bool(false)
    case 0x6E:
      try word("null")
      return .null
    default: return .integer(try integer())
    }
  }

  private mutating func object() throws(PayloadError) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    if take(0x7D) { return .object(members) }
    repeat {
      skipSpace()
      guard position < bytes.count, bytes[position] == 0x22 else { throw .malformed(offset: position) }
      let key = try string()
      guard take(0x3A) else { throw .malformed(offset: position) }
      members.append(JSONValue.Member(key: key, value: try value()))
    } while take(0x2C)
    guard take(0x7D) else { throw .malformed(offset: position) }
    return .object(members)
  }

  private mutating func array() throws(PayloadError) -> JSONValue {
    position += 1
    var items: [JSONValue] = []
    if take(0x5D) { return .array(items) }
    repeat { items.append(try value()) } while take(0x2C)
    guard take(0x5D) else { throw .malformed(offset: position) }
    return .array(items)
  }

  private mutating func string() throws(PayloadError) -> String {
    let start = position + 1
    var end = start
    while end < bytes.count, bytes[end] != 0x22, bytes[end] != 0x5C, bytes[end] >= 0x20 { end += 1 }
    guard end < bytes.count, bytes[end] >= 0x20 else { throw .malformed(offset: end) }
    if bytes[end] == 0x22 {
      position = end + 1
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
    return try escapedString(from: start)
  }

  private mutating func escapedString(from start: Int) throws(PayloadError) -> String {
    var scalars: [UInt16] = []
    var plain: [UInt8] = []
    var result = ""
    func flush(_ result: inout String, _ plain: inout [UInt8], _ units: inout [UInt16]) {
      result += String(decoding: plain, as: UTF8.self) + String(decoding: units, as: UTF16.self)
      plain.removeAll()
      units.removeAll()
    }
    position = start
    while position < bytes.count, bytes[position] != 0x22 {
      guard bytes[position] >= 0x20 else { throw .malformed(offset: position) }
      if bytes[position] != 0x5C {
        if !scalars.isEmpty { flush(&result, &plain, &scalars) }
        plain.append(bytes[position])
        position += 1
        continue
      }
      guard position + 1 < bytes.count else { throw .malformed(offset: position) }
      let escaped = bytes[position + 1]
      position += 2
      if escaped == 0x75 {
        if !plain.isEmpty { flush(&result, &plain, &scalars) }
        scalars.append(try hexUnit())
        continue
      }
      if !scalars.isEmpty { flush(&result, &plain, &scalars) }
      let map: [UInt8: UInt8] = [
        0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
      ]
      guard let byte = map[escaped] else { throw .malformed(offset: position) }
      plain.append(byte)
    }
    guard position < bytes.count else { throw .malformed(offset: position) }
    position += 1
    flush(&result, &plain, &scalars)
    return result
  }

  private mutating func hexUnit() throws(PayloadError) -> UInt16 {
    guard position + 4 <= bytes.count, bytes[position] != 0x2B, bytes[position] != 0x2D,
      let unit = UInt16(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16)
    else { throw .malformed(offset: position) }
    position += 4
    return unit
  }

  private mutating func integer() throws(PayloadError) -> Int64 {
    let start = position
    if position < bytes.count, bytes[position] == 0x2D { position += 1 }
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
    guard let number = Int64(String(decoding: bytes[start..<position], as: UTF8.self)) else {
      throw .malformed(offset: start)
    }
    return number
  }

  private mutating func word(_ text: StaticString) throws(PayloadError) {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count,
      bytes[position..<(position + count)].elementsEqual(
        UnsafeBufferPointer(start: text.utf8Start, count: count))
    else { throw .malformed(offset: position) }
    position += count
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }
}
