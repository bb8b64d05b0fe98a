import CaseFile
import CivilCalendar
import RuleModel
import Testing

@Suite struct LimitReckonerTests {
  private static let acceptance = MilestoneID(rawValue: "acceptance")
  private static let notice = MilestoneID(rawValue: "notice")
  private static let meeting = MilestoneID(rawValue: "meeting")

  private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  /// A rule of `count` days from the acceptance to the notice.
  private func rule(
    _ id: String, count: Int, from: String = "2007-06-01", through: String? = nil,
    direction: TimeLimit.Direction = .after, trigger: MilestoneID = acceptance
  ) throws -> DeadlineRule {
    DeadlineRule(
      id: RuleID(rawValue: id), milestone: Self.notice, part: nil, trigger: trigger,
      limit: TimeLimit(
        count: count, unit: .days, direction: direction, roll: direction == .after ? .forward : .backward),
      kind: .statutory, procedures: [.liquidation], role: .clerk,
      basis: LegalBasis(instrument: "", article: "", source: ""), statement: LocalizedText(zh: "", en: ""),
      inForceFrom: try date(from), inForceThrough: try through.map(date), examples: [])
  }

  /// 2019 with its Labour Day holiday (1–4 May, worked on 5 May).
  private func reckoner(_ rules: [DeadlineRule]) throws -> LimitReckoner {
    var exceptions: [CivilDate: WorkingCalendar.Exception] = [:]
    for day in 1...4 { exceptions[try date("2019-05-0\(day)")] = .holiday("劳动节") }
    exceptions[try date("2019-05-05")] = .makeUpWorkday("劳动节")
    let calendar = WorkingCalendar(version: "test", coveredYears: 2019...2019, exceptions: exceptions)
    let codes = CaseNumberCodes(provinces: [], courts: [:], caseTypes: [], specialTrials: [])
    return LimitReckoner(
      catalogue: Catalogue(
        version: "test", calendar: calendar, milestones: [], rules: rules, caseNumberCodes: codes))
  }

  private func limits(
    _ rules: [DeadlineRule], _ milestones: [(MilestoneID, String)], procedure: Procedure? = .liquidation,
    closed: String? = nil
  ) throws -> [RunningLimit] {
    var reckoner = try reckoner(rules)
    let records = try milestones.map { MilestoneRecord(milestone: $0.0, occurredOn: try date($0.1)) }
    return reckoner.limits(milestones: records, procedure: procedure, closedOn: try closed.map(date))
  }

  @Test("a limit starts with its trigger, rolls over days of rest and is met by its milestone")
  func startsAndEnds() throws {
    let found = try limits(
      [rule("r", count: 25)], [(Self.acceptance, "2019-04-06"), (Self.notice, "2019-05-04")])
    let limit = try #require(found.first)
    #expect(found.count == 1)
    #expect(limit.ruleIndex == 0)
    #expect(try limit.triggeredOn == date("2019-04-06"))
    #expect(try limit.end.nominal == date("2019-05-01"))
    #expect(try limit.end.due == date("2019-05-05"))
    #expect(!limit.end.isProvisional)
    #expect(try limit.doneOn == date("2019-05-04"))
  }

  @Test("nothing runs before the trigger, in another proceeding, or when the proceeding is not recorded")
  func doesNotStart() throws {
    let rules = [try rule("r", count: 25)]
    #expect(try limits(rules, [(Self.meeting, "2019-04-06")]).isEmpty)
    #expect(try limits(rules, [(Self.acceptance, "2019-04-06")], procedure: .reorganization).isEmpty)
    #expect(try limits(rules, [(Self.acceptance, "2019-04-06")], procedure: nil).isEmpty)
  }

  @Test(
    "the day of the trigger chooses the version of the rule",
    arguments: [("2019-03-31", 0), ("2019-04-01", 1)])
  func versions(trigger: String, index: Int) throws {
    let rules = [
      try rule("old", count: 30, through: "2019-03-31"), try rule("new", count: 15, from: "2019-04-01"),
    ]
    #expect(try limits(rules, [(Self.acceptance, trigger)]).map(\.ruleIndex) == [index])
  }

  @Test("the first occurrences decide, in whatever order they were recorded")
  func firstOccurrences() throws {
    let found = try limits(
      [rule("r", count: 5)],
      [
        (Self.notice, "2019-06-20"), (Self.acceptance, "2019-06-10"), (Self.acceptance, "2019-06-03"),
        (Self.notice, "2019-06-05"),
      ])
    #expect(try found.map(\.triggeredOn) == [date("2019-06-03")])
    #expect(try found.map(\.doneOn) == [date("2019-06-05")])
  }

  @Test("a trigger recorded twice on the same day starts its limit once")
  func sameDayTwice() throws {
    let found = try limits(
      [rule("r", count: 5)], [(Self.acceptance, "2019-06-03"), (Self.acceptance, "2019-06-03")])
    #expect(found.count == 1)
  }

  @Test(
    "closing voids an unmet limit that had not ended before that day",
    arguments: [("2019-06-09", 0), ("2019-06-10", 0), ("2019-06-11", 1)])
  func closing(closed: String, count: Int) throws {
    // Due on Monday 2019-06-10, two days after the nominal end.
    let found = try limits([rule("r", count: 5)], [(Self.acceptance, "2019-06-03")], closed: closed)
    #expect(found.count == count)
    let met = try limits(
      [rule("r", count: 5)], [(Self.acceptance, "2019-06-03"), (Self.notice, "2019-06-04")], closed: closed)
    #expect(met.count == 1)
  }

  @Test("a limit before its trigger ends on the working day before a day of rest")
  func backward() throws {
    let found = try limits(
      [rule("r", count: 15, direction: .before, trigger: Self.meeting)], [(Self.meeting, "2019-05-17")])
    #expect(try found.map(\.end.nominal) == [date("2019-05-02")])
    #expect(try found.map(\.end.due) == [date("2019-04-30")])
  }

  @Test("outside the published holiday schedule the end is provisional")
  func provisional() throws {
    let found = try limits([rule("r", count: 10)], [(Self.acceptance, "2019-12-26")])
    #expect(found.map(\.end.isProvisional) == [true])
    #expect(try found.map(\.end.due) == [date("2020-01-06")])
  }
}
