import RuleModel
import Yams

/// Reads `case-numbers.yaml`.
enum CaseNumberCodesReader {
  static let path = "case-numbers.yaml"

  /// The file's codes; nil when something is wrong, which is reported.
  static func read(_ file: SourceFile, log: inout ProblemLog) -> CaseNumberCodes? {
    let known = ["provinces", "special_trials", "courts", "case_types"]
    guard let root = Document.root(of: file, log: &log),
      let fields = Fields(root, key: "", file: file.path, known: known, log: &log)
    else { return nil }
    let provinces = fields.texts("provinces", log: &log)?.map(\.value)
    let specialTrials = fields.texts("special_trials", log: &log)?.map(\.value)
    let courts = fields.node("courts", log: &log)
      .flatMap { Fields(anyKeys: $0, key: "courts", file: file.path, log: &log) }
      .map { self.courts($0, provinces: provinces ?? [], log: &log) }
    let types = fields.list("case_types", log: &log).map { caseTypes($0, file: file.path, log: &log) }
    guard let provinces, let specialTrials, let courts, let types else { return nil }
    return CaseNumberCodes(
      provinces: Set(provinces), courts: courts, caseTypes: types, specialTrials: Set(specialTrials))
  }

  private static func courts(_ fields: Fields, provinces: [String], log: inout ProblemLog) -> [String: String] {
    var result: [String: String] = [:]
    for key in fields.keys {
      let province = provinces.first { key.name.hasPrefix($0) }
      let digits = province.map { key.name.dropFirst($0.count) }
      let isFormed = digits.map { [0, 2, 4].contains($0.count) && $0.allSatisfy(\.isASCIIDigit) } ?? false
      if !isFormed { log.report(.malformedCourtCode(key.name), at: key.position) }
      result[key.name] = fields.text(key.name, log: &log)
    }
    return result
  }

  private static func caseTypes(
    _ nodes: [Node], file: String, log: inout ProblemLog
  ) -> [CaseNumberCodes.CaseType] {
    var first: [String: SourcePosition] = [:]
    var result: [CaseNumberCodes.CaseType] = []
    for node in nodes {
      guard let type = caseType(node, file: file, log: &log) else { continue }
      if let earlier = first[type.value.code] {
        log.report(.duplicate(key: "code", value: type.value.code, first: earlier), at: type.position)
      }
      first[type.value.code] = first[type.value.code] ?? type.position
      result.append(type.value)
    }
    return result
  }

  private static func caseType(
    _ node: Node, file: String, log: inout ProblemLog
  ) -> Located<CaseNumberCodes.CaseType>? {
    let known = ["code", "name", "insolvency", "application", "hint"]
    guard let fields = Fields(node, key: "case_types", file: file, known: known, log: &log) else {
      return nil
    }
    let code = fields.text("code", log: &log)
    if let code, !(1...3).contains(code.count) {
      log.report(.typeCodeLength(code), at: fields.position(of: "code"))
    }
    let name = fields.localizedText("name", log: &log)
    let isInsolvency = fields.boolean("insolvency", log: &log)
    let isApplication = fields.boolean("application", log: &log)
    let hint = fields.optionalNode("hint") == nil ? nil : fields.localizedText("hint", log: &log)
    guard let code, let name, let isInsolvency, let isApplication else { return nil }
    return Located(
      value: CaseNumberCodes.CaseType(
        code: code, name: name, isInsolvency: isInsolvency, isApplication: isApplication, hint: hint),
      position: fields.position(of: "code"))
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
