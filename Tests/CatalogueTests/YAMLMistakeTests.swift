import CatalogueFormat
import CivilCalendar
import RuleModel
import Testing

/// One mistake in a YAML file, and where the compiler puts it.
struct MistakeCase: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  let old: String
  let new: String
  let expected: Mistake

  /// A file in which `old` is replaced by `new`.
  init(
    _ name: String, _ file: String, _ old: String, _ new: String, _ place: String, _ problem: CatalogueProblem
  ) {
    self.name = name
    self.file = file
    self.old = old
    self.new = new
    expected = Mistake("\(file):\(place)", problem)
  }

  var testDescription: String { name }
}

@Suite("A mistake in a YAML file")
struct YAMLMistakeTests {
  private static let rules = "rules/first.yaml"
  private static let milestones = "milestones.yaml"
  private static let ruleKeys = [
    "id", "milestone", "part", "trigger", "each", "limit", "set_by_court", "kind", "procedures", "when", "role",
    "excludes", "extension", "met_by", "survives_closing", "basis", "statement", "in_force", "examples",
  ]

  static let shape: [MistakeCase] = [
    MistakeCase(
      "syntax", rules, "[liquidation]", "[liquidation", "8:9",
      .syntax(reason: "did not find expected ',' or ']'")),
    MistakeCase(
      "unknown key", rules, "    kind:", "    knid: x\n    kind:", "6:5", .unknownKey("knid", known: ruleKeys)
    ),
    MistakeCase(
      "duplicate key", rules, "    kind:", "    role: clerk\n    kind:", "9:5", .duplicateKey("role")),
    MistakeCase("missing key", rules, "    role: clerk\n", "", "2:5", .missingKey("role")),
    MistakeCase("no roll policy", rules, ", roll: forward", "", "5:12", .missingKey("roll")),
    MistakeCase("no direction policy", rules, ", direction: after", "", "5:12", .missingKey("direction")),
    MistakeCase(
      "no example", rules, "\n      - {trigger: 2019-09-16, due: 2019-09-23}", " []", "16:15",
      .emptyValue(key: "examples")),
    MistakeCase(
      "not a number", rules, "count: 5", "count: five", "5:20", .wrongType(key: "count", expected: .integer)),
    MistakeCase(
      "negative number", rules, "count: 5", "count: -5", "5:20",
      .numberTooSmall(key: "count", value: -5, least: 0)),
    MistakeCase(
      "not a list", rules, "[liquidation]", "liquidation", "7:17",
      .wrongType(key: "procedures", expected: .list)),
    MistakeCase(
      "not a mapping", rules, "limit: {count: 5, unit: days, direction: after, roll: forward}", "limit: 5",
      "5:12",
      .wrongType(key: "limit", expected: .mapping)),
    MistakeCase(
      "unquoted number", rules, "instrument: 《法》", "instrument: 2006", "10:19",
      .wrongType(key: "instrument", expected: .text)),
    MistakeCase(
      "blank text", rules, "instrument: 《法》", "instrument: \" \"", "10:19", .emptyValue(key: "instrument")),
    MistakeCase(
      "unknown value", rules, "unit: days", "unit: weeks", "5:29",
      .unknownChoice(key: "unit", value: "weeks", known: ["days", "months", "years", "working_days"])),
    MistakeCase(
      "item twice", rules, "[liquidation]", "[liquidation, liquidation]", "7:31",
      .duplicateItem(key: "procedures", value: "liquidation")),
    MistakeCase(
      "malformed id", rules, "law-1", "Law 1", "2:9", .malformedIdentifier(key: "id", value: "Law 1")),
    MistakeCase(
      "malformed part", rules, "trigger: acceptance", "part: ab\n    trigger: acceptance", "4:11",
      .malformedIdentifier(key: "part", value: "ab")),
    MistakeCase(
      "impossible date", rules, "from: 2019-01-01", "from: 2019-02-30", "15:13",
      .impossibleDate(key: "from", value: "2019-02-30")),
    MistakeCase(
      "not a date", rules, "from: 2019-01-01", "from: 2019-1-1", "15:13",
      .wrongType(key: "from", expected: .date)),
    MistakeCase(
      "interval inverted", rules, "from: 2019-01-01", "from: 2019-01-02\n      through: 2019-01-01", "16:16",
      .invertedInterval(key: "in_force")),
    MistakeCase(
      "not true or false", milestones, "repeatable: false", "repeatable: no", "8:17",
      .wrongType(key: "repeatable", expected: .boolean)),
    MistakeCase(
      "language missing", milestones, "{zh: 公告, en: Notice}", "{zh: 公告}", "12:11", .missingKey("en")),
  ]

  @Test("is refused at its line and column", arguments: shape)
  func refused(mistake: MistakeCase) {
    let broken = SampleCatalogue().replacing(mistake.old, with: mistake.new, in: mistake.file)
    #expect(broken.mistakes() == [mistake.expected])
  }

  @Test("does not hide the others: all are told in one go, in order")
  func allTogether() {
    let broken = SampleCatalogue()
      .replacing("count: 5", with: "count: x", in: Self.rules)
      .replacing("    role: clerk\n", with: "", in: Self.rules)
      .replacing("kind: statutory", with: "kind: law", in: Self.rules)
      .replacing("number: 2", with: "number: 0", in: Self.milestones)
    let kinds = ["statutory", "policy", "administrative"]
    #expect(
      broken.mistakes() == [
        Mistake("milestones.yaml:11:13", .numberTooSmall(key: "number", value: 0, least: 1)),
        Mistake("rules/first.yaml:2:5", .missingKey("role")),
        Mistake("rules/first.yaml:5:20", .wrongType(key: "count", expected: .integer)),
        Mistake("rules/first.yaml:6:11", .unknownChoice(key: "kind", value: "law", known: kinds)),
      ])
  }

  @Test("cannot be a file that is missing, empty or read by nobody")
  func files() {
    #expect(SampleCatalogue().mistakes().isEmpty)
    #expect(
      SampleCatalogue().removing("case-numbers.yaml").mistakes() == [
        Mistake("case-numbers.yaml:1:1", .missingFile(path: "case-numbers.yaml"))
      ])
    #expect(
      SampleCatalogue().removing("days.csv").mistakes() == [
        Mistake("calendar.yaml:3:8", .missingFile(path: "days.csv"))
      ])
    #expect(
      SampleCatalogue().appending("rules: []", to: "rule/late.yaml").mistakes() == [
        Mistake("rule/late.yaml:1:1", .unexpectedFile)
      ])
    #expect(
      SampleCatalogue().appending("", to: "rules/empty.yaml").mistakes() == [
        Mistake("rules/empty.yaml:1:1", .wrongType(key: "", expected: .mapping))
      ])
  }
}
