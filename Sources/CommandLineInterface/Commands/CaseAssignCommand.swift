import ArgumentParser
import CaseFile
import CaseStore
import Clearance

/// `case assign`: assigns cases to a judge or clerk, or to another one.
struct CaseAssignCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: words("分案、改派，可以一次改派多件。", "Assign cases to a division, judge or clerk."),
    discussion: words(
      """
      例：chuqing case assign '(2019)粤01破12号' --judge 李四 --clerk 王五
          chuqing case assign --of 张三 --judge 李四 --reason 调离 --on 2019-06-30      张三的未结案件全部改派
      """,
      """
      Examples: chuqing case assign '(2019)粤01破12号' --judge 李四 --clerk 王五
                chuqing case assign --of 张三 --judge 李四 --reason 'moved away' --on 2019-06-30
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case numbers."), valueName: "case")) var numbers: [String] = []
  @Option(
    help: ArgumentHelp(
      words("从文件读案号，每行一个；- 为标准输入。", "Read case numbers from a file, one a line; - for standard input."),
      valueName: "file"))
  var from: String?
  @Option(name: .customLong("of"), help: ArgumentHelp(words("这位法官的未结案件。", "Pending cases of this judge."), valueName: "name"))
  var presentJudge: String?
  @Option(help: ArgumentHelp(words("承办部门。", "The division."), valueName: "name")) var division: String?
  @Option(help: ArgumentHelp(words("承办法官。", "The judge."), valueName: "name")) var judge: String?
  @Option(help: ArgumentHelp(words("书记员。", "The clerk."), valueName: "name")) var clerk: String?
  @Option(help: ArgumentHelp(words("理由。", "Why."), valueName: "words")) var reason: String?
  @Option(help: ArgumentHelp(words("决定日期。", "Day of the decision."), valueName: "date")) var on: String?
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    let division = try division.map { try session.nonBlank($0, option: "--division") }
    let judge = try judge.map { try session.nonBlank($0, option: "--judge") }
    let clerk = try clerk.map { try session.nonBlank($0, option: "--clerk") }
    guard division != nil || judge != nil || clerk != nil else { throw CommandFailure.usage(.blankOption("--judge")) }
    let day = try on.map { try session.date($0, option: "--on") }
    let reason = try reason.map { try session.nonBlank($0, option: "--reason") }
    let store = try session.openForWriting()
    let law = try session.law(of: store)
    let chosen = try CaseSelection.numbers(
      named: numbers, from: from, pendingOf: presentJudge, store: store, session: session)
    let results = try store.perform(session.context("case assign"), dryRun: dryRun) { transaction in
      let desk = DocketDesk(transaction, catalogue: law)
      return try CaseBatch.run(chosen) { number in
        try desk.assign(number, division: division, judge: judge, clerk: clerk, on: day, reason: reason)
      }
    }
    for (number, changes) in results {
      session.output.result(
        changes.isEmpty
          ? say("\(number) 本来就是这样，没有改动。", "\(number) says so already; nothing changed.") : "\(number)：\(changes.text(say))")
    }
    session.sayDryRun(dryRun)
    return ContractExit.done
  }
}
