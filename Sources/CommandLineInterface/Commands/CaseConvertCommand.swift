import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import RuleModel

/// `case convert`.
struct CaseConvertCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: words("程序转换：清算转重整或和解。", "Turn a liquidation into a reorganization or composition."),
    discussion: words(
      """
      转换的裁定另起重整、和解的期限，清算的节点暂停。转换失败的，登记节点21（宣告破产），回到清算。
      强制清算转破产是新案：case add '(2019)粤01破申9号' --origin '(2019)粤01强清3号'
      例：chuqing case convert '(2019)粤01破12号' --to 重整 --on 2019-06-03 --document '(2019)粤01破12号之三'
      """,
      """
      The ruling starts the limits of the reorganization or composition. If it fails, record milestone 21.
      From compulsory liquidation to bankruptcy: register the application with --origin.
      Example: chuqing case convert '(2019)粤01破12号' --to reorganization --on 2019-06-03
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号。", "Case number."), valueName: "case"), completion: ShellCompletion.cases) var number: String
  @Option(help: ArgumentHelp(words("转为：重整、和解。", "To: reorganization or composition."), valueName: "word")) var to: String
  @Option(help: ArgumentHelp(words("裁定日期。", "Day of the ruling."), valueName: "date")) var on: String
  @Option(help: ArgumentHelp(words("文书。", "Document."), valueName: "words")) var document: String?
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    guard let procedure = Procedure(ledgerText: to) else {
      throw CommandFailure.usage(
        .badWord(option: "--to", to, accepted: Procedure.inReportOrder.map { "\($0.ledgerWord)(\($0.code))" }))
    }
    let day = try session.date(on, option: "--on")
    let store = try session.openForWriting()
    let number = try session.registeredCase(number, in: store)
    let law = try session.law(of: store)
    let conversion = try store.perform(session.context("case convert"), dryRun: dryRun) { transaction in
      try DocketDesk(transaction, catalogue: law).convert(number, to: procedure, on: day, document: document)
    }
    session.output.result(
      say(
        "\(number)：\(conversion.from.label(say))转为\(conversion.to.label(say))，\(day)。",
        "\(number): \(conversion.from.label(say)) became \(conversion.to.label(say)) on \(day)."))
    session.sayDryRun(dryRun)
    return ContractExit.done
  }
}
