import CaseFile
import CaseStore
import CivilCalendar
import Reports

/// A report of a schedule for one period.
public struct DueReport: Hashable, Sendable {
  /// The schedule.
  public let schedule: ReportSchedule
  /// Its period; the last day is the cut-off of every figure.
  public let period: ReportPeriod
  /// When it is due.
  public let dueAt: Instant
  /// The journal position as known at which it is made: what was recorded before it was due, but never less than was
  /// known when the schedule was added.
  ///
  /// So a run that comes days late publishes what a punctual run would have published, and an outage changes no figure.
  /// What was recorded in between is in the next period's report, and in the late-entry view of this one.
  public let knownAt: Int

  /// A report of a schedule.
  public init(schedule: ReportSchedule, period: ReportPeriod, dueAt: Instant, knownAt: Int) {
    self.schedule = schedule
    self.period = period
    self.dueAt = dueAt
    self.knownAt = knownAt
  }

  /// What is asked for.
  public var request: ReportIssue.Request {
    var request = schedule.request
    request.period = period.code
    request.comparison = period.samePeriodLastYear().code
    // What is used is what is noted, whatever a later program takes for usual.
    if request.thresholds.isEmpty { request.thresholds = SituationInput.usualThresholds }
    return request
  }

  /// Its files: one for each recipient, or one for all.
  ///
  /// They are named from the court, the kind, the part of the court and the period.
  public func destinations(court: String) throws(RecipientFault) -> [CopyDestination] {
    let name = [court, request.fileStem].joined(separator: "-")
    var recipients: [Recipient] = []
    for text in schedule.recipients { recipients.append(try Recipient(text)) }
    guard !recipients.isEmpty else { return [CopyDestination(recipient: nil, path: "\(schedule.folder)/\(name).xlsx")] }
    return CopyDestination.all(recipients, out: schedule.folder + "/", name: name)
  }
}

/// What schedules have to publish at a moment.
public struct DueReports: Sendable {
  private let store: CaseStore
  private let now: Instant

  /// What is due in a database at a moment.
  public init(store: CaseStore, now: Instant) {
    self.store = store
    self.now = now
  }

  /// Every period of every standing schedule that is due and not published, those that were due first at the beginning.
  public func all() throws -> [DueReport] {
    var due: [DueReport] = []
    for standing in try store.schedules() where standing.removedBy == nil {
      let schedule = standing.schedule
      let published = try store.publishedPeriods(of: schedule.id, now: now)
      for end in schedule.periodEnds(dueBy: now) where !published.contains(schedule.rhythm.code(ofPeriodEnding: end)) {
        due.append(try report(of: standing, ending: end))
      }
    }
    return due.sorted { ($0.dueAt, $0.schedule.id) < ($1.dueAt, $1.schedule.id) }
  }

  /// When the next report of a schedule that is not due yet becomes due, with its period.
  public func next(of schedule: ReportSchedule) -> (period: String, dueAt: Instant) {
    let end = schedule.periodEnds(dueBy: now).last.map(schedule.rhythm.next) ?? schedule.firstPeriodEnd
    return (schedule.rhythm.code(ofPeriodEnding: end), schedule.due.instant(after: end))
  }

  private func report(of standing: StandingSchedule, ending end: CivilDate) throws -> DueReport {
    let schedule = standing.schedule
    let dueAt = schedule.due.instant(after: end)
    return DueReport(
      schedule: schedule, period: try ReportPeriod(parsing: schedule.rhythm.code(ofPeriodEnding: end)), dueAt: dueAt,
      knownAt: max(standing.sequence, try store.position(before: dueAt)))
  }
}
