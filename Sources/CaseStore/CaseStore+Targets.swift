import CaseFile
import CivilCalendar
import GRDB

extension Schema {
  /// Annual targets, every version of them, so that a report can say when a target was changed; the whole court's have
  /// an empty division.
  static let targets = """
    CREATE TABLE target_versions (
      year INTEGER NOT NULL,
      division TEXT NOT NULL,
      measure TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      recorded_at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      goal TEXT,
      reason TEXT,
      PRIMARY KEY (year, division, measure, sequence)
    ) STRICT, WITHOUT ROWID;
    """
}

extension Projector {
  func insert(_ setting: TargetSetting, at place: JournalPlace) throws {
    for change in setting.changes {
      try db.execute(
        sql: "INSERT INTO target_versions VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          setting.scope.year, setting.scope.division ?? "", change.measure.rawValue, place.sequence,
          place.recordedAt.milliseconds, place.actor, change.to?.text, setting.reason,
        ])
    }
  }
}

extension CaseStore {
  /// Annual targets with their history, by year, the whole court's first; nil for all years.
  public func targets(year: Int? = nil) throws(StoreError) -> [AnnualTarget] {
    try read { db in try Self.targets(db, year: year) }
  }

  static func targets(_ db: Database, year: Int? = nil) throws -> [AnnualTarget] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT year, division, measure, sequence, recorded_at, actor, goal, reason FROM target_versions
        WHERE ?1 IS NULL OR year = ?1 ORDER BY year, division, sequence
        """, arguments: [year])
    var targets: [AnnualTarget] = []
    for row in rows {
      guard let measure = TargetMeasure(rawValue: row[2]) else { continue }
      let division: String = row[1]
      let scope = TargetScope(year: row[0], division: division.isEmpty ? nil : division)
      let goal: String? = row[6]
      let version = AnnualTarget.Version(
        sequence: row[3], recordedAt: Instant(milliseconds: row[4]), actor: row[5],
        goal: goal.flatMap(TargetGoal.init(text:)), reason: row[7])
      if let index = targets.firstIndex(where: { $0.scope == scope && $0.measure == measure }) {
        targets[index].versions.append(version)
      } else {
        targets.append(AnnualTarget(scope: scope, measure: measure, versions: [version]))
      }
    }
    return targets
  }
}

extension JournalTransaction {
  /// The goals that stand for a year and a division.
  public func goals(of scope: TargetScope) throws -> [TargetMeasure: TargetGoal] {
    var goals: [TargetMeasure: TargetGoal] = [:]
    for target in try CaseStore.targets(db, year: scope.year) where target.scope == scope {
      goals[target.measure] = target.goal
    }
    return goals
  }
}
