import CaseFile
import CivilCalendar
import GRDB

/// Applies journal events to the projections. The same code runs when something is recorded and when the journal is
/// replayed, so that both give the same tables.
final class Projector {
  let db: Database
  private let insertCase: PreparedStatement
  private let updateCase: PreparedStatement
  private let closeCase: PreparedStatement
  private let raiseVersion: PreparedStatement
  private let insertDebtor: PreparedStatement
  private let deleteDebtors: PreparedStatement
  private let insertPlan: PreparedStatement
  private let insertMilestone: PreparedStatement
  private let updateMilestone: PreparedStatement
  /// Reads what has been applied so far.
  let reader: CaseReader

  init(_ db: Database) throws {
    self.db = db
    insertCase = try PreparedStatement(db, CaseRow.insertSQL)
    updateCase = try PreparedStatement(db, CaseRow.updateSQL)
    closeCase = try PreparedStatement(
      db,
      "UPDATE cases SET closed_on = ?2, close_manner = ?3, version = version + 1 WHERE case_id = ?1")
    raiseVersion = try PreparedStatement(db, "UPDATE cases SET version = version + 1 WHERE case_id = ?1")
    insertDebtor = try PreparedStatement(
      db, "INSERT INTO case_debtors (case_id, position, name, code) VALUES (?1, ?2, ?3, ?4)")
    deleteDebtors = try PreparedStatement(db, "DELETE FROM case_debtors WHERE case_id = ?1")
    insertPlan = try PreparedStatement(
      db, "INSERT INTO closing_plans (case_id, sequence, recorded_at, planned_on) VALUES (?1, ?2, ?3, ?4)")
    insertMilestone = try PreparedStatement(
      db,
      """
      INSERT INTO milestones (case_id, node, occurred_on, document, remarks, outcome, review, recorded_at, reason, approver)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      """)
    updateMilestone = try PreparedStatement(
      db,
      """
      UPDATE milestones SET document = coalesce(?4, document), remarks = coalesce(?5, remarks),
        outcome = coalesce(?6, outcome), review = ?7, reason = coalesce(?9, reason), approver = coalesce(?10, approver)
      WHERE case_id = ?1 AND node = ?2 AND occurred_on = ?3
      """)
    reader = try CaseReader(db)
  }

  /// Applies one event with its place in the journal.
  func apply(_ event: JournalEvent, at place: JournalPlace) throws {
    switch event {
    case .databaseCreated(let court):
      try db.execute(
        sql: "INSERT INTO court (code, name, rehearsal) VALUES (?, ?, ?)",
        arguments: [court.code, court.name, court.isRehearsal])
    case .fileImported(let file): try insert(file, sequence: place.sequence)
    case .caseRegistered(let record): try insert(record, at: place)
    case .caseAmended(let number, let changes): try amend(number, changes, at: place)
    case .caseClosed(let number, let date, let manner, _):
      closeCase.bind(try id(of: number), at: 1)
      closeCase.bind(date.dayNumber, at: 2)
      closeCase.bind(manner.storedText, at: 3)
      try closeCase.run()
    case .milestonesRecorded(let number, let milestones): try record(milestones, of: number, at: place)
    default: try applyRare(event, at: place)
    }
  }

  private func insert(_ file: ImportedFile, sequence: Int) throws {
    try db.execute(
      sql: "INSERT INTO imports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        sequence, file.name, file.kind, file.encoding, file.digest, file.new, file.changed, file.unchanged,
        file.rejected,
      ])
  }

  private func insert(_ record: CaseRecord, at place: JournalPlace) throws {
    CaseRow.bind(record, to: insertCase)
    insertCase.bind(place.recordedAt.milliseconds, at: CaseRow.registeredAtColumn)
    try insertCase.run()
    let caseID = db.lastInsertedRowID
    try insertDebtors(record.facts.debtors, caseID: caseID)
    if let planned = record.facts.plannedCloseOn { try insertPlan(planned, caseID: caseID, at: place) }
  }

  func amend(_ number: CaseNumber, _ changes: [FieldChange], at place: JournalPlace) throws {
    guard let stored = try reader.read(number) else { throw ProjectionError.unknownCase(number) }
    let record = try stored.record.applying(changes)
    CaseRow.bind(record, to: updateCase)
    try updateCase.run()
    if record.facts.plannedCloseOn != stored.record.facts.plannedCloseOn {
      try insertPlan(record.facts.plannedCloseOn, caseID: stored.caseID, at: place)
    }
    guard record.facts.debtors != stored.record.facts.debtors else { return }
    deleteDebtors.bind(stored.caseID, at: 1)
    try deleteDebtors.run()
    try insertDebtors(record.facts.debtors, caseID: stored.caseID)
  }

  private func insertDebtors(_ debtors: [Debtor], caseID: Int64) throws {
    for (position, debtor) in debtors.enumerated() {
      insertDebtor.bind(caseID, at: 1)
      insertDebtor.bind(position, at: 2)
      insertDebtor.bind(debtor.name, at: 3)
      insertDebtor.bind(debtor.code, at: 4)
      try insertDebtor.run()
    }
  }

  private func insertPlan(_ planned: CivilDate?, caseID: Int64, at place: JournalPlace) throws {
    insertPlan.bind(caseID, at: 1)
    insertPlan.bind(place.sequence, at: 2)
    insertPlan.bind(place.recordedAt.milliseconds, at: 3)
    insertPlan.bind(planned?.dayNumber, at: 4)
    try insertPlan.run()
  }

  func record(_ milestones: [MilestoneRecord], of number: CaseNumber, at place: JournalPlace) throws {
    insertMilestone.bind(place.recordedAt.milliseconds, at: 8)
    let id = try id(of: number)
    for milestone in milestones {
      // Nearly always new: an insertion that fails now and then is cheaper than an UPSERT that never does.
      Self.bind(milestone, of: id, to: insertMilestone)
      do {
        try insertMilestone.run()
      } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY {
        Self.bind(milestone, of: id, to: updateMilestone)
        try updateMilestone.run()
      }
    }
    raiseVersion.bind(id, at: 1)
    try raiseVersion.run()
  }

  private static func bind(_ milestone: MilestoneRecord, of id: Int64, to statement: PreparedStatement) {
    statement.bind(id, at: 1)
    statement.bind(milestone.part == nil ? milestone.milestone.rawValue : milestone.step.description, at: 2)
    statement.bind(milestone.occurredOn.dayNumber, at: 3)
    statement.bind(milestone.document, at: 4)
    statement.bind(milestone.remarks, at: 5)
    statement.bind(milestone.outcome, at: 6)
    statement.bind(milestone.isPendingReview ? 1 : 0, at: 7)
    statement.bind(milestone.reason, at: 9)
    statement.bind(milestone.approver, at: 10)
  }

  func id(of number: CaseNumber) throws -> Int64 {
    guard let id = try reader.caseID(number) else { throw ProjectionError.unknownCase(number) }
    return id
  }
}

/// Where an entry stands in the journal.
struct JournalPlace {
  let sequence: Int
  let recordedAt: Instant
  let actor: String
}

/// Why an event cannot be applied: the journal contradicts itself.
enum ProjectionError: Error {
  case unknownCase(CaseNumber)
  case unknownAct(CaseNumber, sequence: Int)
}
