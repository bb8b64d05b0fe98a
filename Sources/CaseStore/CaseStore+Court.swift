import CaseFile
import CivilCalendar
import GRDB
import RuleModel

extension CaseStore {
  /// The court's overlays, calendars of earlier years first, then rules in the order of loading.
  public func overlays() throws(StoreError) -> [LoadedOverlay] { try read(Self.overlays) }

  /// The users, by name.
  public func users() throws(StoreError) -> [CourtUser] { try read(Self.users) }

  static func overlays(_ db: Database) throws -> [LoadedOverlay] {
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

  static func users(_ db: Database) throws -> [CourtUser] {
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

/// Which alerts of a docket have been raised, and on which day.
public struct RaisedAlerts: Sendable {
  private struct Alert {
    let rule: String
    let due: Int32
    let level: String
    let raisedOn: CivilDate
  }

  private var alerts: [Alert] = []

  init() {}

  mutating func append(rule: String, due: Int32, level: String, recordedAt: Instant) {
    alerts.append(Alert(rule: rule, due: due, level: level, raisedOn: recordedAt.courtDate))
  }

  /// The levels raised for a limit and its due day, each with the day on which it was recorded.
  public func levels(of rule: RuleID, due: CivilDate) -> [String: CivilDate] {
    var levels: [String: CivilDate] = [:]
    for alert in alerts where alert.due == due.dayNumber && alert.rule == rule.rawValue {
      levels[alert.level] = alert.raisedOn
    }
    return levels
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
