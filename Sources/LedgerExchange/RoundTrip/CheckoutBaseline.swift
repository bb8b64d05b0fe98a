import CaseFile
import CivilCalendar

/// What was handed out in a ledger for editing: every cell as it stood, and at which state of which journal.
///
/// It travels in a hidden sheet of the workbook. Its seal (a digest over everything else) shows when the sheet was
/// changed or cut off on the way.
public struct CheckoutBaseline: Hashable, Sendable {
  /// One case that was handed out.
  public struct Line: Hashable, Sendable {
    /// The case.
    public var number: CaseNumber
    /// Its version.
    public var version: Int
    /// Its cells in the order of `columns`, in the form of `LedgerCell.text`; nil for a blank.
    public var cells: [String?]

    /// A case with its cells.
    public init(number: CaseNumber, version: Int, cells: [String?]) {
      self.number = number
      self.version = version
      self.cells = cells
    }
  }

  /// Code of the court.
  public var court: String
  /// Digest of the first journal entry, which no two databases share.
  public var database: String
  /// Sequence of the last journal entry.
  public var sequence: Int
  /// Digest of the last journal entry.
  public var digest: String
  /// When it was handed out.
  public var issuedAt: Instant
  /// To whom.
  public var issuedTo: String
  /// The columns.
  public var columns: [LedgerColumn]
  /// The cases.
  public var lines: [Line]

  /// A baseline.
  public init(
    court: String, database: String, sequence: Int, digest: String, issuedAt: Instant, issuedTo: String,
    columns: [LedgerColumn], lines: [Line]
  ) {
    self.court = court
    self.database = database
    self.sequence = sequence
    self.digest = digest
    self.issuedAt = issuedAt
    self.issuedTo = issuedTo
    self.columns = columns
    self.lines = lines
  }

  /// What stands in the first cell of the sheet.
  public static let mark = "chuqing.ledger"
  /// The form of the sheet.
  static let schema = "1"
  /// Title of the hidden column that names the case of each row as it was handed out.
  public static let keyTitle = "领取案号"

  /// The bytes over which the seal is made.
  public var sealedBytes: [UInt8] {
    JSONValue.array(table(seal: "").map { .array($0.map(JSONValue.string)) }).canonicalUTF8
  }

  /// The rows of the sheet.
  public func table(seal: String) -> [[String]] {
    let head = [
      [Self.mark, Self.schema], ["court", court], ["database", database], ["sequence", "\(sequence)"],
      ["digest", digest], ["issued_at", issuedAt.description], ["issued_to", LedgerCell.kept(issuedTo)], ["seal", seal],
      ["cases", "\(lines.count)"], ["case_no", "version"] + columns.map(\.rawValue),
    ]
    return head + lines.map { [$0.number.text, "\($0.version)"] + $0.cells.map { $0 ?? "" } }
  }
}

extension CheckoutBaseline {
  /// The baseline of a workbook with the seal that it carries; nil when no sheet holds one.
  ///
  /// - Throws: `CheckinError.newerFormat` or `.baselineDamaged`; `LedgerError` when the file breaks off.
  static func find(
    in workbook: XLSXWorkbook, file: String
  ) throws -> (baseline: CheckoutBaseline, seal: String, sheet: XLSXSheet)? {
    do {
      for sheet in workbook.sheets {
        let reader = try workbook.rows(of: sheet)
        defer { reader.close() }
        guard let first = try reader.next(), text(first, 0) == mark else { continue }
        guard text(first, 1) == schema else { throw CheckinError.newerFormat(file: file) }
        var rows: [TableRow] = []
        while let row = try reader.next() { rows.append(row) }
        guard let (baseline, seal) = read(rows) else { throw CheckinError.baselineDamaged(file: file) }
        return (baseline, seal, sheet)
      }
      return nil
    } catch let error as TabularError { throw LedgerError.table(file: file, error) }
  }

  private static func read(_ rows: [TableRow]) -> (CheckoutBaseline, String)? {
    guard let titles = rows.firstIndex(where: { text($0, 0) == "case_no" }) else { return nil }
    var head: [String: String] = [:]
    for row in rows[..<titles] { head[text(row, 0)] = text(row, 1) }
    let names = rows[titles].cells.indices.dropFirst(2).map { text(rows[titles], $0) }
    let columns = names.compactMap(LedgerColumn.init(rawValue:))
    guard columns.count == names.count, let sequence = head["sequence"].flatMap(Int.init),
      let issuedAt = head["issued_at"].flatMap({ Instant($0) }), let court = head["court"], let seal = head["seal"],
      let database = head["database"], let digest = head["digest"]
    else { return nil }
    var lines: [Line] = []
    for row in rows[(titles + 1)...] where !row.cells.isEmpty {
      guard let version = Int(text(row, 1)) else { return nil }
      let cells = columns.indices.map { position -> String? in
        let cell = text(row, position + 2)
        return cell.isEmpty ? nil : cell
      }
      lines.append(Line(number: CaseNumber(normalized: text(row, 0)), version: version, cells: cells))
    }
    guard head["cases"] == "\(lines.count)" else { return nil }
    let baseline = CheckoutBaseline(
      court: court, database: database, sequence: sequence, digest: digest, issuedAt: issuedAt,
      issuedTo: head["issued_to"] ?? "", columns: columns, lines: lines)
    return (baseline, seal)
  }

  /// The text of a cell, whatever type a spreadsheet program gave it.
  private static func text(_ row: TableRow, _ position: Int) -> String {
    guard position < row.cells.count else { return "" }
    switch row.cells[position] {
    case .empty: return ""
    case .text(let text), .error(let text): return LedgerCell.kept(text)
    case .number(_, let literal): return literal
    case .date(let day): return day.description
    case .boolean(let flag): return flag ? "TRUE" : "FALSE"
    }
  }
}
