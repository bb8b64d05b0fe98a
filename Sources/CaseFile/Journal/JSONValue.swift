/// A JSON value without fractions: journal payloads hold text, whole numbers, truth values, lists and objects.
public indirect enum JSONValue: Hashable, Sendable {
  /// null.
  case null
  /// true or false.
  case bool(Bool)
  /// A whole number.
  case integer(Int64)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// An object; keys are unique, their order here is of no account.
  case object([Member])

  /// A member of an object.
  public struct Member: Hashable, Sendable {
    /// Its key.
    public var key: String
    /// Its value.
    public var value: JSONValue

    /// A member.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The member with this key, when this is an object that has one.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text, when this is one.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The canonical form: members sorted by the UTF-8 bytes of their keys, no insignificant space, only `"`, `\` and
  /// control characters escaped (as `\"`, `\\`, `\u00XX` in lower case). The same value has the same bytes always.
  public var canonicalUTF8: [UInt8] {
    var writer = CanonicalJSON()
    writer.write(self)
    return writer.bytes
  }
}

/// Writes canonical JSON; see `JSONValue.canonicalUTF8` for the form. Used directly where values are many.
public struct CanonicalJSON: Sendable {
  /// What has been written.
  public private(set) var bytes: [UInt8] = []

  /// An empty writer.
  public init() {}

  /// Forgets what has been written and keeps the memory.
  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Any value.
  public mutating func write(_ value: JSONValue) {
    switch value {
    case .null: raw("null")
    case .bool(let flag): raw(flag ? "true" : "false")
    case .integer(let number): integer(number)
    case .string(let text): string(text)
    case .array(let items):
      raw("[")
      for (index, item) in items.enumerated() {
        if index > 0 { raw(",") }
        write(item)
      }
      raw("]")
    case .object(let members):
      raw("{")
      let sorted = members.count < 2 ? members : members.sorted { Self.precedes($0.key, $1.key) }
      for (index, member) in sorted.enumerated() {
        if index > 0 { raw(",") }
        string(member.key)
        raw(":")
        write(member.value)
      }
      raw("}")
    }
  }

  /// Bytes that are JSON already.
  public mutating func raw(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Bytes that are JSON already.
  public mutating func raw(_ json: [UInt8]) { bytes.append(contentsOf: json) }

  /// A whole number.
  public mutating func integer(_ number: Int64) { bytes.append(contentsOf: String(number).utf8) }

  /// A day, as a text `YYYY-MM-DD`; ASCII bytes of any text without characters to escape.
  public mutating func plainString(_ ascii: [UInt8]) {
    bytes.append(0x22)
    bytes.append(contentsOf: ascii)
    bytes.append(0x22)
  }

  /// Bytes as a text of lower-case hexadecimal digits.
  public mutating func hexString(_ octets: [UInt8]) {
    bytes.append(0x22)
    for octet in octets {
      bytes.append(Self.hexDigit(octet >> 4))
      bytes.append(Self.hexDigit(octet & 15))
    }
    bytes.append(0x22)
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

  /// A text.
  public mutating func string(_ text: String) {
    bytes.append(0x22)
    var copy = text
    copy.withUTF8 { utf8 in
      let needsEscape = utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }
      if needsEscape { escape(utf8) } else { bytes.append(contentsOf: utf8) }
    }
    bytes.append(0x22)
  }

  private mutating func escape(_ utf8: UnsafeBufferPointer<UInt8>) {
    for byte in utf8 {
      switch byte {
      case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      default: bytes.append(byte)
      }
    }
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
