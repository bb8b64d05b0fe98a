import CaseFile
import CivilCalendar
import RuleModel
import TestSupport
import Testing

/// Walk-through C of the domain reference: a debtor's reorganization that succeeds, with both extensions.
@Suite("A reorganization that succeeds") struct ReorganizationWalkTests {
  static let events = """
    01-02 application_received papers_complete 1b
    01-03 2
    01-04 3a
    01-07 3b
    01-15 extend:6
    01-31 6 8
    02-01 7a
    02-14 11
    02-20 9 plan:15=2019-04-22 plan:16a=2019-05-06
    03-25 13
    03-29 12 14
    04-12 16b
    05-06 16a
    05-30 17a
    07-29 extend:18
    10-15 18 plan:19a=2019-11-08
    10-21 19b
    11-08 19a
    11-11 19c
    11-14 20a
    12-12 20b close plan:plan_supervision_end=2021-12-12
    """

  private func story(through last: String = "9999-12-31") throws -> DocketStory {
    try DocketStory("(2019)粤01破5号", .reorganization, applicant: .debtor, filedOn: "2019-01-02")
      .telling(Self.events, through: last)
  }

  @Test("has every limit of the reference, in the end, and no other")
  func end() throws {
    let expected = rows(
      """
      1a S 01-02 01-07 superseded
      1b S 01-02 01-09 done_on_time
      1b P 01-02 01-02 done_on_time
      2 S 01-02 01-05 01-07 done_on_time
      3a A 01-03 01-06 01-07 done_on_time
      3b S 01-04 01-07 done_on_time
      6 S 01-02 02-01 done_on_time
      7a S 01-31 02-05 02-11 done_on_time
      8 S 01-31 01-31 done_on_time
      9a S 01-31 02-25 done_on_time
      9b S 01-31 02-25 done_on_time
      11 A 01-31 02-15 done_on_time
      12 A 01-31 04-01 done_on_time
      13a S 01-31 03-31 04-01 done_on_time
      14 A 01-31 04-01 done_on_time
      15 S 02-20 04-22 lapsed
      16a S 04-22 05-07 done_on_time
      16b S 05-06 04-21 04-19 done_on_time
      17a A 05-06 06-05 done_on_time
      17b S 05-06 05-21 lapsed
      18 S 01-31 10-31 done_on_time
      19a S 10-15 11-14 done_on_time
      19b S 11-08 10-24 done_on_time
      19c S 11-08 11-11 done_on_time
      20a S 11-08 11-18 done_on_time
      20b S 11-14 12-14 12-16 done_on_time
      26 A 12-12 2020-03-12 running
      preferential_setoff_suit S 01-31 04-30 lapsed
      resolution_revocation S 05-06 05-21 lapsed
      supervision_report S 2021-12-12 2021-12-12 2021-12-13 running
      """)
    #expect(try story().table(at: "2019-12-20") == expected)
  }

  @Test("never has the nodes of a liquidation, and the approval ends the proceeding")
  func nodes() throws {
    let end = try story()
    for number in [4, 5, 10, 21, 22, 23, 25] {
      #expect(end.node(number, at: "2019-12-20") == "not_applicable", "\(number)")
    }
    #expect(end.node(24, at: "2019-12-20") == "done")
    #expect(end.node(20, at: "2019-12-20") == "done_on_time")
  }

  @Test("counts extensions from the nominal end, from the day on which they are recorded")
  func extensions() throws {
    #expect(try story(through: "2019-01-14").limit(of: "6", at: "2019-01-14")?.limit.end.due == civilDate("2019-01-17"))
    #expect(try story(through: "2019-01-15").limit(of: "6", at: "2019-01-15")?.limit.end.due == civilDate("2019-02-01"))
    #expect(try story(through: "2019-07-28").limit(of: "18", at: "2019-07-28")?.limit.end.due == civilDate("2019-07-31"))
    #expect(try story(through: "2019-07-29").limit(of: "18", at: "2019-08-01")?.limit.end.due == civilDate("2019-10-31"))
    #expect(try story(through: "2019-07-28").limit(of: "18", at: "2019-08-01")?.state == .overdue)
  }

  static let moments: [(String, [String])] = [
    ("2019-01-07", ["6 2019-01-17"]),
    ("2019-02-25", ["12 2019-04-01", "13a 2019-04-01", "14 2019-04-01", "15 2019-04-22", "16b 2019-04-19"]),
    ("2019-04-22", ["15 2019-04-22"]),
    ("2019-04-23", ["16a 2019-05-07"]),
    ("2019-06-20", []),
    ("2019-10-15", ["19a 2019-11-14", "19b 2019-10-24"]),
    ("2019-11-08", ["19c 2019-11-11", "20a 2019-11-18"]),
    ("2019-11-14", ["20b 2019-12-16"]),
    ("2019-12-12", ["26 2020-03-12", "supervision_report 2021-12-13"]),
  ]

  @Test("has open at every moment only what the record supports", arguments: moments)
  func moment(day: String, open: [String]) throws {
    let story = try story(through: day)
    #expect(story.open(at: day).filter { !$0.hasPrefix("18 ") && !$0.hasPrefix("preferential") } == open)
    #expect(story.open(at: day).contains { $0.hasPrefix("18 ") } == (day >= "2019-01-31" && day < "2019-10-15"))
  }

  @Test("that fails in its performance opens the declaration again on the closed docket")
  func laterFailure() throws {
    let story = try story().telling("06-01 21a\n06-05 21b", year: 2020)
    #expect(
      story.open(at: "2020-06-06").filter { !$0.hasPrefix("26 ") && !$0.hasPrefix("supervision") } == [
        "21c 2020-06-10", "21d 2020-06-15", "22a 2020-08-04", "22b 2020-12-02",
      ])
    let later = try story.telling("06-08 21c 21d\n08-01 24a:distribution_completed", year: 2020)
    #expect(later.open(at: "2020-08-02").contains("24b 2020-08-17"))
    let end = try later.telling("08-10 24b", year: 2020)
    #expect(try end.limit(of: "24b", at: "2020-08-11")?.limit.doneOn == civilDate("2020-08-10"))
    #expect(end.open(at: "2020-08-11").contains("25 2020-08-20"))
  }
}
