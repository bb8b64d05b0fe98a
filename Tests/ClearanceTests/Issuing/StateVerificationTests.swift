import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Reports
import TestSupport
import Testing
import WorkbookExport

/// Files of reports held against the journal.
@Suite(.serialized) struct StateVerificationTests {
  private let fixture: ReportFixture
  private var store: CaseStore { fixture.court.store }
  private var verification: StateVerification { StateVerification(store: store) }

  init() throws {
    fixture = try ReportFixture(samples: [])
    let store = fixture.court.store
    try store.write(CommandContext(recordedAt: instant("2019-07-01"), actor: "陆某", command: "test")) { transaction in
      try transaction.append(.caseRegistered(.sample("(2019)粤01破1号", filedOn: "2019-02-01", debtors: [Debtor(name: "甲厂")])))
    }
  }

  private func publish(_ name: String) throws -> IssuedReport {
    let request = ReportIssue.Request(kind: "situation", period: "2019H1", comparison: "2018H1", language: "zh")
    _ = try CopyIssuing(store: store, request: request, workbook: try fixture.workbook()).run(
      [CopyDestination(recipient: try Recipient("王院长"), path: fixture.folder.file(name))],
      context: CommandContext(recordedAt: instant("2019-07-01T20:00:00+08:00"), actor: "陆某", command: "report"), options: .init())
    return try #require(try store.issuedReports().last)
  }

  private func goOn() throws {
    try store.write(CommandContext(recordedAt: instant("2019-08-01"), actor: "李四", command: "test")) { transaction in
      try transaction.append(
        .caseClosed(CaseNumber(normalized: "(2019)粤01破1号"), on: civilDate("2019-06-30"), manner: .known(.terminated)))
    }
  }

  @Test("what was published is known byte for byte, after corrections too")
  func published() throws {
    let report = try publish("a.xlsx")
    try goOn()
    let finding = try verification.check(fileAt: fixture.folder.file("a.xlsx"))
    #expect(finding.authenticity == .published([report]))
    #expect(finding.contradictions == [] && finding.court == "示01")
    guard case .ancestor(let there, _) = finding.ancestry else {
      Issue.record("\(finding.ancestry)")
      return
    }
    #expect(there.sequence == report.issue.basis.position)
  }

  @Test("a draft is not published, and making it again gives the same bytes")
  func draft() throws {
    let path = try fixture.write(
      try fixture.court.report(.plan, period: ReportPeriod(parsing: "2019Q2"), thresholds: [6, 9]), to: "d.xlsx")
    try goOn()
    #expect(try verification.check(fileAt: path).authenticity == .unpublished(.bytes))
  }

  @Test("a cell that somebody changed in a copy or a draft is named with both values")
  func forged() throws {
    var workbook = try fixture.workbook()
    let report = try publish("a.xlsx")
    var title = try #require(workbook.sheets.first)
    guard case .rows(var rows) = title.blocks[0] else { return }
    let row = try #require(rows.firstIndex { $0.cells.contains { if case .text = $0.value { true } else { false } } })
    let column = try #require(rows[row].cells.firstIndex { if case .text = $0.value { true } else { false } })
    rows[row].cells[column].value = .text("改过")
    title.blocks[0] = .rows(rows)
    workbook.sheets[0] = title
    let draft = try fixture.write(workbook, to: "forged.xlsx")
    guard case .unpublished(.cells(let cells)) = try verification.check(fileAt: draft).authenticity else {
      Issue.record("a forged draft was believed")
      return
    }
    #expect(cells.count == 1 && cells.first.map(\.found) == ["改过"] && cells.first.map(\.sheet) == [title.name])
    // The same in a copy that carries a trace code.
    let mark = Watermark(
      recipient: try Recipient("王院长"), issuedAt: report.issuedAt, code: try #require(report.issue.code), language: .zh)
    let copy = try fixture.write(workbook.marked(mark), to: "forged copy.xlsx")
    guard case .altered(report, .cells(let copied)) = try verification.check(fileAt: copy).authenticity else {
      Issue.record("a forged copy was believed")
      return
    }
    #expect(copied.count == 1)
  }

  @Test("a state of another journal, and a footer that says something else than the properties, are not believed")
  func strangers() throws {
    try goOn()
    let other = try ReportFixture(samples: [])
    for name in ["甲", "乙", "丙", "丁"] {
      try other.court.store.write(CommandContext(recordedAt: instant("2019-07-01"), actor: "陆某", command: "test")) { transaction in
        try transaction.append(.userChanged(name, .clerk))
      }
    }
    let path = try other.write(try other.workbook(), to: "other.xlsx")
    let finding = try verification.check(fileAt: path)
    guard case .beyond = finding.ancestry else {
      Issue.record("\(finding.ancestry)")
      return
    }
    #expect(finding.authenticity == .unpublished(.notMade))
    var workbook = try fixture.workbook()
    for index in workbook.sheets.indices { workbook.sheets[index].page.footer.right = [.text("日志第2条 0123456789ab")] }
    let altered = try verification.check(fileAt: fixture.write(workbook, to: "footer.xlsx"))
    #expect(altered.contradictions == [try #require(StatedHead(size: 2, digest: "0123456789ab"))])
  }

  @Test("a file without a state, and one that is no workbook, are refused")
  func stateless() throws {
    var workbook = try fixture.workbook()
    workbook.properties.custom = []
    for index in workbook.sheets.indices { workbook.sheets[index].page.footer = PageSetup.Line() }
    let bare = try fixture.write(workbook, to: "bare.xlsx")
    #expect(throws: StateFault.stateless(path: bare)) { try verification.check(fileAt: bare) }
    let text = try fixture.folder.write("日志第2条 0123456789ab", to: "a.txt")
    #expect(throws: StateFault.noWorkbook(path: text)) { try verification.check(fileAt: text) }
    // Without properties the footers still tell.
    var printed = try fixture.workbook()
    printed.properties.custom = []
    let finding = try verification.check(fileAt: fixture.write(printed, to: "printed.xlsx"))
    guard case .ancestor = finding.ancestry else {
      Issue.record("\(finding.ancestry)")
      return
    }
  }

  @Test("after an older database was restored, what it does not hold is not believed")
  func restored() throws {
    let backup = fixture.folder.file("older.db")
    _ = try store.backUp(to: .file(backup), at: instant("2019-07-02"))
    try goOn()
    let path = try fixture.write(try fixture.workbook(), to: "later.xlsx")
    let older = try CaseStore.open(at: backup)
    guard case .beyond = try StateVerification(store: older).check(fileAt: path).ancestry else {
      Issue.record("a state that the older database does not hold was believed")
      return
    }
  }
}
