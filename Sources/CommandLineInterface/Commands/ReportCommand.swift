import ArgumentParser
import Clearance
import Reports
import WorkbookExport

extension ReportKind: ExpressibleByArgument {
  /// Accepts the Chinese name beside the code.
  public init?(argument: String) {
    guard let kind = Self.allCases.first(where: { $0.rawValue == argument || $0.name(.zh) == argument }) else { return nil }
    self = kind
  }
}

/// `report`: writes a workbook for supervisors.
struct ReportCommand: SessionCommand {
  static let right = CommandRight.read

  static let configuration = CommandConfiguration(
    commandName: "report", abstract: words("生成 Excel 报告。", "Write an Excel report."),
    discussion: words(
      """
      例：chuqing report situation --period 2019H1 --out 态势报告.xlsx    （默认中文；--lang en 为英文）
          chuqing report situation --period 2019H1 --division 民二庭 --out 民二庭.xlsx
      """,
      """
      Examples: chuqing report situation --period 2019H1 --out report.xlsx --lang en    (Chinese by default)
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
  @OptionGroup(title: words("报告范围（不写为全院）", "Scope (default: the whole court)")) var scope: ReportScopeOptions
  @Option(help: ArgumentHelp(words("写到哪个文件（.xlsx）。", "The file to write (.xlsx)."), valueName: "file"))
  var out: String
  @Option(
    help: ArgumentHelp(
      words("按日志第几条时所知（默认现在）。", "As known at this journal position (default: now)."), valueName: "n"))
  var knownAt: Int?

  func run(in session: Session) throws -> ExitCode {
    let (period, comparison) = try periods.read()
    guard let comparison else { throw CommandFailure.usage(.comparisonForReport) }
    guard period.days.through <= session.today else {
      throw CommandFailure.usage(.periodNotOver(through: period.days.through, today: session.today))
    }
    let store = try session.open()
    let court = Court(store: store, catalogue: try session.law(of: store))
    // A report is a Chinese document unless English is asked for by name, whatever the locale of the terminal.
    let workbook = try court.report(
      kind, period: period, comparison: comparison,
      scope: try scope.scope(of: court, knownAt: knownAt, session: session), language: global.language?.report ?? .zh, knownAt: knownAt)
    let written = try WorkbookWriter.write(workbook, to: out, options: WorkbookWriter.Options())
    let sheets = workbook.sheets.filter { !$0.isHidden }
    session.output.result(
      session.language(
        "已写成 \(written.path)：\(sheets.count)张表（\(sheets.map(\.name).joined(separator: "、"))），\(written.byteCount / 1024) KB。",
        "Wrote \(written.path): \(sheets.count) sheets (\(sheets.map(\.name).joined(separator: ", "))), \(written.byteCount / 1024) KB."
      ))
    return ContractExit.done
  }
}
