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
    let page = lines(text, Self.helpHeadings)
    let tail = "' for detailed help."
    return page.hasSuffix(tail) ? String(page.dropLast(tail.count)) : page
  }

  /// What is wrong with the command line, and where to look.
  func mistake(_ text: String) -> String {
    let body = lines(text, say == .zh ? Self.mistakeHeadings : [])
    var sentences: [String] = []
    for line in body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let command = Self.quoted(line, after: "See '", before: "' for ") {
        sentences.append(say("办法：运行 \(command)，查看用法和例子。", "What to do: run \(command) for usage and examples."))
      } else {
        sentences.append(say == .zh ? Self.translated(line) : line)
      }
    }
    return sentences.joined(separator: "\n")
  }

  private func lines(_ text: String, _ headings: [(en: String, zh: String)]) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let heading = headings.first(where: { line.hasPrefix($0.en) }) else { return String(line) }
      return heading.zh + line.dropFirst(heading.en.count)
    }.joined(separator: "\n")
  }

  private static let helpHeadings = [
    (en: "OVERVIEW: ", zh: ""), (en: "USAGE: ", zh: "用法："), (en: "ARGUMENTS:", zh: "参数："),
    (en: "OPTIONS:", zh: "选项："), (en: "SUBCOMMANDS:", zh: "命令："),
    (en: "  --version               Show the version.", zh: "  --version               显示版本。"),
    (en: "  -h, --help              Show help information.", zh: "  -h, --help              显示帮助。"),
    (en: "  See 'chuqing help", zh: "  各命令的详细帮助：chuqing help"),
  ]

  private static let mistakeHeadings = [
    (en: "Error: ", zh: "错误："), (en: "Help:  ", zh: "说明："), (en: "Usage: ", zh: "用法："),
  ]

  private static let sentences = [
    (en: "Missing expected argument ", zh: "缺少 "), (en: "Missing one of: ", zh: "缺少其中之一："),
    (en: "Missing value for ", zh: "后面缺少内容："), (en: "Unexpected argument ", zh: "多出了 "),
    (en: "Unknown option ", zh: "没有这个选项："), (en: "Missing required subcommand.", zh: "没有写命令。"),
    (en: " unexpected arguments: ", zh: "处多余的内容："),
    (en: ". Did you mean ", zh: "。是不是："), (en: "The value ", zh: "“"), (en: " is invalid for ", zh: "”不能用于 "),
    (en: ". Please provide one of the following:", zh: "。可以写："), (en: ". Please provide one of ", zh: "。可以写："),
    (en: "The option ", zh: "选项 "), (en: " does not take any value, but ", zh: " 后面不写内容，却写了 "),
    (en: " was specified.", zh: "。"),
  ]

  /// A line of a message, phrase by phrase.
  private static func translated(_ line: String) -> String {
    guard line.hasPrefix("错误：") else { return line }
    var text = line
    for sentence in sentences {
      if let range = text.firstRange(of: sentence.en) { text.replaceSubrange(range, with: sentence.zh) }
    }
    if text.hasSuffix("?") { text = text.dropLast() + "？" }
    return text.split(separator: "“'", omittingEmptySubsequences: false).joined(separator: "“")
      .split(separator: "'”", omittingEmptySubsequences: false).joined(separator: "”")
  }

  private static func quoted(_ line: String, after: String, before: String) -> String? {
    guard let start = line.firstRange(of: after), let end = line.firstRange(of: before),
      start.upperBound <= end.lowerBound
    else { return nil }
    return String(line[start.upperBound..<end.lowerBound])
  }
}
