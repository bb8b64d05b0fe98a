import CatalogueFormat
import CivilCalendar
import RuleModel
import Testing

/// Mistakes about parts, results, days that the court sets, extensions, cuts, events and the ladder.
@Suite("A mistake about steps") struct StepMistakeTests {
  private static let rules = "rules/first.yaml"
  private static let milestones = "milestones.yaml"
  private static let limit = "limit: {count: 5, unit: days, direction: after, roll: forward}"
  private static let example = "{trigger: 2019-09-16, due: 2019-09-23}"
  private static let bounds = "set_by_court: {least: {count: 5, unit: days}, most: {count: 1, unit: months}}"
  private static let acceptance = MilestoneID(rawValue: "acceptance")

  private static func courtSet(_ example: String, count: Int = 0) -> SampleCatalogue {
    SampleCatalogue()
      .replacing(limit, with: "limit: {count: \(count), unit: days, direction: after, roll: forward}\n    \(bounds)", in: rules)
      .replacing(Self.example, with: example, in: rules)
  }

  static let mistakes: [MistakeCase] = [
    MistakeCase(
      "an unknown part of a trigger", rules, "trigger: acceptance", "trigger: acceptance.b", "4:14",
      .unknownStep(key: "trigger", "acceptance.b")),
    MistakeCase(
      "a part of a node without parts", rules, "milestone: notice", "milestone: notice\n    part: a", "4:11",
      .unknownStep(key: "part", "a")),
    MistakeCase(
      "an unknown step that meets the limit", rules, "    kind:", "    met_by: [notice, notcie]\n    kind:", "6:22",
      .unknownMilestone(key: "met_by", MilestoneID(rawValue: "notcie"))),
    MistakeCase(
      "an unknown end of an exclusion", rules, "    kind:",
      "    excludes: [{from: acceptance, through: notice.z}]\n    kind:", "6:44",
      .unknownStep(key: "through", "notice.z")),
    MistakeCase(
      "an unknown result", rules, "trigger: acceptance", "trigger: {of: acceptance, outcomes: [granted]}", "4:42",
      .unknownOutcome("granted", milestone: acceptance, known: [])),
    MistakeCase(
      "parts without whole", milestones, "[受理公告]", "[受理公告]\n    parts:\n      - {part: a, name: {zh: 甲, en: A}}",
      "19:7", .contradiction(.partsWithoutWhole)),
    MistakeCase(
      "a whole of an unknown part", milestones, "[受理公告]",
      "[受理公告]\n    parts:\n      - {part: a, name: {zh: 甲, en: A}}\n    whole: [b]", "20:13",
      .unknownStep(key: "whole", "b")),
    MistakeCase(
      "a part overtaken by an unknown step", milestones, "[受理公告]",
      "[受理公告]\n    parts:\n      - {part: a, name: {zh: 甲, en: A}, overtaken_by: [filing]}\n    whole: [a]", "19:56",
      .unknownStep(key: "overtaken_by", "filing")),
    MistakeCase(
      "two default results", milestones, "[受理公告]",
      "[受理公告]\n    outcomes:\n      - {id: x, name: {zh: 甲, en: A}, default: true}\n      - {id: y, name: {zh: 乙, en: B}, default: true}",
      "19:7", .contradiction(.severalDefaults)),
    MistakeCase(
      "an example of an extension that there is not", rules, example,
      "{trigger: 2019-09-16, due: 2019-09-23, extended: true}", "17:36", .contradiction(.exampleNotExtendable)),
    MistakeCase(
      "an unknown key of a condition", rules, "    kind:", "    when: {track: fast, tracks: [fast]}\n    kind:", "6:25",
      .unknownKey("tracks", known: ["applicants", "examination", "track", "dockets"])),
  ]

  @Test("is refused at its line and column", arguments: mistakes)
  func refused(mistake: MistakeCase) {
    let broken = SampleCatalogue().replacing(mistake.old, with: mistake.new, in: mistake.file)
    #expect(broken.mistakes() == [mistake.expected])
  }

  @Test("is a limit of its own beside a day that the court sets, or an example outside the bounds")
  func courtSet() {
    #expect(Self.courtSet("{trigger: 2019-09-16, set: 2019-09-23, due: 2019-09-23}").mistakes().isEmpty)
    #expect(
      Self.courtSet("{trigger: 2019-09-16, set: 2019-09-20, due: 2019-09-20}").mistakes() == [
        Mistake("rules/first.yaml:18:53", .contradiction(.exampleOutsideBounds))
      ])
    #expect(
      Self.courtSet("{trigger: 2019-09-16, set: 2019-10-17, due: 2019-10-17}").mistakes() == [
        Mistake("rules/first.yaml:18:53", .contradiction(.exampleOutsideBounds))
      ])
    let counted = Self.courtSet("{trigger: 2019-09-16, set: 2019-09-23, due: 2019-09-29}", count: 5)
    #expect(counted.mistakes() == [Mistake("rules/first.yaml:5:12", .contradiction(.courtSetWithLimit))])
  }

  private static let cut = """
    cuts:
      - id: refused
        "on": acceptance
        procedures: [liquidation]
        ends: [notice]
        basis: {instrument: 《法》, article: 第二条, source: invented}
        statement: {zh: 不再公告。, en: No notice.}
    """

  @Test("in cuts, events or settings is refused where it stands")
  func otherFiles() {
    let sound = SampleCatalogue().appending(Self.cut, to: "cuts.yaml")
    #expect(sound.mistakes().isEmpty)
    #expect(
      sound.replacing("ends: [notice]", with: "ends: [notice]\n    end: x", in: "cuts.yaml").mistakes() == [
        Mistake("cuts.yaml:6:5", .unknownKey("end", known: ["id", "on", "procedures", "ends", "basis", "statement"]))
      ])
    #expect(
      sound.replacing("ends: [notice]", with: "ends: [meeting]", in: "cuts.yaml").mistakes() == [
        Mistake("cuts.yaml:5:12", .unknownMilestone(key: "ends", MilestoneID(rawValue: "meeting")))
      ])
    #expect(
      sound.replacing("\"on\": acceptance", with: "\"on\": {of: acceptance, outcomes: [nope]}", in: "cuts.yaml").mistakes() == [
        Mistake("cuts.yaml:3:39", .unknownOutcome("nope", milestone: Self.acceptance, known: []))
      ])
    let event = """
      events:
        - id: hearing
          category: event
          name: {zh: 听证, en: Hearing}
          procedures: [liquidation]
          role: panel
          repeatable: true
          number: 4
      """
    let known = [
      "id", "name", "procedures", "role", "repeatable", "synonyms", "nature", "outcomes", "category", "derived",
    ]
    #expect(
      SampleCatalogue().appending(event, to: "events.yaml").mistakes() == [
        Mistake("events.yaml:8:5", .unknownKey("number", known: known))
      ])
    let settings = "settings:\n  due_ends_at: \"17:30\"\n  due_ends_on: monday\n"
    let settingsKeys = [
      "due_ends_at", "extension_base", "make_up_workdays_count", "locking_kinds", "first_release", "later_release",
      "long_overdue_days", "release_working_days",
    ]
    #expect(
      SampleCatalogue().appending(settings, to: "settings.yaml").mistakes() == [
        Mistake("settings.yaml:3:3", .unknownKey("due_ends_on", known: settingsKeys))
      ])
  }

  private static func ladder(_ first: Int, _ second: Int, window: String = "l48") -> String {
    """
    ladder:
      levels:
        - {id: l48, name: {zh: 甲, en: A}, hours_before: \(first), tells: [judge]}
        - {id: l0, name: {zh: 乙, en: B}, hours_before: \(second), tells: [judge], repeats_daily: true}
      rest_day_alert: {id: rest, name: {zh: 丙, en: C}, tells: [clerk]}
      rest_day_window: \(window)
    """
  }

  @Test("is a ladder that does not run from early to late, or does not end at the end", arguments: [(0, 48), (48, 24), (0, 0)])
  func ladderOrder(first: Int, second: Int) {
    #expect(
      SampleCatalogue().appending(Self.ladder(first, second), to: "settings.yaml").mistakes() == [
        Mistake("settings.yaml:3:5", .contradiction(.ladderOutOfOrder))
      ])
    #expect(SampleCatalogue().appending(Self.ladder(48, 0), to: "settings.yaml").mistakes().isEmpty)
    #expect(
      SampleCatalogue().appending(Self.ladder(48, 0, window: "l24"), to: "settings.yaml").mistakes() == [
        Mistake("settings.yaml:6:20", .unknownChoice(key: "rest_day_window", value: "l24", known: ["l48", "l0"]))
      ])
  }
}
