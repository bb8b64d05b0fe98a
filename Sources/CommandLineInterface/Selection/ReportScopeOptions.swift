import ArgumentParser
import Clearance
import Reports

/// The part of the court that a report or a statistic is about, as options; without one it is the whole court.
struct ReportScopeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words("只计一个承办部门：全名或唯一的一部分；“未填”为没有登记的。", "Only one division: name or a unique part; 'none' for not recorded."),
      valueName: "name"))
  var division: String?
  @Option(
    help: ArgumentHelp(words("只计一位承办法官（同上）。", "Only one judge (likewise)."), valueName: "name"), completion: ShellCompletion.judges)
  var judge: String?
  @Option(
    name: [.customLong("body"), .customLong("supervising-body")],
    help: ArgumentHelp(words("只计一个主管单位（同上）。", "Only one supervising body (likewise)."), valueName: "name"))
  var body: String?

  func validate() throws {
    guard stated.count <= 1 else {
      throw ValidationError(
        words("--division、--judge、--body 只能写一个。", "Of --division, --judge and --body state one."))
    }
  }

  private var stated: [(kind: ReportScope.Kind, text: String)] {
    [(ReportScope.Kind.division, division), (.judge, judge), (.body, body)].compactMap { kind, text in
      text.map { (kind, $0) }
    }
  }

  /// The part asked for; nil for the whole court.
  ///
  /// - Throws: `.usage(.unknownName)` for a name that no case has, with those that are like it.
  func scope(of court: Court, knownAt: Int?, session: Session) throws -> ReportScope? {
    guard let (kind, text) = stated.first else { return nil }
    let lookup = NameLookup(field: kind.field, known: try court.names(of: kind, knownAt: knownAt), session: session)
    return ReportScope(kind, try lookup.recordedName(text, option: "--\(kind.rawValue)"))
  }
}
