import Reports

/// Checks one chart.
struct ChartCheck {
  /// The sheet on which it lies.
  let sheet: String
  /// Its position among the sheet's charts.
  let index: Int
  /// Names of all sheets.
  let sheetNames: Set<String>

  private static let pointLimit = 32_000

  /// Fails on the first thing that cannot be stored.
  func run(_ placement: ChartPlacement) throws(WorkbookError) {
    guard placement.position.isOnSheet, (1...20_000).contains(placement.width),
      (1...20_000).contains(placement.height), (0...20_000).contains(placement.offsetX),
      (0...20_000).contains(placement.offsetY)
    else { throw fault(.placement) }
    try check(placement.chart)
    for (position, series) in placement.chart.series.enumerated() { try check(series, at: position) }
  }

  private func fault(_ reason: ChartFault) -> WorkbookError {
    .badChart(sheet: sheet, index: index, reason: reason)
  }

  private func check(_ chart: Chart) throws(WorkbookError) {
    guard (1...255).contains(chart.series.count) else { throw fault(.seriesCount(chart.series.count)) }
    for entry in chart.hiddenLegendEntries { try require(entry, in: 0...(chart.series.count - 1)) }
    try require(chart.categoryInterval, in: 1...65_535)
    try require(chart.gapPercent, in: 0...500)
    try require(chart.overlapPercent, in: -100...100)
    for limit in [chart.valueAxisMaximum, chart.valueAxisStep].compactMap({ $0 }) {
      guard limit.isFinite, limit > 0 else { throw fault(.measure(limit)) }
    }
    guard chart.fontPoints >= 1, chart.fontPoints <= 409 else { throw fault(.measure(chart.fontPoints)) }
  }

  private func check(_ series: ChartSeries, at position: Int) throws(WorkbookError) {
    guard sheetNames.contains(series.sheet) else { throw fault(.unknownSheet(series.sheet)) }
    for range in [series.categories, series.values] {
      let isLine = range.first.row == range.last.row || range.first.column == range.last.column
      guard range.isOnSheet, isLine, range.cellCount <= Self.pointLimit else { throw fault(.range(range)) }
    }
    guard series.categories.cellCount == series.values.cellCount else {
      throw fault(.categoriesDiffer(series: position))
    }
    guard series.lineWidth.isFinite, series.lineWidth > 0, series.lineWidth <= 1_584 else {
      throw fault(.measure(series.lineWidth))
    }
    if series.markerSize != 0 { try require(series.markerSize, in: 2...72) }
    try check(text: series.name)
    switch series.labels {
    case .none: return
    case .values(let format):
      // The library has room for 127 bytes.
      guard format.utf8.count <= 127 else { throw fault(.text(format)) }
    case .custom(let texts):
      for (point, text) in texts.sorted(by: { $0.key < $1.key }) {
        try require(point, in: 0...(series.values.cellCount - 1))
        try check(text: text)
      }
    }
  }

  /// The library would take a text after an equals sign for a formula.
  private func check(text: String) throws(WorkbookError) {
    guard XMLText.cleaned(text).first != "=", text.utf16.count <= 255 else { throw fault(.text(text)) }
  }

  private func require(_ value: Int, in range: ClosedRange<Int>) throws(WorkbookError) {
    guard range.contains(value) else { throw fault(.measure(Double(value))) }
  }
}
