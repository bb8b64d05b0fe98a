import ArgumentParser
import CaseFile
import CaseStore
import Reports
import RuleModel

/// `check`: the standing questions about what is recorded.
struct CheckCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: words("数据检查：前后矛盾、遗漏、可疑的登记。", "Check the data: contradictions, gaps, doubtful entries."),
    discussion: words(
      """
      每个问题有固定编号，说明事实和改正的命令。有错误或警告时退出码为3，只有提示时为0。
      （verify 核验日志是否被改动，check 检查登记的内容是否合理。）
      例：chuqing check                       全部问题
          chuqing check --code Q301 --csv     只看一个问题
          chuqing check --case 破12           只看一件案件
          chuqing check --questions           有哪些问题
      """,
      """
      Every question has a stable code; each answer tells the facts and the command that mends it. Exit code 3 when
      there are errors or warnings, 0 when there are notes at most. (verify proves that the journal is whole.)
      Examples: chuqing check    chuqing check --code Q301 --csv    chuqing check --case 破12
                chuqing check --questions
      """))

  @OptionGroup var global: GlobalOptions
  @Option(help: ArgumentHelp(words("只看这个编号的问题（可写多次）。", "Only this question (repeatable)."), valueName: "code"))
  var code: [String] = []
  @Option(
    name: .customLong("case"), help: ArgumentHelp(words("只看这件案件（可写多次）。", "Only this case (repeatable)."), valueName: "number"))
  var numbers: [String] = []
  @Flag(help: ArgumentHelp(words("列出全部问题，不检查。", "List the questions and check nothing."))) var questions = false
  @Option(
    help: ArgumentHelp(words("表格中每个问题最多列几条（默认20，0为全部）。", "Answers a question in the table (default 20, 0 for all)."), valueName: "n"))
  var limit = 20
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let asked = try code.map { text throws(CommandFailure) in try Self.question(text) }
    if questions {
      IntegrityListing.printQuestions(format, session)
      return ContractExit.done
    }
    let store = try session.open()
    let wanted = Set(try numbers.map { try session.registeredCase($0, in: store) })
    let check = try check(store, session)
    let findings = check.finished().filter { finding in
      (asked.isEmpty || asked.contains(finding.question))
        && (wanted.isEmpty || finding.cases.contains(where: wanted.contains))
    }
    let listing = IntegrityListing(findings: findings, count: check.count, court: store.court.code, session: session)
    switch format {
    case .json: listing.printJSON()
    case .csv: listing.printCSV()
    case .table: listing.printTable(limit: limit)
    }
    return findings.contains { $0.question.severity != .note } ? ContractExit.warnings : ContractExit.done
  }

  /// All dockets are read even for one case: what is wrong with it may stand in another.
  private func check(_ store: CaseStore, _ session: Session) throws -> IntegrityCheck {
    let law = try session.law(of: store)
    var check = IntegrityCheck(catalogue: law, now: session.now, court: store.court.code)
    let progress = ProgressLine(session.output)
    defer { progress.finish() }
    try store.forEachDocket(codes: law.caseNumberCodes, where: { _ in true }) { docket in
      check.add(docket)
      if check.count.isMultiple(of: 1000) {
        progress.show(session.language("已检查 \(check.count) 件", "Checked \(check.count) cases"))
      }
    }
    return check
  }

  private static func question(_ text: String) throws(CommandFailure) -> IntegrityQuestion {
    guard let question = IntegrityQuestion(rawValue: TextFolding.key(text).uppercased()) else {
      throw .usage(.badWord(option: "--code", text, accepted: IntegrityQuestion.allCases.map(\.rawValue)))
    }
    return question
  }
}
