import CaseFile
import CivilCalendar

/// A table of a workbook as other formats print it: the values of its cells, formulas by the value that they carry.
struct PrintedTable {
  /// A value of a cell.
  enum Value: Hashable {
    /// Nothing, or the dash for a figure that does not exist.
    case none
    case text(String)
    case integer(Int)
    case number(Double)
    case date(CivilDate)
  }

  let region: TableRegion
  /// Titles of the columns for readers.
  let titles: [String]
  private let sheet: Sheet
  private let styles: StyleTable
  /// Top left corner of the merge under a cell, for merges of several cells.
  private let corners: [CellPosition: CellPosition]

  init(_ region: TableRegion, of sheet: Sheet, styles: StyleTable) {
    self.region = region
    self.sheet = sheet
    self.styles = styles
    let span = region.header.lowerBound...max(region.header.upperBound, region.rows.upperBound)
    var corners: [CellPosition: CellPosition] = [:]
    for merge in sheet.merges where span.contains(merge.first.row) {
      for row in merge.first.row...merge.last.row {
        for column in merge.first.column...merge.last.column {
          corners[CellPosition(row: row, column: column)] = merge.first
        }
      }
    }
    self.corners = corners
    titles = Self.titles(region, sheet, corners)
  }

  private static func titles(_ region: TableRegion, _ sheet: Sheet, _ corners: [CellPosition: CellPosition]) -> [String] {
    var header: [Int: Row] = [:]
    sheet.forEachRow(in: region.header.lowerBound..<(region.header.upperBound + 1)) { header[$0] = $1 }
    return region.columns.map { column in
      if let title = column.title { return title }
      var parts: [String] = []
      for row in region.header {
        let position = CellPosition(row: row, column: column.index)
        let corner = corners[position] ?? position
        guard let cells = header[corner.row]?.cells, corner.column < cells.count,
          case .text(let text) = value(cells[corner.column].value, CellStyle())
        else { continue }
        let words = text.split { $0.isNewline || $0 == "　" || $0 == " " }.joined(separator: text.utf8.count == text.count ? " " : "")
        if !words.isEmpty, parts.last != words { parts.append(words) }
      }
      return parts.joined(separator: " · ")
    }
  }

  /// Calls `body` with the values of each row, and the styles of their cells.
  func forEachRow(_ body: ([(value: Value, style: CellStyle)]) -> Void) {
    var kept: [CellPosition: Cell] = [:]
    sheet.forEachRow(in: region.rows) { index, row in
      body(
        region.columns.map { column in
          let position = CellPosition(row: index, column: column.index)
          var cell = column.index < row.cells.count ? row.cells[column.index] : Cell(.empty)
          if let corner = corners[position] {
            if corner == position { kept[corner] = cell } else { cell = kept[corner] ?? cell }
          }
          let style = styles.styles[cell.style.index]
          return (Self.value(cell.value, style), style)
        })
    }
  }

  private static func value(_ value: CellValue, _ style: CellStyle) -> Value {
    if style.numberFormat == NumberFormats.date, case .formula(_, .number(let serial)) = value,
      let date = SpreadsheetSerial.epoch1900.date(serial: serial)
    {
      return .date(date)
    }
    switch value {
    case .empty: return .none
    case .text(let text), .link(let text, _), .formula(_, .text(let text)), .arrayFormula(_, .text(let text)):
      return text.isEmpty || text == "—" ? .none : .text(text)
    case .integer(let number): return .integer(number)
    case .number(let number), .formula(_, .number(let number)), .arrayFormula(_, .number(let number)):
      if number.rounded() == number, abs(number) < 1e15 { return .integer(Int(number)) }
      // Ten decimals: what binary fractions leave behind them is no information.
      return .number((number * 1e10).rounded() / 1e10)
    case .date(let date): return .date(date)
    }
  }
}

extension Workbook {
  /// The tables of the visible sheets, in order.
  var printedTables: [PrintedTable] {
    sheets.filter { !$0.isHidden }.flatMap { sheet in
      sheet.tables.map { PrintedTable($0, of: sheet, styles: styles) }
    }
  }

  /// Names of the tables that `csv(table:)` can print.
  public var tableNames: [String] { sheets.filter { !$0.isHidden }.flatMap { $0.tables.map(\.id) } }
}
