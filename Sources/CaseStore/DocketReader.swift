import CaseFile
import CivilCalendar
import GRDB
import RuleModel

extension CaseReader {
  /// An act as it is stored.
  static func act(kind: String, payload: String) throws -> DocketAct? {
    try DocketAct(kind: kind, JSONValue(utf8: Array(payload.utf8)))
  }
}

/// Reads dockets with everything that moves their clocks.
final class DocketReader {
  private let db: Database
  private let reader: CaseReader
  private let codes: CaseNumberCodes
  private let parser: CaseNumberParser
  private let selectActs: PreparedStatement
  private let selectSuccessors: PreparedStatement

  init(_ db: Database, reader: CaseReader, codes: CaseNumberCodes) throws {
    self.db = db
    self.reader = reader
    self.codes = codes
    parser = CaseNumberParser(codes: codes)
    selectActs = try PreparedStatement(
      db, "SELECT sequence, recorded_at, actor, kind, payload FROM docket_acts WHERE case_id = ?1 ORDER BY sequence")
    selectSuccessors = try PreparedStatement(db, "SELECT number FROM cases WHERE origin = ?1 ORDER BY filed_on, number")
  }

  /// The docket; nil when there is none.
  func docket(_ number: CaseNumber) throws -> DocketFile? {
    guard let stored = try reader.read(number) else { return nil }
    let recorded = try reader.recordings(stored.caseID)
    return try docket(
      stored.record, caseID: stored.caseID, registeredAt: stored.registeredAt,
      milestones: recorded.milestones, recordings: recorded.recordings)
  }

  /// The docket of a case whose milestones are at hand.
  func docket(
    _ record: CaseRecord, caseID: Int64, registeredAt: Instant, milestones: [MilestoneRecord],
    recordings: [MilestoneRecording]
  ) throws -> DocketFile {
    var file = DocketFile(
      record: record, kind: record.number.docketKind(codes: codes, parser: parser), milestones: milestones,
      acts: try acts(caseID), registeredAt: registeredAt, recordings: recordings)
    if let origin = record.facts.origin, file.kind == .proceeding { file.inherited = try inherited(from: origin) }
    if record.facts.procedure == .compulsoryLiquidation, file.kind == .proceeding {
      file.bankruptcyAcceptedOn = try bankruptcyAcceptance(after: record.number)
    }
    return file
  }

  private func acts(_ caseID: Int64) throws -> [RecordedAct] {
    selectActs.bind(caseID, at: 1)
    defer { selectActs.reset() }
    var acts: [RecordedAct] = []
    while try selectActs.step() {
      guard let act = try CaseReader.act(kind: selectActs.text(3), payload: selectActs.text(4)) else { continue }
      acts.append(
        RecordedAct(
          sequence: Int(selectActs.int(0)), recordedAt: Instant(milliseconds: selectActs.int(1)),
          actor: selectActs.text(2), act: act))
    }
    return acts
  }

  /// What was recorded on the application docket.
  private func inherited(from origin: CaseNumber) throws -> [MilestoneRecord] {
    guard let stored = try reader.read(origin), origin.docketKind(codes: codes, parser: parser) == .application else { return [] }
    var milestones = try reader.milestones(stored.caseID)
    if let accepted = stored.record.facts.acceptedOn,
      !milestones.contains(where: { $0.milestone == StepID.acceptanceRuling.milestone })
    {
      milestones.append(
        MilestoneRecord(step: .acceptanceRuling, occurredOn: accepted, outcome: "accepted"))
    }
    // Registration and assignment are the application's own.
    return milestones.filter { $0.milestone != StepID.registration.milestone }
  }

  /// The first acceptance of a bankruptcy application that names this compulsory liquidation as its origin.
  private func bankruptcyAcceptance(after number: CaseNumber) throws -> CivilDate? {
    selectSuccessors.bind(number.text, at: 1)
    var successors: [CaseNumber] = []
    while try selectSuccessors.step() { successors.append(CaseNumber(normalized: selectSuccessors.text(0))) }
    selectSuccessors.reset()
    var days: [CivilDate] = []
    for successor in successors {
      guard let stored = try reader.read(successor) else { continue }
      let rulings = try reader.milestones(stored.caseID).filter {
        $0.milestone == StepID.acceptanceRuling.milestone && ($0.outcome ?? "accepted") == "accepted"
      }
      if let day = rulings.first?.occurredOn ?? stored.record.facts.acceptedOn { days.append(day) }
    }
    return days.min()
  }
}

/// Goes through all dockets, one after another, in the order of their rows.
struct DocketWalk {
  /// Whether the enterprises of a case are read with it.
  enum Enterprises {
    case leftOut
    case read
  }

  private let db: Database
  private let dockets: DocketReader
  private let onlyOpen: Bool
  private let enterprises: Enterprises

  init(_ db: Database, codes: CaseNumberCodes, onlyOpen: Bool, enterprises: Enterprises = .leftOut) throws {
    self.db = db
    dockets = try DocketReader(db, reader: CaseReader(db), codes: codes)
    self.onlyOpen = onlyOpen
    self.enterprises = enterprises
  }

  /// Hands over the dockets whose case is wanted; of the others only the case itself is read.
  func run(
    where wanted: (CaseRecord) throws -> Bool = { _ in true }, _ body: (Int64, DocketFile) throws -> Void
  ) throws {
    let condition = onlyOpen ? "WHERE closed_on IS NULL" : ""
    let cases = try PreparedStatement(db, "SELECT \(CaseRow.selectList) FROM cases \(condition) ORDER BY case_id")
    let milestones = try PreparedStatement(
      db,
      """
      SELECT \(MilestoneRow.selectList), recorded_at, case_id FROM milestones
      \(onlyOpen ? "WHERE case_id IN (SELECT case_id FROM cases WHERE closed_on IS NULL)" : "")
      ORDER BY case_id, node, occurred_on
      """)
    var debtors = enterprises == .read ? try DebtorWalk(db) : nil
    defer {
      cases.reset()
      milestones.reset()
    }
    let caseColumn = MilestoneRow.columnCount + 1
    var hasMilestone = try milestones.step()
    while try cases.step() {
      let caseID = cases.int(0)
      var record = try CaseRow.record(cases)
      if let list = try debtors?.debtors(of: caseID) { record.facts.debtors = list }
      guard try wanted(record) else { continue }
      var own: [MilestoneRecord] = []
      var recordings: [MilestoneRecording] = []
      while hasMilestone, milestones.int(caseColumn) <= caseID {
        if milestones.int(caseColumn) == caseID, let record = MilestoneRow.record(milestones, from: 0) {
          own.append(record)
          recordings.append(MilestoneRow.recording(of: record, milestones))
        }
        hasMilestone = try milestones.step()
      }
      own.sort { ($0.occurredOn, $0.milestone.rawValue) < ($1.occurredOn, $1.milestone.rawValue) }
      let registeredAt = Instant(milliseconds: cases.int(CaseRow.registeredAtColumn))
      try body(
        caseID,
        try dockets.docket(record, caseID: caseID, registeredAt: registeredAt, milestones: own, recordings: recordings))
    }
  }
}

/// Hands over the enterprises of cases that are asked for in the order of their rows.
struct DebtorWalk {
  private let row: PreparedStatement
  private var hasRow: Bool

  init(_ db: Database) throws {
    row = try PreparedStatement(db, "SELECT case_id, name, code FROM case_debtors ORDER BY case_id, position")
    hasRow = try row.step()
  }

  /// The enterprises of a case that comes after every case asked for before.
  mutating func debtors(of caseID: Int64) throws -> [Debtor] {
    var list: [Debtor] = []
    while hasRow, row.int(0) <= caseID {
      if row.int(0) == caseID { list.append(Debtor(name: row.text(1), code: row.optionalText(2))) }
      hasRow = try row.step()
    }
    return list
  }
}

extension CaseStore {
  /// The docket with everything that moves its clocks; nil when there is none.
  public func docket(_ number: CaseNumber, codes: CaseNumberCodes) throws(StoreError) -> DocketFile? {
    try read { db in try DocketReader(db, reader: CaseReader(db), codes: codes).docket(number) }
  }

  /// Hands over the dockets one after another, in the order of their registration and without their enterprises.
  ///
  /// - Parameter onlyOpen: Leaves out dockets that are closed.
  public func forEachDocket(
    onlyOpen: Bool, codes: CaseNumberCodes, _ body: (DocketFile) throws -> Void
  ) throws(StoreError) {
    try read { db in try DocketWalk(db, codes: codes, onlyOpen: onlyOpen).run { _, docket in try body(docket) } }
  }
}

extension CaseStore {
  /// The dockets that name this one as their origin (破 of a 破申), by filing date.
  public func successors(of number: CaseNumber) throws(StoreError) -> [CaseNumber] {
    try read { db in try CaseReader.successors(of: number, db) }
  }
}

extension CaseReader {
  static func successors(of number: CaseNumber, _ db: Database) throws -> [CaseNumber] {
    try String.fetchAll(
      db, sql: "SELECT number FROM cases WHERE origin = ? ORDER BY filed_on, number", arguments: [number.text]
    ).map(CaseNumber.init(normalized:))
  }
}

extension JournalTransaction {
  /// The dockets that name this one as their origin.
  public func successors(of number: CaseNumber) throws -> [CaseNumber] { try CaseReader.successors(of: number, db) }

  /// Between which days the milestones of a docket lie; nil when there is no such case.
  public func bounds(of number: CaseNumber, kind: DocketKind) throws -> DocketBounds? {
    guard let days = try reader.days(number) else { return nil }
    var accepted = days.acceptedOn
    if accepted == nil, kind == .proceeding, let origin = days.origin, let id = try reader.caseID(origin) {
      accepted = try DocketBounds.acceptance(in: reader.milestones(id)) ?? reader.days(origin)?.acceptedOn
    }
    return DocketBounds(
      filedOn: days.filedOn, kind: kind, acceptedOn: accepted, closedOn: days.closedOn, closeManner: days.closeManner)
  }

  /// The docket as of now inside the transaction; nil when there is none.
  public func docket(_ number: CaseNumber, codes: CaseNumberCodes) throws -> DocketFile? {
    try DocketReader(db, reader: reader, codes: codes).docket(number)
  }
}
