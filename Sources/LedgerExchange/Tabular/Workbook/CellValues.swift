import CivilCalendar

/// Turns the type, style and stored text of cells into values.
struct CellValues {
  /// What the type of a cell says about its stored text.
  enum Kind {
    case number, sharedText, formulaText, inlineText, boolean, error, isoDate
  }

  /// A cell of which only the tag has been read.
  struct Cell {
    let place: CellReference
    let kind: Kind
    let showsDay: Bool
  }

  private let sheet: String
  private let sharedStrings: [TableCell]
  private let styles: CellStyles
  private let epoch: SpreadsheetSerial

  init(workbook: XLSXWorkbook, sheet: XLSXSheet) {
    self.sheet = sheet.name
    sharedStrings = workbook.sharedStrings.map { $0.isEmpty ? .empty : .text($0) }
    styles = workbook.styles
    epoch = workbook.date1904 ? .epoch1904 : .epoch1900
  }

  /// Reads the tag of a cell.
  func cell(at place: CellReference, _ attributes: XMLAttributes) throws(TabularError) -> Cell {
    var showsDay = false
    if let literal = attributes.bytes("s") {
      guard let index = Int(digits: literal), let known = styles.showsDay(index) else {
        let literal = String(decoding: literal.prefix(64), as: UTF8.self)
        throw .missingStyle(sheet: sheet, cell: place, literal: literal)
      }
      showsDay = known
    }
    return Cell(place: place, kind: kind(attributes.bytes("t")), showsDay: showsDay)
  }

  private func kind(_ type: UnsafeRawBufferPointer?) -> Kind {
    guard let type, let first = type.first else { return .number }
    switch (first, type.count) {
    case (UInt8(ascii: "s"), 1): return .sharedText
    case (UInt8(ascii: "s"), 3): return .formulaText
    case (UInt8(ascii: "i"), 9): return .inlineText
    case (UInt8(ascii: "b"), 1): return .boolean
    case (UInt8(ascii: "e"), 1): return .error
    case (UInt8(ascii: "d"), 1): return .isoDate
    default: return .number
    }
  }

  /// The value of a cell; `.empty` when nothing is stored in it.
  func value(of cell: Cell, text: CellText) throws(TabularError) -> TableCell {
    guard text.count > 0 else { return .empty }
    switch cell.kind {
    case .formulaText, .inlineText:
      guard let string = text.decoded() else {
        throw .cellTextTooLong(sheet: sheet, cell: cell.place, limit: TabularLimit.cellText.maximum)
      }
      return .text(string)
    case .sharedText:
      let index = text.withTrimmed { Int(digits: $0) }
      if let index, index < sharedStrings.count { return sharedStrings[index] }
      throw .missingSharedString(sheet: sheet, cell: cell.place, literal: literal(text))
    default:
      return scalar(cell, text)
    }
  }

  private func scalar(_ cell: Cell, _ text: CellText) -> TableCell {
    let literal = literal(text)
    if literal.isEmpty { return .empty }
    switch cell.kind {
    case .boolean:
      return literal == "1" || literal == "true"
        ? .boolean(true)
        : literal == "0" || literal == "false" ? .boolean(false) : .error(literal)
    case .isoDate:
      return CivilDate(iso8601: literal.utf8.prefix(10)).map(TableCell.date) ?? .error(literal)
    case .number:
      guard let number = text.withTrimmed(Double.init(decimal:)) else { return .error(literal) }
      guard cell.showsDay else { return .number(number, literal: literal) }
      return epoch.date(serial: number).map(TableCell.date) ?? .error(literal)
    default:
      return .error(literal)
    }
  }

  /// The stored text without white space at its ends, at most a few hundred bytes of it.
  private func literal(_ text: CellText) -> String {
    text.withTrimmed { String(decoding: $0.prefix(256), as: UTF8.self) }
  }
}
