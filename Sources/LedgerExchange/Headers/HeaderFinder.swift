import CaseFile

/// Finds the header among the first rows of a table.
///
/// A header may stand in two or three rows: groups (债权情况) over their columns (人数, 总额), single columns merged
/// over the height of all. The row that holds 案号 is looked for first; rows below it that continue it and
/// rows of groups above it are then taken together.
struct HeaderFinder {
  /// Titles, notes and blank lines above a header are normal; more than so many are not.
  static let searchedRows = 40
  /// Rows of a header below or above the one with the case number.
  private static let furtherRows = 2

  private let rows: [TableRow]
  private let merges: [CellRange]
  private let mapping: LedgerMapping.Section

  /// A search among the first rows of a table (`searchedRows` and `furtherRows` more), with what is merged there.
  init(rows: [TableRow], merges: [CellRange], mapping: LedgerMapping.Section = .none) {
    self.rows = rows
    self.merges = merges
    self.mapping = mapping
  }

  /// Rows to read before a search.
  static let rowsRead = searchedRows + furtherRows

  /// Whether a row may hold a header, seen without its merged cells.
  static func mayHoldHeader(_ rows: [TableRow], mapping: LedgerMapping.Section) -> Bool {
    rows.prefix(searchedRows).contains { HeaderFinder(rows: rows, merges: [], mapping: mapping).anchor(in: $0) != nil }
  }

  /// The header; nil when there is none.
  func header() -> LedgerHeader? {
    for index in rows.indices.prefix(Self.searchedRows) {
      if let asked = mapping.headerRows, !asked.contains(rows[index].number) { continue }
      guard let anchor = anchor(in: rows[index]) else { continue }
      let extent = extent(around: index, anchor: anchor)
      let header = HeaderLayout(rows: Array(rows[extent]), merges: merges, mapping: mapping)
        .header(titleUnit: titleUnit(above: extent.lowerBound))
      let known = header.columns.values.filter { !$0.isIgnored }
      if known.contains(.caseNumber), known.count >= 2 { return header }
    }
    return nil
  }

  /// Position of the column of case numbers in a row.
  private func anchor(in row: TableRow) -> Int? {
    row.cells.indices.first { position in
      let title = Self.title(row.cells[position])
      guard !title.isEmpty else { return false }
      if let meaning = mapping.meaning(of: title, position: position) { return meaning == .column(.caseNumber, nil) }
      return LedgerColumn.recognise(title)?.column == .caseNumber
    }
  }

  private func extent(around index: Int, anchor: Int) -> ClosedRange<Int> {
    var first = index
    var last = index
    while last - index < Self.furtherRows, continues(last + 1, below: index, anchor: anchor) { last += 1 }
    while index - first < Self.furtherRows, first > 0, isGroupRow(first - 1, above: first) { first -= 1 }
    return first...last
  }

  // MARK: Rows below

  private func continues(_ index: Int, below anchorIndex: Int, anchor: Int) -> Bool {
    guard rows.indices.contains(index) else { return false }
    let (row, above) = (rows[index], rows[index - 1])
    let place = CellReference(row: rows[anchorIndex].number, column: anchor + 1)
    if let range = merges.first(where: { $0.contains(place) }), range.last.row > place.row {
      return range.last.row >= row.number
    }
    guard row.number == above.number + 1, Self.text(row, anchor).isEmpty, Self.looksLikeTitles(row) else { return false }
    let groups = HeaderLayout.spread(rows[anchorIndex], over: row, merges: merges)
    return row.cells.indices.contains { position in
      let title = Self.text(row, position)
      guard !title.isEmpty, position < groups.count, !groups[position].isEmpty else { return false }
      if Self.text(rows[anchorIndex], position).isEmpty { return true }
      return HeaderLayout.joined(groups[position], title) != nil
    }
  }

  /// Whether every cell is a short text without digits, as titles are.
  private static func looksLikeTitles(_ row: TableRow) -> Bool {
    var count = 0
    for cell in row.cells {
      switch cell {
      case .empty: continue
      case .text(let text):
        let key = TextFolding.key(text)
        if key.isEmpty { continue }
        guard key.count <= 20, !key.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return false }
        count += 1
      case .number, .date, .boolean, .error: return false
      }
    }
    return count > 0
  }

  // MARK: Rows above

  /// Whether a row names groups of columns, not the table: several short texts, or one over fewer than half the columns.
  private func isGroupRow(_ index: Int, above lower: Int) -> Bool {
    let (row, below) = (rows[index], rows[lower])
    guard row.number == below.number - 1, Self.looksLikeTitles(row) else { return false }
    let titles = row.cells.indices.filter { !Self.text(row, $0).isEmpty }
    guard titles.allSatisfy({ !Self.text(row, $0).contains { ":：".contains($0) } }) else { return false }
    if titles.count >= 2 { return true }
    let place = CellReference(row: row.number, column: (titles.first ?? 0) + 1)
    guard let range = merges.first(where: { $0.contains(place) }) else { return false }
    let width = range.last.column - range.first.column + 1
    return width >= 2 && width * 2 <= below.cells.count
  }

  // MARK: Units above

  private func titleUnit(above index: Int) -> LedgerColumn.StatedUnit {
    var unit = LedgerColumn.StatedUnit.none
    for row in rows[..<index] {
      for cell in row.cells {
        let title = Self.title(cell)
        guard title.contains("位") else { continue }
        let stated = Self.unitLine(title)
        if stated != .none { unit = stated }
      }
    }
    return unit
  }

  /// What stands before 单位 when it means an office and not a unit of money.
  private static let otherUnits = [
    "填报", "填表", "编制", "制表", "报送", "上报", "申报", "呈报", "报告", "汇总", "主管", "主办", "承办", "审核", "责任", "出资", "所属", "上级", "本",
  ]

  /// The unit of money in a line such as `单位：件、户、万元`. Other units may stand in the same line (填报单位,
  /// 制表单位): they are no units of money.
  private static func unitLine(_ text: String) -> LedgerColumn.StatedUnit {
    let parts = TextFolding.key(text).split(separator: "单位:", omittingEmptySubsequences: false)
    var found = LedgerColumn.StatedUnit.none
    for (before, after) in zip(parts, parts.dropFirst()) {
      guard !otherUnits.contains(where: before.hasSuffix) else { continue }
      let unit = LedgerColumn.statedUnit(String(after))
      if unit != .none { found = unit }
    }
    return found
  }

  // MARK: Cells

  /// The title that a cell holds, line breaks inside it taken out.
  static func title(_ cell: TableCell) -> String {
    switch cell {
    case .text(let text): return TextFolding.trimmed(text.filter { !$0.isNewline })
    case .number(_, let literal): return literal
    case .empty, .date, .boolean, .error: return ""
    }
  }

  static func text(_ row: TableRow, _ position: Int) -> String {
    position < row.cells.count ? title(row.cells[position]) : ""
  }
}
