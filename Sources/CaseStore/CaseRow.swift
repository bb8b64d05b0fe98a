import CaseFile
import CivilCalendar
import GRDB
import RuleModel

/// The columns of the `cases` table.
enum CaseRow {
  private static let columns = [
    "number", "filed_on", "closed_on", "accepted_on", "close_manner", "procedure", "category", "owner_level",
    "supervising_body", "court", "judge", "clerk", "administrator", "claims_total", "assets_total",
    "employees", "fast_track", "supervision", "note", "extras", "version", "applicant", "examination", "origin",
    "terminated_on", "deregistered_on", "cleared_on", "employees_settled", "stagnation", "division", "planned_close_on",
  ]

  static let insertSQL =
    "INSERT INTO cases (\(columns.joined(separator: ", ")), registered_at) VALUES ("
    + (1...columns.count + 1).map { "?\($0)" }.joined(separator: ", ") + ")"

  static let updateSQL =
    "UPDATE cases SET "
    + columns.enumerated().dropFirst().map { "\($0.element) = ?\($0.offset + 1)" }.joined(separator: ", ")
    + " WHERE number = ?1"

  static let selectList = "case_id, " + columns.joined(separator: ", ") + ", registered_at"

  /// Where `registered_at` stands in the select list, and among the bindings of `insertSQL`.
  static let registeredAtColumn = Int32(columns.count + 1)

  static func bind(_ record: CaseRecord, to statement: PreparedStatement) {
    let facts = record.facts
    statement.bind(record.number.text, at: 1)
    statement.bind(record.filedOn.dayNumber, at: 2)
    statement.bind(facts.closedOn?.dayNumber, at: 3)
    statement.bind(facts.acceptedOn?.dayNumber, at: 4)
    statement.bind(facts.closeManner?.storedText, at: 5)
    statement.bind(facts.procedure?.rawValue, at: 6)
    statement.bind(facts.category?.rawValue, at: 7)
    statement.bind(facts.ownerLevel?.rawValue, at: 8)
    statement.bind(facts.supervisingBody, at: 9)
    statement.bind(facts.court, at: 10)
    statement.bind(facts.judge, at: 11)
    statement.bind(facts.clerk, at: 12)
    statement.bind(facts.administrator, at: 13)
    statement.bind(facts.claimsTotal?.fen, at: 14)
    statement.bind(facts.assetsTotal?.fen, at: 15)
    statement.bind(facts.employees, at: 16)
    statement.bind(facts.isFastTrack.map { $0 ? 1 : 0 }, at: 17)
    statement.bind(facts.supervision, at: 18)
    statement.bind(facts.note, at: 19)
    if let extras = facts.json(.extras) {
      statement.bindText(extras.canonicalUTF8, at: 20)
    } else {
      statement.bind(nil as String?, at: 20)
    }
    statement.bind(record.version, at: 21)
    statement.bind(facts.applicant?.rawValue, at: 22)
    statement.bind(facts.examination?.rawValue, at: 23)
    statement.bind(facts.origin?.text, at: 24)
    statement.bind(facts.terminatedOn?.dayNumber, at: 25)
    statement.bind(facts.deregisteredOn?.dayNumber, at: 26)
    statement.bind(facts.clearedOn?.dayNumber, at: 27)
    statement.bind(facts.employeesSettled, at: 28)
    if let stagnations = facts.json(.stagnation) {
      statement.bindText(stagnations.canonicalUTF8, at: 29)
    } else {
      statement.bind(nil as String?, at: 29)
    }
    statement.bind(facts.division, at: 30)
    statement.bind(facts.plannedCloseOn?.dayNumber, at: 31)
  }

  /// The record in the current row of a statement over `selectList`, without its debtors.
  static func record(_ row: PreparedStatement) throws -> CaseRecord {
    var facts = CaseFacts()
    facts.closedOn = date(row, 3)
    facts.acceptedOn = date(row, 4)
    facts.closeManner = row.optionalText(5).map(CloseManner.init(text:))
    facts.procedure = row.optionalText(6).flatMap(Procedure.init(rawValue:))
    facts.category = row.optionalText(7).flatMap(EnterpriseCategory.init(rawValue:))
    facts.ownerLevel = row.optionalText(8).flatMap(OwnerLevel.init(rawValue:))
    facts.supervisingBody = row.optionalText(9)
    facts.court = row.optionalText(10)
    facts.judge = row.optionalText(11)
    facts.clerk = row.optionalText(12)
    facts.administrator = row.optionalText(13)
    facts.claimsTotal = row.optionalInt(14).map(Money.init(fen:))
    facts.assetsTotal = row.optionalInt(15).map(Money.init(fen:))
    facts.employees = row.optionalInt(16).map(Int.init)
    facts.isFastTrack = row.optionalInt(17).map { $0 == 1 }
    facts.supervision = row.optionalText(18)
    facts.note = row.optionalText(19)
    if let extras = row.optionalText(20) {
      try facts.set(.extras, to: JSONValue(utf8: Array(extras.utf8)))
    }
    facts.applicant = row.optionalText(22).flatMap(Applicant.init(rawValue:))
    facts.examination = row.optionalText(23).flatMap(Examination.init(rawValue:))
    facts.origin = row.optionalText(24).map(CaseNumber.init(normalized:))
    facts.terminatedOn = date(row, 25)
    facts.deregisteredOn = date(row, 26)
    facts.clearedOn = date(row, 27)
    facts.employeesSettled = row.optionalInt(28).map(Int.init)
    if let stagnations = row.optionalText(29) {
      try facts.set(.stagnation, to: JSONValue(utf8: Array(stagnations.utf8)))
    }
    facts.division = row.optionalText(30)
    facts.plannedCloseOn = date(row, 31)
    guard let filedOn = date(row, 2) else { throw PayloadError.missing(key: CaseField.filedOn.rawValue) }
    return CaseRecord(
      number: CaseNumber(normalized: row.text(1)), filedOn: filedOn, facts: facts,
      version: Int(row.int(21)))
  }

  private static func date(_ row: PreparedStatement, _ column: Int32) -> CivilDate? {
    row.optionalInt(column).flatMap { CivilDate(dayNumber: Int32(clamping: $0)) }
  }
}

/// The columns of the `milestones` table.
enum MilestoneRow {
  static let selectList = "node, occurred_on, document, remarks, outcome, review, reason, approver"

  /// How many columns that are.
  static let columnCount: Int32 = 8

  /// The record whose columns begin at `column` of the current row.
  static func record(_ row: PreparedStatement, from column: Int32) -> MilestoneRecord? {
    guard let date = CivilDate(dayNumber: row.int32(column + 1)) else { return nil }
    return MilestoneRecord(
      step: StepID(text: row.text(column)), occurredOn: date, outcome: row.optionalText(column + 4),
      document: row.optionalText(column + 2), remarks: row.optionalText(column + 3),
      reason: row.optionalText(column + 6), approver: row.optionalText(column + 7),
      isPendingReview: row.int(column + 5) == 1)
  }
}

extension MilestoneRow {
  /// When the record of the current row was entered; `recorded_at` stands behind the select list.
  static func recording(of record: MilestoneRecord, _ row: PreparedStatement) -> MilestoneRecording {
    MilestoneRecording(
      milestone: record.milestone, occurredOn: record.occurredOn, recordedAt: Instant(milliseconds: row.int(columnCount)))
  }
}

/// Reads single cases from the projections.
final class CaseReader {
  struct StoredCase {
    var caseID: Int64
    var record: CaseRecord
    var registeredAt: Instant
  }

  // The case asked for last: recording asks for the same one several times. Its row never changes.
  private var last: (number: CaseNumber, caseID: Int64)?
  private let select: PreparedStatement
  private let selectID: PreparedStatement
  private let selectDays: PreparedStatement
  private let selectDebtors: PreparedStatement
  private let selectMilestones: PreparedStatement

  init(_ db: Database) throws {
    select = try PreparedStatement(db, "SELECT \(CaseRow.selectList) FROM cases WHERE number = ?1")
    selectID = try PreparedStatement(db, "SELECT case_id FROM cases WHERE number = ?1")
    selectDays = try PreparedStatement(
      db, "SELECT filed_on, accepted_on, closed_on, close_manner, origin FROM cases WHERE number = ?1")
    selectDebtors = try PreparedStatement(
      db, "SELECT name, code FROM case_debtors WHERE case_id = ?1 ORDER BY position")
    selectMilestones = try PreparedStatement(
      db,
      """
      SELECT \(MilestoneRow.selectList), recorded_at FROM milestones WHERE case_id = ?1 ORDER BY occurred_on, node
      """)
  }

  func read(_ number: CaseNumber) throws -> StoredCase? {
    select.bind(number.text, at: 1)
    defer { select.reset() }
    guard try select.step() else { return nil }
    var stored = StoredCase(
      caseID: select.int(0), record: try CaseRow.record(select),
      registeredAt: Instant(milliseconds: select.int(CaseRow.registeredAtColumn)))
    stored.record.facts.debtors = try debtors(stored.caseID)
    return stored
  }

  /// Forgets the case asked for last: its row is gone.
  func forget() { last = nil }

  /// The row of a case; nil when there is none.
  func caseID(_ number: CaseNumber) throws -> Int64? {
    if let last, last.number == number { return last.caseID }
    selectID.bind(number.text, at: 1)
    defer { selectID.reset() }
    guard try selectID.step() else { return nil }
    last = (number, selectID.int(0))
    return selectID.int(0)
  }

  /// The days of a docket between which its milestones lie, and its origin; nil when there is no such case. A narrow
  /// reading for imports, which ask it of every case.
  func days(_ number: CaseNumber) throws -> (
    filedOn: CivilDate, acceptedOn: CivilDate?, closedOn: CivilDate?, closeManner: CloseManner?, origin: CaseNumber?
  )? {
    selectDays.bind(number.text, at: 1)
    defer { selectDays.reset() }
    guard try selectDays.step(), let filedOn = CivilDate(dayNumber: selectDays.int32(0)) else { return nil }
    func day(_ column: Int32) -> CivilDate? {
      selectDays.optionalInt(column).flatMap { CivilDate(dayNumber: Int32(clamping: $0)) }
    }
    return (
      filedOn, day(1), day(2), selectDays.optionalText(3).map(CloseManner.init(text:)),
      selectDays.optionalText(4).map(CaseNumber.init(normalized:))
    )
  }

  func milestones(_ caseID: Int64) throws -> [MilestoneRecord] {
    selectMilestones.bind(caseID, at: 1)
    defer { selectMilestones.reset() }
    var result: [MilestoneRecord] = []
    while try selectMilestones.step() {
      if let milestone = MilestoneRow.record(selectMilestones, from: 0) { result.append(milestone) }
    }
    return result
  }

  /// The milestones of a case with the times at which they were entered.
  func recordings(
    _ caseID: Int64
  ) throws -> (milestones: [MilestoneRecord], recordings: [MilestoneRecording]) {
    selectMilestones.bind(caseID, at: 1)
    defer { selectMilestones.reset() }
    var milestones: [MilestoneRecord] = []
    var recordings: [MilestoneRecording] = []
    while try selectMilestones.step() {
      guard let record = MilestoneRow.record(selectMilestones, from: 0) else { continue }
      milestones.append(record)
      recordings.append(MilestoneRow.recording(of: record, selectMilestones))
    }
    return (milestones, recordings)
  }

  private func debtors(_ caseID: Int64) throws -> [Debtor] {
    selectDebtors.bind(caseID, at: 1)
    defer { selectDebtors.reset() }
    var debtors: [Debtor] = []
    while try selectDebtors.step() {
      debtors.append(Debtor(name: selectDebtors.text(0), code: selectDebtors.optionalText(1)))
    }
    return debtors
  }
}
