/// Recognises UTF-16 that comes without a byte order mark.
enum UTF16Suspicion {
  /// The byte order, when at least one unit in twenty is plain ASCII in it and none in the other; nil otherwise.
  static func byteOrder(of sample: UnsafeRawBufferPointer, isWhole: Bool) -> TextEncoding? {
    guard sample.count >= 4, !isWhole || sample.count.isMultiple(of: 2) else { return nil }
    var asciiUnits = (little: 0, big: 0)
    for index in stride(from: 0, to: sample.count - 1, by: 2) {
      switch (sample[index], sample[index + 1]) {
      case (0, 0): return nil
      case (0x01...0x7F, 0): asciiUnits.little += 1
      case (0, 0x01...0x7F): asciiUnits.big += 1
      default: continue
      }
    }
    let enough = sample.count / 40
    if asciiUnits.little > enough, asciiUnits.big == 0 { return .utf16LittleEndian }
    if asciiUnits.big > enough, asciiUnits.little == 0 { return .utf16BigEndian }
    return nil
  }
}

/// Recognises UTF-8 with a few damaged bytes, which GB 18030 might otherwise accept as strange characters.
enum UTF8Damage {
  /// Whether at least eight sequences of three or four bytes are valid, and nine in ten of all beyond ASCII.
  static func isMostlyUTF8(_ sample: UnsafeRawBufferPointer) -> Bool {
    var valid = 0
    var invalid = 0
    var index = 0
    while index < sample.count {
      let lead = sample[index]
      let length = lead < 0x80 ? 1 : lead & 0xF0 == 0xE0 ? 3 : lead & 0xF8 == 0xF0 ? 4 : 0
      if length == 1 {
        index += 1
        continue
      }
      let follows = sample[index...].dropFirst().prefix(max(length - 1, 0))
      if length > 0, follows.count == length - 1, follows.allSatisfy({ $0 & 0xC0 == 0x80 }) {
        valid += 1
        index += length
      } else {
        invalid += 1
        index += 1
      }
    }
    return valid >= 8 && valid >= invalid * 9
  }
}
