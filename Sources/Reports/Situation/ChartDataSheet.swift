import CaseFile
import CivilCalendar

/// 图表数据: the hidden sheet whose plain numbers the charts draw.
///
/// Columns A–G: the trend by month (label, three series, three last points). I–K: quarters. M–P: age bands by owner
/// level, this period and the comparison.
struct ChartDataSheet {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  init(_ context: SituationContext) { self.context = context }

  /// Months of the trend, then three empty ones that make room for the labels of the last points.
  static let trendRows = 27
  static let trendMonths = 24

  /// Labels of one bar of the ageing chart.
  struct AgeBar {
    let label: String
    let under12: Int
    let middle: Int
    let over36: Int
  }

  func make() -> Sheet {
    var sheet = Sheet(name: context.names.chartData)
    sheet.isHidden = true
    var canvas = Canvas(width: 17)
    let bars = ageBars
    for _ in 0...max(Self.trendRows, bars.count, context.figures.quarters.count) { canvas.addRow(height: 20) }
    let titles = [
      (0, say("月份", "Month")), (1, say("未结", "Pending")), (2, say("一年以上", "≥ 1 year")), (3, say("三年以上", "≥ 3 years")),
      (8, say("季度", "Quarter")), (9, say("新收", "Received")), (10, say("结案", "Closed")),
      (12, say("分组", "Group")), (13, say("不满1年", "< 1 year")), (14, say("1—3年", "1–3 years")), (15, say("3年以上", "≥ 3 years")),
    ]
    for (column, title) in titles { canvas.put(.text(title), row: 0, column: column, style: .plain) }
    for (index, point) in context.figures.trend.enumerated() {
      let isLast = index == Self.trendMonths - 1
      // Every sixth month is named: printers differ in how they thin out labels, so the others have none.
      let label = index.isMultiple(of: 6) ? month(point.asOf) : " "
      canvas.put(.text(label), row: index + 1, column: 0, style: .plain)
      for (series, value) in ([point.pending] + point.over).enumerated() {
        canvas.put(.integer(value), row: index + 1, column: series + 1, style: .plain)
        if isLast { canvas.put(.integer(value), row: index + 1, column: series + 4, style: .plain) }
      }
    }
    for (index, quarter) in context.figures.quarters.enumerated() {
      canvas.put(.text(label(quarter, isFirst: index == 0)), row: index + 1, column: 8, style: .plain)
      canvas.put(.integer(quarter.received), row: index + 1, column: 9, style: .plain)
      canvas.put(.integer(quarter.closed), row: index + 1, column: 10, style: .plain)
    }
    for (index, bar) in bars.enumerated() {
      canvas.put(.text(bar.label), row: index + 1, column: 12, style: .plain)
      canvas.put(.integer(bar.under12), row: index + 1, column: 13, style: .plain)
      canvas.put(.integer(bar.middle), row: index + 1, column: 14, style: .plain)
      canvas.put(.integer(bar.over36), row: index + 1, column: 15, style: .plain)
    }
    sheet.blocks = [.rows(canvas.rows)]
    return sheet
  }

  private func month(_ date: CivilDate) -> String { say("\(date.year)年\(date.month)月", "\(date.year)-\(date.month)") }

  private func label(_ quarter: SituationFigures.Quarter, isFirst: Bool) -> String {
    let numerals = ["一季", "二季", "三季", "四季"]
    let name = say(numerals[quarter.number - 1], "Q\(quarter.number)")
    return isFirst || quarter.number == 1 ? "\(name)\n\(quarter.year)" : name
  }

  /// Two bars a group (this period, the comparison) with an empty one between groups.
  var ageBars: [AgeBar] {
    let current = "\(context.input.period.days.through.year)"
    let priorYear = context.input.comparison.days.through.year
    let prior = "\(priorYear)" == current ? context.priorWord : "\(priorYear)"
    var bars: [AgeBar] = []
    for group in context.figures.byOwner.groups {
      let name = context.label(group.key, .ownerLevel)
      if !bars.isEmpty { bars.append(AgeBar(label: " ", under12: 0, middle: 0, over36: 0)) }
      bars.append(bar("\(name) \(current)", group, \.current))
      bars.append(bar(prior, group, \.prior))
    }
    return bars
  }

  private func bar(
    _ label: String, _ group: GroupStatistics, _ side: KeyPath<MeasureValue, Ratio?>
  ) -> AgeBar {
    func count(_ id: MeasureID) -> Int { group[id]?[keyPath: side]?.numerator ?? 0 }
    let over12 = count(.pendingOver(months: 12))
    let over36 = count(.pendingOver(months: 36))
    return AgeBar(label: label, under12: count(.pending) - over12, middle: over12 - over36, over36: over36)
  }

  // MARK: Charts

  private func series(_ name: String, _ categories: Int, _ values: Int, rows: Int, _ color: Color) -> ChartSeries {
    ChartSeries(
      name: name, sheet: context.names.chartData,
      categories: CellRange(firstRow: 1, firstColumn: categories, lastRow: rows, lastColumn: categories),
      values: CellRange(firstRow: 1, firstColumn: values, lastRow: rows, lastColumn: values), color: color)
  }

  /// Lines over 24 months, each labelled at its end; `columns` are 1 (pending), 2 (≥ 1 year), 3 (≥ 3 years).
  func trendChart(columns: [Int]) -> Chart {
    let looks: [Int: (name: String, color: Color, dash: ChartSeries.Dash)] = [
      1: (say("未结", "Pending"), Palette.secondary, .dot),
      2: (say("一年以上", "≥ 1 year"), Palette.ink, .solid),
      3: (say("三年以上", "≥ 3 years"), Palette.accent, .dash),
    ]
    var lines: [ChartSeries] = []
    var ends: [ChartSeries] = []
    for column in columns {
      guard let look = looks[column], let last = context.figures.trend.last else { continue }
      var line = series(look.name, 0, column, rows: Self.trendRows, look.color)
      line.dash = look.dash
      let values = context.figures.trend.map { ([$0.pending] + $0.over)[column - 1] }
      line.labels = .custom([0: "\(values[0])", 11: "\(values[11])"])
      lines.append(line)
      var end = series(look.name, 0, column + 3, rows: Self.trendRows, look.color)
      end.drawsLine = false
      end.markerSize = 6
      end.labels = .custom([Self.trendMonths - 1: "\(look.name) \(([last.pending] + last.over)[column - 1])"])
      end.labelPosition = .right
      ends.append(end)
    }
    var chart = Chart(kind: .line, series: lines + ends)
    chart.categoryInterval = 6
    return chart
  }

  /// Filings and closings by quarter.
  var quarterChart: Chart {
    let count = context.figures.quarters.count
    var received = series(say("新收", "Received"), 8, 9, rows: count, Color(0xCBD6E2))
    received.outline = Palette.ink
    received.labels = .values(format: "")
    received.labelPosition = .outsideEnd
    received.labelColor = Palette.text
    var closed = series(say("结案", "Closed"), 8, 10, rows: count, Palette.ink)
    closed.labels = .values(format: "")
    closed.labelPosition = .outsideEnd
    closed.labelColor = Palette.text
    var chart = Chart(kind: .column, series: [received, closed])
    chart.legend = .top
    chart.showsValueAxis = false
    return chart
  }

  /// Age bands by owner level.
  var ageingChart: Chart? {
    let count = ageBars.count
    guard count > 0 else { return nil }
    let format = "[>=4]0;;"
    var young = series(say("不满1年", "< 1 year"), 12, 13, rows: count, Palette.ageLight)
    young.labels = .values(format: format)
    young.labelColor = Palette.text
    young.labelPosition = .center
    var middle = series(say("1—3年", "1–3 years"), 12, 14, rows: count, Palette.ageMiddle)
    middle.labels = .values(format: format)
    middle.labelColor = Color(0xFFFFFF)
    middle.labelPosition = .center
    var old = series(say("3年以上", "≥ 3 years"), 12, 15, rows: count, Palette.ink)
    old.labels = .values(format: format)
    old.labelColor = Color(0xFFFFFF)
    old.labelPosition = .center
    var chart = Chart(kind: .stackedBar, series: [young, middle, old])
    chart.legend = .top
    chart.showsValueAxis = false
    chart.reversesCategories = true
    chart.gapPercent = 12
    return chart
  }
}
