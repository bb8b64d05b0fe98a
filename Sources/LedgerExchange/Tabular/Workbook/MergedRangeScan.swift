import Glibc

/// Finds the merged ranges of a sheet in its bytes.
///
/// They stand behind the cells, so that a reader of rows knows them too late; looking for one word in the inflated bytes
/// takes a fraction of the time of parsing them.
struct MergedRangeScan {
  private static let opening = Word("<mergeCells", rare: 4)
  private static let closing = Word("</mergeCells", rare: 5)
  private static let attribute = Word("ref=", rare: 2)
  private static let root = Word("<worksheet", rare: 4)

  private let sheet: XLSXSheet
  private var tail: [UInt8] = []

  init(sheet: XLSXSheet) { self.sheet = sheet }

  /// The ranges; nil when the part names its elements in a way that only a parser understands.
  mutating func ranges(in archive: ZipArchive) throws(TabularError) -> [CellRange]? {
    try archive.open(sheet.part)
    defer { archive.closeEarly() }
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { block.deallocate() }
    var carried: [UInt8] = []
    var isFirst = true
    while true {
      let count = try archive.read(into: block)
      if count == 0 { break }
      let bytes = UnsafeRawBufferPointer(rebasing: block[..<count])
      if isFirst {
        guard Self.offset(of: Self.root, in: bytes) != nil else { return nil }
        isFirst = false
      }
      if tail.isEmpty {
        carried.append(contentsOf: bytes.prefix(Self.opening.bytes.count - 1))
        if Self.begins(carried, at: &tail) {
          tail.append(contentsOf: bytes.dropFirst(Self.opening.bytes.count - 1))
        } else if let start = Self.offset(of: Self.opening, in: bytes) {
          tail.append(contentsOf: bytes[start...])
        } else {
          carried = Array(bytes.suffix(Self.opening.bytes.count - 1))
        }
      } else {
        tail.append(contentsOf: bytes)
      }
      if !tail.isEmpty, hasEnded() { break }
      // About forty bytes a range.
      guard tail.count < TabularLimit.mergedRanges.maximum * 64 else {
        throw .limitExceeded(.mergedRanges, part: sheet.part)
      }
    }
    return try parsed()
  }

  private func hasEnded() -> Bool { tail.withUnsafeBytes { Self.offset(of: Self.closing, in: $0) != nil } }

  /// Whether the word lies across two blocks; `tail` then begins with it.
  private static func begins(_ joined: [UInt8], at tail: inout [UInt8]) -> Bool {
    guard let start = joined.withUnsafeBytes({ offset(of: opening, in: $0) }) else { return false }
    tail = Array(joined[start...])
    return true
  }

  private func parsed() throws(TabularError) -> [CellRange] {
    var ranges: [CellRange] = []
    var rest = tail[...]
    if let end = tail.withUnsafeBytes({ Self.offset(of: Self.closing, in: $0) }) { rest = tail[..<end] }
    while let found = rest.withUnsafeBytes({ Self.offset(of: Self.attribute, in: $0) }) {
      rest = rest.dropFirst(found + Self.attribute.bytes.count)
      guard let quote = rest.first, quote == 0x22 || quote == 0x27 else { continue }
      let literal = rest.dropFirst().prefix { $0 != quote }
      guard let range = CellRange(literal), range.last.row <= TabularLimit.rowNumber.maximum,
        range.last.column <= TabularLimit.columnNumber.maximum
      else {
        throw .invalidReference(sheet: sheet.name, literal: String(decoding: literal.prefix(64), as: UTF8.self))
      }
      guard ranges.count < TabularLimit.mergedRanges.maximum else {
        throw .limitExceeded(.mergedRanges, part: sheet.part)
      }
      ranges.append(range)
    }
    return ranges
  }

  /// Offset of a word, found by one of its rarer bytes.
  private static func offset(of word: Word, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress, bytes.count >= word.bytes.count else { return nil }
    var from = word.rare
    while from < bytes.count, let found = memchr(start + from, Int32(word.bytes[word.rare]), bytes.count - from) {
      let place = UnsafeRawPointer(found) - start
      let begin = place - word.rare
      guard begin + word.bytes.count <= bytes.count else { return nil }
      if memcmp(start + begin, word.bytes, word.bytes.count) == 0 { return begin }
      from = place + 1
    }
    return nil
  }
}

/// A word to look for, and the position of a byte in it that sheets seldom have.
private struct Word: Sendable {
  let bytes: [UInt8]
  let rare: Int

  init(_ text: String, rare: Int) {
    bytes = Array(text.utf8)
    self.rare = rare
  }
}
