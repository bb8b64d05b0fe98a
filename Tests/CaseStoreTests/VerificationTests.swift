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
      "a removed last entry", "DELETE FROM journal WHERE sequence = 7", .differentProjection(table: "imports", key: "7")),
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
    try fixture.raw.run(RawDatabase.allowTampering + tampering.sql)
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
      "a changed import", "UPDATE imports SET new = 2", .differentProjection(table: "imports", key: "7")),
  ]

  @Test("tampering with a projection is found, and only the rows at fault are named", arguments: projectionTamperings)
  func projections(_ tampering: Tampering) throws {
    let fixture = try history()
    try fixture.raw.run(tampering.sql)
    #expect(Set(try fixture.store.verify().findings) == tampering.findings)
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
}
