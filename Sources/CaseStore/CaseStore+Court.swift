import CaseFile
import CivilCalendar
import GRDB
import RuleModel

extension CaseStore {
  /// The court's overlays, calendars of earlier years first, then rules in the order of loading.
  public func overlays() throws(StoreError) -> [LoadedOverlay] { try read(Self.overlays) }

  /// The users, by name.
  public func users() throws(StoreError) -> [CourtUser] { try read(Self.users) }

  fileprivate static func overlays(_ db: Database) throws -> [LoadedOverlay] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT kind, id, file, text FROM overlays
        ORDER BY kind, CASE WHEN kind = 'calendar' THEN id ELSE '' END, sequence
        """
    ).compactMap { row in
      LoadedOverlay.Kind(rawValue: row[0]).map {
        LoadedOverlay(kind: $0, id: row[1], file: row[2], text: row[3])
      }
    }
  }

  fileprivate static func users(_ db: Database) throws -> [CourtUser] {
    try Row.fetchAll(db, sql: "SELECT name, role FROM users ORDER BY name").compactMap { row in
      CourtRole(rawValue: row[1]).map { CourtUser(name: row[0], role: $0) }
    }
  }
}

extension JournalTransaction {
  /// The users, by name.
  public func users() throws -> [CourtUser] { try CaseStore.users(db) }

  /// The court's overlays, as `CaseStore.overlays()`.
  public func overlays() throws -> [LoadedOverlay] { try CaseStore.overlays(db) }

  /// Entries about a subject, or of a command, in order of sequence.
  public func entries(_ query: JournalQuery) throws -> [JournalEntry] {
    try JournalReader.entries(db, court: court, query)
  }

  /// Whether a command has been taken back.
  public func isUndone(_ command: String) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM undone_commands WHERE command_id = ?)", arguments: [command]) ?? false
  }
}

/// Alerts that were raised and not yet handed over.
public struct UndeliveredAlerts: Hashable, Sendable {
  /// Sequences of the entries that raised them.
  public let sequences: [Int]
  /// The alerts, without those that were only caught up.
  public let alerts: [AlertRecord]
  /// Repetitions.
  public let repetitions: [AlertRepetition]
}

extension JournalTransaction {
  /// The alerts recorded of the dockets, as a set for quick asking.
  public func raisedAlerts() throws -> RaisedAlerts {
    var raised = RaisedAlerts()
    let row = try PreparedStatement(
      db,
      """
      SELECT c.number, a.rule, a.due_on, a.level FROM alerts a JOIN cases c ON c.case_id = a.case_id
      WHERE c.closed_on IS NULL OR a.due_on >= c.closed_on
      """)
    defer { row.reset() }
    while try row.step() {
      raised.insert(
        CaseNumber(normalized: row.text(0)), rule: RuleID(rawValue: row.text(1)), due: row.int32(2),
        level: row.text(3))
    }
    return raised
  }

  /// Whether the repetition of a day has been recorded.
  public func isRepeated(on day: CivilDate) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM alert_repetitions WHERE day = ?)", arguments: [day.dayNumber]) ?? false
  }
}

/// Which alerts have been raised.
public struct RaisedAlerts: Sendable {
  private struct Key: Hashable {
    let number: CaseNumber
    let rule: RuleID
    let due: Int32
  }

  private var levels: [Key: Set<String>] = [:]

  init() {}

  mutating func insert(_ number: CaseNumber, rule: RuleID, due: Int32, level: String) {
    levels[Key(number: number, rule: rule, due: due), default: []].insert(level)
  }

  /// The levels raised for a limit and its due day.
  public func levels(of number: CaseNumber, rule: RuleID, due: CivilDate) -> Set<String> {
    levels[Key(number: number, rule: rule, due: due.dayNumber)] ?? []
  }
}

extension CaseStore {
  /// What has been raised and not handed over, in order of the journal.
  public func undeliveredAlerts() throws(StoreError) -> UndeliveredAlerts {
    try read { db in
      let alerts = try Int.fetchAll(
        db, sql: "SELECT DISTINCT sequence FROM alerts WHERE delivered IS NULL AND catch_up = 0 ORDER BY sequence")
      let repetitions = try Int.fetchAll(
        db, sql: "SELECT sequence FROM alert_repetitions WHERE delivered IS NULL ORDER BY sequence")
      var raised: [AlertRecord] = []
      var repeated: [AlertRepetition] = []
      for sequence in (alerts + repetitions).sorted() {
        switch try JournalReader.event(db, court: court.code, sequence: sequence) {
        case .alertsRaised(let list)?: raised += list.filter { !$0.isCatchUp }
        case .alertsRepeated(let repetition)?: repeated.append(repetition)
        default: continue
        }
      }
      return UndeliveredAlerts(sequences: (alerts + repetitions).sorted(), alerts: raised, repetitions: repeated)
    }
  }
}
