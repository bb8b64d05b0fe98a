import CaseFile
import CaseStore
import CivilCalendar
import GRDBSQLite
import Glibc
import TestSupport
import Testing

@Suite("Examining a database") struct ExaminationTests {
  private func content(_ path: String) throws -> DatabaseContent { try DatabaseExamination(path: path).content.get() }

  @Test("tells court, journal and people of a sound database and leaves nothing behind")
  func sound() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a b?#%中.db")
    let court = CourtIdentity(code: "粤01", name: "示例中院", isRehearsal: true)
    do { _ = try CaseStore.create(at: path, court: court, recordedAt: instant("2019-01-01"), actor: "陆某") }
    let names = try folder.names()
    let bytes = try folder.bytes(of: "a b?#%中.db")
    let content = try content(path)
    #expect(content.court == court)
    #expect(content.schema == .current)
    #expect(content.damage.isEmpty)
    #expect(content.head?.sequence == 1)
    #expect(content.lastActor == "陆某")
    #expect(content.lastCommand == "init#1")
    #expect(content.cases == 0)
    #expect(content.lastAlertAt == nil)
    #expect(content.undelivered == 0)
    #expect(content.users == [])
    #expect(try folder.names() == names)
    #expect(try folder.bytes(of: "a b?#%中.db") == bytes)
  }

  @Test("what is missing, no database, or no file is said and not thrown")
  func wrong() throws {
    let folder = try TemporaryFolder()
    let missing = DatabaseExamination(path: folder.file("none.db"))
    #expect(missing.file == nil)
    #expect(missing.folder?.isFolder == true)
    #expect(throws: StoreError.notFound(path: folder.file("none.db"))) { try missing.content.get() }
    #expect(DatabaseExamination(path: folder.file("no/none.db")).folder == nil)
    try folder.write(String(repeating: "台账,", count: 400), to: "ledger.csv")
    #expect(throws: StoreError.notADatabase(path: folder.file("ledger.csv"))) { try content(folder.file("ledger.csv")) }
    #expect(try folder.names() == ["ledger.csv"])
  }

  @Test("a newer schema is told apart, and read as far as it is known")
  func newer() throws {
    let fixture = try StoreFixture(isRehearsal: true)
    try RawDatabase(path: fixture.store.path).run("INSERT INTO grdb_migrations VALUES ('99: later')")
    let content = try content(fixture.store.path)
    #expect(content.schema == .newer)
    #expect(content.lastMigration == "99: later")
    #expect(content.court?.code == "粤01")
  }

  @Test("damage is found")
  func damaged() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("court.db")
    do {
      _ = try CaseStore.create(
        at: path, court: CourtIdentity(code: "粤01", name: "", isRehearsal: true), recordedAt: instant("2019-01-01"), actor: "陆某")
    }
    let whole = try folder.bytes(of: "court.db")
    let descriptor = open(path, O_WRONLY)
    ftruncate(descriptor, off_t(whole.count / 2))
    close(descriptor)
    let isDamaged: Bool
    switch DatabaseExamination(path: path).content {
    case .success(let content): isDamaged = !content.damage.isEmpty
    case .failure(.damaged): isDamaged = true
    case .failure: isDamaged = false
    }
    #expect(isDamaged)
  }

  @Test("a database that another program has open and keeps locked is read, or reported busy, without waiting long")
  func locked() throws {
    let fixture = try StoreFixture(isRehearsal: true)
    var handle: OpaquePointer?
    try #require(sqlite3_open(fixture.store.path, &handle) == SQLITE_OK)
    defer { sqlite3_close(handle) }
    sqlite3_exec(handle, "BEGIN IMMEDIATE; CREATE TABLE more (x); COMMIT; BEGIN EXCLUSIVE", nil, nil, nil)
    switch DatabaseExamination(path: fixture.store.path).content {
    case .success(let content): #expect(content.head?.sequence == 1)
    case .failure(let error): #expect(error == .busy(seconds: 20))
    }
  }

  @Test("permissions are told by owner, group and everybody")
  func permissions() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "file")
    chmod(folder.file("file"), 0o664)
    let file = try #require(FileCondition(folder.file("file")))
    #expect(file.isGroupWritable && !file.isWorldWritable && file.isRegular && file.size == 1)
    chmod(folder.file("file"), 0o602)
    #expect(FileCondition(folder.file("file"))?.isWorldWritable == true)
  }
}
