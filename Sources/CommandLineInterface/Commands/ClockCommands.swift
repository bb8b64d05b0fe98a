import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import RuleModel

/// `extend`: records an extension that a court granted.
struct ExtendCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "extend", abstract: words("登记期限延长。", "Record an extension that was granted."),
    discussion: words(
      """
      例：chuqing extend '(2019)粤01破申5号' 6 --on 2019-01-15 --court 广东省高级人民法院 --document '(2019)粤破监1号'
      能否延长、延长多久、由谁批准，见 chuqing explain 案号 节点。
      """,
      """
      Example: chuqing extend '(2019)粤01破申5号' 6 --on 2019-01-15 --court 广东省高级人民法院
      Whether, by how much and by whom a limit can be extended: chuqing explain CASE NODE.
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "case"), completion: ShellCompletion.cases) var number: String
  @Argument(help: ArgumentHelp(words("节点。", "Milestone."), valueName: "node"), completion: ShellCompletion.nodes) var node: String
  @Option(help: ArgumentHelp(words("批准日期。", "Day of the decision."), valueName: "date")) var on: String
  @Option(help: ArgumentHelp(words("批准的法院。", "The court that approved it."), valueName: "name")) var court: String
  @Option(
    help: ArgumentHelp(
      words("延长多少，按规则的单位（默认取最长）。", "By how many units of the rule (default: the most)."),
      valueName: "n"))
  var by: Int?
  @Option(
    help: ArgumentHelp(
      words(
        "起算基准：nominal 未顺延的末日、rolled 顺延后的末日、combined 合并计算（默认按设置）。",
        "Counted from: nominal, rolled or combined (default: the settings)."), valueName: "base"))
  var base: String?
  @Option(help: ArgumentHelp(words("文书。", "Document."), valueName: "words")) var document: String?
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    let step = try session.step(node).id
    let day = try session.date(on, option: "--on")
    let court = try session.nonBlank(court, option: "--court")
    var chosen: ExtensionBase?
    if let base {
      guard let known = ExtensionBase(rawValue: base) else {
        throw CommandFailure.usage(
          .badWord(option: "--base", base, accepted: ExtensionBase.allCases.map(\.rawValue)))
      }
      chosen = known
    }
    let store = try session.openForWriting()
    let number = try session.registeredCase(number, in: store)
    let law = try session.law(of: store)
    let (grant, due) = try store.perform(session.context("extend"), dryRun: dryRun) { transaction in
      let desk = DocketDesk(transaction, catalogue: law)
      let limits = try desk.status(of: number).status.limits
      let unit = limits.first { ($0.rule.step == step || step == StepID($0.rule.milestone)) && $0.rule.extensions != nil }?
        .rule.extensions?.unit
      let grant = try desk.extend(
        step, of: number, by: by.flatMap { count in unit.map { (count, $0) } }, base: chosen, court: court,
        decidedOn: day, document: document)
      let after = try desk.status(of: number).status.limits.first { $0.rule.id == grant.rule && $0.limit.isOpen }
      return (grant, after?.limit.end.due)
    }
    session.output.result(
      say(
        "\(number) “\(grant.step.name(say))”延长\(grant.unit.count(grant.count, say))，新的期限：\(due?.description ?? "—")。",
        "\(number): '\(grant.step.name(say))' extended by \(grant.unit.count(grant.count, say)); now due on \(due?.description ?? "—")."
      ))
    session.sayDryRun(dryRun)
    return ContractExit.done
  }
}

/// `suspend`: records days that do not count.
struct SuspendCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "suspend", abstract: words("登记期限中止或不计入的期间。", "Record days that do not count."),
    discussion: words(
      """
      原因：补正材料 supplement、中止 stay、顺延 justified_delay。没有 --through 的，用 resume 恢复。
      例：chuqing suspend '(2019)粤01破12号' 16 --from 2020-02-03 --reason 中止 --document '(2019)粤01破12号之二'
      """,
      """
      Reasons: supplement, stay, justified_delay. Without --through the clocks stand still until resume.
      Example: chuqing suspend '(2019)粤01破12号' 16 --from 2020-02-03 --reason stay
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "case"), completion: ShellCompletion.cases) var number: String
  @Argument(
    help: ArgumentHelp(words("节点（不写为全案）。", "Milestone (default: every clock of the docket)."), valueName: "node"),
    completion: ShellCompletion.nodes)
  var node: String?
  @Option(help: ArgumentHelp(words("第一个不计入的日子。", "First day that does not count."), valueName: "date")) var from: String
  @Option(help: ArgumentHelp(words("最后一个不计入的日子。", "Last day that does not count."), valueName: "date")) var through: String?
  @Option(help: ArgumentHelp(words("原因。", "Reason."), valueName: "word")) var reason: String
  @Option(help: ArgumentHelp(words("文书。", "Document."), valueName: "words")) var document: String?
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    guard let reason = SuspensionReason(named: reason) else {
      throw CommandFailure.usage(
        .badWord(
          option: "--reason", self.reason,
          accepted: SuspensionReason.allCases.filter(\.stopsStepLimits).map { "\($0.label(.zh))(\($0.rawValue))" }))
    }
    let suspension = ClockSuspension(
      step: try node.map { try session.step($0).id }, from: try session.date(from, option: "--from"),
      through: try through.map { try session.date($0, option: "--through") }, reason: reason, document: document)
    let store = try session.openForWriting()
    let number = try session.registeredCase(number, in: store)
    let law = try session.law(of: store)
    try store.perform(session.context("suspend"), dryRun: dryRun) { transaction in
      try DocketDesk(transaction, catalogue: law).suspend(suspension, of: number)
    }
    let what =
      suspension.step.map { say("“\($0.name(say))”的期限", "the limit of '\($0.name(say))'") }
      ?? say("全部期限", "every limit")
    session.output.result(
      say(
        "\(number)：\(what)从 \(suspension.from) 起不计入（\(reason.label(say))）。",
        "\(number): \(what) stands still from \(suspension.from) (\(reason.label(say)))."))
    if suspension.through == nil {
      session.output.message(
        say("恢复时：chuqing resume '\(number)' --on 日期", "To resume: chuqing resume '\(number)' --on DATE"))
    }
    session.sayDryRun(dryRun)
    return ContractExit.done
  }
}

/// `resume`: lets the clocks run again.
struct ResumeCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: words("恢复计算期限。", "Let the clocks run again."),
    discussion: words(
      "例：chuqing resume '(2019)粤01破12号' --on 2020-03-02    （这一天重新计入）",
      "Example: chuqing resume '(2019)粤01破12号' --on 2020-03-02    (that day counts again)"))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "case"), completion: ShellCompletion.cases) var number: String
  @Option(help: ArgumentHelp(words("从这一天起重新计入。", "The first day that counts again."), valueName: "date")) var on: String
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let day = try session.date(on, option: "--on")
    let store = try session.openForWriting()
    let number = try session.registeredCase(number, in: store)
    let law = try session.law(of: store)
    try store.perform(session.context("resume"), dryRun: dryRun) { transaction in
      try DocketDesk(transaction, catalogue: law).resume(number, on: day)
    }
    session.output.result(
      session.language("\(number)：从 \(day) 起恢复计算期限。", "\(number): the clocks run again from \(day)."))
    session.sayDryRun(dryRun)
    return ContractExit.done
  }
}

/// `waive`: records that a step is not needed.
struct WaiveCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "waive", abstract: words("免除一个节点的期限。", "Waive a step that the case does not need."),
    discussion: words(
      "例：chuqing waive '(2019)粤01破12号' 14 --reason 没有职工",
      "Example: chuqing waive '(2019)粤01破12号' 14 --reason 'no employees'"))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "case"), completion: ShellCompletion.cases) var number: String
  @Argument(help: ArgumentHelp(words("节点。", "Milestone."), valueName: "node"), completion: ShellCompletion.nodes) var node: String
  @Option(help: ArgumentHelp(words("理由。", "Why."), valueName: "words")) var reason: String
  @Option(help: ArgumentHelp(words("批准人（法院的法定期限必填）。", "Who approved it (needed for statutory limits of the court)."), valueName: "name"))
  var approver: String?
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    let step = try session.step(node).id
    let reason = try session.nonBlank(reason, option: "--reason")
    let store = try session.openForWriting()
    let number = try session.registeredCase(number, in: store)
    let law = try session.law(of: store)
    let approver = try approver.map { try session.user($0, among: try store.users()) }
    try store.perform(session.context("waive"), dryRun: dryRun) { transaction in
      try DocketDesk(transaction, catalogue: law).waive(step, of: number, reason: reason, approver: approver)
    }
    session.output.result(
      say("\(number)：已免除“\(step.name(say))”。", "\(number): '\(step.name(say))' is waived."))
    session.sayDryRun(dryRun)
    return ContractExit.done
  }
}

extension Session {
  /// Says that nothing was written, after a dry run.
  func sayDryRun(_ isDryRun: Bool) {
    if isDryRun { output.result(language("试运行：没有写入。", "Dry run: nothing was written.")) }
  }
}
