import RuleModel
import Yams

/// Reads `cuts.yaml`.
struct CutReader {
  static let path = "cuts.yaml"

  let steps: StepIndex

  /// The file's cuts that have no mistake of their own.
  func read(_ file: SourceFile, log: inout ProblemLog) -> [Cut] {
    guard let root = Document.root(of: file, log: &log),
      let fields = Fields(root, key: "", file: file.path, known: ["cuts"], log: &log),
      let nodes = fields.list("cuts", log: &log)
    else { return [] }
    var first: [String: SourcePosition] = [:]
    return nodes.compactMap { node in
      let known = ["id", "on", "procedures", "ends", "basis", "statement"]
      guard let entry = Fields(node, key: "cuts", file: file.path, known: known, log: &log),
        let cut = cut(entry, log: &log)
      else { return nil }
      if let earlier = first[cut.id] {
        log.report(.duplicate(key: "id", value: cut.id, first: earlier), at: entry.position(of: "id"))
      }
      first[cut.id] = first[cut.id] ?? entry.position(of: "id")
      return cut
    }
  }

  private func cut(_ fields: Fields, log: inout ProblemLog) -> Cut? {
    let id = fields.identifier("id", separator: "-", log: &log)
    let condition = fields.stepCondition("on", in: steps, log: &log)
    let procedures: Set<Procedure>? = fields.choices("procedures", log: &log)
    let ends = fields.node("ends", log: &log) == nil ? nil : fields.optionalSteps("ends", in: steps, log: &log)
    let basis = fields.legalBasis(log: &log)
    let statement = fields.localizedText("statement", log: &log)
    guard let id, let condition, let procedures, let ends, let basis, let statement else { return nil }
    return Cut(id: id, on: condition, procedures: procedures, ends: Set(ends), basis: basis, statement: statement)
  }
}
