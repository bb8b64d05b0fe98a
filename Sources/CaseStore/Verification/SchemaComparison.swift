import GRDB

/// The tables, indexes and triggers of a database beside those that the program makes.
///
/// A trigger that keeps the journal from being changed can be dropped, and one that changes rows on the quiet added,
/// without a row of the tables being different.
struct SchemaComparison {
  struct Object: Hashable {
    let type: String
    let name: String
    let table: String
    let sql: String
  }

  /// What stands in the file.
  let stored: [String: Object]
  /// What belongs there.
  let expected: [String: Object]

  init(_ db: Database) throws {
    stored = try Self.objects(db)
    let fresh = try DatabaseQueue()
    try Schema.migrator.migrate(fresh)
    expected = try fresh.read(Self.objects)
  }

  private static func objects(_ db: Database) throws -> [String: Object] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT type, name, tbl_name, sql FROM sqlite_master
        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        """)
    let objects = rows.map { row in
      Object(type: row[0] ?? "", name: row[1] ?? "", table: row[2] ?? "", sql: row[3] ?? "")
    }
    return Dictionary(objects.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Names of objects that are missing, added or different, sorted.
  var differing: [String] {
    Set(stored.keys).union(expected.keys).filter { stored[$0] != expected[$0] }.sorted()
  }

  /// Those that can be put right without loss: somebody else's table may hold what stands nowhere else.
  var repairable: [String] { differing.filter { stored[$0]?.type != "table" || expected[$0] != nil } }

  /// Tables that are missing or have other columns, so that their rows cannot be compared.
  var differingTables: Set<String> {
    Set(expected.values.filter { $0.type == "table" && stored[$0.name] != $0 }.map(\.name))
  }
}
