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
  public func publishedPeriods(of schedule: String) throws(StoreError) -> Set<String> {
    try read { db in try Self.publishedPeriods(db, of: schedule) }
  }

  static func publishedPeriods(_ db: Database, of schedule: String) throws -> Set<String> {
    Set(try issued(db, where: "schedule = ?", [schedule]).map(\.issue.request.period))
  }

  /// What schedules published, in order of the journal.
  public func scheduledReports() throws(StoreError) -> [IssuedReport] {
    try read { db in try Self.issued(db, where: "schedule IS NOT NULL", []) }
  }

  /// The position of the journal just before a moment; 0 before its beginning.
  public func position(before instant: Instant) throws(StoreError) -> Int {
    try read { db in
      try Int.fetchOne(
        db, sql: "SELECT max(sequence) FROM journal WHERE court = ? AND recorded_at < ?",
        arguments: [court.code, instant.milliseconds]) ?? 0
    }
  }

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
    try CaseStore.publishedPeriods(db, of: schedule).contains(period)
  }
}
