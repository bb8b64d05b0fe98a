/// Reads the records of a separated text one by one (RFC 4180, on bytes).
///
/// Fields may be quoted; within quotes separators and line ends are text and `""` is a quote. Records end with
/// CRLF, LF or a lone CR. A quote inside an unquoted field is text (`5" 管`). Fields are neither trimmed nor padded:
/// a short row stays short, and a blank line is a row without cells. Pages of a
/// mapped file are given back as they are read, so that memory does not grow with it.
public struct CSVReader {
  /// The separator in use.
  public let separator: FieldSeparator
  private let text: DecodedText
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var position = 0
  private var line = 1
  private var width = 0
  private var releasedBefore = 0

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// A reader at the beginning of a text; without a separator it is detected from the first lines.
  public init(_ text: DecodedText, separator: FieldSeparator? = nil) {
    let bytes = text.bytes.bindMemory(to: UInt8.self)
    self.text = text
    self.bytes = bytes
    self.separator = separator ?? FieldSeparator.detect(in: text.bytes)
    end = bytes.count
  }

  /// The next record, nil after the last; `number` is the physical line on which it starts.
  public mutating func next() throws(TabularError) -> TableRow? {
    guard position < end else { return nil }
    let start = line
    var cells: [TableCell] = []
    if isLineEnd(bytes[position]) {
      endLine()
      return TableRow(number: start, cells: cells)
    }
    cells.reserveCapacity(width)
    while true {
      guard cells.count < TabularLimit.columnNumber.maximum else {
        throw .tooManyFields(line: start, limit: TabularLimit.columnNumber.maximum)
      }
      if position < end, bytes[position] == Self.quote {
        cells.append(try quotedField(index: cells.count + 1))
      } else {
        cells.append(plainField())
      }
      guard position < end, bytes[position] == separator.rawValue else { break }
      position += 1
    }
    if position < end { endLine() }
    width = cells.count
    if position - releasedBefore > ByteStorage.window {
      releasedBefore = position
      text.storage.release(before: text.start + position)
    }
    return TableRow(number: start, cells: cells)
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == Self.lineFeed || byte == Self.carriageReturn }

  /// Steps over the line end at the position.
  private mutating func endLine() {
    let wasReturn = bytes[position] == Self.carriageReturn
    position += 1
    if wasReturn, position < end, bytes[position] == Self.lineFeed { position += 1 }
    line += 1
  }

  private mutating func plainField() -> TableCell {
    let start = position
    let separator = separator.rawValue
    var index = position
    while index < end {
      let byte = bytes[index]
      if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { break }
      index += 1
    }
    position = index
    return cell(UnsafeBufferPointer(rebasing: bytes[start..<index]))
  }

  /// Reads a field from its opening quote to behind its closing quote.
  private mutating func quotedField(index: Int) throws(TabularError) -> TableCell {
    let openedOn = line
    var start = position + 1
    var parts: [UInt8] = []
    while let length = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[start...])).offset(
      of: Self.quote)
    {
      let close = start + length
      countLines(from: start, to: close)
      if close + 1 < end, bytes[close + 1] == Self.quote {
        parts.append(contentsOf: bytes[start...close])
        start = close + 2
        continue
      }
      position = close + 1
      guard position == end || bytes[position] == separator.rawValue || isLineEnd(bytes[position]) else {
        throw .textAfterClosingQuote(line: line, field: index)
      }
      let last = UnsafeBufferPointer(rebasing: bytes[start..<close])
      if parts.isEmpty { return cell(last) }
      parts.append(contentsOf: last)
      return parts.withUnsafeBufferPointer(cell)
    }
    throw .unterminatedQuote(openedOnLine: openedOn)
  }

  private mutating func countLines(from start: Int, to limit: Int) {
    for index in start..<limit {
      let byte = bytes[index]
      if byte == Self.lineFeed || (byte == Self.carriageReturn && bytes[index + 1] != Self.lineFeed) {
        line += 1
      }
    }
  }

  private func cell(_ bytes: UnsafeBufferPointer<UInt8>) -> TableCell {
    bytes.isEmpty ? .empty : .text(String(decoding: bytes, as: UTF8.self))
  }
}
