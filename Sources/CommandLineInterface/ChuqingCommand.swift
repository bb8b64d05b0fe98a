import ArgumentParser
import Clearance
import Glibc

/// The program.
public struct ChuqingCommand: ParsableCommand {
  /// Name, help and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "chuqing",
    abstract: words(
      "出清：国有“僵尸企业”破产案件流程管理与统计。",
      "chuqing: insolvency cases of state-owned zombie enterprises, tracked and counted."),
    discussion: words(
      """
      先看三个例子：
        chuqing init --court 粤01 --name 广州市中级人民法院     建库
        chuqing import 台账.xlsx 节点.csv                       导入台账
        chuqing report situation --period 2019H1 --out 态势报告.xlsx   出报告
      没有数据时：chuqing demo    建一个演练库并生成报告
      """,
      """
      Three examples:
        chuqing init --court 粤01 --name 'Guangzhou Intermediate Court'
        chuqing import ledger.xlsx milestones.csv
        chuqing report situation --period 2019H1 --out report.xlsx
      Without data: chuqing demo    makes a rehearsal database and a report
      """),
    version: ProgramVersion.text,
    subcommands: [
      InitCommand.self, ImportCommand.self, LedgerCommand.self, CaseCommand.self, RecordCommand.self, ExtendCommand.self,
      SuspendCommand.self, ResumeCommand.self, WaiveCommand.self, UnlockCommand.self, LocksCommand.self,
      DueCommand.self, ExplainCommand.self, ScanCommand.self, VoidCommand.self, UndoCommand.self, NoteCommand.self,
      SuperviseCommand.self, ReviewCommand.self, TargetCommand.self, PlanCommand.self, StatsCommand.self, ReportCommand.self,
      ReportsCommand.self, ScheduleCommand.self, RunCommand.self, UsersCommand.self, RulesCommand.self, CalendarCommand.self,
      LogCommand.self, CheckCommand.self, VerifyCommand.self, DoctorCommand.self, BackupCommand.self,
      RestoreCommand.self, RecoverCommand.self, DemoCommand.self, ErrorsCommand.self, CompletionsCommand.self,
      ManualCommand.self,
    ])

  /// A program that has not read its command line yet.
  public init() {}

  /// Runs the program: reads the command line, does the work and ends the process with the contract's exit code.
  public static func main() {
    // A limit on the size of files shall be an error that can be said, and not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    do {
      let arguments = try CommandLineShape().prepared(Array(CommandLine.arguments.dropFirst()))
      var command = try NamedCommand.only == nil ? parseAsRoot(arguments) : NamedCommand.parseAsRoot(arguments)
      try command.run()
    } catch let failure as CommandFailure {
      Glibc.exit(Failure.report(failure, language: .ofProcess).rawValue)
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      let words = CommandLineWords(say: .ofProcess)
      let output = Output()
      let code = exitCode(for: error)
      if code.isSuccess {
        output.raw(words.help(fullMessage(for: error)) + "\n")
      } else {
        output.message(words.mistake(fullMessage(for: error)))
      }
      Glibc.exit(code.rawValue)
    }
  }
}

/// The program with no command but the one that this process was started for.
///
/// The parser reads the declarations of every command below its root before it does anything else, which costs a short
/// command a fifth of its time. What it says of the command is the same.
private struct NamedCommand: ParsableCommand {
  static let only = CommandLineShape.named(by: Array(CommandLine.arguments.dropFirst()))

  static let configuration = CommandConfiguration(
    commandName: ChuqingCommand.configuration.commandName, version: ProgramVersion.text, subcommands: only.map { [$0] } ?? [])
}
