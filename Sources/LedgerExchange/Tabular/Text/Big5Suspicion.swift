/// Recognises Big5, whose bytes are nearly always valid GB 18030 too and would come out as rare characters.
///
/// Read as what it is, a text consists almost wholly of the frequent characters: level 1 of Big5 (A440–C67E), or
/// level 1 of GB 2312 (B0A1–D7F9), and punctuation. Read as the other, a good part of it does not. Texts of fewer
/// than four characters are never called Big5.
enum Big5Suspicion {
  /// Whether the bytes are clearly Big5: nine in ten characters are frequent in Big5, and at most three in four
  /// would be in GB 2312.
  static func isBig5(_ sample: UnsafeRawBufferPointer) -> Bool {
    let asBig5 = share(of: sample, trails: isBig5Trail, frequent: isFrequentBig5)
    let asGBK = share(of: sample, trails: isGBKTrail, frequent: isFrequentGB2312)
    guard asBig5.characters >= 4 else { return false }
    return asBig5.frequent * 10 >= asBig5.characters * 9 && asGBK.frequent * 4 <= asGBK.characters * 3
  }

  private static func share(
    of sample: UnsafeRawBufferPointer, trails: (UInt8) -> Bool, frequent: (UInt16) -> Bool
  ) -> (frequent: Int, characters: Int) {
    var result = (frequent: 0, characters: 0)
    var index = 0
    while index < sample.count {
      let lead = sample[index]
      index += 1
      guard lead >= 0x80 else { continue }
      result.characters += 1
      guard index < sample.count, trails(sample[index]) else { continue }
      if frequent(UInt16(lead) << 8 | UInt16(sample[index])) { result.frequent += 1 }
      index += 1
    }
    return result
  }

  private static func isBig5Trail(_ byte: UInt8) -> Bool {
    (0x40...0x7E).contains(byte) || (0xA1...0xFE).contains(byte)
  }

  private static func isGBKTrail(_ byte: UInt8) -> Bool { (0x40...0xFE).contains(byte) && byte != 0x7F }

  private static func isFrequentBig5(_ code: UInt16) -> Bool {
    (0xA440...0xC67E).contains(code) || (0xA140...0xA3BF).contains(code)
  }

  private static func isFrequentGB2312(_ code: UInt16) -> Bool {
    code & 0xFF >= 0xA1 && ((0xB0A1...0xD7F9).contains(code) || (0xA1A1...0xA9FE).contains(code))
  }
}
