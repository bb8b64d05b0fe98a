import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance

/// `supervise extend`: puts the deadline for clearing off.
struct SuperviseExtendCommand: SessionCommand {
  static let right = CommandRight.supervise
  static let configuration = CommandConfiguration(
    commandName: "extend", abstract: words("延长督办案件的清结期限。", "Put the deadline for clearing off."),
    discussion: words(
      "例：chuqing supervise extend '(2016)粤01破12号' --clear-by 2020-06-30 --reason 等待土地拍卖",
      "Example: chuqing supervise extend '(2016)粤01破12号' --clear-by 2020-06-30 --reason 'auction of the land'"))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case numbers."), valueName: "case"), completion: ShellCompletion.cases) var numbers: [String] =
    []
  @OptionGroup(title: words("选择案件", "Choosing cases")) var selection: CaseSelection
  @Option(help: ArgumentHelp(words("新的清结期限。", "The new deadline."), valueName: "date")) var clearBy: String
  @Option(help: ArgumentHelp(words("理由。", "Why."), valueName: "words")) var reason: String
  @Option(help: ArgumentHelp(words("决定日期（默认今天）。", "Day of the decision (default: today)."), valueName: "date")) var on: String?
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let extended = SupervisionExtension(
      clearBy: try session.date(clearBy, option: "--clear-by"), reason: try session.nonBlank(reason, option: "--reason"),
      on: try on.map { try session.date($0, option: "--on") } ?? session.today)
    let store = try session.openForWriting()
    let law = try session.law(of: store)
    let chosen = try selection.numbers(named: numbers, store: store, session: session)
    let results = try store.perform(session.context("supervise extend"), dryRun: dryRun) { transaction in
      let desk = DocketDesk(transaction, catalogue: law)
      return try CaseBatch.run(chosen) { number in try desk.extendSupervision(of: number, extended) }
    }
    let say = session.language
    for (number, before) in results {
      let old = before.map(\.description) ?? say("未定", "none")
      session.output.result(
        say("\(number)：清结期限 \(old) → \(extended.clearBy)", "\(number): deadline \(old) → \(extended.clearBy)"))
    }
    session.sayDryRun(dryRun)
    return ContractExit.done
  }
}

/// `supervise end`: takes pending cases off supervision.
struct SuperviseEndCommand: SessionCommand {
  static let right = CommandRight.supervise
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: words("摘牌：案件未结而不再督办（结案的自动结束）。", "Take pending cases off supervision (closing ends it by itself)."),
    discussion: words(
      "例：chuqing supervise end '(2016)粤01破12号' --reason 信访已化解 --on 2019-06-30",
      "Example: chuqing supervise end '(2016)粤01破12号' --reason 'petition settled' --on 2019-06-30"))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case numbers."), valueName: "case"), completion: ShellCompletion.cases) var numbers: [String] =
    []
  @OptionGroup(title: words("选择案件", "Choosing cases")) var selection: CaseSelection
  @Option(help: ArgumentHelp(words("理由。", "Why."), valueName: "words")) var reason: String
  @Option(help: ArgumentHelp(words("摘牌日期（默认今天）。", "Day (default: today)."), valueName: "date")) var on: String?
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let ending = SupervisionEnding(
      reason: try session.nonBlank(reason, option: "--reason"),
      on: try on.map { try session.date($0, option: "--on") } ?? session.today)
    let store = try session.openForWriting()
    let law = try session.law(of: store)
    let chosen = try selection.numbers(named: numbers, store: store, session: session)
    let results = try store.perform(session.context("supervise end"), dryRun: dryRun) { transaction in
      let desk = DocketDesk(transaction, catalogue: law)
      return try CaseBatch.run(chosen) { number in try desk.endSupervision(of: number, ending) }
    }
    for (number, _) in results {
      session.output.result(session.language("\(number)：\(ending.on) 摘牌", "\(number): taken off supervision on \(ending.on)"))
    }
    session.sayDryRun(dryRun)
    return ContractExit.done
  }
}
