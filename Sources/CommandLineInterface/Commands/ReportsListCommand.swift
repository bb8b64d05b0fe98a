import ArgumentParser
import CaseFile
import CaseStore
import Reports

/// `reports list`: the reports that were issued.
struct ReportsListCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: words("列出已印发的报告。", "List the reports that were issued."),
    discussion: words(
      "编号用于 reports reproduce 和 reports why。例：chuqing reports list    chuqing reports list --kind 通报 --period 2019-07",
      "The numbers serve reports reproduce and reports why. Examples: chuqing reports list    chuqing reports list --kind circular"))

  @OptionGroup var global: GlobalOptions
  @Option(help: ArgumentHelp(words("只列一种报告。", "Only this kind of report."), valueName: "kind")) var kind: ReportKind?
  @Option(help: ArgumentHelp(words("只列一个期间，如 2019H1。", "Only this period, e.g. 2019H1."), valueName: "P")) var period: String?
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let period = try period.map(PeriodOptions.read)?.code
    let reports = try session.open().issuedReports().filter { report in
      let request = report.issue.request
      return (kind.map { $0.rawValue == request.kind } ?? true) && (period.map { $0 == request.period } ?? true)
    }
    let say = session.language
    switch format {
    case .json: session.output.json([.init(key: "reports", value: .array(reports.map(\.json)))])
    case .csv:
      var text = DelimitedField.line([
        "sequence", "issued_at", "issued_by", "code", "recipient", "kind", "period", "comparison", "scope", "as_of", "journal_position",
        "journal_digest", "file", "file_digest", "content_digest", "schedule",
      ])
      for report in reports { text += DelimitedField.line(Self.fields(report)) }
      session.output.raw(text)
    case .table:
      guard !reports.isEmpty else {
        session.output.message(
          say(
            "还没有印发过报告：chuqing report 种类 --period 期间 --for 收件人 --out 文件",
            "No report was issued yet: chuqing report KIND --period P --for NAME --out FILE"))
        return ContractExit.done
      }
      var table = TerminalTable([
        .init(say("编号", "No."), .right), .init(say("溯源码", "Code")), .init(say("收件人", "Recipient")), .init(say("计划", "Schedule")),
        .init(say("报告", "Report")),
        .init(say("印发时间", "Issued")),
        .init(say("印发人", "By")), .init(say("依据", "Basis"), .right), .init(say("文件", "File")),
      ])
      for report in reports {
        table.add([
          "\(report.sequence)", report.issue.code?.text ?? "—", report.issue.recipient ?? "—", report.issue.schedule ?? "—",
          report.issue.title(say), report.moment,
          report.actor,
          say("第\(report.issue.basis.position)条", "entry \(report.issue.basis.position)"), report.issue.file,
        ])
      }
      table.lines().forEach(session.output.result)
    }
    return ContractExit.done
  }

  private static func fields(_ report: IssuedReport) -> [String] {
    let issue = report.issue
    return [
      "\(report.sequence)", report.issuedAt.description, report.actor, issue.code?.text ?? "", issue.recipient ?? "", issue.request.kind,
      issue.request.period, issue.request.comparison ?? "", issue.request.scope ?? "", issue.basis.asOf.description,
      "\(issue.basis.position)", issue.basis.digest, issue.file, issue.fileDigest, issue.contentDigest, issue.schedule ?? "",
    ]
  }
}
