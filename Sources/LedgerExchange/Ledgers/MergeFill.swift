/// Gives the cells of a vertically merged range the value of its first one, row by row from the top.
///
/// Merging is how a clerk writes "as above"; a cell that is merely blank stays blank.
struct MergeFill {
  private var coming: ArraySlice<CellRange>
  private var open: [(range: CellRange, value: TableCell)] = []

  /// For the ranges of a sheet, without those of columns that are read otherwise.
  init(_ merges: [CellRange]) { coming = merges.sorted { $0.first.row < $1.first.row }[...] }

  /// The row with the merged values. Rows must be given from the top.
  mutating func filled(_ row: TableRow) -> TableRow {
    if open.isEmpty, coming.first.map({ $0.first.row > row.number }) ?? true { return row }
    open.removeAll { $0.range.last.row < row.number }
    var cells = row.cells
    // A row that is blank but for what is merged over it says nothing.
    if cells.contains(where: { $0 != .empty }) {
      for (range, value) in open {
        let position = range.first.column - 1
        while cells.count <= position { cells.append(.empty) }
        if cells[position] == .empty { cells[position] = value }
      }
    }
    while let next = coming.first, next.first.row <= row.number {
      coming = coming.dropFirst()
      let position = next.first.column - 1
      guard next.first.row == row.number, position < row.cells.count, row.cells[position] != .empty else { continue }
      open.append((next, row.cells[position]))
    }
    return TableRow(number: row.number, cells: cells)
  }
}
