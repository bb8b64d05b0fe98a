import CaseFile
import CaseStore
import CivilCalendar
import LedgerExchange
import Reports
import RuleModel

/// Merges the changed cells of a ledger with what is recorded, inside one transaction.
final class CheckinMerge {
  private let ledger: ReturnedLedger
  private let transaction: JournalTransaction
  private let locks: LockCheck
  private let desk: DocketDesk
  private let positions: [LedgerColumn: Int]
  private var pending: [JournalEvent] = []

  init(ledger: ReturnedLedger, catalogue: Catalogue, transaction: JournalTransaction) {
    self.ledger = ledger
    self.transaction = transaction
    desk = DocketDesk(transaction, catalogue: catalogue)
    locks = LockCheck(catalogue: catalogue, now: transaction.context.recordedAt)
    positions = Dictionary(
      ledger.baseline.columns.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// Merges the rows; if nothing stands against any of them, they are recorded.
  func run(_ rows: [EditedRow], into report: inout CheckinReport) throws {
    var merged: [CheckoutRow] = []
    for row in rows {
      if row.edits.isEmpty, row.match.line != nil {
        report.unchanged += 1
        merged.append(CheckoutRow(number: row.match.number))
      } else {
        merged.append(try take(row, &report))
      }
    }
    guard report.rejections.isEmpty else { return }
    guard report.conflicts.isEmpty else {
      // Rows that nobody changed are handed out again as they are recorded now.
      for index in merged.indices where merged[index].record == nil {
        merged[index].record = try transaction.find(merged[index].number)
      }
      report.rows = merged.filter { $0.record != nil || !$0.written.isEmpty }
      return
    }
    for event in pending { try transaction.append(event) }
  }

  private func take(_ row: EditedRow, _ report: inout CheckinReport) throws -> CheckoutRow {
    let existing = try transaction.find(row.match.number)
    guard let existing else {
      if row.match.line != nil {
        report.rejections.append(rejection(row, nil, .withdrawn, row.match.number.text))
        return CheckoutRow(number: row.match.number)
      }
      return try register(row, &report)
    }
    return try merge(row, with: existing, &report)
  }

  // MARK: New cases

  private func register(_ row: EditedRow, _ report: inout CheckinReport) throws -> CheckoutRow {
    var draft = CaseDraft(number: row.match.number)
    for edit in row.edits {
      guard let json = edit.json, let field = edit.column.caseField else { continue }
      if field == .filedOn { draft.filedOn = json.text.flatMap { CivilDate($0) } } else { try draft.facts.set(field, to: json) }
    }
    let names = row.edits.first { $0.column == .debtor }?.cell?.text
    let codes = row.edits.first { $0.column == .code }?.cell?.text
    let written = CheckoutRow(
      number: row.match.number, written: Dictionary(uniqueKeysWithValues: row.edits.map { ($0.column, $0.cell) }))
    guard let debtors = DebtorCells.debtors(names: names, codes: codes) else {
      report.rejections.append(unequal(row, names, codes))
      return written
    }
    draft.facts.debtors = debtors
    do throws(CaseRefusal) {
      let decision = try CaseDecision.decide(draft, existing: nil, today: transaction.context.recordedAt.courtDate)
      if case .new(let record) = decision {
        try judge(desk.objections(toNew: record), &report)
        report.newCases.append(record.number)
        pending.append(.caseRegistered(record))
      }
    } catch { report.rejections.append(refusal(row, error)) }
    return written
  }

  // MARK: Known cases

  private func merge(
    _ row: EditedRow, with existing: CaseRecord, _ report: inout CheckinReport
  ) throws -> CheckoutRow {
    var result = CheckoutRow(number: existing.number, record: existing)
    let line = row.match.line.map { ledger.baseline.lines[$0] }
    let history = CaseChangeHistory(existing, since: line?.version, after: ledger.baseline.sequence, transaction)
    var accepted: [EditedRow.Edit] = []
    for edit in row.edits {
      let base = positions[edit.column].flatMap { line?.cells[$0] }
      let current = edit.column.cell(of: existing)?.text
      let outcome = CellMerge.decide(
        base: base, mine: edit.cell?.text, current: current,
        // What was not handed out can be filled in, but nothing that is recorded can be replaced unseen.
        changedSince: try (line == nil && current != nil) || history.wasChanged(edit.column))
      switch outcome {
      case .untouched, .settled: continue
      case .change:
        accepted.append(edit)
        result.written[edit.column] = .some(edit.cell)
      case .conflict:
        let last = try history.lastChange(of: edit.column)
        let values = EditableLedger.Conflict(
          base: base, current: current, mine: edit.cell?.text, actor: last?.actor, recordedAt: last?.recordedAt)
        result.conflicts[edit.column] = values
        result.written[edit.column] = .some(edit.cell)
        report.conflicts.append(
          CheckinReport.Conflict(
            number: existing.number, place: ledger.place(row: row.match.rowNumber, column: edit.column),
            column: edit.column, values: values))
      }
    }
    guard !accepted.isEmpty else {
      if result.conflicts.isEmpty { report.unchanged += 1 }
      return result
    }
    try record(accepted, of: row, existing, &report)
    return result
  }

  private func record(
    _ accepted: [EditedRow.Edit], of row: EditedRow, _ existing: CaseRecord, _ report: inout CheckinReport
  ) throws {
    var facts = existing.facts
    var filedOn = existing.filedOn
    for edit in accepted where edit.column != .debtor && edit.column != .code {
      guard let field = edit.column.caseField else { continue }
      if field == .filedOn {
        filedOn = edit.json?.text.flatMap { CivilDate($0) } ?? filedOn
      } else {
        try facts.set(field, to: edit.json)
      }
    }
    if accepted.contains(where: { $0.column == .debtor || $0.column == .code }) {
      let cells = DebtorCells(existing.facts.debtors)
      let names = accepted.first { $0.column == .debtor }.map { $0.cell?.text } ?? cells.names
      let codes = accepted.first { $0.column == .code }.map { $0.cell?.text } ?? cells.codes
      guard let debtors = DebtorCells.debtors(names: names, codes: codes) else {
        report.rejections.append(unequal(row, names, codes))
        return
      }
      facts.debtors = debtors
    }
    let after = CaseRecord(number: existing.number, filedOn: filedOn, facts: facts, version: existing.version)
    let changes = CaseField.allCases.compactMap { field -> FieldChange? in
      let (before, now) = (existing.json(field), after.json(field))
      return before == now ? nil : FieldChange(field: field, from: before, to: now)
    }
    guard !changes.isEmpty else {
      report.unchanged += 1
      return
    }
    do throws(CaseRefusal) {
      try CaseDecision.check(changes, of: existing, today: transaction.context.recordedAt.courtDate)
      // A docket that cannot be read is refused by what comes next.
      try judge((try? desk.objections(to: changes, of: existing.number)) ?? [], &report)
      let locking = (try? locks.locking(existing.number, in: transaction)) ?? []
      if !locking.isEmpty {
        try locks.check(.amend(changes.map(\.field)), docket: existing.number, locking: locking)
      }
    } catch {
      report.rejections.append(refusal(row, error))
      return
    }
    pending.append(.caseAmended(existing.number, changes))
    report.changes += accepted.map { edit in
      CheckinReport.Change(
        number: existing.number, place: ledger.place(row: row.match.rowNumber, column: edit.column),
        column: edit.column, before: edit.column.cell(of: existing)?.text, after: edit.cell?.text)
    }
  }

  // MARK: Refusals

  /// Refuses a closing that contradicts what is recorded, and takes note of one that is only unusual.
  private func judge(_ objections: [ClosingObjection], _ report: inout CheckinReport) throws(CaseRefusal) {
    for objection in objections {
      if objection.weight == .contradiction { throw objection.refusal }
      if !report.oddities.contains(objection.refusal) { report.oddities.append(objection.refusal) }
    }
  }

  private func refusal(_ row: EditedRow, _ refusal: CaseRefusal) -> CheckinRejection {
    let column = refusal.field.flatMap { field in ledger.baseline.columns.first { $0.caseField == field } }
    return rejection(
      row, column, .rule(.refused(refusal)), refusal.statedValue ?? row.match.number.text)
  }

  private func unequal(_ row: EditedRow, _ names: String?, _ codes: String?) -> CheckinRejection {
    let rule = LedgerRule.codesAndNamesDiffer(codes: DebtorCells.count(codes), names: DebtorCells.count(names))
    return rejection(row, .code, .rule(rule), codes ?? "")
  }

  private func rejection(
    _ row: EditedRow, _ column: LedgerColumn?, _ fault: CheckinFault, _ value: String
  ) -> CheckinRejection {
    CheckinRejection(
      place: ledger.place(row: row.match.rowNumber, column: column ?? .caseNumber), value: value, fault: fault)
  }
}
