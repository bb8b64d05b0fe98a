import ArgumentParser
import CaseFile

/// `man`: the manual pages.
struct ManualCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: words("手册页：显示一页，或全部写入文件夹。", "Manual pages: print one, or write all to a folder."),
    discussion: words(
      """
      例：chuqing man import | man -l -
          chuqing man --out /usr/local/share/man/zh_CN/man1 --lang zh     之后 man chuqing-import
      """,
      """
      Examples: chuqing man import | man -l -
                chuqing man --out /usr/local/share/man/man1 --lang en     then man chuqing-import
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("命令，如 case add；不写为总页。", "The command, e.g. case add; none for the program."), valueName: "command"))
  var command: [String] = []
  @Option(
    help: ArgumentHelp(words("把全部手册页写入这个文件夹。", "Write all pages to this folder."), valueName: "dir"), completion: .directory)
  var out: String?

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    let program = try CommandDescription.ofProgram()
    guard let out else {
      guard let found = program.all.first(where: { Array($0.path.dropFirst()) == command }) else {
        let known = program.all.map { $0.path.dropFirst().joined(separator: " ") }
        let typed = command.joined(separator: " ")
        throw CommandFailure.usage(.unknownCommand(typed, of: [], closest: Likeness.closest(to: typed, among: known)))
      }
      session.output.raw(ManualPage(command: found, say: say).text)
      return ContractExit.done
    }
    Folders.create(parentOf: out + "/page")
    let pages = program.all.map { ManualPage(command: $0, say: say) }
    for page in pages {
      let file = try WholeFile("\(out)/\(page.fileName)")
      try file.append(Array(page.text.utf8))
      try file.commit()
    }
    session.output.result(say("已写入\(pages.count)页：\(out)", "Wrote \(pages.count) pages to \(out)"))
    return ContractExit.done
  }
}
