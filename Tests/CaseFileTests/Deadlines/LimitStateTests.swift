import CaseFile
import CivilCalendar
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

@Suite("The state of a limit") struct LimitStateTests {
  /// A debtor's application of 2019-09-16; the ruling is due on 2019-10-08 (W2).
  private func story(_ events: String = "") throws -> DocketStory {
    try DocketStory("(2019)粤01破申8号", .liquidation, applicant: .debtor, filedOn: "2019-09-16")
      .telling("09-16 application_received papers_complete 1b 2 3a 3b\n" + events)
  }

  private func state(_ story: DocketStory, _ step: String, at now: Instant) throws -> String {
    let id = try story.step(step)
    let status = try #require(story.status(at: now).limits.first { $0.rule.step == id && $0.rule.kind == .statutory })
    if case .warned(let level) = status.state { return level }
    return status.state.code
  }

  static let boundaries: [(String, String, String)] = [
    ("2019-10-02T00:00:00+08:00", "running", "days_7"),
    ("2019-10-07T00:00:00+08:00", "days_7", "hours_48"),
    ("2019-10-08T00:00:00+08:00", "hours_48", "hours_24"),
    ("2019-10-09T00:00:00+08:00", "hours_24", "overdue"),
  ]

  @Test("changes at the instant itself, not a millisecond earlier", arguments: boundaries)
  func boundary(at: String, before: String, then: String) throws {
    let story = try story()
    let now = instant(at)
    #expect(try state(story, "6", at: Instant(milliseconds: now.milliseconds - 1)) == before)
    #expect(try state(story, "6", at: now) == then)
  }

  @Test("with a closing hour changes at that hour")
  func closingHour() throws {
    let catalogue = Catalogue.builtIn.replacing(version: "17:30", settings: CourtSettings(closingMinute: 1050))
    let story = try DocketStory(
      "(2019)粤01破申8号", .liquidation, applicant: .debtor, filedOn: "2019-09-16", catalogue: catalogue
    ).telling("09-16 application_received papers_complete 1b 2 3a 3b")
    let end = instant("2019-10-08T17:30:00+08:00")
    #expect(try state(story, "6", at: Instant(milliseconds: end.milliseconds - 1)) == "hours_24")
    #expect(try state(story, "6", at: end) == "overdue")
    #expect(try state(story, "6", at: instant("2019-10-06T17:30:00+08:00")) == "hours_48")
  }

  @Test("is in time on the due day and late on the next", arguments: [("10-08", "done_on_time"), ("10-09", "done_late")])
  func done(day: String, expected: String) throws {
    var story = try story()
    story.file.milestones.append(MilestoneRecord(step: try story.step("6"), occurredOn: civilDate("2019-\(day)")))
    #expect(try state(story, "6", at: instant("2019-10-20")) == expected)
  }

  @Test("of a party's period becomes lapsed, and what it starts begins on the next day")
  func passive() throws {
    let story = try DocketStory("(2019)粤01破申9号", .liquidation, filedOn: "2019-09-16")
      .telling("09-16 application_received papers_complete 1b 2 3a 3b\n09-19 4")
    let end = instant("2019-09-27T00:00:00+08:00")
    let before = Instant(milliseconds: end.milliseconds - 1)
    #expect(try state(story, "5", at: before) == "hours_24")
    #expect(try state(story, "5", at: end) == "lapsed")
    #expect(story.status(at: before).limits.allSatisfy { $0.rule.milestone != StepID.acceptanceRuling.milestone })
    let ruling = story.status(at: end).limits.first { $0.rule.milestone == StepID.acceptanceRuling.milestone }
    #expect(ruling?.limit.triggeredOn == civilDate("2019-09-26"))
    #expect(ruling?.limit.end.due == civilDate("2019-10-08"))
  }

  @Test("of the claims period and of the suit on claims is lapsed when the last day is over")
  func otherPassive() throws {
    let story = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07").telling(OutcomeTests.met)
    #expect(try state(story, "15", at: instant("2019-04-15T23:59:59+08:00")) == "hours_24")
    #expect(try state(story, "15", at: instant("2019-04-16")) == "lapsed")
    #expect(try state(story, "17b", at: instant("2019-05-13T23:59:59+08:00")) == "hours_24")
    #expect(try state(story, "17b", at: instant("2019-05-14")) == "lapsed")
    // What the law itself supplies: silence ends the contract.
    let silent = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07").telling(OutcomeTests.accepted)
    #expect(try state(silent, "13a", at: instant("2019-03-25T23:59:59+08:00")) == "hours_24")
    #expect(try state(silent, "13a", at: instant("2019-03-26")) == "lapsed")
  }

  @Test("of a ledger's own day for a party's period does not end it earlier")
  func statedExpiry() throws {
    let story = try DocketStory("(2019)粤01破申9号", .liquidation, filedOn: "2019-09-16")
      .telling("09-16 application_received papers_complete 1b 2 3a 3b\n09-19 4\n09-23 5")
    #expect(story.open(at: "2019-09-24").isEmpty)
    #expect(story.open(at: "2019-09-27") == ["6 2019-10-08"])
  }

  @Test("beyond the published schedule belongs to a provisional day, which a new schedule settles")
  func provisional() throws {
    let events = "12-18 application_received papers_complete 1b 2 3a 3b"
    let story = try DocketStory("(2026)粤01破申8号", .liquidation, applicant: .debtor, filedOn: "2026-12-18")
      .telling(events, year: 2026)
    let end = try story.limit(of: "6", at: "2026-12-20")?.limit.end
    #expect(end == LimitEnd(nominal: civilDate("2027-01-02"), due: civilDate("2027-01-04"), isProvisional: true))
    let calendar = Catalogue.builtIn.calendar.replacing(
      year: 2027,
      with: [
        civilDate("2027-01-01"): .holiday("元旦"), civilDate("2027-01-03"): .makeUpWorkday("元旦"),
      ], version: "2027")
    let catalogue = Catalogue.builtIn.replacing(version: "2027", calendar: calendar)
    let settled = try DocketStory(
      "(2026)粤01破申8号", .liquidation, applicant: .debtor, filedOn: "2026-12-18", catalogue: catalogue
    ).telling(events, year: 2026)
    #expect(
      try settled.limit(of: "6", at: "2026-12-20")?.limit.end
        == LimitEnd(nominal: civilDate("2027-01-02"), due: civilDate("2027-01-03"), isProvisional: false))
    // Without a schedule nothing says which days are the last before rest.
    #expect(LimitClock(catalogue: .builtIn).restDayAlert(of: civilDate("2027-01-04")) == nil)
  }

  @Test("of a node is the worst of its parts")
  func node() throws {
    let story = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07").telling(OutcomeTests.accepted)
    #expect(story.node(16, at: "2019-02-20") == "running")
    #expect(story.node(16, at: "2019-04-10") == "warned")
    #expect(story.node(16, at: "2019-04-12") == "overdue")
    #expect(story.node(7, at: "2019-04-12") == "done_on_time")
    #expect(story.node(21, at: "2019-04-12") == "pending")
    #expect(story.node(18, at: "2019-04-12") == "not_applicable")
  }

  @Test("knows every level that was reached, in order, also when nobody looked")
  func reached() {
    let clock = LimitClock(catalogue: .builtIn)
    let levels = clock.reached(of: civilDate("2019-10-08"), now: instant("2019-10-09")).map { "\($0.level.id) \($0.at.courtDate)" }
    #expect(
      levels == [
        "before_rest 2019-09-30", "days_7 2019-10-02", "hours_48 2019-10-07", "hours_24 2019-10-08", "expiry 2019-10-09",
      ])
    #expect(clock.level(of: civilDate("2019-10-08"), now: instant("2019-10-01")) == nil)
  }
}
