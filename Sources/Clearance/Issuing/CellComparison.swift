import CaseFile
import LedgerExchange

/// How the cells of two workbook files differ, sheet by sheet: values only, not looks.
///
/// For telling a file that another program merely saved anew from one in which somebody changed a figure.
public struct CellComparison: Hashable, Sendable {
  /// A cell that holds something else.
  public struct Difference: Hashable, Sendable {
    /// Name of the sheet.
    public let sheet: String
    /// The cell, e.g. `D7`.
    public let cell: String
    /// What stands in the file, as text; empty for nothing.
    public let found: String
    /// What should stand there.
    public let expected: String
  }

  /// How many cells differ.
  public private(set) var count = 0
  /// How many formulas of the file carry no value, as some programs leave them; they are not compared.
  public private(set) var uncalculated = 0
  /// The first of those that differ, in order of sheets, rows and columns.
  public private(set) var first: [Difference] = []
  /// Sheets that the file lacks.
  public let missing: [String]
  /// Sheets that it has beside those it should have.
  public let added: [String]

  /// Differing cells that are named.
  public static let limit = 20

  /// Whether something that was compared differs.
  public var hasDifferences: Bool { count > 0 || !missing.isEmpty || !added.isEmpty }
  /// Whether everything was compared and says the same.
  public var isEmpty: Bool { !hasDifferences && uncalculated == 0 }

  /// Compares the file at `path` with the one that it should be.
  init(of path: String, with expectedPath: String) throws(TabularError) {
    let (found, expected) = (try XLSXWorkbook.open(path), try XLSXWorkbook.open(expectedPath))
    let (names, wanted) = (Set(found.sheets.map(\.name)), Set(expected.sheets.map(\.name)))
    missing = expected.sheets.map(\.name).filter { !names.contains($0) }
    added = found.sheets.map(\.name).filter { !wanted.contains($0) }
    for sheet in expected.sheets {
      guard let other = found.sheets.first(where: { $0.name == sheet.name }) else { continue }
      try compare(found.rows(of: other), expected.rows(of: sheet), sheet.name)
    }
  }

  private mutating func compare(_ found: XLSXRowReader, _ expected: XLSXRowReader, _ sheet: String) throws(TabularError) {
    var (left, right) = (try found.next(), try expected.next())
    while left != nil || right != nil {
      let number = min(left?.number ?? .max, right?.number ?? .max)
      let (mine, theirs) = (left?.number == number ? left : nil, right?.number == number ? right : nil)
      compare(mine?.cells ?? [], theirs?.cells ?? [], row: number, sheet)
      if mine != nil { left = try found.next() }
      if theirs != nil { right = try expected.next() }
    }
  }

  private mutating func compare(_ found: [TableCell], _ expected: [TableCell], row: Int, _ sheet: String) {
    for column in 0..<max(found.count, expected.count) {
      let mine = column < found.count ? found[column] : .empty
      let theirs = column < expected.count ? expected[column] : .empty
      guard !mine.says(theirs) else { continue }
      if case .error("=") = mine {
        uncalculated += 1
        continue
      }
      count += 1
      guard first.count < Self.limit else { continue }
      first.append(
        Difference(
          sheet: sheet, cell: CellReference(row: row, column: column + 1).description, found: mine.words, expected: theirs.words))
    }
  }
}

extension TableCell {
  /// Whether both say the same: programs write the last digits of a binary fraction differently.
  fileprivate func says(_ other: TableCell) -> Bool {
    guard case .number(let left, _) = self, case .number(let right, _) = other else { return self == other }
    return left == right || abs(left - right) <= 1e-12 * max(abs(left), abs(right))
  }

  fileprivate var words: String {
    switch self {
    case .empty: return ""
    case .text(let text): return text
    case .number(_, let literal): return literal
    case .date(let date): return date.description
    case .boolean(let truth): return truth ? "TRUE" : "FALSE"
    case .error(let text): return text
    }
  }
}
