import Reports

/// Checks one sheet but for its cells and charts.
struct SheetCheck {
  let sheet: Sheet

  /// Fails on the first thing that cannot be stored.
  func run() throws(WorkbookError) {
    let rowCount = sheet.rowCount
    guard rowCount <= CellLimits.rows else { throw .tooManyRows(sheet: sheet.name, count: rowCount) }
    try checkColumns()
    try checkMerges()
    try checkCellsUnderMerges()
    try checkView()
    try checkDataBars()
    try checkNotes()
    try checkLinks()
    try checkPage()
  }

  private func layout(_ reason: LayoutFault) -> WorkbookError {
    .badLayout(sheet: sheet.name, reason: reason)
  }

  private func checkColumns() throws(WorkbookError) {
    guard sheet.columns.count <= CellLimits.columns else {
      throw .tooManyColumns(sheet: sheet.name, row: 0, count: sheet.columns.count)
    }
    for (index, column) in sheet.columns.enumerated() {
      guard (0...1_790).contains(column.widthPixels) else {
        throw layout(.columnWidth(column: index, pixels: column.widthPixels))
      }
      guard (0...7).contains(column.outlineLevel) else {
        throw layout(.outlineLevel(column: index, level: column.outlineLevel))
      }
    }
  }

  private func checkMerges() throws(WorkbookError) {
    for range in sheet.merges {
      guard range.isOnSheet else { throw layout(.range(range)) }
      if range.first == range.last { throw layout(.mergeOfOneCell(range)) }
    }
    // Sorted by first row, a merge can only meet those that have not ended above it.
    var open: [CellRange] = []
    for range in sheet.merges.sorted(by: { $0.first.row < $1.first.row }) {
      open.removeAll { $0.last.row < range.first.row }
      if let other = open.first(where: { $0.sharesColumn(with: range) }) {
        throw layout(.overlappingMerges(other, range))
      }
      open.append(range)
    }
  }

  /// Looks at rows at hand only: those made on demand would have to be made twice.
  private func checkCellsUnderMerges() throws(WorkbookError) {
    guard !sheet.merges.isEmpty else { return }
    var start = 0
    for block in sheet.blocks {
      if case .rows(let rows) = block {
        for range in sheet.merges { try check(rows, startingAt: start, under: range) }
      }
      start += block.rowCount
    }
  }

  private func check(_ rows: [Row], startingAt start: Int, under range: CellRange) throws(WorkbookError) {
    let first = max(range.first.row, start)
    let last = min(range.last.row, start + rows.count - 1)
    guard first <= last else { return }
    for row in first...last {
      let cells = rows[row - start].cells
      for column in range.first.column...range.last.column where column < cells.count {
        let position = CellPosition(row: row, column: column)
        if position == range.first || cells[column].value == .empty || cells[column].value == .text("") {
          continue
        }
        throw layout(.valueUnderMerge(position))
      }
    }
  }

  private func checkView() throws(WorkbookError) {
    for position in [sheet.selection, sheet.frozen].compactMap({ $0 }) where !position.isOnSheet {
      throw layout(.position(position))
    }
    if let filter = sheet.autoFilter, !filter.isOnSheet { throw layout(.range(filter)) }
    guard (10...400).contains(sheet.zoomPercent) else { throw layout(.zoom(percent: sheet.zoomPercent)) }
  }

  private func checkDataBars() throws(WorkbookError) {
    for (index, bar) in sheet.dataBars.enumerated() {
      guard bar.range.isOnSheet else { throw layout(.range(bar.range)) }
      guard bar.minimum.isFinite, bar.maximum.isFinite, bar.minimum < bar.maximum else {
        throw layout(.dataBar(index: index))
      }
    }
  }

  private func checkNotes() throws(WorkbookError) {
    for note in sheet.notes {
      let text = XMLText.forCell(note.text)
      let length = text.utf16.count
      guard (1...XMLText.cellLimit).contains(length), note.position.isOnSheet else {
        let place = CellPlace(sheet: sheet.name, row: note.position.row, column: note.position.column)
        throw .badNote(place, length: length)
      }
    }
  }

  private func checkLinks() throws(WorkbookError) {
    for link in sheet.links where !link.position.isOnSheet || link.tip.utf16.count > Self.tipLimit {
      throw .badLink(
        CellPlace(sheet: sheet.name, row: link.position.row, column: link.position.column), target: link.target)
    }
  }

  private static let tipLimit = 255

  private func checkPage() throws(WorkbookError) {
    let page = sheet.page
    func fail(_ reason: PageFault) -> WorkbookError { .badPage(sheet: sheet.name, reason: reason) }
    let margins = page.margins
    for margin in [margins.side, margins.top, margins.bottom, margins.header, margins.footer] {
      guard margin.isFinite, margin >= 0, margin < 49 else { throw fail(.margin(margin)) }
    }
    for count in [page.fitWidth, page.fitHeight] where !(0...32_767).contains(count) {
      throw fail(.pages(count))
    }
    if let rows = page.repeatedRows, rows.lowerBound < 0 || rows.upperBound >= CellLimits.rows {
      throw fail(.repeatedRows(rows))
    }
    if let columns = page.repeatedColumns, columns.lowerBound < 0 || columns.upperBound >= CellLimits.columns {
      throw fail(.repeatedColumns(columns))
    }
    if let area = page.printArea, !area.isOnSheet { throw layout(.range(area)) }
    for (index, row) in page.breaksBeforeRows.enumerated() {
      guard index < 1_023, row > 0, row < CellLimits.rows else { throw fail(.pageBreak(row: row)) }
    }
    for line in [page.header, page.footer] {
      let length = HeaderFooterText.render(line).utf16.count
      guard length <= HeaderFooterText.limit else { throw fail(.headerOrFooterTooLong(length: length)) }
    }
  }
}

extension CellPosition {
  /// Whether a sheet has such a cell.
  var isOnSheet: Bool { (0..<CellLimits.rows).contains(row) && (0..<CellLimits.columns).contains(column) }
}

extension CellRange {
  /// Whether both corners are on a sheet and in order.
  var isOnSheet: Bool {
    first.isOnSheet && last.isOnSheet && first.row <= last.row && first.column <= last.column
  }

  fileprivate func sharesColumn(with other: CellRange) -> Bool {
    first.column <= other.last.column && other.first.column <= last.column
  }
}
