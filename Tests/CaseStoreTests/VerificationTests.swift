import CaseFile
import CaseStore
import CivilCalendar
import RuleModel
import TestSupport
import Testing

/// A way to tamper with a database, and what verification has to say to it.
struct Tampering: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var sql: String
  var findings: Set<VerificationFinding>

  init(_ description: String, _ sql: String, _ findings: VerificationFinding...) {
    testDescription = description
    self.sql = sql
    self.findings = Set(findings)
  }
}

@Suite("Verification") struct VerificationTests {
  private static let one = "(2019)粤01破1号"
  private static let two = "(2019)粤01破2号"

  /// Entries 2 and 3 register cases, 4 records milestones, 5 amends, 6 closes, 7 is an import.
  private func history() throws -> StoreFixture {
    let fixture = try StoreFixture()
    try fixture.append(
      .caseRegistered(.sample(Self.one, debtors: [Debtor(name: "甲", code: "1"), Debtor(name: "乙")])),
      .caseRegistered(.sample(Self.two, debtors: [Debtor(name: "丙")])))
    try fixture.append(.milestonesRecorded(number(Self.one), [milestone("filing", "2019-01-02", "立案登记表")]))
    try fixture.append(.caseAmended(number(Self.two), [FieldChange(field: .judge, from: nil, to: .string("陆某"))]))
    try fixture.append(.caseClosed(number(Self.two), on: civilDate("2019-06-01"), manner: .known(.noAssets)))
    try fixture.append(
      .fileImported(
        ImportedFile(
          name: "a.csv", kind: "cases", encoding: "utf-8", digest: "00", new: 1, changed: 0, unchanged: 0, rejected: 0)))
    return fixture
  }

  @Test("an honest database has no findings, and verifying changes nothing")
  func clean() throws {
    let fixture = try history()
    let before = try fixture.raw.content()
    let result = try fixture.store.verify()
    #expect(result.findings == [])
    #expect(result.head == (try fixture.store.head()))
    #expect(try fixture.raw.content() == before)
  }

  private static let journalTamperings: [Tampering] = [
    Tampering(
      "a changed payload", "UPDATE journal SET payload = replace(payload, '陆某', '汪某') WHERE sequence = 5",
      .alteredEntry(sequence: 5, kind: "caseAmended", subject: two), .differentProjection(table: "cases", key: two)),
    Tampering(
      "a payload with insignificant space", "UPDATE journal SET payload = payload || ' ' WHERE sequence = 5",
      .alteredEntry(sequence: 5, kind: "caseAmended", subject: two)),
    Tampering(
      "a changed actor", "UPDATE journal SET actor = '汪某' WHERE sequence = 6",
      .alteredEntry(sequence: 6, kind: "caseClosed", subject: two)),
    Tampering(
      "a changed time", "UPDATE journal SET recorded_at = recorded_at + 1 WHERE sequence = 6",
      .alteredEntry(sequence: 6, kind: "caseClosed", subject: two)),
    Tampering(
      "a changed group", "UPDATE journal SET command_id = 'x#3' WHERE sequence = 3",
      .alteredEntry(sequence: 3, kind: "caseRegistered", subject: two)),
    Tampering(
      "a changed digest", "UPDATE journal SET digest = zeroblob(32) WHERE sequence = 4",
      .alteredEntry(sequence: 4, kind: "milestonesRecorded", subject: one), .brokenChain(sequence: 5)),
    Tampering(
      "a removed entry", "DELETE FROM journal WHERE sequence = 5", .missingEntry(sequence: 5)),
    Tampering(
      "two removed entries", "DELETE FROM journal WHERE sequence IN (5, 6)", .missingEntry(sequence: 5),
      .missingEntry(sequence: 6)),
    Tampering(
      "a removed last entry", "DELETE FROM journal WHERE sequence = 7", .differentProjection(table: "imports", key: "7"),
      .endMissing(through: 6, known: 7)),
    Tampering(
      "swapped entries",
      """
      UPDATE journal SET sequence = 99 WHERE sequence = 4; UPDATE journal SET sequence = 4 WHERE sequence = 5;
      UPDATE journal SET sequence = 5 WHERE sequence = 99;
      """,
      .alteredEntry(sequence: 4, kind: "caseAmended", subject: two), .brokenChain(sequence: 4),
      .alteredEntry(sequence: 5, kind: "milestonesRecorded", subject: one), .brokenChain(sequence: 5),
      .brokenChain(sequence: 6)),
    Tampering(
      "a payload that is no JSON", "UPDATE journal SET payload = '{' WHERE sequence = 5",
      .alteredEntry(sequence: 5, kind: "caseAmended", subject: two), .unreadableEntry(sequence: 5)),
    Tampering(
      "an unknown kind", "UPDATE journal SET kind = 'caseForgotten' WHERE sequence = 5",
      .alteredEntry(sequence: 5, kind: "caseForgotten", subject: two), .unreadableEntry(sequence: 5)),
    Tampering(
      "another subject", "UPDATE journal SET subject = '没有' WHERE sequence = 5",
      .alteredEntry(sequence: 5, kind: "caseAmended", subject: "没有"), .contradictoryEntry(sequence: 5, subject: "没有")),
    Tampering(
      "an entry of another court",
      """
      INSERT INTO journal SELECT '京01', sequence, recorded_at, actor, command_id, kind, subject, payload, previous, digest
      FROM journal WHERE sequence = 1
      """,
      .foreignEntry(court: "京01")),
  ]

  @Test("tampering with the journal is found", arguments: journalTamperings)
  func journal(_ tampering: Tampering) throws {
    let fixture = try history()
    try fixture.raw.tamper(tampering.sql)
    #expect(Set(try fixture.store.verify().findings) == tampering.findings)
  }

  private static let projectionTamperings: [Tampering] = [
    Tampering(
      "a changed field", "UPDATE cases SET judge = '汪某' WHERE number = '\(two)'",
      .differentProjection(table: "cases", key: two)),
    Tampering(
      "a changed closing date", "UPDATE cases SET closed_on = closed_on + 1 WHERE number = '\(two)'",
      .differentProjection(table: "cases", key: two)),
    Tampering(
      "a changed version", "UPDATE cases SET version = version + 1 WHERE number = '\(one)'",
      .differentProjection(table: "cases", key: one)),
    Tampering(
      "a removed case", "PRAGMA foreign_keys = OFF; DELETE FROM cases WHERE number = '\(one)'",
      .differentProjection(table: "cases", key: one)),
    Tampering(
      "an invented case", "INSERT INTO cases (number, filed_on, version) VALUES ('(2019)粤01破3号', 0, 1)",
      .differentProjection(table: "cases", key: "(2019)粤01破3号")),
    Tampering(
      "a changed debtor", "UPDATE case_debtors SET code = '2' WHERE name = '甲'",
      .differentProjection(table: "case_debtors", key: "\(one) 0")),
    Tampering(
      "a removed debtor", "DELETE FROM case_debtors WHERE name = '甲'",
      .differentProjection(table: "case_debtors", key: "\(one) 0")),
    Tampering(
      "an invented milestone", "INSERT INTO milestones (case_id, node, occurred_on, document) VALUES (1, 'acceptance', 17905, NULL)",
      .differentProjection(table: "milestones", key: "\(one) acceptance 2019-01-09")),
    Tampering(
      "a changed document", "UPDATE milestones SET document = NULL",
      .differentProjection(table: "milestones", key: "\(one) filing 2019-01-02")),
    Tampering(
      "a moved milestone", "UPDATE milestones SET occurred_on = occurred_on + 1",
      .differentProjection(table: "milestones", key: "\(one) filing 2019-01-02"),
      .differentProjection(table: "milestones", key: "\(one) filing 2019-01-03")),
    Tampering("a changed court", "UPDATE court SET name = '别院'", .differentProjection(table: "court", key: "粤01")),
    Tampering(
      "an invented warning",
      "PRAGMA foreign_keys = OFF; INSERT INTO alerts VALUES (1, 'acceptance.ruling', 17905, 'due', 0, 0, 3, NULL)",
      .differentProjection(table: "alerts", key: "\(one) acceptance.ruling 2019-01-09 due")),
    Tampering(
      "an invented act", "INSERT INTO docket_acts VALUES (2, 9, 0, '汪某', 'clockSuspended', '{}')",
      .differentProjection(table: "docket_acts", key: "\(two) 9"), .endMissing(through: 7, known: 9)),
    Tampering(
      "an invented user", "INSERT INTO users VALUES ('汪某', 'divisionChief')",
      .differentProjection(table: "users", key: "汪某")),
    Tampering(
      "an invented undoing", "INSERT INTO undone_commands VALUES ('test#4', 5)",
      .differentProjection(table: "undone_commands", key: "test#4")),
    Tampering("a dropped trigger", "DROP TRIGGER journal_is_never_updated", .alteredSchema(name: "journal_is_never_updated")),
    Tampering(
      "a trigger of somebody else's", "CREATE TRIGGER quietly AFTER UPDATE ON cases BEGIN SELECT 1; END",
      .alteredSchema(name: "quietly")),
    Tampering("a dropped index", "DROP INDEX cases_by_filing", .alteredSchema(name: "cases_by_filing")),
    Tampering(
      "a dropped table", "DROP TABLE alerts", .alteredSchema(name: "alerts"), .alteredSchema(name: "alerts_by_entry"),
      .alteredSchema(name: "alerts_to_deliver")),
    Tampering("another table", "CREATE TABLE notes (text TEXT)", .alteredSchema(name: "notes")),
    Tampering("another mark", "PRAGMA application_id = 1", .markMissing),
    Tampering(
      "a changed import", "UPDATE imports SET new = 2", .differentProjection(table: "imports", key: "7")),
  ]

  @Test("tampering with a projection is found, and only the rows at fault are named", arguments: projectionTamperings)
  func projections(_ tampering: Tampering) throws {
    let fixture = try history()
    try fixture.raw.run(tampering.sql)
    #expect(Set(try CaseStore.openForVerification(at: fixture.store.path).verify().findings) == tampering.findings)
  }

  @Test("every table of the schema is the journal, a projection that is compared, or GRDB's own")
  func allTables() throws {
    let fixture = try StoreFixture()
    let tables = try fixture.raw.rows("SELECT name FROM sqlite_master WHERE type = 'table'").compactMap { $0.first ?? nil }
    for table in tables where !["journal", "grdb_migrations"].contains(table) {
      try fixture.raw.run("PRAGMA foreign_keys = OFF; ALTER TABLE \(table) ADD COLUMN strange TEXT")
      #expect(try fixture.store.verify().findings.contains(.alteredSchema(name: table)), "\(table)")
      let columns = try fixture.raw.rows("SELECT count(*) FROM pragma_table_info('\(table)')")
      #expect(columns.first != nil)
      let rebuilt = try fixture.store.rebuild()
      #expect(rebuilt.schema.contains(table), "\(table)")
    }
    #expect(try fixture.store.verify().findings == [])
  }

  @Test("a tail that was replaced and chained anew agrees with itself, but not with a state noted elsewhere")
  func forgery() throws {
    let fixture = try history()
    let head = try fixture.store.head()
    let stated = try #require(StatedHead(size: head.sequence, digest: String(head.digest.description.prefix(12))))
    let forger = try StoreFixture()
    // The same beginning, then another history of the same length.
    let entries = try fixture.entries()
    for entry in entries.dropFirst().prefix(3) {
      try forger.append(try JournalEvent(kind: entry.kind, subject: entry.subject, payload: entry.payload))
    }
    for judge in ["甲", "乙", "丙"] {
      try forger.append(.caseAmended(number(Self.two), [FieldChange(field: .judge, from: nil, to: .string(judge))]))
    }
    #expect(try forger.store.head().sequence == head.sequence)
    #expect(try forger.store.verify().findings == [])
    #expect(
      try forger.store.verify(against: stated).findings == [.differsFromStated(size: 7, digest: stated.digest)])
    #expect(try fixture.store.verify(against: stated).findings == [])
    // More recorded since: the state is an ancestor.
    try fixture.append(.caseRegistered(.sample("(2019)粤01破3号")))
    #expect(try fixture.store.verify(against: stated).findings == [])
  }

  @Test("entries removed from the end, tables and all, are missed by a state noted elsewhere")
  func shortened() throws {
    let fixture = try history()
    let head = try fixture.store.head()
    let stated = try #require(StatedHead(size: head.sequence, digest: head.digest.description))
    try fixture.raw.tamper("DELETE FROM journal WHERE sequence = 7; DELETE FROM imports")
    #expect(try fixture.store.verify().findings == [])
    #expect(try fixture.store.verify(against: stated).findings == [.shorterThanStated(size: 7)])
  }

  @Test("a noted digest needs eight hexadecimal digits; spaces and case do not matter")
  func stated() {
    #expect(StatedHead(size: 3, digest: "AB12 cd34")?.digest == "ab12cd34")
    #expect(StatedHead(size: 3, digest: "ab12cd3") == nil)
    #expect(StatedHead(size: 3, digest: "ab12cdzz") == nil)
    #expect(StatedHead(size: 0, digest: "ab12cd34") == nil)
  }

  @Test("at most twenty differing rows of a table are reported")
  func limit() throws {
    let fixture = try StoreFixture()
    for serial in 1...30 { try fixture.append(.caseRegistered(.sample("HRB \(serial)"))) }
    try fixture.raw.run("UPDATE cases SET judge = 'x'")
    #expect(try fixture.store.verify().findings.count == Verification.findingLimit)
  }

  @Test("replaying a long history gives the same tables", arguments: SeededDice.seeds)
  func rebuild(seed: UInt64) throws {
    let fixture = try StoreFixture()
    var history = RandomHistory(seed: seed, catalogue: .small)
    for step in 1...400 {
      let group = try history.nextGroup()
      try fixture.store.write(StoreFixture.context("step\(step)")) { transaction in
        for event in group { try transaction.append(event) }
      }
    }
    #expect(try fixture.store.verify().findings == [], "seed \(seed)")
  }

  @Test("progress counts the entries read")
  func progress() throws {
    let fixture = try StoreFixture()
    try fixture.store.write(StoreFixture.context()) { transaction in
      for serial in 1...2100 { try transaction.append(.caseRegistered(.sample("HRB \(serial)"))) }
    }
    var told: [Int] = []
    _ = try fixture.store.verify { told.append($0) }
    #expect(told == [1000, 2000])
  }

  @Test("entries removed from the end are missed as long as a table knows of them, and are no reason to rebuild")
  func removedEnd() throws {
    let fixture = try history()
    try fixture.raw.tamper("DELETE FROM journal WHERE sequence = 7")
    let finding = VerificationFinding.endMissing(through: 6, known: 7)
    #expect(try fixture.store.verify().findings.first == finding)
    #expect(throws: StoreError.safekeeping(.notRebuilt([finding]))) { try fixture.store.rebuild() }
  }
}
