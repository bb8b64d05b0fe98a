import CXLSXWriter
import Reports

typealias ChartPointer = UnsafeMutablePointer<lxw_chart>

/// Draws one chart, which has been checked, in the house style: no title, no frame, thin grey gridlines.
struct ChartWriter {
  let document: OpenWorkbook
  let chart: Chart

  static let gridColor = Color(0xDDE2E7)
  static let axisColor = Color(0x8E99A6)
  static let axisTextColor = Color(0x5F6872)
  static let textColor = Color(0x1E1E1E)
  private static let defaultSize = (width: 480.0, height: 288.0)

  /// Makes the chart and lays it over the cells of `worksheet`.
  func insert(
    _ placement: ChartPlacement, on worksheet: WorksheetPointer, of sheet: String
  ) throws(WorkbookError) {
    let pointer = try document.addChart(type)
    setFrame(pointer)
    try setLegend(pointer, sheet: sheet)
    setAxes(pointer)
    for series in chart.series {
      try SeriesWriter(document: document, kind: chart.kind, fontPoints: chart.fontPoints, series: series)
        .add(to: pointer, sheet: sheet)
    }
    var options = lxw_chart_options()
    options.x_offset = Int32(placement.offsetX)
    options.y_offset = Int32(placement.offsetY)
    options.x_scale = Double(placement.width) / Self.defaultSize.width
    options.y_scale = Double(placement.height) / Self.defaultSize.height
    options.object_position = code(LXW_OBJECT_MOVE_DONT_SIZE)
    options.description = document.strings.copyUnlessEmpty(XMLText.cleaned(placement.description))
    try require(
      worksheet_insert_chart_opt(
        worksheet, UInt32(placement.position.row), UInt16(placement.position.column), pointer, &options),
      .sheet(name: sheet))
  }

  private var type: lxw_chart_type {
    switch chart.kind {
    case .line: return LXW_CHART_LINE
    case .column: return LXW_CHART_COLUMN
    case .stackedBar: return LXW_CHART_BAR_STACKED
    }
  }

  private func setFrame(_ pointer: ChartPointer) {
    chart_title_off(pointer)
    var line = lxw_chart_line()
    line.none = 1
    var fill = lxw_chart_fill()
    fill.none = 1
    chart_chartarea_set_line(pointer, &line)
    chart_chartarea_set_fill(pointer, &fill)
    chart_plotarea_set_line(pointer, &line)
    chart_plotarea_set_fill(pointer, &fill)
    chart_show_blanks_as(pointer, code(LXW_CHART_BLANKS_AS_GAP))
    if chart.kind != .line {
      chart_set_series_gap(pointer, UInt16(chart.gapPercent))
      chart_set_series_overlap(pointer, chart.kind == .stackedBar ? 100 : Int8(chart.overlapPercent))
    }
  }

  private func setLegend(_ pointer: ChartPointer, sheet: String) throws(WorkbookError) {
    switch chart.legend {
    case .none:
      chart_legend_set_position(pointer, code(LXW_CHART_LEGEND_NONE))
      return
    case .top: chart_legend_set_position(pointer, code(LXW_CHART_LEGEND_TOP))
    case .bottom: chart_legend_set_position(pointer, code(LXW_CHART_LEGEND_BOTTOM))
    }
    var font = document.chartFont(.song, points: chart.fontPoints, color: Self.textColor)
    chart_legend_set_font(pointer, &font)
    guard !chart.hiddenLegendEntries.isEmpty else { return }
    var hidden = Set(chart.hiddenLegendEntries).sorted().map { Int16($0) } + [-1]
    try require(chart_legend_delete_series(pointer, &hidden), .sheet(name: sheet))
  }

  private func setAxes(_ pointer: ChartPointer) {
    // The library turns the axes of bars round: ask them which one carries the values.
    guard let first = chart_axis_get(pointer, LXW_CHART_AXIS_TYPE_X),
      let second = chart_axis_get(pointer, LXW_CHART_AXIS_TYPE_Y)
    else { return }
    let isSwapped = second.pointee.is_category != 0
    setCategoryAxis(isSwapped ? second : first)
    setValueAxis(isSwapped ? first : second)
  }

  private func setCategoryAxis(_ axis: UnsafeMutablePointer<lxw_chart_axis>) {
    var line = lxw_chart_line()
    line.color = code(Self.axisColor)
    line.width = 0.75
    chart_axis_set_line(axis, &line)
    var font = document.chartFont(.song, points: chart.fontPoints, color: Self.axisTextColor)
    chart_axis_set_num_font(axis, &font)
    chart_axis_major_gridlines_set_visible(axis, 0)
    let mark = chart.kind == .line ? LXW_CHART_AXIS_TICK_MARK_OUTSIDE : LXW_CHART_AXIS_TICK_MARK_NONE
    chart_axis_set_major_tick_mark(axis, code(mark))
    chart_axis_set_minor_tick_mark(axis, code(LXW_CHART_AXIS_TICK_MARK_NONE))
    // Under columns that hang below the axis their labels would lie upon them.
    if chart.valueAxisMinimum != 0 { chart_axis_set_label_position(axis, code(LXW_CHART_AXIS_LABEL_POSITION_LOW)) }
    if chart.categoryInterval > 1 { chart_axis_set_interval_unit(axis, UInt16(chart.categoryInterval)) }
    if chart.reversesCategories {
      chart_axis_set_reverse(axis)
      // Keeps the value axis below (or left) though the categories run the other way.
      chart_axis_set_crossing_max(axis)
    }
  }

  private func setValueAxis(_ axis: UnsafeMutablePointer<lxw_chart_axis>) {
    if let minimum = chart.valueAxisMinimum { chart_axis_set_min(axis, minimum) }
    if let maximum = chart.valueAxisMaximum { chart_axis_set_max(axis, maximum) }
    if let step = chart.valueAxisStep { chart_axis_set_major_unit(axis, step) }
    guard chart.showsValueAxis else {
      chart_axis_major_gridlines_set_visible(axis, 0)
      chart_axis_off(axis)
      return
    }
    var none = lxw_chart_line()
    none.none = 1
    chart_axis_set_line(axis, &none)
    chart_axis_set_major_tick_mark(axis, code(LXW_CHART_AXIS_TICK_MARK_NONE))
    chart_axis_set_minor_tick_mark(axis, code(LXW_CHART_AXIS_TICK_MARK_NONE))
    var font = document.chartFont(.figures, points: chart.fontPoints, color: Self.axisTextColor)
    chart_axis_set_num_font(axis, &font)
    var grid = lxw_chart_line()
    grid.color = code(Self.gridColor)
    grid.width = 0.75
    chart_axis_major_gridlines_set_visible(axis, 1)
    chart_axis_major_gridlines_set_line(axis, &grid)
  }
}

extension OpenWorkbook {
  /// A font for chart text; its name lives as long as the workbook.
  func chartFont(_ typeface: Typeface, points: Double, color: Color) -> lxw_chart_font {
    var font = lxw_chart_font()
    font.name = strings.copy(typeface.name)
    font.size = points
    font.color = code(color)
    return font
  }
}
