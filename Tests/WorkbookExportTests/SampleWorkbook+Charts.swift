import Reports

extension SampleWorkbook {
  private static func series(_ name: String, column: Int, rows: Int, color: Color) -> ChartSeries {
    ChartSeries(
      name: name, sheet: dataName,
      categories: CellRange(firstRow: 1, firstColumn: 0, lastRow: rows, lastColumn: 0),
      values: CellRange(firstRow: 1, firstColumn: column, lastRow: rows, lastColumn: column), color: color)
  }

  static func lineChart() -> ChartPlacement {
    var first = series("一年以上", column: 1, rows: 15, color: ink)
    first.labels = .custom([0: "125", 6: "95"])
    var second = series("三年以上", column: 2, rows: 15, color: accent)
    second.dash = .dash
    var end = series("末点", column: 3, rows: 15, color: ink)
    end.drawsLine = false
    end.markerSize = 6
    end.labels = .custom([11: "一年以上 70"])
    end.labelPosition = .right
    var chart = Chart(kind: .line, series: [first, second, end])
    chart.valueAxisMaximum = 150
    chart.valueAxisStep = 50
    chart.categoryInterval = 6
    return ChartPlacement(
      position: CellPosition(row: 8, column: 0), offsetX: 4, offsetY: 2, width: 400, height: 198,
      chart: chart,
      description: "一年以上未结由125件降至70件")
  }

  static func columnChart() -> ChartPlacement {
    var first = series("新收", column: 1, rows: 6, color: Color(0xCBD6E2))
    first.outline = ink
    first.labels = .values(format: "")
    first.labelPosition = .outsideEnd
    first.labelColor = Color(0)
    var second = series("审结", column: 4, rows: 6, color: ink)
    second.labels = .values(format: "")
    second.labelPosition = .outsideEnd
    var chart = Chart(kind: .column, series: [first, second])
    chart.legend = .top
    chart.showsValueAxis = false
    return ChartPlacement(
      position: CellPosition(row: 8, column: 4), width: 416, height: 198, chart: chart, description: "新收与审结")
  }

  static func barChart() -> ChartPlacement {
    var first = series("不满一年", column: 4, rows: 4, color: Color(0xDCE4EC))
    first.labels = .values(format: "[>=4]0;;")
    first.labelColor = Color(0x1E1E1E)
    var second = series("一至三年", column: 1, rows: 4, color: Color(0x5E7A9B))
    second.labels = .values(format: "[>=4]0;;")
    second.labelColor = Color(0xFFFFFF)
    let third = series("三年以上", column: 2, rows: 4, color: ink)
    var chart = Chart(kind: .stackedBar, series: [first, second, third])
    chart.legend = .bottom
    chart.hiddenLegendEntries = [2]
    chart.reversesCategories = true
    chart.gapPercent = 12
    return ChartPlacement(
      position: CellPosition(row: 20, column: 0), width: 484, height: 227, chart: chart, description: "账龄构成")
  }
}
