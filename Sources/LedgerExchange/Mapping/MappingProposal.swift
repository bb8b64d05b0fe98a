import CaseFile

/// What the columns of a table may mean, as a beginning for a `LedgerMapping`.
public struct MappingProposal: Hashable, Sendable {
  /// How sure a meaning is.
  public enum Guess: Hashable, Sendable {
    /// The title is a known name.
    case known(LedgerColumn)
    /// The likest name; case numbers also by what the cells hold.
    case guessed(LedgerColumn)
    /// Nothing is like it.
    case unknown
  }

  /// One column.
  public struct Column: Hashable, Sendable {
    /// Letters of the column.
    public var letters: String
    /// Its title; blank when it has none.
    public var title: String
    /// What it may mean.
    public var guess: Guess
  }

  /// The sheet; nil in a text file.
  public var sheet: String?
  /// Rows of the header.
  public var headerRows: ClosedRange<Int>
  /// The columns from the left.
  public var columns: [Column]

  /// How much of it is known or guessed.
  var likeness: Int {
    columns.reduce(0) { sum, column in
      switch column.guess {
      case .known: sum + 3
      case .guessed: sum + 2
      case .unknown: sum
      }
    }
  }

  /// The proposal for a table from its first rows; nil when no row looks like a header.
  init?(rows: [TableRow], merges: [CellRange], sheet: String?, parser: CaseNumberParser) {
    let numbers = Self.numberColumn(rows, parser)
    let header: LedgerHeader
    if let found = HeaderFinder(rows: rows, merges: merges).header() {
      header = found
    } else {
      guard let row = Self.likeliest(rows, firstData: numbers?.row) else { return nil }
      header = HeaderLayout(rows: [row], merges: merges, mapping: .none).header(titleUnit: .none)
    }
    self.sheet = sheet
    headerRows = header.rows
    var taken = Set(header.columns.values)
    var guesses: [Int: Guess] = header.columns.mapValues { .known($0) }
    if let position = numbers?.position, position < header.titles.count, taken.insert(.caseNumber).inserted {
      guesses[position] = .guessed(.caseNumber)
    }
    // The likest pairs first, so that each column is proposed once.
    for (position, title) in header.titles.enumerated() where guesses[position] == nil && !title.isEmpty {
      guard let column = LedgerColumn.closest(to: title).first(where: { !taken.contains($0) }) else { continue }
      taken.insert(column)
      guesses[position] = .guessed(column)
    }
    columns = header.titles.enumerated().map { position, title in
      Column(letters: CellReference.columnName(position + 1), title: title, guess: guesses[position] ?? .unknown)
    }
  }

  /// The column with the most regular case numbers, and the row of the first of them.
  private static func numberColumn(_ rows: [TableRow], _ parser: CaseNumberParser) -> (position: Int, row: Int)? {
    var counts: [Int: (count: Int, row: Int)] = [:]
    for row in rows {
      for (position, cell) in row.cells.enumerated() {
        guard case .text(let text) = cell, text.utf8.count <= 80, let reading = parser.read(text),
          !reading.warnings.contains(.opaque)
        else { continue }
        counts[position, default: (0, row.number)].count += 1
      }
    }
    return counts.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }.map { ($0.key, $0.value.row) }
  }

  /// The row that names the most columns: above the first case number, with known names counting most.
  private static func likeliest(_ rows: [TableRow], firstData: Int?) -> TableRow? {
    let scored = rows.prefix(HeaderFinder.searchedRows).filter { firstData == nil || $0.number < firstData ?? 0 }.map { row in
      let titles = row.cells.map(HeaderFinder.title).filter { !$0.isEmpty && $0.count <= 30 }
      let known = titles.count { LedgerColumn.recognise($0) != nil }
      return (row: row, count: titles.count, score: titles.count + 3 * known)
    }
    let best = scored.filter { $0.count >= 2 }.max { $0.score < $1.score }
    return best?.row
  }
}
