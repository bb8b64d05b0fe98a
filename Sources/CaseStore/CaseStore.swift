import CaseFile
import CivilCalendar
import GRDB

/// The journal and its projections in one SQLite file.
///
/// All writing goes through `write`: one command, one immediate transaction, one group of journal entries, with the
/// projections brought up to date in the same transaction. Nothing in the journal is ever updated or deleted.
public struct CaseStore: Sendable {
  let queue: DatabaseQueue
  /// Path of the database file.
  public let path: String
  /// The court whose journal it is.
  public let court: CourtIdentity

  /// Creates a database for a court and records that as the first entry.
  public static func create(
    at path: String, court: CourtIdentity, recordedAt: Instant, actor: String
  ) throws(StoreError) -> CaseStore {
    try DatabaseLocation.checkForCreation(path)
    try DatabaseLocation.reserve(path)
    do throws(StoreError) {
      return try fill(path, court: court, recordedAt: recordedAt, actor: actor)
    } catch {
      // Nothing half made stays behind: it would stand in the way of the next attempt.
      DatabaseLocation.discard(path)
      throw error
    }
  }

  private static func fill(
    _ path: String, court: CourtIdentity, recordedAt: Instant, actor: String
  ) throws(StoreError) -> CaseStore {
    let queue = try mapping(path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration())
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
      try Schema.migrator.migrate(queue)
      return queue
    }
    let store = CaseStore(queue: queue, path: path, court: court)
    do {
      _ = try store.write(CommandContext(recordedAt: recordedAt, actor: actor, command: "init")) {
        try $0.append(.databaseCreated(court))
      }
    } catch let error as StoreError {
      throw error
    } catch { throw .sqlite(code: 0, message: "\(error)") }
    return store
  }

  /// Opens an existing database; an older one is migrated after a copy of it has been set aside.
  public static func open(at path: String) throws(StoreError) -> CaseStore {
    try DatabaseLocation.checkForOpening(path)
    return try mapping(path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration())
      let state = try queue.read { db in try openingState(db) }
      switch state {
      case .foreign: throw StoreError.notADatabase(path: path)
      case .newer: throw StoreError.newerSchema(path: path)
      case .older:
        try SafetyCopy.make(of: queue, beside: path)
        try Schema.migrator.migrate(queue)
        let court = try queue.read { db in try readCourt(db) }
        guard let court else { throw StoreError.damaged(detail: "court") }
        return CaseStore(queue: queue, path: path, court: court)
      case .current(let court): return CaseStore(queue: queue, path: path, court: court)
      }
    }
  }

  /// Runs `body` as one command: everything that it appends becomes one group, or nothing does.
  ///
  /// - Throws: `StoreError`, or whatever `body` throws; in both cases nothing is recorded.
  public func write<Result>(
    _ context: CommandContext, _ body: (JournalTransaction) throws -> Result
  ) throws -> Result {
    try run(context, outcome: .commit, body)
  }

  /// Runs `body` like `write` and then forgets everything: what a command would do, computed by doing it.
  public func rehearse<Result>(
    _ context: CommandContext, _ body: (JournalTransaction) throws -> Result
  ) throws -> Result {
    try run(context, outcome: .rollback, body)
  }

  private func run<Result>(
    _ context: CommandContext, outcome: Database.TransactionCompletion,
    _ body: (JournalTransaction) throws -> Result
  ) throws -> Result {
    do {
      return try queue.writeWithoutTransaction { db in
        var result: Result?
        if outcome == .commit { try Self.keepWriteAheadLog(db) }
        try db.inTransaction(.immediate) {
          let transaction = try JournalTransaction(db, context: context, court: court.code)
          result = try body(transaction)
          return outcome
        }
        guard let result else { throw StoreError.sqlite(code: 0, message: "no result") }
        return result
      }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }

  /// A backup that was put in the place of the database keeps no write-ahead log: clerks would wait for readers.
  private static func keepWriteAheadLog(_ db: Database) throws {
    if try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" {
      // While others are in the file the mode cannot be changed; then the next command does it.
      try? db.execute(sql: "PRAGMA journal_mode = WAL")
    }
  }

  /// Reads with a consistent view of the database.
  func read<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
    try Self.mapping(path) { try queue.read(body) }
  }

  static func mapping<Result>(_ path: String, _ body: () throws -> Result) throws(StoreError) -> Result {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch let error as PayloadError {
      throw .damaged(detail: "\(error)")
    } catch {
      throw .sqlite(code: 0, message: "\(error)")
    }
  }

  static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .callback { attempts in
      guard BusyWait.shouldRetry(attempts) else { return false }
      sleepBriefly(BusyWait.sleepMicroseconds)
      return true
    }
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -32768")
    }
    return configuration
  }

  /// Opens a database that may have been tampered with, to find out: what a command would refuse is a finding there.
  ///
  /// - Throws: `.notADatabase` when there is no journal in it.
  public static func openForVerification(at path: String) throws(StoreError) -> CaseStore {
    do throws(StoreError) {
      return try open(at: path)
    } catch {
      switch error {
      case .damaged, .notADatabase: break
      default: throw error
      }
      let identity = try? mapping(path) {
        let queue = try DatabaseQueue(path: path, configuration: configuration())
        let court = try queue.read { db in try JournalReader.court(db) }
        return court.map { CaseStore(queue: queue, path: path, court: $0) }
      }
      guard let store = identity ?? nil else { throw error }
      return store
    }
  }

  private enum OpeningState {
    case foreign
    case newer
    case older
    case current(CourtIdentity)
  }

  private static func openingState(_ db: Database) throws -> OpeningState {
    guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else { return .foreign }
    if try Schema.migrator.hasBeenSuperseded(db) { return .newer }
    guard try Schema.migrator.hasCompletedMigrations(db) else { return .older }
    guard let court = try readCourt(db) else { throw StoreError.damaged(detail: "court") }
    return .current(court)
  }

  static func readCourt(_ db: Database) throws -> CourtIdentity? {
    try Row.fetchOne(db, sql: "SELECT code, name, rehearsal FROM court").map {
      CourtIdentity(code: $0[0], name: $0[1], isRehearsal: $0[2])
    }
  }
}
