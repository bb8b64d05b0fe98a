import CaseFile
import CivilCalendar
import RuleModel
import TestSupport
import Testing

/// Walk-through D of the domain reference: a compulsory liquidation that turns into bankruptcy, on four dockets.
@Suite("A compulsory liquidation that turns into bankruptcy") struct CompulsoryLiquidationWalkTests {
  private func application() throws -> DocketStory {
    try DocketStory("(2019)粤01清申2号", .compulsoryLiquidation, filedOn: "2019-02-18") { $0.examination = .hearing }
      .telling(
        """
        02-18 application_received papers_complete 1b
        02-19 2
        02-20 3a plan:hearing=2019-03-06
        02-21 3b
        02-26 4
        03-06 hearing
        03-14 6 close
        03-18 7
        """)
  }

  private func proceeding(through last: String = "9999-12-31") throws -> DocketStory {
    let application = try application()
    var story = DocketStory("(2019)粤01强清2号", .compulsoryLiquidation, filedOn: "2019-03-14") {
      $0.examination = .hearing
      $0.origin = application.file.record.number
    }
    story.file.inherited = application.file.milestones.filter { $0.milestone != StepID.registration.milestone }
    story = try story.telling(
      """
      03-14 2 3a 3b
      03-20 8
      03-28 9a
      03-29 9b
      04-02 claims_notice_receipt
      04-03 11
      05-17 12 14
      06-10 17
      """, through: last)
    if last >= "2019-07-12" { story.file.bankruptcyAcceptedOn = civilDate("2019-07-12") }
    return try story.telling("07-15 24b:converted_to_bankruptcy close\n07-18 liquidation_handover", through: last)
  }

  private func bankruptcyApplication() throws -> DocketStory {
    try DocketStory("(2019)粤01破申9号", .liquidation, applicant: .liquidationObligor, filedOn: "2019-07-01") {
      $0.origin = CaseNumber(normalized: "(2019)粤01强清2号")
    }.telling(
      """
      07-01 application_received papers_complete 1b
      07-02 2
      07-03 3a
      07-04 3b
      07-12 6 close
      07-15 7a
      """)
  }

  private func bankruptcy() throws -> DocketStory {
    let application = try bankruptcyApplication()
    var story = DocketStory("(2019)粤01破9号", .liquidation, applicant: .liquidationObligor, filedOn: "2019-07-12") {
      $0.origin = application.file.record.number
    }
    story.file.inherited = application.file.milestones.filter { $0.milestone != StepID.registration.milestone }
    return try story.telling(
      """
      07-12 2 3a 3b 8
      07-26 9 plan:15=2019-09-02 plan:16a=2019-09-12
      07-29 11
      08-27 16b
      09-05 12 13a 14
      09-12 16a
      """)
  }

  @Test("examines the application at a hearing")
  func examined() throws {
    let expected = rows(
      """
      1a A 02-18 02-23 02-25 superseded
      1b S 02-18 02-25 done_on_time
      2 S 02-18 02-21 done_on_time
      3a A 02-19 02-22 done_on_time
      3b S 02-20 02-23 02-25 done_on_time
      4 P 03-06 03-01 done_on_time
      6 P 03-06 03-16 03-18 done_on_time
      7a A 03-14 03-19 done_on_time
      7b A 03-14 03-19 done_on_time
      26 A 03-14 06-14 running
      """)
    let story = try application()
    #expect(story.table(at: "2019-03-19") == expected)
    #expect(story.node(5, at: "2019-03-19") == "not_applicable")
  }

  @Test("liquidates until the bankruptcy is accepted, which ends what is open")
  func liquidated() throws {
    let expected = rows(
      """
      2 S 03-14 03-17 03-18 done_on_time
      3a A 03-14 03-17 03-18 done_on_time
      3b S 03-14 03-17 03-18 done_on_time
      8 A 03-14 03-24 03-25 done_on_time
      9a S 03-20 03-30 04-01 done_on_time
      9b S 03-20 05-19 05-20 done_on_time
      11 A 03-20 04-04 done_on_time
      12 A 03-20 05-19 05-20 done_on_time
      14 A 03-20 05-19 05-20 done_on_time
      15 S 03-29 05-13 lapsed
      own_claims_period_expiry S 04-02 05-02 05-05 lapsed
      17a A 05-13 06-12 done_on_time
      22a A 05-17 07-16 superseded
      22b A 05-17 11-13 superseded
      24b A 07-12 07-27 07-29 done_on_time
      26 A 07-15 10-15 running
      compulsory_liquidation_envelope S 03-20 09-20 superseded
      liquidation_handover A 07-12 07-27 07-29 done_on_time
      """)
    let end = try proceeding()
    #expect(end.table(at: "2019-07-20") == expected)
    for number in [10, 13, 16, 18, 19, 20, 21, 23, 25] {
      #expect(end.node(number, at: "2019-07-20") == "not_applicable", "\(number)")
    }
    let before = try proceeding(through: "2019-07-11")
    #expect(
      before.open(at: "2019-07-11") == [
        "22a 2019-07-16", "22b 2019-11-13", "compulsory_liquidation_envelope 2019-09-20",
      ])
    let on = try proceeding(through: "2019-07-12")
    #expect(on.open(at: "2019-07-12") == ["24b 2019-07-29", "liquidation_handover 2019-07-29"])
  }

  @Test("applies for bankruptcy on a docket of its own")
  func applied() throws {
    let expected = rows(
      """
      1a S 07-01 07-06 07-08 superseded
      1b S 07-01 07-08 done_on_time
      1b P 07-01 07-01 done_on_time
      2 S 07-01 07-04 done_on_time
      3a A 07-02 07-05 done_on_time
      3b S 07-03 07-06 07-08 done_on_time
      6 S 07-01 07-16 done_on_time
      7a S 07-12 07-17 done_on_time
      26 A 07-12 10-12 running
      """)
    #expect(try bankruptcyApplication().table(at: "2019-07-16") == expected)
  }

  @Test("goes on as a bankruptcy with limits of its own")
  func bankrupt() throws {
    let expected = rows(
      """
      2 S 07-12 07-15 done_on_time
      3a A 07-12 07-15 done_on_time
      3b S 07-12 07-15 done_on_time
      8 S 07-12 07-12 done_on_time
      9a S 07-12 08-06 done_on_time
      9b S 07-12 08-06 done_on_time
      11 A 07-12 07-27 07-29 done_on_time
      12 A 07-12 09-10 done_on_time
      13a S 07-12 09-12 done_on_time
      14 A 07-12 09-10 done_on_time
      15 S 07-26 09-02 lapsed
      16a S 09-02 09-17 done_on_time
      16b S 09-12 08-28 done_on_time
      17a A 09-12 10-12 running
      17b S 09-12 09-27 running
      preferential_setoff_suit S 07-12 10-12 running
      resolution_revocation S 09-12 09-27 running
      """)
    let story = try bankruptcy()
    #expect(story.table(at: "2019-09-13") == expected)
    for number in [4, 5, 10] { #expect(story.node(number, at: "2019-09-13") == "not_applicable", "\(number)") }
    let bounds = story.status(at: civilDate("2019-09-13")).limits.compactMap { status in
      status.rule.setByCourt?.days(from: status.limit.triggeredOn)
    }
    #expect(bounds == [civilDate("2019-08-25")...civilDate("2019-10-26")])
  }

  @Test("on paper waits for the objection period instead of a hearing")
  func written() throws {
    let story = try DocketStory("(2019)粤01清申3号", .compulsoryLiquidation, filedOn: "2019-02-18") {
      $0.examination = .written
    }.telling("02-18 application_received papers_complete 1b 2 3a 3b\n02-21 4")
    #expect(story.table(at: "2019-02-22").contains("4 A 2019-02-18 2019-02-23 2019-02-25 done_on_time"))
    #expect(story.open(at: "2019-02-22") == ["5 2019-02-28"])
    #expect(story.open(at: "2019-03-01") == ["6 2019-03-11"])
  }
}
