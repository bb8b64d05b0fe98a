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

    init(_ title: String, _ side: Side = .left) {
      self.title = title
      self.side = side
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
  func lines() -> [String] {
    let table = [columns.map(\.title)] + rows
    let widths = columns.indices.map { index in
      table.map { index < $0.count ? DisplayWidth.of($0[index]) : 0 }.max() ?? 0
    }
    var lines = table.map { line($0, widths) }
    lines.insert(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
    return lines
  }

  private func line(_ row: [String], _ widths: [Int]) -> String {
    var text = ""
    for (index, column) in columns.enumerated() {
      let cell = index < row.count ? row[index] : ""
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
