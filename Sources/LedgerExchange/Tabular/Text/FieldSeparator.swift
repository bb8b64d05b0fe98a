/// The byte between the fields of a text table.
public enum FieldSeparator: UInt8, CaseIterable, Hashable, Sendable {
  /// `,`
  case comma = 0x2C
  /// A tab, as in Excel's "Unicode text".
  case tab = 0x09
  /// `;`
  case semicolon = 0x3B

  /// The separator of a text, decided once from its first lines: the one that stands, outside quotes, on most of
  /// the first twenty lines; then the one that stands there most often; then in the order comma, tab, semicolon.
  static func detect(in bytes: UnsafeRawBufferPointer) -> FieldSeparator {
    var lines = [Int](repeating: 0, count: allCases.count)
    var occurrences = lines
    var onThisLine = lines
    var lineCount = 0
    var isQuoted = false
    func endLine() {
      for (index, count) in onThisLine.enumerated() where count > 0 {
        lines[index] += 1
        occurrences[index] += count
      }
      onThisLine = [Int](repeating: 0, count: allCases.count)
      lineCount += 1
    }
    for byte in bytes.prefix(1 << 16) where lineCount < 20 {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted, byte == 0x0A || byte == 0x0D {
        endLine()
      } else if !isQuoted, let index = allCases.firstIndex(where: { $0.rawValue == byte }) {
        onThisLine[index] += 1
      }
    }
    endLine()
    var best = 0
    for index in allCases.indices where (lines[index], occurrences[index]) > (lines[best], occurrences[best]) {
      best = index
    }
    return allCases[best]
  }
}
