import CaseFile

/// The header of a ledger, in one row or in several: what each column means.
public struct LedgerHeader: Hashable, Sendable {
  /// Rows of the header, from 1.
  public let rows: ClosedRange<Int>
  /// What the columns are called, by position from 0; where a title says nothing without its group, both together.
  public let titles: [String]
  /// Known columns by position from 0.
  var columns: [Int: LedgerColumn]
  /// Units stated in headers, by position.
  let units: [Int: MoneyReading.Unit]
  /// Unit stated in a line above the header.
  let titleUnit: MoneyReading.Unit?
  /// Positions of columns that somebody asked to keep as they are.
  var kept: Set<Int> = []
  /// The titles of each row as they stand.
  let levels: [[String]]

  /// Last row of the header, from 1: the data begin below it.
  public var row: Int { rows.upperBound }

  /// Columns that the product does not keep in a field of its own, by position, each under another name: a title that
  /// stands twice is numbered, and a column without a title is named by its letters.
  var unknown: [Int: String] {
    var result: [Int: String] = [:]
    var taken: Set<String> = []
    for (position, title) in titles.enumerated() where columns[position] == nil {
      let base = title.isEmpty ? letterName(at: position) : title
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
    var copy = self
    copy.columns = columns.filter { $0.value != .node && $0.value != .occurredOn && $0.value != .document }
    return copy
  }

  /// The name of a column without a title, as in `F列`.
  func letterName(at position: Int) -> String {
    CellReference.columnName(position + 1 - rejectsColumns(before: position)) + "列"
  }

  /// Columns before this one that a file of rejected rows has added: the letters of the ledger itself do not count them.
  private func rejectsColumns(before position: Int) -> Int { (0..<position).count { isRejectsColumn($0) } }

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
    guard isHeader, !repeats(row) else { return false }
    return ([titles] + levels).allSatisfy { isContradicted(by: row, expecting: $0) }
  }

  private func isContradicted(by row: TableRow, expecting titles: [String]) -> Bool {
    row.cells.enumerated().contains { position, cell in
      let title = HeaderFinder.title(cell)
      let expected = position < titles.count ? titles[position] : ""
      return !title.isEmpty && title != expected
        && (LedgerColumn.recognise(title)?.column != LedgerColumn.recognise(expected)?.column
          || LedgerColumn.recognise(title) == nil)
    }
  }

  /// Whether the row is one of the rows of this header again, as at the top of every printed page.
  func repeats(_ row: TableRow) -> Bool {
    levels.contains { level in
      var count = 0
      for (position, cell) in row.cells.enumerated() {
        let title = HeaderFinder.title(cell)
        if title.isEmpty { continue }
        guard position < level.count, title == level[position] else { return false }
        count += 1
      }
      return count > 0
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
