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

  // The sheets by name; an empty sheet where the report has none.
  var cover: ReadSheet { sheet("封面与结论", "Cover") }
  var overall: ReadSheet { sheet("总体情况", "Overall") }
  var ageing: ReadSheet { sheet("账龄与", "Ageing") }
  var bands: ReadSheet { sheet("账龄分布", "Age bands") }
  var trend: ReadSheet { sheet("趋势", "Trend") }
  var groups: ReadSheet { sheet("分组情况", "Groups") }
  var nodes: ReadSheet { sheet("节点进度", "Nodes") }
  var judges: ReadSheet { sheet("承办法官情况", "Judges") }
  var plan: ReadSheet { sheet("目标与结案计划", "Targets and plan") }
  var crossing: ReadSheet { sheet("临界案件", "Crossing") }
  var warnings: ReadSheet { sheet("节点预警及逾期", "Warnings") }
  var locks: ReadSheet { sheet("锁定与解锁", "Locks") }
  var longPending: ReadSheet { sheet("长期未结清单", "Long pending") }
  var supervision: ReadSheet { sheet("重点督办", "Supervision") }
  var reviews: ReadSheet { sheet("案件评查", "Reviews") }
  var ledger: ReadSheet { sheet("案件台账", "Ledger") }
  var quality: ReadSheet { sheet("数据质量", "Data quality") }
  var definitions: ReadSheet { sheet("口径说明", "Definitions") }
  var index: ReadSheet { sheet("案件索引", "Case index") }
  var chartData: ReadSheet { sheet("图表数据", "Chart data") }

  private func sheet(_ chinese: String, _ english: String) -> ReadSheet {
    sheets.first { $0.sheet.name.hasPrefix(chinese) || $0.sheet.name == english } ?? ReadSheet(Sheet(name: ""))
  }
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
