import CaseFile
import CivilCalendar
import RuleModel

/// One row of a case ledger, read.
public struct CaseRow: Sendable {
  /// Row of the file, from 1.
  public let row: Int
  /// The last row that belongs to the case, when its number is merged over several.
  public let lastRow: Int
  /// The case that it states, or every reason why it does not state one.
  public let outcome: Outcome

  init(row: Int, lastRow: Int? = nil, outcome: Outcome) {
    self.row = row
    self.lastRow = lastRow ?? row
    self.outcome = outcome
  }

  /// What came of it.
  public enum Outcome: Sendable {
    /// A case.
    case draft(CaseDraft)
    /// Every fault of the row.
    case rejected([Rejection])
  }
}

/// Turns rows of a case ledger into drafts.
struct CaseRowReader {
  let header: LedgerHeader
  private let file: String
  private let sheet: String?
  let cells: CellReading
  private let parser: CaseNumberParser
  private let casePosition: Int
  private let unknownPositions: [(position: Int, title: String)]
  private var reportedUntitled: Set<Int> = []
  var notices = NoticeTally()

  init(
    header: LedgerHeader, file: String, sheet: String?, epoch: SpreadsheetSerial, parser: CaseNumberParser,
    absentTitles: [String] = [], openDays: CellReading.OpenDays = .blank
  ) {
    self.header = header
    self.file = file
    self.sheet = sheet
    self.parser = parser
    cells = CellReading(epoch: epoch, openDays: openDays)
    casePosition = header.position(of: .caseNumber) ?? 0
    unknownPositions = header.unknown.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    for (position, title) in unknownPositions {
      guard !header.titles[position].isEmpty, !header.kept.contains(position) else { continue }  // told when it has content
      notices.add(.unknownColumn(title), at: place(header.row, position))
    }
    for title in absentTitles { notices.add(.mappedTitleMissing(title), at: place(header.row, nil)) }
    if let unit = header.titleUnit,
      let position = [LedgerColumn.claimsTotal, .assetsTotal].compactMap(header.position(of:))
        .first(where: { header.units[$0] == nil })
    {
      notices.add(.unitFromTitle(unit), at: place(header.row, position))
    }
  }

  /// The row as a case; nil for blank rows and rows that are not data.
  mutating func read(_ row: TableRow) -> CaseRow? { read(row, merged: nil) }

  /// The rows over which one case number is merged, as one case; nil when they are blank.
  mutating func read(_ merged: MergedCase) -> CaseRow? {
    let (row, conflicts) = merged.joined(header, cells)
    guard let read = read(row, merged: merged) else { return nil }
    notices.add(.mergedCase, at: place(row.number, casePosition))
    guard !conflicts.isEmpty else { return read }
    var faults = conflicts.map { conflict in
      Rejection(
        place: place(conflict.row, conflict.position), value: conflict.value,
        rule: .differsInMergedCase(firstRow: conflict.firstRow, firstValue: conflict.firstValue))
    }
    if case .rejected(let others) = read.outcome { faults = others + faults }
    return CaseRow(row: read.row, lastRow: read.lastRow, outcome: .rejected(faults))
  }

  private mutating func read(_ row: TableRow, merged: MergedCase?) -> CaseRow? {
    guard row.cells.contains(where: { cells.text($0) != nil }) else { return nil }
    if cells.isPassedOver(row, numberAt: casePosition, header: header) {
      notices.add(.passedOver, at: place(row.number, nil))
      return nil
    }
    let lastRow = merged?.span.upperBound
    var faults: [Rejection] = []
    if let extra = surplus(row) { faults.append(extra) }
    guard let reading = caseNumber(row, &faults) else {
      return CaseRow(row: row.number, lastRow: lastRow, outcome: .rejected(faults))
    }
    var draft = CaseDraft(number: reading.number)
    var names: [String] = []
    var codes: [String] = []
    for (position, cell) in row.cells.enumerated() {
      guard let column = header.columns[position] else { continue }
      do throws(LedgerRuleError) {
        switch column {
        case .debtor where merged == nil: names = try cells.valueLines(cell).map(Self.lines) ?? []
        case .code where merged == nil: codes = try enterpriseCodes(cell, at: place(row.number, position))
        case .debtor, .code: break
        default: try read(cell, column, position, into: &draft)
        }
        if column.isDate, case .text(let text) = cell, CellReading.saysUndetermined(TextFolding.trimmed(text)) {
          notices.add(.undetermined, at: place(row.number, position))
        }
      } catch {
        faults.append(
          Rejection(place: place(row.number, position), value: cells.text(cell) ?? "", rule: error.rule))
      }
    }
    if let merged {
      join(merged, into: &draft, &faults)
    } else {
      join(names, codes, row.number, into: &draft, &faults)
    }
    draft.facts.extras = extras(row)
    reportUntitled(row)
    note(draft, reading, row.number)
    return CaseRow(row: row.number, lastRow: lastRow, outcome: faults.isEmpty ? .draft(draft) : .rejected(faults))
  }

  private func read(
    _ cell: TableCell, _ column: LedgerColumn, _ position: Int, into draft: inout CaseDraft
  ) throws(LedgerRuleError) {
    switch column {
    case .category: draft.facts.category = try cells.word(cell, as: EnterpriseCategory.self)
    case .ownerLevel: draft.facts.ownerLevel = try cells.word(cell, as: OwnerLevel.self)
    case .procedure: draft.facts.procedure = try cells.word(cell, as: Procedure.self)
    case .supervisingBody: draft.facts.supervisingBody = try freeText(cell)
    case .court: draft.facts.court = try freeText(cell)
    case .division: draft.facts.division = try freeText(cell)
    case .judge: draft.facts.judge = try freeText(cell)
    case .clerk: draft.facts.clerk = try freeText(cell)
    case .administrator: draft.facts.administrator = try freeText(cell)
    case .filedOn: draft.filedOn = try cells.date(cell)
    case .acceptedOn: draft.facts.acceptedOn = try cells.date(cell)
    case .plannedCloseOn: draft.facts.plannedCloseOn = try cells.date(cell)
    case .closedOn: draft.facts.closedOn = try cells.date(cell)
    case .closeManner: draft.facts.closeManner = try manner(cell)
    case .terminatedOn: draft.facts.terminatedOn = try cells.date(cell)
    case .deregisteredOn: draft.facts.deregisteredOn = try cells.date(cell)
    case .clearedOn: draft.facts.clearedOn = try cells.date(cell)
    case .claimsTotal: draft.facts.claimsTotal = try cells.money(cell, unit: header.unit(at: position))
    case .assetsTotal: draft.facts.assetsTotal = try cells.money(cell, unit: header.unit(at: position))
    case .employees: draft.facts.employees = try cells.count(cell)
    case .employeesSettled: draft.facts.employeesSettled = try cells.count(cell)
    case .fastTrack: draft.facts.isFastTrack = try cells.flag(cell)
    case .applicant: draft.facts.applicant = try cells.word(cell, as: Applicant.self)
    case .examination: draft.facts.examination = try cells.word(cell, as: Examination.self)
    case .origin: draft.facts.origin = try freeText(cell).flatMap { parser.read($0)?.number }
    case .supervision: draft.facts.supervision = try freeText(cell)
    case .stagnation: draft.facts.stagnations = try cells.stagnations(cell)
    case .note: draft.facts.note = try freeText(cell)
    case .caseNumber, .debtor, .code, .node, .occurredOn, .outcome, .document, .position, .rejectionReason, .sourceRow: break
    }
  }

  private func freeText(_ cell: TableCell) throws(LedgerRuleError) -> String? {
    if case .error = cell { throw LedgerRuleError(.errorValue) }
    return cells.value(cell)
  }

  private func manner(_ cell: TableCell) throws(LedgerRuleError) -> CloseManner? {
    guard let text = try freeText(cell), !CellReading.saysPending(text) else { return nil }
    return CloseManner(text: text)
  }

  private func caseNumber(_ row: TableRow, _ faults: inout [Rejection]) -> CaseNumberReading? {
    let cell = casePosition < row.cells.count ? row.cells[casePosition] : .empty
    if case .error(let literal) = cell {
      faults.append(Rejection(place: place(row.number, casePosition), value: literal, rule: .errorValue))
      return nil
    }
    guard let text = cells.value(cell), let reading = parser.read(text) else {
      let first = row.cells.lazy.compactMap { cells.text($0) }.first ?? ""
      faults.append(
        Rejection(place: place(row.number, casePosition), value: first, rule: .caseNumberMissing))
      return nil
    }
    if let several = parser.severalNumbers(in: text, reading) {
      faults.append(
        Rejection(
          place: place(row.number, casePosition), value: text, rule: .severalCaseNumbers(several.map(\.text))))
      return nil
    }
    return reading
  }

  private func extras(_ row: TableRow) -> [CaseFacts.ExtraField] {
    var fields: [CaseFacts.ExtraField] = []
    for (position, title) in unknownPositions where position < row.cells.count {
      guard let value = cells.text(row.cells[position]) else { continue }
      fields.append(CaseFacts.ExtraField(name: title, value: value))
    }
    if sheet != nil, row.cells.count > header.titles.count {
      for position in header.titles.count..<row.cells.count {
        guard let value = cells.text(row.cells[position]) else { continue }
        fields.append(CaseFacts.ExtraField(name: header.letterName(at: position), value: value))
      }
    }
    return fields.sorted { $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars) }
  }

  /// Content below a blank in the header is kept like that of an unknown column.
  private mutating func reportUntitled(_ row: TableRow) {
    if sheet != nil, row.cells.count > header.titles.count {
      for position in header.titles.count..<row.cells.count where cells.text(row.cells[position]) != nil {
        guard reportedUntitled.insert(position).inserted else { continue }
        notices.add(.unknownColumn(header.letterName(at: position)), at: place(row.number, position))
      }
    }
    for (position, title) in unknownPositions
    where position < row.cells.count && header.titles[position].isEmpty && cells.text(row.cells[position]) != nil {
      if reportedUntitled.insert(position).inserted {
        notices.add(.unknownColumn(title), at: place(row.number, position))
      }
    }
  }

  private mutating func note(_ draft: CaseDraft, _ reading: CaseNumberReading, _ row: Int) {
    for warning in reading.warnings { notices.add(.caseNumber(warning), at: place(row, casePosition)) }
    if draft.facts.debtors.allSatisfy(\.name.isEmpty) { notices.add(.debtorMissing, at: place(row, header.position(of: .debtor))) }
    if case .unrecognised? = draft.facts.closeManner {
      notices.add(.unknownManner, at: place(row, header.position(of: .closeManner)))
    }
    if draft.facts.closedOn != nil, draft.facts.closeManner == nil {
      notices.add(.closedWithoutManner, at: place(row, header.position(of: .closeManner)))
    }
  }

  /// Only in a text can a row be shifted; beyond the header of a sheet stand remarks, which are kept.
  private func surplus(_ row: TableRow) -> Rejection? {
    guard sheet == nil else { return nil }
    guard let (value, rule) = cells.surplus(row, header: header) else { return nil }
    return Rejection(place: place(row.number, nil), value: value, rule: rule)
  }

  func place(_ row: Int, _ position: Int?) -> LedgerPlace {
    LedgerPlace(
      file: file, sheet: sheet, row: row,
      column: position.flatMap { $0 < header.titles.count ? header.titles[$0] : nil },
      columnNumber: position.map { $0 + 1 })
  }
}
