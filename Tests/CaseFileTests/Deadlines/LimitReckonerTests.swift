import CaseFile
import CivilCalendar
import RuleModel
import TestSupport
import Testing

@Suite("The reckoner") struct LimitReckonerTests {
  private static let acceptance = MilestoneID(rawValue: "acceptance")
  private static let notice = MilestoneID(rawValue: "notice")
  private static let meeting = MilestoneID(rawValue: "meeting")

  /// A rule of `count` days from the acceptance to the notice.
  private func rule(
    _ id: String, count: Int, from: String = "2007-06-01", through: String? = nil,
    trigger: Trigger = .occurrence(StepCondition(StepID(acceptance))), each: Bool = false,
    direction: TimeLimit.Direction = .after, version: DeadlineRule.Version = .trigger
  ) -> DeadlineRule {
    DeadlineRule(
      id: RuleID(rawValue: id), milestone: Self.notice, trigger: trigger, startsEachTime: each,
      limit: TimeLimit(
        count: count, unit: .days, direction: direction, roll: direction == .after ? .forward : .backward),
      kind: .statutory, procedures: [.liquidation], role: .clerk,
      basis: LegalBasis(instrument: "", article: "", source: ""), statement: LocalizedText(zh: "", en: ""),
      inForceFrom: civilDate(from), inForceThrough: through.map(civilDate), version: version, examples: [])
  }

  /// 2019 with its Labour Day holiday (1–4 May, worked on 5 May).
  private func catalogue(_ rules: [DeadlineRule]) -> Catalogue {
    var exceptions: [CivilDate: WorkingCalendar.Exception] = [:]
    for day in 1...4 { exceptions[civilDate("2019-05-0\(day)")] = .holiday("劳动节") }
    exceptions[civilDate("2019-05-05")] = .makeUpWorkday("劳动节")
    let small = Catalogue.small
    return Catalogue(
      version: "test", calendar: WorkingCalendar(version: "test", coveredYears: 2019...2019, exceptions: exceptions),
      milestones: small.milestones, rules: rules, caseNumberCodes: small.caseNumberCodes)
  }

  private func limits(
    _ rules: [DeadlineRule], _ milestones: [(MilestoneID, String)], procedure: Procedure? = .liquidation,
    closed: String? = nil, today: String = "2019-12-31", acts: [DocketAct] = []
  ) -> [CaseLimit] {
    var reckoner = LimitReckoner(catalogue: catalogue(rules))
    let docket = DocketFile(
      record: .sample(closedOn: closed) { $0.procedure = procedure }, kind: .proceeding,
      milestones: milestones.map { MilestoneRecord(milestone: $0.0, occurredOn: civilDate($0.1)) },
      acts: acts.enumerated().map {
        RecordedAct(sequence: $0.offset, recordedAt: instant("2019-01-02"), actor: "陆某", act: $0.element)
      }, registeredAt: instant("2019-01-02"))
    return reckoner.limits(of: docket, today: civilDate(today))
  }

  @Test("starts a limit with its trigger, rolls over days of rest and ends it with its milestone")
  func startsAndEnds() throws {
    let found = limits([rule("r", count: 25)], [(Self.acceptance, "2019-04-06"), (Self.notice, "2019-05-04")])
    let limit = try #require(found.first)
    #expect(found.count == 1)
    #expect(limit.ruleIndex == 0)
    #expect(limit.triggeredOn == civilDate("2019-04-06"))
    #expect(limit.end == LimitEnd(nominal: civilDate("2019-05-01"), due: civilDate("2019-05-05"), isProvisional: false))
    #expect(limit.doneOn == civilDate("2019-05-04"))
  }

  @Test("starts nothing before the trigger, in another proceeding, or when the proceeding is not recorded")
  func doesNotStart() {
    let rules = [rule("r", count: 25)]
    #expect(limits(rules, [(Self.meeting, "2019-04-06")]).isEmpty)
    #expect(limits(rules, [(Self.acceptance, "2019-04-06")], procedure: .reorganization).isEmpty)
    #expect(limits(rules, [(Self.acceptance, "2019-04-06")], procedure: nil).isEmpty)
  }

  @Test("chooses the version of the rule by the day of the trigger", arguments: [("2019-03-31", 0), ("2019-04-01", 1)])
  func versions(trigger: String, index: Int) {
    let rules = [rule("old", count: 30, through: "2019-03-31"), rule("new", count: 15, from: "2019-04-01")]
    #expect(limits(rules, [(Self.acceptance, trigger)]).map(\.ruleIndex) == [index])
  }

  @Test("takes the first trigger and the first act that meets it, in whatever order they were recorded")
  func firstOccurrences() {
    let found = limits(
      [rule("r", count: 5)],
      [
        (Self.notice, "2019-06-20"), (Self.acceptance, "2019-06-10"), (Self.acceptance, "2019-06-03"),
        (Self.notice, "2019-06-05"),
      ])
    #expect(found.map(\.triggeredOn) == [civilDate("2019-06-03")])
    #expect(found.map(\.doneOn) == [civilDate("2019-06-05")])
  }

  @Test("takes an act before the trigger only when there is none after it")
  func actBeforeTrigger() {
    let early = (Self.notice, "2019-06-01")
    let trigger = (Self.acceptance, "2019-06-03")
    #expect(limits([rule("r", count: 5)], [early, trigger]).map(\.doneOn) == [civilDate("2019-06-01")])
    let both = limits([rule("r", count: 5)], [early, trigger, (Self.notice, "2019-06-07")])
    #expect(both.map(\.doneOn) == [civilDate("2019-06-07")])
  }

  @Test("starts a limit once for a trigger that is recorded twice on the same day")
  func sameDayTwice() {
    let twice = [(Self.acceptance, "2019-06-03"), (Self.acceptance, "2019-06-03")]
    #expect(limits([rule("r", count: 5)], twice).count == 1)
    #expect(limits([rule("r", count: 5, each: true)], twice).count == 1)
  }

  @Test(
    "ends an unmet limit with the closing; one that had passed before stays missed",
    arguments: [("2019-06-09", false), ("2019-06-10", false), ("2019-06-11", true)])
  func closing(closed: String, isMissed: Bool) throws {
    // Due on Monday 2019-06-10, two days after the nominal end.
    let limit = try #require(limits([rule("r", count: 5)], [(Self.acceptance, "2019-06-03")], closed: closed).first)
    #expect(limit.ending == .closed(on: civilDate(closed)))
    #expect(limit.wasMissed == isMissed)
    let met = limits(
      [rule("r", count: 5)], [(Self.acceptance, "2019-06-03"), (Self.notice, "2019-06-04")], closed: closed)
    #expect(met.map(\.doneOn) == [civilDate("2019-06-04")])
    #expect(met.map(\.ending) == [nil])
  }

  @Test("ends a limit before its trigger on the working day before a day of rest")
  func backward() {
    let planned = Trigger.planned(StepID(Self.meeting))
    let rules = [rule("r", count: 15, trigger: planned, direction: .before)]
    let plan = DocketAct.planned(StepID(Self.meeting), on: civilDate("2019-05-17"))
    let found = limits(rules, [], acts: [plan])
    #expect(found.map(\.end.nominal) == [civilDate("2019-05-02")])
    #expect(found.map(\.end.due) == [civilDate("2019-04-30")])
    #expect(limits(rules, []).isEmpty)
    // The day on which it took place counts, not the one that was planned and never moved.
    let held = limits(rules, [(Self.meeting, "2019-05-31")], acts: [plan])
    #expect(held.map(\.end.due) == [civilDate("2019-05-16")])
  }

  @Test("calls the end provisional outside the published holiday schedule")
  func provisional() {
    let found = limits([rule("r", count: 10)], [(Self.acceptance, "2019-12-26")])
    #expect(found.map(\.end.isProvisional) == [true])
    #expect(found.map(\.end.due) == [civilDate("2020-01-06")])
  }

  @Test("starts with the latest of several steps, once all have happened")
  func latest() {
    let rules = [rule("r", count: 5, trigger: .latest([StepID(Self.acceptance), StepID(Self.meeting)]))]
    #expect(limits(rules, [(Self.acceptance, "2019-06-03")]).isEmpty)
    let both = limits(rules, [(Self.acceptance, "2019-06-03"), (Self.meeting, "2019-05-20")])
    #expect(both.map(\.triggeredOn) == [civilDate("2019-06-03")])
  }

  @Test("lets every act meet one limit of those that start each time")
  func each() {
    let found = limits(
      [rule("r", count: 5, each: true)],
      [(Self.acceptance, "2019-06-03"), (Self.acceptance, "2019-06-04"), (Self.notice, "2019-06-05")])
    #expect(found.map(\.doneOn) == [civilDate("2019-06-05"), nil])
  }
}
