import CaseFile
import CivilCalendar
import GRDB

extension Projector {
  func insert(_ schedule: ReportSchedule, at place: JournalPlace) throws {
    try db.execute(
      sql: "INSERT INTO schedules VALUES (?, ?, ?, ?, ?, NULL)",
      arguments: [
        place.sequence, place.recordedAt.milliseconds, place.actor, schedule.id,
        String(decoding: schedule.json.canonicalUTF8, as: UTF8.self),
      ])
  }
}

extension CaseStore {
  /// Every schedule that was ever added, in order of the journal; those taken away say so.
  public func schedules() throws(StoreError) -> [StandingSchedule] { try read { db in try Self.schedules(db) } }

  /// Codes of the periods for which a schedule's reports were published.
  ///
  /// What was published later than a day after `now` does not count: a clock that ran ahead published it before its time.
  public func publishedPeriods(of schedule: String, now: Instant) throws(StoreError) -> Set<String> {
    try read { db in try Self.publishedPeriods(db, of: schedule, now: now) }
  }

  static func publishedPeriods(_ db: Database, of schedule: String, now: Instant?) throws -> Set<String> {
    let limit = now?.adding(seconds: 86_400)
    let issued = try issued(db, where: "schedule = ?", [schedule]).filter { report in limit.map { report.issuedAt <= $0 } ?? true }
    return Set(issued.map(\.issue.request.period))
  }

  /// Waits for the commands that are recording something at this moment: what they record carries the time at which
  /// their turn began.
  public func awaitWriters() throws(StoreError) {
    try Self.mapping(path) {
      try queue.writeWithoutTransaction { db in try db.inTransaction(.immediate) { .commit } }
    }
  }

  /// What schedules published, in order of the journal.
  public func scheduledReports() throws(StoreError) -> [IssuedReport] {
    try read { db in try Self.issued(db, where: "schedule IS NOT NULL", []) }
  }

  /// The position of the journal just before a moment; 0 before its beginning.
  ///
  /// Where times do not follow the order of the journal because a clock was wrong, it is the position at which the fewest
  /// entries stand on the wrong side; of several one between an entry before the moment and one after it. So one entry with
  /// a wrong time moves no report.
  public func position(before instant: Instant) throws(StoreError) -> Int {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT sequence, recorded_at FROM journal WHERE court = ? ORDER BY sequence DESC", arguments: [court.code])
      var best: (position: Int, misplaced: Int)?
      // Against the end of the journal: entries before the moment that stand behind the position, less those after it.
      var misplaced = 0
      var isFollowedByLater = false
      while let row = try rows.next() {
        let (sequence, recordedAt): (Int, Int64) = (row[0], row[1])
        let isBefore = recordedAt < instant.milliseconds
        let least = best?.misplaced ?? .max
        if misplaced < least || misplaced == least && isBefore && isFollowedByLater { best = (sequence, misplaced) }
        misplaced += isBefore ? 1 : -1
        isFollowedByLater = !isBefore
        // No clock is wrong for so long.
        if let best, misplaced > best.misplaced + Self.wrongEntries { return best.position }
      }
      guard let best, misplaced >= best.misplaced else { return 0 }
      return best.position
    }
  }

  private static let wrongEntries = 10_000

  static func schedules(_ db: Database) throws -> [StandingSchedule] {
    try Row.fetchAll(
      db, sql: "SELECT sequence, recorded_at, actor, id, payload, removed_by FROM schedules ORDER BY sequence"
    ).map { row in
      let payload: String = row[4]
      return StandingSchedule(
        schedule: try ReportSchedule(JSONValue(utf8: Array(payload.utf8)), id: row[3]), sequence: row[0],
        addedAt: Instant(milliseconds: row[1]), actor: row[2], removedBy: row[5])
    }
  }
}

extension JournalTransaction {
  /// Every schedule that was ever added, in order of the journal.
  public func schedules() throws -> [StandingSchedule] { try CaseStore.schedules(db) }

  /// Whether a schedule's report of a period was published.
  public func isPublished(_ period: String, by schedule: String) throws -> Bool {
    try CaseStore.publishedPeriods(db, of: schedule, now: context.recordedAt).contains(period)
  }
}
