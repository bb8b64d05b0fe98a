import CaseFile
import CivilCalendar
import RuleModel
import TestSupport
import Testing

/// The outcomes that cut the chain (domain reference, section 6).
@Suite("An outcome that ends other steps") struct OutcomeTests {
  static let start = "01-07 application_received papers_complete 1b"
  static let examined =
    start + """

      01-08 2
      01-10 3a
      01-11 3b 4
      """
  static let accepted =
    examined + """

      01-25 6 8
      01-28 7
      02-11 11
      02-15 9 plan:15=2019-04-15 plan:16a=2019-04-26
      """
  /// Up to the request for a declaration.
  static let met =
    accepted + """

      02-13 10
      03-20 13 14
      03-22 12
      04-01 16b
      04-26 16a
      05-20 17
      """

  private func creditors(_ events: String, through last: String = "9999-12-31") throws -> DocketStory {
    try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07").telling(events, through: last)
  }

  @Test("refused: only service, appeal and the file remain")
  func refused() throws {
    let story = try creditors(Self.examined + "\n01-25 6:refused close")
    #expect(story.open(at: "2019-01-26") == ["26 2019-04-25", "7a 2019-01-30"])
    for number in 8...25 { #expect(story.node(number, at: "2019-01-26") == "not_applicable", "\(number)") }
    #expect(story.node(6, at: "2019-01-26") == "done_on_time")
    let served = try story.telling("01-29 refusal_served")
    #expect(served.open(at: "2019-01-29") == ["26 2019-04-25", "appeal 2019-02-11"])
    #expect(try served.limit(of: "7a", at: "2019-01-29")?.state == .doneOnTime)
  }

  @Test("refused and set aside later: the case goes on from the ruling that accepts it")
  func setAside() throws {
    var story = try creditors(Self.examined + "\n01-25 6:refused\n01-29 refusal_served\n02-11 appeal_received")
    story = try story.telling("02-13 appeal_copy_served")
    story.file.milestones.append(
      MilestoneRecord(step: try story.step("6"), occurredOn: civilDate("2019-04-10"), outcome: "accepted"))
    #expect(
      story.open(at: "2019-04-10").filter { !$0.hasPrefix("appeal") } == [
        "13a 2019-06-10", "7a 2019-04-15", "7b 2019-04-15", "8 2019-04-10", "9a 2019-05-05", "9b 2019-05-05",
        "preferential_setoff_suit 2019-07-10",
      ])
    // The refusal was in time, and stays so.
    #expect(try story.limit(of: "6", at: "2019-04-10")?.limit.doneOn == civilDate("2019-01-25"))
    #expect(story.node(9, at: "2019-04-10") == "running")
  }

  @Test("refused and set aside later: the second ruling can be recorded")
  func setAsideRecorded() throws {
    let story = try creditors(Self.examined + "\n01-25 6:refused\n01-29 refusal_served")
    let milestone = try #require(story.catalogue.milestone(StepID.acceptanceRuling.milestone))
    let second = MilestoneRecord(step: .acceptanceRuling, occurredOn: civilDate("2019-04-10"), outcome: "accepted")
    let effect = try MilestoneDecision.decide(
      second, recorded: story.file.milestones, milestone: milestone, today: second.occurredOn)
    #expect(effect == .new)
  }

  @Test("withdrawn: the examination stops, also the objection period, and nothing follows from its end")
  func withdrawn() throws {
    let story = try creditors(Self.examined + "\n01-15 6:withdrawn close")
    #expect(story.open(at: "2019-01-15") == ["26 2019-04-15"])
    #expect(story.open(at: "2019-02-15") == ["26 2019-04-15"])
    #expect(try story.limit(of: "5", at: "2019-02-15")?.state == .superseded)
    #expect(story.node(6, at: "2019-02-15") == "done")
    for number in 8...25 { #expect(story.node(number, at: "2019-02-15") == "not_applicable", "\(number)") }
  }

  @Test("dismissed after acceptance: what is open falls away, the ruling is served, an appeal is possible")
  func dismissed() throws {
    let story = try creditors(Self.accepted + "\n03-01 24b:dismissed close")
    #expect(story.open(at: "2019-03-01") == ["26 2019-06-03", "refusal_served 2019-03-06"])
    for step in ["10", "12", "13a", "14", "15", "16b"] {
      #expect(try story.limit(of: step, at: "2019-03-01")?.state == .superseded, "\(step)")
    }
    #expect(story.node(25, at: "2019-03-01") == "not_applicable")
    #expect(try story.telling("03-05 refusal_served").open(at: "2019-03-05") == ["26 2019-06-03", "appeal 2019-03-15"])
  }

  @Test("dismissed: what would have been started later by a recorded step never starts")
  func nothingStartsAfterwards() throws {
    let story = try creditors(Self.examined + "\n01-25 6 8\n01-26 24b:dismissed\n01-29 7b")
    #expect(try story.limit(of: "10", at: "2019-01-30") == nil)
    #expect(story.node(10, at: "2019-01-30") == "not_applicable")
  }

  @Test("a creditor's liquidation turned into reorganization: 21 waits, 18 runs from the ruling, 15 to 17 go on")
  func converted() throws {
    let story = try creditors(Self.accepted + "\n02-13 10\n03-20 13 14\n03-22 12\n04-01 convert:reorganization")
    #expect(
      story.open(at: "2019-04-02").filter { !$0.hasPrefix("pref") } == ["15 2019-04-15", "16b 2019-04-11", "18 2019-10-08"])
    // Six months end on 1 October; the first working day after National Day is the eighth.
    #expect(try story.limit(of: "18", at: "2019-04-02")?.limit.end.nominal == civilDate("2019-10-01"))
    let met = try story.telling("04-01 16b\n04-26 16a\n05-20 17a")
    #expect(met.open(at: "2019-05-21") == ["18 2019-10-08"])
    #expect(met.node(21, at: "2019-05-21") == "pending")
    let late = try creditors(Self.met + "\n05-25 convert:reorganization")
    #expect(try late.limit(of: "21a", at: "2019-05-26")?.state == .superseded)
  }

  @Test("a reorganization that fails: the declaration opens 21 to 25 on the same docket and ends 18 to 20")
  func failed() throws {
    let events = """
      01-02 application_received papers_complete 1b 2 3a 3b
      01-10 6 8
      01-11 7a
      01-20 11
      01-25 9 plan:15=2019-03-20 plan:16a=2019-03-29
      03-01 12 13 14 16b
      03-29 16a
      04-10 17a
      07-15 plan_failure:plan_not_submitted
      """
    let story = try DocketStory("(2019)粤01破7号", .reorganization, applicant: .debtor, filedOn: "2019-01-02")
      .telling(events)
    #expect(try story.limit(of: "18", at: "2019-07-16")?.state == .overdue)
    // The administrator's lateness does not lock the court's docket.
    #expect(!story.status(at: civilDate("2019-07-16")).isLocked)
    #expect(try story.limit(of: "21b", at: "2019-07-16")?.limit.end.due == civilDate("2019-07-22"))
    let declared = try story.telling("07-18 21b")
    #expect(
      declared.open(at: "2019-07-18") == ["21c 2019-07-23", "21d 2019-07-29", "22a 2019-09-16", "22b 2020-01-14"])
    #expect(try declared.limit(of: "18", at: "2019-07-18")?.state == .superseded)
    #expect(try declared.limit(of: "18", at: "2019-07-18")?.limit.wasMissed == true)
    for number in 19...20 { #expect(declared.node(number, at: "2019-07-18") == "not_applicable", "\(number)") }
    let sold = try declared.telling("07-19 21c 21d\n07-20 22c\n08-01 22a 22b\n08-20 23a\n08-30 23b\n09-10 23c last_distribution_notice")
    #expect(sold.open(at: "2019-09-11") == ["24a 2019-09-25", "unclaimed_shares 2019-11-11"])
    let ended = try sold.telling("09-12 24a\n09-20 24b close")
    #expect(ended.open(at: "2019-09-21").contains("25 2019-09-30"))
    #expect(ended.open(at: "2019-09-21").contains("26 2019-12-20"))
  }

  @Test("no assets: open claims, meeting and sale fall away with the termination, not before it")
  func noAssets() throws {
    let events = Self.accepted + "\n02-13 10\n03-01 12:no_assets\n03-08 21a 24a:insufficient_assets"
    let before = try creditors(events)
    #expect(before.open(at: "2019-03-08").contains("15 2019-04-15"))
    #expect(before.open(at: "2019-03-08").contains("14 2019-03-26"))
    let after = try creditors(events + "\n03-15 21b 24b:insufficient_assets close")
    #expect(
      after.open(at: "2019-03-15") == [
        "21c 2019-03-20", "21d 2019-03-25", "25 2019-03-25", "26 2019-06-17", "additional_distribution 2021-03-15",
      ])
    #expect(try after.limit(of: "15", at: "2019-05-01")?.state == .superseded)
    #expect(try after.limit(of: "16a", at: "2019-05-01") == nil)
  }

  @Test("settled or paid before the declaration: the company lives on", arguments: ["settled", "debts_paid"])
  func livesOn(outcome: String) throws {
    let story = try creditors(Self.met + "\n05-25 24a:\(outcome)\n06-01 24b:\(outcome) close")
    #expect(story.open(at: "2019-06-02") == ["26 2019-09-02"])
    #expect(try story.limit(of: "21a", at: "2019-06-02")?.state == .superseded)
    #expect(story.node(25, at: "2019-06-02") == "not_applicable")
  }

  @Test("a closed docket waits for no node that has not begun")
  func closed() throws {
    let story = try creditors(Self.met + "\n05-25 24a:settled\n06-01 24b:settled close")
    #expect((18...25).map { story.node($0, at: "2019-06-02") }.allSatisfy { $0 != "pending" })
  }

  @Test("a step that ended and is recorded later all the same is not late")
  func doneAfterItsEnd() throws {
    let events = Self.accepted + "\n02-13 10\n03-01 12:no_assets\n03-08 21a 24a:insufficient_assets"
    let story = try creditors(events + "\n03-15 21b 24b:insufficient_assets close\n03-18 21c 21d 25\n05-10 14")
    #expect(try story.limit(of: "14", at: "2019-05-11")?.state == .superseded)
  }

  @Test("liquidation impossible: what remains is deregistration if the registry accepts, and the file")
  func unable() throws {
    let story = try DocketStory("(2019)粤01强清4号", .compulsoryLiquidation, filedOn: "2019-03-14") {
      $0.origin = CaseNumber(normalized: "(2019)粤01清申4号")
      $0.acceptedOn = civilDate("2019-03-14")
    }.telling(
      """
      03-14 2 3a 3b
      03-20 8
      03-28 9
      04-03 11
      04-20 12 14
      04-30 24a:unable
      05-06 24b:unable close
      """)
    #expect(story.open(at: "2019-05-07") == ["26 2019-08-06"])
    #expect(try story.limit(of: "15", at: "2019-06-07")?.state == .superseded)
    #expect(try story.limit(of: "22a", at: "2019-06-07")?.state == .superseded)
    #expect(try story.limit(of: "compulsory_liquidation_envelope", at: "2019-06-07")?.state == .doneOnTime)
  }
}
