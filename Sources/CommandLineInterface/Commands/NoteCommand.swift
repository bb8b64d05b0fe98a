import ArgumentParser
import CaseFile
import CaseStore
import Clearance

/// `note`: appends a dated remark to a case.
struct NoteCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: words("给案件记一笔，带日期和记录人。", "Append a dated note to a case."),
    discussion: words(
      """
      与“备注”不同：备注是台账的一格，可以改写；记事只增不改，锁定、结案后也可以记。作废：chuqing void 案号 --entry 序号 --reason 理由
      例：chuqing note '(2019)粤01破12号' 管理人来电，评估报告下周提交
      """,
      """
      Unlike the note of the ledger, which can be rewritten, these are only ever appended, also to locked and closed
      cases. To take one back: chuqing void CASE --entry N --reason WHY
      Example: chuqing note '(2019)粤01破12号' 'The administrator called: valuation next week'
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "case")) var number: String
  @Argument(help: ArgumentHelp(words("内容。", "The note."), valueName: "words")) var text: [String]
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let text = try session.nonBlank(text.joined(separator: " "), option: session.language("记事内容", "note"))
    let store = try session.openForWriting()
    let number = try session.registeredCase(number, in: store)
    let law = try session.law(of: store)
    let entry = try store.perform(session.context("note"), dryRun: dryRun) { transaction in
      try DocketDesk(transaction, catalogue: law).note(text, on: number)
      return transaction.lastSequence
    }
    session.output.result(
      session.language("\(number)：已记（第\(entry)条）。", "\(number): noted (entry \(entry))."))
    session.sayDryRun(dryRun)
    return ContractExit.done
  }
}
