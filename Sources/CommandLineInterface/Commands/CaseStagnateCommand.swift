import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance

/// `case stagnate`: records why cases make no progress, and when a reason ends.
struct CaseStagnateCommand: SessionCommand {
  static let right = CommandRight.enter
  static let configuration = CommandConfiguration(
    commandName: "stagnate", abstract: words("登记停滞原因的开始或结束，可以一次登记多件。", "Record when a reason of stagnation begins or ends."),
    discussion: words(
      """
      最后一个参数是原因，前面都是案号。原因：\(StagnationReason.allCases.map(\.ledgerWord).joined(separator: "、"))。
      例：chuqing case stagnate '(2016)粤01破12号' 衍生诉讼未结 --from 2019-03-01 --note '(2019)粤民终5号'
          chuqing case stagnate '(2016)粤01破12号' 衍生诉讼未结 --through 2019-06-30      结束
      """,
      """
      The last argument is the reason, the others are cases.
      Reasons: \(StagnationReason.allCases.map(\.code).joined(separator: ", ")).
      Examples: chuqing case stagnate '(2016)粤01破12号' derived_suit --from 2019-03-01 --note '(2019)粤民终5号'
                chuqing case stagnate '(2016)粤01破12号' derived_suit --through 2019-06-30
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号……然后是原因。", "Cases…, then the reason."), valueName: "case… reason"))
  var operands: [String]
  @OptionGroup(title: words("选择案件", "Choosing cases")) var selection: CaseSelection
  @Option(name: .customLong("since"), help: ArgumentHelp(words("从哪天开始。", "First day."), valueName: "date")) var since: String?
  @Option(help: ArgumentHelp(words("到哪天结束。", "Last day."), valueName: "date")) var through: String?
  @Option(help: ArgumentHelp(words("说明；原因为“其他”的必填。", "What else there is to say; needed for 'other'."), valueName: "words"))
  var note: String?
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let say = session.language
    guard let word = operands.last else { throw CommandFailure.usage(.missingCases) }
    guard let reason = StagnationReason(ledgerText: word) else {
      throw CommandFailure.usage(
        .badWord(
          option: say("停滞原因", "reason"), word,
          accepted: StagnationReason.inReportOrder.map { "\($0.ledgerWord)(\($0.code))" }))
    }
    let stated = Stagnation(
      reason, from: try since.map { try session.date($0, option: "--since") },
      through: try through.map { try session.date($0, option: "--through") },
      note: try note.map { try session.nonBlank($0, option: "--note") })
    if reason == .other, stated.note == nil, stated.through == nil { throw CommandFailure.usage(.blankOption("--note")) }
    let store = try session.openForWriting()
    let numbers = try selection.numbers(named: Array(operands.dropLast()), store: store, session: session)
    let results = try store.perform(session.context("case stagnate"), dryRun: dryRun) { transaction in
      try CaseBatch.run(numbers) { number in
        guard let existing = try transaction.find(number) else { throw CaseRefusal.notRegistered(number) }
        let list = try Stagnation.adding(stated, to: existing.facts.stagnations)
        guard list != existing.facts.stagnations else { return list }
        var after = existing.facts
        after.stagnations = list
        let changes = [
          FieldChange(field: .stagnation, from: existing.json(.stagnation), to: after.json(.stagnation))
        ]
        try CaseDecision.check(changes, of: existing, today: session.today)
        try transaction.append(.caseAmended(number, changes))
        return list
      }
    }
    for (number, list) in results {
      let text = StagnationText.text(list) { $0.label(say) }
      session.output.result(say("\(number) 停滞原因：\(text)", "\(number): \(text)"))
    }
    session.sayDryRun(dryRun)
    return ContractExit.done
  }
}
