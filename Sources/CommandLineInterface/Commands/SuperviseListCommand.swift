import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Reports

/// `supervise list`: the cases under key-case supervision.
struct SuperviseListCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: words("督办案件清单，逾期的在前。", "Cases under supervision, overdue ones first."),
    discussion: words(
      """
      例：chuqing supervise list
          chuqing supervise list --overdue --reason 长期未结
          chuqing supervise list --all --csv      连同已清结、已摘牌的
      """,
      """
      Examples: chuqing supervise list
                chuqing supervise list --overdue --reason long_pending
                chuqing supervise list --all --csv
      """))

  @OptionGroup var global: GlobalOptions
  @Flag(help: ArgumentHelp(words("只列超过清结期限的。", "Only those over their deadline."))) var overdue = false
  @Flag(help: ArgumentHelp(words("连同已清结、已摘牌的。", "Also those cleared or taken off."))) var all = false
  @Option(help: ArgumentHelp(words("只列有这些原因之一的。", "Only those with one of these reasons."), valueName: "words")) var reason: [String] = []
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let wanted = reason.isEmpty ? nil : Set(try SuperviseCommand.reasons(reason))
    let store = try session.open()
    let court = Court(store: store, catalogue: try session.law(of: store))
    let (records, oversight) = try court.oversight()
    let register = SupervisionRegister(records: records, oversight: oversight, asOf: session.today)
    let entries = register.entries.filter { entry in
      (overdue ? entry.state == .overdue : all || entry.state == .overdue || entry.state == .active)
        && wanted.map { !$0.isDisjoint(with: entry.supervision.reasons) } ?? true
    }
    SupervisionListing(entries: entries, records: records, session: session).print(format)
    return ContractExit.done
  }
}
