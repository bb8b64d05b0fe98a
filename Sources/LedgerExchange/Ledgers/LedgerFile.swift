import CaseFile
import CivilCalendar
import RuleModel

/// How a ledger is to be read.
public struct LedgerOptions: Hashable, Sendable {
  /// Encoding of text files; nil to detect it.
  public var encoding: TextEncoding?
  /// Names of the sheets to read; none for all visible ones with a header.
  public var sheets: [String] = []
  /// What columns mean that the product does not know; nil for nothing but the known names.
  public var mapping: LedgerMapping?
  /// What the file holds; nil to see it from the header.
  public var kind: LedgerKind?

  /// Everything detected.
  public init() {}
}

/// A table of a file, whose header has been found: a sheet of a workbook, or a text.
public struct LedgerFile: Sendable {
  /// Path of the file.
  public let path: String
  /// Name without folder.
  public let name: String
  /// Sheet of a workbook.
  public let sheet: String?
  /// `xlsx`, or the encoding of a text.
  public let encoding: String
  /// What it holds.
  public let kind: LedgerKind
  /// Its header.
  public let header: LedgerHeader
  /// Merged ranges of the sheet, as it stands.
  let merges: [CellRange]
  /// Titles of the list of columns that the header does not have.
  let absentTitles: [String]
  private let source: Source
  private let parser: CaseNumberParser

  enum Source: Sendable {
    case workbook(XLSXWorkbook, XLSXSheet)
    case text(DecodedText)
  }

  /// Name of the file and, in a workbook, of the sheet, as in `台账.xlsx#2019年`.
  public var nameWithSheet: String { sheet.map { "\(name)#\($0)" } ?? name }

  init(
    path: String, name: String, encoding: String, source: Source, header: LedgerHeader, merges: [CellRange],
    options: LedgerOptions, parser: CaseNumberParser
  ) throws(LedgerError) {
    self.path = path
    self.name = name
    self.encoding = encoding
    self.source = source
    self.parser = parser
    self.merges = merges
    sheet = if case .workbook(_, let sheet) = source { sheet.name } else { nil }
    kind = options.kind ?? header.kind
    self.header = kind == .cases ? header.ofCases : header
    absentTitles = options.mapping?.section(for: sheet).absent(from: header) ?? []
    try check()
  }

  /// Calls `body` with each row of a case ledger; returns the notices.
  ///
  /// - Throws: `LedgerError` when the file breaks off, or whatever `body` throws.
  public func forEachCase(_ body: (CaseRow) throws -> Void) throws -> NoticeTally {
    var reader = CaseRowReader(
      header: header, file: name, sheet: sheet, epoch: epoch, parser: parser, absentTitles: absentTitles)
    let spans = caseSpans
    var open: MergedCase?
    func close() throws {
      if let merged = open, let read = reader.read(merged) { try body(read) }
      open = nil
    }
    try forEachTableRow { row in
      if let span = open?.span, span.contains(row.number) {
        open?.append(row)
        return
      }
      try close()
      if !spans.isEmpty, let last = spans[row.number] {
        open = MergedCase(span: row.number...last)
        open?.append(row)
      } else if let read = reader.read(row) {
        try body(read)
      }
    }
    try close()
    return reader.notices
  }

  /// All milestones of a milestone file; `progress` is told how many rows have been read.
  public func milestones(
    catalogue: Catalogue, progress: (Int) -> Void = { _ in }
  ) throws(LedgerError) -> MilestoneTable {
    var reader = MilestoneRowReader(
      header: header, file: name, sheet: sheet, epoch: epoch, parser: parser, catalogue: catalogue,
      absentTitles: absentTitles)
    var count = 0
    do {
      try forEachTableRow { row in
        reader.read(row)
        count += 1
        if count.isMultiple(of: 5000) { progress(count) }
      }
    } catch let error as LedgerError {
      throw error
    } catch { throw .table(file: name, .damagedArchive) }
    return reader.table
  }

  /// The place of a row of this file, or of one of its cells.
  public func place(row: Int, column: LedgerColumn? = nil) -> LedgerPlace {
    let position = column.flatMap(header.position(of:))
    return LedgerPlace(
      file: name, sheet: sheet, row: row, column: position.map { header.titles[$0] },
      columnNumber: position.map { $0 + 1 })
  }

  /// The place of a row's cell for a case field.
  public func place(row: Int, field: CaseField?) -> LedgerPlace {
    place(row: row, column: field.flatMap { wanted in LedgerColumn.allCases.first { $0.field == wanted } })
  }

  /// Epoch of serial day numbers in the file.
  var epoch: SpreadsheetSerial {
    if case .workbook(let workbook, _) = source, workbook.date1904 { return .epoch1904 }
    return .epoch1900
  }

  /// Calls `body` with each row below the header, merged cells filled down.
  func forEachTableRow(_ take: (TableRow) throws -> Void) throws {
    var fill = MergeFill(filledMerges)
    try forEachRow { row in
      guard row.number > header.row else { return }
      if header.isContradicted(by: row) { throw LedgerError.secondHeader(file: name, sheet: sheet, row: row.number) }
      try take(Self.withErrors(fill.filled(row)))
    }
  }

  /// Error values that have become text, as in files of separated text, are errors still.
  private static func withErrors(_ row: TableRow) -> TableRow {
    func isError(_ cell: TableCell) -> Bool {
      guard case .text(let text) = cell, text.utf8.first == 0x23 else { return false }
      return errorValues.contains(text)
    }
    guard row.cells.contains(where: isError) else { return row }
    let cells = row.cells.map { cell -> TableCell in
      if case .text(let text) = cell, isError(cell) { .error(text) } else { cell }
    }
    return TableRow(number: row.number, cells: cells)
  }

  private static let errorValues: Set<String> = [
    "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA",
  ]

  /// Calls `body` with each row of the table from the first, as it stands.
  func forEachRow(_ body: (TableRow) throws -> Void) throws {
    do {
      switch source {
      case .text(let text):
        var reader = CSVReader(text)
        while let row = try reader.next() { try body(row) }
      case .workbook(let workbook, let sheet):
        let reader = try workbook.rows(of: sheet)
        defer { reader.close() }
        while let row = try reader.next() { try body(row) }
      }
    } catch let error as TabularError { throw LedgerError.table(file: name, error) }
  }

  /// The rows over which one case number is merged, the last by the first.
  var caseSpans: [Int: Int] {
    guard kind == .cases, let position = header.position(of: .caseNumber) else { return [:] }
    let spans = dataMerges.filter { $0.first.column == position + 1 }
    return Dictionary(spans.map { ($0.first.row, $0.last.row) }) { first, _ in first }
  }

  /// Ranges merged downwards below the header.
  private var dataMerges: [CellRange] {
    merges.filter {
      $0.first.row > header.row && $0.last.row > $0.first.row && $0.first.column <= header.titles.count
    }
  }

  /// Those whose value holds for each row. The rows of one case are read together, and running numbers say nothing.
  private var filledMerges: [CellRange] {
    dataMerges.filter { range in
      guard let column = header.columns[range.first.column - 1] else { return true }
      return !column.isIgnored && !(kind == .cases && column == .caseNumber)
    }
  }

  private func check() throws(LedgerError) {
    var firsts: [LedgerColumn: Int] = [:]
    for (position, column) in header.columns.sorted(by: { $0.key < $1.key }) where !column.isIgnored {
      if let first = firsts[column] {
        throw .columnTwice(
          file: name, sheet: sheet, column: column.ledgerWord, first: header.titles[first],
          second: header.titles[position])
      }
      firsts[column] = position
    }
    let needed: [LedgerColumn] = kind == .cases ? [.caseNumber] : [.caseNumber, .node, .occurredOn]
    let missing = needed.filter { firsts[$0] == nil }
    guard missing.isEmpty else {
      throw .missingColumn(
        file: name, sheet: sheet, kind: kind, columns: missing, found: header.titles.filter { !$0.isEmpty })
    }
  }
}
