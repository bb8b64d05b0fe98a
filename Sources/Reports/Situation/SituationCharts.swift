import CaseFile

/// The charts of a situation report, drawn from the numbers of `ChartDataSheet`.
struct SituationCharts {
  let context: SituationContext
  var say: ReportLanguage { context.say }

  init(_ context: SituationContext) { self.context = context }

  func series(_ name: String, _ categories: Int, _ values: Int, rows: Int, _ color: Color) -> ChartSeries {
    ChartSeries(
      name: name, sheet: context.names.chartData,
      categories: CellRange(firstRow: 1, firstColumn: categories, lastRow: rows, lastColumn: categories),
      values: CellRange(firstRow: 1, firstColumn: values, lastRow: rows, lastColumn: values), color: color)
  }

  /// Lines over 24 months, each labelled at its end; `columns` are 1 (pending), 2 (≥ 1 year), 3 (≥ 3 years).
  func trend(columns: [Int]) -> Chart {
    let values = columns.map(trendValues)
    let scale = AxisScale(largest: values.joined().max() ?? 0)
    let ends = endLabels(columns, values, maximum: scale.maximum)
    var lines: [ChartSeries] = []
    var points: [ChartSeries] = []
    for (index, column) in columns.enumerated() {
      let look = trendLook(column)
      var line = series(look.name, 0, column, rows: ChartDataSheet.trendRows, look.color)
      line.dash = look.dash
      if ends[index] != nil { line.labels = .custom([0: "\(values[index][0])", 11: "\(values[index][11])"]) }
      lines.append(line)
      var point = series(look.name, 0, column + 3, rows: ChartDataSheet.trendRows, look.color)
      point.drawsLine = false
      point.markerSize = 6
      point.labels = ends[index].map { .custom([ChartDataSheet.trendMonths - 1: $0]) } ?? .none
      // A label right of a point near 0 would lie on the axis.
      point.labelPosition = Double(values[index].last ?? 0) < scale.maximum * 0.06 ? .above : .right
      points.append(point)
    }
    var chart = Chart(kind: .line, series: lines + points)
    chart.categoryInterval = ChartDataSheet.labelledMonths
    chart.scale(by: scale)
    return chart
  }

  private func trendValues(_ column: Int) -> [Int] {
    context.figures.trend.map { ([$0.pending] + $0.over)[column - 1] }
  }

  private func trendLook(_ column: Int) -> (name: String, color: Color, dash: ChartSeries.Dash) {
    switch column {
    case 1: return (say("未结", "Pending"), Palette.secondary, .dot)
    case 2: return (say("一年以上", "≥ 1 year"), Palette.ink, .solid)
    default: return (say("三年以上", "≥ 3 years"), Palette.accent, .dash)
    }
  }

  /// Labels of the last points. Where lines end so close that their labels would lie upon each other, the upper one
  /// carries them all and the others have none.
  private func endLabels(_ columns: [Int], _ values: [[Int]], maximum: Double) -> [String?] {
    var labels: [String?] = []
    var carrier = 0
    for (index, column) in columns.enumerated() {
      let last = values[index].last ?? 0
      let text = "\(trendLook(column).name) \(last)"
      let isClose = index > 0 && Double((values[carrier].last ?? 0) - last) < maximum * 0.12
      if isClose, let above = labels[carrier] {
        labels[carrier] = above + "\n" + text
        labels.append(nil)
      } else {
        carrier = index
        labels.append(text)
      }
    }
    return labels
  }

  /// Filings and closings by quarter.
  var quarters: Chart {
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
  var ageing: Chart? {
    let count = ChartDataSheet(context).ageBars.count
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

  /// Pending cases by node, those over at their node apart.
  func nodes(_ figures: NodeFigures) -> Chart {
    let count = figures.nodes.count
    let format = "[>=3]0;;"
    let columns = ChartDataSheet.nodeColumn
    var calm = series(say("未逾期", "Not over"), columns, columns + 1, rows: count, Palette.notOverdue)
    calm.labels = .values(format: format)
    calm.labelColor = Palette.text
    calm.labelPosition = .center
    var over = series(say("逾期", "Over"), columns, columns + 2, rows: count, Palette.accent)
    over.labels = .values(format: format)
    over.labelColor = Color(0xFFFFFF)
    over.labelPosition = .center
    var chart = Chart(kind: .stackedBar, series: [calm, over])
    chart.legend = .top
    chart.showsValueAxis = false
    chart.reversesCategories = true
    chart.gapPercent = 35
    chart.fontPoints = 8
    return chart
  }
}
