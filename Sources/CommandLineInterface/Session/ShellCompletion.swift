import ArgumentParser
import CaseFile
import CaseStore
import RuleCatalogue
import RuleModel

/// What a shell may complete from the database and the catalogue. Silent whatever goes wrong: a person is typing.
enum ShellCompletion {
  /// Case numbers.
  static let cases = CompletionKind.custom { words, _, prefix in numbers(words, prefix) }
  /// Nodes.
  static let nodes = CompletionKind.custom { _, _, prefix in matching(prefix, nodeNames) }
  /// Case numbers and nodes, for `record`.
  static let casesAndNodes = CompletionKind.custom { words, _, prefix in
    numbers(words, prefix) + matching(prefix, nodeNames)
  }
  /// Judges of pending cases.
  static let judges = CompletionKind.custom { words, _, prefix in
    matching(prefix, unique((try? store(words).cases(CaseQuery()).compactMap(\.facts.judge)) ?? []))
  }
  /// People with a role.
  static let users = CompletionKind.custom { words, _, prefix in
    matching(prefix, (try? store(words).users().map(\.name)) ?? [])
  }

  /// More would fill the screen.
  private static let most = 200

  private static func numbers(_ words: [String], _ prefix: String) -> [String] {
    guard let store = try? store(words), let cases = try? store.cases(CaseQuery()) else { return [] }
    return matching(prefix, cases.map(\.number.text))
  }

  /// Numbers in Chinese (a name may hold brackets, which shells take for their own), identifiers in English.
  private static var nodeNames: [String] {
    Catalogue.builtIn.milestones.flatMap { milestone in
      ["\(milestone.number)"] + milestone.parts.map { "\(milestone.number)\($0.letter)" } + [
        Language.ofProcess == .zh && milestone.name.zh.allSatisfy(\.isLetter) ? milestone.name.zh : milestone.id.rawValue
      ]
    }
  }

  private static func matching(_ prefix: String, _ words: [String]) -> [String] {
    // A shell hands an opening quote over with the word.
    let prefix = prefix.drop { $0 == "'" || $0 == "\"" || $0 == "\\" }
    return Array(words.filter { $0.hasPrefix(prefix) }.prefix(most))
  }

  private static func unique(_ words: [String]) -> [String] { Array(Set(words)).sorted() }

  private static func store(_ words: [String]) throws -> CaseStore {
    var path = Session.variable("CHUQING_DB") ?? Session.defaultPath
    if let option = words.firstIndex(of: "--db"), option + 1 < words.count { path = words[option + 1] }
    return try CaseStore.open(at: path)
  }
}
