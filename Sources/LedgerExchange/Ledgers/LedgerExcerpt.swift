import CaseFile

/// Some rows of a ledger as they stand, with everything above them: for giving them back to whoever keeps the ledger.
public struct LedgerExcerpt: Sendable {
  /// The rows from the first to the last of the header.
  public var heading: [TableRow] = []
  /// The rows asked for, merged cells filled down, days under dated columns as days.
  public var rows: [TableRow] = []
  /// Merged ranges of the heading.
  public var headingMerges: [CellRange] = []
  /// Rows over which one case number is merged, the last by the first.
  public var caseSpans: [Int: Int] = [:]
}

extension LedgerFile {
  /// The heading of the ledger and some of its rows.
  public func excerpt(rows wanted: Set<Int>) throws -> LedgerExcerpt {
    var excerpt = LedgerExcerpt()
    excerpt.headingMerges = merges.filter { $0.first.row <= header.row }
    excerpt.caseSpans = caseSpans.filter { wanted.contains($0.key) }
    try forEachHeadingRow { excerpt.heading.append($0) }
    let cells = CellReading(epoch: epoch)
    try forEachTableRow { row in
      guard wanted.contains(row.number) else { return }
      let values = row.cells.enumerated().map { position, cell -> TableCell in
        // The file's own count of days does not come along: it goes into the cells.
        if header.columns[position]?.isDate == true, let date = try? cells.date(cell) { return .date(date) }
        return cell
      }
      excerpt.rows.append(TableRow(number: row.number, cells: values))
    }
    return excerpt
  }

  private func forEachHeadingRow(_ take: (TableRow) -> Void) throws {
    struct Done: Error {}
    do {
      try forEachRow { row in
        guard row.number <= header.row else { throw Done() }
        take(row)
      }
    } catch is Done {}
  }
}

extension LedgerHeader {
  /// What a column holds, by position from 0, for showing it in a spreadsheet.
  public enum Content: Hashable, Sendable {
    /// Days.
    case date
    /// Amounts or counts.
    case figure
    /// Text, or nobody knows.
    case text
  }

  /// What the column at a position holds.
  public func content(at position: Int) -> Content {
    guard let column = columns[position] else { return .text }
    if column.isDate { return .date }
    return column.isMoney || [.employees, .employeesSettled, .position].contains(column) ? .figure : .text
  }

  /// Position of the case numbers.
  public var caseNumberPosition: Int? { position(of: .caseNumber) }

  /// Positions of the columns of the ledger itself, without those that a file of rejected rows has in front.
  public var ownPositions: [Int] { titles.indices.filter { !isRejectsColumn($0) } }
}
