import CaseFile
import CaseStore
import CivilCalendar
import GRDBSQLite
import TestSupport
import Testing

/// A database file opened behind the product's back.
struct RawDatabase {
  let path: String

  /// Runs SQL; every statement must succeed.
  func run(_ sql: String) throws {
    var handle: OpaquePointer?
    try #require(sqlite3_open(path, &handle) == SQLITE_OK)
    defer { sqlite3_close(handle) }
    var message: UnsafeMutablePointer<CChar>?
    let code = sqlite3_exec(handle, sql, nil, nil, &message)
    let text = message.map { String(cString: $0) } ?? ""
    sqlite3_free(message)
    guard code == SQLITE_OK else { throw RawError(message: text) }
  }

  struct RawError: Error, Equatable {
    var message: String
  }

  /// All rows of a query as texts.
  func rows(_ sql: String) throws -> [[String?]] {
    var handle: OpaquePointer?
    try #require(sqlite3_open(path, &handle) == SQLITE_OK)
    defer { sqlite3_close(handle) }
    var statement: OpaquePointer?
    try #require(sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, "\(sql)")
    defer { sqlite3_finalize(statement) }
    var rows: [[String?]] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      rows.append((0..<sqlite3_column_count(statement)).map { sqlite3_column_text(statement, $0).map { String(cString: $0) } })
    }
    return rows
  }

  /// The content of every table, for comparisons.
  func content() throws -> [[String?]] {
    let tables = try rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").compactMap { $0.first ?? nil }
    return try tables.flatMap { table in
      let columns = try rows("SELECT name FROM pragma_table_info('\(table)')").compactMap { $0.first ?? nil }
      let list = columns.map { "quote(\"\($0)\")" }.joined(separator: ", ")
      return [[table]] + (try rows("SELECT \(list) FROM \"\(table)\" ORDER BY \(list)"))
    }
  }

  /// Runs SQL that the triggers of the journal would refuse, as a forger would: they stand there again afterwards.
  func tamper(_ sql: String) throws {
    let triggers = try rows("SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").compactMap { $0.first ?? nil }
    try run("DROP TRIGGER journal_is_never_updated; DROP TRIGGER journal_is_never_deleted")
    try run(sql)
    for trigger in triggers { try run(trigger) }
  }
}

/// A database in a folder of its own.
struct StoreFixture {
  let folder: TemporaryFolder
  let store: CaseStore

  init(isRehearsal: Bool = false) throws {
    folder = try TemporaryFolder()
    store = try CaseStore.create(
      at: folder.file("court.db"), court: CourtIdentity(code: "粤01", name: "示例中院", isRehearsal: isRehearsal),
      recordedAt: instant("2019-01-01"), actor: "陆某")
  }

  var raw: RawDatabase { RawDatabase(path: store.path) }

  static func context(_ command: String = "test", at time: String = "2019-07-01", actor: String = "陆某") -> CommandContext {
    CommandContext(recordedAt: instant(time), actor: actor, command: command)
  }

  /// Appends the events as one command.
  func append(_ events: JournalEvent..., command: String = "test") throws {
    try store.write(Self.context(command)) { transaction in
      for event in events { try transaction.append(event) }
    }
  }

  func entries() throws -> [JournalEntry] { try store.entries(JournalQuery()) }
}

func number(_ text: String) -> CaseNumber { CaseNumber(normalized: text) }

func milestone(_ node: String, _ date: String, _ document: String? = nil) -> MilestoneRecord {
  MilestoneRecord(milestone: .init(rawValue: node), occurredOn: civilDate(date), document: document)
}
