import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Glibc
import Reports

/// `schedule`: reports that are made regularly.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: words("定时报告：设定、查看、取消。", "Reports made regularly: add, list, remove."),
    discussion: words(
      """
      设定后由 chuqing run --due 按时发布；停过机的，下次运行逐期补齐。
      例：chuqing schedule add circular --every year_to_date --day 3 --time 06:00 --into /srv/chuqing/报告 --for '送：王院长、省高院审管办'
          chuqing schedule list
          chuqing schedule remove circular-year_to_date --reason 改为季报
      """,
      """
      They are published in time by a run of what is due (chuqing run --due), which makes up for every period missed.
      Examples: chuqing schedule add circular --every month --day 3 --time 06:00 --into /srv/chuqing/reports
                chuqing schedule list
                chuqing schedule remove circular-month --reason 'quarterly from now on'
      """),
    subcommands: [ScheduleAddCommand.self, ScheduleListCommand.self, ScheduleRemoveCommand.self])
}

extension ScheduleRhythm: ExpressibleByArgument {
  /// Accepts the Chinese names beside the codes.
  public init?(argument: String) {
    let names: [ScheduleRhythm: [String]] = [
      .month: ["月", "每月", "month"], .yearToDate: ["累计", "年初至今", "year_to_date", "year-to-date"], .quarter: ["季", "季度", "每季", "quarter"],
      .half: ["半年", "half"], .year: ["年", "每年", "year"],
    ]
    guard let rhythm = Self.allCases.first(where: { names[$0]?.contains(argument) ?? false }) else { return nil }
    self = rhythm
  }
}

/// `schedule add`.
struct ScheduleAddCommand: SessionCommand {
  static let right = CommandRight.schedule
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: words("设定一种定时报告。", "Order a report to be made regularly."),
    discussion: words(
      """
      期间结束后第几天、几点（法院时间）到期；第一期默认为今天所在的一期，--from 可以写更早的，补齐以前各期。
      例：chuqing schedule add situation --every quarter --day 5 --into /srv/chuqing/报告
          chuqing schedule add overdue --every month --division 民二庭 --into /srv/chuqing/报告 --for 民二庭
      """,
      """
      It is due on the nth day after the end of the period, at a time of the court's clock. The first period is the one in
      which today lies, unless --from names an earlier one.
      Example: chuqing schedule add situation --every quarter --day 5 --time 06:30 --into /srv/chuqing/reports --for 王院长
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(
    help: ArgumentHelp(
      words("报告种类：circular 通报、situation 态势报告、ledger 台账、overdue 节点预警及逾期、plan 结案计划。", "circular, situation, ledger, overdue or plan."),
      valueName: "kind"))
  var kind: ReportKind
  @Option(
    help: ArgumentHelp(
      words("每隔多久：month 每月、year_to_date 年初至当月、quarter 季度、half 半年、year 年。", "month, year_to_date, quarter, half or year."),
      valueName: "rhythm"))
  var every: ScheduleRhythm
  @Option(help: ArgumentHelp(words("期间结束后第几天到期（1 至 28，默认 1）。", "Days after the end of the period (1–28)."), valueName: "n"))
  var day = "1"
  @Option(help: ArgumentHelp(words("几点到期，法院时间（默认 06:00）。", "Time of day in court time."), valueName: "hh:mm")) var time = "06:00"
  @Option(help: ArgumentHelp(words("从哪一期开始。", "The first period."), valueName: "period")) var from: String?
  @Option(help: ArgumentHelp(words("放到哪个文件夹。", "The folder for the files."), valueName: "folder"), completion: .directory) var into: String
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      words("送给谁，每人一份有水印的；不写则为一份不加水印的。", "For whom: a marked copy each; without it one file without marks."), valueName: "name"))
  var recipientTexts: [String] = []
  @Option(help: ArgumentHelp(words("名称（默认为种类-周期）。", "Its name (default: kind-rhythm)."), valueName: "name")) var id: String?
  @Option(help: ArgumentHelp(words("账龄段的界限，以月计。", "Ages in months between the ageing bands."), valueName: "months")) var thresholds: String?
  @Flag(help: ArgumentHelp(words("承办法官按结案数排名。", "Rank judges by closings."))) var rankJudges = false
  @OptionGroup(title: words("报告范围（不写为全院）", "Scope (default: the whole court)")) var scope: ReportScopeOptions
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let store = try session.openForWriting()
    let part = try scope.scope(of: Court(store: store, catalogue: try session.law(of: store)), knownAt: nil, session: session)
    let end = try firstPeriodEnd(session)
    let request = ReportIssue.Request(
      kind: kind.rawValue, period: every.code(ofPeriodEnding: end), comparison: nil, scope: part?.code,
      thresholds: try thresholds.map(StatsCommand.thresholds) ?? [], ranksJudges: rankJudges,
      language: (global.language?.report ?? .zh).rawValue)
    let due = try moment()
    let recipients = try recipients()
    let folder = try Self.folder(into)
    let schedule = try store.perform(session.context("schedule add"), dryRun: dryRun) { transaction in
      let known = try transaction.schedules()
      let schedule = ReportSchedule(
        id: id.map(TextFolding.clean) ?? ScheduleDecision.name(for: request, every, among: known), request: request,
        rhythm: every, due: due, firstPeriodEnd: end, recipients: recipients.map(\.name), folder: folder)
      try ScheduleDecision.check(schedule, among: known)
      let report = DueReport(schedule: schedule, period: try ReportPeriod(parsing: request.period), dueAt: session.now, knownAt: 0)
      for destination in try report.destinations(court: store.court.code) { try destination.checkName() }
      try transaction.append(.scheduleAdded(schedule))
      return schedule
    }
    session.output.result(schedule.summary(session.language))
    let first = schedule.due.instant(after: end)
    session.output.message(
      session.language(
        "第一期 \(request.period)，\(first.courtDate) \(first.courtClock) 到期。由定时任务发布：chuqing run --due\(session.databaseHint)",
        "First period \(request.period), due \(first.courtDate) \(first.courtClock). Published by: chuqing run --due\(session.databaseHint)"
      ))
    session.sayDryRun(dryRun)
    return ContractExit.done
  }

  private func firstPeriodEnd(_ session: Session) throws -> CivilDate {
    guard let from else { return every.end(ofPeriodWith: session.today) }
    let period: ReportPeriod
    do throws(PeriodError) { period = try ReportPeriod(parsing: from) } catch { throw CommandFailure.period(error, text: from) }
    let end = every.end(ofPeriodWith: period.days.through)
    let isOfShape = period.code == every.code(ofPeriodEnding: end) || every == .yearToDate && period.shape == .month
    guard isOfShape else { throw ScheduleFault.firstPeriodOfOtherShape(from, every) }
    guard abs(end.year - session.today.year) <= 10 else { throw ScheduleFault.firstPeriodOutOfRange(from) }
    return end
  }

  private func moment() throws -> ScheduleMoment {
    guard let day = Int(TextFolding.clean(day)), ScheduleMoment.days.contains(day) else {
      throw ScheduleFault.dayOutOfRange(day)
    }
    guard let minute = ScheduleMoment.minute(reading: time) else { throw ScheduleFault.badTime(time) }
    return ScheduleMoment(day: day, minute: minute)
  }

  private func recipients() throws -> [Recipient] {
    var recipients: [Recipient] = []
    for text in recipientTexts {
      for recipient in try Recipient.list(text) where !recipients.contains(recipient) { recipients.append(recipient) }
    }
    return recipients
  }

  /// The folder as an absolute path: a scheduled run starts elsewhere.
  private static func folder(_ text: String) throws -> String {
    var status = stat()
    guard stat(text, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, let resolved = realpath(text, nil) else {
      throw CommandFailure.usage(.noFolder(text))
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// `schedule remove`.
struct ScheduleRemoveCommand: SessionCommand {
  static let right = CommandRight.schedule
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: words("取消一种定时报告；已发布的不受影响。", "Take a schedule away; what was published stays."),
    discussion: words(
      "例：chuqing schedule remove circular-month --reason 改为季报",
      "Example: chuqing schedule remove circular-month --reason 'quarterly from now on'"))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("名称，见 schedule list。", "Its name, see schedule list."), valueName: "name")) var id: String
  @Option(help: ArgumentHelp(words("理由。", "Why."), valueName: "words")) var reason: String?
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false

  func run(in session: Session) throws -> ExitCode {
    let store = try session.openForWriting()
    let id = TextFolding.clean(id)
    let reason = try reason.map { try session.nonBlank($0, option: "--reason") }
    let due = try DueReports(store: store, now: session.now).all().filter { $0.schedule.id == id }
    try store.perform(session.context("schedule remove"), dryRun: dryRun) { transaction in
      let standing = try transaction.schedules().filter { $0.removedBy == nil }.map(\.schedule.id)
      guard standing.contains(id) else { throw ScheduleFault.unknown(id, standing: standing) }
      try transaction.append(.scheduleRemoved(id, reason: reason))
    }
    session.output.result(session.language("已取消定时报告 \(id)。", "Schedule \(id) was taken away."))
    if !due.isEmpty {
      let periods = due.map(\.period.code).joined(separator: session.language("、", ", "))
      session.output.message(
        session.language(
          "有\(due.count)期已到期、没有发布，也不会再发布：\(periods)", "\(due.count) periods were due and are not published, and will not be: \(periods)"))
    }
    session.sayDryRun(dryRun)
    return ContractExit.done
  }
}
