import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Reports
import TestSupport
import Testing

/// Whose later entries moved the figures of a report.
@Suite struct LateEntriesTests {
  private let fixture: ReportFixture
  private let report: IssuedReport
  private var store: CaseStore { fixture.court.store }
  private static let one = CaseNumber(normalized: "(2017)粤01破1号")
  private static let two = CaseNumber(normalized: "(2019)粤01破2号")

  init() throws {
    fixture = try ReportFixture(samples: [])
    try Self.append(
      fixture.court.store, "陆某", .caseRegistered(.sample(Self.one.text, filedOn: "2017-03-01", debtors: [Debtor(name: "甲厂")])))
    try Self.append(
      fixture.court.store, "陆某", .caseRegistered(.sample(Self.two.text, filedOn: "2019-02-01", debtors: [Debtor(name: "乙厂")])))
    let request = ReportIssue.Request(kind: "situation", period: "2019H1", comparison: "2018H1", language: "zh")
    let workbook = try fixture.workbook()
    _ = try CopyIssuing(store: fixture.court.store, request: request, workbook: workbook).run(
      [CopyDestination(recipient: try Recipient("王院长"), path: fixture.folder.file("a.xlsx"))],
      context: CommandContext(recordedAt: instant("2019-07-01T20:00:00+08:00"), actor: "陆某", command: "report"), options: .init())
    report = try #require(try fixture.court.store.issuedReports().first)
  }

  private static func append(_ store: CaseStore, _ actor: String, _ events: JournalEvent...) throws {
    try store.write(CommandContext(recordedAt: instant("2019-08-01"), actor: actor, command: "test")) { transaction in
      for event in events { try transaction.append(event) }
    }
  }

  private func answer() throws -> LateEntries.Answer { try LateEntries(store: store).answer(report) }

  @Test("when nothing that matters was recorded since, nothing changed")
  func nothing() throws {
    try Self.append(store, "李四", .docketActed(Self.one, .noted("来电")), .userChanged("王庭长", .divisionChief))
    try Self.append(
      store, "李四", .caseClosed(Self.two, on: civilDate("2019-07-20"), manner: .known(.terminated)))
    let answer = try answer()
    #expect(answer.isConfirmed)
    #expect(answer.figures.allSatisfy { !$0.isChanged && $0.movers.isEmpty })
    #expect(answer.cases == [] && answer.law == [])
  }

  @Test("a late closing is put down to its entry and its author, not to the notes beside it")
  func lateClosing() throws {
    try Self.append(store, "李四", .docketActed(Self.one, .noted("来电")))
    try Self.append(store, "张三", .caseClosed(Self.one, on: civilDate("2019-06-20"), manner: .known(.terminated)))
    let answer = try answer()
    let closed = try #require(answer.figures.first { $0.id == .closed && $0.side == .current })
    #expect(closed.publishedNumber?.description == "0" && closed.nowNumber?.description == "1")
    #expect(answer.cases.map(\.number) == [Self.one])
    #expect(answer.cases.first?.entries.map(\.entry.actor) == ["张三"])
    #expect(answer.cases.first?.enterprise == "甲厂")
  }

  @Test("a case that came late, one that was withdrawn, and one that was filed earlier than known")
  func comings() throws {
    let late = CaseNumber(normalized: "(2019)粤01破3号")
    try Self.append(store, "李四", .caseRegistered(.sample(late.text, filedOn: "2019-06-30")))
    try Self.append(store, "李四", .caseWithdrawn(Self.two))
    try Self.append(
      store, "李四", .caseAmended(Self.one, [FieldChange(field: .filedOn, from: .string("2017-03-01"), to: .string("2016-05-01"))]))
    let answer = try answer()
    #expect(Set(answer.cases.map(\.number)) == [Self.one, Self.two, late])
    #expect(answer.cases.allSatisfy { $0.entries.count == 1 })
    let received = try #require(answer.figures.first { $0.id == .received && $0.side == .current })
    #expect(!received.isChanged && received.movers.map(\.effect) == [.removed, .added])
  }

  @Test("the credit for an enterprise that another case had cleared before is put down to that case")
  func follows() throws {
    let earlier = CaseNumber(normalized: "(2016)粤01破9号")
    try Self.append(
      store, "李四", .caseAmended(Self.two, [FieldChange(field: .closedOn, from: nil, to: .string("2019-05-01"))]))
    try Self.append(
      store, "李四",
      .caseRegistered(
        .sample(
          earlier.text, filedOn: "2016-01-04", debtors: [Debtor(name: "甲厂")], closedOn: "2018-02-01", manner: .known(.terminated))))
    let answer = try answer()
    let cleared = try #require(answer.figures.first { $0.id == .enterprisesCleared && $0.side == .prior })
    #expect(cleared.movers.map(\.number) == [earlier])
    #expect(answer.cases.first { $0.number == Self.two }?.entries.count == 1)
  }
}
