import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Reports

/// `schedule list`.
struct ScheduleListCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: words("列出定时报告：已发布到哪一期，下一期何时到期。", "List the schedules: what was published last, what is due next."),
    discussion: words(
      "例：chuqing schedule list    chuqing schedule list --all（连同已取消的）", "Examples: chuqing schedule list    chuqing schedule list --all"))

  @OptionGroup var global: GlobalOptions
  @Flag(help: ArgumentHelp(words("连同已取消的。", "Those taken away, too."))) var all = false
  @OptionGroup var format: OutputFormatOptions

  /// A schedule with how far it has come.
  private struct Entry {
    let standing: StandingSchedule
    let lastPublished: String?
    let due: [DueReport]
    let next: (period: String, dueAt: Instant)

    var schedule: ReportSchedule { standing.schedule }
  }

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let store = try session.open()
    let reports = DueReports(store: store, now: session.now)
    let due = try reports.all()
    let published = try store.scheduledReports()
    let entries = try store.schedules().filter { all || $0.removedBy == nil }.map { standing in
      Entry(
        standing: standing,
        lastPublished: published.last { $0.issue.schedule == standing.schedule.id }?.issue.request.period,
        due: standing.removedBy == nil ? due.filter { $0.schedule.id == standing.schedule.id } : [],
        next: reports.next(of: standing.schedule))
    }
    switch format {
    case .json: session.output.json([.init(key: "schedules", value: .array(entries.map(Self.json)))])
    case .csv:
      var text = DelimitedField.line([
        "id", "kind", "rhythm", "scope", "day", "time", "recipients", "folder", "last_published", "overdue_periods", "next_period",
        "next_due_at", "added_at", "added_by", "sequence", "removed_by",
      ])
      for entry in entries { text += DelimitedField.line(Self.fields(entry)) }
      session.output.raw(text)
    case .table: print(entries, session)
    }
    return ContractExit.done
  }

  private func print(_ entries: [Entry], _ session: Session) {
    let say = session.language
    guard !entries.isEmpty else {
      return session.output.message(
        say(
          "还没有定时报告：chuqing schedule add circular --every month --into 文件夹",
          "No schedules yet: chuqing schedule add circular --every month --into FOLDER"))
    }
    var table = TerminalTable([
      .init(say("名称", "Name")), .init(say("报告", "Report")), .init(say("周期", "Every")), .init(say("到期", "Due")),
      .init(say("送", "For")), .init(say("文件夹", "Folder")), .init(say("已发布到", "Published")), .init(say("待补", "Missed"), .right),
      .init(say("下一期", "Next")),
    ])
    for entry in entries {
      let isRemoved = entry.standing.removedBy != nil
      table.add([
        entry.schedule.id, entry.schedule.request.name(say), entry.schedule.rhythm.name(say), entry.schedule.due.text(say),
        entry.schedule.recipients.isEmpty ? "—" : entry.schedule.recipients.joined(separator: say("、", ", ")), entry.schedule.folder,
        entry.lastPublished ?? "—", entry.due.isEmpty ? "—" : "\(entry.due.count)",
        isRemoved ? say("已取消", "taken away") : "\(entry.next.period) \(entry.next.dueAt.courtDate) \(entry.next.dueAt.courtClock)",
      ])
    }
    table.lines().forEach(session.output.result)
    let missed = entries.reduce(0) { $0 + $1.due.count }
    if missed > 0 {
      session.output.message(
        say(
          "有\(missed)期已到期、没有发布：chuqing run --due\(session.databaseHint)",
          "\(missed) periods are due and not published: chuqing run --due\(session.databaseHint)"))
    }
  }

  private static func json(_ entry: Entry) -> JSONValue {
    guard case .object(let members) = entry.schedule.json else { return .null }
    return .object(
      [.init(key: "id", value: .string(entry.schedule.id))] + members.filter { $0.key != "minute" } + [
        .init(key: "time", value: .string(entry.schedule.due.clock)),
        .init(key: "last_published", value: entry.lastPublished.map(JSONValue.string) ?? .null),
        .init(key: "due", value: .array(entry.due.map { .object($0.members) })),
        .init(key: "next_period", value: .string(entry.next.period)),
        .init(key: "next_due_at", value: .string(entry.next.dueAt.description)),
        .init(key: "added_at", value: .string(entry.standing.addedAt.description)),
        .init(key: "added_by", value: .string(entry.standing.actor)),
        .init(key: "sequence", value: .integer(Int64(entry.standing.sequence))),
        .init(key: "removed_by", value: entry.standing.removedBy.map { .integer(Int64($0)) } ?? .null),
      ])
  }

  private static func fields(_ entry: Entry) -> [String] {
    let schedule = entry.schedule
    return [
      schedule.id, schedule.request.kind, schedule.rhythm.rawValue, schedule.request.scope ?? "", "\(schedule.due.day)",
      schedule.due.clock, schedule.recipients.joined(separator: "、"), schedule.folder, entry.lastPublished ?? "",
      entry.due.map(\.period.code).joined(separator: " "), entry.next.period, entry.next.dueAt.description,
      entry.standing.addedAt.description, entry.standing.actor, "\(entry.standing.sequence)",
      entry.standing.removedBy.map(String.init) ?? "",
    ]
  }
}
