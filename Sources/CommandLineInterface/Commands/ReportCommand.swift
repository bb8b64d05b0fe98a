import ArgumentParser
import CaseFile
import Clearance
import Reports

extension ReportKind: ExpressibleByArgument {
  /// Accepts the Chinese name beside the code.
  public init?(argument: String) {
    guard let kind = Self.allCases.first(where: { $0.rawValue == argument || $0.name(.zh) == argument }) else { return nil }
    self = kind
  }
}

/// `report`: writes a report for supervisors, as a workbook unless another format is asked for.
struct ReportCommand: SessionCommand {
  static let right = CommandRight.read

  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: words("生成报告：Excel 工作簿，或 JSON、CSV、Markdown。", "Write a report: an Excel workbook, or JSON, CSV, Markdown."),
    discussion: words(
      """
      例：chuqing report situation --period 2019H1 --out 态势报告.xlsx    （默认中文；--lang en 为英文）
          chuqing report circular --period 2019-01..2019-07 --out 通报.xlsx
          chuqing report situation --period 2019H1 --division 民二庭 --out 民二庭.xlsx
          chuqing report situation --period 2019H1 --format csv --table overall
      """,
      """
      Examples: chuqing report situation --period 2019H1 --out report.xlsx --lang en    (Chinese by default)
                chuqing report circular --period 2019-01..2019-07 --out circular.xlsx
                chuqing report situation --period 2019H1 --format csv --table overall
                chuqing report situation --period 2019H1 --division 民二庭 --out division.xlsx
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(
    help: ArgumentHelp(
      words(
        "报告种类：circular 通报、situation 态势报告、ledger 台账、overdue 节点预警及逾期、plan 结案计划。",
        "Kind of report: circular, situation, ledger, overdue or plan."), valueName: "kind"))
  var kind: ReportKind
  @OptionGroup var periods: PeriodOptions
  @Option(
    help: ArgumentHelp(
      words(
        "写到哪个文件；json、md 和 csv 的单个表格不写则输出到屏幕，csv 的全部表格写到一个文件夹。",
        "The file to write; JSON, Markdown and a single CSV table go to standard output without it, all CSV tables into a folder."),
      valueName: "file"))
  var out: String?
  @Option(
    help: ArgumentHelp(words("格式：xlsx（默认）、json、csv、md。", "xlsx (default), json, csv or md."), valueName: "format"))
  var format = ReportFormat.xlsx
  @Option(
    help: ArgumentHelp(words("只输出一个表格（csv），如 overall。", "Only this table (CSV), e.g. overall."), valueName: "id"))
  var table: String?
  @Option(
    help: ArgumentHelp(
      words(
        "账龄段的界限，以月计（默认 12,18,24,36,60）；一年以上、三年以上两项不受影响。",
        "Ages in months between the ageing bands (default 12,18,24,36,60); the headline figures stay those of 1 and 3 years."),
      valueName: "months"))
  var thresholds: String?
  @Flag(help: ArgumentHelp(words("承办法官按结案数排名（默认按姓名，不排名）。", "Rank judges by closings (default: by name, unranked).")))
  var rankJudges = false
  @OptionGroup(title: words("报告范围（不写为全院）", "Scope (default: the whole court)")) var scope: ReportScopeOptions
  @Option(
    help: ArgumentHelp(
      words("按日志第几条时所知（默认现在）。", "As known at this journal position (default: now)."), valueName: "n"))
  var knownAt: Int?

  @OptionGroup var copies: CopyOptions

  func run(in session: Session) throws -> ExitCode {
    let recipients = try copies.recipients()
    let isIssued = copies.publish || !recipients.isEmpty
    if isIssued, format != .xlsx { throw CommandFailure.usage(.copyOfWorkbook) }
    let (period, comparison) = try periods.read()
    guard let comparison else { throw CommandFailure.usage(.comparisonForReport) }
    guard period.days.through <= session.today else {
      throw CommandFailure.usage(.periodNotOver(through: period.days.through, today: session.today))
    }
    let months = try thresholds.map(StatsCommand.thresholds) ?? SituationInput.usualThresholds
    // A report for nobody in particular only reads.
    let store = !isIssued || copies.dryRun ? try session.open() : try session.openForWriting(with: .issue)
    let court = Court(store: store, catalogue: try session.law(of: store))
    // A report is a Chinese document unless English is asked for by name, whatever the locale of the terminal.
    let language = global.language?.report ?? .zh
    let part = try scope.scope(of: court, knownAt: knownAt, session: session)
    let workbook = try court.report(
      kind, period: period, comparison: comparison, scope: part, language: language, knownAt: knownAt,
      thresholds: months, judgeOrder: rankJudges ? .byClosings : .byName)
    guard isIssued else {
      try ReportOutput(workbook: workbook, session: session).write(format, table: table, to: out)
      return ContractExit.done
    }
    guard let out else { throw CommandFailure.usage(.reportNeedsFile) }
    let request = ReportIssue.Request(
      kind: kind.rawValue, period: period.code, comparison: comparison.code, scope: part?.code, thresholds: months,
      ranksJudges: rankJudges, language: language.rawValue)
    return try copies.issue(CopyIssuing(store: store, request: request, workbook: workbook), to: recipients, out: out, session)
  }
}
