import CivilCalendar
import RuleModel
import Yams

/// Reads `milestones.yaml`.
struct MilestoneReader {
  static let path = "milestones.yaml"

  /// The milestones without a mistake of their own.
  private(set) var milestones: [Milestone] = []
  /// Every identifier that stands in the file, also of a milestone that is otherwise wrong: a reference to it is
  /// not another mistake.
  private(set) var identifiers: Set<MilestoneID> = []
  /// Steps that parts name, looked up when all steps are known.
  private var references: [(key: String, text: Located<String>)] = []
  private var firstIDs: [MilestoneID: SourcePosition] = [:]
  private var firstNumbers: [Int: SourcePosition] = [:]
  private var takenNames: [String: MilestoneID] = [:]

  init(_ file: SourceFile, log: inout ProblemLog) {
    guard let root = Document.root(of: file, log: &log),
      let fields = Fields(root, key: "", file: file.path, known: ["milestones"], log: &log),
      let nodes = fields.list("milestones", log: &log)
    else { return }
    for node in nodes { read(node, file: file.path, log: &log) }
  }

  /// Adds the events of `events.yaml`: the same shape without number and phase, and with a category.
  mutating func readEvents(_ file: SourceFile, log: inout ProblemLog) {
    guard let root = Document.root(of: file, log: &log),
      let fields = Fields(root, key: "", file: file.path, known: ["events"], log: &log),
      let nodes = fields.list("events", log: &log)
    else { return }
    for node in nodes { readEvent(node, file: file.path, log: &log) }
  }

  private static let commonKeys = [
    "id", "name", "procedures", "role", "repeatable", "synonyms", "nature", "outcomes",
  ]

  private mutating func read(_ node: Node, file: String, log: inout ProblemLog) {
    let known = Self.commonKeys + ["number", "phase", "parts", "whole"]
    guard let fields = Fields(node, key: "milestones", file: file, known: known, log: &log) else { return }
    let number = fields.integer("number", least: 1, log: &log)
    let phase = fields.localizedText("phase", log: &log)
    let parts = self.parts(fields, log: &log)
    let common = common(fields, number: number, log: &log)
    guard let number, let phase, let parts, let common else { return }
    add(
      Milestone(
        id: common.id, number: number, name: common.name, synonyms: common.synonyms, phase: phase,
        procedures: common.procedures, role: common.role, isRepeatable: common.isRepeatable, nature: common.nature,
        parts: parts.list, wholeParts: parts.whole, outcomes: common.outcomes),
      fields: fields, log: &log)
  }

  private mutating func readEvent(_ node: Node, file: String, log: inout ProblemLog) {
    let known = Self.commonKeys + ["category", "derived"]
    guard let fields = Fields(node, key: "events", file: file, known: known, log: &log) else { return }
    let category: Milestone.Category? = fields.choice("category", log: &log)
    let isDerived = fields.optionalNode("derived") == nil ? false : fields.boolean("derived", log: &log)
    let common = common(fields, number: nil, log: &log)
    guard let category, let isDerived, let common else { return }
    add(
      Milestone(
        id: common.id, number: 0, category: category, name: common.name, synonyms: common.synonyms,
        phase: LocalizedText(zh: "", en: ""), procedures: common.procedures, role: common.role,
        isRepeatable: common.isRepeatable, nature: common.nature, outcomes: common.outcomes, isDerived: isDerived),
      fields: fields, log: &log)
  }

  /// What nodes and events have in common.
  private struct Common {
    var id: MilestoneID
    var name: LocalizedText
    var synonyms: [String]
    var procedures: Set<Procedure>
    var role: ResponsibleRole
    var isRepeatable: Bool
    var nature: Milestone.Nature
    var outcomes: [Milestone.Outcome]
  }

  private mutating func common(_ fields: Fields, number: Int?, log: inout ProblemLog) -> Common? {
    let id = fields.identifier("id", separator: "_", log: &log).map(MilestoneID.init(rawValue:))
    noteDuplicates(id: id, number: number, fields: fields, log: &log)
    let name = fields.localizedText("name", log: &log)
    let procedures: Set<Procedure>? = fields.choices("procedures", log: &log)
    let role: ResponsibleRole? = fields.choice("role", log: &log)
    let isRepeatable = fields.boolean("repeatable", log: &log)
    let synonyms = fields.optionalTexts("synonyms", log: &log)
    let nature = Self.nature(fields, log: &log)
    let outcomes = Self.outcomes(fields, log: &log)
    guard let id, let name, let procedures, let role, let isRepeatable, let synonyms, let nature, let outcomes
    else { return nil }
    return Common(
      id: id, name: name, synonyms: synonyms.map(\.value), procedures: procedures, role: role,
      isRepeatable: isRepeatable, nature: nature, outcomes: outcomes)
  }

  private static func nature(
    _ fields: Fields, default standard: Milestone.Nature = .acting, log: inout ProblemLog
  ) -> Milestone.Nature? {
    fields.optionalNode("nature") == nil ? standard : fields.choice("nature", log: &log)
  }

  private static func outcomes(_ fields: Fields, log: inout ProblemLog) -> [Milestone.Outcome]? {
    guard fields.optionalNode("outcomes") != nil else { return [] }
    guard let nodes = fields.list("outcomes", log: &log) else { return nil }
    var result: [Milestone.Outcome] = []
    for node in nodes {
      let known = ["id", "name", "synonyms", "default"]
      guard let entry = Fields(node, key: "outcomes", file: fields.position.file, known: known, log: &log) else {
        continue
      }
      let id = entry.identifier("id", separator: "_", log: &log)
      let name = entry.localizedText("name", log: &log)
      let synonyms = entry.optionalTexts("synonyms", log: &log)
      let isDefault = entry.optionalNode("default") == nil ? false : entry.boolean("default", log: &log)
      guard let id, let name, let synonyms, let isDefault else { continue }
      if result.contains(where: { $0.id == id }) {
        log.report(.duplicateItem(key: "outcomes", value: id), at: entry.position(of: "id"))
      }
      result.append(
        Milestone.Outcome(id: id, name: name, synonyms: synonyms.map(\.value), isDefault: isDefault))
    }
    if result.filter(\.isDefault).count > 1 {
      log.report(.contradiction(.severalDefaults), at: fields.position(of: "outcomes"))
    }
    return result.count == nodes.count ? result : nil
  }

  private mutating func parts(
    _ fields: Fields, log: inout ProblemLog
  ) -> (list: [Milestone.Part], whole: [String])? {
    guard fields.optionalNode("parts") != nil else { return ([], []) }
    guard fields.optionalNode("whole") != nil else {
      log.report(.contradiction(.partsWithoutWhole), at: fields.position(of: "parts"))
      return nil
    }
    let standard = Self.nature(fields, log: &log) ?? .acting
    let nodes = fields.list("parts", log: &log)
    let whole = fields.texts("whole", log: &log)
    guard let nodes, let whole else { return nil }
    var result: [Milestone.Part] = []
    for node in nodes {
      guard let part = part(node, fields, standard: standard, log: &log) else { continue }
      if result.contains(where: { $0.letter == part.letter }) {
        log.report(.duplicateItem(key: "parts", value: part.letter), at: fields.place(node))
      }
      result.append(part)
    }
    for letter in whole where !result.contains(where: { $0.letter == letter.value }) {
      log.report(.unknownStep(key: "whole", letter.value), at: letter.position)
    }
    return result.count == nodes.count ? (result, whole.map(\.value)) : nil
  }

  private mutating func part(
    _ node: Node, _ fields: Fields, standard: Milestone.Nature, log: inout ProblemLog
  ) -> Milestone.Part? {
    let known = ["part", "name", "synonyms", "nature", "overtaken_by", "also_met_by"]
    guard let entry = Fields(node, key: "parts", file: fields.position.file, known: known, log: &log) else {
      return nil
    }
    let letter = entry.partLetter("part", log: &log)
    let name = entry.localizedText("name", log: &log)
    let synonyms = entry.optionalTexts("synonyms", log: &log)
    let nature = Self.nature(entry, default: standard, log: &log)
    let overtakenBy = entry.optionalTexts("overtaken_by", log: &log)
    let alsoMetBy = entry.optionalTexts("also_met_by", log: &log)
    guard let letter, let name, let synonyms, let nature, let overtakenBy, let alsoMetBy else { return nil }
    references += (overtakenBy.map { ("overtaken_by", $0) } + alsoMetBy.map { ("also_met_by", $0) })
    return Milestone.Part(
      letter: letter, name: name, synonyms: synonyms.map(\.value), nature: nature,
      overtakenBy: overtakenBy.map { StepID(text: $0.value) }, alsoMetBy: alsoMetBy.map { StepID(text: $0.value) })
  }

  private mutating func add(_ milestone: Milestone, fields: Fields, log: inout ProblemLog) {
    checkNames(of: milestone, fields: fields, log: &log)
    milestones.append(milestone)
  }

  /// Refers parts to steps; possible once nodes and events are read.
  func checkReferences(log: inout ProblemLog) {
    let steps = StepIndex(milestones: milestones, identifiers: identifiers)
    for (key, text) in references where !steps.contains(StepID(text: text.value)) {
      log.report(.unknownStep(key: key, text.value), at: text.position)
    }
  }

  private mutating func noteDuplicates(id: MilestoneID?, number: Int?, fields: Fields, log: inout ProblemLog) {
    if let id {
      let position = fields.position(of: "id")
      if let first = firstIDs[id] {
        log.report(.duplicate(key: "id", value: id.rawValue, first: first), at: position)
      }
      firstIDs[id] = firstIDs[id] ?? position
      identifiers.insert(id)
    }
    if let number {
      let position = fields.position(of: "number")
      if let first = firstNumbers[number] {
        log.report(.duplicate(key: "number", value: "\(number)", first: first), at: position)
      }
      firstNumbers[number] = firstNumbers[number] ?? position
    }
  }

  /// Names are compared as `Catalogue.step(named:)` compares them.
  private mutating func checkNames(of milestone: Milestone, fields: Fields, log: inout ProblemLog) {
    var own: Set<String> = []
    for (name, position) in names(of: milestone, fields: fields) {
      let folded = StepNames.folded(name)
      // The two languages may share a word; a synonym that repeats a name is a slip.
      if let taken = takenNames[folded] {
        log.report(.ambiguousName(name, taken: taken), at: position)
      } else if !own.insert(folded).inserted {
        log.report(.ambiguousName(name, taken: milestone.id), at: position)
      }
    }
    for name in own { takenNames[name] = milestone.id }
    takenNames[StepNames.folded(milestone.id.rawValue)] = milestone.id
    if milestone.number > 0 { takenNames["\(milestone.number)"] = milestone.id }
  }

  /// Every name with the place where it stands; of a part or a result, the place of their list.
  private func names(of milestone: Milestone, fields: Fields) -> [(String, SourcePosition)] {
    let name = fields.position(of: "name")
    var result = [(milestone.name.zh, name)]
    if milestone.name.en != milestone.name.zh { result.append((milestone.name.en, name)) }
    let synonyms = fields.optionalNode("synonyms")?.sequence.map { $0.map(fields.place) } ?? []
    for (index, synonym) in milestone.synonyms.enumerated() {
      result.append((synonym, index < synonyms.count ? synonyms[index] : fields.position(of: "synonyms")))
    }
    for part in milestone.parts {
      for name in [part.name.zh, part.name.en] + part.synonyms { result.append((name, fields.position(of: "parts"))) }
    }
    for outcome in milestone.outcomes {
      for name in outcome.synonyms { result.append((name, fields.position(of: "outcomes"))) }
    }
    return result
  }
}

/// The steps to which rules and cuts may refer.
struct StepIndex {
  private let byID: [MilestoneID: Milestone]
  /// Also those of entries that are otherwise wrong: a reference to them is not another mistake.
  private let identifiers: Set<MilestoneID>

  init(milestones: [Milestone], identifiers: Set<MilestoneID>) {
    byID = Dictionary(milestones.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.identifiers = identifiers
  }

  func milestone(_ id: MilestoneID) -> Milestone? { byID[id] }

  func contains(_ id: MilestoneID) -> Bool { identifiers.contains(id) }

  /// Whether there is such a step: with parts, each part; without, the node itself. A node with parts may be named as
  /// a whole.
  func contains(_ step: StepID) -> Bool {
    guard let milestone = byID[step.milestone] else { return identifiers.contains(step.milestone) }
    return step.part.map { milestone.part($0) != nil } ?? true
  }
}
