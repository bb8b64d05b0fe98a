import CaseFile
import CaseStore
import CivilCalendar
import LedgerExchange

/// What was recorded about a case since a ledger was handed out.
final class CaseChangeHistory {
  /// Who changed something, and when.
  struct Change {
    let actor: String
    let recordedAt: Instant
    /// The columns of the ledger that show it; empty when none does.
    let columns: Set<LedgerColumn>
    /// Whether it was taken back since, or takes something back.
    let isUndone: Bool
  }

  private let number: CaseNumber
  private let mayHaveChanged: Bool
  private let sequence: Int
  private let transaction: JournalTransaction
  private var loaded: [Change]?

  /// The history of a case after an entry of the journal; a case of the same version has none.
  init(_ record: CaseRecord, since version: Int?, after sequence: Int, _ transaction: JournalTransaction) {
    number = record.number
    mayHaveChanged = record.version != version
    self.sequence = sequence
    self.transaction = transaction
  }

  /// Whether the column was changed, even if it is as before again. What was undone does not count.
  func wasChanged(_ column: LedgerColumn) throws -> Bool {
    guard mayHaveChanged else { return false }
    return try changes().contains { !$0.isUndone && $0.columns.contains(column) }
  }

  /// Who changed the column last; when no entry names it, who did anything about the case.
  func lastChange(of column: LedgerColumn) throws -> Change? {
    let changes = try changes()
    if let found = changes.last(where: { $0.columns.contains(column) }) ?? changes.last { return found }
    // Nothing since: the case was not handed out, and this was recorded before.
    return try entries(after: 0).last { $0.columns.contains(column) }
  }

  private func changes() throws -> [Change] {
    if let loaded { return loaded }
    let changes = try entries(after: sequence)
    loaded = changes
    return changes
  }

  private func entries(after sequence: Int) throws -> [Change] {
    var query = JournalQuery()
    query.subject = number.text
    query.afterSequence = sequence
    return try transaction.entries(query).map { entry in
      let event = try JournalEvent(kind: entry.kind, subject: entry.subject, payload: entry.payload)
      return Change(
        actor: entry.actor, recordedAt: entry.recordedAt, columns: event.changedColumns,
        isUndone: try entry.commandID.hasPrefix("undo#") || transaction.isUndone(entry.commandID))
    }
  }
}

extension JournalEvent {
  /// The columns of a ledger in which the event shows.
  fileprivate var changedColumns: Set<LedgerColumn> {
    switch self {
    case .caseRegistered: return Set(LedgerColumn.editable)
    case .caseAmended(_, let changes): return Set(changes.flatMap(\.columns))
    case .caseAssigned(_, let assignment): return Set(assignment.changes.flatMap(\.columns))
    case .caseClosed, .caseReopened: return [.closedOn, .closeManner]
    case .docketActed(_, .converted): return [.procedure]
    default: return []
    }
  }
}

extension FieldChange {
  /// The columns of a ledger in which the change shows: of the two for enterprises only the one that differs.
  fileprivate var columns: [LedgerColumn] {
    guard field == .debtors else { return LedgerColumn.editable.filter { $0.caseField == field } }
    let (before, after) = (Self.cells(from), Self.cells(to))
    return (before.names == after.names ? [] : [.debtor]) + (before.codes == after.codes ? [] : [.code])
  }

  private static func cells(_ value: JSONValue?) -> DebtorCells {
    var facts = CaseFacts()
    try? facts.set(.debtors, to: value)
    return DebtorCells(facts.debtors)
  }
}
