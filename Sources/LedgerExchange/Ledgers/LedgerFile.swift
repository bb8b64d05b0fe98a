import CaseFile
import CivilCalendar
import RuleModel

/// How a ledger is to be read.
public struct LedgerOptions: Hashable, Sendable {
  /// Encoding of text files; nil to detect it.
  public var encoding: TextEncoding?
  /// Name of the sheet; nil to find it by its header.
  public var sheet: String?
  /// What the file holds; nil to see it from the header.
  public var kind: LedgerKind?

  /// Everything detected.
  public init() {}
}

/// A ledger file whose header has been found.
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
  private let source: Source
  private let parser: CaseNumberParser

  private enum Source: Sendable {
    case workbook(XLSXWorkbook, XLSXSheet)
    case text(DecodedText)
  }

  /// Opens a file, finds its header and says what it holds.
  public static func open(
    _ path: String, options: LedgerOptions, codes: CaseNumberCodes
  ) throws(LedgerError) -> LedgerFile {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let file: TabularFile
    do throws(TabularError) {
      file = try TabularFile.open(path, encoding: options.encoding)
    } catch { throw .table(file: name, error) }
    let found: (source: Source, sheet: String?, encoding: String, header: LedgerHeader)
    switch file {
    case .text(let text):
      guard let header = try header(in: text, file: name) else { throw .noHeader(file: name, sheets: []) }
      found = (.text(text), nil, text.encoding.rawValue, header)
    case .workbook(let workbook):
      let (sheet, header) = try choose(workbook, options: options, file: name)
      found = (.workbook(workbook, sheet), sheet.name, "xlsx", header)
    }
    let kind = options.kind ?? found.header.kind
    let header = kind == .cases ? found.header.ofCases : found.header
    try check(header, kind: kind, file: name)
    return LedgerFile(
      path: path, name: name, sheet: found.sheet, encoding: found.encoding, kind: kind, header: header,
      source: found.source, parser: CaseNumberParser(codes: codes))
  }

  /// Calls `body` with each row of a case ledger; returns the notices.
  ///
  /// - Throws: `LedgerError` when the file breaks off, or whatever `body` throws.
  public func forEachCase(_ body: (CaseRow) throws -> Void) throws -> NoticeTally {
    var reader = CaseRowReader(header: header, file: name, sheet: sheet, epoch: epoch, parser: parser)
    try forEachTableRow { row in
      if let read = reader.read(row) { try body(read) }
    }
    return reader.notices
  }

  /// All milestones of a milestone file; `progress` is told how many rows have been read.
  public func milestones(
    catalogue: Catalogue, progress: (Int) -> Void = { _ in }
  ) throws(LedgerError) -> MilestoneTable {
    var reader = MilestoneRowReader(
      header: header, file: name, sheet: sheet, epoch: epoch, parser: parser, catalogue: catalogue)
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

  /// Calls `body` with each row below the header, as it stands.
  func forEachTableRow(_ take: (TableRow) throws -> Void) throws {
    func body(_ row: TableRow) throws {
      if header.isContradicted(by: row) { throw LedgerError.secondHeader(file: name, row: row.number) }
      try take(row)
    }
    do {
      switch source {
      case .text(let text):
        var reader = CSVReader(text)
        while let row = try reader.next() { if row.number > header.row { try body(row) } }
      case .workbook(let workbook, let sheet):
        let reader = try workbook.rows(of: sheet)
        defer { reader.close() }
        while let row = try reader.next() { if row.number > header.row { try body(row) } }
      }
    } catch let error as TabularError { throw LedgerError.table(file: name, error) }
  }

  private static func header(in text: DecodedText, file: String) throws(LedgerError) -> LedgerHeader? {
    var finder = HeaderFinder()
    var reader = CSVReader(text)
    do throws(TabularError) {
      var count = 0
      while count < HeaderFinder.searchedRows, let row = try reader.next() {
        if let header = finder.header(in: row) { return header }
        count += 1
      }
      return nil
    } catch { throw .table(file: file, error) }
  }

  private static func choose(
    _ workbook: XLSXWorkbook, options: LedgerOptions, file: String
  ) throws(LedgerError) -> (XLSXSheet, LedgerHeader) {
    let names = workbook.sheets.map(\.name)
    var candidates: [(XLSXSheet, LedgerHeader)] = []
    for sheet in workbook.sheets {
      if let wanted = options.sheet { guard sheet.name == wanted else { continue } } else if sheet.isHidden { continue }
      if let header = try header(in: workbook, sheet, file: file) { candidates.append((sheet, header)) }
    }
    if let wanted = options.sheet, !names.contains(wanted) {
      throw .noSuchSheet(file: file, name: wanted, sheets: names)
    }
    guard let first = candidates.first else { throw .noHeader(file: file, sheets: names) }
    guard candidates.count == 1 else { throw .severalSheets(file: file, sheets: candidates.map(\.0.name)) }
    return first
  }

  private static func header(
    in workbook: XLSXWorkbook, _ sheet: XLSXSheet, file: String
  ) throws(LedgerError) -> LedgerHeader? {
    var finder = HeaderFinder()
    do throws(TabularError) {
      let reader = try workbook.rows(of: sheet)
      defer { reader.close() }
      var count = 0
      while count < HeaderFinder.searchedRows, let row = try reader.next() {
        if let header = finder.header(in: row) { return header }
        count += 1
      }
      return nil
    } catch { throw .table(file: file, error) }
  }

  private static func check(_ header: LedgerHeader, kind: LedgerKind, file: String) throws(LedgerError) {
    var firsts: [LedgerColumn: Int] = [:]
    for (position, column) in header.columns.sorted(by: { $0.key < $1.key }) where !column.isIgnored {
      if let first = firsts[column] {
        throw .columnTwice(
          file: file, column: column.ledgerWord, first: header.titles[first], second: header.titles[position])
      }
      firsts[column] = position
    }
    let needed: [LedgerColumn] = kind == .cases ? [.caseNumber] : [.caseNumber, .node, .occurredOn]
    let missing = needed.filter { firsts[$0] == nil }
    guard missing.isEmpty else {
      throw .missingColumn(
        file: file, kind: kind, columns: missing, found: header.titles.filter { !$0.isEmpty })
    }
  }
}
