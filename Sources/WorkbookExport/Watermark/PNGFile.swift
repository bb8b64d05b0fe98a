/// Pictures as PNG files (ISO/IEC 15948).
enum PNGFile {
  /// One transparent pixel.
  static let transparentPixel: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1F, 0x15, 0xC4,
    0x89, 0x00, 0x00, 0x00, 0x0B, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x60, 0x00, 0x02, 0x00,
    0x00, 0x05, 0x00, 0x01, 0x7A, 0x5E, 0xAB, 0x3F, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44,
    0xAE, 0x42, 0x60, 0x82,
  ]

  /// The picture with its density stored, so that programs show it at its size and not pixel by pixel: a `pHYs` part
  /// behind the header. Nil for bytes that are no PNG.
  static func withDensity(_ png: [UInt8], dotsPerInch: Double) -> [UInt8]? {
    let headerEnd = 8 + 25
    guard png.count > headerEnd, png.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    let perMetre = UInt32((dotsPerInch / 0.0254).rounded())
    let inMetres: UInt8 = 1
    let content = Array("pHYs".utf8) + bigEndian(perMetre) + bigEndian(perMetre) + [inMetres]
    return png[..<headerEnd] + bigEndian(UInt32(content.count - 4)) + content + bigEndian(checksum(content)) + png[headerEnd...]
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }

  /// CRC-32 as PNG has it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
    }
    return ~sum
  }
}
