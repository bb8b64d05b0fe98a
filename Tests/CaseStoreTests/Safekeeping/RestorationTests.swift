import CaseFile
import CaseStore
import CivilCalendar
import Dispatch
import GRDBSQLite
import Glibc
import TestSupport
import Testing

@Suite("Restoring a backup") struct RestorationTests {
  /// A court with a backup of its first two entries. No store stays open: a restoration waits for it to end.
  private struct Court {
    let folder: TemporaryFolder
    let path: String
    let backup: String
    let identity: CourtIdentity

    init() throws {
      let fixture = try StoreFixture()
      try fixture.append(.caseRegistered(.sample("HRB 1")))
      (folder, path, identity) = (fixture.folder, fixture.store.path, fixture.store.court)
      backup = folder.file("backup.db")
      _ = try fixture.store.backUp(to: .file(backup), at: instant("2019-07-01"))
    }

    var raw: RawDatabase { RawDatabase(path: path) }

    func copy(to name: String) throws -> String {
      _ = try CaseStore.open(at: path).backUp(to: .file(folder.file(name)), at: instant("2019-07-03"))
      return folder.file(name)
    }

    func restore(
      _ loss: RestoreRequest.Loss = .refuse, from file: String? = nil, to database: String? = nil, patience: Int = 2
    ) throws -> RestoreResult {
      var request = RestoreRequest(
        backup: file ?? backup, database: database ?? path, loss: loss, moment: instant("2019-07-02"))
      request.patience = patience
      return try Restoration(request).run()
    }

    /// Two more entries, by two people.
    func goOn() throws {
      for (actor, serial) in [("甲", 2), ("乙", 3)] {
        try CaseStore.open(at: path).write(StoreFixture.context(at: "2019-07-0\(serial)", actor: actor)) {
          try $0.append(.caseRegistered(.sample("HRB \(serial)")))
        }
      }
    }
  }

  @Test("going backwards is refused, with how much, when, who and which cases; nothing is changed")
  func backwards() throws {
    let court = try Court()
    try court.goOn()
    let before = try court.raw.content()
    let error = #expect(throws: StoreError.self) { try court.restore() }
    guard case .safekeeping(.goesBack(let lost)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(lost.count == 2 && lost.firstSequence == 3)
    #expect(lost.firstAt == instant("2019-07-02") && lost.lastAt == instant("2019-07-03"))
    #expect(lost.actors.map(\.name) == ["乙", "甲"])
    #expect(lost.cases == ["HRB 2", "HRB 3"] && lost.caseCount == 2)
    #expect(try court.raw.content() == before)
    #expect(try court.folder.names().filter { $0.contains("replaced") || $0.hasPrefix(".chuqing") } == [])
  }

  @Test("forced, it goes back; the database that stood there is kept and can be put back in turn")
  func forced() throws {
    let court = try Court()
    try court.goOn()
    let result = try court.restore(.accept)
    #expect(result.keptAt == court.path + ".replaced-20190702T000000")
    #expect(result.lost?.count == 2)
    #expect(try CaseStore.open(at: court.path).caseCount() == 1)
    #expect(try court.raw.rows("PRAGMA journal_mode") == [["wal"]])
    let again = try court.restore(from: result.keptAt)
    #expect(again.lost == nil && again.gained == 2)
    #expect(again.keptAt == court.path + ".replaced-20190702T000000-2")
    let store = try CaseStore.open(at: court.path)
    #expect(try store.caseCount() == 3)
    #expect(try store.verify().findings == [])
  }

  @Test("a program that opened the file before goes on in the restored one, not in the one set aside")
  func stragglers() throws {
    let court = try Court()
    try court.goOn()
    // Opened, and without a lock until it reads: like a clerk's program that waits for its turn.
    let straggler = try OpenFile(court.path)
    let kept = try #require(try court.restore(.accept).keptAt)
    try straggler.run("UPDATE grdb_migrations SET identifier = identifier")
    #expect(try straggler.count("journal") == 2)
    #expect(try RawDatabase(path: kept).rows("SELECT count(*) FROM journal") == [["4"]])
    #expect(try CaseStore.open(at: court.path).verify().findings == [])
  }

  @Test("it waits for a program that has the database open, and gives up when that does not end", .timeLimit(.minutes(1)))
  func waiting() throws {
    let court = try Court()
    try court.goOn()
    let reader = try OpenFile(court.path)
    #expect(try reader.count("journal") == 4)
    #expect(throws: StoreError.safekeeping(.inUse(path: court.path, seconds: 2))) { try court.restore(.accept) }
    #expect(try CaseStore.open(at: court.path).caseCount() == 3)
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.3) { reader.close() }
    #expect(try court.restore(.accept, patience: 30).lost?.count == 2)
  }

  @Test("two histories that parted are told apart where they part")
  func fork() throws {
    let court = try Court()
    let copy = try court.copy(to: "other.db")
    try CaseStore.open(at: copy).write(StoreFixture.context()) {
      for serial in 20...24 { try $0.append(.caseRegistered(.sample("HRB \(serial)"))) }
    }
    try court.goOn()
    let error = #expect(throws: StoreError.self) { try court.restore(from: copy) }
    guard case .safekeeping(.goesBack(let lost)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(lost.count == 2 && lost.firstSequence == 3)
    #expect(try court.restore(.accept, from: copy).gained == 5)
  }

  @Test("another court's backup, a rehearsal's and a tampered one are refused, forced or not")
  func refused() throws {
    let court = try Court()
    let rehearsal = try StoreFixture(isRehearsal: true)
    #expect(
      throws: StoreError.safekeeping(
        .otherCourt(path: rehearsal.store.path, rehearsal.store.court, expected: court.identity))
    ) { try court.restore(.accept, from: rehearsal.store.path) }
    try RawDatabase(path: court.backup).run("UPDATE cases SET judge = 'x'")
    #expect(
      throws: StoreError.safekeeping(
        .unverified(path: court.backup, [.differentProjection(table: "cases", key: "HRB 1")]))
    ) { try court.restore(.accept) }
    try RawDatabase(path: court.backup).run("INSERT INTO grdb_migrations VALUES ('99: from the future')")
    #expect(throws: StoreError.newerSchema(path: court.backup)) { try court.restore(.accept) }
    let text = try court.folder.write(String(repeating: "text", count: 400), to: "text")
    #expect(throws: StoreError.notADatabase(path: text)) { try court.restore(.accept, from: text) }
    #expect(throws: StoreError.notFound(path: "/no")) { try court.restore(.accept, from: "/no") }
    #expect(try CaseStore.open(at: court.path).verify().findings == [])
  }

  @Test("where there is no database, or a stale log of one, the backup becomes it")
  func anew() throws {
    let court = try Court()
    let path = court.folder.file("new.db")
    try court.folder.write("stale", to: "new.db-wal")
    let result = try court.restore(to: path)
    #expect(!result.hadDatabase && result.keptAt == nil)
    #expect(try CaseStore.open(at: path).verify().findings == [])
    #expect(try court.folder.bytes(of: "new.db.replaced-20190702T000000-wal") == Array("stale".utf8))
  }

  @Test("a database that cannot be read is replaced only when forced, and kept", arguments: ["empty", "garbage", "truncated"])
  func unreadable(state: String) throws {
    let court = try Court()
    let path = court.folder.file("broken.db")
    _ = try court.restore(to: path)
    let whole = try court.folder.bytes(of: "broken.db")
    let bytes = state == "empty" ? [] : state == "garbage" ? Array(repeating: 0x55, count: 9000) : Array(whole.prefix(6000))
    try court.folder.write(bytes, to: "broken.db")
    #expect(throws: StoreError.safekeeping(.currentUnreadable(path: path))) { try court.restore(to: path) }
    #expect(try court.folder.bytes(of: "broken.db") == bytes)
    let result = try court.restore(.accept, to: path)
    #expect(try court.folder.bytes(of: "broken.db.replaced-20190702T000000") == bytes)
    #expect(result.keptAt == path + ".replaced-20190702T000000")
    #expect(try CaseStore.open(at: path).verify().findings == [])
  }

  @Test("somebody else's database is never replaced")
  func foreign() throws {
    let court = try Court()
    let other = RawDatabase(path: court.folder.file("other.db"))
    try other.run("CREATE TABLE cases (number TEXT)")
    #expect(throws: StoreError.notADatabase(path: other.path)) { try court.restore(.accept, to: other.path) }
    #expect(try other.rows("SELECT name FROM sqlite_master") == [["cases"]])
  }

  @Test("a rehearsal says the same and changes nothing")
  func rehearsal() throws {
    let court = try Court()
    try court.goOn()
    let before = try court.folder.names()
    let result = try Restoration(
      RestoreRequest(backup: court.backup, database: court.path, loss: .accept, moment: instant("2019-07-02"))
    ).rehearse()
    #expect(result.lost?.count == 2 && result.keptAt == nil)
    #expect(try CaseStore.open(at: court.path).caseCount() == 3)
    #expect(try court.folder.names() == before)
  }
}

/// A connection that is held open.
private final class OpenFile: @unchecked Sendable {
  private var handle: OpaquePointer?

  init(_ path: String) throws { try #require(sqlite3_open(path, &handle) == SQLITE_OK) }

  deinit { close() }

  func close() {
    sqlite3_close(handle)
    handle = nil
  }

  func run(_ sql: String) throws { try #require(sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK) }

  func count(_ table: String) throws -> Int {
    var statement: OpaquePointer?
    try #require(sqlite3_prepare_v2(handle, "SELECT count(*) FROM \(table)", -1, &statement, nil) == SQLITE_OK)
    defer { sqlite3_finalize(statement) }
    try #require(sqlite3_step(statement) == SQLITE_ROW)
    return Int(sqlite3_column_int(statement, 0))
  }
}
