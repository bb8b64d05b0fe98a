import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import RuleModel

/// Says what a scan raised.
struct ScanRendering {
  let findings: WarningScan.Findings
  let law: Catalogue
  let isDryRun: Bool
  let outcome: Notification.Outcome?
  let session: Session

  private var raised: [AlertRecord] { findings.alerts.filter { !$0.isCatchUp } }

  /// Number of warnings of each level, the latest level last.
  private var counts: [(level: WarningLevel, count: Int)] {
    (law.ladder.levels + [law.ladder.restDayAlert]).map { level in
      (level, raised.filter { $0.level == level.id }.count)
    }
  }

  func printText() {
    let say = session.language
    var table = TerminalTable([
      .init(say("级别", "Level")), .init(say("告知", "Told")), .init(say("新发", "New"), .right),
    ])
    for (level, count) in counts where count > 0 {
      table.add([
        say(level.name.zh, level.name.en), level.tells.map { $0.label(say) }.joined(separator: say("、", ", ")),
        "\(count)",
      ])
    }
    if !raised.isEmpty { table.lines().forEach(session.output.result) }
    let caughtUp = findings.alerts.count - raised.count
    let repeated = findings.repetition.map { $0.dockets.reduce(0) { $0 + $1.count } } ?? 0
    session.output.result(
      say(
        "新发\(raised.count)条，补记\(caughtUp)条，每日重复\(repeated)条；在走期限\(findings.openLimits)个，逾期\(findings.overdue)个，锁定\(findings.locked)件。",
        "\(raised.count) raised, \(caughtUp) caught up, \(repeated) repeated; \(findings.openLimits) open limits, \(findings.overdue) overdue, \(findings.locked) dockets locked."
      ))
    session.sayDryRun(isDryRun)
    if !raised.isEmpty {
      session.output.message(
        say("查看：chuqing due\(session.databaseHint) --within 7d", "See them: chuqing due\(session.databaseHint) --within 7d"))
    }
  }

  func printJSON() {
    let message = AlertMessage.self
    session.output.json([
      .init(key: "scan_at", value: .string(session.now.description)),
      .init(key: "dry_run", value: .bool(isDryRun)),
      .init(key: "raised", value: .array(findings.alerts.map { message.brief($0, law) })),
      .init(
        key: "repeated",
        value: findings.repetition.map { .integer(Int64($0.dockets.reduce(0) { $0 + $1.count })) } ?? .integer(0)),
      .init(key: "open_limits", value: .integer(Int64(findings.openLimits))),
      .init(key: "overdue", value: .integer(Int64(findings.overdue))),
      .init(key: "locked", value: .integer(Int64(findings.locked))),
      .init(key: "delivered", value: outcome.map { .bool($0 == .delivered) } ?? .null),
    ])
  }
}

/// What the notify command gets: everything that a message to a judge needs, as JSON.
///
/// `id` is the same for the same warning whenever it is handed over, so that a receiver can leave out what it has seen.
struct AlertMessage {
  private let store: CaseStore
  private let law: Catalogue
  private let now: Instant
  private let clock: LimitClock

  init(store: CaseStore, law: Catalogue, now: Instant) {
    self.store = store
    self.law = law
    self.now = now
    clock = LimitClock(catalogue: law)
  }

  /// The message.
  func json(_ undelivered: UndeliveredAlerts) throws -> JSONValue {
    var alerts: [JSONValue] = []
    var records: [CaseNumber: CaseRecord] = [:]
    for alert in undelivered.alerts {
      if records[alert.number] == nil { records[alert.number] = try store.find(alert.number) }
      alerts.append(full(alert, records[alert.number]))
    }
    return .object([
      .init(key: "schema", value: .integer(1)),
      .init(key: "court", value: .string(store.court.code)),
      .init(key: "scan_at", value: .string(now.description)),
      .init(key: "alerts", value: .array(alerts)),
      .init(
        key: "repetitions",
        value: .array(
          undelivered.repetitions.map { repetition in
            .object([
              .init(key: "id", value: .string("repeat/\(repetition.on)")),
              .init(key: "on", value: .string(repetition.on.description)),
              .init(
                key: "cases",
                value: .array(
                  repetition.dockets.map {
                    .object([
                      .init(key: "case_no", value: .string($0.number.text)),
                      .init(key: "overdue", value: .integer(Int64($0.count))),
                    ])
                  })),
            ])
          })),
    ])
  }

  private func full(_ alert: AlertRecord, _ record: CaseRecord?) -> JSONValue {
    guard case .object(var members) = Self.brief(alert, law) else { return .null }
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    members += [
      .init(key: "enterprise", value: text(record?.facts.debtors.first?.name)),
      .init(key: "judge", value: text(record?.facts.judge)),
      .init(key: "clerk", value: text(record?.facts.clerk)),
      .init(key: "administrator", value: text(record?.facts.administrator)),
      .init(key: "ends_at", value: .string(clock.end(of: alert.dueOn).description)),
    ]
    return .object(members)
  }

  /// What the alert itself says.
  static func brief(_ alert: AlertRecord, _ law: Catalogue) -> JSONValue {
    let rule = law.rules.first { $0.id == alert.rule }
    let level = law.ladder.level(alert.level)
    return .object([
      .init(
        key: "id", value: .string("\(alert.number.text)/\(alert.rule.rawValue)/\(alert.dueOn)/\(alert.level)")),
      .init(key: "case_no", value: .string(alert.number.text)),
      .init(key: "node", value: rule.map { .string($0.step.description) } ?? .null),
      .init(key: "node_name", value: rule.map { .string($0.step.name(.zh, in: law)) } ?? .null),
      .init(key: "rule", value: .string(alert.rule.rawValue)),
      .init(key: "kind", value: rule.map { .string($0.kind.rawValue) } ?? .null),
      .init(key: "basis", value: rule.map { .string($0.basis.instrument + $0.basis.article) } ?? .null),
      .init(key: "due_on", value: .string(alert.dueOn.description)),
      .init(key: "level", value: .string(alert.level)),
      .init(key: "level_name", value: level.map { .string($0.name.zh) } ?? .null),
      .init(key: "reached_at", value: .string(alert.reachedAt.description)),
      .init(key: "catch_up", value: .bool(alert.isCatchUp)),
      .init(key: "tells", value: .array((level?.tells ?? []).map { .string($0.rawValue) })),
    ])
  }
}
