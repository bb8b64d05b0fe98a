import ArgumentParser
import CaseFile
import Clearance

/// `calendar load`: the holiday schedule of a year.
struct CalendarLoadCommand: SessionCommand {
  static let right = CommandRight.loadLaw
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: words("载入一年的放假安排，说明哪些期限因此变化。", "Load the holidays of a year; see what changes."),
    discussion: words(
      """
      文件每行“日期,类别,名称”，第一行是 date,kind,name_zh，类别为 holiday（放假）或 makeup_workday（调休上班）；只写这一年的日子。
      例：chuqing calendar load 放假安排.csv --year 2027 --dry-run
      """,
      """
      Lines of date,kind,name_zh under a header of these words; the kind is holiday or makeup_workday; only days of the
      year. Example: chuqing calendar load holidays.csv --year 2027 --dry-run
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("放假安排表。", "The table."), valueName: "file"), completion: .file(extensions: ["csv"])) var file: String
  @Option(help: ArgumentHelp(words("年份。", "The year."), valueName: "Y")) var year: String
  @Flag(help: ArgumentHelp(words("只列出会有什么变化。", "List what would change."))) var dryRun = false
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let year = try CalendarShowCommand.year(year)
    let source = try session.lawFile(file)
    // What a file would change is nobody's secret.
    let store = dryRun ? try session.open() : try session.openForWriting()
    let proposal = try session.propose(LawProposal.calendar(source, year: year), to: try store.overlays())
    let impact = proposal.effect == .unchanged ? LawImpact() : try session.impact(of: proposal, in: store)
    if !dryRun { try session.load(proposal, into: store, command: "calendar load") }
    let hasMisfits = session.warnOfMisfits(proposal.after)
    report(proposal, ImpactList(impact: impact, proposal: proposal, session: session), format, session)
    return hasMisfits ? ContractExit.warnings : ContractExit.done
  }

  private func report(
    _ proposal: LawProposal, _ list: ImpactList, _ format: OutputFormatOptions.Format, _ session: Session
  ) {
    let say = session.language
    let changes = proposal.changes
    guard format == .table else {
      list.print(
        format,
        extra: changes.json + [
          .init(key: "effect", value: .string(proposal.effect.rawValue)), .init(key: "dry_run", value: .bool(dryRun)),
        ])
      return
    }
    session.output.result(proposal.headline(say))
    guard proposal.effect != .unchanged else { return }
    changes.lines(say, before: proposal.before.catalogue, after: proposal.after.catalogue)
      .forEach { session.output.result("  " + $0) }
    list.print(.table)
    session.output.result(
      dryRun ? say("试运行：没有写入。", "Dry run: nothing was written.") : say("已载入并记入日志。", "Loaded and journaled."))
  }
}
