import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Glibc
import LedgerExchange
import Reports
import WorkbookExport

/// `demo`: the whole way from ledgers to a workbook, on an invented court.
struct DemoCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: words(
      "用虚构的示例建演练库，并生成态势报告。", "Make a rehearsal database from invented samples, and the report."),
    discussion: words(
      "示例中的法院、企业、人员和数字都是虚构的。\n例：chuqing demo --into 演示",
      "Court, enterprises, people and figures of the samples are invented.\nExample: chuqing demo --into demo"))

  /// The invented court's evening of 1 July 2019: fixed, so that every run gives the same bytes.
  static let moment = Instant(milliseconds: 1_561_982_400_000)
  static let files = ["案件台账（2016年以来）.xlsx", "旧存案件.csv", "流程节点（旧存）.xlsx", "流程节点.csv"]

  @OptionGroup var global: GlobalOptions
  @Option(
    help: ArgumentHelp(
      words("放在哪个文件夹（默认 chuqing-demo）。", "The folder to use (default: chuqing-demo)."), valueName: "dir"))
  var into = "chuqing-demo"
  @Option(
    help: ArgumentHelp(
      words("示例文件所在（默认自动查找 samples）。", "Where the samples are (default: found)."), valueName: "dir"))
  var samples: String?

  func run(in session: Session) throws -> ExitCode {
    let samples = try samplesFolder()
    let database = into + "/chuqing.db"
    if access(database, F_OK) == 0 { throw CommandFailure.demo(.folderInUse(into)) }
    Folders.create(parentOf: database)
    guard access(into, W_OK) == 0 else { throw CommandFailure.demo(.cannotCreateFolder(into, errno: errno)) }
    let now = session.isClockSet ? session.now : Self.moment
    let store = try CaseStore.create(
      at: database, court: CourtIdentity(code: "示01", name: "示例市中级人民法院", isRehearsal: true),
      recordedAt: now, actor: global.actor ?? "demo")
    let importer = LedgerImport(store: store, catalogue: session.catalogue)
    let report = try importer.run(
      ImportRequest(files: Self.files.map { samples + "/" + $0 }),
      context: CommandContext(recordedAt: now, actor: global.actor ?? "demo", command: "import"))
    ImportRendering(report: report, session: session, isDryRun: false).printSummary()
    guard report.rejected == 0 else { return ContractExit.badInput }
    return try writeReport(Court(store: store, catalogue: session.catalogue), session)
  }

  private func writeReport(_ court: Court, _ session: Session) throws -> ExitCode {
    let period = try ReportPeriod.firstHalf2019
    let statistics = try court.statistics(
      StatisticsRequest(period: period, comparison: period.samePeriodLastYear()))
    StatisticsTable(report: statistics, court: court.store.court, session: session).print()
    let language = global.language?.report ?? .zh
    let path = into + "/" + session.language("态势报告-2019H1.xlsx", "situation-2019H1.xlsx")
    let workbook = try court.report(period: period, language: language)
    _ = try WorkbookWriter.write(workbook, to: path, options: WorkbookWriter.Options())
    let say = session.language
    session.output.result(say("工作簿：\(path)", "Workbook: \(path)"))
    session.output.message(
      say(
        "演练库：\(into)/chuqing.db。接着试：chuqing case list --pending --db \(into)/chuqing.db",
        "Database: \(into)/chuqing.db. Try next: chuqing case list --pending --db \(into)/chuqing.db"))
    return ContractExit.done
  }

  /// `--samples`, else `samples` here, else beside the source folder from which the program was built.
  private func samplesFolder() throws(CommandFailure) -> String {
    if let samples {
      guard Self.files.allSatisfy({ access(samples + "/" + $0, R_OK) == 0 }) else { throw .demo(.noSamples) }
      return samples
    }
    var candidates = ["samples"]
    var folder = CommandLine.arguments.first ?? ""
    if let link = realpath("/proc/self/exe", nil) {
      folder = String(cString: link)
      free(link)
    }
    while let slash = folder.lastIndex(of: "/"), slash != folder.startIndex {
      folder = String(folder[..<slash])
      candidates.append(folder + "/samples")
    }
    guard let found = candidates.first(where: { access($0 + "/" + Self.files[0], R_OK) == 0 }) else {
      throw .demo(.noSamples)
    }
    return found
  }
}

extension ReportPeriod {
  /// The first half of 2019, the period of the demonstration.
  fileprivate static var firstHalf2019: ReportPeriod {
    get throws(CommandFailure) {
      do throws(PeriodError) {
        return try ReportPeriod(parsing: "2019H1")
      } catch { throw .period(error, text: "2019H1") }
    }
  }
}
