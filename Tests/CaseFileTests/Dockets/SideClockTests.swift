import CaseFile
import CivilCalendar
import RuleModel
import TestSupport
import Testing

/// The side clocks of section 6a of the domain reference, each with one date.
@Suite("A side clock") struct SideClockTests {
  struct Clock: Sendable, CustomTestStringConvertible {
    let procedure: Procedure
    let events: String
    let day: String
    let expected: String

    init(_ procedure: Procedure, _ events: String, _ day: String, _ expected: String) {
      self.procedure = procedure
      self.events = events
      self.day = day
      self.expected = expected
    }

    var testDescription: String { expected }
  }

  static let clocks: [Clock] = [
    Clock(.liquidation, "06-03 refusal_served", "06-03", "appeal S 06-03 06-13 running"),
    Clock(.compulsoryLiquidation, "06-03 refusal_served", "06-03", "appeal S 06-03 06-13 running"),
    Clock(.liquidation, "06-12 appeal_received", "06-12", "appeal_copy_served S 06-12 06-17 warned"),
    Clock(.liquidation, "06-17 appeal_copy_served", "06-17", "appeal_answer S 06-17 07-02 running"),
    Clock(.liquidation, "06-28 appeal_answer_received", "06-28", "appeal_answer_copy S 06-28 07-03 warned"),
    Clock(.liquidation, "06-28 appeal_answer_received", "06-28", "appeal_transfer S 06-28 07-03 warned"),
    Clock(.liquidation, "06-17 appeal_copy_served", "07-03", "appeal_transfer S 07-02 07-07 07-08 warned"),
    Clock(.liquidation, "07-04 appeal_papers_received", "07-04", "appeal_registered S 07-04 07-09 warned"),
    Clock(.liquidation, "07-09 appeal_registered", "07-09", "appeal_ruling S 07-09 08-08 running"),
    Clock(
      .liquidation, "06-03 plan:creditors_meeting=2019-06-28", "06-03",
      "creditors_meeting_notice S 06-28 06-13 running"),
    Clock(
      .liquidation, "06-28 creditors_meeting:remote", "06-28", "creditors_meeting_result S 06-28 07-01 warned"),
    Clock(.liquidation, "06-28 creditors_meeting", "06-28", "resolution_revocation S 06-28 07-13 07-15 running"),
    Clock(
      .liquidation, "07-01 resolution_notice_received", "07-01", "resolution_revocation S 07-01 07-16 running"),
    Clock(.liquidation, "06-03 meeting_matter_ruling", "06-03", "reconsideration_expiry S 06-03 06-18 running"),
    Clock(.liquidation, "06-10 reconsideration_received", "06-10", "reconsideration_answer A 06-10 06-25 running"),
    Clock(.liquidation, "06-03 committee_request", "06-03", "committee_decision S 06-03 06-08 06-10 running"),
    Clock(.liquidation, "06-03 inspection_request", "06-03", "inspection_decision S 06-03 06-08 06-10 running"),
    Clock(.liquidation, "06-03 replacement_notice", "06-03", "replacement_explanation S 06-03 06-05 warned"),
    Clock(.liquidation, "06-05 replacement_explanation", "06-05", "replacement_decision S 06-05 06-15 06-17 running"),
    Clock(.liquidation, "06-03 fee_plan_fixed", "06-03", "fee_plan_notice S 06-03 06-06 warned"),
    Clock(.liquidation, "06-03 fee_plan_adjusted", "06-03", "fee_adjustment_notice S 06-03 06-06 warned"),
    Clock(.liquidation, "06-06 fee_adjustment_notice", "06-06", "fee_adjustment_report S 06-06 06-09 06-10 warned"),
    Clock(.liquidation, "06-03 fee_application", "06-03", "fee_decision S 06-03 06-13 running"),
    Clock(.liquidation, "06-03 fee_objection", "06-03", "fee_objection_notice S 06-03 06-06 warned"),
    Clock(.liquidation, "06-03 fee_objection", "06-03", "fee_objection_answer S 06-03 06-13 running"),
    Clock(
      .liquidation, "06-06 fee_objection_notice", "06-06", "fee_objection_explanation S 06-06 06-09 06-10 warned"),
    Clock(.liquidation, "06-28 setoff_notice", "06-28", "setoff_suit S 06-28 09-28 09-29 running"),
    Clock(.liquidation, "06-28 6", "06-28", "preferential_setoff_suit S 06-28 09-28 09-29 running"),
    Clock(.liquidation, "06-28 counterparty_demand", "06-28", "13b S 06-28 07-28 07-29 running"),
    Clock(.liquidation, "06-03 consolidation_application", "06-03", "consolidation_ruling P 06-03 07-03 running"),
    Clock(.liquidation, "07-03 consolidation_served", "07-03", "consolidation_reconsideration P 07-03 07-18 running"),
    Clock(.reorganization, "11-11 security_request", "11-11", "security_ruling P 11-11 12-11 running"),
    Clock(.reorganization, "12-11 security_served", "12-11", "security_reconsideration P 12-11 12-21 12-23 running"),
    Clock(
      .reorganization, "11-11 plan:plan_supervision_end=2019-12-14", "11-11",
      "supervision_report S 12-14 12-14 12-16 running"),
    Clock(.liquidation, "10-31 last_distribution_notice", "10-31", "unclaimed_shares S 10-31 12-31 running"),
    Clock(.liquidation, "05-06 24b", "05-06", "disputed_shares S 05-06 2021-05-06 running"),
    Clock(.liquidation, "05-06 24b", "05-06", "additional_distribution S 05-06 2021-05-06 running"),
    Clock(.liquidation, "11-29 25", "11-29", "administrator_end S 11-29 11-30 warned"),
    Clock(.liquidation, "05-06 24b:dismissed", "05-06", "refusal_served A 05-06 05-11 05-13 running"),
  ]

  @Test("runs from its event to its day", arguments: clocks)
  func runs(clock: Clock) throws {
    let story = try DocketStory("(2019)粤01破1号", clock.procedure, filedOn: "2019-01-07", registeredAt: "2019-05-01").telling(clock.events)
    let table = story.table(at: "2019-\(clock.day)")
    #expect(table.contains(rows(clock.expected)[0].withoutRepeat), "\(table)")
  }

  @Test("of meetings counts for each meeting, and each notice serves one")
  func meetings() throws {
    let story = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07", registeredAt: "2019-05-01").telling(
      """
      06-03 plan:creditors_meeting=2019-06-28
      06-10 creditors_meeting_notice
      06-28 creditors_meeting
      07-15 plan:creditors_meeting=2019-08-30
      """)
    let notices = story.table(at: "2019-07-16").filter { $0.hasPrefix("creditors_meeting_notice") }
    #expect(
      notices == rows("creditors_meeting_notice S 06-28 06-13 done_on_time\ncreditors_meeting_notice S 08-30 08-15 running"))
    let second = try story.telling("08-20 creditors_meeting_notice")
    #expect(
      second.table(at: "2019-08-21").filter { $0.hasPrefix("creditors_meeting_notice") }
        == rows("creditors_meeting_notice S 06-28 06-13 done_on_time\ncreditors_meeting_notice S 08-30 08-15 done_late"))
  }

  @Test("that starts each time counts each of its events, and each act meets one")
  func eachTime() throws {
    let story = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07", registeredAt: "2019-05-01").telling(
      """
      06-03 inspection_request
      06-05 inspection_decision
      06-10 inspection_request
      06-11 inspection_request
      06-14 inspection_decision
      """)
    #expect(
      story.table(at: "2019-06-14").filter { $0.hasPrefix("inspection") }
        == rows(
          """
          inspection_decision S 06-03 06-08 06-10 done_on_time
          inspection_decision S 06-10 06-15 06-17 done_on_time
          inspection_decision S 06-11 06-16 06-17 warned
          """))
  }
}

extension String {
  /// A row in which a nominal end that is the due day is not told twice.
  fileprivate var withoutRepeat: String {
    var words = split(separator: " ").map(String.init)
    if words.count == 6, words[3] == words[4] { words.remove(at: 4) }
    return words.joined(separator: " ")
  }
}
