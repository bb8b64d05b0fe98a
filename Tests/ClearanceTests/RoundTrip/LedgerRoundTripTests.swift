import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import LedgerExchange
import TestSupport
import Testing

@Suite struct LedgerRoundTripTests {
  @Test func `an unedited ledger changes nothing`() throws {
    let court = try RoundTripFixture()
    let head = try court.store.head()
    let report = try court.bring(court.fetch())
    #expect(report.unchanged == 5 && report.changes.isEmpty && !report.isRecorded)
    #expect(try court.store.head() == head)
  }

  @Test func `edited cells become one group of entries, with the file behind them`() throws {
    let court = try RoundTripFixture()
    var ledger = try court.fetch()
    ledger.type(.text("王五"), .judge, 1)
    ledger.type(.empty, .note, 1)
    ledger.type(.text("2019年3月5日"), .acceptedOn, 2)
    ledger.type(.text("１，２３４．５"), .claimsTotal, 3)
    let head = try court.store.head()
    let report = try court.bring(ledger)
    #expect(report.changed == 3 && report.changes.count == 4 && report.unchanged == 2)
    #expect(try court.find(1)?.facts.judge == "王五")
    #expect(try court.find(1)?.facts.note == nil)
    #expect(try court.find(2)?.facts.acceptedOn == civilDate("2019-03-05"))
    #expect(try court.find(3)?.facts.claimsTotal == Money(fen: 123_450))
    var query = JournalQuery()
    query.afterSequence = head.sequence
    let entries = try court.store.entries(query)
    #expect(entries.map(\.kind) == ["caseAmended", "caseAmended", "caseAmended", "fileImported"])
    #expect(Set(entries.map(\.commandID)).count == 1)
    #expect(try court.bring(ledger).unchanged == 5)
    #expect(try court.store.head().sequence == head.sequence + 4)
  }

  @Test func `division and planned closing are edited like the rest, and a plan may lie in the future`() throws {
    let court = try RoundTripFixture()
    var ledger = try court.fetch()
    ledger.type(.text("民二庭"), .division, 1)
    ledger.type(.date(civilDate("2020-12-31")), .plannedCloseOn, 1)
    #expect(try court.bring(ledger).changes.count == 2)
    #expect(try court.find(1)?.facts.division == "民二庭")
    #expect(try court.find(1)?.facts.plannedCloseOn == civilDate("2020-12-31"))
    #expect(try court.store.closingPlans(of: RoundTripFixture.number(1))?.count == 1)
    var again = try court.fetch()
    again.type(.empty, .plannedCloseOn, 1)
    #expect(try court.bring(again).changes.count == 1)
    #expect(try court.store.closingPlans(of: RoundTripFixture.number(1))?.map(\.plannedOn) == [civilDate("2020-12-31"), nil])
    var early = try court.fetch()
    early.type(.text("2018-01-01"), .plannedCloseOn, 2)
    #expect(try court.bring(early).rejections.count == 1)
    #expect(try court.store.verify().findings == [])
  }

  @Test func `a dry run lists the same and records nothing`() throws {
    let court = try RoundTripFixture()
    var ledger = try court.fetch()
    ledger.type(.text("王五"), .judge, 1)
    let head = try court.store.head()
    let report = try court.bring(ledger, mode: .dryRun)
    #expect(report.changes.map(\.after) == ["王五"])
    #expect(try court.store.head() == head)
  }

  @Test func `rows and columns may stand anywhere, and under any sheet name`() throws {
    let court = try RoundTripFixture()
    var ledger = try court.fetch()
    ledger.type(.text("王五"), .judge, 4)
    ledger.lines.reverse()
    let order = [0] + Array((1..<ledger.columns.count).reversed())
    ledger.columns = order.map { ledger.columns[$0] }
    for index in ledger.lines.indices { ledger.lines[index].cells = order.map { ledger.lines[index].cells[$0] } }
    var workbook = ledger.workbook()
    workbook.sheets[0].name = "我的"
    workbook.sheets.reverse()
    #expect(try court.bring(workbook).changes.map(\.number) == [RoundTripFixture.number(4)])
  }

  @Test func `rows that are gone and columns that are gone leave their cases alone, and are told`() throws {
    let court = try RoundTripFixture()
    var ledger = try court.fetch()
    ledger.lines.removeFirst(2)
    let note = try #require(ledger.position(.note))
    ledger.columns.remove(at: note)
    for index in ledger.lines.indices { ledger.lines[index].cells.remove(at: note) }
    let report = try court.bring(ledger)
    #expect(report.missing == [RoundTripFixture.number(1), RoundTripFixture.number(2)])
    #expect(report.ledger.missingColumns == [.note])
    #expect(report.changes.isEmpty && report.rejections.isEmpty)
    #expect(try court.find(1)?.facts.note == "备注1")
  }

  @Test func `a new row is a new case, also when it was copied from another`() throws {
    let court = try RoundTripFixture()
    var ledger = try court.fetch()
    ledger.add("（2019）粤01破7号", [.debtor: .text("新企业"), .filedOn: .text("2019.6.3")])
    ledger.lines.append(ledger.lines[0])
    ledger.lines[6].cells[0] = .text("(2019)粤01破8号")
    let report = try court.bring(ledger)
    #expect(report.newCases == [RoundTripFixture.number(7), RoundTripFixture.number(8)])
    #expect(try court.find(7)?.facts.debtors == [Debtor(name: "新企业")])
    #expect(try court.find(8)?.facts.judge == "张三")
    #expect(try court.bring(ledger).isRecorded == false)
  }

  @Test func `a command of this kind is undone as a whole`() throws {
    let court = try RoundTripFixture()
    var ledger = try court.fetch()
    ledger.type(.text("王五"), .judge, 1)
    ledger.add("(2019)粤01破7号", [.filedOn: .date(civilDate("2019-06-03"))])
    _ = try court.bring(ledger)
    try court.store.write(court.context("undo", by: "张三")) { transaction in
      let undo = CommandUndo(transaction, catalogue: court.catalogue, approver: nil)
      _ = try undo.run(try #require(try undo.lastCommand(of: "张三")), reason: nil)
    }
    #expect(try court.find(1)?.facts.judge == "张三")
    #expect(try court.find(7) == nil)
    // What was undone stands no more: the same file can be taken again.
    #expect(try court.bring(ledger).isRecorded)
  }

  @Test func `several enterprises stand line by line, and names and codes are merged apart`() throws {
    let court = try RoundTripFixture()
    var ledger = try court.fetch()
    ledger.type(.text("甲公司\n乙公司"), .debtor, 1)
    ledger.type(.text("914403001922038216；—"), .code, 1)
    _ = try court.bring(ledger)
    #expect(try court.find(1)?.facts.debtors == [Debtor(name: "甲公司", code: "914403001922038216"), Debtor(name: "乙公司")])
    ledger = try court.fetch()
    ledger.type(.text("甲有限公司\n乙公司"), .debtor, 1)
    let codes = JSONValue.array([
      .object([.init(key: "name", value: .string("甲公司"))]), .object([.init(key: "name", value: .string("乙公司"))]),
    ])
    try court.amend(1, .debtors, codes)
    #expect(try court.bring(ledger).conflicts.isEmpty)
    #expect(try court.find(1)?.facts.debtors == [Debtor(name: "甲有限公司"), Debtor(name: "乙公司")])
  }

  @Test func `whatever was recorded comes back untouched, however odd`() throws {
    let court = try RoundTripFixture()
    try court.amend(1, .closeManner, nil)
    try court.amend(1, .note, .string(" 无\u{1} \r\n第二行 "))
    try court.amend(2, .note, .string("=1+1"))
    try court.amend(3, .note, .string("_x0041_"))
    try court.amend(4, .note, .string("12.50"))
    try court.amend(5, .debtors, .array([.object([.init(key: "name", value: .string("甲；乙"))])]))
    let report = try court.bring(court.fetch())
    #expect(report.unchanged == 5 && report.rejections.isEmpty && report.conflicts.isEmpty)
  }
}
