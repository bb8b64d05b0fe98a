import CaseFile
import CivilCalendar

/// 趋势: filings, closings and stock of 24 months with the same month a year earlier; how evenly cases were closed; and
/// where the change of the old stock came from.
struct TrendSheet {
  let context: SituationContext
  var say: ReportLanguage { context.say }
  var series: MonthlySeries { context.figures.backlog.series }

  static let width = 18
  static let firstRow = 5
  private static let widths = [88, 54, 54, 70, 58, 58, 58, 78, 54, 54, 58, 58, 58, 80, 80, 80, 80, 80]
  static var pixels: Int { widths.reduce(0, +) }
  /// Columns that carry a thin rule at their left.
  private static let ruled: Set<Int> = [1, 8, 13]
  private static let chartRows = 11
  /// The lines are labelled at their ends in words; some printers break a label that is wider than a third of the chart's height.
  private static let lineRows = 13

  init(_ context: SituationContext) { self.context = context }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.width)
    head(&canvas, &looks)
    for index in series.months.indices { add(index, &canvas, &looks) }
    context.notes(notes, width: Self.pixels, columns: 0...(Self.width - 1), &canvas, &looks)
    let chartPage = canvas.nextRow
    let charts = charts(&canvas, &looks)
    let lastPage = canvas.nextRow
    EvennessTable(context).add(&canvas, &looks)
    MovementTable(context).add(&canvas, &looks)
    context.signatures(&canvas, columns: [0...2, 3...7, 8...12, 13...17], style: looks.signature())
    var sheet = context.finish(
      canvas, named: context.names.trend, widths: Self.widths, kept: [], frozen: CellPosition(row: Self.firstRow, column: 1))
    sheet.page.repeatedRows = 0...0
    sheet.page.breaksBeforeRows = [chartPage, lastPage]
    sheet.charts = charts
    sheet.dataBars = bars
    sheet.tables = [region]
    return sheet
  }

  private func head(_ canvas: inout Canvas, _ looks: inout Looks) {
    context.title(say("二十四个月收结存趋势", "Trend over 24 months"), link: 0...1, columns: 2...14, &canvas, &looks)
    let unit = canvas.addRow(height: 20)
    canvas.put(
      .text(context.name(.trend) + say("　", " ") + SituationProse(context).trendCaption), row: unit, columns: 0...12,
      style: looks.caption(.left))
    canvas.put(.text(say("单位：件、%", "Units: cases, %")), row: unit, columns: 13...17, style: looks.caption(.right))
    context.finding(
      SituationProse(context).stockSentence + say("；", ". ") + SituationProse(context).quarterTitle + say("。", "."), points: 11.5,
      height: 30, width: Self.pixels, columns: 0...17, &canvas, &looks)
    let first = canvas.addRow(height: 22)
    let second = canvas.addRow(height: 36)
    canvas.put(.text(say("月份", "Month")), rows: first...second, columns: 0...0, style: looks.header(.center, top: .medium, bottom: .thin))
    let stock = [say("未结", "Pending"), say("一年\n以上", "≥ 1 y"), say("三年\n以上", "≥ 3 y")]
    let flow = [say("新收", "Filed"), say("结案", "Closed")]
    let bands: [(String, Int, [String])] = [
      (say("当月", "Month"), 1, flow + [say("结收比", "Closed/\nfiled")] + stock + [say("年内累计\n结案率", "Closing rate,\nyear to date")]),
      (say("上年同月", "Same month last year"), 8, flow + stock), (say("同比", "Change on last year"), 13, flow + stock),
    ]
    for (title, start, titles) in bands {
      canvas.put(
        .text(title), row: first, columns: start...(start + titles.count - 1), style: looks.header(.center, top: .medium, left: .thin))
      for (offset, text) in titles.enumerated() {
        canvas.put(
          .text(text), row: second, column: start + offset,
          style: looks.header(.right, bottom: .thin, left: offset == 0 ? .thin : .none, points: 9))
      }
    }
  }

  private func add(_ index: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    let (month, prior) = (series.months[index], series.priorMonths[index])
    let row = canvas.addRow(height: 20)
    let isLast = index == series.months.count - 1
    let emphasis: Looks.Emphasis = isLast ? .total : .none
    let formulas = MonthFormulas(context.names, end: month.end, cell: "$A\(row + 1)", isCutOff: isLast)
    let rule: BorderLine = month.end.month == 12 || isLast ? .thin : .none
    func put(_ column: Int, _ kind: Looks.Body, _ value: CellValue) {
      let edge = Looks.Edge(
        left: Self.ruled.contains(column) ? .thin : .none, bottom: rule, bottomColor: isLast ? Palette.ink : Palette.groupRule)
      let isMissing = value.isDash && emphasis == .none
      canvas.put(value, row: row, column: column, style: looks.body(kind, isMissing ? .muted : emphasis, edge))
    }
    func number(_ formula: String, _ value: Double?) -> CellValue { .formula(formula, cached: value.map(CachedValue.number) ?? .text("—")) }
    let label = looks.variant(looks.body(.date, emphasis, Looks.Edge(bottom: rule, bottomColor: Palette.groupRule))) {
      $0.numberFormat = say("yyyy\"年\"m\"月\"", "yyyy-mm")
    }
    let back = series.months.count - 1 - index
    let through = context.names.name(.through)
    let serial = Double(SpreadsheetSerial.serial1900(of: month.end) ?? 0)
    canvas.put(
      .formula(isLast ? through : "EOMONTH(\(through),-\(back))", cached: .number(serial)), row: row, column: 0, style: label)
    let counts = [month.received, month.closed] + [month.pending] + month.over
    for (offset, column) in [1, 2, 4, 5, 6].enumerated() {
      put(column, .count, number(formulas.counts[offset], Double(counts[offset])))
    }
    put(3, .rate, number("IF(B\(row + 1)=0,\"—\",C\(row + 1)/B\(row + 1))", month.closedToReceived?.double))
    put(7, .rate, number(formulas.closingRateOfYear, month.closingRateOfYear?.double))
    // A whole month of the table's second year has its counterpart in the first one.
    let isInTable = index >= 12 && month.end.isLastDayOfMonth
    let earlier = MonthFormulas(
      context.names, end: prior.end, cell: month.end.isLastDayOfMonth ? "EOMONTH($A\(row + 1),-12)" : "EDATE($A\(row + 1),-12)",
      isCutOff: false)
    let before = [prior.received, prior.closed] + [prior.pending] + prior.over
    for (offset, column) in [1, 2, 4, 5, 6].enumerated() {
      let formula = isInTable ? Reference.cell(row - 12, column) : earlier.counts[offset]
      put(8 + offset, .count, number(formula, Double(before[offset])))
      let (new, old) = (Reference.cell(row, column), Reference.cell(row, 8 + offset))
      let relative = OverallFigures.relative(
        MeasureValue(id: .pending, unit: .cases, current: Ratio(counts[offset]), prior: Ratio(before[offset])))
      put(
        13 + offset, .relativeChange,
        number("IF(\(old)=0,IF(\(new)=0,0,\"—\"),ROUND((\(new)-\(old))/\(old),4))", relative))
    }
  }

  private var region: TableRegion {
    let names = [
      "month_end", "received", "closed", "closed_to_received", "pending", "pending_over_12m", "pending_over_36m",
      "closing_rate_of_year", "prior_received", "prior_closed", "prior_pending", "prior_pending_over_12m",
      "prior_pending_over_36m", "received_change", "closed_change", "pending_change", "pending_over_12m_change",
      "pending_over_36m_change",
    ]
    return TableRegion(
      id: "trend", title: context.names.trend, header: (Self.firstRow - 2)...(Self.firstRow - 1),
      rows: Self.firstRow..<(Self.firstRow + series.months.count),
      columns: names.enumerated().map { TableRegion.Column($0.element, $0.offset) })
  }

  private var bars: [DataBar] {
    let last = Self.firstRow + series.months.count - 1
    func bar(_ column: Int, _ values: [Int], _ color: Color) -> DataBar {
      DataBar(
        range: CellRange(firstRow: Self.firstRow, firstColumn: column, lastRow: last, lastColumn: column), color: color, minimum: 0,
        maximum: Double(max(1, (values.max() ?? 0) * 3 / 2)))
    }
    return [bar(4, series.months.map(\.pending), Palette.bar), bar(5, series.months.map { $0.over[0] }, Palette.bar)]
  }

  private func charts(_ canvas: inout Canvas, _ looks: inout Looks) -> [ChartPlacement] {
    let charts = SituationCharts(context)
    let prose = SituationProse(context)
    func place(_ title: String, _ caption: String, _ chart: Chart, rows: Int = Self.chartRows) -> ChartPlacement {
      canvas.addRow(height: 6)
      canvas.put(.text(title), row: canvas.addRow(height: 24), columns: 0...17, style: looks.finding())
      canvas.put(.text(caption), row: canvas.addRow(height: 18), columns: 0...17, style: looks.caption(.left))
      let top = canvas.nextRow
      for _ in 0..<rows { canvas.addRow(height: 18) }
      return ChartPlacement(
        position: CellPosition(row: top, column: 0), width: Self.pixels - 20, height: rows * 18 - 4, chart: chart,
        description: title)
    }
    return [
      place(prose.stockSentence, prose.trendCaption, charts.trend(columns: [1, 2, 3]), rows: Self.lineRows),
      place(prose.quarterTitle, say("各月新收、结案案件数（件）", "Cases received and closed by month"), charts.flow),
      place(
        prose.trendSentence, say("一年以上、三年以上未结同比（%），上年同月为0的空缺", "Change of old cases on the same month last year (%)"),
        charts.yearOnYear),
    ]
  }

  private var notes: [String] {
    var notes = [
      say(
        "结收比＝当月结案÷当月新收；年内累计结案率＝1月1日至当月末结案÷（年初未结＋同期新收）。同比与上年同月比较，上年同月为0的以“—”表示。",
        "Closed/filed of the month; closing rate = closed since 1 January ÷ (pending then + received since). \"—\": none in the same month of last year."
      ),
      say(
        "月末各数按当日未结案件重新计算，后来补登的案件计入其立案的月份。",
        "Stocks are computed from the cases pending on that day; cases registered late count in the month of their filing."),
    ]
    if let last = series.months.last, !last.end.isLastDayOfMonth {
      notes.append(
        say(
          "\(last.end.month)月只到\(last.end.day)日，上年同月也只计到同日。",
          "\(last.end.year)-\(last.end.month) ends on the \(last.end.day)th; so does the same month of last year."))
    }
    return notes
  }
}

extension CellValue {
  /// Whether the cell says that there is no figure.
  var isDash: Bool {
    switch self {
    case .text("—"), .formula(_, .text("—")): return true
    default: return false
    }
  }
}

/// The formulas of one month, by the cell of its last day.
struct MonthFormulas {
  private let names: SituationNames
  private let end: CivilDate
  private let cell: String
  private let isCutOff: Bool
  private var filed: String { names.name(.filed) ?? "" }
  private var closed: String { names.name(.closed) ?? "" }

  init(_ names: SituationNames, end: CivilDate, cell: String, isCutOff: Bool) {
    self.names = names
    self.end = end
    self.cell = cell
    self.isCutOff = isCutOff
  }

  /// 新收, 结案, 未结 and the two old stocks.
  var counts: [String] { [flow(filed), flow(closed), pending(filedBy: cell)] + [12, 36].map { pending(filedBy: mark($0)) } }

  private func flow(_ day: String) -> String { "COUNTIFS(\(day),\">\"&EOMONTH(\(cell),-1),\(day),\"<=\"&\(cell))" }

  private func pending(filedBy mark: String) -> String {
    "COUNTIFS(\(filed),\"<=\"&\(mark))-COUNTIFS(\(filed),\"<=\"&\(mark),\(closed),\"<=\"&\(cell))"
  }

  /// The last filing day that completes the months; that of the cut-off has a name.
  private func mark(_ months: Int) -> String {
    if isCutOff { return names.boundary(months: months, .current) }
    return "\(end.isLastDayOfMonth ? "EOMONTH" : "EDATE")(\(cell),-\(months))"
  }

  /// Closed since 1 January ÷ (pending then + received since).
  var closingRateOfYear: String {
    let newYear = "DATE(YEAR(\(cell)),1,1)"
    let handled = "COUNTIFS(\(filed),\"<=\"&\(cell))-COUNTIFS(\(filed),\"<=\"&\(cell),\(closed),\"<\"&\(newYear))"
    return
      "IF(\(handled)=0,\"—\",COUNTIFS(\(closed),\">=\"&\(newYear),\(closed),\"<=\"&\(cell))/(\(handled)))"
  }
}
