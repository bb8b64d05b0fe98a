import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import Glibc
import LedgerExchange
import Reports
import WorkbookExport

/// `ledger checkin`: takes an edited ledger back.
struct LedgerCheckinCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "checkin", abstract: words("签入修改过的台账。", "Take an edited ledger back."),
    discussion: words(
      """
      逐格比对领取时、表里、库中三个值：没改的不动，改了的写入，清空的删去。只要有一格您改了、别人也改了，就什么都不写入，
      并另存一份“…-冲突.xlsx”，红框格里写明双方的值、谁、何时；看完签入那一份即可。
      例：chuqing ledger checkin 台账.xlsx --dry-run
      """,
      """
      Every cell is compared three ways: as handed out, in the sheet, recorded now. What you did not change is left alone, what you emptied is
      cleared. If you and somebody else changed the same cell, nothing is recorded and a workbook is written in which those
      cells are marked with both values, who and when; look at it and check it in.
      Example: chuqing ledger checkin ledger.xlsx --dry-run
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("修改过的台账。", "The edited ledger."), valueName: "file"))
  var file: String
  @Option(
    help: ArgumentHelp(
      words("工作表名称（有几张像台账时）。", "Name of the sheet, when several look like the ledger."), valueName: "name"))
  var sheet: String?
  @Option(
    help: ArgumentHelp(
      words("有冲突时写到哪个文件（默认 原名-冲突.xlsx，在同一文件夹）。", "Where conflicts are written (default: NAME-conflicts.xlsx beside the file)."),
      valueName: "file"))
  var conflicts: String?
  @Flag(help: ArgumentHelp(words("只列出会有什么变化，不写入。", "List what would change, and change nothing."))) var dryRun = false
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    if let conflicts, Self.isSameFile(conflicts, file) { throw CheckinError.conflictsOverInput(path: conflicts) }
    let store = try session.openForWriting()
    let law = try session.law(of: store)
    let report = try LedgerCheckin(store: store, catalogue: law).run(
      file, sheet: sheet, mode: dryRun ? .dryRun : .record, context: session.context("ledger checkin"))
    var conflictFile: String?
    if !dryRun {
      let checkout = LedgerCheckout(store: store, catalogue: law, language: global.language?.report ?? .zh)
      if let ledger = try report.conflictLedger(checkout, issuedTo: session.actor, at: session.now) {
        conflictFile = try write(ledger, session.language)
      }
    }
    let rendering = CheckinRendering(
      report: report, session: session, mode: dryRun ? .dryRun : .record, conflictFile: conflictFile)
    if json { rendering.printJSON() } else { rendering.printText() }
    if !report.rejections.isEmpty { return ContractExit.badInput }
    return report.conflicts.isEmpty ? ContractExit.done : ContractExit.refused
  }

  /// Writes the ledger with the conflicts: where asked for, else beside the file under a name that is free, because an
  /// earlier one may hold what a clerk decided already.
  private func write(_ ledger: EditableLedger, _ say: Language) throws -> String {
    let workbook = ledger.workbook()
    if let conflicts { return try WorkbookWriter.write(workbook, to: conflicts).path }
    for count in 1...999 {
      let path = Self.conflictPath(for: file, count: count, word: say("冲突", "conflicts"))
      do throws(WorkbookError) {
        return try WorkbookWriter.write(workbook, to: path, options: WorkbookWriter.Options(existing: .refuseExisting)).path
      } catch {
        guard case .fileExists = error else { throw error }
      }
    }
    throw WorkbookError.fileExists(path: file)
  }

  /// `台账-冲突.xlsx` for `台账.xlsx`, then `台账-冲突2.xlsx`; the same for a file that is one of these itself.
  static func conflictPath(for path: String, count: Int, word: String) -> String {
    var base = path.lowercased().hasSuffix(".xlsx") ? String(path.dropLast(5)) : path
    let digits = base.reversed().prefix { $0.isASCII && $0.isNumber }.count
    if base.dropLast(digits).hasSuffix("-" + word) { base = String(base.dropLast(digits + word.count + 1)) }
    return "\(base)-\(word)\(count == 1 ? "" : "\(count)").xlsx"
  }

  private static func isSameFile(_ left: String, _ right: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(left, &first) == 0 && stat(right, &second) == 0 && first.st_ino == second.st_ino
      && first.st_dev == second.st_dev
  }
}
