import CivilCalendar
import Reports
import WorkbookExport

/// One workbook for every reason to refuse it.
enum Refusals {
  private static let place = CellPlace(sheet: "表", row: 0, column: 0)
  private static let long = String(repeating: "长", count: 256)

  static let workbooks: [Refusal] = [
    Refusal("no sheet", .noVisibleSheet, workbook([])),
    Refusal("only hidden sheets", .noVisibleSheet) { $0.isHidden = true },
    name("", .empty),
    name(String(repeating: "长", count: 32), .tooLong(length: 32)),
    name(String(repeating: "😀", count: 16), .tooLong(length: 32)),
    name("甲/乙", .forbiddenCharacter("/")), name("甲[乙", .forbiddenCharacter("[")),
    name("甲:乙", .forbiddenCharacter(":")), name("甲\u{1}", .forbiddenCharacter("\u{1}")),
    name("甲\n", .forbiddenCharacter("\n")), name("'甲", .apostropheAtEnd), name("甲'", .apostropheAtEnd),
    name("History", .reserved),
    Refusal("same name", .duplicateSheetName(name: "SHEET"), workbook([sheet("Sheet"), sheet("SHEET")])),
    defined("甲 乙", "表!$A$1", .forbiddenCharacter(" ")), defined("1甲", "表!$A$1", .forbiddenCharacter("1")),
    defined("A1", "表!$A$1", .readsAsCell), defined("r1c1", "表!$A$1", .readsAsCell),
    defined("", "表!$A$1", .length(bytes: 0)), defined("甲", "", .referenceLength(bytes: 0)),
    defined("甲", String(repeating: "表", count: 43), .referenceLength(bytes: 129)),
    Refusal(
      "name twice", .badDefinedName(name: "ab", reason: .duplicate),
      workbook(
        [sheet()],
        definedNames: [
          DefinedName(name: "AB", reference: "表!$A$1"), DefinedName(name: "ab", reference: "表!$A$1"),
        ])),
    Refusal("long title", .badProperty(name: "title", length: 256), withProperties { $0.title = long }),
    Refusal(
      "long property", .badProperty(name: "p", length: 256),
      withProperties { $0.custom = [.init(name: "p", value: long)] }),
    Refusal(
      "property without name", .badProperty(name: "", length: 0),
      withProperties { $0.custom = [.init(name: "", value: "v")] }),
    style(.points(0)) { $0.points = 0 }, style(.indent(16)) { $0.indent = 16 },
    style(.numberFormat(length: 256)) { $0.numberFormat = long },
    style(.numberFormat(length: 0)) { $0.numberFormat = "" },
  ]

  static let sheets: [Refusal] = [
    layout("width", .columnWidth(column: 0, pixels: 1_791)) {
      $0.columns = [ColumnLayout(widthPixels: 1_791)]
    },
    layout("outline", .outlineLevel(column: 0, level: 8)) {
      $0.columns = [ColumnLayout(widthPixels: 9, outlineLevel: 8)]
    },
    layout("height", .rowHeight(row: 0, pixels: 547)) { $0.blocks = [.rows([Row(heightPixels: 547)])] },
    layout("merge of one cell", .mergeOfOneCell(range(0, 0, 0, 0))) { $0.merges = [range(0, 0, 0, 0)] },
    layout("backward merge", .range(range(1, 0, 0, 0))) { $0.merges = [range(1, 0, 0, 0)] },
    layout("overlapping merges", .overlappingMerges(range(0, 0, 5, 1), range(3, 1, 3, 2))) {
      $0.merges = [range(3, 1, 3, 2), range(0, 0, 5, 1)]
    },
    layout("value under a merge", .valueUnderMerge(CellPosition(row: 1, column: 1))) {
      $0.merges = [range(1, 0, 1, 1)]
    },
    layout("frozen off the sheet", .position(CellPosition(row: -1, column: 0))) {
      $0.frozen = CellPosition(row: -1, column: 0)
    },
    layout("zoom", .zoom(percent: 401)) { $0.zoomPercent = 401 },
    layout("filter off the sheet", .range(range(0, 0, 0, 16_384))) { $0.autoFilter = range(0, 0, 0, 16_384) },
    layout("data bar", .dataBar(index: 0)) {
      $0.dataBars = [DataBar(range: range(0, 0, 1, 0), color: Color(1), minimum: 1, maximum: 1)]
    },
    page("margin", .margin(-1)) { $0.margins.top = -1 },
    page("pages", .pages(-1)) { $0.fitHeight = -1 },
    page("repeated rows", .repeatedRows(0...1_048_576)) { $0.repeatedRows = 0...1_048_576 },
    page("break", .pageBreak(row: 0)) { $0.breaksBeforeRows = [0] },
    page("long footer", .headerOrFooterTooLong(length: 273)) { $0.footer.center = [.text(long)] },
    Refusal("empty note", .badNote(place, length: 0)) {
      $0.notes = [CellNote(position: CellPosition(row: 0, column: 0), text: "")]
    },
  ]

  static let validations: [Refusal] = [
    validation(.range(range(1, 0, 0, 0))) { $0.range = range(1, 0, 0, 0) },
    validation(.unknownSheet("无")) { $0.rule = .list(sheet: "无", range(0, 0, 1, 0)) },
    validation(.listShape(range(0, 0, 1, 1))) { $0.rule = .list(sheet: "表", range(0, 0, 1, 1)) },
    validation(.limit(.infinity)) { $0.rule = .number(0...Double.infinity) },
    validation(.dateBefore1900(SampleWorkbook.day(1899, 12, 31))) {
      $0.rule = .dateUntilToday(from: SampleWorkbook.day(1899, 12, 31))
    },
    validation(.dateBefore1900(SampleWorkbook.day(1899, 12, 31))) {
      $0.rule = .date(SampleWorkbook.day(1899, 12, 31)...SampleWorkbook.day(1900, 1, 1))
    },
    validation(.formulaLength(0)) { $0.rule = .formula("") },
    validation(.formulaLength(256)) { $0.rule = .formula(long) },
    validation(.titleTooLong(length: 33)) {
      $0.complaint = .init(title: String(repeating: "长", count: 33), text: "")
    },
    validation(.textTooLong(length: 256)) { $0.prompt = .init(title: "", text: long) },
    page("repeated columns", .repeatedColumns(0...16_384)) { $0.repeatedColumns = 0...16_384 },
  ]

  static let cells: [Refusal] = [
    Refusal(
      "too many columns", .tooManyColumns(sheet: "表", row: 0, count: 16_385),
      workbook([sheet("表", [[CellValue](repeating: .empty, count: 16_385)])])),
    Refusal(
      "long text", .textTooLong(place, length: 32_768), cell: .text(String(repeating: "长", count: 32_768))),
    Refusal(
      "long text of pairs", .textTooLong(place, length: 32_768),
      cell: .text(String(repeating: "😀", count: 16_384))),
    Refusal("infinity", .nonFiniteNumber(place), cell: .number(.infinity)),
    Refusal("not a number", .nonFiniteNumber(place), cell: .number(.nan)),
    Refusal("large number", .wholeNumberTooLarge(place, value: .min), cell: .integer(.min)),
    Refusal(
      "early day", .dateBefore1900(place, SampleWorkbook.day(1899, 12, 31)),
      cell: .date(SampleWorkbook.day(1899, 12, 31))),
    Refusal("empty formula", .badFormula(place, reason: .length(0)), cell: .formula("", cached: .number(0))),
    Refusal(
      "long formula", .badFormula(place, reason: .length(8_193)),
      cell: .formula(String(repeating: "1", count: 8_193), cached: .number(0))),
    Refusal("infinite result", .nonFiniteNumber(place), cell: .formula("1/0", cached: .number(.infinity))),
    Refusal("result of an array", .nonFiniteNumber(place), cell: .arrayFormula("1/0", cached: .number(.nan))),
    Refusal(
      "long result", .badFormula(place, reason: .resultLength(32_768)),
      cell: .formula("1", cached: .text(String(repeating: "长", count: 32_768)))),
    Refusal(
      "text of an array", .badFormula(place, reason: .arrayWithTextResult),
      cell: .arrayFormula("A1:A2", cached: .text("甲"))),
    Refusal("link to nowhere", .badLink(place, target: "无!A1"), cell: .link("甲", target: "无!A1")),
    Refusal("link without place", .badLink(place, target: "表!"), cell: .link("甲", target: "表!")),
    Refusal("unknown style", .unknownStyle(place, index: 7)) {
      $0.blocks = [.rows([Row(cells: [Cell(.text("甲"), StyleID(index: 7))])])]
    },
  ]

  static let charts: [Refusal] = [
    Refusal("no series", chart: .seriesCount(0)) { $0.chart.series = [] },
    Refusal("no width", chart: .placement) { $0.width = 0 },
    Refusal("unknown sheet", chart: .unknownSheet("无")) { $0.chart.series[0].sheet = "无" },
    Refusal("block of values", chart: .range(range(0, 0, 1, 1))) {
      $0.chart.series[0].values = range(0, 0, 1, 1)
    },
    Refusal("unequal ranges", chart: .categoriesDiffer(series: 0)) {
      $0.chart.series[0].values = range(0, 1, 2, 1)
    },
    Refusal("name like a formula", chart: .text("=甲")) { $0.chart.series[0].name = "=甲" },
    Refusal("label like a formula", chart: .text("=甲")) { $0.chart.series[0].labels = .custom([0: "=甲"]) },
    Refusal("label without point", chart: .measure(2)) { $0.chart.series[0].labels = .custom([2: "甲"]) },
    Refusal("gap", chart: .measure(501)) { $0.chart.gapPercent = 501 },
    Refusal("axis end", chart: .measure(0)) { $0.chart.valueAxisMaximum = 0 },
    Refusal("marker", chart: .measure(1)) { $0.chart.series[0].markerSize = 1 },
    Refusal("hidden entry", chart: .measure(1)) { $0.chart.hiddenLegendEntries = [1] },
  ]

  private static func validation(
    _ reason: ValidationFault, _ change: (inout CellValidation) -> Void
  ) -> Refusal {
    var validation = CellValidation(range: range(0, 0, 1, 0), rule: .wholeNumber(0...1))
    change(&validation)
    return Refusal("validation \(reason)", .badValidation(sheet: "表", index: 0, reason: reason)) {
      $0.validations = [validation]
    }
  }

  private static func range(_ row: Int, _ column: Int, _ lastRow: Int, _ lastColumn: Int) -> CellRange {
    CellRange(firstRow: row, firstColumn: column, lastRow: lastRow, lastColumn: lastColumn)
  }

  private static func name(_ name: String, _ reason: SheetNameFault) -> Refusal {
    Refusal("sheet name \(name)", .invalidSheetName(name: name, reason: reason), workbook([sheet(name)]))
  }

  private static func defined(_ name: String, _ reference: String, _ reason: DefinedNameFault) -> Refusal {
    let names = [DefinedName(name: name, reference: reference)]
    let error = WorkbookError.badDefinedName(name: name, reason: reason)
    return Refusal("defined name \(name)", error, workbook([sheet()], definedNames: names))
  }

  private static func withProperties(_ change: (inout DocumentProperties) -> Void) -> Workbook {
    var workbook = workbook([sheet()])
    change(&workbook.properties)
    return workbook
  }

  private static func style(_ reason: StyleFault, _ change: (inout CellStyle) -> Void) -> Refusal {
    var styles = StyleTable()
    _ = styles.id(CellStyle().with(change))
    return Refusal(
      "style \(reason)", .badStyle(index: 1, reason: reason), workbook([sheet()], styles: styles))
  }

  private static func layout(
    _ description: String, _ reason: LayoutFault, _ change: (inout Sheet) -> Void
  ) -> Refusal {
    Refusal(description, .badLayout(sheet: "表", reason: reason), change: change)
  }

  private static func page(
    _ description: String, _ reason: PageFault, _ change: (inout PageSetup) -> Void
  ) -> Refusal {
    Refusal(description, .badPage(sheet: "表", reason: reason)) { change(&$0.page) }
  }
}
