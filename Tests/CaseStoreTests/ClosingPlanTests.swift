import CaseFile
import CaseStore
import CivilCalendar
import RuleModel
import TestSupport
import Testing

@Suite("Planned closing dates") struct ClosingPlanTests {
  private let first = number("(2019)粤01破1号")

  private func change(_ from: String?, _ to: String?) -> JournalEvent {
    .caseAmended(
      first, [FieldChange(field: .plannedCloseOn, from: from.map(JSONValue.string), to: to.map(JSONValue.string))])
  }

  private func append(_ fixture: StoreFixture, at day: String, _ events: JournalEvent...) throws {
    try fixture.store.write(CommandContext(recordedAt: instant(day), actor: "陆某", command: "test")) { transaction in
      for event in events { try transaction.append(event) }
    }
  }

  /// Registered with a plan, put off, taken back, planned again; beside a case that never had one.
  private func history() throws -> StoreFixture {
    let fixture = try StoreFixture()
    try append(
      fixture, at: "2019-02-01", .caseRegistered(.sample { $0.plannedCloseOn = civilDate("2019-06-30") }),
      .caseRegistered(.sample("(2019)粤01破2号")))
    try append(fixture, at: "2019-03-01", .caseAmended(first, [FieldChange(field: .judge, from: nil, to: .string("甲"))]))
    try append(fixture, at: "2019-04-01", change("2019-06-30", "2019-09-30"))
    try append(fixture, at: "2019-05-01", change("2019-09-30", nil))
    try append(fixture, at: "2019-06-01", change(nil, "2019-12-31"))
    return fixture
  }

  @Test("there is one for every time the date was set, changed or taken back, and none for other changes")
  func rows() throws {
    let fixture = try history()
    let plans = try #require(try fixture.store.closingPlans(of: first))
    #expect(plans.map { $0.plannedOn?.description } == ["2019-06-30", "2019-09-30", nil, "2019-12-31"])
    #expect(plans.map(\.recordedAt) == ["2019-02-01", "2019-04-01", "2019-05-01", "2019-06-01"].map(instant))
    #expect(plans.map(\.sequence) == plans.map(\.sequence).sorted())
    #expect(try fixture.store.closingPlans(of: number("(2019)粤01破2号")) == [])
    #expect(try fixture.store.closingPlans(of: number("(2019)粤01破3号")) == nil)
    #expect(try fixture.store.find(first)?.facts.plannedCloseOn == civilDate("2019-12-31"))
  }

  @Test(
    "the plan in force at an instant is the last one recorded before it",
    arguments: [
      ("2019-02-01", nil), ("2019-02-02", "2019-06-30"), ("2019-04-01", "2019-06-30"), ("2019-04-02", "2019-09-30"),
      ("2019-05-15", nil), ("2020-01-01", "2019-12-31"),
    ])
  func inForce(at day: String, planned: String?) throws {
    let plans = try #require(try history().store.closingPlans(of: first))
    #expect(plans.plannedDay(before: instant(day))?.description == planned)
  }

  @Test("a snapshot has them by position when it is asked for them, also as known before")
  func snapshot() throws {
    let fixture = try history()
    var request = SnapshotRequest()
    #expect(try fixture.store.snapshot(request, catalogue: .small).plans.isEmpty)
    request.includesPlans = true
    let now = try fixture.store.snapshot(request, catalogue: .small)
    #expect(now.plans == [try fixture.store.closingPlans(of: first), []])
    let known = try #require(now.plans[0].dropFirst().first).sequence
    let then = try fixture.store.snapshot(request, catalogue: .small, knownAt: known)
    #expect(then.plans[0] == Array(now.plans[0].prefix(2)))
  }

  @Test("they are a projection: they go with the case, come back from the journal, and a changed one is found")
  func projection() throws {
    let fixture = try history()
    #expect(try fixture.store.verify().findings == [])
    try fixture.raw.run(
      "UPDATE closing_plans SET planned_on = planned_on + 1 WHERE planned_on IS NOT NULL; DELETE FROM closing_plans WHERE planned_on IS NULL"
    )
    #expect(try fixture.store.verify().findings.isEmpty == false)
    let result = try fixture.store.rebuild()
    #expect(result.tables.map(\.table) == ["closing_plans"])
    #expect(result.tables.map(\.rows) == [4])
    #expect(try fixture.store.verify().findings == [])
    try append(fixture, at: "2019-07-01", .caseWithdrawn(first))
    #expect(try fixture.store.closingPlans(of: first) == nil)
    #expect(try fixture.store.verify().findings == [])
  }
}
