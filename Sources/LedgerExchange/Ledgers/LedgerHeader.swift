import CaseFile

/// The header row of a ledger: what each column means.
public struct LedgerHeader: Hashable, Sendable {
  /// Row of the header, from 1.
  public let row: Int
  /// Headers as written, by position from 0.
  public let titles: [String]
  /// Known columns by position from 0.
  let columns: [Int: LedgerColumn]
  /// Units stated in headers, by position.
  let units: [Int: MoneyReading.Unit]
  /// Unit stated in a line above the header.
  let titleUnit: MoneyReading.Unit?

  /// Unknown columns that have a title, by position.
  var unknown: [Int: String] {
    var result: [Int: String] = [:]
    for (position, title) in titles.enumerated() where columns[position] == nil && !title.isEmpty {
      result[position] = title
    }
    return result
  }

  /// What the file holds: milestones when it has a column of nodes.
  var kind: LedgerKind { columns.values.contains(.node) ? .milestones : .cases }

  /// Position of a column, from 0.
  func position(of column: LedgerColumn) -> Int? { columns.first { $0.value == column }?.key }

  /// The unit in which the money of a column is stated.
  func unit(at position: Int) -> MoneyReading.Unit { units[position] ?? titleUnit ?? .yuan }
}

/// Finds the header among the first rows of a table.
struct HeaderFinder {
  /// Titles, notes and blank lines above a header are normal; more than so many are not.
  static let searchedRows = 40

  private var titleUnit: MoneyReading.Unit?

  /// The header that `row` is, nil when it is something else. Rows must be given in order.
  mutating func header(in row: TableRow) -> LedgerHeader? {
    var columns: [Int: LedgerColumn] = [:]
    var units: [Int: MoneyReading.Unit] = [:]
    var titles: [String] = []
    for (position, cell) in row.cells.enumerated() {
      let title = Self.title(cell)
      titles.append(title)
      guard let known = LedgerColumn.recognise(title) else { continue }
      columns[position] = known.column
      units[position] = known.unit
    }
    let known = columns.values.filter { !$0.isIgnored }
    guard known.contains(.caseNumber), known.count >= 2 else {
      for title in titles where title.contains("单位") && !title.contains("填报单位：") || title.contains("单位：") {
        titleUnit = Self.unitLine(title) ?? titleUnit
      }
      return nil
    }
    return LedgerHeader(row: row.number, titles: titles, columns: columns, units: units, titleUnit: titleUnit)
  }

  /// The unit of money in a line such as `单位：件、户、万元`; yuan needs no notice.
  private static func unitLine(_ text: String) -> MoneyReading.Unit? {
    let key = TextFolding.key(text)
    guard let start = key.range(of: "单位:", backwards: true) else { return nil }
    let unit = LedgerColumn.unit(named: String(key[start.upperBound...]))
    return unit == .yuan ? nil : unit
  }

  static func title(_ cell: TableCell) -> String {
    switch cell {
    case .text(let text): return TextFolding.trimmed(text.filter { !$0.isNewline })
    case .number(_, let literal): return literal
    case .empty, .date, .boolean, .error: return ""
    }
  }
}

extension String {
  /// The first, or last, occurrence of a text.
  fileprivate func range(of text: String, backwards: Bool) -> Range<String.Index>? {
    var found: Range<String.Index>?
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        found = start..<index(start, offsetBy: text.count)
        if !backwards { return found }
      }
      start = index(after: start)
    }
    return found
  }
}
