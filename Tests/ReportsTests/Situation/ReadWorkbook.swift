import CivilCalendar
import Reports

/// A workbook with all its rows at hand, for assertions.
struct ReadWorkbook {
  let workbook: Workbook
  let sheets: [ReadSheet]

  init(_ workbook: Workbook) {
    self.workbook = workbook
    sheets = workbook.sheets.map(ReadSheet.init)
  }

  /// The sheets that every report has, then those about nodes.
  var cover: ReadSheet { sheets[0] }
  var overall: ReadSheet { sheets[1] }
  var ageing: ReadSheet { sheets[2] }
  var longPending: ReadSheet { sheets[sheets.count - 4] }
  var ledger: ReadSheet { sheets[sheets.count - 3] }
  var definitions: ReadSheet { sheets[sheets.count - 2] }
  var chartData: ReadSheet { sheets[sheets.count - 1] }
  var nodes: ReadSheet { sheets[3] }
  var judges: ReadSheet { sheets[4] }
  var warnings: ReadSheet { sheets[5] }
  var locks: ReadSheet { sheets[6] }
}

/// A sheet with all its rows.
struct ReadSheet {
  let sheet: Sheet
  let rows: [Row]

  init(_ sheet: Sheet) {
    self.sheet = sheet
    rows = sheet.blocks.flatMap { block in
      switch block {
      case .rows(let rows): return rows
      case .generated(let count, let row): return (0..<count).map(row)
      }
    }
  }

  /// The cell's value; empty outside.
  subscript(row: Int, column: Int) -> CellValue {
    guard rows.indices.contains(row), rows[row].cells.indices.contains(column) else { return .empty }
    return rows[row].cells[column].value
  }

  /// Row of the first cell in `column` that says `text`, spaces before it ignored.
  func row(of text: String, column: Int) -> Int? {
    rows.indices.first { Self.trimmed(self[$0, column].words) == text }
  }

  /// Everything that the sheet says, cell by cell.
  var words: [String] { rows.flatMap { $0.cells.map(\.value.words) }.filter { !$0.isEmpty } }

  /// All of it in one text.
  var text: String { words.joined(separator: "\n") }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " || $0 == "　" })
  }
}

extension CellValue {
  /// What a reader sees, numbers without their format.
  var words: String {
    switch self {
    case .empty: return ""
    case .text(let text), .link(let text, _): return text
    case .integer(let number): return "\(number)"
    case .number(let number): return "\(number)"
    case .date(let date): return date.description
    case .formula(_, .number(let number)), .arrayFormula(_, .number(let number)): return "\(number)"
    case .formula(_, .text(let text)), .arrayFormula(_, .text(let text)): return text
    }
  }

  /// The formula, if it is one.
  var formula: String? {
    switch self {
    case .formula(let formula, _), .arrayFormula(let formula, _): return formula
    default: return nil
    }
  }

  /// The number shown, computed or not.
  var number: Double? {
    switch self {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    case .formula(_, .number(let number)), .arrayFormula(_, .number(let number)): return number
    default: return nil
    }
  }
}
