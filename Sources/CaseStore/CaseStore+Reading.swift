import CaseFile
import CivilCalendar
import GRDB
import RuleModel

/// Which cases a list shows; every condition given must hold.
public struct CaseQuery: Hashable, Sendable {
  /// Only cases pending on this day.
  public var pendingOn: CivilDate?
  /// Only cases closed by the end of this day.
  public var closedBy: CivilDate?
  /// Only cases filed on or before this day.
  public var filedThrough: CivilDate?
  /// Only this judge's cases.
  public var judge: String?
  /// Only this proceeding.
  public var procedure: Procedure?
  /// Only cases in whose number or enterprise names this text occurs.
  public var containing: String?
  /// At most so many; nil for all.
  public var limit: Int?

  /// All cases.
  public init() {}
}

extension CaseStore {
  /// The case with this number; nil when there is none.
  public func find(_ number: CaseNumber) throws(StoreError) -> CaseRecord? {
    try read { db in try CaseReader(db).read(number)?.record }
  }

  /// The milestones of a case in order of day; nil when there is no such case.
  public func milestones(of number: CaseNumber) throws(StoreError) -> [MilestoneRecord]? {
    try read { db in
      let reader = try CaseReader(db)
      guard let caseID = try reader.caseID(number) else { return nil }
      return try reader.milestones(caseID)
    }
  }

  /// Number of registered cases.
  public func caseCount() throws(StoreError) -> Int {
    try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM cases") ?? 0 }
  }

  /// The cases that match, oldest filing first, then by number.
  public func cases(_ query: CaseQuery) throws(StoreError) -> [CaseRecord] {
    try read { db in
      let row = try PreparedStatement(db, Self.listSQL)
      row.bind(query.pendingOn?.dayNumber, at: 1)
      row.bind(query.closedBy?.dayNumber, at: 2)
      row.bind(query.filedThrough?.dayNumber, at: 3)
      row.bind(query.judge, at: 4)
      row.bind(query.procedure?.rawValue, at: 5)
      row.bind(query.containing.map(TextFolding.clean), at: 6)
      row.bind(query.limit ?? -1, at: 7)
      defer { row.reset() }
      var numbers: [CaseNumber] = []
      while try row.step() { numbers.append(CaseNumber(normalized: row.text(0))) }
      let reader = try CaseReader(db)
      return try numbers.compactMap { try reader.read($0)?.record }
    }
  }

  private static let listSQL = """
    SELECT number FROM cases
    WHERE (?1 IS NULL OR (filed_on <= ?1 AND (closed_on IS NULL OR closed_on > ?1)))
      AND (?2 IS NULL OR closed_on <= ?2)
      AND (?3 IS NULL OR filed_on <= ?3)
      AND (?4 IS NULL OR judge = ?4)
      AND (?5 IS NULL OR procedure = ?5)
      AND (?6 IS NULL OR instr(number, ?6) > 0 OR EXISTS (
        SELECT 1 FROM case_debtors d WHERE d.case_id = cases.case_id
          AND (instr(d.name, ?6) > 0 OR instr(replace(replace(d.name, '（', '('), '）', ')'), ?6) > 0)))
    ORDER BY filed_on, number
    LIMIT ?7
    """
}
