/// A table of text for a terminal, with Chinese characters counted as two columns.
struct TerminalTable {
  /// Which side of its column a cell stands on.
  enum Side {
    case left
    case right
  }

  /// A column.
  struct Column {
    let title: String
    let side: Side
    /// Whether its cells may be cut when the table is wider than the terminal: not what people copy or compare.
    let isElastic: Bool

    init(_ title: String, _ side: Side = .left, isElastic: Bool = false) {
      self.title = title
      self.side = side
      self.isElastic = isElastic
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; line breaks within a cell become spaces.
  mutating func add(_ row: [String]) {
    rows.append(
      row.map { cell in
        let line =
          cell.contains(where: \.isNewline)
          ? cell.split(whereSeparator: \.isNewline).joined(separator: " ") : cell
        return PlainText.of(line)
      })
  }

  /// The lines, header first, two spaces between columns, no trailing spaces.
  ///
  /// - Parameter room: Columns of the terminal: elastic columns give way, the widest first, and what is cut ends in
  ///   `…`; nil for results that are not read on a terminal, which are never cut.
  func lines(within room: Int? = nil) -> [String] {
    let table = [columns.map(\.title)] + rows
    var widths = columns.indices.map { index in
      table.map { index < $0.count ? DisplayWidth.of($0[index]) : 0 }.max() ?? 0
    }
    if let room { shrink(&widths, to: room) }
    var lines = table.map { line($0, widths) }
    lines.insert(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
    return lines
  }

  /// No elastic column becomes narrower than its title, or eight columns; the table may stay too wide then.
  private func shrink(_ widths: inout [Int], to room: Int) {
    let floors = columns.map { max(8, DisplayWidth.of($0.title)) }
    while widths.reduce(0, +) + 2 * (widths.count - 1) > room {
      let elastic = widths.indices.filter { columns[$0].isElastic && widths[$0] > floors[$0] }
      guard let widest = elastic.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
    }
  }

  private func line(_ row: [String], _ widths: [Int]) -> String {
    var text = ""
    for (index, column) in columns.enumerated() {
      let cell = DisplayWidth.shortened(index < row.count ? row[index] : "", to: widths[index])
      let padding = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(cell)))
      text += (index == 0 ? "" : "  ") + (column.side == .left ? cell + padding : padding + cell)
    }
    while text.last == " " { text.removeLast() }
    return text
  }
}

/// How many terminal columns a text takes.
///
/// Source: Unicode Standard Annex 11, East Asian Width (Wide and Fullwidth take two; Ambiguous is taken as one, as
/// terminals do unless told otherwise); combining marks and format characters take none.
enum DisplayWidth {
  static func of(_ text: String) -> Int {
    var width = 0
    for scalar in text.unicodeScalars { width += of(scalar) }
    return width
  }

  /// At most so many columns; what is cut off is marked by `…`, and no wide character is ever halved.
  static func shortened(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    var result = ""
    var used = 0
    for character in text {
      let next = of(String(character))
      if used + next > width - 1 { break }
      result.append(character)
      used += next
    }
    return result + "…"
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value < 0x20 ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
    0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
