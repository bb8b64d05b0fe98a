import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import Reports
import RuleModel
import WorkbookExport

/// `ledger checkout`: hands out a ledger to be edited.
struct LedgerCheckoutCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "checkout", abstract: words("领取台账（xlsx），供在 Excel 里修改。", "Write a ledger (xlsx) to be edited in Excel."),
    discussion: words(
      """
      不加条件就是全部未结案件；--all 连已结的。领取不占用案件，别人照常可以改：签入时逐格比对。
      例：chuqing ledger checkout --judge 张三 --out 台账.xlsx
      """,
      """
      All pending cases unless told otherwise; --all includes the closed ones. Fetching reserves nothing: others may go on, and
      checking in compares cell by cell.
      Example: chuqing ledger checkout --judge 张三 --out ledger.xlsx
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号；可以不写，改用条件。", "Case numbers; or choose by conditions."), valueName: "number"))
  var numbers: [String] = []
  @OptionGroup var selection: CaseSelection
  @Flag(help: ArgumentHelp(words("连已结案件（不写时只要未结案件）。", "Closed cases, too (default: pending cases only)."))) var all = false
  @Option(help: ArgumentHelp(words("写到哪个文件（.xlsx）。", "The file to write (.xlsx)."), valueName: "file"))
  var out: String
  @Flag(
    help: ArgumentHelp(
      words("文件已存在时覆盖（里面没签入的修改会丢失）。", "Replace an existing file (edits in it that were not taken back are lost).")))
  var replace = false

  func run(in session: Session) throws -> ExitCode {
    let store = try session.open()
    let chosen = try chosen(store, session)
    let checkout = LedgerCheckout(
      store: store, catalogue: try session.law(of: store), language: global.language?.report ?? .zh)
    let ledger = try checkout.ledger(of: chosen, issuedTo: session.actor, at: session.now)
    let written = try WorkbookWriter.write(
      ledger.workbook(), to: out,
      options: WorkbookWriter.Options(existing: replace ? .replaceExisting : .refuseExisting))
    let say = session.language
    session.output.result(
      say(
        "已写成 \(written.path)：\(chosen.count)件，领取编号 \(ledger.seal.prefix(8))。",
        "Wrote \(written.path): \(chosen.count) cases, checkout \(ledger.seal.prefix(8))."))
    session.output.message(
      say(
        "改好存盘后：chuqing ledger checkin '\(written.path)'\(session.databaseHint) --dry-run",
        "When it is edited and saved: chuqing ledger checkin '\(written.path)'\(session.databaseHint) --dry-run"))
    return ContractExit.done
  }

  private func chosen(_ store: CaseStore, _ session: Session) throws -> [CaseNumber] {
    if all, selection.conditions.pending {
      throw ValidationError(words("--all 和 --pending 只能用一个。", "Use --all or --pending, not both."))
    }
    return try selection.numbers(named: numbers, of: all ? .any : .pending, store: store, session: session)
  }
}
