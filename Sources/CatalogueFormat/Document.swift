import Yams

/// A YAML file as a tree of nodes, each with its place.
enum Document {
  /// The root of the file's only document; nil, and reported, when the file is not YAML.
  static func root(of file: SourceFile, log: inout ProblemLog) -> Node? {
    do {
      if let root = try Parser(yaml: file.text, resolver: .default).singleRoot() { return root }
      log.report(.wrongType(key: "", expected: .mapping), at: start(of: file))
    } catch let error as YamlError {
      report(error, in: file, log: &log)
    } catch {
      log.report(.syntax(reason: "\(error)"), at: start(of: file))
    }
    return nil
  }

  private static func start(of file: SourceFile) -> SourcePosition {
    SourcePosition(file: file.path, line: 1, column: 1)
  }

  private static func report(_ error: YamlError, in file: SourceFile, log: inout ProblemLog) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      log.report(.syntax(reason: problem), at: SourcePosition(file: file.path, mark: mark))
    case .duplicatedKeysInMapping(let keys, let context):
      for key in keys {
        log.report(.duplicateKey(key), at: secondPlace(of: key, in: file, from: context.mark))
      }
    default:
      log.report(.syntax(reason: "\(error)"), at: start(of: file))
    }
  }

  /// Where a key that the parser found twice stands for the second time; for a key inside braces, the first time.
  private static func secondPlace(of key: String, in file: SourceFile, from first: Mark) -> SourcePosition {
    let lines = file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let written = String(repeating: " ", count: first.column - 1) + key + ":"
    for index in lines.indices.dropFirst(first.line) where lines[index].hasPrefix(written) {
      return SourcePosition(file: file.path, line: index + 1, column: first.column)
    }
    return SourcePosition(file: file.path, mark: first)
  }
}

extension SourcePosition {
  /// The place of a YAML node; the start of the file for a node without one.
  init(file: String, mark: Mark?) {
    self.init(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
  }
}
