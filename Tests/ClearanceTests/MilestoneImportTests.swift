import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import LedgerExchange
import RuleModel
import TestSupport
import Testing

@Suite("Importing milestones") struct MilestoneImportTests {
  private let cases = "案号,企业名称,立案日期\n(2019)粤01破1号,甲,2019-1-2\n(2019)粤01破2号,乙,2019-1-3\n"
  private let header = "案号,节点,发生日期,文书\n"

  private func fixture() throws -> ImportFixture {
    let fixture = try ImportFixture()
    try fixture.run(cases)
    return fixture
  }

  private func milestones(_ fixture: ImportFixture, _ serial: Int) throws -> [String] {
    try fixture.store.milestones(of: fixture.caseNumber(serial))?.map { "\($0.milestone) \($0.occurredOn) \($0.document ?? "")" } ?? []
  }

  @Test("a case's milestones from a file are one entry, wherever they stand in it")
  func oneEntry() throws {
    let fixture = try fixture()
    let report = try fixture.run(
      header + "(2019)粤01破1号,裁定受理,2019-1-20,裁定书\n(2019)粤01破2号,立案,2019-1-3,\n(2019)粤01破1号,立案,2019-1-2,\n")
    #expect(report.counts == [3, 0, 0, 0])
    #expect(try fixture.entries("milestonesRecorded").map(\.subject) == ["(2019)粤01破1号", "(2019)粤01破2号"])
    #expect(try milestones(fixture, 1) == ["filing 2019-01-02 ", "acceptance 2019-01-20 裁定书"])
  }

  @Test("a document that comes later is a change, a blank one erases nothing")
  func documents() throws {
    let fixture = try fixture()
    try fixture.run(header + "(2019)粤01破1号,立案,2019-1-2,\n")
    #expect(try fixture.run(header + "(2019)粤01破1号,立案,2019-1-2,登记表\n").counts == [0, 1, 0, 0])
    #expect(try fixture.run(header + "(2019)粤01破1号,立案,2019-1-2,\n").counts == [0, 0, 1, 0])
    #expect(try milestones(fixture, 1) == ["filing 2019-01-02 登记表"])
  }

  @Test("columns that are no part of a milestone are kept as its remarks and reported")
  func remarks() throws {
    let fixture = try fixture()
    let text = "案号,节点,发生日期,备注,经办\n(2019)粤01破1号,立案,2019-1-2,补登,王某\n(2019)粤01破2号,立案,2019-1-3,,\n"
    let report = try fixture.run(text)
    #expect(report.files[0].notices.map(\.notice) == [.unknownColumn("备注"), .unknownColumn("经办")])
    #expect(try fixture.store.milestones(of: fixture.caseNumber(1))?.map(\.remarks) == ["备注=补登；经办=王某"])
    #expect(try fixture.store.milestones(of: fixture.caseNumber(2))?.map(\.remarks) == [nil])
    #expect(try fixture.run(text).counts == [0, 0, 2, 0])
    // A later file without the columns adds its document and erases no remark.
    #expect(try fixture.run(header + "(2019)粤01破1号,立案,2019-1-2,登记表\n").counts == [0, 1, 0, 0])
    let kept = try #require(try fixture.store.milestones(of: fixture.caseNumber(1))?.first)
    #expect(kept.document == "登记表")
    #expect(kept.remarks == "备注=补登；经办=王某")
    #expect(try fixture.store.verify().findings.isEmpty)
  }

  @Test("an unknown case, a second day of a node that happens once, and a day after today are rejected in their cells")
  func refused() throws {
    let fixture = try fixture()
    try fixture.run(header + "(2019)粤01破1号,立案,2019-1-2,\n")
    let before = try fixture.content()
    let report = try fixture.run(
      header
        + "(2019)粤01破1号,立案,2019-1-5,\n(2019)粤01破7号,立案,2019-1-2,\n(2019)粤01破2号,裁定受理,2019-7-2,\n(2019)粤01破2号,立案,2019-7-1,\n")
    #expect(report.counts == [1, 0, 0, 3])
    let filing = MilestoneID(rawValue: "filing")
    let expected: [(Int, String, Int, String, CaseRefusal)] = [
      (2, "发生日期", 3, "2019-01-05", .milestoneRecorded(filing, on: civilDate("2019-01-02"))),
      (3, "案号", 1, "(2019)粤01破7号", .notRegistered(fixture.caseNumber(7))),
      (
        4, "发生日期", 3, "2019-07-02",
        .milestoneInFuture(MilestoneID(rawValue: "acceptance"), civilDate("2019-07-02"), today: civilDate("2019-07-01"))
      ),
    ]
    #expect(
      report.rejections
        == expected.map { row, column, position, value, refusal in
          Rejection(
            place: LedgerPlace(file: "1.csv", row: row, column: column, columnNumber: position), value: value,
            rule: .refused(refusal))
        })
    #expect(try fixture.content() == before)
  }

  @Test("two documents for one event contradict each other; importing the rest again changes nothing")
  func contradiction() throws {
    let fixture = try fixture()
    let text = header + "(2019)粤01破1号,通知已知债权人,2019-2-2,甲\n(2019)粤01破1号,通知已知债权人,2019-2-2,乙\n(2019)粤01破1号,通知已知债权人,2019-2-2,\n"
    let report = try fixture.run(text, policy: .acceptValid)
    #expect(report.counts == [1, 0, 1, 1])
    #expect(
      report.rejections == [
        Rejection(
          place: LedgerPlace(file: "1.csv", row: 3, column: "文书", columnNumber: 4), value: "乙", rule: .repeatedCase(firstRow: 2))
      ])
    let before = try fixture.content()
    #expect(try fixture.run(text, policy: .acceptValid).counts == [0, 0, 2, 1])
    #expect(try fixture.content() == before)
    #expect(try milestones(fixture, 1) == ["notice 2019-02-02 甲"])
  }

  @Test("milestones of a case that is rejected in the same command are rejected with it")
  func cascade() throws {
    let fixture = try ImportFixture()
    let report = try fixture.run(
      header + "(2019)粤01破1号,立案,2019-1-2,\n", "案号,立案日期\n(2019)粤01破1号,昨天\n", policy: .acceptValid)
    #expect(report.counts == [0, 0, 0, 2])
    #expect(!report.isRecorded)
    #expect(try fixture.entries().count == 1)
  }

  @Test("importing a random file twice in any order changes nothing the second time", arguments: SeededDice.seeds)
  func idempotent(seed: UInt64) throws {
    let fixture = try fixture()
    var dice = SeededDice(seed: seed)
    var lines = (1...200).map { _ in
      "(2019)粤01破\(dice.roll(1...3))号,\(dice.pick(["立案", "裁定受理", "通知已知债权人", "一债会"])),2019-0\(dice.roll(2...7))-0\(dice.roll(1...5)),\(dice.pick(["", "甲", "乙"]))"
    }
    let text = header + lines.joined(separator: "\n")
    try fixture.run(text, policy: .acceptValid)
    let before = try fixture.content()
    let again = try fixture.run(text, policy: .acceptValid)
    #expect(again.new == 0 && again.changed == 0, "seed \(seed)")
    #expect(try fixture.content() == before, "seed \(seed)")
    lines.shuffle(using: &dice)
    #expect(try fixture.store.verify().findings == [], "seed \(seed)")
  }
}
