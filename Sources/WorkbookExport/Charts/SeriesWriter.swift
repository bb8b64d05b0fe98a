import CXLSXWriter
import Reports

/// Draws one series of a chart.
struct SeriesWriter {
  let document: OpenWorkbook
  let kind: Chart.Kind
  let fontPoints: Double
  let series: ChartSeries

  private typealias Pointer = UnsafeMutablePointer<lxw_chart_series>

  /// Adds the series to the chart on sheet `sheet`.
  func add(to chart: ChartPointer, sheet: String) throws(WorkbookError) {
    let pointer = try makeSeries(in: chart)
    if !series.name.isEmpty { chart_series_set_name(pointer, XMLText.cleaned(series.name)) }
    if kind == .line { drawLine(pointer) } else { fillBars(pointer) }
    try setLabels(pointer, sheet: sheet)
  }

  /// The library fills the caches of the ranges from the cells when the workbook is closed.
  private func makeSeries(in chart: ChartPointer) throws(WorkbookError) -> Pointer {
    let failure = WorkbookError.library(
      code: Int(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue), operation: .create)
    guard series.sheet.contains("'") else {
      let categories = SheetReference.formula(series.categories, sheet: series.sheet)
      let values = SheetReference.formula(series.values, sheet: series.sheet)
      guard let pointer = chart_add_series(chart, categories, values) else { throw failure }
      return pointer
    }
    // The library does not find a sheet again whose quoted name holds doubled apostrophes: name it plainly.
    guard let pointer = chart_add_series(chart, nil, nil) else { throw failure }
    let (categories, values) = (series.categories, series.values)
    chart_series_set_categories(
      pointer, series.sheet, UInt32(categories.first.row), UInt16(categories.first.column),
      UInt32(categories.last.row), UInt16(categories.last.column))
    chart_series_set_values(
      pointer, series.sheet, UInt32(values.first.row), UInt16(values.first.column),
      UInt32(values.last.row), UInt16(values.last.column))
    return pointer
  }

  private func drawLine(_ pointer: Pointer) {
    var line = lxw_chart_line()
    if series.drawsLine {
      line.color = code(series.color)
      line.width = Float(series.lineWidth)
      switch series.dash {
      case .solid: line.dash_type = code(LXW_CHART_LINE_DASH_SOLID)
      case .dash: line.dash_type = code(LXW_CHART_LINE_DASH_DASH)
      case .dot: line.dash_type = code(LXW_CHART_LINE_DASH_ROUND_DOT)
      }
    } else {
      line.none = 1
    }
    chart_series_set_line(pointer, &line)
    chart_series_set_smooth(pointer, 0)
    guard series.markerSize > 0 else {
      chart_series_set_marker_type(pointer, code(LXW_CHART_MARKER_NONE))
      return
    }
    chart_series_set_marker_type(pointer, code(LXW_CHART_MARKER_CIRCLE))
    chart_series_set_marker_size(pointer, UInt8(series.markerSize))
    var fill = lxw_chart_fill()
    fill.color = code(series.color)
    chart_series_set_marker_fill(pointer, &fill)
    var outline = lxw_chart_line()
    outline.color = code(series.color)
    outline.width = 0.75
    chart_series_set_marker_line(pointer, &outline)
  }

  private func fillBars(_ pointer: Pointer) {
    var fill = lxw_chart_fill()
    fill.color = code(series.color)
    chart_series_set_fill(pointer, &fill)
    var line = lxw_chart_line()
    if let outline = series.outline {
      line.color = code(outline)
      line.width = 0.75
    } else {
      line.none = 1
    }
    chart_series_set_line(pointer, &line)
  }

  private func setLabels(_ pointer: Pointer, sheet: String) throws(WorkbookError) {
    if series.labels == .none { return }
    chart_series_set_labels(pointer)
    chart_series_set_labels_position(pointer, labelPosition)
    var font = document.chartFont(
      .figures, points: fontPoints, color: series.labelColor ?? series.color)
    chart_series_set_labels_font(pointer, &font)
    switch series.labels {
    case .none: return
    case .values(let format):
      if !format.isEmpty { chart_series_set_labels_num_format(pointer, format) }
    case .custom(let texts): try setCustomLabels(texts, on: pointer, font: &font, sheet: sheet)
    }
  }

  /// Every point gets an entry, since a point without one would show its value.
  private func setCustomLabels(
    _ texts: [Int: String], on pointer: Pointer, font: inout lxw_chart_font, sheet: String
  ) throws(WorkbookError) {
    let count = series.values.cellCount
    let labels = UnsafeMutableBufferPointer<lxw_chart_data_label>.allocate(capacity: count)
    labels.initialize(repeating: lxw_chart_data_label())
    defer { labels.deallocate() }
    let result = withUnsafeMutablePointer(to: &font) { font in
      for index in 0..<count {
        if let text = texts[index], !text.isEmpty {
          labels[index].value = document.strings.copy(XMLText.cleaned(text))
          labels[index].font = font
        } else {
          labels[index].hide = 1
        }
      }
      var entries = (0..<count).map { labels.baseAddress?.advanced(by: $0) } + [nil]
      return chart_series_set_labels_custom(pointer, &entries)
    }
    try require(result, .sheet(name: sheet))
  }

  /// The nearest position that the kind of chart knows: others would make the file unreadable.
  private var labelPosition: UInt8 {
    switch (kind, series.labelPosition) {
    case (.line, .right): return code(LXW_CHART_LABEL_POSITION_RIGHT)
    case (.line, .center), (.column, .center), (.stackedBar, _): return code(LXW_CHART_LABEL_POSITION_CENTER)
    case (.line, _): return code(LXW_CHART_LABEL_POSITION_ABOVE)
    case (.column, _): return code(LXW_CHART_LABEL_POSITION_OUTSIDE_END)
    }
  }
}

extension CellRange {
  /// Number of cells.
  var cellCount: Int { (last.row - first.row + 1) * (last.column - first.column + 1) }
}
