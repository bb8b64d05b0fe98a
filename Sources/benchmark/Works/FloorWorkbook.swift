import CXLSXWriter
import Glibc

/// The floor of W2: the same cells by direct calls of libxlsxwriter, with nothing checked.
enum FloorWorkbook {
  static func run(rows: Int, path: String) throws {
    let columns = LedgerColumns(count: rows)
    // C strings, as a C program would hold them.
    let numbers = columns.numbers.map { strdup($0) }
    let debtors = columns.debtors.map { strdup($0) }
    let codes = columns.codes.map { strdup($0) }
    let words = [
      LedgerColumns.categories, LedgerColumns.levels, LedgerColumns.judges, LedgerColumns.administrators,
      LedgerColumns.nodes, ["清算", "是", "否"],
    ].map { $0.map { strdup($0) } }
    try ChildTask.timed {
      guard let workbook = workbook_new(path), let sheet = workbook_add_worksheet(workbook, "案件台账") else {
        throw BenchmarkFailure.library("workbook_new")
      }
      let formats = Formats(workbook)
      frame(sheet, rows: UInt32(rows), formats)
      for index in 0..<rows {
        let row = UInt32(index + 1)
        func text(_ column: UInt16, _ value: UnsafeMutablePointer<CChar>?, _ format: Formats.Pointer) {
          worksheet_write_string(sheet, row, column, value, format)
        }
        func word(_ column: UInt16, _ list: Int) {
          text(column, words[list][index % words[list].count], formats.text)
        }
        func number(_ column: UInt16, _ value: Double, _ format: Formats.Pointer) {
          worksheet_write_number(sheet, row, column, value, format)
        }
        let serial = Double(columns.days[index] + 25_569)
        number(0, Double(index + 1), formats.count)
        text(1, numbers[index], formats.code)
        text(2, debtors[index], formats.text)
        text(3, codes[index], formats.code)
        word(4, 0)
        word(5, 1)
        text(6, words[5][0], formats.text)
        word(7, 2)
        word(8, 3)
        number(9, serial, formats.date)
        number(10, serial + 9, formats.date)
        number(11, serial + 400, formats.date)
        number(12, Double(index) * 1234.56, formats.money)
        number(13, Double(index) * 234.5, formats.money)
        number(14, Double(index % 400), formats.count)
        number(15, Double(index % 1200), formats.count)
        number(16, Double(index % 100) / 100, formats.percent)
        word(17, 4)
        text(18, words[5][index.isMultiple(of: 5) ? 1 : 2], formats.text)
        worksheet_write_blank(sheet, row, 19, formats.text)
      }
      guard workbook_close(workbook) == LXW_NO_ERROR else { throw BenchmarkFailure.library("workbook_close") }
      return "\(rows) rows"
    }
  }

  private static func frame(_ sheet: UnsafeMutablePointer<lxw_worksheet>, rows: UInt32, _ formats: Formats) {
    worksheet_set_column_pixels(sheet, 0, 19, 96, nil)
    for (column, title) in LedgerColumns.titles.enumerated() {
      worksheet_write_string(sheet, 0, UInt16(column), title, formats.header)
    }
    worksheet_freeze_panes(sheet, 1, 2)
    worksheet_autofilter(sheet, 0, 0, rows, 19)
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
    rule.data_bar_2010 = 1
    rule.bar_solid = 1
    rule.bar_color = 0xF8CBAD
    worksheet_conditional_format_range(sheet, 1, 15, rows, 15, &rule)
  }

  private struct Formats {
    typealias Pointer = UnsafeMutablePointer<lxw_format>
    let header: Pointer
    let text: Pointer
    let code: Pointer
    let date: Pointer
    let count: Pointer
    let money: Pointer
    let percent: Pointer

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
      func format(_ code: String?) -> Pointer {
        // The library gives nil only when memory runs out.
        let format = workbook_add_format(workbook).unsafelyUnwrapped
        format_set_font_name(format, "宋体")
        format_set_font_size(format, 10)
        format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        if let code { format_set_num_format(format, code) }
        return format
      }
      header = format(nil)
      format_set_bold(header)
      format_set_bg_color(header, 0xDDEBF7)
      text = format(nil)
      code = format("@")
      date = format("yyyy-mm-dd")
      count = format("#,##0")
      money = format("#,##0.00")
      percent = format("0.00%")
    }
  }
}
