import CivilCalendar
import Reports

/// A small report that uses everything the sheet model knows.
enum SampleWorkbook {
  static let ink = Color(0x1F3A5F)
  static let accent = Color(0x9E2A1B)
  static let ledgerName = "案件台账"
  static let dataName = "图表数据"

  static func make(createdAt: Instant = Instant(milliseconds: 1_561_982_400_000)) -> Workbook {
    var styles = StyleTable()
    let looks = Looks(&styles)
    return Workbook(
      properties: properties(createdAt: createdAt),
      sheets: [summary(looks), ledger(looks), data(looks)],
      styles: styles,
      definedNames: [
        DefinedName(name: "台账_未结", reference: "'\(ledgerName)'!$D$4:$D$9"),
        DefinedName(name: "as_of", reference: "'2019上半年'!$B$4"),
      ])
  }

  static func properties(createdAt: Instant = Instant(milliseconds: 1_561_982_400_000)) -> DocumentProperties {
    DocumentProperties(
      title: "办理情况报告", subject: "2019年上半年", author: "示例市中级人民法院", company: "示例市中级人民法院",
      comments: "测试 & <样本>", createdAt: createdAt,
      custom: [.init(name: "journal", value: "1024"), .init(name: "接收人", value: "示例院领导")])
  }

  struct Looks {
    let title: StyleID
    let header: StyleID
    let text: StyleID
    let code: StyleID
    let count: StyleID
    let rate: StyleID
    let change: StyleID
    let date: StyleID
    let total: StyleID
    let prose: StyleID

    init(_ table: inout StyleTable) {
      let rule = Borders.Side(.hair, Color(0xDDE2E7))
      let body = CellStyle().with { $0.borders = Borders(bottom: rule) }
      let figure = body.with {
        $0.typeface = .figures
        $0.horizontal = .right
      }
      title = table.id(
        CellStyle().with {
          $0.typeface = .hei
          $0.points = 16
          $0.ink = ink
          $0.horizontal = .center
          $0.borders = Borders(bottom: .init(.medium, ink))
        })
      header = table.id(
        CellStyle().with {
          $0.typeface = .hei
          $0.ink = ink
          $0.fill = Color(0xEEF2F6)
          $0.horizontal = .center
          $0.wraps = true
          $0.borders = Borders(top: .init(.medium, ink), bottom: .init(.thin, ink))
        })
      text = table.id(body.with { $0.shrinks = true })
      code = table.id(
        body.with {
          $0.numberFormat = "@"
          $0.isUnlocked = true
        })
      count = table.id(figure.with { $0.numberFormat = "#,##0_0" })
      rate = table.id(figure.with { $0.numberFormat = "0.00%_0" })
      change = table.id(figure.with { $0.numberFormat = "\"▲ \"0.00%_0;\"▼ \"0.00%_0;\"持平\"_0" })
      date = table.id(
        figure.with {
          $0.numberFormat = "yyyy-mm-dd"
          $0.horizontal = .center
        })
      total = table.id(
        figure.with {
          $0.isBold = true
          $0.fill = Color(0xEEF2F6)
          $0.numberFormat = "#,##0_0"
          $0.borders = Borders(top: .init(.thin, ink), bottom: .init(.medium, ink))
        })
      prose = table.id(
        CellStyle().with {
          $0.typeface = .fangSong
          $0.points = 11.5
          $0.wraps = true
          $0.vertical = .top
          $0.indent = 1
        })
    }
  }

  private static func summary(_ looks: Looks) -> Sheet {
    var sheet = Sheet(name: "2019上半年")
    sheet.columns = [160, 110, 110, 110, 320].map { ColumnLayout(widthPixels: $0) }
    let empty = Cell(.empty, looks.title)
    sheet.blocks = [
      .rows([
        Row(heightPixels: 34, cells: [Cell(.text("总体情况"), looks.title), empty, empty, empty, empty]),
        Row(heightPixels: 50, cells: [Cell(.text("存量持续下降，\n同比下降22.22%。"), looks.prose)]),
        Row(heightPixels: 24, cells: ["指标", "本期", "上年同期", "同比", "说明"].map { Cell(.text($0), looks.header) }),
        Row(cells: [
          Cell(.text("截至"), looks.text), Cell(.date(day(2019, 6, 30)), looks.date),
          Cell(.date(day(2018, 6, 30)), looks.date), Cell(.text("—"), looks.text),
          Cell(.link("案件台账", target: "'案件台账'!A1"), looks.text),
        ]),
        Row(cells: [
          Cell(.text("期末未结"), looks.text),
          Cell(.formula("COUNTIF('案件台账'!$D$4:$D$9,\"未结\")", cached: .number(4)), looks.count),
          Cell(.integer(216), looks.count),
          Cell(.formula("B5/C5-1", cached: .number(4.0 / 216 - 1)), looks.change),
          Cell(.text("=1+1"), looks.text),
        ]),
        Row(cells: [
          Cell(.text("最早立案"), looks.text),
          Cell(
            .arrayFormula(
              "MIN(IF('案件台账'!$D$4:$D$9=\"未结\",'案件台账'!$C$4:$C$9))", cached: .number(42_375)), looks.date),
          Cell(.empty, looks.count), Cell(.number(0), looks.change),
          Cell(.formula("\"截至\"&TEXT(B4,\"yyyy-mm-dd\")", cached: .text("截至2019-06-30")), looks.text),
        ]),
        Row(cells: [
          Cell(.text("合计"), looks.total), Cell(.formula("SUM(B5,C5)", cached: .number(220)), looks.total),
          Cell(.number(0.1), looks.total),
        ]),
      ])
    ]
    sheet.merges = [
      CellRange(firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 4),
      CellRange(firstRow: 1, firstColumn: 0, lastRow: 1, lastColumn: 4),
    ]
    sheet.charts = [lineChart(), columnChart(), barChart()]
    sheet.notes = [CellNote(position: CellPosition(row: 4, column: 0), text: "未结：立案未结案。\n含中止。")]
    sheet.page.fitHeight = 1
    sheet.page.header = PageSetup.Line(left: [.text("【内部资料】")], right: [.text("甲 & 乙法院")])
    sheet.page.footer = PageSetup.Line(
      left: [.text("2019-07-01 20:00")],
      center: [.text("第 "), .pageNumber, .text(" 页 共 "), .pageCount, .text(" 页")])
    sheet.tabColor = ink
    return sheet
  }

  private static func ledger(_ looks: Looks) -> Sheet {
    var sheet = Sheet(name: ledgerName)
    sheet.columns = [
      ColumnLayout(widthPixels: 176), ColumnLayout(widthPixels: 208), ColumnLayout(widthPixels: 90),
      ColumnLayout(widthPixels: 70), ColumnLayout(widthPixels: 90),
      ColumnLayout(widthPixels: 150, outlineLevel: 1, isCollapsed: true),
      ColumnLayout(widthPixels: 150, outlineLevel: 1, isCollapsed: true),
    ]
    let titles = ["案号", "企业名称", "立案日期", "状态", "逾期率", "统一社会信用代码", "备注"]
    let start = day(2016, 1, 6)
    sheet.blocks = [
      .rows([
        Row(heightPixels: 34, cells: [Cell(.text("案件台账"), looks.title)]),
        Row(cells: []),
        Row(heightPixels: 24, cells: titles.map { Cell(.text($0), looks.header) }),
      ]),
      .generated(count: 6) { index in
        Row(
          heightPixels: 24,
          cells: [
            Cell(.text("（201\(index)）示01破\(index + 1)号"), looks.code),
            Cell(.text("示例第\(index + 1)机械厂"), looks.text),
            Cell(.date(start.adding(days: index * 100)), looks.date),
            Cell(.text(index < 4 ? "未结" : "已结"), looks.text),
            Cell(.number(Double(index) * 0.04), looks.rate),
            Cell(.text("91440101000000000\(index)"), looks.code),
            Cell(.text("-@+=\(index)\u{1}_x0041_"), looks.code),
          ])
      },
    ]
    sheet.frozen = CellPosition(row: 3, column: 2)
    sheet.autoFilter = CellRange(firstRow: 2, firstColumn: 0, lastRow: 8, lastColumn: 6)
    sheet.dataBars = [
      DataBar(
        range: CellRange(firstRow: 3, firstColumn: 4, lastRow: 8, lastColumn: 4), color: Color(0xC9D5E2),
        minimum: 0, maximum: 0.2)
    ]
    sheet.validations = validations
    sheet.protection = SheetProtection(allowing: [.sort, .filter, .formatColumns])
    sheet.page.repeatedRows = 0...2
    sheet.page.repeatedColumns = 0...1
    sheet.page.printArea = CellRange(firstRow: 0, firstColumn: 0, lastRow: 8, lastColumn: 4)
    sheet.page.breaksBeforeRows = [6]
    sheet.selection = CellPosition(row: 3, column: 0)
    sheet.zoomPercent = 90
    sheet.showsGridlines = true
    return sheet
  }

  /// One validation of every kind.
  private static var validations: [CellValidation] {
    func cells(_ column: Int) -> CellRange { CellRange(firstRow: 3, firstColumn: column, lastRow: 8, lastColumn: column) }
    let months = CellRange(firstRow: 1, firstColumn: 0, lastRow: 12, lastColumn: 0)
    return [
      CellValidation(range: cells(0), rule: .formula("$H4=\"\""), complaint: .init(title: "案号不能改", text: "新案件填在末尾 & 空行里。")),
      CellValidation(range: cells(1), rule: .list(sheet: dataName, months), severity: .warning),
      CellValidation(range: cells(2), rule: .dateUntilToday(from: day(1949, 10, 1)), prompt: .init(title: "日期", text: "如 2019-03-05")),
      CellValidation(range: cells(3), rule: .date(day(2019, 1, 1)...day(2019, 12, 31))),
      CellValidation(range: cells(4), rule: .number(0...1.5)),
      CellValidation(range: cells(5), rule: .wholeNumber(0...1_000)),
    ]
  }

  /// Twelve months, three empty ones behind them to make room for the labels of the lines' ends.
  private static func data(_ looks: Looks) -> Sheet {
    var sheet = Sheet(name: dataName)
    sheet.isHidden = true
    var rows = [Row(cells: ["月", "一年以上", "三年以上", "末点", "不满一年"].map { Cell(.text($0)) })]
    for month in 1...12 {
      rows.append(
        Row(cells: [
          Cell(.text(month % 6 == 1 ? "2019年\(month)月" : "")), Cell(.integer(130 - 5 * month)),
          Cell(.integer(30 - month)), month == 12 ? Cell(.integer(70)) : Cell(.empty),
          Cell(.number(Double(90 + month))),
        ]))
    }
    for _ in 1...3 { rows.append(Row(cells: [Cell(.text(""))])) }
    sheet.blocks = [.rows(rows)]
    return sheet
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day) ?? .earliest
  }
}
