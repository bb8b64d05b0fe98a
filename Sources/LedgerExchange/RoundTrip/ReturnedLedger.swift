import CaseFile
import CivilCalendar
import RuleModel

/// A ledger that was handed out and comes back: its baseline, and its sheet wherever it is by now.
///
/// Sheets may have been renamed, moved and added, columns moved, hidden and deleted, rows sorted and filtered: the
/// sheet is found by its header, cells by the title of their column.
public struct ReturnedLedger: Sendable {
  /// Path of the file.
  public let path: String
  /// Name without folder.
  public let file: String
  /// Name of the sheet.
  public let sheet: String
  /// What was handed out.
  public let baseline: CheckoutBaseline
  /// The seal that the baseline carries.
  public let seal: String
  /// Row of the header, from 1.
  let headerRow: Int
  /// Titles of the header.
  let titles: [String]
  /// Columns of the baseline by position; those that were deleted are missing.
  let positions: [LedgerColumn: Int]
  /// Position of the case numbers.
  let numberPosition: Int
  /// Position of the hidden column with the numbers handed out; nil when it was deleted.
  let keyPosition: Int?
  /// Rows below the header.
  let rows: [TableRow]
  /// Merged ranges that touch those rows.
  let merges: [CellRange]
  let epoch: SpreadsheetSerial

  /// Columns of the baseline that were deleted.
  public var missingColumns: [LedgerColumn] { baseline.columns.filter { positions[$0] == nil } }

  /// Titles of columns with content that were not handed out: they are not read.
  public let furtherColumns: [String]

  /// Opens a workbook that comes back.
  ///
  /// - Throws: `CheckinError`, or `LedgerError` for a file that cannot be read.
  public static func open(_ path: String, sheet name: String? = nil) throws -> ReturnedLedger {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let workbook: XLSXWorkbook
    do {
      guard case .workbook(let opened) = try TabularFile.open(path) else {
        throw CheckinError.notCheckedOut(file: file)
      }
      workbook = opened
    } catch let error as TabularError { throw LedgerError.table(file: file, error) }
    guard let (baseline, seal, hidden) = try CheckoutBaseline.find(in: workbook, file: file) else {
      throw CheckinError.notCheckedOut(file: file)
    }
    do {
      let (sheet, header) = try find(in: workbook, besides: hidden, baseline: baseline, named: name, file: file)
      return try ReturnedLedger(
        path: path, file: file, workbook: workbook, sheet: sheet, header: header, baseline: baseline, seal: seal)
    } catch let error as TabularError { throw LedgerError.table(file: file, error) }
  }

  private init(
    path: String, file: String, workbook: XLSXWorkbook, sheet: XLSXSheet, header: Header, baseline: CheckoutBaseline,
    seal: String
  ) throws {
    self.path = path
    self.file = file
    self.sheet = sheet.name
    self.baseline = baseline
    self.seal = seal
    headerRow = header.row
    titles = header.titles
    positions = header.positions.filter { baseline.columns.contains($0.key) }
    numberPosition = header.number
    keyPosition = header.key
    epoch = workbook.date1904 ? .epoch1904 : .epoch1900
    var rows: [TableRow] = []
    let reader = try workbook.rows(of: sheet)
    defer { reader.close() }
    while let row = try reader.next() { if row.number > header.row { rows.append(row) } }
    self.rows = rows
    merges = try workbook.mergedRanges(of: sheet).filter { $0.last.row > header.row }
    let own = Set(positions.values).union([header.number]).union(header.key.map { [$0] } ?? [])
    let reading = CellReading(epoch: epoch)
    var further: Set<Int> = []
    for row in rows {
      for (position, cell) in row.cells.enumerated() where !own.contains(position) && reading.text(cell) != nil {
        further.insert(position)
      }
    }
    furtherColumns = further.sorted().map { position in
      let title = position < header.titles.count ? header.titles[position] : ""
      return title.isEmpty ? CellReference.columnName(position + 1) + "列" : title
    }.filter { !$0.hasSuffix(CheckoutBaseline.readOnlyEnding) }
  }

  /// The place of a row, or of its cell in a column.
  public func place(row: Int, column: LedgerColumn? = nil) -> LedgerPlace {
    place(row: row, position: column.flatMap { $0 == .caseNumber ? numberPosition : positions[$0] })
  }

  func place(row: Int, position: Int?) -> LedgerPlace {
    LedgerPlace(
      file: file, sheet: sheet, row: row, column: position.flatMap { $0 < titles.count ? titles[$0] : nil },
      columnNumber: position.map { $0 + 1 })
  }
}

extension CheckoutBaseline {
  /// How the titles of columns end that only inform.
  public static let readOnlyEnding = "（只读）"
}

extension ReturnedLedger {
  /// The header of the ledger.
  struct Header {
    let row: Int
    let titles: [String]
    let positions: [LedgerColumn: Int]
    let number: Int
    let key: Int?
  }

  private static let searchedRows = 40

  /// The one sheet whose header has the hidden column; when no sheet has it, the one that looks like the ledger.
  private static func find(
    in workbook: XLSXWorkbook, besides hidden: XLSXSheet, baseline: CheckoutBaseline, named name: String?, file: String
  ) throws -> (XLSXSheet, Header) {
    var candidates: [(sheet: XLSXSheet, header: Header)] = []
    for sheet in workbook.sheets where sheet != hidden && (name == nil || sheet.name == name) {
      if let header = try header(of: sheet, in: workbook, baseline, file: file) { candidates.append((sheet, header)) }
    }
    let keyed = candidates.filter { $0.header.key != nil }
    let chosen = keyed.isEmpty ? candidates : keyed
    guard let first = chosen.first else {
      throw CheckinError.noLedger(file: file, sheets: workbook.sheets.filter { !$0.isHidden }.map(\.name))
    }
    guard chosen.count == 1 else {
      throw CheckinError.severalLedgers(file: file, sheets: chosen.map(\.sheet.name))
    }
    return (first.sheet, first.header)
  }

  private static func header(
    of sheet: XLSXSheet, in workbook: XLSXWorkbook, _ baseline: CheckoutBaseline, file: String
  ) throws -> Header? {
    let reader = try workbook.rows(of: sheet)
    defer { reader.close() }
    var count = 0
    while count < searchedRows, let row = try reader.next() {
      if let header = try header(in: row, baseline, sheet: sheet.name, file: file) { return header }
      count += 1
    }
    return nil
  }

  private static func header(
    in row: TableRow, _ baseline: CheckoutBaseline, sheet: String, file: String
  ) throws -> Header? {
    var titles: [String] = []
    var positions: [LedgerColumn: Int] = [:]
    var key: Int?
    var twice: (first: Int, second: Int)?
    for (position, cell) in row.cells.enumerated() {
      let title = title(cell)
      titles.append(title)
      if title == CheckoutBaseline.keyTitle { key = position }
      guard let column = LedgerColumn.recognise(title)?.column,
        column == .caseNumber || baseline.columns.contains(column)
      else { continue }
      if let first = positions[column] { twice = twice ?? (first, position) } else { positions[column] = position }
    }
    guard let number = positions[.caseNumber], key != nil || positions.count >= 3 else { return nil }
    if let twice {
      throw CheckinError.columnTwice(
        file: file, sheet: sheet, first: titles[twice.first], second: titles[twice.second])
    }
    return Header(row: row.number, titles: titles, positions: positions, number: number, key: key)
  }

  private static func title(_ cell: TableCell) -> String {
    guard case .text(let text) = cell else { return "" }
    return TextFolding.trimmed(text.filter { !$0.isNewline })
  }
}
