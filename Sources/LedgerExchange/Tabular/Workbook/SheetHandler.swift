/// Turns the markup of a worksheet into rows, which wait here until they are taken.
final class SheetHandler: XMLHandler {
  private let sheet: XLSXSheet
  private let values: CellValues
  private var waiting: [TableRow] = []
  private var taken = 0
  private var spread = 0
  private var cellsInAll = 0

  private var isInRow = false
  private var row = 0
  private var cells: [TableCell] = []
  private var column = 0
  private var cell: CellValues.Cell?
  private var text = CellText()
  private var hasFormula = false

  init(workbook: XLSXWorkbook, sheet: XLSXSheet) {
    self.sheet = sheet
    values = CellValues(workbook: workbook, sheet: sheet)
  }

  /// The next waiting row; nil when more has to be parsed.
  func takeRow() -> TableRow? {
    guard taken < waiting.count else {
      waiting.removeAll(keepingCapacity: true)
      taken = 0
      spread = 0
      return nil
    }
    defer { taken += 1 }
    return waiting[taken]
  }

  /// Forgets the waiting rows.
  func discardRows() { waiting = [] }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(TabularError) {
    switch name {
    case "c" where isInRow: try startCell(attributes)
    case "v" where cell != nil: text.opens()
    case "f" where cell != nil: hasFormula = true
    case "t" where cell?.kind == .inlineText: text.opens()
    case "rPh": text.phoneticOpens()
    case "row": try startRow(attributes)
    default: break
    }
  }

  func end(_ name: XMLName) throws(TabularError) {
    switch name {
    case "v", "t": text.closes()
    case "c" where cell != nil: try endCell()
    case "row" where isInRow: endRow()
    case "rPh": text.phoneticCloses()
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TabularError) {
    guard text.append(bytes) else {
      let place = CellReference(row: row, column: column)
      throw .cellTextTooLong(sheet: sheet.name, cell: place, limit: TabularLimit.cellText.maximum)
    }
  }

  private func startRow(_ attributes: XMLAttributes) throws(TabularError) {
    var number = row + 1
    if let literal = attributes.bytes("r") {
      guard let given = Int(digits: literal), given > 0 else { throw invalid(literal) }
      number = given
    }
    guard number <= TabularLimit.rowNumber.maximum else {
      throw .limitExceeded(.rowNumber, part: sheet.part)
    }
    guard number > row else { throw .rowsOutOfOrder(sheet: sheet.name, row: number, after: row) }
    row = number
    column = 0
    isInRow = true
    cells.reserveCapacity(waiting.last?.cells.count ?? 0)
  }

  private func startCell(_ attributes: XMLAttributes) throws(TabularError) {
    var place = CellReference(row: row, column: column + 1)
    if let literal = attributes.bytes("r") {
      guard let given = CellReference(literal) else { throw invalid(literal) }
      place = given
    }
    guard place.column <= TabularLimit.columnNumber.maximum else {
      throw .limitExceeded(.columnNumber, part: sheet.part)
    }
    guard place.row == row, place.column > column else {
      throw .cellsOutOfOrder(sheet: sheet.name, cell: place)
    }
    column = place.column
    cell = try values.cell(at: place, attributes)
    text.reset()
    hasFormula = false
  }

  private func endCell() throws(TabularError) {
    guard let finished = cell else { return }
    cell = nil
    var value = try values.value(of: finished, text: text)
    // A formula that no program has computed yet is no blank. One that gives an empty text says so by its type.
    if hasFormula, value == .empty, finished.kind == .number { value = .error("=") }
    guard value != .empty else { return }
    spread += column - cells.count
    cellsInAll += column - cells.count
    guard cellsInAll <= TabularLimit.cells.maximum else { throw .limitExceeded(.cells, part: sheet.part) }
    guard spread <= TabularLimit.sparseCells.maximum else {
      throw .limitExceeded(.sparseCells, part: sheet.part)
    }
    while cells.count < column - 1 { cells.append(.empty) }
    cells.append(value)
  }

  private func endRow() {
    waiting.append(TableRow(number: row, cells: cells))
    cells = []
    isInRow = false
  }

  private func invalid(_ literal: UnsafeRawBufferPointer) -> TabularError {
    .invalidReference(sheet: sheet.name, literal: String(decoding: literal.prefix(64), as: UTF8.self))
  }
}
