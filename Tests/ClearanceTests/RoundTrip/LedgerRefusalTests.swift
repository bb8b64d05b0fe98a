import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import LedgerExchange
import TestSupport
import Testing

@Suite struct LedgerRefusalTests {
  private func faults(_ change: (inout EditableLedger) -> Void) throws -> [CheckinRejection] {
    let court = try RoundTripFixture()
    var ledger = try court.fetch()
    change(&ledger)
    ledger.type(.text("王五"), .judge, 5)
    let head = try court.store.head()
    let report = try court.bring(ledger)
    #expect(try court.store.head() == head, "nothing is recorded beside a fault")
    #expect(report.isRecorded == false)
    return report.rejections
  }

  @Test func `a changed number is refused with its row`() throws {
    let found = try faults { $0.lines[1].cells[0] = .text("(2019)粤01破77号") }
    #expect(found.map(\.fault) == [.numberChanged(from: RoundTripFixture.number(2))])
    #expect(found.first?.place.row == 6 && found.first?.place.column == "案号")
  }

  @Test func `swapped and removed numbers are refused`() throws {
    let swapped = try faults {
      $0.lines[0].cells[0] = .text(RoundTripFixture.number(2).text)
      $0.lines[1].cells[0] = .text(RoundTripFixture.number(1).text)
    }
    #expect(swapped.map(\.fault) == [1, 2].map { .numberChanged(from: RoundTripFixture.number($0)) })
    let blank = try faults { $0.lines[0].cells[0] = .empty }
    #expect(blank.map(\.fault) == [.numberBlank(of: RoundTripFixture.number(1))])
  }

  @Test func `a case in two rows is refused`() throws {
    let found = try faults { $0.lines.append($0.lines[0]) }
    #expect(found.map(\.fault) == [.rowRepeated(firstRow: 5)])
  }

  @Test func `without the hidden column a number that nobody knows is uncertain while another is gone`() throws {
    let found = try faults {
      $0.keyTitle = "别的"
      for index in $0.lines.indices { $0.lines[index].key = nil }
      $0.lines[0].cells[0] = .text("(2019)粤01破77号")
    }
    #expect(found.map(\.fault) == [.numberUncertain(missing: [RoundTripFixture.number(1)])])
  }

  @Test func `cells that make no sense are named, each with its own place`() throws {
    let found = try faults {
      $0.type(.text("待定"), .acceptedOn, 1)
      $0.type(.empty, .filedOn, 2)
      $0.type(.text("倒闭"), .category, 3)
      $0.type(.text("终结破产程序"), .closeManner, 4)
      $0.add("(2019)粤01破7号", [.judge: .text("王五")])
    }
    #expect(found.map(\.place.row) == [5, 6, 7, 8, 10])
    #expect(found.map(\.place.column) == ["受理日期", "立案日期", "类型", "结案方式", "立案日期"])
    #expect(found[1].fault == .neverBlank(.filedOn))
  }

  @Test func `merged cells are refused, because what they cover looks blank`() throws {
    let court = try RoundTripFixture()
    var workbook = try court.fetch().workbook()
    let judge = (try court.fetch().position(.judge) ?? 0) + 1
    guard case .rows(var rows) = workbook.sheets[0].blocks[1] else { return }
    rows[1].cells[judge].value = .empty
    workbook.sheets[0].blocks[1] = .rows(rows)
    workbook.sheets[0].merges.append(
      Reports.CellRange(firstRow: 4, firstColumn: judge, lastRow: 5, lastColumn: judge))
    let found = try court.bring(workbook).rejections
    #expect(found.count == 2 && found.allSatisfy { if case .merged = $0.fault { true } else { false } })
    #expect(try court.find(2)?.facts.judge == "张三")
  }

  @Test func `a baseline that was changed, cut off or taken out is refused`() throws {
    let court = try RoundTripFixture()
    var changed = try court.fetch()
    changed.baseline[11][4] = "改"
    #expect(throws: CheckinError.baselineDamaged(file: "台账.xlsx")) { try court.bring(changed) }
    var cut = try court.fetch()
    cut.baseline.removeLast()
    #expect(throws: CheckinError.baselineDamaged(file: "台账.xlsx")) { try court.bring(cut) }
    var newer = try court.fetch()
    newer.baseline[0][1] = "2"
    #expect(throws: CheckinError.newerFormat(file: "台账.xlsx")) { try court.bring(newer) }
    var plain = try court.fetch().workbook()
    plain.sheets.removeLast()
    #expect(throws: CheckinError.notCheckedOut(file: "台账.xlsx")) { try court.bring(plain) }
  }

  @Test func `ledgers of another court, another database and a later state are refused`() throws {
    let ours = try RoundTripFixture()
    let otherCourt = try RoundTripFixture(code: "粤03").fetch()
    #expect(throws: CheckinError.otherCourt(file: "台账.xlsx", theirs: "粤03", ours: "粤01")) { try ours.bring(otherCourt) }
    let otherDatabase = try RoundTripFixture(at: "2019-01-02").fetch()
    #expect(throws: CheckinError.otherDatabase(file: "台账.xlsx")) { try ours.bring(otherDatabase) }
    // The same beginnings, one of which went on: as after a restored backup.
    let later = try RoundTripFixture()
    try later.amend(1, .note, .string("后来的"))
    #expect(throws: CheckinError.historyDiffers(file: "台账.xlsx", sequence: 7, current: 6)) {
      try ours.bring(try later.fetch())
    }
  }

  @Test func `two sheets that look like the ledger are refused until one is named`() throws {
    let court = try RoundTripFixture()
    var workbook = try court.fetch().workbook()
    var copy = workbook.sheets[0]
    copy.name = "副本"
    workbook.sheets.append(copy)
    #expect(throws: CheckinError.severalLedgers(file: "台账.xlsx", sheets: ["案件台账", "副本"])) { try court.bring(workbook) }
    let report = try LedgerCheckin(store: court.store, catalogue: court.catalogue).run(
      court.folder.file("台账.xlsx"), sheet: "副本", context: court.context("ledger checkin", by: "张三"))
    #expect(report.unchanged == 5)
  }
}
