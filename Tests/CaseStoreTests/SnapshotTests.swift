import CaseFile
import CaseStore
import CivilCalendar
import RuleModel
import TestSupport
import Testing

@Suite("Snapshots") struct SnapshotTests {
  private var everything: SnapshotRequest {
    var request = SnapshotRequest()
    request.dimensions = Dimension.allCases
    request.includesLimits = true
    request.includesRecords = true
    request.includesPlans = true
    request.currentMilestonesAsOf = civilDate("2019-06-30")
    return request
  }

  /// All of a snapshot that can be compared.
  private func content(_ snapshot: CaseSnapshot) -> [String] {
    let columns = snapshot.columns
    return [
      "\(snapshot.court)", "\(snapshot.head)", "\(columns.numbers)", "\(columns.filed)", "\(columns.closed)",
      "\(columns.clears)", "\(columns.enterpriseStarts)", "\(columns.enterprises)",
      "\(Dimension.allCases.map { columns.dimensions[$0] })", "\(columns.limits.cases)", "\(columns.limits.rules)",
      "\(columns.limits.due)", "\(columns.limits.done)", "\(snapshot.records)", "\(snapshot.currentMilestones)", "\(snapshot.plans)",
    ]
  }

  @Test("the past as it was known is the snapshot that was taken then", arguments: SeededDice.seeds)
  func knownAt(seed: UInt64) throws {
    let fixture = try StoreFixture()
    var history = RandomHistory(seed: seed, catalogue: .small)
    var taken: [(sequence: Int, content: [String])] = []
    for step in 1...120 {
      let group = try history.nextGroup()
      try fixture.store.write(StoreFixture.context("step\(step)")) { transaction in
        for event in group { try transaction.append(event) }
      }
      guard step.isMultiple(of: 30) else { continue }
      let snapshot = try fixture.store.snapshot(everything, catalogue: .small)
      taken.append((snapshot.head.sequence, content(snapshot)))
    }
    for past in taken {
      let again = try fixture.store.snapshot(everything, catalogue: .small, knownAt: past.sequence)
      #expect(content(again) == past.content, "seed \(seed), known at \(past.sequence)")
    }
  }

  @Test("a journal that was tampered with gives no past")
  func damaged() throws {
    let fixture = try StoreFixture()
    try fixture.append(.caseRegistered(.sample()))
    try fixture.raw.tamper("UPDATE journal SET actor = 'x' WHERE sequence = 2")
    #expect(throws: StoreError.self) { try fixture.store.snapshot(everything, catalogue: .small, knownAt: 2) }
    #expect(try fixture.store.snapshot(everything, catalogue: .small, knownAt: 1).columns.count == 0)
  }

  @Test("columns follow filing date, then number, and agree in every member")
  func columns() throws {
    let fixture = try StoreFixture()
    try fixture.append(
      .caseRegistered(
        .sample(
          "(2019)粤01破2号", filedOn: "2019-02-01", debtors: [Debtor(name: "甲"), Debtor(name: "乙")], closedOn: "2019-03-01",
          manner: .known(.noAssets))),
      .caseRegistered(.sample("(2019)粤0104破申1号", filedOn: "2019-01-01", closedOn: "2019-03-01", manner: .known(.accepted))),
      .caseRegistered(.sample("(2019)粤01破1号", filedOn: "2019-02-01", debtors: [Debtor(name: "甲", code: "1")])))
    let snapshot = try fixture.store.snapshot(everything, catalogue: .small)
    let columns = snapshot.columns
    #expect(columns.numbers.map(\.text) == ["(2019)粤0104破申1号", "(2019)粤01破1号", "(2019)粤01破2号"])
    #expect(snapshot.records.map(\.number) == columns.numbers)
    #expect(columns.closed == [civilDate("2019-03-01").dayNumber, CaseColumns.open, civilDate("2019-03-01").dayNumber])
    #expect(columns.clears == [false, false, true])
    #expect(columns.enterpriseStarts == [0, 0, 1, 3])
    #expect(columns.enterprises == [0, 0, 1])
    #expect(snapshot.records[2].facts.debtors.map(\.name) == ["甲", "乙"])
    #expect(snapshot.head == (try fixture.store.head()))
  }

  @Test("only what was asked for is loaded")
  func bare() throws {
    let fixture = try StoreFixture()
    try fixture.append(
      .caseRegistered(.sample { $0 = .complete }), .milestonesRecorded(number("(2019)粤01破1号"), [milestone("acceptance", "2019-01-20")]))
    let snapshot = try fixture.store.snapshot(SnapshotRequest(), catalogue: .small)
    #expect(snapshot.columns.count == 1)
    #expect(snapshot.records.isEmpty && snapshot.currentMilestones.isEmpty)
    #expect(snapshot.columns.dimensions.isEmpty && snapshot.columns.limits.count == 0)
  }

  @Test("the court of a docket is stated, or read from its number, or else the database's own")
  func courts() throws {
    let fixture = try StoreFixture()
    let expected = [
      "(2019)粤0104破1号": "粤0104", "(2016)粤0104破初1号": "粤0104", "(2015)粤0104破1号": "粤0104", "(2019)粤01破1号": "粤01",
      "(2013)穗中法民破字第1号": "粤01", "1:19-bk-1": "粤01",
    ]
    for name in expected.keys.sorted() { try fixture.append(.caseRegistered(.sample(name))) }
    try fixture.append(.caseRegistered(.sample("(2019)粤01破9号") { $0.court = "越秀" }))
    let snapshot = try fixture.store.snapshot(everything, catalogue: .small)
    let column = try #require(snapshot.columns.dimensions[.court])
    var found: [String: String] = [:]
    for (position, name) in snapshot.columns.numbers.enumerated() { found[name.text] = column.values[Int(column.codes[position])] }
    #expect(found == expected.merging(["(2019)粤01破9号": "越秀"]) { $1 })
  }

  @Test("groups are listed in the order of reports, missing values have none")
  func dimensions() throws {
    let fixture = try StoreFixture()
    for (serial, level) in [OwnerLevel.district, nil, .central, .municipal].enumerated() {
      try fixture.append(
        .caseRegistered(
          .sample("HRB \(serial)") {
            $0.ownerLevel = level; $0.judge = ["乙", nil, "甲", "乙"][serial]
          }))
    }
    let columns = try fixture.store.snapshot(everything, catalogue: .small).columns
    #expect(columns.dimensions[.ownerLevel] == DimensionColumn(values: ["央属", "市属", "区属"], codes: [2, -1, 0, 1]))
    #expect(columns.dimensions[.judge] == DimensionColumn(values: ["乙", "甲"], codes: [0, -1, 1, 0]))
  }

  @Test("limits run from their trigger, and the current milestone is the latest up to the day")
  func milestones() throws {
    let fixture = try StoreFixture()
    try fixture.append(
      .caseRegistered(.sample { $0.procedure = .liquidation }),
      .milestonesRecorded(
        number("(2019)粤01破1号"),
        [milestone("acceptance", "2019-03-04"), milestone("notice", "2019-03-28"), milestone("meeting", "2019-07-01")]))
    let snapshot = try fixture.store.snapshot(everything, catalogue: .small)
    #expect(snapshot.columns.limits.cases == [0])
    #expect(snapshot.columns.limits.rules == [0])
    #expect(snapshot.columns.limits.due == [civilDate("2019-03-29").dayNumber])
    #expect(snapshot.columns.limits.done == [civilDate("2019-03-28").dayNumber])
    #expect(snapshot.currentMilestones == [milestone("notice", "2019-03-28")])
  }
  @Test("a pending case has the due day of its node also while the limit is merely running, and none once it is met")
  func standing() throws {
    let fixture = try StoreFixture()
    try fixture.append(
      .caseRegistered(.sample { $0.procedure = .liquidation }),
      .milestonesRecorded(number("(2019)粤01破1号"), [milestone("acceptance", "2019-03-04")]))
    var request = everything
    request.nodesAsOf = civilDate("2019-03-10")
    let running = try #require(try fixture.store.snapshot(request, catalogue: .small).nodes)
    #expect(running.limits.isEmpty)
    #expect(running.standsAt == [2])
    #expect(running.dueOn == [civilDate("2019-03-29").dayNumber])
    try fixture.append(.milestonesRecorded(number("(2019)粤01破1号"), [milestone("notice", "2019-03-08")]))
    let met = try #require(try fixture.store.snapshot(request, catalogue: .small).nodes)
    #expect(met.standsAt == [-1])
    #expect(met.dueOn == [CaseColumns.open])
  }

  @Test("a closed case whose limit ended after the closing is not among those still locked")
  func closedLock() throws {
    let fixture = try StoreFixture()
    try fixture.append(
      .caseRegistered(
        .sample(closedOn: "2019-03-20", manner: .known(.terminated)) { $0.procedure = .liquidation }),
      .milestonesRecorded(number("(2019)粤01破1号"), [milestone("acceptance", "2019-03-04")]))
    var request = everything
    request.nodesAsOf = civilDate("2030-12-31")
    let nodes = try #require(try fixture.store.snapshot(request, catalogue: .small).nodes)
    #expect(nodes.limits.isEmpty)
    #expect(!nodes.locks.contains { $0.ending == .holds })
    let open = LockEpisode(position: 0, rule: 0, dueOn: civilDate("2019-03-29"), ending: .holds)
    let told = open.told(closedOn: civilDate("2019-03-20"))
    #expect(told.ending == .docketClosed(on: civilDate("2019-03-20")))
    #expect(told.beganAfterClosing)
    #expect(!open.told(closedOn: civilDate("2019-03-30")).beganAfterClosing)
    #expect(open.told(closedOn: nil) == open)
  }
}
