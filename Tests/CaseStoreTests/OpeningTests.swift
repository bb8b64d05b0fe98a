import CaseFile
import CaseStore
import CivilCalendar
import Glibc
import TestSupport
import Testing

@Suite("Creating and opening a database") struct OpeningTests {
  private let court = CourtIdentity(code: "粤01", name: "示例中院", isRehearsal: true)

  private func create(_ path: String) throws -> CaseStore {
    try CaseStore.create(at: path, court: court, recordedAt: instant("2019-01-01"), actor: "陆某")
  }

  @Test("a new database has one entry that names the court, and is found again on opening")
  func create() throws {
    let fixture = try StoreFixture(isRehearsal: true)
    let reopened = try CaseStore.open(at: fixture.store.path)
    #expect(reopened.court == court)
    let entry = try #require(try reopened.entries(JournalQuery()).first)
    #expect(entry.sequence == 1)
    #expect(entry.kind == "databaseCreated")
    #expect(entry.subject == "粤01")
    #expect(entry.commandID == "init#1")
    #expect(entry.previous == .origin)
    #expect(entry.recordedAt == instant("2019-01-01"))
    #expect(try reopened.head() == JournalHead(sequence: 1, digest: entry.digest, recordedAt: entry.recordedAt))
    #expect(try reopened.caseCount() == 0)
  }

  @Test("a file in the way is left alone")
  func inTheWay() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "court.db")
    let path = folder.file("court.db")
    #expect(throws: StoreError.alreadyExists(path: path)) { try create(path) }
    #expect(try folder.bytes(of: "court.db") == Array("mine".utf8))
    #expect(try folder.names() == ["court.db"])
  }

  @Test("a missing folder is named")
  func missingFolder() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StoreError.missingFolder(path: folder.file("no"))) { try create(folder.file("no/court.db")) }
    try folder.write("", to: "file")
    #expect(throws: StoreError.missingFolder(path: folder.file("file"))) { try create(folder.file("file/court.db")) }
  }

  @Test("a folder that may not be written is named", .enabled(if: geteuid() != 0, "root may write everywhere"))
  func readOnlyFolder() throws {
    let folder = try TemporaryFolder()
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    #expect(throws: StoreError.notWritable(path: folder.path)) { try create(folder.file("court.db")) }
  }

  @Test("a file that may not be read is named", .enabled(if: geteuid() != 0, "root may read everything"))
  func unreadable() throws {
    let fixture = try StoreFixture()
    chmod(fixture.store.path, 0)
    #expect(throws: StoreError.notReadable(path: fixture.store.path)) { try CaseStore.open(at: fixture.store.path) }
  }

  @Test("a path without a file is not found, and nothing is made there")
  func missing() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("court.db")
    #expect(throws: StoreError.notFound(path: path)) { try CaseStore.open(at: path) }
    #expect(try folder.names() == [])
  }

  @Test("a folder, an empty file, a text and somebody else's database are not taken for one")
  func foreign() throws {
    let folder = try TemporaryFolder()
    #expect(throws: StoreError.notADatabase(path: folder.path)) { try CaseStore.open(at: folder.path) }
    for content in ["", "案号,企业名称\n", String(repeating: "这不是数据库。", count: 200)] {
      let path = try folder.write(content, to: "text.db")
      #expect(throws: StoreError.notADatabase(path: path)) { try CaseStore.open(at: path) }
      #expect(try folder.bytes(of: "text.db") == Array(content.utf8))
    }
    let other = RawDatabase(path: folder.file("other.db"))
    try other.run("CREATE TABLE cases (number TEXT); INSERT INTO cases VALUES ('1')")
    #expect(throws: StoreError.notADatabase(path: other.path)) { try CaseStore.open(at: other.path) }
    #expect(try other.rows("SELECT name FROM sqlite_master") == [["cases"]])
  }

  @Test("a database of the version before is migrated, and agrees with its journal")
  func older() throws {
    let fixture = try StoreFixture()
    try fixture.append(.caseRegistered(.sample(debtors: [Debtor(name: "甲")]) { $0.judge = "陆某" }))
    for column in ["terminated_on", "deregistered_on", "cleared_on", "employees_settled", "stagnation"] {
      try fixture.raw.run("ALTER TABLE cases DROP COLUMN \(column)")
    }
    for column in ["reason", "approver"] { try fixture.raw.run("ALTER TABLE milestones DROP COLUMN \(column)") }
    try fixture.raw.run("DELETE FROM grdb_migrations WHERE identifier LIKE '3:%'")
    for column in ["division", "planned_close_on"] { try fixture.raw.run("ALTER TABLE cases DROP COLUMN \(column)") }
    try fixture.raw.run("DROP TABLE closing_plans")
    try fixture.raw.run("DELETE FROM grdb_migrations WHERE identifier LIKE '4:%'")
    let store = try CaseStore.open(at: fixture.store.path)
    #expect(try store.verify().findings == [])
    #expect(try store.find(number("(2019)粤01破1号"))?.facts.judge == "陆某")
    #expect(try store.closingPlans(of: number("(2019)粤01破1号")) == [])
  }

  @Test("a database of a newer version is refused and left as it is")
  func newer() throws {
    let fixture = try StoreFixture()
    try fixture.raw.run("INSERT INTO grdb_migrations VALUES ('99: from the future')")
    let before = try fixture.raw.content()
    #expect(throws: StoreError.newerSchema(path: fixture.store.path)) { try CaseStore.open(at: fixture.store.path) }
    #expect(try fixture.raw.content() == before)
  }

  @Test("a database whose court is missing is damaged, and still opened for verification")
  func withoutCourt() throws {
    let fixture = try StoreFixture()
    try fixture.raw.run("DELETE FROM court")
    #expect(throws: StoreError.damaged(detail: "court")) { try CaseStore.open(at: fixture.store.path) }
    let store = try CaseStore.openForVerification(at: fixture.store.path)
    #expect(try store.verify().findings == [.differentProjection(table: "court", key: "粤01")])
    #expect(try store.rebuild().tables.map(\.table) == ["court"])
    #expect(try CaseStore.open(at: fixture.store.path).court == fixture.store.court)
  }
}
