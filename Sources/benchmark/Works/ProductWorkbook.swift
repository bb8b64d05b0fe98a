import Clearance

/// W2 as the product does it: a neutral workbook with generated rows, through the checking writer.
enum ProductWorkbook {
  static func run(rows: Int, path: String) throws {
    let columns = LedgerColumns(count: rows)
    try ChildTask.timed {
      let written = try WorkbookWriter.write(workbook(columns, rows: rows), to: path)
      return written.byteCount > 0 ? "\(rows) rows" : "nothing"
    }
  }

  private struct Styles {
    let header: StyleID
    let text: StyleID
    let code: StyleID
    let date: StyleID
    let count: StyleID
    let money: StyleID
    let percent: StyleID

    init(_ table: inout StyleTable) {
      let line = Borders.Side(.thin, Color(0xBFBFBF))
      let body = CellStyle().with { $0.borders = Borders(top: line, bottom: line, left: line, right: line) }
      header = table.id(
        body.with {
          $0.isBold = true
          $0.fill = Color(0xDDEBF7)
          $0.horizontal = .center
        })
      text = table.id(body)
      code = table.id(body.with { $0.numberFormat = "@" })
      date = table.id(body.with { $0.numberFormat = "yyyy-mm-dd" })
      count = table.id(body.with { $0.numberFormat = "#,##0" })
      money = table.id(body.with { $0.numberFormat = "#,##0.00" })
      percent = table.id(body.with { $0.numberFormat = "0.00%" })
    }
  }

  private static func workbook(_ columns: LedgerColumns, rows: Int) -> Workbook {
    var table = StyleTable()
    let styles = Styles(&table)
    var sheet = Sheet(name: "案件台账")
    sheet.columns = LedgerColumns.titles.map { _ in ColumnLayout(widthPixels: 96) }
    sheet.blocks = [
      .rows([Row(cells: LedgerColumns.titles.map { Cell(.text($0), styles.header) })]),
      .generated(count: rows) { row($0, columns, styles) },
    ]
    sheet.frozen = CellPosition(row: 1, column: 2)
    sheet.autoFilter = CellRange(firstRow: 0, firstColumn: 0, lastRow: rows, lastColumn: 19)
    sheet.dataBars = [
      DataBar(
        range: CellRange(firstRow: 1, firstColumn: 15, lastRow: rows, lastColumn: 15), color: Color(0xF8CBAD),
        minimum: 0, maximum: 1095)
    ]
    let properties = DocumentProperties(
      title: "案件台账", subject: "", author: "", company: "", comments: "",
      createdAt: Instant(milliseconds: 1_560_000_000_000), custom: [])
    return Workbook(properties: properties, sheets: [sheet], styles: table)
  }

  private static func row(_ index: Int, _ columns: LedgerColumns, _ styles: Styles) -> Row {
    func text(_ words: [String]) -> Cell { Cell(.text(words[index % words.count]), styles.text) }
    func date(_ offset: Int32) -> Cell {
      Cell(CivilDate(dayNumber: columns.days[index] + offset).map(CellValue.date) ?? .empty, styles.date)
    }
    return Row(cells: [
      Cell(.integer(index + 1), styles.count), Cell(.text(columns.numbers[index]), styles.code),
      Cell(.text(columns.debtors[index]), styles.text), Cell(.text(columns.codes[index]), styles.code),
      text(LedgerColumns.categories), text(LedgerColumns.levels), Cell(.text("清算"), styles.text),
      text(LedgerColumns.judges), text(LedgerColumns.administrators), date(0), date(9), date(400),
      Cell(.number(Double(index) * 1234.56), styles.money),
      Cell(.number(Double(index) * 234.5), styles.money),
      Cell(.integer(index % 400), styles.count), Cell(.integer(index % 1200), styles.count),
      Cell(.number(Double(index % 100) / 100), styles.percent), text(LedgerColumns.nodes),
      Cell(.text(index.isMultiple(of: 5) ? "是" : "否"), styles.text), Cell(.empty, styles.text),
    ])
  }
}
