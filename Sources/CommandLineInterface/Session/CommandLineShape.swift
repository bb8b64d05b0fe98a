import ArgumentParser
import CaseFile

/// Looks at a command line before the parser does: which command is meant.
///
/// The parser would call a mistyped command an unexpected argument, or complain of an option that the right command has.
struct CommandLineShape {
  /// The arguments as the parser wants them.
  ///
  /// - Throws: `.usage(.unknownCommand…)` with the commands that may be meant.
  func prepared(_ arguments: [String]) throws(CommandFailure) -> [String] {
    let arguments = GlobalOptions.movedBehindCommand(arguments)
    var node: any ParsableCommand.Type = ChuqingCommand.self
    var subcommands = ChuqingCommand.configuration.subcommands
    var path: [String] = []
    var rest = arguments[...]
    if rest.first == "help" { rest = rest.dropFirst() }
    while !subcommands.isEmpty {
      guard let word = rest.first, !word.hasPrefix("-") else { break }
      guard let next = subcommands.first(where: { $0.configuration.commandName == word }) else {
        throw .usage(.unknownCommand(word, of: path, closest: closest(to: word, in: CommandTree(node, path: path))))
      }
      node = next
      subcommands = next.configuration.subcommands
      path.append(word)
      rest = rest.dropFirst()
    }
    // A command that only holds others shows its help page, in whatever language was asked for.
    let options = GlobalOptions.leading(rest)
    return !subcommands.isEmpty && options.count == rest.count ? Array(arguments.dropLast(options.count)) : arguments
  }

  /// The one command of the program that a command line names; nil where it asks for the program's own page or names none.
  static func named(by arguments: [String]) -> (any ParsableCommand.Type)? {
    guard let word = GlobalOptions.movedBehindCommand(arguments).first else { return nil }
    return ChuqingCommand.configuration.subcommands.first { $0.configuration.commandName == word }
  }

  /// The commands that a word may mean, as a person types them.
  private func closest(to word: String, in node: CommandTree) -> [String] {
    let tree = CommandTree(ChuqingCommand.self)
    if let meant = CommandSynonyms.paths(for: word, below: node.path), !meant.isEmpty { return meant }
    let same = tree.leaves.filter { $0.path.last == TextFolding.key(word) }
    if !same.isEmpty { return same.map { $0.path.joined(separator: " ") } }
    let here = Likeness.closest(to: word, among: node.subcommands) { [$0.path.last ?? ""] }
    if !here.isEmpty { return here.map { $0.path.joined(separator: " ") } }
    return Likeness.closest(to: word, among: tree.leaves) { [$0.path.last ?? "", $0.path.joined()] }
      .map { $0.path.joined(separator: " ") }
  }
}

/// What people type instead of the name of a command.
enum CommandSynonyms {
  /// The commands that a word means; those below `path` where there are any.
  static func paths(for word: String, below path: [String]) -> [String]? {
    let key = TextFolding.key(word)
    let meant = table.filter { $0.words.contains(key) }.map(\.command)
    let prefix = path.joined(separator: " ")
    let below = prefix.isEmpty ? meant : meant.filter { $0.hasPrefix(prefix + " ") }
    return below.isEmpty ? (meant.isEmpty ? nil : meant) : below
  }

  /// Words with the command that they mean; a test sees to it that every command exists.
  static let table: [(words: Set<String>, command: String)] = [
    (["建库", "初始化", "create"], "init"), (["导入", "读入", "录入", "load"], "import"), (["演示", "示例"], "demo"),
    (["案件"], "case list"), (["新增", "添加", "立案", "登记案件", "new", "add"], "case add"),
    (["查看", "查询", "案号", "view"], "case show"), (["列表", "清单", "搜索", "查找", "search", "find", "ls"], "case list"),
    (["修改", "更正", "编辑", "change", "update", "set"], "case edit"), (["结案", "关闭"], "case close"), (["转换", "转程序"], "case convert"),
    (["登记", "节点", "记录", "办理"], "record"), (["延长", "延期"], "extend"), (["中止", "扣除", "pause"], "suspend"), (["恢复"], "resume"),
    (["免除", "不适用"], "waive"), (["解锁", "release"], "unlock"), (["锁定"], "locks"), (["到期", "期限", "逾期", "overdue"], "due"),
    (["解释", "说明", "why"], "explain"), (["扫描", "预警", "alerts"], "scan"), (["撤销", "撤回", "revert", "delete", "remove", "删除"], "undo"),
    (["人员", "用户", "user"], "users list"), (["角色", "权限", "roles"], "users roles"), (["统计", "statistics"], "stats"),
    (["报告", "报表", "export", "导出"], "report"), (["规则"], "rules list"), (["日历", "节假日", "放假", "holidays"], "calendar show"),
    (["日志", "历史", "history", "journal"], "log"), (["核验", "校验"], "verify"), (["错误", "代码", "error"], "errors list"),
    (["补全", "completion"], "completions"), (["手册", "manual"], "man"),
  ]
}
