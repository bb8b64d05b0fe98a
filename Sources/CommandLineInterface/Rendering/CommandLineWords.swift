import ArgumentParser

/// Help pages and mistyped command lines in the language of the process.
///
/// ArgumentParser says these in English only. What is not recognised here (a new sentence of a later version) stays
/// in English rather than being lost.
struct CommandLineWords {
  let say: Language

  /// A help page with its headings in the language.
  func help(_ text: String) -> String {
    guard say == .zh else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { Self.helpLine(String($0)) }
      .joined(separator: "\n")
  }

  /// What is wrong with the command line, and where to look.
  func mistake(_ text: String) -> String {
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let sentence = Self.rest(of: line, after: "Error: ") {
        let code = Self.code(ofMistake: sentence).errorCode
        lines.append(say("错误 \(code)：", "Error \(code): ") + mistakeText(sentence).sentence)
      } else if let command = Self.quoted(line, after: "See '", before: "' for ") {
        lines.append(say("办法：运行 \(command)，查看用法和例子。", "What to do: run \(command) for usage and examples."))
      } else if say == .zh, let heading = Self.mistakeHeadings.first(where: { line.hasPrefix($0.en) }) {
        lines.append(heading.zh + Self.placeholders(String(line.dropFirst(heading.en.count)), in: heading.en == "Usage: "))
      } else {
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A sentence of the parser about a mistake, with what to do.
  func mistakeText(_ sentence: String) -> FailureText {
    FailureText(
      say == .zh ? Self.translated(sentence) : sentence,
      say("在命令后加 --help，查看用法和例子。", "Add --help to the command for usage and examples."))
  }

  /// The code of a sentence of the parser.
  static func code(ofMistake sentence: String) -> CommandLineCode {
    mistakes.first { sentence.hasPrefix($0.en) || sentence.firstRange(of: " " + $0.en) != nil }?.code ?? .otherMistake
  }

  /// How the parser begins its sentences.
  private static let mistakes: [(en: String, code: CommandLineCode)] = [
    ("Unknown option ", .unknownOption), ("Missing expected argument ", .missingArgument), ("Missing one of: ", .missingArgument),
    ("Missing value for ", .missingValue), ("Unexpected argument ", .unexpectedArgument),
    ("unexpected arguments: ", .unexpectedArgument), ("The value ", .invalidValue),
  ]

  private static func helpLine(_ line: String) -> String {
    if let heading = helpHeadings.first(where: { line.hasPrefix($0.en) }) {
      let rest = line.dropFirst(heading.en.count)
      let isTail = rest.hasSuffix(detailTail)
      return heading.zh + placeholders(String(isTail ? rest.dropLast(detailTail.count) : rest), in: heading.en == "USAGE: " || isTail)
    }
    return placeholders(defaults(line), in: line.hasPrefix("       "))
  }

  /// `(default: 20)` at the end of an option.
  private static func defaults(_ line: String) -> String {
    var line = line
    if let range = line.firstRange(of: "(default:") { line.replaceSubrange(range, with: "(默认：") }
    if let range = line.firstRange(of: "(values:") { line.replaceSubrange(range, with: "(可以写：") }
    if let range = line.firstRange(of: "; default:") { line.replaceSubrange(range, with: "；默认：") }
    return line
  }

  private static func placeholders(_ line: String, in isUsage: Bool) -> String {
    guard isUsage else { return line }
    var line = line
    for word in [(en: "<options>", zh: "<选项>"), (en: "<subcommand>", zh: "<命令>")] {
      if let range = line.firstRange(of: word.en) { line.replaceSubrange(range, with: word.zh) }
    }
    return line
  }

  private static let detailTail = "' for detailed help."
  private static let helpHeadings = [
    (en: "OVERVIEW: ", zh: ""), (en: "USAGE: ", zh: "用法："), (en: "ARGUMENTS:", zh: "参数："),
    (en: "OPTIONS:", zh: "选项："), (en: "SUBCOMMANDS:", zh: "命令："),
    (en: "  --version               Show the version.", zh: "  --version               显示版本。"),
    (en: "  -h, --help              Show help information.", zh: "  -h, --help              显示帮助。"),
    (en: "  See '", zh: "  各命令的详细帮助："),
  ]

  private static let mistakeHeadings = [(en: "Help:  ", zh: "说明："), (en: "Usage: ", zh: "用法：")]

  private static let sentences = [
    (en: "Missing expected argument ", zh: "缺少 "), (en: "Missing one of: ", zh: "缺少其中之一："),
    (en: "Missing value for ", zh: "后面缺少内容："), (en: "Unexpected argument ", zh: "多出了 "),
    (en: "Unknown option ", zh: "没有这个选项："), (en: "Invalid option: ", zh: "不是选项："),
    (en: "Missing required subcommand.", zh: "没有写命令。"), (en: " unexpected arguments: ", zh: "处多余的内容："),
    (en: ". Did you mean ", zh: "。是不是："), (en: "The value ", zh: "“"), (en: " is invalid for ", zh: "”不能用于 "),
    (en: ". Please provide one of the following:", zh: "。可以写："), (en: ". Please provide one of ", zh: "。可以写："),
    (en: "The option ", zh: "选项 "), (en: " does not take any value, but ", zh: " 后面不写内容，却写了 "),
    (en: " was specified.", zh: "。"), (en: "Value to be set with ", zh: "重复设定："),
    (en: " had already been set with ", zh: "，先前已由下列设定："), (en: "   or: ", zh: "   或者："),
  ]

  /// A sentence, phrase by phrase.
  private static func translated(_ sentence: String) -> String {
    var text = sentence
    for phrase in sentences {
      if let range = text.firstRange(of: phrase.en) { text.replaceSubrange(range, with: phrase.zh) }
    }
    for joint in [(en: "' and '", zh: "'、'"), (en: "' or '", zh: "'、'"), (en: "', '", zh: "'、'")] {
      while let range = text.firstRange(of: joint.en) { text.replaceSubrange(range, with: joint.zh) }
    }
    if text.hasSuffix("?") { text = text.dropLast() + "？" }
    return text.split(separator: "“'", omittingEmptySubsequences: false).joined(separator: "“")
      .split(separator: "'”", omittingEmptySubsequences: false).joined(separator: "”")
  }

  private static func rest(of line: String, after prefix: String) -> String? {
    line.hasPrefix(prefix) ? String(line.dropFirst(prefix.count)) : nil
  }

  private static func quoted(_ line: String, after: String, before: String) -> String? {
    guard let start = line.firstRange(of: after), let end = line.firstRange(of: before),
      start.upperBound <= end.lowerBound
    else { return nil }
    return String(line[start.upperBound..<end.lowerBound])
  }
}
