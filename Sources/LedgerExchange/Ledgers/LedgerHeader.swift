import CaseFile

/// The header row of a ledger: what each column means.
public struct LedgerHeader: Hashable, Sendable {
  /// Row of the header, from 1.
  public let row: Int
  /// Headers as written, by position from 0.
  public let titles: [String]
  /// Known columns by position from 0.
  let columns: [Int: LedgerColumn]
  /// Units stated in headers, by position.
  let units: [Int: MoneyReading.Unit]
  /// Unit stated in a line above the header.
  let titleUnit: MoneyReading.Unit?

  /// Columns that the product does not keep in a field of its own, by position, each under another name: a title that
  /// stands twice is numbered, and a column without a title is named by its letters.
  var unknown: [Int: String] {
    var result: [Int: String] = [:]
    var taken: Set<String> = []
    for (position, title) in titles.enumerated() where columns[position] == nil {
      let base = title.isEmpty ? CellReference.columnName(position + 1) + "列" : title
      var name = base
      var count = 1
      while !taken.insert(name).inserted {
        count += 1
        name = "\(base)(\(count))"
      }
      result[position] = name
    }
    return result
  }

  /// What the file holds: milestones when it has a column of nodes; a case ledger that shows the current node has
  /// filing dates and no dates of nodes.
  var kind: LedgerKind {
    guard columns.values.contains(.node) else { return .cases }
    return columns.values.contains(.occurredOn) || !columns.values.contains(.filedOn) ? .milestones : .cases
  }

  /// The header as that of a case ledger: columns that only milestones have are unknown ones.
  var ofCases: LedgerHeader {
    let kept = columns.filter { $0.value != .node && $0.value != .occurredOn && $0.value != .document }
    return LedgerHeader(row: row, titles: titles, columns: kept, units: units, titleUnit: titleUnit)
  }

  /// Whether the column was added by a file of rejected rows.
  func isRejectsColumn(_ position: Int) -> Bool {
    columns[position] == .rejectionReason || columns[position] == .sourceRow
  }

  /// Whether the row is the header of another table: rows below it would be read under the wrong columns. The same
  /// header again, as at the top of every printed page, is none.
  func isContradicted(by row: TableRow) -> Bool {
    let isHeader = row.cells.prefix(6).contains { cell in
      guard case .text(let text) = cell, text.utf8.count <= 30, Self.mayNameCaseNumber(text) else { return false }
      return LedgerColumn.recognise(text)?.column == .caseNumber
    }
    guard isHeader else { return false }
    return row.cells.enumerated().contains { position, cell in
      let title = HeaderFinder.title(cell)
      let expected = position < titles.count ? titles[position] : ""
      return !title.isEmpty && title != expected
        && (LedgerColumn.recognise(title)?.column != LedgerColumn.recognise(expected)?.column
          || LedgerColumn.recognise(title) == nil)
    }
  }

  /// A look at the first character, which spares nearly all cells a look into the table of names.
  private static func mayNameCaseNumber(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return "案破cCdD* ".unicodeScalars.contains(first) && !text.utf8.contains { (0x30...0x39).contains($0) }
  }

  /// The title of a column with the unit in which its money is stated, so that it can stand alone.
  func titleWithUnit(at position: Int) -> String {
    guard columns[position]?.isMoney == true, units[position] == nil, let titleUnit else { return titles[position] }
    return titles[position] + (titleUnit == .hundredMillion ? "（亿元）" : titleUnit == .tenThousand ? "（万元）" : "（元）")
  }

  /// Position of a column, from 0.
  func position(of column: LedgerColumn) -> Int? { columns.first { $0.value == column }?.key }

  /// The unit in which the money of a column is stated.
  func unit(at position: Int) -> MoneyReading.Unit { units[position] ?? titleUnit ?? .yuan }
}

/// Finds the header among the first rows of a table.
struct HeaderFinder {
  /// Titles, notes and blank lines above a header are normal; more than so many are not.
  static let searchedRows = 40

  private var titleUnit = LedgerColumn.StatedUnit.none

  /// The header that `row` is, nil when it is something else. Rows must be given in order.
  mutating func header(in row: TableRow) -> LedgerHeader? {
    var columns: [Int: LedgerColumn] = [:]
    var units: [Int: MoneyReading.Unit] = [:]
    var titles: [String] = []
    for (position, cell) in row.cells.enumerated() {
      let title = Self.title(cell)
      titles.append(title)
      guard let known = LedgerColumn.recognise(title) else { continue }
      columns[position] = known.column
      units[position] = known.unit
    }
    Self.tellTerminationFromClosing(titles, &columns)
    let known = columns.values.filter { !$0.isIgnored }
    guard known.contains(.caseNumber), known.count >= 2 else {
      for title in titles where title.contains("位") {
        let unit = Self.unitLine(title)
        if unit != .none { titleUnit = unit }
      }
      return nil
    }
    if titleUnit == .unread {
      // Amounts in a unit that is not read are kept as they stand, like an unknown column.
      columns = columns.filter { !$0.value.isMoney || units[$0.key] != nil }
    }
    // Yuan needs no notice.
    var unit: MoneyReading.Unit?
    if case .known(let stated) = titleUnit, stated != .yuan { unit = stated }
    return LedgerHeader(row: row.number, titles: titles, columns: columns, units: units, titleUnit: unit)
  }

  /// 终结日期 is the closing date of most old ledgers; beside 结案日期 it is the end of the proceeding.
  private static func tellTerminationFromClosing(_ titles: [String], _ columns: inout [Int: LedgerColumn]) {
    let closings = columns.filter { $0.value == .closedOn }.keys
    let ambiguous = closings.filter { LedgerColumn.mayMeanTermination(titles[$0]) }
    guard ambiguous.count == 1, closings.count > 1, !columns.values.contains(.terminatedOn) else { return }
    for position in ambiguous { columns[position] = .terminatedOn }
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

  static func title(_ cell: TableCell) -> String {
    switch cell {
    case .text(let text): return TextFolding.trimmed(text.filter { !$0.isNewline })
    case .number(_, let literal): return literal
    case .empty, .date, .boolean, .error: return ""
    }
  }
}
