import CaseFile
import CivilCalendar
import GRDB
import GRDBSQLite

/// What could be read of a database without changing it.
public struct DatabaseContent: Sendable {
  /// How its tables compare with those of this program.
  public enum SchemaState: Hashable, Sendable {
    /// The same.
    case current
    /// Older: the next command migrates it.
    case older
    /// Newer: this program cannot open it.
    case newer
  }

  /// How its tables compare with those of this program.
  public let schema: SchemaState
  /// The last migration that was applied.
  public let lastMigration: String?
  /// What SQLite finds wrong with the file; empty when nothing.
  public let damage: [String]
  /// The court; nil when it cannot be read.
  public let court: CourtIdentity?
  /// Number of cases.
  public let cases: Int?
  /// State of the journal.
  public let head: JournalHead?
  /// Who made the last entry.
  public let lastActor: String?
  /// By which command.
  public let lastCommand: String?
  /// When the last warning was raised or repeated.
  public let lastAlertAt: Instant?
  /// Number of warnings not handed over yet.
  public let undelivered: Int?
  /// Whether warnings were ever handed over: else nobody is to receive any.
  public let hasDelivered: Bool?
  /// The court's overlays.
  public let overlays: [LoadedOverlay]?
  /// The schedules that stand, each with the periods for which its reports were published.
  public let schedules: [(schedule: ReportSchedule, published: Set<String>)]?
  /// The users.
  public let users: [CourtUser]?

  enum Access {
    /// No other program is at work: nothing but the file itself is touched.
    case unchanging
    /// Others may be writing.
    case shared
  }

  /// Reads what can be read.
  ///
  /// - Throws: `StoreError` when the file cannot be opened, is locked, or is no database of this product.
  static func read(_ path: String, _ access: Access) throws(StoreError) -> DatabaseContent {
    try CaseStore.mapping(path) {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(2)
      let queue = try DatabaseQueue(path: uri(path, access), configuration: configuration)
      let content = try queue.read { db in try DatabaseContent(db, path: path) }
      try queue.close()
      return content
    }
  }

  private init(_ db: Database, path: String) throws {
    guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
      throw StoreError.notADatabase(path: path)
    }
    if try Schema.migrator.hasBeenSuperseded(db) {
      schema = .newer
    } else {
      schema = try Schema.migrator.hasCompletedMigrations(db) ? .current : .older
    }
    lastMigration = try Schema.migrator.appliedIdentifiers(db).sorted().last
    damage = try String.fetchAll(db, sql: "PRAGMA quick_check(3)").filter { $0 != "ok" }
    // Tables of another version may lack what is asked: what is missing is not known, and no reason to stop.
    let court = try? Row.fetchOne(db, sql: "SELECT code, name, rehearsal FROM court").map {
      CourtIdentity(code: $0[0], name: $0[1], isRehearsal: $0[2])
    }
    self.court = court
    cases = try? Int.fetchOne(db, sql: "SELECT count(*) FROM cases")
    head = court.flatMap { try? JournalReader.head(db, court: $0.code) }
    let last = try? Row.fetchOne(db, sql: "SELECT actor, command_id FROM journal ORDER BY sequence DESC LIMIT 1")
    lastActor = last?[0]
    lastCommand = last?[1]
    lastAlertAt = (try? Int64.fetchOne(db, sql: Self.lastAlertSQL)).map(Instant.init(milliseconds:))
    undelivered = try? Int.fetchOne(db, sql: "SELECT count(*) FROM alerts WHERE delivered IS NULL AND catch_up = 0")
    hasDelivered = try? Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM alerts WHERE delivered IS NOT NULL)")
    overlays = try? CaseStore.overlays(db)
    users = try? CaseStore.users(db)
    schedules = try? CaseStore.schedules(db).filter { $0.removedBy == nil }.map {
      ($0.schedule, try CaseStore.publishedPeriods(db, of: $0.schedule.id, now: nil))
    }
  }

  private static let lastAlertSQL = """
    SELECT recorded_at FROM journal WHERE sequence = (
      SELECT max(sequence) FROM (
        SELECT max(sequence) AS sequence FROM alerts UNION ALL SELECT max(sequence) FROM alert_repetitions))
    """

  /// A name for SQLite that says how the file may be used.
  private static func uri(_ path: String, _ access: Access) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      if plain.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    let name = String(decoding: bytes, as: UTF8.self)
    switch access {
    case .unchanging: return "file:\(name)?mode=ro&immutable=1"
    case .shared: return "file:\(name)?mode=ro"
    }
  }
}
