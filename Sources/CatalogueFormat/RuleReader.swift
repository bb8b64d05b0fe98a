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
}

/// Reads the files of `rules/`.
struct RuleReader {
  static let folder = "rules/"

  private static let known = [
    "id", "milestone", "part", "trigger", "limit", "kind", "procedures", "role", "basis", "statement",
    "in_force",
    "examples",
  ]

  /// The milestones to which a rule may refer.
  let milestones: Set<MilestoneID>

  /// The file's rules that have no mistake of their own.
  func read(_ file: SourceFile, log: inout ProblemLog) -> [PlacedRule] {
    guard let root = Document.root(of: file, log: &log),
      let fields = Fields(root, key: "", file: file.path, known: ["rules"], log: &log),
      let nodes = fields.list("rules", log: &log)
    else { return [] }
    var rules: [PlacedRule] = []
    for node in nodes {
      guard let fields = Fields(node, key: "rules", file: file.path, known: Self.known, log: &log),
        let rule = rule(fields, log: &log)
      else { continue }
      rules.append(rule)
    }
    return rules
  }

  private func rule(_ fields: Fields, log: inout ProblemLog) -> PlacedRule? {
    let id = fields.identifier("id", separator: "-", log: &log)
    let milestone = milestone("milestone", fields, log: &log)
    let part = fields.optionalNode("part") == nil ? nil : self.part(fields, log: &log)
    let trigger = self.milestone("trigger", fields, log: &log)
    let limit = limit(fields, log: &log)
    let kind: RuleKind? = fields.choice("kind", log: &log)
    let procedures: Set<Procedure>? = fields.choices("procedures", log: &log)
    let role: ResponsibleRole? = fields.choice("role", log: &log)
    let basis = basis(fields, log: &log)
    let statement = fields.localizedText("statement", log: &log)
    let inForce = inForce(fields, log: &log)
    let examples = examples(fields, log: &log)
    guard let id, let milestone, let trigger, let limit, let kind, let procedures, let role, let basis,
      let statement, let inForce, let examples
    else { return nil }
    return PlacedRule(
      rule: DeadlineRule(
        id: RuleID(rawValue: id), milestone: milestone, part: part, trigger: trigger, limit: limit,
        kind: kind,
        procedures: procedures, role: role, basis: basis, statement: statement, inForceFrom: inForce.from,
        inForceThrough: inForce.through, examples: examples.map(\.example)),
      position: fields.position(of: "id"), triggerPosition: fields.position(of: "trigger"),
      inForcePosition: fields.position(of: "in_force"), proceduresPosition: fields.position(of: "procedures"),
      examplePositions: examples.map { ($0.trigger, $0.due) })
  }

  private func milestone(_ key: String, _ fields: Fields, log: inout ProblemLog) -> MilestoneID? {
    guard let id = fields.text(key, log: &log).map(MilestoneID.init(rawValue:)) else { return nil }
    guard milestones.contains(id) else {
      log.report(.unknownMilestone(key: key, id), at: fields.position(of: key))
      return nil
    }
    return id
  }

  private func part(_ fields: Fields, log: inout ProblemLog) -> String? {
    guard let part = fields.identifier("part", separator: "-", log: &log) else { return nil }
    if part.count == 1 { return part }
    log.report(.malformedIdentifier(key: "part", value: part), at: fields.position(of: "part"))
    return nil
  }

  private func limit(_ fields: Fields, log: inout ProblemLog) -> TimeLimit? {
    let known = ["count", "unit", "direction", "roll"]
    guard let fields = fields.fields("limit", known: known, log: &log) else { return nil }
    let count = fields.integer("count", least: 0, log: &log)
    let unit: TimeLimit.Unit? = fields.choice("unit", log: &log)
    let direction: TimeLimit.Direction? = fields.choice("direction", log: &log)
    let roll: TimeLimit.Roll? = fields.choice("roll", log: &log)
    guard let count, let unit, let direction, let roll else { return nil }
    return TimeLimit(count: count, unit: unit, direction: direction, roll: roll)
  }

  private func basis(_ fields: Fields, log: inout ProblemLog) -> LegalBasis? {
    let known = ["instrument", "article", "paragraph", "source"]
    guard let fields = fields.fields("basis", known: known, log: &log) else { return nil }
    let instrument = fields.text("instrument", log: &log)
    let article = fields.optionalNode("article") == nil ? "" : fields.text("article", log: &log)
    let paragraph = fields.optionalNode("paragraph") == nil ? "" : fields.text("paragraph", log: &log)
    let source = fields.text("source", log: &log)
    guard let instrument, let article, let paragraph, let source else { return nil }
    return LegalBasis(instrument: instrument, article: article + paragraph, source: source)
  }

  private func inForce(
    _ fields: Fields, log: inout ProblemLog
  ) -> (from: CivilDate, through: CivilDate?)? {
    guard let fields = fields.fields("in_force", known: ["from", "through"], log: &log) else { return nil }
    let from = fields.date("from", log: &log)
    let through = fields.optionalNode("through") == nil ? nil : fields.date("through", log: &log)
    guard let from else { return nil }
    if let through, through < from {
      log.report(.invertedInterval(key: "in_force"), at: fields.position(of: "through"))
      return nil
    }
    return (from, through)
  }
}

extension RuleReader {
  private typealias PlacedExample = (example: WorkedExample, trigger: SourcePosition, due: SourcePosition)

  private func examples(_ fields: Fields, log: inout ProblemLog) -> [PlacedExample]? {
    guard let nodes = fields.list("examples", log: &log) else { return nil }
    var result: [PlacedExample] = []
    for node in nodes {
      let known = ["trigger", "due", "note"]
      let file = fields.position.file
      guard let entry = Fields(node, key: "examples", file: file, known: known, log: &log) else { continue }
      let trigger = entry.date("trigger", log: &log)
      let due = entry.date("due", log: &log)
      let note = entry.optionalNode("note") == nil ? "" : entry.text("note", log: &log)
      guard let trigger, let due, let note else { continue }
      result.append(
        (
          WorkedExample(trigger: trigger, due: due, note: note), entry.position(of: "trigger"),
          entry.position(of: "due")
        ))
    }
    return result.count == nodes.count ? result : nil
  }
}
