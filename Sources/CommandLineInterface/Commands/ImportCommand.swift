import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import LedgerExchange

extension LedgerKind: ExpressibleByArgument {}

/// `import`: reads ledgers.
struct ImportCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: words("导入案件台账和节点文件（xlsx、csv）。", "Read case ledgers and milestone files (xlsx, csv)."),
    discussion: words(
      """
      默认全有或全无：有一行不合格，就一行也不导入，并逐行说明文件、工作表、行、列、原因和办法。
      同一文件再导入一次不会有任何改动；空白格不会抹掉已有内容。
      工作簿里有台账表头的工作表都会读（先案件、后节点）；隐藏的表要用 --sheet 指明才读。
      列名不认识时，先用 --write-mapping 生成列名对照，改好后用 --mapping 导入。
      例：chuqing import 台账.xlsx 节点.csv --dry-run
          chuqing import 台账.xlsx --accept-valid --rejects 退回.xlsx
          chuqing import 台账.xlsx --sheet 2018年 --sheet 2019年
          chuqing import 台账.xlsx --write-mapping 对照.yaml
          chuqing import 台账.xlsx --mapping 对照.yaml
      """,
      """
      All or nothing by default: one bad row, and none is imported; each is listed with file, sheet, row, column, reason and remedy.
      Importing the same file again changes nothing; blank cells erase nothing.
      Every sheet with the header of a ledger is read (cases first, then milestones); a hidden one only when --sheet names it.
      When columns are not known, --write-mapping writes a list of them to edit, and --mapping imports with it.
      Examples: chuqing import ledger.xlsx milestones.csv --dry-run
                chuqing import ledger.xlsx --accept-valid --rejects rejects.xlsx
                chuqing import ledger.xlsx --sheet 2018 --sheet 2019
                chuqing import ledger.xlsx --write-mapping columns.yaml
                chuqing import ledger.xlsx --mapping columns.yaml
      """))

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp(words("台账或节点文件。", "Ledgers or milestone files."), valueName: "file"),
    completion: .file(extensions: ["xlsx", "csv"]))
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
      words(
        "只读这个工作表，可写多次（默认：所有有台账表头的可见工作表）。",
        "Read this sheet only; may be repeated (default: every visible sheet with the header of a ledger)."),
      valueName: "name"))
  var sheet: [String] = []

  @Option(
    help: ArgumentHelp(
      words("列名对照文件：台账里的列名各是什么。", "List that says what the columns of the ledger mean."), valueName: "path"))
  var mapping: String?

  @Option(
    help: ArgumentHelp(
      words("不导入，只把列名对照（含猜测）写到这个文件，供修改。", "Import nothing; write a list of the columns, guesses included, to edit."),
      valueName: "path"))
  var writeMapping: String?

  @Flag(
    help: ArgumentHelp(
      words("导入合格的行，其余写入退回行文件。", "Import the good rows and write the others to a file of rejected rows.")))
  var acceptValid = false

  @Option(
    help: ArgumentHelp(
      words(
        "退回行文件，.xlsx 或 .csv（默认 退回行.xlsx，写在当前文件夹）。",
        "File of rejected rows, .xlsx or .csv (default: rejected-rows.xlsx in this folder)."),
      valueName: "path"))
  var rejects: String?

  @Flag(help: ArgumentHelp(words("只说明会有什么变化，不写入。", "Say what would change, and change nothing.")))
  var dryRun = false

  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON.")))
  var json = false

  func run(in session: Session) throws -> ExitCode {
    var request = ImportRequest(files: files)
    request.options.kind = kind
    request.options.sheets = sheet
    if let mapping { request.options.mapping = try Self.mapping(mapping) }
    if let encoding {
      guard let known = TextEncoding(name: encoding) else {
        throw CommandFailure.usage(.badEncoding(encoding))
      }
      request.options.encoding = known
    }
    if let writeMapping {
      let proposals = try MappingFile.write(files, options: request.options, catalogue: session.catalogue, to: writeMapping)
      MappingFile.tell(proposals, path: writeMapping, files: files, session)
      return ContractExit.done
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
    if acceptValid, report.rejected > 0, !dryRun {
      try RejectsOutput(report: report, session: session).write(to: rejects)
    }
    return exitCode(report)
  }

  private func exitCode(_ report: ImportReport) -> ExitCode {
    if report.rejected == 0 { return ContractExit.done }
    return acceptValid ? ContractExit.partlyRejected : ContractExit.badInput
  }

  private static func mapping(_ path: String) throws -> LedgerMapping {
    do {
      return try LedgerMapping.read(path)
    } catch { throw LedgerError.mapping(file: path, error) }
  }
}
