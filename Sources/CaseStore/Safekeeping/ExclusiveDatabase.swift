import GRDB
import Glibc

/// The database in place, with everybody else kept out.
///
/// A backup is written *into* the file, in one transaction, and not moved over it: a clerk's program that has opened
/// the file and waits for its turn would else go on in the file that was moved away.
final class ExclusiveDatabase {
  private let queue: DatabaseQueue
  private let path: String

  /// Waits until nobody else has the database open, and keeps others waiting from then on.
  ///
  /// - Throws: `.safekeeping(.inUse)` after `patience` seconds, `.notADatabase` and `.damaged` for a file that
  ///   SQLite cannot open.
  init(_ path: String, patience: Int) throws(StoreError) {
    self.path = path
    var configuration = CaseStore.configuration()
    configuration.busyMode = .immediateError
    configuration.prepareDatabase { db in
      // Before the first reading, so that the lock is never given back in between.
      try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768")
    }
    queue = try Self.alone(path, configuration, patience)
  }

  /// SQLite does not wait by itself when somebody else has the log open, so this asks again until the limit.
  private static func alone(
    _ path: String, _ configuration: Configuration, _ patience: Int
  ) throws(StoreError) -> DatabaseQueue {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(patience)
    while true {
      do throws(StoreError) {
        return try CaseStore.mapping(path) {
          let queue = try DatabaseQueue(path: path, configuration: configuration)
          // Brings everything from the log into the file, so that the file alone is the database.
          try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; COMMIT")
          }
          return queue
        }
      } catch {
        guard case .busy = error else { throw error }
        guard clock.now < deadline else { throw .safekeeping(.inUse(path: path, seconds: patience)) }
        sleepBriefly(BusyWait.sleepMicroseconds)
      }
    }
  }

  func read<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
    try CaseStore.mapping(path) { try queue.read(body) }
  }

  /// Copies the database to a file of its own.
  func setAside(at aside: String) throws(StoreError) {
    let unfinished = try UnfinishedDatabase(for: aside)
    try unfinished.fill { destination in
      try destination.writeWithoutTransaction { copy in
        try queue.read { db in try db.backup(to: copy) }
        try copy.execute(sql: "PRAGMA journal_mode = DELETE")
      }
    }
    try unfinished.place(.refuse)
  }

  /// Makes the contents those of `source`: all of them, or, whatever happens, none.
  func overwrite(with source: DatabaseQueue) throws(StoreError) {
    try CaseStore.mapping(path) {
      try queue.writeWithoutTransaction { db in
        try source.read { try $0.backup(to: db) }
      }
    }
  }

  /// Lets the others in again.
  func release() throws(StoreError) {
    try CaseStore.mapping(path) {
      try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = WAL") }
      try queue.close()
    }
  }
}
