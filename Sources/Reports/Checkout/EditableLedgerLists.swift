/// The hidden sheet with the lists that columns offer.
struct EditableLedgerLists {
  /// Name of the sheet.
  let name: String
  private let columns: [EditableLedger.Column]
  private let lists: [(column: Int, words: [String])]

  init(columns: [EditableLedger.Column], language: ReportLanguage) {
    self.columns = columns
    name = language("选项", "Lists")
    lists = columns.enumerated().compactMap { index, column in
      switch column.entry {
      case .words(let words), .openWords(let words), .people(let words), .divisions(let words): return words.isEmpty ? nil : (index, words)
      default: return nil
      }
    }
  }

  /// Where the words of a column stand; nil when it has none.
  func range(of column: Int) -> CellRange? {
    guard let position = lists.firstIndex(where: { $0.column == column }) else { return nil }
    return CellRange(
      firstRow: 1, firstColumn: position, lastRow: lists[position].words.count, lastColumn: position)
  }

  /// The sheet: a column a list, its title above it.
  func sheet() -> Sheet {
    var sheet = Sheet(name: name)
    sheet.isHidden = true
    let count = lists.map(\.words.count).max() ?? 0
    var rows = [Row(cells: lists.map { Cell(.text(columns[$0.column].title)) })]
    for index in 0..<count {
      rows.append(
        Row(cells: lists.map { index < $0.words.count ? Cell(.text($0.words[index])) : Cell(.empty) }))
    }
    sheet.blocks = [.rows(rows)]
    sheet.protection = SheetProtection(allowing: [])
    return sheet
  }
}
