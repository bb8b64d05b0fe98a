import CXLSXWriter
import CivilCalendar

/// What stands in a cell of a sample sheet.
enum SheetCell {
  case blank
  case text(String, WorkbookFile.Style)
  case number(Double, WorkbookFile.Style)
  case date(CivilDate)
}

/// One sheet of a workbook in writing; rows and columns count from 0.
struct WorkbookSheet {
  let pointer: UnsafeMutablePointer<lxw_worksheet>
  let file: WorkbookFile

  /// Writes a cell.
  func write(_ cell: SheetCell, row: Int, column: Int) {
    let (row, column) = (UInt32(row), UInt16(column))
    switch cell {
    case .blank:
      file.check(worksheet_write_blank(pointer, row, column, file.format(.text)))
    case .text(let text, let style):
      file.check(worksheet_write_string(pointer, row, column, text, file.format(style)))
    case .number(let value, let style):
      guard value.isFinite else { return }
      file.check(worksheet_write_number(pointer, row, column, value, file.format(style)))
    case .date(let date):
      guard let serial = SpreadsheetSerial.serial1900(of: date) else { return }
      file.check(worksheet_write_number(pointer, row, column, Double(serial), file.format(.date)))
    }
  }

  /// Merges cells of one row and writes the text into them.
  func merge(row: Int, columns: ClosedRange<Int>, text: String, style: WorkbookFile.Style) {
    file.check(
      worksheet_merge_range(
        pointer, UInt32(row), UInt16(columns.lowerBound), UInt32(row), UInt16(columns.upperBound), text,
        file.format(style)))
  }

  /// Sets the widths of the columns from the first on, in characters.
  func setWidths(_ widths: [Double]) {
    for (column, width) in widths.enumerated() {
      file.check(worksheet_set_column(pointer, UInt16(column), UInt16(column), width, nil))
    }
  }

  /// Sets the height of a row in points.
  func setHeight(_ height: Double, row: Int) {
    file.check(worksheet_set_row(pointer, UInt32(row), height, nil))
  }

  /// Paper sizes as spreadsheets number them.
  enum Paper: UInt8 {
    case a3 = 8
    case a4 = 9
  }

  /// Freezes what stands above and left of the cell, filters the header row and sets up printing, landscape.
  func furnish(headerRow: Int, lastRow: Int, columns: Int, frozenColumns: Int, paper: Paper) {
    worksheet_freeze_panes(pointer, UInt32(headerRow + 1), UInt16(frozenColumns))
    file.check(
      worksheet_autofilter(pointer, UInt32(headerRow), 0, UInt32(lastRow), UInt16(columns - 1)))
    file.check(worksheet_repeat_rows(pointer, 0, UInt32(headerRow)))
    worksheet_set_landscape(pointer)
    worksheet_set_paper(pointer, paper.rawValue)
    worksheet_set_margins(pointer, 0.4, 0.4, 0.5, 0.5)
    worksheet_fit_to_pages(pointer, 1, 0)
    file.check(worksheet_set_footer(pointer, "&C第 &P 页 共 &N 页"))
  }

  /// Makes this the sheet that is shown first.
  func activate() { worksheet_activate(pointer) }
}
