import CaseFile
import LedgerExchange

/// How the cells of two workbook files differ, sheet by sheet: values, formulas and the names that these use; not looks.
///
/// For telling a file that another program merely saved anew from one in which somebody changed a figure, or the formula
/// that gives the figure as soon as the file is opened.
public struct CellComparison: Hashable, Sendable {
  /// A cell that holds something else.
  public struct Difference: Hashable, Sendable {
    /// Name of the sheet; empty for a name that formulas use.
    public let sheet: String
    /// The cell, e.g. `D7`, or the name.
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
      var differing: Set<CellReference> = []
      try compare(found.rows(of: other), expected.rows(of: sheet), sheet.name, &differing)
      try compare(found.formulas(of: other), expected.formulas(of: sheet), sheet.name, differing)
    }
    let (mine, theirs) = (try found.definedNames(), try expected.definedNames())
    for (name, meaning) in theirs.sorted(by: { $0.key < $1.key }) where Self.plain(mine[name] ?? "") != Self.plain(meaning) {
      add(Difference(sheet: "", cell: name, found: mine[name] ?? "", expected: meaning))
    }
  }

  private mutating func add(_ difference: Difference) {
    count += 1
    if first.count < Self.limit { first.append(difference) }
  }

  /// Formulas that say something else, of cells whose values are the same.
  private mutating func compare(
    _ found: [CellReference: String], _ expected: [CellReference: String], _ sheet: String, _ differing: Set<CellReference>
  ) {
    let cells = Set(found.keys).union(expected.keys).subtracting(differing)
    for cell in cells.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) {
      let (mine, theirs) = (found[cell], expected[cell])
      // A text that is shared with another cell stands there.
      guard mine != "", mine.map(Self.plain) != theirs.map(Self.plain) else { continue }
      add(
        Difference(
          sheet: sheet, cell: cell.description, found: mine.map { "=" + $0 } ?? "", expected: theirs.map { "=" + $0 } ?? ""))
    }
  }

  /// A formula as every program writes it: names of sheets are put into quotes by some, spaces between its parts and
  /// prefixes of newer functions by others.
  private static func plain(_ formula: String) -> String {
    var result = ""
    var isText = false
    for character in formula {
      if character == "\"" { isText.toggle() }
      if isText || character != "'" && character != " " { result.append(character) }
    }
    return result.replacing("_xlfn.", with: "").replacing("_xlws.", with: "")
  }

  private mutating func compare(
    _ found: XLSXRowReader, _ expected: XLSXRowReader, _ sheet: String, _ differing: inout Set<CellReference>
  ) throws(TabularError) {
    var (left, right) = (try found.next(), try expected.next())
    while left != nil || right != nil {
      let number = min(left?.number ?? .max, right?.number ?? .max)
      let (mine, theirs) = (left?.number == number ? left : nil, right?.number == number ? right : nil)
      compare(mine?.cells ?? [], theirs?.cells ?? [], row: number, sheet, &differing)
      if mine != nil { left = try found.next() }
      if theirs != nil { right = try expected.next() }
    }
  }

  private mutating func compare(
    _ found: [TableCell], _ expected: [TableCell], row: Int, _ sheet: String, _ differing: inout Set<CellReference>
  ) {
    for column in 0..<max(found.count, expected.count) {
      let mine = column < found.count ? found[column] : .empty
      let theirs = column < expected.count ? expected[column] : .empty
      guard !mine.says(theirs) else { continue }
      if case .error("=") = mine {
        uncalculated += 1
        continue
      }
      let cell = CellReference(row: row, column: column + 1)
      differing.insert(cell)
      add(Difference(sheet: sheet, cell: cell.description, found: mine.words, expected: theirs.words))
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
