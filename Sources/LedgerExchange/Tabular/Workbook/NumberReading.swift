extension Int {
  /// The value of one to fifteen ASCII digits; nil for anything else.
  init?(digits bytes: some Collection<UInt8>) {
    guard (1...15).contains(bytes.count) else { return nil }
    var value = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    self = value
  }
}

extension Double {
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// The value of a decimal number of XML Schema; nil for anything else, infinities and NaN included.
  init?(decimal bytes: UnsafeBufferPointer<UInt8>) {
    if let exact = Self.shortDecimal(bytes) {
      self = exact
      return
    }
    let allowed = { (byte: UInt8) in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte | 0x20 == UInt8(ascii: "e")
    }
    guard bytes.count <= 64, bytes.allSatisfy(allowed),
      let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite
    else { return nil }
    self = value
  }

  /// The exact value of up to fifteen digits with an optional sign and point. Digits and power of ten are both
  /// exact in a Double, so that one division rounds correctly (Clinger, "How to read floating point numbers
  /// accurately", 1990).
  private static func shortDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let first = bytes.first, bytes.count <= 17 else { return nil }
    var mantissa = 0
    var digits = 0
    var decimals: Int?
    for byte in bytes.dropFirst(first == UInt8(ascii: "-") ? 1 : 0) {
      if byte == UInt8(ascii: "."), decimals == nil {
        decimals = 0
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      mantissa = mantissa * 10 + Int(byte - UInt8(ascii: "0"))
      digits += 1
      decimals = decimals.map { $0 + 1 }
    }
    guard (1...15).contains(digits) else { return nil }
    let value = Double(mantissa) / powersOfTen[decimals ?? 0]
    return first == UInt8(ascii: "-") ? -value : value
  }
}
