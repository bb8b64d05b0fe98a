import ArgumentParser
import CaseFile
import Clearance
import CivilCalendar
import Reports

extension Dimension: ExpressibleByArgument {
  /// Accepts `owner-level` for `owner_level`, and the Chinese name.
  public init?(argument: String) {
    let code = argument.split(separator: "-").joined(separator: "_")
    guard let dimension = Self.allCases.first(where: { $0.rawValue == code || $0.name(.zh) == argument })
    else { return nil }
    self = dimension
  }
}

/// A period with its comparison, as options.
struct PeriodOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words(
        "期间：2019、2019H1、2019Q2、2019-07、2019-01..2019-07、2019-01-01..2019-07-20。",
        "2019, 2019H1, 2019Q2, 2019-07, 2019-01..2019-07 or 2019-01-01..2019-07-20."), valueName: "P"))
  var period: String

  @Option(
    help: ArgumentHelp(
      words(
        "比较期：期间，或 previous（环比），或 none（默认上年同期）。",
        "A period, previous, or none (default: the same period of last year)."), valueName: "P"))
  var compare: String?

  func read() throws(CommandFailure) -> (period: ReportPeriod, comparison: ReportPeriod?) {
    let period = try Self.read(period)
    switch compare {
    case nil: return (period, period.samePeriodLastYear())
    case "none": return (period, nil)
    case "previous": return (period, period.previousPeriod())
    case let text?: return (period, try Self.read(text))
    }
  }

  static func read(_ text: String) throws(CommandFailure) -> ReportPeriod {
    do throws(PeriodError) {
      return try ReportPeriod(parsing: text)
    } catch { throw .period(error, text: text) }
  }
}

/// `stats`: statistics of a period.
struct StatsCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: words("统计：旧存、新收、结案、未结、长期未结，及同比。", "Statistics of a period, compared with last year."),
    discussion: words(
      "例：chuqing stats --period 2019H1 --by judge    chuqing stats --period 2019-01..2019-07 --json",
      "Examples: chuqing stats --period 2019H1 --by judge    chuqing stats --period 2019-01..2019-07 --json"))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var periods: PeriodOptions
  @Option(
    help: ArgumentHelp(
      words(
        "分组：承办法官 judge、程序 procedure、类型 category、隶属 owner_level、法院 court、主管单位 supervising_body、承办部门 division。",
        "judge, procedure, category, owner_level, court, supervising_body or division."), valueName: "dim"))
  var by: Dimension?
  @OptionGroup(title: words("统计范围（不写为全院）", "Scope (default: the whole court)")) var scope: ReportScopeOptions
  @Option(help: ArgumentHelp(words("长期未结的月数，如 12,36。", "Ages in months, e.g. 12,36."), valueName: "months"))
  var thresholds = "12,36"
  @Option(
    help: ArgumentHelp(
      words("按日志第几条时所知统计（默认现在）。", "As known at this journal position (default: now)."), valueName: "n"))
  var knownAt: Int?
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let (period, comparison) = try periods.read()
    let thresholds = try Self.thresholds(thresholds)
    let store = try session.open()
    let court = Court(store: store, catalogue: try session.law(of: store))
    let request = StatisticsRequest(
      period: period, comparison: comparison, thresholds: thresholds, dimension: by,
      scope: try scope.scope(of: court, knownAt: knownAt, session: session))
    let report = try court.statistics(request, knownAt: knownAt)
    switch format {
    case .json: session.output.raw(report.json(language: session.language.report) + "\n")
    case .csv: session.output.raw(report.csv())
    case .table: StatisticsTable(report: report, court: court.store.court, session: session).print()
    }
    guard period.days.through > session.today else { return ContractExit.done }
    session.output.message(
      session.language(
        "注意：统计期到 \(period.days.through) 才结束，期末数按现在所知计算。",
        "Note: the period ends on \(period.days.through); figures at its end are as known now."))
    return ContractExit.warnings
  }

  /// The ages that a list of months names, ascending; the same list serves `report`.
  static func thresholds(_ text: String) throws(CommandFailure) -> [Int] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let months = parts.compactMap { Int(TextFolding.clean(String($0))) }
    guard months.count == parts.count, months == Array(Set(months)).sorted(),
      months.allSatisfy(Statistics.thresholdRange.contains)
    else { throw .usage(.badThresholds(text)) }
    return months
  }
}
