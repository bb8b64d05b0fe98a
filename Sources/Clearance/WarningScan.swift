import CaseFile
import CaseStore
import CivilCalendar
import RuleModel

/// Looks at every docket, raises the warnings that are due and repeats the alarms of the day (扫描预警).
///
/// Deterministic in the clock and idempotent: each level is raised once for a limit and its due day, so that a run
/// that is repeated raises nothing, and a due day that moved is warned of anew. After days without a run the highest
/// level is raised and the ones below it are recorded as caught up. Alarms for limits that stay open are repeated on
/// every later day with a run; the days without one are not made up for.
public struct WarningScan {
  private let store: CaseStore
  private let catalogue: Catalogue
  private let now: Instant

  /// A scan of a database at a moment.
  public init(store: CaseStore, catalogue: Catalogue, now: Instant) {
    self.store = store
    self.catalogue = catalogue
    self.now = now
  }

  /// What a scan found.
  public struct Findings: Sendable {
    /// Warnings to raise, by docket in the order of registration; those that are only caught up are marked.
    public internal(set) var alerts: [AlertRecord] = []
    /// The repetition of the day; nil when there is nothing to repeat, or when it was repeated already.
    public internal(set) var repetition: AlertRepetition?
    /// Number of dockets with an open limit.
    public internal(set) var dockets = 0
    /// Number of open limits.
    public internal(set) var openLimits = 0
    /// Number of open limits that are over.
    public internal(set) var overdue = 0
    /// Number of dockets that are locked.
    public internal(set) var locked = 0
  }

  /// Finds what is to be raised, without recording anything.
  public func findings() throws -> Findings {
    var findings = Findings()
    var reckoner = DocketReckoner(catalogue: catalogue)
    var repeated: [AlertRepetition.Docket] = []
    try store.forEachDocketWithAlerts(codes: catalogue.caseNumberCodes) { docket, raised in
      let status = reckoner.status(of: docket, now: now)
      let open = status.limits.filter(\.state.isOpen)
      guard !open.isEmpty else { return }
      findings.dockets += 1
      findings.openLimits += open.count
      if status.isLocked { findings.locked += 1 }
      var repetitions = 0
      for limit in open {
        if limit.state == .overdue { findings.overdue += 1 }
        if limit.state == .running { continue }
        let known = raised.levels(of: limit.rule.id, due: limit.limit.end.due)
        findings.alerts += alerts(of: limit, docket: docket, known: known, clock: reckoner.clock)
        if repeats(limit, known: known) { repetitions += 1 }
      }
      if repetitions > 0 {
        repeated.append(AlertRepetition.Docket(number: docket.record.number, count: repetitions))
      }
    }
    if !repeated.isEmpty, try !store.isRepeated(on: now.courtDate) {
      findings.repetition = AlertRepetition(
        on: now.courtDate, dockets: repeated.sorted { $0.number.text < $1.number.text })
    }
    return findings
  }

  private func alerts(
    of limit: LimitStatus, docket: DocketFile, known: [String: CivilDate], clock: LimitClock
  ) -> [AlertRecord] {
    var reached = clock.reached(of: limit.limit.end.due, now: now)
    // Of a limit that was over when the docket came here there is one thing to say.
    if docket.registeredAt >= limit.endsAt { reached = Array(reached.suffix(1)) }
    guard let highest = reached.last else { return [] }
    return reached.filter { known[$0.level.id] == nil }.map { entry in
      AlertRecord(
        number: docket.record.number, rule: limit.rule.id, dueOn: limit.limit.end.due, level: entry.level.id,
        reachedAt: entry.at, isCatchUp: entry.level.id != highest.level.id)
    }
  }

  /// Whether the alarm was raised on an earlier day and the limit is still open.
  private func repeats(_ limit: LimitStatus, known: [String: CivilDate]) -> Bool {
    guard limit.state == .overdue else { return false }
    return catalogue.ladder.levels.contains { level in
      level.repeatsDaily && known[level.id].map { $0 < now.courtDate } ?? false
    }
  }

  /// How many warnings one journal entry holds at most.
  private static let entrySize = 500

  /// Records the findings as one command; without findings nothing is recorded.
  public func record(_ findings: Findings, context: CommandContext) throws {
    guard !findings.alerts.isEmpty || findings.repetition != nil else { return }
    try store.write(context) { transaction in
      // A registration may have been taken back since the dockets were read.
      let alerts = try findings.alerts.filter { try transaction.exists($0.number) }
      var start = 0
      while start < alerts.count {
        let end = min(start + Self.entrySize, alerts.count)
        try transaction.append(.alertsRaised(Array(alerts[start..<end])))
        start = end
      }
      if let repetition = findings.repetition { try transaction.append(.alertsRepeated(repetition)) }
    }
  }
}
