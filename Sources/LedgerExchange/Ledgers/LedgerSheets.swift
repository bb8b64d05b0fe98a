import CaseFile
import RuleModel

/// A sheet of a workbook that is not read.
public struct PassedOverSheet: Hashable, Sendable {
  /// Why.
  public enum Reason: Hashable, Sendable {
    /// It is hidden; hidden sheets are read when they are named.
    case hidden
    /// None of its first rows is a header with a case number; what comes closest to one, if anything.
    case noHeader(closest: MappingProposal?)
  }

  /// Name of the file, without folder.
  public let file: String
  /// Name of the sheet.
  public let sheet: String
  /// Why.
  public let reason: Reason
}

/// The tables of a file.
public struct LedgerSheets: Sendable {
  /// Those with the header of a ledger, in the order of the file.
  public private(set) var ledgers: [LedgerFile] = []
  /// Those that are passed over; blank sheets are not worth a word.
  public private(set) var passedOver: [PassedOverSheet] = []
  private let path: String
  private let name: String
  private let options: LedgerOptions
  private let parser: CaseNumberParser

  /// Opens a file and finds the headers of its tables.
  ///
  /// - Throws: `LedgerError` when none is a ledger, or one of them cannot be read as it stands.
  public static func open(
    _ path: String, options: LedgerOptions, codes: CaseNumberCodes
  ) throws(LedgerError) -> LedgerSheets {
    var sheets = LedgerSheets(path, options, codes)
    switch try sheets.file() {
    case .text(let text): try sheets.take(text)
    case .workbook(let workbook): try sheets.take(workbook)
    }
    return sheets
  }

  /// What the columns of the tables of a file may mean, whether they have the header of a ledger or not.
  public static func proposals(
    _ path: String, options: LedgerOptions, codes: CaseNumberCodes
  ) throws(LedgerError) -> [MappingProposal] {
    let sheets = LedgerSheets(path, options, codes)
    switch try sheets.file() {
    case .text(let text):
      return sheets.proposal(try sheets.rows(of: text), merges: [], sheet: nil).map { [$0] } ?? []
    case .workbook(let workbook):
      var proposals: [MappingProposal] = []
      for sheet in try sheets.chosen(of: workbook) where !sheet.isHidden || !options.sheets.isEmpty {
        let rows = try sheets.rows(of: workbook, sheet)
        let merges = try sheets.merges(of: workbook, sheet)
        if let proposal = sheets.proposal(rows, merges: merges, sheet: sheet.name) { proposals.append(proposal) }
      }
      return proposals
    }
  }

  private init(_ path: String, _ options: LedgerOptions, _ codes: CaseNumberCodes) {
    self.path = path
    self.options = options
    name = path.split(separator: "/").last.map(String.init) ?? path
    parser = CaseNumberParser(codes: codes)
  }

  private func file() throws(LedgerError) -> TabularFile {
    do throws(TabularError) {
      return try TabularFile.open(path, encoding: options.encoding)
    } catch { throw .table(file: name, error) }
  }

  private mutating func take(_ text: DecodedText) throws(LedgerError) {
    let rows = try rows(of: text)
    guard let header = HeaderFinder(rows: rows, merges: [], mapping: mapping(nil)).header() else {
      throw .noHeader(file: name, sheets: [], closest: proposal(rows, merges: [], sheet: nil))
    }
    ledgers.append(
      try LedgerFile(
        path: path, name: name, encoding: text.encoding.rawValue, source: .text(text), header: header, merges: [],
        options: options, parser: parser))
  }

  private mutating func take(_ workbook: XLSXWorkbook) throws(LedgerError) {
    for sheet in try chosen(of: workbook) {
      if sheet.isHidden, options.sheets.isEmpty {
        passedOver.append(PassedOverSheet(file: name, sheet: sheet.name, reason: .hidden))
        continue
      }
      let rows = try rows(of: workbook, sheet)
      guard rows.contains(where: { !$0.cells.isEmpty }) else { continue }
      // Merged cells stand behind all others: they are looked up where there may be a header only.
      var merges: [CellRange] = []
      var header: LedgerHeader?
      if HeaderFinder.mayHoldHeader(rows, mapping: mapping(sheet.name)) {
        merges = try self.merges(of: workbook, sheet)
        header = HeaderFinder(rows: rows, merges: merges, mapping: mapping(sheet.name)).header()
      }
      guard let header else {
        let closest = proposal(rows, merges: [], sheet: sheet.name)
        passedOver.append(PassedOverSheet(file: name, sheet: sheet.name, reason: .noHeader(closest: closest)))
        continue
      }
      ledgers.append(
        try LedgerFile(
          path: path, name: name, encoding: "xlsx", source: .workbook(workbook, sheet), header: header, merges: merges,
          options: options, parser: parser))
    }
    guard ledgers.isEmpty || passedOver.contains(where: { isNamed($0.sheet) }) else { return }
    let closest = passedOver.lazy.compactMap { passed -> MappingProposal? in
      if case .noHeader(let closest?) = passed.reason { closest } else { nil }
    }
    throw .noHeader(file: name, sheets: workbook.sheets.map(\.name), closest: closest.max { $0.likeness < $1.likeness })
  }

  /// The sheets to look at.
  private func chosen(of workbook: XLSXWorkbook) throws(LedgerError) -> [XLSXSheet] {
    for wanted in options.sheets where !workbook.sheets.contains(where: { Self.same($0.name, wanted) }) {
      throw .noSuchSheet(file: name, name: wanted, sheets: workbook.sheets.map(\.name))
    }
    return options.sheets.isEmpty ? workbook.sheets : workbook.sheets.filter { isNamed($0.name) }
  }

  private func isNamed(_ sheet: String) -> Bool { options.sheets.contains { Self.same($0, sheet) } }

  private static func same(_ left: String, _ right: String) -> Bool { TextFolding.key(left) == TextFolding.key(right) }

  private func mapping(_ sheet: String?) -> LedgerMapping.Section { options.mapping?.section(for: sheet) ?? .none }

  private func proposal(_ rows: [TableRow], merges: [CellRange], sheet: String?) -> MappingProposal? {
    MappingProposal(rows: rows, merges: merges, sheet: sheet, parser: parser)
  }

  // MARK: First rows

  private func rows(of text: DecodedText) throws(LedgerError) -> [TableRow] {
    var reader = CSVReader(text)
    var rows: [TableRow] = []
    do throws(TabularError) {
      while rows.count < HeaderFinder.rowsRead, let row = try reader.next() { rows.append(row) }
    } catch { throw .table(file: name, error) }
    return rows
  }

  private func rows(of workbook: XLSXWorkbook, _ sheet: XLSXSheet) throws(LedgerError) -> [TableRow] {
    var rows: [TableRow] = []
    do throws(TabularError) {
      try workbook.forEachRow(of: sheet) { row in
        rows.append(row)
        return rows.count < HeaderFinder.rowsRead
      }
    } catch { throw .table(file: name, error) }
    return rows
  }

  private func merges(of workbook: XLSXWorkbook, _ sheet: XLSXSheet) throws(LedgerError) -> [CellRange] {
    do throws(TabularError) {
      return try workbook.mergedRanges(of: sheet)
    } catch { throw .table(file: name, error) }
  }
}

extension LedgerFile {
  /// Opens the only ledger of a file.
  ///
  /// - Throws: `LedgerError.severalSheets` when there is more than one.
  public static func open(
    _ path: String, options: LedgerOptions, codes: CaseNumberCodes
  ) throws(LedgerError) -> LedgerFile {
    let sheets = try LedgerSheets.open(path, options: options, codes: codes)
    guard let first = sheets.ledgers.first, sheets.ledgers.count == 1 else {
      let name = sheets.ledgers.first?.name ?? path
      throw .severalSheets(file: name, sheets: sheets.ledgers.compactMap(\.sheet))
    }
    return first
  }
}
