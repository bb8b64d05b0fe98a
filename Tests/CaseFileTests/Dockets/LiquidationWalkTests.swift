import CaseFile
import CivilCalendar
import RuleModel
import TestSupport
import Testing

/// Walk-through A of the domain reference: a creditor's liquidation with assets, ordinary track, 2019.
@Suite("A creditor's liquidation with assets") struct LiquidationWalkTests {
  static let events = """
    01-07 application_received papers_complete 1b
    01-08 2
    01-10 3a
    01-11 3b 4
    01-25 6 8
    01-28 7a
    01-29 7b
    02-11 11
    02-15 9 plan:15=2019-04-15 plan:16a=2019-04-26
    02-20 10
    03-20 13 14
    03-22 12
    04-01 16b
    04-26 16a
    05-20 17
    06-03 21a
    06-10 21b
    06-12 21c
    06-14 21d
    07-30 22a
    08-20 plan:22b=2019-09-10
    08-26 22c
    09-10 22b
    10-10 23a
    10-18 23b
    10-31 23c last_distribution_notice
    11-06 24a
    11-20 24b close
    11-29 25
    2020-01-15 26
    """

  private func story(through last: String = "9999-12-31") throws -> DocketStory {
    try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07").telling(Self.events, through: last)
  }

  @Test("has every limit of the reference, in the end, and no other")
  func end() throws {
    let expected = rows(
      """
      1a S 01-07 01-12 01-14 superseded
      1b S 01-07 01-14 done_on_time
      1b P 01-07 01-07 done_on_time
      2 S 01-07 01-10 done_on_time
      3a A 01-08 01-11 done_on_time
      3b S 01-10 01-13 01-14 done_on_time
      4 S 01-07 01-12 01-14 done_on_time
      5 S 01-11 01-18 lapsed
      6 S 01-18 01-28 done_on_time
      7a S 01-25 01-30 done_on_time
      7b S 01-25 01-30 done_on_time
      8 S 01-25 01-25 done_on_time
      9a S 01-25 02-19 done_on_time
      9b S 01-25 02-19 done_on_time
      10 S 01-29 02-13 done_late
      11 A 01-25 02-09 02-11 done_on_time
      12 A 01-25 03-26 done_on_time
      13a S 01-25 03-25 done_on_time
      14 A 01-25 03-26 done_on_time
      15 S 02-15 04-15 lapsed
      16a S 04-15 04-30 done_on_time
      16b S 04-26 04-11 done_on_time
      17a A 04-26 05-26 05-27 done_on_time
      17b S 04-26 05-11 05-13 lapsed
      21a A 05-20 06-19 done_on_time
      21b P 06-03 06-10 done_on_time
      21c S 06-10 06-15 06-17 done_on_time
      21d S 06-10 06-20 done_on_time
      22a A 06-10 08-09 done_on_time
      22b A 06-10 12-07 12-09 done_on_time
      22c S 09-10 08-31 08-30 done_on_time
      23a A 09-10 10-10 done_on_time
      23b A 10-10 10-25 done_on_time
      24a A 10-31 11-15 done_on_time
      24b S 11-06 11-21 done_on_time
      25 S 11-20 11-30 12-02 done_on_time
      26 A 11-20 2020-02-20 done_on_time
      preferential_setoff_suit S 01-25 04-25 lapsed
      resolution_revocation S 04-26 05-11 05-13 lapsed
      unclaimed_shares S 10-31 12-31 lapsed
      disputed_shares S 11-20 2021-11-20 2021-11-22 running
      additional_distribution S 11-20 2021-11-20 2021-11-22 running
      administrator_end S 11-29 11-30 lapsed
      """)
    #expect(try story().table(at: "2020-03-01") == expected)
  }

  /// What is open at ten o'clock: only what the record supports. Node 6 starts on the day after the objection period
  /// ended, 16a on the day after the claims period, and nothing follows from a day that is only computed.
  static let moments: [(String, [String])] = [
    ("2019-01-07", ["2 2019-01-10", "4 2019-01-14"]),
    ("2019-01-08", ["3a 2019-01-11", "4 2019-01-14"]),
    ("2019-01-10", ["3b 2019-01-14", "4 2019-01-14"]),
    ("2019-01-11", ["5 2019-01-18"]),
    ("2019-01-18", ["5 2019-01-18"]),
    ("2019-01-19", ["6 2019-01-28"]),
    (
      "2019-01-25",
      [
        "11 2019-02-11", "12 2019-03-26", "13a 2019-03-25", "14 2019-03-26", "7a 2019-01-30", "7b 2019-01-30",
        "9a 2019-02-19", "9b 2019-02-19", "preferential_setoff_suit 2019-04-25",
      ]
    ),
    ("2019-03-25", ["15 2019-04-15", "16b 2019-04-11", "preferential_setoff_suit 2019-04-25"]),
    ("2019-04-15", ["15 2019-04-15", "preferential_setoff_suit 2019-04-25"]),
    ("2019-04-16", ["16a 2019-04-30", "preferential_setoff_suit 2019-04-25"]),
    ("2019-04-26", ["17a 2019-05-27", "17b 2019-05-13", "resolution_revocation 2019-05-13"]),
    ("2019-05-25", ["21a 2019-06-19"]),
    ("2019-06-03", ["21b 2019-06-10"]),
    ("2019-06-10", ["21c 2019-06-17", "21d 2019-06-20", "22a 2019-08-09", "22b 2019-12-09"]),
    ("2019-08-20", ["22b 2019-12-09", "22c 2019-08-30"]),
    ("2019-09-10", ["23a 2019-10-10"]),
    ("2019-10-18", []),
    ("2019-10-31", ["24a 2019-11-15", "unclaimed_shares 2019-12-31"]),
    (
      "2019-11-20",
      [
        "25 2019-12-02", "26 2020-02-20", "additional_distribution 2021-11-22", "disputed_shares 2021-11-22",
        "unclaimed_shares 2019-12-31",
      ]
    ),
  ]

  @Test("has open at every moment only what the record supports", arguments: moments)
  func moment(day: String, open: [String]) throws {
    #expect(try story(through: day).open(at: day) == open)
  }

  @Test("shows each of the 26 nodes in its state")
  func nodes() throws {
    let end = try story()
    let states = (1...26).map { end.node($0, at: "2020-03-01") }
    let done = "done_on_time"
    #expect(states[0..<4] == [done, done, done, done])
    #expect(states[4] == "lapsed")
    #expect(states[9] == "done_late")
    #expect(states[14] == "lapsed")
    #expect(states[17...19] == ["not_applicable", "not_applicable", "not_applicable"])
    #expect(states[20...25] == [done, done, done, done, done, done])
    let early = try story(through: "2019-01-11")
    #expect(early.node(1, at: "2019-01-11") == done)
    #expect(early.node(5, at: "2019-01-11") == "running")
    #expect(early.node(6, at: "2019-01-11") == "pending")
    #expect(early.node(19, at: "2019-01-11") == "not_applicable")
  }

  @Test("with a debtor who cannot be found counts from the deemed service")
  func untraceable() throws {
    let events = """
      01-07 application_received papers_complete 1b
      01-08 2 3a 3b
      01-14 4:published
      """
    let story = try DocketStory("(2019)粤01破1号", .liquidation, filedOn: "2019-01-07").telling(events)
    #expect(story.open(at: "2019-03-15") == ["deemed_service 2019-03-15"])
    #expect(story.open(at: "2019-03-16") == ["5 2019-03-22"])
    #expect(story.open(at: "2019-03-22") == ["5 2019-03-22"])
    #expect(story.open(at: "2019-03-23") == ["6 2019-04-01"])
    #expect(story.node(4, at: "2019-03-23") == "done_on_time")
    // Since 2022 the service is deemed after 30 days.
    let later = try DocketStory("(2022)粤01破1号", .liquidation, filedOn: "2022-02-07")
      .telling("02-07 application_received papers_complete 1b 2 3a 3b\n02-11 4:published", year: 2022)
    #expect(later.open(at: "2022-03-13") == ["deemed_service 2022-03-13"])
    #expect(later.open(at: "2022-03-14") == ["5 2022-03-21"])
  }
}
