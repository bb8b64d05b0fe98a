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
  private var firstIDs: [MilestoneID: SourcePosition] = [:]
  private var firstNumbers: [Int: SourcePosition] = [:]

  init(_ file: SourceFile, log: inout ProblemLog) {
    guard let root = Document.root(of: file, log: &log),
      let fields = Fields(root, key: "", file: file.path, known: ["milestones"], log: &log),
      let nodes = fields.list("milestones", log: &log)
    else { return }
    for node in nodes { read(node, file: file.path, log: &log) }
  }

  private mutating func read(_ node: Node, file: String, log: inout ProblemLog) {
    let known = ["id", "number", "name", "phase", "procedures", "role", "repeatable", "synonyms"]
    guard let fields = Fields(node, key: "milestones", file: file, known: known, log: &log) else { return }
    let id = fields.identifier("id", separator: "_", log: &log).map(MilestoneID.init(rawValue:))
    let number = fields.integer("number", least: 1, log: &log)
    noteDuplicates(id: id, number: number, fields: fields, log: &log)
    let name = fields.localizedText("name", log: &log)
    let phase = fields.localizedText("phase", log: &log)
    let procedures: Set<Procedure>? = fields.choices("procedures", log: &log)
    let role: ResponsibleRole? = fields.choice("role", log: &log)
    let isRepeatable = fields.boolean("repeatable", log: &log)
    let synonyms = fields.optionalTexts("synonyms", log: &log)
    guard let id, let number, let name, let phase, let procedures, let role, let isRepeatable, let synonyms
    else { return }
    let milestone = Milestone(
      id: id, number: number, name: name, synonyms: synonyms.map(\.value), phase: phase,
      procedures: procedures,
      role: role, isRepeatable: isRepeatable)
    checkNames(of: milestone, synonyms: synonyms, fields: fields, log: &log)
    milestones.append(milestone)
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

  /// Names are compared as `Catalogue.milestone(named:)` compares them, by asking it.
  private func checkNames(
    of milestone: Milestone, synonyms: [Located<String>], fields: Fields, log: inout ProblemLog
  ) {
    let namePosition = fields.position(of: "name")
    let earlier = Catalogue(naming: milestones)
    for name in [milestone.name.zh, milestone.name.en] {
      if let taken = earlier.milestone(named: name) {
        log.report(.ambiguousName(name, taken: taken.id), at: namePosition)
      }
    }
    var known = milestones + [milestone.withSynonyms([])]
    for synonym in synonyms {
      if let taken = Catalogue(naming: known).milestone(named: synonym.value) {
        log.report(.ambiguousName(synonym.value, taken: taken.id), at: synonym.position)
      }
      let written = (known.last?.synonyms ?? []) + [synonym.value]
      known[known.count - 1] = milestone.withSynonyms(written)
    }
  }
}

extension Milestone {
  fileprivate func withSynonyms(_ synonyms: [String]) -> Milestone {
    Milestone(
      id: id, number: number, name: name, synonyms: synonyms, phase: phase, procedures: procedures,
      role: role,
      isRepeatable: isRepeatable)
  }
}

extension Catalogue {
  /// A catalogue of milestones alone, to look names up.
  fileprivate init(naming milestones: [Milestone]) {
    self.init(
      version: "", calendar: WorkingCalendar(version: "", coveredYears: 1...1, exceptions: [:]),
      milestones: milestones, rules: [],
      caseNumberCodes: CaseNumberCodes(provinces: [], courts: [:], caseTypes: [], specialTrials: []))
  }
}
