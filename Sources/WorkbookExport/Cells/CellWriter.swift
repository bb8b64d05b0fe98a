import CXLSXWriter
import CivilCalendar
import Reports

/// Writes the cells of one sheet, checking each value before the library sees it.
struct CellWriter {
  /// The sheet.
  let worksheet: WorksheetPointer
  /// Its name, for errors.
  let sheetName: String
  /// The styles.
  let formats: FormatTable
  /// Where links may lead.
  let linkTargets: LinkTargets
  private(set) var linkCount = 0
  /// Columns used by the widest row.
  private(set) var columnCount = 0
  /// About how many bytes the sheet takes uncompressed.
  private(set) var scratchBytes = 0

  private static let columnLimit = 16_384
  private static let linkLimit = 65_530
  private static let formulaLimit = 8_192
  private static let largestExactInteger: UInt = 1 << 53

  init(worksheet: WorksheetPointer, sheetName: String, formats: FormatTable, linkTargets: LinkTargets) {
    self.worksheet = worksheet
    self.sheetName = sheetName
    self.formats = formats
    self.linkTargets = linkTargets
  }

  /// Writes a row, its height first.
  mutating func write(_ row: Row, at index: Int) throws(WorkbookError) {
    let count = row.cells.count
    if count > columnCount {
      guard count <= Self.columnLimit else {
        throw .tooManyColumns(sheet: sheetName, row: index, count: count)
      }
      columnCount = count
    }
    if let pixels = row.heightPixels { try setHeight(pixels, of: index) }
    scratchBytes += 64 + count * 64
    for column in 0..<count { try write(row.cells[column], row: index, column: column) }
  }

  private func setHeight(_ pixels: Double, of row: Int) throws(WorkbookError) {
    guard pixels >= 0, pixels <= 546 else {
      throw .badLayout(sheet: sheetName, reason: .rowHeight(row: row, pixels: pixels))
    }
    try require(worksheet_set_row(worksheet, UInt32(row), pixels * 0.75, nil), .sheet(name: sheetName))
  }

  @inline(__always)
  private mutating func write(_ cell: Cell, row: Int, column: Int) throws(WorkbookError) {
    guard let format = formats.format(cell.style) else {
      throw .unknownStyle(place(row, column), index: cell.style.index)
    }
    let result: lxw_error
    switch cell.value {
    case .empty:
      // An empty cell in the default look is no cell at all.
      guard cell.style != .plain else { return }
      result = worksheet_write_blank(worksheet, UInt32(row), UInt16(column), format)
    case .text(let text):
      result = try writeText(text, row: row, column: column, format: format)
    case .integer(let value):
      guard value.magnitude <= Self.largestExactInteger else {
        throw .wholeNumberTooLarge(place(row, column), value: value)
      }
      result = worksheet_write_number(worksheet, UInt32(row), UInt16(column), Double(value), format)
    case .number(let value):
      guard value.isFinite else { throw .nonFiniteNumber(place(row, column)) }
      result = worksheet_write_number(worksheet, UInt32(row), UInt16(column), value, format)
    case .date(let date):
      result = try writeDate(date, row: row, column: column, style: cell.style)
    case .formula(let text, let cached):
      result = try writeFormula(text, cached: cached, row: row, column: column, format: format)
    case .arrayFormula(let text, let cached):
      result = try writeArrayFormula(text, cached: cached, row: row, column: column, format: format)
    case .link(let text, let target):
      result = try writeLink(text, to: target, row: row, column: column, format: format)
    }
    if result != LXW_NO_ERROR {
      throw .library(code: Int(result.rawValue), operation: .cell(place(row, column)))
    }
  }

  @inline(__always)
  private mutating func writeText(
    _ text: String, row: Int, column: Int, format: FormatPointer
  ) throws(WorkbookError) -> lxw_error {
    scratchBytes += text.utf8.count
    let worksheet = worksheet
    let result = XMLText.withCellString(text) { pointer in
      worksheet_write_string(worksheet, UInt32(row), UInt16(column), pointer, format)
    }
    guard let result else { throw .textTooLong(place(row, column), length: text.utf16.count) }
    return result
  }

  private func writeDate(
    _ date: CivilDate, row: Int, column: Int, style: StyleID
  ) throws(WorkbookError) -> lxw_error {
    guard let serial = SpreadsheetSerial.serial1900(of: date) else {
      throw .dateBefore1900(place(row, column), date)
    }
    return worksheet_write_number(
      worksheet, UInt32(row), UInt16(column), Double(serial), formats.dateFormat(style))
  }

  private mutating func writeFormula(
    _ text: String, cached: CachedValue, row: Int, column: Int, format: FormatPointer
  ) throws(WorkbookError) -> lxw_error {
    let formula = try checked(formula: text, row: row, column: column)
    switch cached {
    case .number(let value):
      guard value.isFinite else { throw .nonFiniteNumber(place(row, column)) }
      return worksheet_write_formula_num(worksheet, UInt32(row), UInt16(column), formula, format, value)
    case .text(let value):
      scratchBytes += value.utf8.count
      let worksheet = worksheet
      let result = XMLText.withCellString(value) { pointer in
        worksheet_write_formula_str(worksheet, UInt32(row), UInt16(column), formula, format, pointer)
      }
      guard let result else {
        throw .badFormula(place(row, column), reason: .resultLength(value.utf16.count))
      }
      return result
    }
  }

  private mutating func writeArrayFormula(
    _ text: String, cached: CachedValue, row: Int, column: Int, format: FormatPointer
  ) throws(WorkbookError) -> lxw_error {
    guard case .number(let value) = cached else {
      throw .badFormula(place(row, column), reason: .arrayWithTextResult)
    }
    guard value.isFinite else { throw .nonFiniteNumber(place(row, column)) }
    let formula = try checked(formula: text, row: row, column: column)
    return worksheet_write_array_formula_num(
      worksheet, UInt32(row), UInt16(column), UInt32(row), UInt16(column), formula, format, value)
  }

  private mutating func checked(
    formula text: String, row: Int, column: Int
  ) throws(WorkbookError) -> String {
    let formula = XMLText.cleaned(text)
    let length = formula.utf16.count
    guard length > 0, length <= Self.formulaLimit, formula != "=" else {
      throw .badFormula(place(row, column), reason: .length(length))
    }
    scratchBytes += formula.utf8.count
    return formula
  }

  /// Lays a link over a cell whose value is written afterwards.
  mutating func write(_ link: CellLink) throws(WorkbookError) {
    let (row, column) = (link.position.row, link.position.column)
    try admit(link.target, row: row, column: column)
    scratchBytes += link.target.utf8.count + link.tip.utf8.count + 128
    let tip = link.tip.isEmpty ? nil : XMLText.cleaned(link.tip)
    try require(
      worksheet_write_url_opt(worksheet, UInt32(row), UInt16(column), "internal:" + link.target, nil, nil, tip),
      .cell(place(row, column)))
  }

  private mutating func admit(_ target: String, row: Int, column: Int) throws(WorkbookError) {
    guard linkTargets.contains(target) else { throw .badLink(place(row, column), target: target) }
    linkCount += 1
    guard linkCount <= Self.linkLimit else { throw .tooManyLinks(sheet: sheetName) }
  }

  private mutating func writeLink(
    _ text: String, to target: String, row: Int, column: Int, format: FormatPointer
  ) throws(WorkbookError) -> lxw_error {
    try admit(target, row: row, column: column)
    guard !text.isEmpty else { return worksheet_write_blank(worksheet, UInt32(row), UInt16(column), format) }
    scratchBytes += text.utf8.count + target.utf8.count + 128
    let worksheet = worksheet
    let url = "internal:" + target
    let result = XMLText.withCellString(text) { pointer in
      worksheet_write_url_opt(worksheet, UInt32(row), UInt16(column), url, format, pointer, nil)
    }
    guard let result else { throw .textTooLong(place(row, column), length: text.utf16.count) }
    return result
  }

  private func place(_ row: Int, _ column: Int) -> CellPlace {
    CellPlace(sheet: sheetName, row: row, column: column)
  }
}
