import CXLSXWriter
import Reports

/// Writes one sheet, which has been checked but for its cells.
struct SheetWriter {
  let sheet: Sheet
  let worksheet: WorksheetPointer
  let formats: FormatTable
  let linkTargets: LinkTargets
  let pictures: WatermarkPictures?

  /// Writes everything but the charts; returns about how many bytes the sheet takes uncompressed.
  func write() throws(WorkbookError) -> Int {
    try setColumns()
    // The library writes nothing for a merge without text and format; the rows bring value and borders.
    for range in sheet.merges {
      try require(
        worksheet_merge_range(
          worksheet, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
          UInt16(range.last.column), "", nil), operation)
    }
    let cells = try writeRows()
    try setView()
    try addDataBars()
    try addNotes()
    try ValidationWriter(sheet: sheet, worksheet: worksheet).write()
    if let protection = sheet.protection { protect(protection) }
    try PageWriter(sheet: sheet, worksheet: worksheet, pictures: pictures).write()
    try pictures?.mark(worksheet, of: sheet)
    try silenceWarnings(columnCount: cells.columnCount)
    return cells.scratchBytes
  }

  private var operation: LibraryOperation { .sheet(name: sheet.name) }

  private func writeRows() throws(WorkbookError) -> CellWriter {
    var writer = CellWriter(
      worksheet: worksheet, sheetName: sheet.name, formats: formats, linkTargets: linkTargets)
    // The library keeps the link when the cell's own value is written over the text that comes with it.
    for link in sheet.links { try writer.write(link) }
    var index = 0
    for block in sheet.blocks {
      switch block {
      case .rows(let rows):
        for row in rows {
          try writer.write(row, at: index)
          index += 1
        }
      case .generated(let count, let makeRow):
        for position in 0..<count {
          try writer.write(makeRow(position), at: index)
          index += 1
        }
      }
    }
    return writer
  }

  private func setColumns() throws(WorkbookError) {
    for (index, column) in sheet.columns.enumerated() {
      var options = lxw_row_col_options()
      options.hidden = column.isHidden || Self.isFolded(column) ? 1 : 0
      options.level = UInt8(column.outlineLevel)
      options.collapsed = opensFoldedGroup(at: index) ? 1 : 0
      try set(column: index, pixels: column.widthPixels, options)
    }
    let end = sheet.columns.count
    guard end < CellLimits.columns, opensFoldedGroup(at: end) else { return }
    var options = lxw_row_col_options()
    options.collapsed = 1
    try set(column: end, pixels: Int(LXW_DEF_COL_WIDTH_PIXELS), options)
  }

  private func set(column: Int, pixels: Int, _ options: lxw_row_col_options) throws(WorkbookError) {
    var options = options
    try require(
      worksheet_set_column_pixels_opt(
        worksheet, UInt16(column), UInt16(column), UInt32(pixels), nil, &options), operation)
  }

  private static func isFolded(_ column: ColumnLayout) -> Bool {
    column.outlineLevel > 0 && column.isCollapsed
  }

  /// Whether the column carries the button of a folded group: it is the first one after that group.
  private func opensFoldedGroup(at index: Int) -> Bool {
    guard index > 0 else { return false }
    let previous = sheet.columns[index - 1]
    let level = index < sheet.columns.count ? sheet.columns[index].outlineLevel : 0
    return Self.isFolded(previous) && level < previous.outlineLevel
  }

  private func setView() throws(WorkbookError) {
    if let frozen = sheet.frozen, frozen.row > 0 || frozen.column > 0 {
      worksheet_freeze_panes(worksheet, UInt32(frozen.row), UInt16(frozen.column))
    }
    let selection = (row: UInt32(sheet.selection.row), column: UInt16(sheet.selection.column))
    worksheet_set_selection(worksheet, selection.row, selection.column, selection.row, selection.column)
    worksheet_gridlines(
      worksheet, code(sheet.showsGridlines ? LXW_SHOW_SCREEN_GRIDLINES : LXW_HIDE_ALL_GRIDLINES))
    if sheet.zoomPercent != 100 { worksheet_set_zoom(worksheet, UInt16(sheet.zoomPercent)) }
    if let color = sheet.tabColor { worksheet_set_tab_color(worksheet, code(color)) }
    if let filter = sheet.autoFilter {
      try require(
        worksheet_autofilter(
          worksheet, UInt32(filter.first.row), UInt16(filter.first.column), UInt32(filter.last.row),
          UInt16(filter.last.column)), operation)
    }
  }

  private func addDataBars() throws(WorkbookError) {
    for bar in sheet.dataBars {
      var rule = lxw_conditional_format()
      rule.type = code(LXW_CONDITIONAL_DATA_BAR)
      rule.data_bar_2010 = 1
      rule.bar_solid = 1
      rule.bar_no_border = 1
      rule.bar_color = code(bar.color)
      rule.min_rule_type = code(LXW_CONDITIONAL_RULE_TYPE_NUMBER)
      rule.min_value = bar.minimum
      rule.max_rule_type = code(LXW_CONDITIONAL_RULE_TYPE_NUMBER)
      rule.max_value = bar.maximum
      let range = bar.range
      try require(
        worksheet_conditional_format_range(
          worksheet, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
          UInt16(range.last.column), &rule), operation)
    }
  }

  private func addNotes() throws(WorkbookError) {
    guard !sheet.notes.isEmpty else { return }
    let strings = CStringArena()
    var options = lxw_comment_options()
    options.font_name = strings.copy(Typeface.song.name)
    options.font_family = Typeface.song.family
    options.font_size = 9
    for note in sheet.notes {
      let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
      // 240 px hold about 18 Chinese characters of 9 pt.
      let count = lines.reduce(0) { $0 + $1.utf16.count / 18 + 1 }
      options.width = 240
      options.height = UInt16(min(16 * count + 12, 600))
      let column = UInt16(note.position.column)
      try require(
        worksheet_write_comment_opt(
          worksheet, UInt32(note.position.row), column, XMLText.forCell(note.text), &options), operation)
    }
  }

  private func protect(_ protection: SheetProtection) {
    func allows(_ permission: SheetProtection.Permission) -> UInt8 { protection.permissions.contains(permission) ? 1 : 0 }
    var options = lxw_protection()
    options.format_cells = allows(.formatCells)
    options.format_columns = allows(.formatColumns)
    options.format_rows = allows(.formatRows)
    options.insert_rows = allows(.insertRows)
    options.delete_rows = allows(.deleteRows)
    options.sort = allows(.sort)
    options.autofilter = allows(.filter)
    worksheet_protect(worksheet, nil, &options)
  }

  /// Credit codes and case numbers are text on purpose: no green corners for "number stored as text".
  private func silenceWarnings(columnCount: Int) throws(WorkbookError) {
    let rowCount = sheet.rowCount
    guard rowCount > 0, columnCount > 0 else { return }
    let range = CellRange(firstRow: 0, firstColumn: 0, lastRow: rowCount - 1, lastColumn: columnCount - 1)
    try require(
      worksheet_ignore_errors(
        worksheet, code(LXW_IGNORE_NUMBER_STORED_AS_TEXT), SheetReference.plain(range)), operation)
  }
}

/// Limits of the sheet grid.
enum CellLimits {
  static let rows = 1_048_576
  static let columns = 16_384
}
