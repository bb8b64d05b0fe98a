import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import LedgerExchange

extension LedgerKind: ExpressibleByArgument {}

/// `import`: reads ledgers.
struct ImportCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: words("导入案件台账和节点文件（xlsx、csv）。", "Read case ledgers and milestone files (xlsx, csv)."),
    discussion: words(
      """
      默认全有或全无：有一行不合格，就一行也不导入，并逐行说明文件、行、列、原因和办法。
      同一文件再导入一次不会有任何改动；空白格不会抹掉已有内容。
      例：chuqing import 台账.xlsx 节点.csv --dry-run
          chuqing import 台账.csv --accept-valid --rejects 退回.csv
      """,
      """
      All or nothing by default: one bad row, and none is imported; each is listed with file, row, column, reason and remedy.
      Importing the same file again changes nothing; blank cells erase nothing.
      Examples: chuqing import ledger.xlsx milestones.csv --dry-run
                chuqing import ledger.csv --accept-valid --rejects rejects.csv
      """))

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp(words("台账或节点文件。", "Ledgers or milestone files."), valueName: "file"))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      words(
        "文件内容：cases 案件，milestones 节点（默认看表头）。",
        "What the files hold: cases or milestones (default: by their header)."), valueName: "kind"))
  var kind: LedgerKind?

  @Option(
    help: ArgumentHelp(
      words(
        "文本编码，如 utf-8、gb18030（默认自动识别）。", "Encoding of text files, e.g. utf-8, gb18030 (default: detected)."),
      valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      words("工作表名称（默认找有表头的一张）。", "Name of the sheet (default: the one with a header)."), valueName: "name"))
  var sheet: String?

  @Flag(
    help: ArgumentHelp(
      words("导入合格的行，其余写入退回行文件。", "Import the good rows and write the others to a file of rejected rows.")))
  var acceptValid = false

  @Option(
    help: ArgumentHelp(
      words(
        "退回行文件（默认 退回行.csv，写在当前文件夹）。", "File of rejected rows (default: rejected-rows.csv in this folder)."),
      valueName: "path"))
  var rejects: String?

  @Flag(help: ArgumentHelp(words("只说明会有什么变化，不写入。", "Say what would change, and change nothing.")))
  var dryRun = false

  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON.")))
  var json = false

  func run(in session: Session) throws -> ExitCode {
    var request = ImportRequest(files: files)
    request.options.kind = kind
    request.options.sheet = sheet
    if let encoding {
      guard let known = TextEncoding(name: encoding) else {
        throw CommandFailure.usage(.badEncoding(encoding))
      }
      request.options.encoding = known
    }
    request.policy = acceptValid ? .acceptValid : .allOrNothing
    request.mode = dryRun ? .dryRun : .record
    let store = try session.openForWriting()
    let progress = ProgressLine(session.output)
    let say = session.language
    let importer = LedgerImport(store: store, catalogue: try session.law(of: store)) { step in
      progress.show(say("正在读取 \(step.file)：\(step.rows) 行", "Reading \(step.file): \(step.rows) rows"))
    }
    defer { progress.finish() }
    let report = try importer.run(request, context: session.context("import"))
    progress.finish()
    let rendering = ImportRendering(
      report: report, session: session, isDryRun: dryRun, acceptsValid: acceptValid)
    if json { rendering.printJSON() } else { rendering.printText() }
    if acceptValid, report.rejected > 0, !dryRun { try writeRejects(report, session) }
    return exitCode(report)
  }

  private func exitCode(_ report: ImportReport) -> ExitCode {
    if report.rejected == 0 { return ContractExit.done }
    return acceptValid ? ContractExit.partlyRejected : ContractExit.badInput
  }

  private func writeRejects(_ report: ImportReport, _ session: Session) throws {
    let say = session.language
    let path = rejects ?? say("退回行.csv", "rejected-rows.csv")
    let parts = report.files.filter { !$0.rejectedRows.isEmpty }
    // One file a ledger: two tables with different columns in one file could not be imported again.
    for (index, part) in parts.enumerated() {
      let place = parts.count == 1 ? path : Self.numbered(path, index + 1)
      try Self.write(part, to: place, say)
      session.output.message(
        say(
          "\(part.ledger.name) 退回的行已写入 \(place)，改正后可直接再导入。",
          "The rejected rows of \(part.ledger.name) are in \(place); correct them there and import that file."))
    }
  }

  private static func write(_ part: ImportReport.File, to path: String, _ say: Language) throws {
    var reasons: [Int: String] = [:]
    for rejection in part.rejections {
      let column = rejection.place.column.map { "\($0)\(say("：", ": "))" } ?? ""
      let reason = column + rejection.rule.text(say).clause
      reasons[rejection.place.row] = reasons[rejection.place.row].map { $0 + say("；", "; ") + reason } ?? reason
    }
    var file = RejectsFile()
    try file.add(part.ledger, reasons: reasons, reasonTitle: "不予导入的原因", rowTitle: "原行号")
    try file.write(to: path)
  }

  /// `退回行-2.csv` for `退回行.csv`.
  private static func numbered(_ path: String, _ number: Int) -> String {
    guard path.lowercased().hasSuffix(".csv") else { return "\(path)-\(number)" }
    return "\(path.dropLast(4))-\(number)\(path.suffix(4))"
  }
}
