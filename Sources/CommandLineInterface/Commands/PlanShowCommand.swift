import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Reports

/// `plan show`: targets and plan against actual.
struct PlanShowCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: words("年度目标完成进度、各月计划与实际、将满期限的案件。", "Progress of targets, plan against actual, crossings."),
    discussion: words(
      """
      例：chuqing plan show
          chuqing plan show --year 2018
          chuqing plan show --as-of 2019-06-30 --thresholds 12,24,36 --json
      """,
      """
      Examples: chuqing plan show
                chuqing plan show --year 2018
                chuqing plan show --as-of 2019-06-30 --thresholds 12,24,36 --json
      """))

  @OptionGroup var global: GlobalOptions
  @Option(help: ArgumentHelp(words("年度（默认今年；以往年度截至年末）。", "The year (default: this one; an earlier one as of its end)."), valueName: "year"))
  var year: String?
  @Option(help: ArgumentHelp(words("截止日（默认今天）。", "As of the end of this day (default: today)."), valueName: "date")) var asOf: String?
  @Option(help: ArgumentHelp(words("将满多少个月的案件，如 12,36。", "Ages in months whose crossing is listed, e.g. 12,36."), valueName: "months"))
  var thresholds = "12,36"
  @Option(help: ArgumentHelp(words("按日志第几条时所知（默认现在）。", "As known at this journal position (default: now)."), valueName: "n"))
  var knownAt: Int?
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let day = try cutOff(session)
    let months = try StatsCommand.thresholds(thresholds)
    let store = try session.open()
    let court = Court(store: store, catalogue: try session.law(of: store))
    let figures = try court.plan(asOf: day, thresholds: months, knownAt: knownAt)
    switch format {
    case .json: session.output.json(figures.json)
    case .csv: session.output.raw(PlanText(figures, session).csv)
    case .table: PlanText(figures, session).print()
    }
    return ContractExit.done
  }

  private func cutOff(_ session: Session) throws -> CivilDate {
    let years = 1950...session.today.year
    let day = try asOf.map { try session.date($0, option: "--as-of") }
    guard let year else { return day ?? session.today }
    guard let number = Int(TextFolding.clean(year)), years.contains(number) || number == day?.year else {
      throw TargetFault.yearOutOfRange(TextFolding.clean(year), years)
    }
    if let day, day.year != number { throw TargetFault.dayOutsideYear(day, year: number) }
    if let day { return day }
    return number == session.today.year ? session.today : CivilDate(year: number, month: 12, day: 31) ?? session.today
  }
}

/// Targets and plan for people.
private struct PlanText {
  let figures: PlanFigures
  let session: Session
  private var say: Language { session.language }

  init(_ figures: PlanFigures, _ session: Session) {
    self.figures = figures
    self.session = session
  }

  func print() {
    let prose = figures.sentences(say.report)
    session.output.result(say("截至\(figures.year.cutOff)　", "As of \(figures.year.cutOff): ") + prose.headline)
    prose.targets.forEach { session.output.result("  " + $0) }
    monthTable().lines().forEach(session.output.result)
    for sentence in [prose.plan, prose.crossing].compactMap({ $0 }) { session.output.result(sentence) }
    guard !figures.hasContent else { return }
    let year = figures.year.year
    session.output.message(
      say(
        "设定目标：chuqing target set --year \(year) 结案数=120；登记计划：chuqing plan set 案号 --on 日期",
        "Set targets: chuqing target set --year \(year) closed=120; plans: chuqing plan set CASE --on DATE"))
  }

  private func monthTable() -> TerminalTable {
    var table = TerminalTable([
      .init(say("月份", "Month")), .init(say("月初计划", "Planned"), .right), .init(say("按期结案", "as planned"), .right),
      .init(say("改期取消", "moved"), .right), .init(say("逾期未结", "over"), .right), .init(say("未到期", "to come"), .right),
      .init(say("计划外结案", "unplanned"), .right), .init(say("结案合计", "closed"), .right), .init(say("累计计划", "planned cum."), .right),
      .init(say("累计结案", "closed cum."), .right),
    ])
    for row in rows { table.add([row[0]] + row.dropFirst().map { $0.isEmpty ? "—" : $0 }) }
    return table
  }

  private var rows: [[String]] {
    figures.months.map { month in
      func text(_ value: Int?) -> String { value.map(String.init) ?? "" }
      let hasOutcome = month.planned != nil && month.state != .ahead
      return [
        String(month.days.lowerBound.description.prefix(7)), text(month.planned?.count),
        text(hasOutcome ? month.closedAsPlanned.count : nil), text(hasOutcome ? month.moved.count + month.withdrawn.count : nil),
        text(hasOutcome ? month.overdue.count : nil), text(month.planned == nil ? nil : month.open.count), text(month.closedUnplanned),
        text(month.closed?.count), text(figures.cumulativePlanned[month.month - 1]), text(figures.cumulativeClosed[month.month - 1]),
      ]
    }
  }

  var csv: String {
    let header = [
      "month", "planned", "closed_as_planned", "moved_or_withdrawn", "overdue", "open", "closed_unplanned", "closed",
      "cumulative_planned", "cumulative_closed",
    ]
    return rows.reduce(DelimitedField.line(header)) { $0 + DelimitedField.line($1) }
  }
}
