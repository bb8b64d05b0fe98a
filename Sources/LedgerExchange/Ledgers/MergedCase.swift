import CaseFile

/// The rows over which one case number is merged: one case with an enterprise a row, as in a consolidated bankruptcy.
struct MergedCase {
  /// Rows over which the number is merged.
  let span: ClosedRange<Int>
  private(set) var rows: [TableRow] = []

  init(span: ClosedRange<Int>) { self.span = span }

  mutating func append(_ row: TableRow) { rows.append(row) }

  /// Two rows of the case that contradict each other in a column.
  struct Conflict {
    let row: Int
    let position: Int
    let value: String
    let firstRow: Int
    let firstValue: String
  }

  /// The rows as one: what a column says in any of them. Remarks and columns that the product does not know are joined;
  /// enterprises and their codes are left to `cells(of:)`.
  func joined(_ header: LedgerHeader, _ cells: CellReading) -> (row: TableRow, conflicts: [Conflict]) {
    var conflicts: [Conflict] = []
    let width = rows.map(\.cells.count).max() ?? 0
    let joined = (0..<width).map { position -> TableCell in
      var first: (row: Int, cell: TableCell, text: String)?
      var texts: [String] = []
      for row in rows where position < row.cells.count {
        guard let text = cells.text(row.cells[position]) else { continue }
        if first == nil { first = (row.number, row.cells[position], text) }
        if !texts.contains(text) { texts.append(text) }
        guard let first, first.text != text, isSingle(header.columns[position]) else { continue }
        conflicts.append(
          Conflict(row: row.number, position: position, value: text, firstRow: first.row, firstValue: first.text))
      }
      guard let first else { return .empty }
      return texts.count == 1 || isSingle(header.columns[position]) ? first.cell : .text(texts.joined(separator: "；"))
    }
    return (TableRow(number: span.lowerBound, cells: joined), conflicts)
  }

  /// The cells of a column in each row.
  func cells(of position: Int?) -> [(row: Int, cell: TableCell)] {
    rows.map { row in
      (row.number, position.flatMap { $0 < row.cells.count ? row.cells[$0] : nil } ?? .empty)
    }
  }

  /// Whether a case has one value of the column.
  private func isSingle(_ column: LedgerColumn?) -> Bool {
    guard let column else { return false }
    return column != .note && column != .debtor && column != .code && !column.isIgnored
  }
}
