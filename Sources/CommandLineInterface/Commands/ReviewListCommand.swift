import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Reports

/// `review list`: the cases drawn, with their grades.
struct ReviewListCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: words("抽中的案件和等次；--open 只列还没有等次的。", "Cases drawn, with their grades; --open those without."),
    discussion: words(
      "例：chuqing review list --sample 2019Q2 --open    chuqing review list --period 2019H1 --csv",
      "Examples: chuqing review list --sample 2019Q2 --open    chuqing review list --period 2019H1 --csv"))

  @OptionGroup var global: GlobalOptions
  @Option(help: ArgumentHelp(words("期间（默认全部）。", "The period (default: all)."), valueName: "P")) var period: String?
  @Option(help: ArgumentHelp(words("样本。", "The sample."), valueName: "id")) var sample: String?
  @Flag(help: ArgumentHelp(words("只列还没有等次的。", "Only those without a grade."))) var open = false
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let period = try period.map { text throws(CommandFailure) in try session.period(text) }
    let store = try session.open()
    let court = Court(store: store, catalogue: try session.law(of: store))
    let (records, oversight) = try court.oversight()
    let wanted = try sample.map { text throws(CommandFailure) in try session.sample(text, among: oversight.samples).sample.id }
    let figures = ReviewFigures(
      records: records, oversight: oversight, period: period?.days, only: wanted)
    ReviewListing(
      entries: figures.entries.filter { !open || $0.review == nil }, samples: figures.samples, records: records,
      session: session
    ).print(format)
    return ContractExit.done
  }
}
