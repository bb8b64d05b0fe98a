import ArgumentParser
import CivilCalendar

/// Options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .customLong("db"),
    help: ArgumentHelp(
      words(
        "数据库文件（默认取 CHUQING_DB，再取 $XDG_DATA_HOME/chuqing/chuqing.db）。",
        "Database file (default: CHUQING_DB, then $XDG_DATA_HOME/chuqing/chuqing.db)."),
      valueName: "path"),
    completion: .file())
  var databasePath: String?

  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(
      words("语言：zh 或 en（默认随系统）。", "Language: zh or en (default: the locale)."), valueName: "zh|en"), completion: .list(["zh", "en"]))
  var language: Language?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      words("操作人（默认为系统用户名；系统不核验身份）。", "Who acts (default: the system user; claimed, not proven)."),
      valueName: "name"), completion: ShellCompletion.users)
  var actor: String?

  @Option(
    name: .customLong("now"),
    help: ArgumentHelp(
      words(
        "代替当前时间，如 2019-07-01T20:00:00+08:00；写入时仅限演练库。",
        "Instead of the clock, e.g. 2019-07-01T20:00:00+08:00; for writing only in a rehearsal database."),
      valueName: "instant"))
  var now: String?
}

extension GlobalOptions {
  /// The arguments with options that stand before the command (`chuqing --db x.db stats …`) moved behind it, where the
  /// command finds them; people write them in either place.
  static func movedBehindCommand(_ arguments: [String]) -> [String] {
    let leading = leading(arguments[...])
    let rest = arguments[leading.endIndex...]
    guard !leading.isEmpty, rest.first?.hasPrefix("-") == false else { return arguments }
    // Options of their own end before a lone `--`.
    let end = rest.firstIndex(of: "--") ?? rest.endIndex
    return Array(rest[..<end]) + leading + Array(rest[end...])
  }

  /// The options of every command, with their values, at the start of the arguments.
  static func leading(_ arguments: ArraySlice<String>) -> ArraySlice<String> {
    var end = arguments.startIndex
    while end < arguments.endIndex {
      if names.contains(arguments[end]), end + 1 < arguments.endIndex {
        end += 2
      } else if names.contains(where: { arguments[end].hasPrefix($0 + "=") }) {
        end += 1
      } else {
        break
      }
    }
    return arguments[..<end]
  }

  private static let names = ["--db", "--lang", "--as", "--now"]
}
