import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import LedgerExchange
import TestSupport
import Testing

@Suite struct LedgerConflictTests {
  @Test func `other cells of the same case are merged`() throws {
    let court = try RoundTripFixture()
    var ledger = try court.fetch()
    ledger.type(.text("王五"), .judge, 1)
    try court.amend(1, .note, .string("李四写的"))
    #expect(try court.bring(ledger).isRecorded)
    #expect(try court.find(1)?.facts.judge == "王五")
    #expect(try court.find(1)?.facts.note == "李四写的")
  }

  @Test func `a cell changed on both sides stops everything and names who and when`() throws {
    let court = try RoundTripFixture()
    var ledger = try court.fetch()
    ledger.type(.text("王五"), .judge, 1)
    ledger.type(.text("我的"), .note, 2)
    try court.amend(1, .judge, .string("赵六"))
    let head = try court.store.head()
    let report = try court.bring(ledger)
    let conflict = try #require(report.conflicts.first)
    #expect(report.conflicts.count == 1)
    #expect(
      conflict.values
        == EditableLedger.Conflict(
          base: "张三", current: "赵六", mine: "王五", actor: "李四", recordedAt: instant("2019-06-30T08:00:00+08:00")))
    #expect(conflict.place.column == "承办法官" && conflict.place.row == 5)
    #expect(try court.store.head() == head)
  }

  @Test func `the ledger with conflicts is taken as it is: mine stays, or theirs when it is typed`() throws {
    for takesTheirs in [false, true] {
      let court = try RoundTripFixture()
      var ledger = try court.fetch()
      ledger.type(.text("王五"), .judge, 1)
      ledger.type(.text("我的"), .note, 2)
      try court.amend(1, .judge, .string("赵六"))
      try court.amend(3, .note, .string("别人的"))
      var second = try #require(try court.conflicts(try court.bring(ledger)))
      #expect(second.lines.map(\.conflicts.count) == [1, 0, 0, 0, 0])
      if takesTheirs { second.type(.text("赵六"), .judge, 1) }
      let report = try court.bring(second)
      #expect(report.isRecorded && report.conflicts.isEmpty)
      #expect(try court.find(1)?.facts.judge == (takesTheirs ? "赵六" : "王五"))
      #expect(try court.find(2)?.facts.note == "我的")
      #expect(try court.find(3)?.facts.note == "别人的")
    }
  }

  @Test func `an old file does not bring back what was changed and changed back since`() throws {
    let court = try RoundTripFixture()
    var ledger = try court.fetch()
    ledger.type(.text("王五"), .judge, 1)
    _ = try court.bring(ledger)
    try court.amend(1, .judge, .string("张三"))
    let report = try court.bring(ledger)
    #expect(report.conflicts.map(\.values.actor) == ["李四"])
    #expect(try court.find(1)?.facts.judge == "张三")
  }

  @Test func `a case that somebody registered meanwhile is filled in but never overwritten`() throws {
    let court = try RoundTripFixture()
    var ledger = try court.fetch()
    ledger.add("(2019)粤01破9号", [.filedOn: .date(civilDate("2019-06-03")), .judge: .text("王五")])
    try court.store.write(court.context("case add", by: "李四")) {
      try $0.append(.caseRegistered(.sample("(2019)粤01破9号", filedOn: "2019-06-03", set: { $0.judge = "赵六" })))
    }
    let report = try court.bring(ledger)
    #expect(report.conflicts.map(\.column) == [.judge])
    var second = try #require(try court.conflicts(report))
    second.type(.text("赵六"), .judge, 9)
    #expect(try court.bring(second).isRecorded == false)
  }

  @Test func `a case whose registration was taken back is named`() throws {
    let court = try RoundTripFixture()
    var ledger = try court.fetch()
    ledger.type(.text("王五"), .judge, 1)
    try court.store.write(court.context("undo", by: "李四")) { try $0.append(.caseWithdrawn(RoundTripFixture.number(1))) }
    let report = try court.bring(ledger)
    #expect(report.rejections.map(\.fault) == [.withdrawn])
  }

  /// Two people edit at random; then every edit of either is recorded, or everything stops and is asked about.
  @Test(arguments: SeededDice.seeds)
  func `random edits on both sides are all kept`(seed: UInt64) throws {
    var dice = SeededDice(seed: seed)
    let columns: [(column: LedgerColumn, field: CaseField)] = [
      (.judge, .judge), (.clerk, .clerk), (.note, .note), (.supervision, .supervision), (.administrator, .administrator),
    ]
    let words: [String?] = [nil, "甲", "乙", "丙"]
    for _ in 0..<6 {
      let court = try RoundTripFixture(cases: 4)
      var ledger = try court.fetch()
      var mine: [[String?]] = []
      var theirs: [[String?]] = []
      for serial in 1...4 {
        let base = columns.map { try? court.find(serial)?.json($0.field)?.text }
        mine.append(base.map { $0 ?? nil })
        theirs.append(base.map { $0 ?? nil })
        for (index, pair) in columns.enumerated() {
          if dice.chance(oneIn: 4) {
            mine[serial - 1][index] = dice.pick(words)
            ledger.type(mine[serial - 1][index].map(CellValue.text) ?? .empty, pair.column, serial)
          }
          if dice.chance(oneIn: 6) {
            theirs[serial - 1][index] = dice.pick(words)
            try court.amend(serial, pair.field, theirs[serial - 1][index].map(JSONValue.string))
          }
        }
      }
      let bases = try RoundTripFixture(cases: 4)
      var report = try court.bring(ledger)
      let hadConflicts = !report.conflicts.isEmpty
      if hadConflicts { report = try court.bring(try #require(try court.conflicts(report))) }
      #expect(report.conflicts.isEmpty && report.rejections.isEmpty, "seed \(seed)")
      for serial in 1...4 {
        for (index, pair) in columns.enumerated() {
          let base = try bases.find(serial)?.json(pair.field)?.text
          let now = try court.find(serial)?.json(pair.field)?.text
          let (my, their) = (mine[serial - 1][index], theirs[serial - 1][index])
          #expect(now == (my != base ? my : their), "seed \(seed), case \(serial), \(pair.field)")
        }
      }
    }
  }
}
