import ArgumentParser
import CaseFile

/// `completions`: the script with which a shell completes commands, options, nodes, case numbers and people.
struct CompletionsCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: words("命令行补全脚本：bash、zsh、fish。", "Completion script for bash, zsh or fish."),
    discussion: words(
      """
      按 Tab 键补全命令、选项、节点、案号、人员和文件。
      例：chuqing completions bash > ~/.local/share/bash-completion/completions/chuqing
          chuqing completions zsh > ~/.zfunc/_chuqing
          chuqing completions fish > ~/.config/fish/completions/chuqing.fish
      zsh 须先有 fpath=(~/.zfunc $fpath); autoload -U compinit; compinit
      """,
      """
      Tab completes commands, options, nodes, case numbers, people and files.
      Examples: chuqing completions bash > ~/.local/share/bash-completion/completions/chuqing
                chuqing completions zsh > ~/.zfunc/_chuqing
                chuqing completions fish > ~/.config/fish/completions/chuqing.fish
      zsh needs fpath=(~/.zfunc $fpath); autoload -U compinit; compinit
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(
    help: ArgumentHelp(words("bash、zsh 或 fish。", "bash, zsh or fish."), valueName: "shell"), completion: .list(["bash", "zsh", "fish"]))
  var shell: String

  func run(in session: Session) throws -> ExitCode {
    guard let known = CompletionShell(rawValue: shell) else {
      throw CommandFailure.usage(.badShell(shell, known: CompletionShell.allCases.map(\.rawValue)))
    }
    session.output.raw(ChuqingCommand.completionScript(for: known) + "\n")
    return ContractExit.done
  }
}
