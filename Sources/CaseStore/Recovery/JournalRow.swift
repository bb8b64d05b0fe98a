import CaseFile
import CivilCalendar

/// A row of the journal as it lies in the bytes of a page. Format: sqlite.org/fileformat2.html, section 2.
///
/// Rows are found by their shape and not through the tree of pages, so that a row counts whose tree is broken: ten
/// columns, the last two of 32 bytes. Whether it is one is then proved by its digest.
struct JournalRow {
  private static let columnCount = 10
  private static let digestType = 76

  /// Offset of the row's header within the page.
  private let start: Int
  private let types: [Int]
  private let headerSize: Int

  /// The row whose header ends before `end`; nil when there is none.
  init?(in page: UnsafeRawBufferPointer, endingAt end: Int) {
    for headerSize in (Self.columnCount + 1)...30 {
      let start = end - headerSize
      guard start >= 0 else { return nil }
      guard page[start] == headerSize, let types = Self.types(page, from: start + 1, to: end) else { continue }
      self.start = start
      self.types = types
      self.headerSize = headerSize
      return
    }
    return nil
  }

  private static func types(_ page: UnsafeRawBufferPointer, from start: Int, to end: Int) -> [Int]? {
    var types: [Int] = []
    var offset = start
    while offset < end {
      var value = 0
      repeat {
        guard offset < end, value < 1 << 40 else { return nil }
        value = value << 7 | Int(page[offset] & 0x7F)
        offset += 1
      } while page[offset - 1] & 0x80 != 0
      types.append(value)
    }
    guard types.count == columnCount, types[8] == digestType, types[9] == digestType else { return nil }
    let isText = [0, 3, 4, 5, 6, 7].allSatisfy { types[$0] >= 13 && types[$0] % 2 == 1 }
    let isNumber = [1, 2].allSatisfy { (1...6).contains(types[$0]) || types[$0] == 8 || types[$0] == 9 }
    return isText && isNumber ? types : nil
  }

  private static func size(_ type: Int) -> Int {
    switch type {
    case 1...4: return type
    case 5: return 6
    case 6: return 8
    case 12...: return (type - 12) / 2
    default: return 0
    }
  }

  /// The entry; nil when its parts cannot be read or are none.
  func entry(in page: ArraySlice<UInt8>, of image: DatabaseImage) -> JournalEntry? {
    let size = headerSize + types.reduce(0) { $0 + Self.size($1) }
    guard let bytes = content(size, in: page, of: image) else { return nil }
    var offset = headerSize
    let columns = types.map { type in
      defer { offset += Self.size(type) }
      return bytes[offset..<(offset + Self.size(type))]
    }
    let texts = [0, 3, 4, 5, 6].compactMap { String(validating: columns[$0], as: UTF8.self) }
    let sequence = Self.number(columns[1], type: types[1])
    guard texts.count == 5, sequence > 0, let previous = Digest(bytes: Array(columns[8])),
      let digest = Digest(bytes: Array(columns[9]))
    else { return nil }
    return JournalEntry(
      sequence: Int(sequence), court: texts[0],
      recordedAt: Instant(milliseconds: Self.number(columns[2], type: types[2])), actor: texts[1],
      commandID: texts[2], kind: texts[3], subject: texts[4], payload: Array(columns[7]), previous: previous,
      digest: digest)
  }

  private static func number(_ bytes: ArraySlice<UInt8>, type: Int) -> Int64 {
    guard let first = bytes.first else { return type == 9 ? 1 : 0 }
    return bytes.dropFirst().reduce(Int64(Int8(bitPattern: first))) { $0 << 8 | Int64($1) }
  }

  /// The row's bytes; what does not fit into the page goes on in others.
  private func content(_ size: Int, in page: ArraySlice<UInt8>, of image: DatabaseImage) -> [UInt8]? {
    let usable = image.usableSize
    let local = Self.localSize(size, usable: usable)
    let begin = page.startIndex + start
    guard begin + local <= page.endIndex else { return nil }
    var bytes = Array(page[begin..<(begin + local)])
    guard local < size else { return bytes }
    guard var next = Self.pageNumber(page, at: begin + local) else { return nil }
    var visited = 0
    while bytes.count < size {
      // Whichever version of a page it was is proved in the end by the digest; the latest is the likely one.
      guard let overflow = image.versions(ofPage: next).first, overflow.count >= usable,
        let following = Self.pageNumber(overflow, at: overflow.startIndex), visited < 1 << 20
      else { return nil }
      bytes += overflow.dropFirst(4).prefix(min(usable - 4, size - bytes.count))
      next = following
      visited += 1
    }
    return bytes
  }

  /// How many bytes of a row of `size` bytes are in the page itself.
  private static func localSize(_ size: Int, usable: Int) -> Int {
    guard size > usable - 35 else { return size }
    let least = (usable - 12) * 32 / 255 - 23
    let wanted = least + (size - least) % (usable - 4)
    return wanted <= usable - 35 ? wanted : least
  }

  private static func pageNumber(_ bytes: ArraySlice<UInt8>, at offset: Int) -> Int? {
    guard offset + 4 <= bytes.endIndex else { return nil }
    return bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
  }
}
