import ArgumentParser
import CaseFile
import RuleModel

/// `users roles`: the table of rights.
struct UsersRolesCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "roles", abstract: words("各角色能做什么，各命令须有什么权限。", "What each role may do, and what each command needs."),
    discussion: words("例：chuqing users roles    chuqing users roles --json", "Examples: chuqing users roles    chuqing users roles --json"))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var format: OutputFormatOptions

  /// A right with the commands that need it.
  private struct Row {
    let right: CommandRight
    let commands: [String]

    func has(_ role: CourtRole) -> Bool { right.roles.contains(role) }
  }

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    let leaves = CommandTree(ChuqingCommand.self).leaves
    let rows = CommandRight.allCases.map { right in
      Row(right: right, commands: leaves.filter { $0.right == right }.map { $0.path.joined(separator: " ") })
    }
    let roles = CourtRole.registrable
    switch try format.format() {
    case .json:
      session.output.json([
        .init(key: "unregistered", value: .string(CommandRight.roleOfUnregistered.rawValue)),
        .init(key: "rights", value: .array(rows.map { Self.json($0, say) })),
      ])
    case .csv:
      var text = DelimitedField.line(["right"] + roles.map(\.rawValue) + ["commands"])
      for row in rows {
        text += DelimitedField.line(
          [row.right.rawValue] + roles.map { row.has($0) ? "yes" : "no" } + [row.commands.joined(separator: ",")])
      }
      session.output.raw(text)
    case .table:
      var table = TerminalTable([.init(say("权限", "Right"))] + roles.map { .init($0.label(say)) })
      for row in rows { table.add([row.right.name(say)] + roles.map { row.has($0) ? "✓" : "—" }) }
      table.lines().forEach(session.output.result)
      for row in rows { Self.lines(row, say).forEach(session.output.result) }
      session.output.message(
        say(
          "没有登记角色的人，权限同书记员；一个人也没有登记时，不作限制。身份由 --as 自称，不核验。",
          "Somebody without a role has a clerk's rights; while nobody is registered nothing is restricted. Identity is claimed (--as), not proven."
        ))
    }
    return ContractExit.done
  }

  private static func lines(_ row: Row, _ say: Language) -> [String] {
    let commands = row.commands.isEmpty ? "" : row.commands.joined(separator: say("、", ", "))
    let remark = row.right.remark(say) ?? ""
    let gap = commands.isEmpty || remark.isEmpty ? "" : say("。", ". ")
    return ["", row.right.name(say) + say("：", ": ") + commands + gap + remark]
  }

  private static func json(_ row: Row, _ say: Language) -> JSONValue {
    .object([
      .init(key: "right", value: .string(row.right.rawValue)), .init(key: "name", value: .string(row.right.name(say))),
      .init(key: "roles", value: .array(CourtRole.registrable.filter(row.has).map { .string($0.rawValue) })),
      .init(key: "commands", value: .array(row.commands.map(JSONValue.string))),
      .init(key: "remark", value: row.right.remark(say).map(JSONValue.string) ?? .null),
    ])
  }
}
