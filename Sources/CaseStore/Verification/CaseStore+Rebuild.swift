import CaseFile
import GRDB

/// What rebuilding the projections changed.
public struct Rebuilding: Hashable, Sendable {
  /// The journal from which they were rebuilt.
  public let head: JournalHead
  /// Tables that differed, with the rows at fault.
  public let tables: [TableDifference]
  /// Tables, indexes and triggers that were made anew or taken away.
  public let schema: [String]
}

extension CaseStore {
  /// Makes the projections what the journal says they are, in one transaction. The journal is not touched.
  ///
  /// - Throws: `.safekeeping(.notRebuilt)` when the journal itself, or the file, is at fault: then there is nothing
  ///   that could be trusted to rebuild from.
  public func rebuild(progress: (Int) -> Void = { _ in }) throws(StoreError) -> Rebuilding {
    try Self.mapping(path) {
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
        var result: Rebuilding?
        try db.inTransaction(.immediate) {
          result = try rebuild(db, progress)
          return .commit
        }
        guard let result else { throw StoreError.sqlite(code: 0, message: "no result") }
        return result
      }
    }
  }

  private func rebuild(_ db: Database, _ progress: (Int) -> Void) throws -> Rebuilding {
    var examination = try VerificationRun(db, court: court.code)
    try examination.examineJournal(progress)
    guard examination.findings.isEmpty else { throw StoreError.safekeeping(.notRebuilt(examination.findings)) }
    let schema = try SchemaComparison(db)
    if let broken = [Schema.journalTable, Schema.migrationTable].first(where: schema.differingTables.contains) {
      throw StoreError.safekeeping(.notRebuilt([.alteredSchema(name: broken)]))
    }
    try repair(schema, db)
    try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID); REINDEX")
    let tables = try examination.replica.queue.read { fresh in
      let tables = try ProjectionComparison(stored: db, fresh: fresh).differences()
      for difference in tables { try Self.replace(difference.table, in: db, from: fresh) }
      return tables
    }
    var remaining = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)").filter { $0 != "ok" }
      .map(VerificationFinding.damagedFile)
    if try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") != nil { remaining.append(.damagedFile("foreign_key_check")) }
    guard remaining.isEmpty else { throw StoreError.safekeeping(.notRebuilt(remaining)) }
    return Rebuilding(head: examination.head, tables: tables, schema: schema.repairable)
  }

  /// Takes away what is not the program's own and makes what is missing; a table comes back empty.
  private func repair(_ schema: SchemaComparison, _ db: Database) throws {
    // A table takes its indexes and triggers with it.
    for type in ["trigger", "view", "index", "table"] {
      for object in schema.repairable.compactMap({ schema.stored[$0] }) where object.type == type {
        try db.execute(sql: "DROP \(type) IF EXISTS \(object.name.quotedDatabaseIdentifier)")
      }
    }
    let present = Set(try String.fetchAll(db, sql: "SELECT name FROM sqlite_master"))
    for type in ["table", "index", "trigger"] {
      for object in schema.expected.values where object.type == type && !present.contains(object.name) {
        try db.execute(sql: object.sql)
      }
    }
    db.clearSchemaCache()
  }

  private static func replace(_ table: String, in db: Database, from fresh: Database) throws {
    try db.execute(sql: "DELETE FROM \(table)")
    let columns = try fresh.columns(in: table).map(\.name)
    let list = columns.joined(separator: ", ")
    let insert = try db.makeStatement(
      sql: "INSERT INTO \(table) (\(list)) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))")
    let rows = try Row.fetchCursor(fresh, sql: "SELECT \(list) FROM \(table)")
    while let row = try rows.next() { try insert.execute(arguments: StatementArguments(row.databaseValues)) }
  }
}
