import CaseFile
import CatalogueFormat
import CivilCalendar
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

/// Walk-through B of the domain reference: a debtor's liquidation without assets on the fast track, application and
/// proceeding under two numbers. The fast limits of 2019 are a court's overlay, those of 2020 national policy.
@Suite("A liquidation without assets") struct NoAssetsWalkTests {
  private static func application(_ year: Int, filedOn: String, catalogue: Catalogue = .builtIn) -> DocketStory {
    DocketStory("(\(year))粤01破申3号", .liquidation, applicant: .debtor, filedOn: filedOn, catalogue: catalogue)
  }

  private static func proceeding(after application: DocketStory, filedOn: String) -> DocketStory {
    var story = DocketStory(
      "(\(filedOn.prefix(4)))粤01破3号", .liquidation, applicant: .debtor, filedOn: filedOn,
      catalogue: application.catalogue
    ) {
      $0.isFastTrack = true
      $0.origin = application.file.record.number
    }
    story.file.inherited = application.file.milestones.filter { $0.milestone != StepID.registration.milestone }
    return story
  }

  static let applied = """
    03-04 application_received
    03-08 1a
    03-18 papers_complete 1b
    03-19 2
    03-20 3a
    03-21 3b
    03-27 6 close
    03-28 7a
    """
  static let proceeded = """
    03-27 2 3a 3b 8
    04-03 9b plan:15=2019-05-03 plan:16a=2019-05-17
    04-08 9a 16b
    04-09 11
    04-24 12:no_assets 13a waive:14
    04-29 21a 24a:insufficient_assets
    05-06 21b 24b:insufficient_assets close
    05-08 21c
    05-10 21d
    05-15 25
    """

  @Test("counts the limits of the application, without the days of the correction")
  func application() throws {
    let story = try Self.application(2019, filedOn: "2019-03-18").telling(Self.applied)
    let expected = rows(
      """
      1a S 03-04 03-09 03-11 done_on_time
      1b S 03-18 03-25 done_on_time
      1b P 03-18 03-18 done_on_time
      2 S 03-18 03-21 done_on_time
      3a A 03-19 03-22 done_on_time
      3b S 03-20 03-23 03-25 done_on_time
      6 S 03-04 03-29 done_on_time
      7a S 03-27 04-01 done_on_time
      26 A 03-27 06-27 running
      """)
    #expect(story.table(at: "2019-04-02") == expected)
    #expect([4, 5, 10].map { story.node($0, at: "2019-04-02") } == ["not_applicable", "not_applicable", "not_applicable"])
    let told = try Self.application(2019, filedOn: "2019-03-18").telling(Self.applied, through: "2019-03-08")
    #expect(try told.limit(of: "6", at: "2019-03-12")?.limit.end.due == civilDate("2019-03-25"))
    #expect(try told.limit(of: "6", at: "2019-03-12")?.limit.isSuspended == true)
  }

  @Test("is late when the correction is not recorded")
  func withoutExclusion() throws {
    let events = Self.applied.replacing("\n03-08 1a", with: "")
    var story = try Self.application(2019, filedOn: "2019-03-18").telling(events, through: "2019-03-19")
    #expect(!story.status(at: civilDate("2019-03-19")).isLocked)
    #expect(story.status(at: civilDate("2019-03-20")).isLocked)
    for (day, name) in [("2019-03-20", "3a"), ("2019-03-21", "3b"), ("2019-03-27", "6")] {
      story.file.milestones.append(MilestoneRecord(step: try story.step(name), occurredOn: civilDate(day)))
    }
    let limit = try story.limit(of: "6", at: "2019-03-28")
    #expect(limit?.limit.end.due == civilDate("2019-03-19"))
    #expect(limit?.state == .doneLate)
  }

  @Test("on the fast track of a court's overlay has every limit of the reference and no other")
  func overlaid() throws {
    let overlay = try CatalogueOverlay(file: SourceFile(path: "ov.yaml", text: Self.overlay), over: .builtIn)
    let application = try Self.application(2019, filedOn: "2019-03-18", catalogue: overlay.catalogue)
      .telling(Self.applied)
    let story = try Self.proceeding(after: application, filedOn: "2019-03-27").telling(Self.proceeded)
    let expected = rows(
      """
      2 S 03-27 03-30 04-01 done_on_time
      3a A 03-27 03-30 04-01 done_on_time
      3b S 03-27 03-30 04-01 done_on_time
      8 S 03-27 03-27 done_on_time
      9a S 03-27 04-21 04-22 done_on_time
      9a P 03-27 04-11 done_on_time
      9b S 03-27 04-21 04-22 done_on_time
      11 A 03-27 04-11 done_on_time
      12 A 03-27 05-26 05-27 done_on_time
      12 P 03-27 04-26 done_on_time
      13a S 03-27 05-27 done_on_time
      14 A 03-27 05-26 05-27 waived
      15 S 04-03 05-03 05-05 lapsed
      16a S 05-05 05-20 superseded
      16b S 05-17 05-02 04-30 done_on_time
      21a A 04-24 05-24 done_on_time
      21b P 04-29 05-06 done_on_time
      21c S 05-06 05-11 05-13 done_on_time
      21d S 05-06 05-16 done_on_time
      22a A 05-06 07-05 superseded
      22b A 05-06 11-02 11-04 superseded
      24a A 04-24 05-09 done_on_time
      24b S 04-29 05-14 done_on_time
      24b P 04-29 05-09 done_on_time
      25 S 05-06 05-16 done_on_time
      26 A 05-06 08-06 running
      additional_distribution S 05-06 2021-05-06 running
      administrator_end S 05-15 05-16 lapsed
      fast_track_envelope P 03-27 09-27 done_on_time
      preferential_setoff_suit S 03-27 06-27 superseded
      """)
    #expect(story.table(at: "2019-07-01") == expected)
    #expect(story.node(22, at: "2019-07-01") == "superseded")
    #expect([17, 18, 19, 20, 23].allSatisfy { story.node($0, at: "2019-07-01") == "not_applicable" })
    #expect(story.node(16, at: "2019-07-01") == "done_on_time")
    #expect(story.node(14, at: "2019-07-01") == "waived")
  }

  @Test("keeps service and publication of the declaration open when the proceeding ends on the same day")
  func declarationSurvives() throws {
    let application = try Self.application(2019, filedOn: "2019-03-18").telling(Self.applied)
    let story = try Self.proceeding(after: application, filedOn: "2019-03-27")
      .telling(Self.proceeded, through: "2019-05-06")
    #expect(
      story.open(at: "2019-05-07") == [
        "21c 2019-05-13", "21d 2019-05-16", "25 2019-05-16", "26 2019-08-06", "additional_distribution 2021-05-06",
      ])
    let before = try Self.proceeding(after: application, filedOn: "2019-03-27")
      .telling(Self.proceeded, through: "2019-04-29")
    #expect(
      before.open(at: "2019-05-05") == [
        "15 2019-05-05", "21b 2019-05-06", "24b 2019-05-14", "preferential_setoff_suit 2019-06-27",
      ])
  }

  @Test("on the national fast track of 2020 has the shorter limits beside the ordinary ones")
  func national() throws {
    let application = try Self.application(2020, filedOn: "2020-05-06")
      .telling(
        """
        05-06 application_received papers_complete 1b 2 3a 3b
        05-18 6 close
        05-25 7a
        """, year: 2020)
    #expect(try application.limit(of: "6", at: "2020-05-18")?.limit.end.due == civilDate("2020-05-21"))
    #expect(try application.limit(of: "7a", at: "2020-05-25")?.limit.end.due == civilDate("2020-05-25"))
    let story = try Self.proceeding(after: application, filedOn: "2020-05-18")
      .telling(
        """
        05-18 2 3a 3b 8
        05-22 9 plan:15=2020-06-21
        06-01 11
        06-12 12:no_assets 13a waive:14
        06-15 21a 24a:insufficient_assets
        06-22 21b 24b:insufficient_assets close
        """, year: 2020)
    let expected = rows(
      """
      2 S 05-18 05-21 done_on_time
      3a A 05-18 05-21 done_on_time
      3b S 05-18 05-21 done_on_time
      8 S 05-18 05-18 done_on_time
      9a S 05-18 06-12 done_on_time
      9a P 05-18 06-02 done_on_time
      9b S 05-18 06-12 done_on_time
      11 A 05-18 06-02 done_on_time
      12 A 05-18 07-17 done_on_time
      12 P 05-18 06-17 done_on_time
      13a S 05-18 07-18 07-20 done_on_time
      14 A 05-18 07-17 waived
      15 S 05-22 06-21 06-22 superseded
      21a A 06-12 07-12 07-13 done_on_time
      21b P 06-15 06-22 done_on_time
      21c S 06-22 06-27 06-28 warned
      21d S 06-22 07-02 running
      22a A 06-22 08-21 superseded
      22b A 06-22 12-19 12-21 superseded
      24a A 06-12 06-27 06-28 done_on_time
      24b S 06-15 06-30 done_on_time
      24b P 06-15 06-25 06-28 done_on_time
      25 S 06-22 07-02 running
      26 A 06-22 09-22 running
      additional_distribution S 06-22 2022-06-22 running
      fast_track_envelope P 05-18 11-18 done_on_time
      preferential_setoff_suit S 05-18 08-18 superseded
      """, year: 2020)
    #expect(story.table(at: "2020-06-23") == expected)
    // Nothing of it before the day of the national policy.
    let early = Catalogue.builtIn.rules.filter { $0.conditions.track == .fast && $0.inForceFrom < civilDate("2020-04-21") }
    #expect(early.isEmpty)
  }

  /// The fast limits of 2020 as a court could have set them for itself in 2019.
  static let overlay = """
    overlay: {id: fast-2019, version: "1", source: test}
    rules:
      - id: ov-notice
        milestone: creditor_notice_announcement
        part: a
        trigger: {of: acceptance_ruling, outcomes: [accepted]}
        when: {track: fast, dockets: [proceeding]}
        limit: {count: 15, unit: days, direction: after, roll: forward}
        role: clerk
        examples: [{trigger: 2019-03-27, due: 2019-04-11}]
    \(tail)
      - id: ov-report
        milestone: property_report
        trigger: administrator_appointment
        when: {track: fast, dockets: [proceeding]}
        limit: {count: 30, unit: days, direction: after, roll: forward}
        role: administrator
        examples: [{trigger: 2019-03-27, due: 2019-04-26}]
    \(tail)
      - id: ov-termination
        milestone: termination_ruling
        part: b
        trigger: {of: termination_ruling.a, outcomes: [insufficient_assets, distribution_completed, no_assets]}
        when: {track: fast, dockets: [proceeding]}
        limit: {count: 10, unit: days, direction: after, roll: forward}
        role: panel
        examples: [{trigger: 2019-04-29, due: 2019-05-09}]
    \(tail)
      - id: ov-envelope
        milestone: fast_track_envelope
        trigger: {of: acceptance_ruling, outcomes: [accepted]}
        when: {track: fast, dockets: [proceeding]}
        limit: {count: 6, unit: months, direction: after, roll: forward}
        role: panel
        met_by: [termination_ruling.b]
        examples: [{trigger: 2019-03-27, due: 2019-09-27}]
    \(tail)
    """
  private static let tail = """
        kind: policy
        procedures: [liquidation]
        basis: {instrument: 快速审理试行意见, article: 第一条, source: invented}
        statement: {zh: 快速审理。, en: Fast track.}
        in_force: {from: 2019-01-01, through: 2020-04-20}
    """
}

extension String {
  /// The text with the first occurrence of `old` replaced.
  func replacing(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
