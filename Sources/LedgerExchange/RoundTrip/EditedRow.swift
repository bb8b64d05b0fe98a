import CaseFile
import CivilCalendar
import RuleModel

/// The cells of a row that a person changed.
public struct EditedRow: Sendable {
  /// One changed cell.
  public struct Edit: Sendable {
    /// The column.
    public let column: LedgerColumn
    /// What stands there now; nil for a blank.
    public let cell: LedgerCell?
    /// The same as the case record stores it; nil for a blank, and for the two columns of enterprises, which only
    /// together give a value.
    public let json: JSONValue?
  }

  /// The row with its case.
  public let match: RowMatching.Match
  /// The changed cells in the order of the columns.
  public let edits: [Edit]
}

/// Compares rows with what was handed out and reads the cells that differ, and only these: what somebody recorded long
/// ago must not stop a clerk who did not touch it.
public struct EditedRowReader {
  private let ledger: ReturnedLedger
  private let columns: [LedgerColumn]
  private let reading: CellReading
  private var rows: CaseRowReader?
  private let basePositions: [LedgerColumn: Int]
  /// Cells that cannot be taken.
  public private(set) var rejections: [CheckinRejection] = []

  /// A reader of the rows of a ledger.
  public init(_ ledger: ReturnedLedger, codes: CaseNumberCodes) {
    self.ledger = ledger
    reading = CellReading(epoch: ledger.epoch)
    columns = ledger.baseline.columns.filter { ledger.positions[$0] != nil }
    basePositions = Dictionary(
      ledger.baseline.columns.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    // Cells are read as those of any ledger are: by a row that has only the changed ones, under the titles they have.
    let titles = [ledger.titles[ledger.numberPosition]] + columns.map { ledger.titles[ledger.positions[$0] ?? 0] }
    let titleRow = TableRow(number: ledger.headerRow, cells: titles.map(TableCell.text))
    let header = HeaderFinder(rows: [titleRow], merges: []).header()
    rows = header.map {
      CaseRowReader(
        header: $0, file: ledger.file, sheet: ledger.sheet, epoch: ledger.epoch, parser: CaseNumberParser(codes: codes),
        openDays: .fault)
    }
  }

  /// The changed cells of a row; nil when one of them cannot be taken.
  public mutating func read(_ match: RowMatching.Match) -> EditedRow? {
    let before = rejections.count
    let base = match.line.map { ledger.baseline.lines[$0].cells }
    var changed: [LedgerColumn] = []
    for column in columns where isChanged(match.row, column, base?[basePositions[column] ?? 0]) {
      changed.append(column)
    }
    refuseMerged(match.row)
    guard !changed.isEmpty else { return rejections.count == before ? EditedRow(match: match, edits: []) : nil }
    var edits: [EditedRow.Edit] = []
    let draft = draft(of: match, changed)
    for column in changed {
      guard let edit = edit(column, match, draft) else { continue }
      if edit.cell?.text != (base?[basePositions[column] ?? 0]) { edits.append(edit) }
    }
    return rejections.count == before ? EditedRow(match: match, edits: edits) : nil
  }

  private func isChanged(_ row: TableRow, _ column: LedgerColumn, _ base: String?) -> Bool {
    let raw: String?
    switch cell(row, column) {
    case .empty: raw = nil
    case .text(let text): raw = LedgerCell.kept(text).isEmpty ? nil : LedgerCell.kept(text)
    case .number(_, let literal): raw = literal
    case .date(let day): raw = day.description
    case .boolean(let flag): raw = flag ? "是" : "否"
    case .error: return true
    }
    return raw != base
  }

  /// What the changed cells say, nil when they cannot be read; faults are kept with their own places.
  private mutating func draft(of match: RowMatching.Match, _ changed: [LedgerColumn]) -> CaseDraft? {
    let plain = Set(changed).subtracting([.debtor, .code])
    let cells: [TableCell] =
      [.text(match.number.text)] + columns.map { plain.contains($0) ? cell(match.row, $0) : .empty }
    guard let read = rows?.read(TableRow(number: match.rowNumber, cells: cells)) else { return nil }
    switch read.outcome {
    case .draft(let draft): return draft
    case .rejected(let faults):
      for fault in faults {
        let column = fault.place.columnNumber.flatMap { $0 >= 2 && $0 - 2 < columns.count ? columns[$0 - 2] : nil }
        rejections.append(
          CheckinRejection(
            place: ledger.place(row: match.rowNumber, column: column ?? .caseNumber), value: fault.value,
            fault: .rule(fault.rule)))
      }
      return nil
    }
  }

  private mutating func edit(
    _ column: LedgerColumn, _ match: RowMatching.Match, _ draft: CaseDraft?
  ) -> EditedRow.Edit? {
    let cell = cell(match.row, column)
    do throws(LedgerRuleError) {
      switch column {
      case .debtor:
        let names = try DebtorCells.names(cell, reading)
        return EditedRow.Edit(column: column, cell: names.map(LedgerCell.text), json: nil)
      case .code:
        let known = match.line.flatMap { ledger.baseline.lines[$0].cells[basePositions[column] ?? 0] } ?? ""
        let codes = try DebtorCells.codes(
          cell, reading, known: Set(known.split(separator: "\n").map(String.init)))
        return EditedRow.Edit(column: column, cell: codes.map(LedgerCell.text), json: nil)
      default: break
      }
    } catch {
      reject(match, column, .rule(error.rule))
      return nil
    }
    guard let draft else { return nil }
    if column == .filedOn, draft.filedOn == nil {
      if match.line != nil { reject(match, column, .neverBlank(.filedOn)) }
      return nil
    }
    let record = CaseRecord(
      number: draft.number, filedOn: draft.filedOn ?? .earliest, facts: draft.facts, version: 0)
    return EditedRow.Edit(
      column: column, cell: column.cell(of: record), json: column.caseField.flatMap { record.json($0) })
  }

  /// Under a merge every cell but the first is blank, which nobody meant as "not known".
  private mutating func refuseMerged(_ row: TableRow) {
    let positions = Set(ledger.positions.values).union([ledger.numberPosition])
    for range in ledger.merges where range.first.row <= row.number && row.number <= range.last.row {
      let touched = positions.filter { range.first.column <= $0 + 1 && $0 + 1 <= range.last.column }
      guard let position = touched.min() else { continue }
      rejections.append(
        CheckinRejection(
          place: ledger.place(row: row.number, position: position), value: "",
          fault: .merged(range: "\(range.first):\(range.last)")))
    }
  }

  private mutating func reject(_ match: RowMatching.Match, _ column: LedgerColumn, _ fault: CheckinFault) {
    rejections.append(
      CheckinRejection(
        place: ledger.place(row: match.rowNumber, column: column), value: reading.text(cell(match.row, column)) ?? "",
        fault: fault))
  }

  private func cell(_ row: TableRow, _ column: LedgerColumn) -> TableCell {
    guard let position = ledger.positions[column], position < row.cells.count else { return .empty }
    return row.cells[position]
  }
}
