import CaseFile
import CaseStore
import TestSupport
import Testing

@Suite("Rebuilding the tables from the journal") struct RebuildTests {
  private func history() throws -> StoreFixture {
    let fixture = try StoreFixture()
    try fixture.append(
      .caseRegistered(.sample("(2019)粤01破1号", debtors: [Debtor(name: "甲")])), .caseRegistered(.sample("(2019)粤01破2号")))
    try fixture.append(.milestonesRecorded(number("(2019)粤01破1号"), [milestone("filing", "2019-01-02")]))
    return fixture
  }

  @Test("every changed, added and removed row comes back as the journal has it, and is named; the journal stays")
  func rows() throws {
    let fixture = try history()
    let before = try fixture.raw.content()
    try fixture.raw.run(
      """
      PRAGMA foreign_keys = OFF; UPDATE cases SET judge = '汪某' WHERE case_id = 2; DELETE FROM milestones;
      DELETE FROM case_debtors; INSERT INTO users VALUES ('汪某', 'clerk'); DELETE FROM court;
      DROP TRIGGER journal_is_never_deleted; DROP INDEX cases_by_filing; DROP TABLE alerts;
      CREATE TRIGGER quietly AFTER INSERT ON cases BEGIN SELECT 1; END; PRAGMA application_id = 7
      """)
    let store = try CaseStore.openForVerification(at: fixture.store.path)
    let result = try store.rebuild()
    #expect(result.tables.map(\.table) == ["court", "cases", "case_debtors", "milestones", "users"])
    #expect(result.tables.first { $0.table == "milestones" }?.keys == ["(2019)粤01破1号 filing 2019-01-02"])
    #expect(result.tables.map(\.rows) == [1, 1, 1, 1, 1])
    #expect(Set(result.schema).isSuperset(of: ["alerts", "cases_by_filing", "journal_is_never_deleted", "quietly"]))
    #expect(try fixture.raw.content() == before)
    #expect(try CaseStore.open(at: fixture.store.path).verify().findings == [])
    #expect(throws: RawDatabase.RawError(message: "the journal is append-only")) {
      try fixture.raw.run("DELETE FROM journal")
    }
  }

  @Test("a sound database is left as it is")
  func nothing() throws {
    let fixture = try history()
    let result = try fixture.store.rebuild()
    #expect(result.tables.isEmpty && result.schema.isEmpty)
  }

  @Test("a broken journal is no base to rebuild from, and nothing is changed")
  func broken() throws {
    let fixture = try history()
    try fixture.raw.tamper("UPDATE journal SET actor = '汪某' WHERE sequence = 2; UPDATE cases SET judge = '汪某'")
    let before = try fixture.raw.content()
    #expect(
      throws: StoreError.safekeeping(
        .notRebuilt([.alteredEntry(sequence: 2, kind: "caseRegistered", subject: "(2019)粤01破1号")]))
    ) { try fixture.store.rebuild() }
    #expect(try fixture.raw.content() == before)
  }
}
