import CatalogueFormat
import CivilCalendar
import RuleModel
import Testing

@Suite("A mistake between the parts of a catalogue")
struct MeaningMistakeTests {
  private static let rules = "rules/first.yaml"
  private static let milestones = "milestones.yaml"

  private static let third = """

      - id: notice
        number: 3
        name: {zh: 三, en: Third}
        phase: {zh: 受理, en: Acceptance}
        procedures: [liquidation]
        role: clerk
        repeatable: false
    """

  private static func place(_ file: String, _ line: Int, _ column: Int) -> SourcePosition {
    SourcePosition(file: file, line: line, column: column)
  }

  private static func date(_ text: String) -> CivilDate { CivilDate(text) ?? .earliest }

  static let mistakes: [MistakeCase] = [
    MistakeCase(
      "duplicate milestone id", milestones, "[受理公告]", "[受理公告]" + third, "18:9",
      .duplicate(key: "id", value: "notice", first: place(milestones, 10, 9))),
    MistakeCase(
      "duplicate milestone number", milestones, "number: 2", "number: 1", "11:13",
      .duplicate(key: "number", value: "1", first: place(milestones, 3, 13))),
    MistakeCase(
      "a synonym of two milestones", milestones, "[受理公告]", "[受理公告, 受 理]", "17:22",
      .ambiguousName("受 理", taken: MilestoneID(rawValue: "acceptance"))),
    MistakeCase(
      "a synonym that is the milestone's own name", milestones, "[受理公告]", "[notice]", "17:16",
      .ambiguousName("notice", taken: MilestoneID(rawValue: "notice"))),
    MistakeCase(
      "a name of two milestones", milestones, "{zh: 公告, en: Notice}", "{zh: 受理裁定, en: Notice}", "12:11",
      .ambiguousName("受理裁定", taken: MilestoneID(rawValue: "acceptance"))),
    MistakeCase(
      "an unknown milestone", rules, "milestone: notice", "milestone: notcie", "3:16",
      .unknownMilestone(key: "milestone", MilestoneID(rawValue: "notcie"))),
    MistakeCase(
      "an unknown trigger", rules, "trigger: acceptance", "trigger: filing", "4:14",
      .unknownMilestone(key: "trigger", MilestoneID(rawValue: "filing"))),
    MistakeCase(
      "a wrong worked example", rules, "due: 2019-09-23", "due: 2019-09-21", "17:36",
      .exampleDiffers(stated: date("2019-09-21"), computed: date("2019-09-23"))),
    MistakeCase(
      "an example before the law", rules, "from: 2019-01-01", "from: 2019-09-17", "17:19",
      .exampleNotInForce(date("2019-09-16"))),
    MistakeCase(
      "an example beyond the calendar", rules, "{trigger: 2019-09-16, due: 2019-09-23}",
      "{trigger: 2019-12-30, due: 2020-01-06}", "17:19", .exampleProvisional(date("2019-12-30"))),
    MistakeCase("a malformed court code", "case-numbers.yaml", "粤01", "粤1", "4:3", .malformedCourtCode("粤1")),
    MistakeCase(
      "a court of no province", "case-numbers.yaml", "粤01", "奥01", "4:3", .malformedCourtCode("奥01")),
    MistakeCase(
      "a long type code", "case-numbers.yaml", "code: 破", "code: 破产清算", "6:12", .typeCodeLength("破产清算")),
    MistakeCase(
      "covered years inverted", "calendar.yaml", "through: 2019", "through: 2018", "2:16",
      .invertedInterval(key: "covered_years")),
    MistakeCase(
      "a covered year without a table", "calendar.yaml", "through: 2019", "through: 2020", "2:16",
      .yearWithoutHolidays(2020)),
  ]

  @Test("is refused at its line and column", arguments: mistakes)
  func refused(mistake: MistakeCase) {
    let broken = SampleCatalogue().replacing(mistake.old, with: mistake.new, in: mistake.file)
    #expect(broken.mistakes() == [mistake.expected])
  }

  @Test("is a limit that waits for itself")
  func selfTrigger() {
    let broken = SampleCatalogue().replacing("trigger: acceptance", with: "trigger: notice", in: Self.rules)
    let notice = MilestoneID(rawValue: "notice")
    #expect(broken.mistakes() == [Mistake("rules/first.yaml:4:14", .triggerCycle([notice, notice]))])
  }

  @Test("is a proceeding in which the milestone cannot occur; its trigger may lie in another one")
  func foreignProcedure() {
    let broken = SampleCatalogue().replacing("[liquidation]", with: "[composition]", in: Self.rules)
    #expect(
      broken.mistakes() == [
        Mistake("rules/first.yaml:7:17", .foreignProcedure(.composition, milestone: MilestoneID(rawValue: "notice")))
      ])
    let both = SampleCatalogue()
      .replacing("procedures: [liquidation]\n    role: clerk", with: "procedures: [composition]\n    role: clerk", in: Self.milestones)
      .replacing("[liquidation]", with: "[composition]", in: Self.rules)
    #expect(both.mistakes().isEmpty)
  }

  @Test("is a rule whose identifier another file has")
  func duplicateRule() {
    let broken = SampleCatalogue().appending(SampleCatalogue.rule, to: "rules/second.yaml")
    let first = SourcePosition(file: "rules/first.yaml", line: 2, column: 9)
    #expect(
      broken.mistakes() == [
        Mistake("rules/second.yaml:2:9", .duplicate(key: "id", value: "law-1", first: first))
      ])
  }

  @Test("is a second version in force on the same days; versions that follow each other are sound")
  func overlap() {
    let second = SampleCatalogue().appending(SampleCatalogue.rule, to: "rules/second.yaml")
      .replacing("law-1", with: "law-2", in: "rules/second.yaml")
    let first = SourcePosition(file: "rules/first.yaml", line: 2, column: 9)
    #expect(
      second.mistakes() == [
        Mistake("rules/second.yaml:15:7", .overlappingRule(RuleID(rawValue: "law-1"), first: first))
      ])
    let following =
      second
      .replacing("from: 2019-01-01", with: "from: 2018-01-01\n      through: 2019-09-16", in: Self.rules)
      .replacing("from: 2019-01-01", with: "from: 2019-09-17", in: "rules/second.yaml")
      .replacing("2019-09-16, due: 2019-09-23", with: "2019-09-17, due: 2019-09-23", in: "rules/second.yaml")
    #expect(following.mistakes().isEmpty)
  }

  @Test("is a circle of triggers, told once; a backward limit closes none")
  func cycle() {
    let back = SampleCatalogue.rule
      .replacing("law-1", with: "law-2").replacing("milestone: notice", with: "milestone: acceptance")
      .replacing("trigger: acceptance", with: "trigger: notice")
    let circle = SampleCatalogue().appending(back, to: "rules/second.yaml")
    let ids = ["acceptance", "notice", "acceptance"].map(MilestoneID.init(rawValue:))
    #expect(circle.mistakes() == [Mistake("rules/first.yaml:4:14", .triggerCycle(ids))])
    let backward = circle.replacing(
      "direction: after, roll: forward", with: "direction: before, roll: backward", in: "rules/second.yaml"
    ).replacing("due: 2019-09-23", with: "due: 2019-09-11", in: "rules/second.yaml")
    #expect(backward.mistakes().isEmpty)
  }

  @Test("is a case type that is listed twice")
  func duplicateCaseType() {
    let type = "  - {code: 破, name: {zh: 破, en: B}, insolvency: true, application: false}"
    let first = SourcePosition(file: "case-numbers.yaml", line: 6, column: 12)
    #expect(
      SampleCatalogue().appending(type, to: "case-numbers.yaml").mistakes() == [
        Mistake("case-numbers.yaml:7:12", .duplicate(key: "code", value: "破", first: first))
      ])
  }
}

extension String {
  /// The text with the first occurrence of `old` replaced.
  fileprivate func replacing(_ old: String, with new: String) -> String {
    firstRange(of: old).map { String(self[..<$0.lowerBound]) + new + String(self[$0.upperBound...]) } ?? self
  }
}
