extension CivilDate: CustomStringConvertible, LosslessStringConvertible {
  /// `YYYY-MM-DD` (ISO 8601, extended form).
  public var description: String { String(decoding: iso8601UTF8, as: UTF8.self) }

  /// The ten ASCII bytes of `YYYY-MM-DD`, for writers that print many dates.
  public var iso8601UTF8: [UInt8] {
    let (year, month, day) = components
    var bytes = [UInt8](repeating: 0x2D, count: 10)
    var rest = year
    for index in [3, 2, 1, 0] {
      bytes[index] = UInt8(0x30 + rest % 10)
      rest /= 10
    }
    bytes[5] = UInt8(0x30 + month / 10)
    bytes[6] = UInt8(0x30 + month % 10)
    bytes[8] = UInt8(0x30 + day / 10)
    bytes[9] = UInt8(0x30 + day % 10)
    return bytes
  }

  /// A date from exactly `YYYY-MM-DD`; nil for any other form and for days that do not exist.
  public init?(_ description: String) { self.init(iso8601: description.utf8) }

  /// A date from the ten ASCII bytes `YYYY-MM-DD`; nil for anything else.
  public init?(iso8601 bytes: some Collection<UInt8>) {
    guard bytes.count == 10 else { return nil }
    var number = 0  // YYYYMMDD
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 7 {
        guard byte == 0x2D else { return nil }
      } else {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        number = number * 10 + Int(byte) - 0x30
      }
    }
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }
}
