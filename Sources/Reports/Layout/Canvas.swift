/// A sheet in the making: cells are put where they belong, rows and merges come out.
struct Canvas {
  private(set) var rows: [Row] = []
  private(set) var merges: [CellRange] = []
  private let width: Int

  /// A canvas of `width` columns.
  init(width: Int) { self.width = width }

  /// Index of the next row.
  var nextRow: Int { rows.count }

  /// Adds a row with all its cells in one style; returns its index.
  @discardableResult
  mutating func addRow(height: Double, style: StyleID = .plain) -> Int {
    rows.append(Row(heightPixels: height, cells: [Cell](repeating: Cell(.empty, style), count: width)))
    return rows.count - 1
  }

  /// Puts a value.
  mutating func put(_ value: CellValue, row: Int, column: Int, style: StyleID) {
    rows[row].cells[column] = Cell(value, style)
  }

  /// Puts a value over a merged range of one row.
  mutating func put(_ value: CellValue, row: Int, columns: ClosedRange<Int>, style: StyleID) {
    for column in columns { rows[row].cells[column] = Cell(.empty, style) }
    rows[row].cells[columns.lowerBound] = Cell(value, style)
    guard columns.count > 1 else { return }
    merges.append(
      CellRange(firstRow: row, firstColumn: columns.lowerBound, lastRow: row, lastColumn: columns.upperBound))
  }

  /// Makes a row higher, for text that takes more lines than thought.
  mutating func raise(row: Int, to height: Double) {
    rows[row].heightPixels = max(rows[row].heightPixels ?? 20, height)
  }

  /// Puts a body text of 10 points, over several lines where it needs them; long names stay readable on paper.
  mutating func putWrapped(_ text: String, row: Int, columns: ClosedRange<Int>, widths: [Int], style: StyleID) {
    put(.text(text), row: row, columns: columns, style: style)
    let lines = TextMeasure.lines(text, width: Double(widths[columns].reduce(0, +)), points: 10)
    if lines > 1 { raise(row: row, to: TextMeasure.height(lines: lines)) }
  }

  /// Puts a value over a merged rectangle.
  mutating func put(_ value: CellValue, rows range: ClosedRange<Int>, columns: ClosedRange<Int>, style: StyleID) {
    for row in range { for column in columns { rows[row].cells[column] = Cell(.empty, style) } }
    rows[range.lowerBound].cells[columns.lowerBound] = Cell(value, style)
    merges.append(
      CellRange(
        firstRow: range.lowerBound, firstColumn: columns.lowerBound, lastRow: range.upperBound,
        lastColumn: columns.upperBound))
  }
}

/// Cell references in formulas.
enum Reference {
  /// Letters of a column counted from 0.
  static func column(_ index: Int) -> String {
    var letters = ""
    var rest = index
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }

  /// `D10` for row 9, column 3.
  static func cell(_ row: Int, _ column: Int) -> String { "\(self.column(column))\(row + 1)" }

  /// `'总体情况'!D10`.
  static func cell(_ sheet: String, _ row: Int, _ column: Int) -> String {
    "\(quoted(sheet))!\(cell(row, column))"
  }

  /// `'案件台账'!$G$6:$G$605`: rows counted from 0, both included.
  static func columnRange(_ sheet: String, _ column: Int, rows: ClosedRange<Int>) -> String {
    let letters = self.column(column)
    return "\(quoted(sheet))!$\(letters)$\(rows.lowerBound + 1):$\(letters)$\(rows.upperBound + 1)"
  }

  /// `'案件台账'!$G$6`.
  static func fixedCell(_ sheet: String, _ row: Int, _ column: Int) -> String {
    "\(quoted(sheet))!$\(self.column(column))$\(row + 1)"
  }

  private static func quoted(_ sheet: String) -> String {
    "'" + sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
