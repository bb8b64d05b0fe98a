import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import RuleModel

/// `unlock`: releases the lock of a docket.
struct UnlockCommand: SessionCommand {
  static let right = CommandRight.release
  static let configuration = CommandConfiguration(
    commandName: "unlock", abstract: words("解锁逾期锁定的案件。", "Release the lock of a docket that missed a limit."),
    discussion: words(
      """
      首次由庭长批准，再次或者逾期很久的由分管院领导批准（角色见 chuqing users list）。逾期本身永远留在统计里。
      例：chuqing unlock '(2019)粤01破12号' --reason 管理人迟交材料 --approver 王庭长 --until 2019-03-20
      查看全部锁定与解锁：chuqing locks --all
      """,
      """
      The division chief releases the first time, a leader of the court again or after many days (see chuqing users
      list). The missed limit stays in the statistics for ever.
      Example: chuqing unlock '(2019)粤01破12号' --reason 'papers came late' --approver 王庭长 --until 2019-03-20
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "case"), completion: ShellCompletion.cases) var number: String
  @Option(help: ArgumentHelp(words("理由。", "Why."), valueName: "words")) var reason: String
  @Option(help: ArgumentHelp(words("批准人（默认为操作人）。", "Who approves (default: who acts)."), valueName: "name"))
  var approver: String?
  @Option(
    help: ArgumentHelp(
      words("新期限，到这一天为止不再锁定（默认按设置的工作日数）。", "New limit: no lock until the end of this day."),
      valueName: "date"))
  var until: String?
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    let reason = try session.nonBlank(reason, option: "--reason")
    let until = try until.map { try session.date($0, option: "--until") }
    let store = try session.openForWriting()
    let number = try session.registeredCase(number, in: store)
    let law = try session.law(of: store)
    let user = try session.user(approver ?? session.actor, among: try store.users())
    let release = try store.perform(session.context("unlock"), dryRun: dryRun) { transaction in
      try DocketDesk(transaction, catalogue: law).release(number, reason: reason, until: until, approver: user)
    }
    session.output.result(
      say(
        "\(number) 已解锁，新期限 \(release.until)；届时仍未完成将再次锁定。",
        "\(number) is released until \(release.until); it locks again if nothing is done by then."))
    session.sayDryRun(dryRun)
    return ContractExit.done
  }
}

/// `locks`: lists the locks and how they ended.
struct LocksCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "locks", abstract: words("列出锁定与解锁。", "List locks and releases."),
    discussion: words("例：chuqing locks --all --csv", "Example: chuqing locks --all --csv"))

  @OptionGroup var global: GlobalOptions
  @Flag(help: ArgumentHelp(words("也列出已解锁和已补办的。", "Also those that were released or done late."))) var all = false
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let store = try session.open()
    let law = try session.law(of: store)
    let rows = try LockListing.rows(store: store, law: law, now: session.now, includesEnded: all)
    LockListing.print(rows, format, session)
    return ContractExit.done
  }
}
