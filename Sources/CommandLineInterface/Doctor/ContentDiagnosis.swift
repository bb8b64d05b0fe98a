import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import RuleModel

/// What the contents of the database say: journal, clock, scans, law, people.
struct ContentDiagnosis {
  let content: DatabaseContent
  let scanLock: FileCondition?
  let session: Session

  private var say: Language { session.language }

  var lines: [DoctorLine] {
    [opening, schema, soundness, journal, clock, scan, delivery, schedules].compactMap(\.self) + law + [users].compactMap(\.self)
  }

  private var opening: DoctorLine {
    guard let court = content.court else {
      return DoctorLine(
        .opening, .error, say("打得开，但读不出法院", "it opens, but names no court"), say("从备份恢复。", "Restore a backup."))
    }
    let kind = court.isRehearsal ? say("（演练库）", " (rehearsal)") : ""
    let cases = content.cases.map { say("，案件\($0)件", ", \($0) cases") } ?? ""
    return DoctorLine(
      .opening, .ok, say("能打开：\(court.code) \(court.name)\(kind)\(cases)", "opens: \(court.code) \(court.name)\(kind)\(cases)"))
  }

  private var schema: DoctorLine {
    let version = content.lastMigration?.prefix { $0 != ":" }.description ?? "?"
    switch content.schema {
    case .current: return DoctorLine(.schema, .ok, say("表结构第\(version)版，与程序一致", "tables of version \(version), as this program's"))
    case .older:
      return DoctorLine(
        .schema, .warning, say("表结构第\(version)版，比程序旧", "tables of version \(version), older than this program's"),
        say("下一条命令会先另存副本再自动升级。", "The next command sets a copy aside and upgrades it."))
    case .newer:
      return DoctorLine(
        .schema, .error,
        say("表结构比程序新（\(content.lastMigration ?? "?")）", "tables newer than this program's (\(content.lastMigration ?? "?"))"),
        say("升级程序；不要用旧程序打开。", "Update the program."))
    }
  }

  private var soundness: DoctorLine {
    guard let first = content.damage.first else {
      return DoctorLine(
        .soundness, .ok, say("文件快速检查无误（完整核验用 chuqing verify）", "quick check of the file: sound (chuqing verify checks everything)"))
    }
    return DoctorLine(
      .soundness, .error, say("文件已损坏：\(first)", "the file is damaged: \(first)"),
      say("停止写入，另存一份，再从最近的备份恢复。", "Stop writing, set a copy aside, restore the latest backup."))
  }

  private var journal: DoctorLine? {
    guard let head = content.head else { return nil }
    let last = head.recordedAt.map { "\($0.courtDate) \($0.courtClock)" } ?? "—"
    let who = [content.lastActor, content.lastCommand].compactMap(\.self).joined(separator: " ")
    return DoctorLine(
      .journal, .ok,
      say(
        "日志\(head.sequence)条，末条 \(last) \(who)，摘要 \(head.digest)",
        "journal of \(head.sequence) entries, the last on \(last) by \(who), digest \(head.digest)"))
  }

  /// Limits and locks are reckoned by the machine's clock: one that runs wrong warns wrong.
  private var clock: DoctorLine {
    let now = "\(session.now.courtDate) \(session.now.courtClock)"
    guard let last = content.head?.recordedAt, last > session.now.adding(seconds: 300) else {
      return DoctorLine(.clock, .ok, say("时钟 \(now)（北京时间）", "clock \(now) (Beijing time)"))
    }
    return DoctorLine(
      .clock, .error,
      say(
        "时钟 \(now) 早于日志末条（\(last.courtDate) \(last.courtClock)）",
        "clock \(now) before the last entry (\(last.courtDate) \(last.courtClock))"),
      say("核对本机日期和时间；期限、预警、锁定都按它计算。", "Set the machine's date and time: limits and locks are reckoned by it."))
  }

  /// Days without a scan are days without warnings.
  private var scan: DoctorLine {
    let last = [scanLock?.changedAt, content.lastAlertAt].compactMap(\.self).max()
    let advice = say(
      "每天运行一次：chuqing scan --as 定时任务（例如 crontab：15 6 * * * chuqing scan …）",
      "Run it daily: chuqing scan --as nightly (crontab: 15 6 * * * chuqing scan …)")
    guard let last else {
      return DoctorLine(.scan, .warning, say("还没有扫描过", "no scan so far"), advice)
    }
    let hours = (session.now.milliseconds - last.milliseconds) / 3_600_000
    let when = "\(last.courtDate) \(last.courtClock)"
    return hours > 48
      ? DoctorLine(.scan, .warning, say("最近一次扫描 \(when)，已过\(hours / 24)天", "last scan \(when), \(hours / 24) days ago"), advice)
      : DoctorLine(.scan, .ok, say("最近一次扫描 \(when)", "last scan \(when)"))
  }

  private var delivery: DoctorLine? {
    guard let waiting = content.undelivered, let hasDelivered = content.hasDelivered else { return nil }
    if waiting == 0 { return DoctorLine(.delivery, .ok, say("没有待发的预警", "no warning waits to be handed over")) }
    guard hasDelivered else {
      return DoctorLine(
        .delivery, .ok, say("预警\(waiting)条只记录、未外发（没有用过 --notify-command）", "\(waiting) warnings recorded, none ever handed over"))
    }
    return DoctorLine(
      .delivery, .warning, say("预警\(waiting)条未发出", "\(waiting) warnings not handed over"),
      say("看通知命令为何失败，再运行：chuqing scan --notify-command 命令", "See why the command failed, then: chuqing scan --notify-command CMD"))
  }

  /// A report that is due and not published means that nothing runs what is due.
  private var schedules: DoctorLine? {
    guard let known = content.schedules, !known.isEmpty else { return nil }
    let due = known.flatMap { entry in
      let (schedule, published) = entry
      return schedule.periodEnds(dueBy: session.now).filter { !published.contains(schedule.rhythm.code(ofPeriodEnding: $0)) }
        .map { (at: schedule.due.instant(after: $0), name: "\(schedule.id) \(schedule.rhythm.code(ofPeriodEnding: $0))") }
    }
    guard let first = due.min(by: { $0.at < $1.at }) else {
      return DoctorLine(.schedules, .ok, say("定时报告\(known.count)种，到期的都已发布", "\(known.count) schedules, everything due is published"))
    }
    return DoctorLine(
      .schedules, .warning,
      say(
        "定时报告有\(due.count)期到期未发布，最早的是 \(first.name)（\(first.at.courtDate) \(first.at.courtClock) 到期）",
        "\(due.count) scheduled reports are due and not published, first \(first.name) (due \(first.at.courtDate) \(first.at.courtClock))"),
      say(
        "看定时任务是否在运行、为何失败（\(session.databasePath).runs.jsonl），再运行：chuqing run --due",
        "See whether the timer runs and why it fails (\(session.databasePath).runs.jsonl), then: chuqing run --due"))
  }

  // MARK: Law

  private var law: [DoctorLine] {
    guard let overlays = content.overlays else { return [] }
    let reading = LawReading(overlays)
    return [calendar(reading), fit(reading)]
  }

  private func calendar(_ reading: LawReading) -> DoctorLine {
    let covered = reading.catalogue.calendar.coveredYears
    let (year, month, _) = session.today.components
    let text = say("放假安排 \(covered.lowerBound)—\(covered.upperBound)年", "holiday schedules \(covered.lowerBound)–\(covered.upperBound)")
    // The notice for a year comes out in the autumn before it.
    let needed = month >= 12 ? year + 1 : year
    guard covered.upperBound < needed else { return DoctorLine(.calendar, .ok, text) }
    let missing = covered.upperBound + 1
    return DoctorLine(
      .calendar, .warning, text + say("，缺\(missing)年：其中的期限都是暂定", "; \(missing) is missing: limits in it are provisional"),
      "chuqing calendar load \(missing).csv --year \(missing)")
  }

  private func fit(_ reading: LawReading) -> DoctorLine {
    guard let unfit = reading.unfit.first else {
      return DoctorLine(
        .overlays, .ok,
        reading.layers.isEmpty
          ? say("没有载入本院规则", "no overlay of the court's own")
          : say("载入的规则、放假安排\(reading.layers.count)份，都适用", "\(reading.layers.count) overlays, all of which fit"))
    }
    return DoctorLine(
      .overlays, .error,
      say("\(unfit.overlay.name(.zh))不适合本版本程序", "the \(unfit.overlay.name(.en)) does not fit this program"), unfit.overlay.remedy(say))
  }

  // MARK: People

  private var users: DoctorLine? {
    guard let users = content.users else { return nil }
    let advice = say("chuqing users add 姓名 --role 庭长", "chuqing users add NAME --role division_chief")
    guard !users.isEmpty else {
      return DoctorLine(
        .users, .warning, say("没有登记人员：谁都可以做需要角色的事，却没有人能批准解锁", "no users: roles are not checked, and nobody can release a lock"),
        advice)
    }
    let leaders = users.filter { $0.role.mayRelease(as: .divisionChief) }
    guard !leaders.isEmpty else {
      return DoctorLine(
        .users, .warning, say("人员\(users.count)名，没有庭长以上的，锁定无人能解", "\(users.count) users, none of whom can release a lock"), advice)
    }
    let names = leaders.prefix(5).map { "\($0.name)(\($0.role.label(say)))" }.joined(separator: say("、", ", "))
    return DoctorLine(.users, .ok, say("人员\(users.count)名，可批准解锁的：\(names)", "\(users.count) users; may release locks: \(names)"))
  }
}
