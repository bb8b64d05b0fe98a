import Clearance

/// A page of the manual (section 1) in the format of `man`.
struct ManualPage {
  let command: CommandDescription
  let say: Language

  /// `chuqing-case-add.1`.
  var fileName: String { "\(name).1" }

  /// The page.
  var text: String {
    var lines = [
      ".TH \(Self.quoted(name.uppercased())) 1 \"\" \(Self.quoted("chuqing \(ProgramVersion.text)")) "
        + Self.quoted(say("出清用户手册", "chuqing manual")),
      // No hyphenation and no stretched lines: Chinese has neither.
      ".nh", ".ad l",
    ]
    lines += section(say("名称", "NAME"), ["\(name) \\- \(flowing(command.abstract))"])
    lines += section(say("用法", "SYNOPSIS"), [synopsis])
    if !command.discussion.isEmpty { lines += section(say("说明", "DESCRIPTION"), [".nf"] + literal(command.discussion) + [".fi"]) }
    lines += arguments + commands
    if command.subcommands.isEmpty || command.path.count == 1 { lines += exitCodes }
    if command.path.count == 1 { lines += surroundings }
    lines += section(say("参见", "SEE ALSO"), [seeAlso])
    return lines.joined(separator: "\n") + "\n"
  }

  private var name: String { command.path.joined(separator: "-") }

  private var synopsis: String {
    var words = ["\\fB\(command.path.map(Self.escaped).joined(separator: " "))\\fR"]
    if !command.subcommands.isEmpty { return words[0] + " \\fI\(say("命令", "command"))\\fR" }
    for argument in command.arguments where argument.kind != .positional && !argument.isOptional {
      words.append("\(head(argument, first: true))")
    }
    words.append("[\\fI\(say("选项", "options"))\\fR]")
    for argument in command.arguments where argument.kind == .positional {
      let word = "\\fI\(Self.escaped(argument.valueName))\\fR\(argument.isRepeating ? "..." : "")"
      words.append(argument.isOptional ? "[\(word)]" : word)
    }
    return words.joined(separator: " ")
  }

  private var arguments: [String] {
    let positional = command.arguments.filter { $0.kind == .positional }
    let named = command.arguments.filter { $0.kind != .positional }
    return section(say("参数", "ARGUMENTS"), positional.flatMap { item("\\fI\(Self.escaped($0.valueName))\\fR", $0.abstract) })
      + section(say("选项", "OPTIONS"), named.flatMap { item(head($0, first: false), abstract(of: $0)) })
  }

  private var commands: [String] {
    section(
      say("命令", "COMMANDS"),
      command.subcommands.flatMap { item("\\fB\(Self.escaped($0.path.joined(separator: "-")))\\fR(1)", $0.abstract) })
  }

  private var exitCodes: [String] {
    section(
      say("退出码", "EXIT STATUS"),
      ContractExit.table.flatMap { item("\($0.code.rawValue)", say($0.meaning.zh, $0.meaning.en)) }
        + [".PP", flowing(say("每条错误的代码，见 chuqing errors list。", "The codes of messages: chuqing errors list."))])
  }

  private var surroundings: [String] {
    section(
      say("环境变量", "ENVIRONMENT"),
      item("CHUQING_DB", say("数据库文件，在没有 --db 时使用。", "Database file, where --db is not given."))
        + item(
          "XDG_DATA_HOME",
          say("默认数据库所在：$XDG_DATA_HOME/chuqing/chuqing.db。", "Where the default database lies: $XDG_DATA_HOME/chuqing/chuqing.db."))
        + item(
          "LC_ALL, LC_MESSAGES, LANG", say("语言：zh 开头为中文，其余为英文；--lang 优先。", "Language: zh* is Chinese, else English; --lang goes first."))
        + item("NO_COLOR", say("设了就不用颜色和粗体。", "No colour and no bold when set.")))
      + section(
        say("文件", "FILES"),
        item(
          "chuqing.db",
          say(
            "数据库：日志和由它得出的表。旁边的 -wal、-shm 是 SQLite 的，不可单独删除。",
            "The database: the journal and the tables that follow from it. -wal and -shm beside it are SQLite's and must not be deleted."))
          + item("chuqing.db.scan-lock", say("扫描时的占用标记。", "Held while a scan runs.")))
  }

  private var seeAlso: String {
    if command.path.count == 1 {
      return command.subcommands.map { "\\fB\($0.path.joined(separator: "\\-"))\\fR(1)" }.joined(separator: ", ")
    }
    return "\\fB\(command.path.dropLast().joined(separator: "\\-"))\\fR(1)"
  }

  private func section(_ title: String, _ lines: [String]) -> [String] { lines.isEmpty ? [] : [".SH \(Self.quoted(title))"] + lines }

  private func item(_ head: String, _ text: String) -> [String] { [".TP", head, flowing(text)] }

  private func head(_ argument: CommandDescription.Argument, first: Bool) -> String {
    let names = first ? Array(argument.names.suffix(1)) : argument.names
    let words = names.map { "\\fB\(Self.escaped($0))\\fR" }.joined(separator: ", ")
    return argument.kind == .flag ? words : words + " \\fI\(Self.escaped(argument.valueName))\\fR"
  }

  /// The parser describes its own two options in English only.
  private func abstract(of argument: CommandDescription.Argument) -> String {
    switch argument.names.last {
    case "--help": return say("显示帮助。", "Show help information.")
    case "--version": return say("显示版本。", "Show the version.")
    default: return argument.abstract
    }
  }

  /// Text that is filled: a line may break between any two Chinese characters.
  private func flowing(_ text: String) -> String {
    var result = ""
    var before: Character?
    for character in text {
      if character == "\n" {
        result += " "
      } else {
        if let before, Self.mayBreak(between: before, and: character) { result += "\\:" }
        result += Self.escaped(String(character))
      }
      before = character
    }
    return Self.guarded(result)
  }

  /// Lines as they stand.
  private func literal(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { Self.guarded(Self.escaped(String($0))) }
  }

  private static func mayBreak(between before: Character, and next: Character) -> Bool {
    guard isWide(before) || isWide(next), isWide(next) || next.isLetter || next.isNumber else { return false }
    return !"，。；：、）”？》".contains(next) && !"（“《".contains(before) && before != " "
  }

  private static func isWide(_ character: Character) -> Bool { character.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? false }

  private static func quoted(_ text: String) -> String {
    "\"\(escaped(text).split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\(dq"))\""
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      default: result.append(character)
      }
    }
    return result
  }

  /// A line that begins like a request is text all the same.
  private static func guarded(_ line: String) -> String { line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line }
}
