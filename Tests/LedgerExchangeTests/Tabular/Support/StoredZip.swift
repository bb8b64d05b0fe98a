/// Writes zip archives without compression, sound or deliberately unsound.
struct StoredZip {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// Adds a file; `checksum` replaces the right one.
  mutating func add(_ name: String, _ content: [UInt8], checksum: UInt32? = nil, flags: UInt16 = 0) {
    let common =
      little(UInt16(20)) + little(flags) + little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0x21))
      + little(checksum ?? Self.crc32(content)) + little(UInt32(content.count))
      + little(UInt32(content.count))
      + little(UInt16(name.utf8.count)) + little(UInt16(0))
    directory += little(UInt32(0x0201_4B50)) + little(UInt16(20)) + common
    directory += [UInt8](repeating: 0, count: 10) + little(UInt32(body.count)) + Array(name.utf8)
    body += little(UInt32(0x0403_4B50)) + common + Array(name.utf8) + content
    count += 1
  }

  /// The whole archive.
  func bytes() -> [UInt8] {
    body + directory + little(UInt32(0x0605_4B50)) + little(UInt32(0)) + little(count) + little(count)
      + little(UInt32(directory.count)) + little(UInt32(body.count)) + little(UInt16(0))
  }

  private func little(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }

  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }
}
