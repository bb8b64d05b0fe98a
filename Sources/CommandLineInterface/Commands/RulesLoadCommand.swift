import ArgumentParser
import CaseFile
import CaseStore
import Clearance

/// `rules load`: lays a file of the court's own rules over the catalogue.
struct RulesLoadCommand: SessionCommand {
  static let right = CommandRight.loadLaw
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: words("载入本院规则（检查、说明变化、记入日志）。", "Load rules of the court's own."),
    discussion: words(
      """
      登记了用户的法院，只有审管办、分管院领导、庭长可以载入。同编号的文件取代先前的；同样的内容再载入一次，没有变化。
      例：chuqing rules load 本院规则.yaml --dry-run
      """,
      """
      Where users are registered only the case-management office, a court leader or a division chief may load. A file of
      the same id takes the place of the earlier one; loading the same text again changes nothing.
      Example: chuqing rules load court.yaml --dry-run
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("规则文件。", "A file of rules."), valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var file: String
  @Flag(help: ArgumentHelp(words("只说明会有什么变化。", "Say what would change."))) var dryRun = false
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let source = try session.lawFile(file)
    // What a file would change is nobody's secret.
    let store = dryRun ? try session.open() : try session.openForWriting()
    let proposal = try session.propose(LawProposal.rules(source), to: try store.overlays())
    let impact = proposal.effect == .unchanged ? LawImpact() : try session.impact(of: proposal, in: store)
    if !dryRun { try session.load(proposal, into: store, command: "rules load") }
    let hasMisfits = session.warnOfMisfits(proposal.after)
    report(proposal, ImpactList(impact: impact, proposal: proposal, session: session), session)
    return hasMisfits ? ContractExit.warnings : ContractExit.done
  }

  private func report(_ proposal: LawProposal, _ list: ImpactList, _ session: Session) {
    let say = session.language
    let changes = proposal.changes
    if json {
      session.output.json(
        list.json.filter { $0.key != "changes" } + changes.json + [
          .init(key: "effect", value: .string(proposal.effect.rawValue)), .init(key: "dry_run", value: .bool(dryRun)),
        ])
      return
    }
    session.output.result(proposal.headline(say))
    guard proposal.effect != .unchanged else { return }
    changes.lines(say, before: proposal.before.catalogue, after: proposal.after.catalogue)
      .forEach { session.output.result("  " + $0) }
    list.summary.forEach(session.output.result)
    if dryRun {
      session.output.result(say("试运行：没有写入。", "Dry run: nothing was written."))
    } else {
      session.output.result(say("已载入并记入日志。", "Loaded and journaled."))
      session.output.message(say("接着看：chuqing due\(session.databaseHint)", "Next: chuqing due\(session.databaseHint)"))
    }
  }
}

extension Session {
  /// Journals a proposal; nothing for a text that is loaded already.
  ///
  /// What others loaded between the proposal and this transaction is checked again inside it.
  func load(_ proposal: LawProposal, into store: CaseStore, command: String) throws {
    guard proposal.effect != .unchanged else { return }
    try store.write(context(command)) { transaction in
      let overlays = try transaction.overlays()
      if overlays != proposal.before.overlays { _ = try propose(proposal.overlay, to: overlays) }
      try transaction.append(.overlayLoaded(proposal.overlay.journaled))
    }
  }
}

extension LawReading {
  /// All overlays that were read, in the order of the store.
  fileprivate var overlays: [LoadedOverlay] {
    let all = layers.map(\.overlay) + unfit.map(\.overlay)
    return all.filter { $0.kind == .calendar }.sorted { $0.id < $1.id } + all.filter { $0.kind == .rules }
  }
}
