import ArgumentParser
import CaseFile
import RuleModel

/// `errors`: what the codes of messages mean.
struct ErrorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "errors", abstract: words("错误代码：含义、示例、办法。", "Error codes: meaning, example, what to do."),
    discussion: words(
      """
      每条错误、退回的行和提示都带一个代码，如 E504；同一个代码永远是同一种错误，打电话时报代码即可。
      例：chuqing errors show E504
          chuqing errors list --csv
      """,
      """
      Every error, rejected row and notice has a code such as E504. A code never changes its meaning.
      Examples: chuqing errors show E504
                chuqing errors list --csv
      """),
    subcommands: [ErrorsShowCommand.self, ErrorsListCommand.self])
}

/// `errors show`.
struct ErrorsShowCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: words("一个代码是什么意思，怎么办。", "What a code means, and what to do."),
    discussion: words("例：chuqing errors show E504", "Example: chuqing errors show E504"))

  @OptionGroup var global: GlobalOptions
  @Argument(
    help: ArgumentHelp(words("错误代码，如 E504（可以只写 504）。", "The code, e.g. E504 (or 504)."), valueName: "code"),
    completion: .list(CodeBook.words))
  var code: String
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    guard let known = CodeBook.code(named: code) else {
      throw CommandFailure.usage(.unknownCode(code, closest: Likeness.closest(to: code, among: CodeBook.words)))
    }
    let entry = known.entry
    if json {
      session.output.json(CodeReference.members(of: known, say))
      return ContractExit.done
    }
    let text = entry.sample.text(say)
    session.output.result("\(known.rawValue)  \(say(entry.meaning.zh, entry.meaning.en))")
    session.output.result(say("示例：", "Example: ") + text.sentence)
    if let remedy = text.remedy { session.output.result(say("办法：", "What to do: ") + remedy) }
    session.output.result(say("退出码：\(entry.sample.exitCode)", "Exit code: \(entry.sample.exitCode)"))
    return ContractExit.done
  }
}

/// `errors list`.
struct ErrorsListCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: words("列出全部代码。", "List all codes."),
    discussion: words("例：chuqing errors list --csv", "Example: chuqing errors list --csv"))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    switch try format.format() {
    case .json:
      session.output.json([
        .init(key: "codes", value: .array(CodeBook.all.map { .object(CodeReference.members(of: $0, say)) }))
      ])
    case .csv:
      session.output.raw(
        CodeBook.all.reduce(DelimitedField.line(["code", "exit", "meaning"])) { text, code in
          let entry = code.entry
          return text
            + DelimitedField.line([code.rawValue, "\(entry.sample.exitCode)", say(entry.meaning.zh, entry.meaning.en)])
        })
    case .table:
      for area in CodeBook.areas {
        session.output.result(say(area.title.zh, area.title.en))
        for code in area.codes {
          let meaning = code.entry.meaning
          session.output.result("  \(code.rawValue)  \(say(meaning.zh, meaning.en))")
        }
      }
      session.output.message(say("详情：chuqing errors show 代码", "More: chuqing errors show CODE"))
    }
    return ContractExit.done
  }
}

/// A code for programs.
enum CodeReference {
  static func members(of code: any FaultCode, _ say: Language) -> [JSONValue.Member] {
    let entry = code.entry
    let text = entry.sample.text(say)
    return [
      .init(key: "code", value: .string(code.rawValue)),
      .init(key: "meaning", value: .string(say(entry.meaning.zh, entry.meaning.en))),
      .init(key: "example", value: .string(text.sentence)), .init(key: "remedy", value: text.remedy.map(JSONValue.string) ?? .null),
      .init(key: "exit", value: .integer(Int64(entry.sample.exitCode))),
    ]
  }
}
