import RuleModel
import Yams

extension Fields {
  /// The mapping under a mandatory key.
  func fields(_ key: String, known: [String], log: inout ProblemLog) -> Fields? {
    node(key, log: &log).flatMap {
      Fields($0, key: key, file: position.file, known: known, log: &log)
    }
  }

  /// A text in both languages.
  func localizedText(_ key: String, log: inout ProblemLog) -> LocalizedText? {
    guard let fields = fields(key, known: ["zh", "en"], log: &log) else { return nil }
    let zh = fields.text("zh", log: &log)
    let en = fields.text("en", log: &log)
    guard let zh, let en else { return nil }
    return LocalizedText(zh: zh, en: en)
  }

  /// One of the values of an enumeration, by its raw text.
  func choice<Choice>(_ key: String, log: inout ProblemLog) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    node(key, log: &log).flatMap { choice(in: $0, key: key, log: &log) }
  }

  /// A list of different values of an enumeration.
  func choices<Choice>(_ key: String, log: inout ProblemLog) -> Set<Choice>?
  where Choice: RawRepresentable<String> & CaseIterable & Hashable {
    guard let nodes = list(key, log: &log) else { return nil }
    var result: Set<Choice> = []
    for node in nodes {
      guard let value: Choice = choice(in: node, key: key, log: &log) else { continue }
      if !result.insert(value).inserted {
        log.report(.duplicateItem(key: key, value: value.rawValue), at: place(node))
      }
    }
    return result.count == nodes.count ? result : nil
  }

  /// A list of different texts, with their places; without the key, none.
  func optionalTexts(_ key: String, log: inout ProblemLog) -> [Located<String>]? {
    guard optionalNode(key) != nil else { return [] }
    return texts(key, log: &log)
  }

  /// A list of different texts, with their places.
  func texts(_ key: String, log: inout ProblemLog) -> [Located<String>]? {
    guard let nodes = list(key, log: &log) else { return nil }
    var result: [Located<String>] = []
    for node in nodes {
      guard let text = text(in: node, key: key, log: &log) else { continue }
      if result.contains(where: { $0.value == text }) {
        log.report(.duplicateItem(key: key, value: text), at: place(node))
      }
      result.append(Located(value: text, position: place(node)))
    }
    return result
  }

  /// A text of lower-case letters, digits and the given separator, beginning with a letter.
  func identifier(_ key: String, separator: Character, log: inout ProblemLog) -> String? {
    guard let text = text(key, log: &log) else { return nil }
    let isFormed = text.allSatisfy { character in
      character == separator || ("a"..."z").contains(character) || ("0"..."9").contains(character)
    }
    guard isFormed, let first = text.first, ("a"..."z").contains(first) else {
      log.report(.malformedIdentifier(key: key, value: text), at: position(of: key))
      return nil
    }
    return text
  }

  private func choice<Choice>(in node: Node, key: String, log: inout ProblemLog) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    guard let text = node.scalar?.string else {
      log.report(.wrongType(key: key, expected: .text), at: place(node))
      return nil
    }
    if let value = Choice(rawValue: text) { return value }
    let known = Choice.allCases.map(\.rawValue)
    log.report(.unknownChoice(key: key, value: text, known: known), at: place(node))
    return nil
  }
}

/// A value with the place where it is written.
struct Located<Value: Sendable>: Sendable {
  let value: Value
  let position: SourcePosition
}
