import ArgumentParser
import Clearance

/// `rules impact`: what a file of rules would do to open cases, before it is loaded.
struct RulesImpactCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "impact",
    abstract: words("载入之前，列出哪些未结案件的期限、预警、锁定会变。", "Before loading: which open cases change."),
    discussion: words(
      "例：chuqing rules impact 本院规则.yaml    chuqing rules impact 本院规则.yaml --csv > 影响.csv",
      "Examples: chuqing rules impact court.yaml    chuqing rules impact court.yaml --csv > impact.csv"))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("规则文件。", "A file of rules."), valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var file: String
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let source = try session.lawFile(file)
    let store = try session.open()
    let proposal = try session.propose(LawProposal.rules(source), to: try store.overlays())
    let impact = proposal.effect == .unchanged ? LawImpact() : try session.impact(of: proposal, in: store)
    let hasMisfits = session.warnOfMisfits(proposal.after)
    if format == .table { session.output.result(proposal.headline(session.language)) }
    if proposal.effect != .unchanged || format != .table {
      ImpactList(impact: impact, proposal: proposal, session: session).print(format)
    }
    return hasMisfits ? ContractExit.warnings : ContractExit.done
  }
}
