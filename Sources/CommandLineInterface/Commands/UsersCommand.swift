import ArgumentParser
import CaseFile
import CaseStore
import RuleModel

/// `users`: people of the court with their roles.
struct UsersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "users",
    abstract: words("登记法院人员的角色。", "Record who has which role."),
    discussion: words(
      """
      角色决定谁能登记、更正、解锁、载入规则（chuqing users roles）。身份由操作人自称（--as），系统不核验；数据库文件的
      权限才是真正的门。
      例：chuqing users add 王庭长 --role 庭长
          chuqing users list
      """,
      """
      Roles decide who may record, correct, release locks and load rules (chuqing users roles). Identity is claimed (--as),
      not proven; the permissions of the database file are the real gate.
      Examples: chuqing users add 王庭长 --role division_chief
                chuqing users list
      """),
    subcommands: [UsersAddCommand.self, UsersListCommand.self, UsersRemoveCommand.self, UsersRolesCommand.self])
}

/// `users add`.
struct UsersAddCommand: SessionCommand {
  static let right = CommandRight.manageUsers
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: words("登记或更改一人的角色。", "Give somebody a role, or another one."),
    discussion: words("例：chuqing users add 李四 --role 书记员", "Example: chuqing users add 李四 --role clerk"))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("姓名，与 --as 所写一致。", "Name, as --as states it."), valueName: "name")) var name: String
  @Option(
    help: ArgumentHelp(
      words(
        "角色：书记员、承办法官、庭长、分管院领导、审管办、审计、定时任务。",
        "clerk, judge, division_chief, court_leader, case_management, auditor, scheduler."), valueName: "role"))
  var role: String

  func run(in session: Session) throws -> ExitCode {
    let roles = CourtRole.registrable
    guard let role = CourtRole(named: role), roles.contains(role) else {
      throw CommandFailure.usage(
        .badWord(option: "--role", self.role, accepted: roles.map { "\($0.label(.zh))(\($0.rawValue))" }))
    }
    let name = TextFolding.clean(try session.nonBlank(name, option: "name"))
    let store = try session.openForWriting()
    let isNew = try store.write(session.context("users add")) { transaction in
      let users = try transaction.users()
      try session.require(Self.right, among: users)
      if users.contains(CourtUser(name: name, role: role)) { return false }
      try transaction.append(.userChanged(name, role))
      return true
    }
    session.output.result(
      isNew
        ? session.language("\(name)：\(role.label(.zh))。", "\(name): \(role.label(.en)).")
        : session.language("本来就是这样，没有改动。", "Nothing changed: it says so already."))
    return ContractExit.done
  }
}

/// `users list`.
struct UsersListCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: words("列出人员和角色。", "List people and roles."),
    discussion: words("例：chuqing users list --json", "Example: chuqing users list --json"))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    let users = try session.open().users()
    switch try format.format() {
    case .json:
      session.output.json([
        .init(
          key: "users",
          value: .array(
            users.map {
              .object([
                .init(key: "name", value: .string($0.name)), .init(key: "role", value: .string($0.role.rawValue)),
              ])
            }))
      ])
    case .csv:
      session.output.raw(
        users.reduce(DelimitedField.line(["name", "role"])) { $0 + DelimitedField.line([$1.name, $1.role.rawValue]) })
    case .table:
      var table = TerminalTable([.init(say("姓名", "Name")), .init(say("角色", "Role"))])
      for user in users { table.add([user.name, user.role.label(say)]) }
      table.lines().forEach(session.output.result)
      if users.isEmpty {
        session.output.message(
          say("还没有登记人员：chuqing users add 姓名 --role 庭长", "Nobody yet: chuqing users add NAME --role division_chief"))
      }
    }
    return ContractExit.done
  }
}

/// `users remove`.
struct UsersRemoveCommand: SessionCommand {
  static let right = CommandRight.manageUsers
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: words("取消一人的角色。", "Take somebody's role away."),
    discussion: words("例：chuqing users remove 李四 --as 王庭长", "Example: chuqing users remove 李四 --as 王庭长"))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("姓名。", "Name."), valueName: "name")) var name: String

  func run(in session: Session) throws -> ExitCode {
    let store = try session.openForWriting()
    let name = TextFolding.clean(name)
    try store.write(session.context("users remove")) { transaction in
      let users = try transaction.users()
      _ = try session.user(name, among: users)
      try session.require(Self.right, among: users)
      try transaction.append(.userChanged(name, nil))
    }
    session.output.result(session.language("已取消 \(name) 的角色。", "\(name) has no role any more."))
    return ContractExit.done
  }
}
