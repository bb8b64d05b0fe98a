import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import Reports
import RuleModel
import WorkbookExport

/// `explain`: how the due days of a node came about.
struct ExplainCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: words("说明期限怎样算出：起算、届满、顺延、依据。", "How a due day was computed: start, end, days skipped, basis."),
    discussion: words(
      """
      节点可写名称、编号（9 为全部分项，9a 为一项）或事件名。没有起算的，说明原因和要登记什么。
      例：chuqing explain '(2019)粤01破12号' 9a
          chuqing explain '(2019)粤01破12号' 9a --out 期限计算说明.xlsx    （一页，可以附卷）
      """,
      """
      A node by name or number (9 with all parts, 9a for one), or an event. What has not begun is explained, too.
      Examples: chuqing explain '(2019)粤01破12号' 9a
                chuqing explain '(2019)粤01破12号' 9a --out proof.xlsx    (one page, for the court file)
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "case"), completion: ShellCompletion.cases) var number: String
  @Argument(help: ArgumentHelp(words("节点。", "Node."), valueName: "node"), completion: ShellCompletion.nodes) var node: String
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false
  @Option(
    help: ArgumentHelp(words("写成期限计算说明（.xlsx）。", "Write a proof sheet (.xlsx)."), valueName: "file"))
  var out: String?

  func run(in session: Session) throws -> ExitCode {
    let store = try session.open()
    let number = try session.registeredCase(number, in: store)
    let catalogue = try session.law(of: store)
    let step = try catalogue.stepNamed(node, session.language)
    guard var docket = try store.docket(number, codes: catalogue.caseNumberCodes) else {
      throw CommandFailure.refusal(.notRegistered(number), case: nil)
    }
    // A docket is read without its enterprises.
    docket.record.facts.debtors = try store.find(number)?.facts.debtors ?? []
    let proof = StepProof(of: step, on: docket, catalogue: catalogue, now: session.now)
    if json {
      session.output.json(ExplainJSON(proof: proof, language: session.language).members)
    } else if out == nil {
      ExplainText(proof: proof, session: session).print()
    }
    guard let out else { return ContractExit.done }
    return try write(proof, to: out, store: store, session)
  }

  /// Writes the proof sheet, one page a limit.
  private func write(
    _ proof: StepProof, to path: String, store: CaseStore, _ session: Session
  ) throws -> ExitCode {
    let say = session.language
    guard !proof.limits.isEmpty else {
      session.output.message(
        say("没有写 \(path)：该节点没有已起算的期限。原因见 chuqing explain（不加 --out）。", "\(path) was not written: the step has no limit."))
      return ContractExit.refused
    }
    // A proof sheet is a Chinese document unless English is asked for by name, whatever the locale of the terminal.
    let workbook = ProofSheet(
      proof, court: store.court, head: try store.head(), programVersion: ProgramVersion.text,
      language: global.language?.report ?? .zh
    ).workbook()
    let written = try WorkbookWriter.write(workbook, to: path)
    let message = say("已写成 \(written.path)：\(workbook.sheets.count)页。", "Wrote \(written.path): \(workbook.sheets.count) pages.")
    if json { session.output.message(message) } else { session.output.result(message) }
    return ContractExit.done
  }
}
