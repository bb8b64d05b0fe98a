import CivilCalendar
import RuleModel
import Yams

/// A rule with the places of the values on which later checks may fail.
struct PlacedRule {
  let rule: DeadlineRule
  let position: SourcePosition
  let triggerPosition: SourcePosition
  let inForcePosition: SourcePosition
  let proceduresPosition: SourcePosition
  /// Of each example, the place of its `trigger` and of its `due`.
  let examplePositions: [(trigger: SourcePosition, due: SourcePosition)]
  /// In an overlay, the rule that this one takes the place of.
  let replaces: Located<String>?
}

/// Reads the files of `rules/`, and the rules of an overlay.
struct RuleReader {
  static let folder = "rules/"

  private static let known = [
    "id", "milestone", "part", "trigger", "each", "limit", "set_by_court", "kind", "procedures", "when", "role",
    "excludes", "extension", "met_by", "survives_closing", "basis", "statement", "in_force", "examples",
  ]

  /// The steps to which a rule may refer.
  let steps: StepIndex
  /// Whether rules may say `replaces`, and need no example.
  var isOverlay = false

  /// The file's rules that have no mistake of their own.
  func read(_ file: SourceFile, log: inout ProblemLog) -> [PlacedRule] {
    guard let root = Document.root(of: file, log: &log),
      let fields = Fields(root, key: "", file: file.path, known: ["rules"], log: &log)
    else { return [] }
    return rules(fields, log: &log)
  }

  /// The rules under the key `rules`.
  func rules(_ fields: Fields, log: inout ProblemLog) -> [PlacedRule] {
    guard let nodes = fields.list("rules", log: &log) else { return [] }
    let known = Self.known + (isOverlay ? ["replaces"] : [])
    var rules: [PlacedRule] = []
    for node in nodes {
      guard let fields = Fields(node, key: "rules", file: fields.position.file, known: known, log: &log),
        let rule = rule(fields, log: &log)
      else { continue }
      rules.append(rule)
    }
    return rules
  }

  private func rule(_ fields: Fields, log: inout ProblemLog) -> PlacedRule? {
    let id = fields.identifier("id", separator: "-", log: &log)
    let milestone = milestone(fields, log: &log)
    let part = fields.optionalNode("part") == nil ? nil : fields.partLetter("part", log: &log)
    if let milestone, let part, !steps.contains(StepID(milestone, part: part)) {
      log.report(.unknownStep(key: "part", part), at: fields.position(of: "part"))
    }
    let trigger = trigger(fields, log: &log)
    let periods = Periods(fields, log: &log)
    let kind: RuleKind? = fields.choice("kind", log: &log)
    let procedures: Set<Procedure>? = fields.choices("procedures", log: &log)
    let conditions = conditions(fields, log: &log)
    let role: ResponsibleRole? = fields.choice("role", log: &log)
    let exclusions = exclusions(fields, log: &log)
    let metBy = fields.optionalSteps("met_by", in: steps, log: &log)
    let eachTime = fields.optionalBoolean("each", log: &log)
    let survives = fields.optionalBoolean("survives_closing", log: &log)
    let basis = fields.legalBasis(log: &log)
    let statement = fields.localizedText("statement", log: &log)
    let force = Force(fields, log: &log)
    let examples = examples(fields, log: &log)
    guard let id, let milestone, let trigger, let periods, let kind, let procedures, let conditions, let role,
      let exclusions, let metBy, let eachTime, let survives, let basis, let statement, let force, let examples
    else { return nil }
    let rule = DeadlineRule(
      id: RuleID(rawValue: id), milestone: milestone, part: part, trigger: trigger, startsEachTime: eachTime,
      limit: periods.limit, setByCourt: periods.setByCourt, kind: kind, procedures: procedures,
      conditions: conditions, role: role, exclusions: exclusions, extensions: periods.extensions, metBy: metBy,
      survivesClosing: survives, basis: basis, statement: statement, inForceFrom: force.from,
      inForceThrough: force.through, version: force.version, examples: examples.map(\.example))
    return PlacedRule(
      rule: rule, position: fields.position(of: "id"), triggerPosition: fields.position(of: "trigger"),
      inForcePosition: fields.position(of: "in_force"), proceduresPosition: fields.position(of: "procedures"),
      examplePositions: examples.map { ($0.trigger, $0.due) },
      replaces: fields.optionalNode("replaces").flatMap { node in
        fields.text(in: node, key: "replaces", log: &log).map { Located(value: $0, position: fields.place(node)) }
      })
  }

  private func milestone(_ fields: Fields, log: inout ProblemLog) -> MilestoneID? {
    guard let id = fields.text("milestone", log: &log).map(MilestoneID.init(rawValue:)) else { return nil }
    guard steps.contains(id) else {
      log.report(.unknownMilestone(key: "milestone", id), at: fields.position(of: "milestone"))
      return nil
    }
    return id
  }

  private func trigger(_ fields: Fields, log: inout ProblemLog) -> Trigger? {
    guard let node = fields.node("trigger", log: &log) else { return nil }
    if node.mapping == nil {
      return fields.step(in: node, key: "trigger", steps: steps, log: &log).map { .occurrence(StepCondition($0)) }
    }
    let known = ["of", "outcomes", "planned", "latest_of"]
    guard let entry = fields.fields("trigger", known: known, log: &log) else { return nil }
    if entry.optionalNode("planned") != nil {
      return entry.step("planned", in: steps, log: &log).map(Trigger.planned)
    }
    if entry.optionalNode("latest_of") != nil {
      return entry.optionalSteps("latest_of", in: steps, log: &log).map(Trigger.latest)
    }
    return entry.condition(in: steps, log: &log).map(Trigger.occurrence)
  }

  private func conditions(_ fields: Fields, log: inout ProblemLog) -> RuleConditions? {
    guard fields.optionalNode("when") != nil else { return RuleConditions.none }
    let known = ["applicants", "examination", "track", "dockets"]
    guard let entry = fields.fields("when", known: known, log: &log) else { return nil }
    func has(_ key: String) -> Bool { entry.optionalNode(key) != nil }
    let applicants: Set<Applicant>? = has("applicants") ? entry.choices("applicants", log: &log) : []
    let dockets: Set<DocketKind>? = has("dockets") ? entry.choices("dockets", log: &log) : []
    let examination: Examination? = has("examination") ? entry.choice("examination", log: &log) : nil
    let track: Track? = has("track") ? entry.choice("track", log: &log) : nil
    guard let applicants, let dockets else { return nil }
    return RuleConditions(applicants: applicants, examination: examination, track: track, dockets: dockets)
  }

  private func exclusions(_ fields: Fields, log: inout ProblemLog) -> [RuleExclusion]? {
    guard fields.optionalNode("excludes") != nil else { return [] }
    guard let nodes = fields.list("excludes", log: &log) else { return nil }
    var result: [RuleExclusion] = []
    for node in nodes {
      let file = fields.position.file
      guard let entry = Fields(node, key: "excludes", file: file, known: ["from", "through"], log: &log) else {
        continue
      }
      let from = entry.step("from", in: steps, log: &log)
      let through = entry.step("through", in: steps, log: &log)
      if let from, let through { result.append(RuleExclusion(from: from, through: through)) }
    }
    return result.count == nodes.count ? result : nil
  }
}

extension RuleReader {
  private typealias PlacedExample = (example: WorkedExample, trigger: SourcePosition, due: SourcePosition)

  private func examples(_ fields: Fields, log: inout ProblemLog) -> [PlacedExample]? {
    if isOverlay, fields.optionalNode("examples") == nil { return [] }
    guard let nodes = fields.list("examples", log: &log) else { return nil }
    var result: [PlacedExample] = []
    for node in nodes {
      let known = ["trigger", "due", "note", "set", "excluded", "extended"]
      let file = fields.position.file
      guard let entry = Fields(node, key: "examples", file: file, known: known, log: &log) else { continue }
      let trigger = entry.date("trigger", log: &log)
      let due = entry.date("due", log: &log)
      let note = entry.optionalNode("note") == nil ? "" : entry.text("note", log: &log)
      let course = course(entry, log: &log)
      guard let trigger, let due, let note, let course else { continue }
      result.append(
        (
          WorkedExample(trigger: trigger, due: due, course: course, note: note), entry.position(of: "trigger"),
          entry.position(of: "due")
        ))
    }
    return result.count == nodes.count ? result : nil
  }

  private func course(_ entry: Fields, log: inout ProblemLog) -> WorkedExample.Course? {
    if entry.optionalNode("set") != nil {
      return entry.date("set", log: &log).map(WorkedExample.Course.courtSet)
    }
    if entry.optionalNode("excluded") != nil {
      return entry.integer("excluded", least: 1, log: &log).map { .excluded(days: $0) }
    }
    if entry.optionalNode("extended") != nil {
      return entry.boolean("extended", log: &log).map { $0 ? .extended : .plain }
    }
    return .plain
  }
}

extension Fields {
  /// `true` or `false`; false without the key.
  func optionalBoolean(_ key: String, log: inout ProblemLog) -> Bool? {
    optionalNode(key) == nil ? false : boolean(key, log: &log)
  }
}
