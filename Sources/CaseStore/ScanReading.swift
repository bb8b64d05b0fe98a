import CaseFile
import CivilCalendar
import GRDB
import RuleModel

extension CaseStore {
  /// One consistent view of the dockets and of the alerts raised so far, for a scan.
  public func forEachDocketWithAlerts(
    codes: CaseNumberCodes, _ body: (DocketFile, RaisedAlerts) throws -> Void
  ) throws(StoreError) {
    try read { db in
      // Dockets and alerts come in the same order, so that only one docket is in memory.
      let row = try PreparedStatement(
        db,
        """
        SELECT a.case_id, a.rule, a.due_on, a.level, j.recorded_at FROM alerts a
        JOIN journal j ON j.court = ?1 AND j.sequence = a.sequence ORDER BY a.case_id
        """)
      row.bind(court.code, at: 1)
      defer { row.reset() }
      var hasAlert = try row.step()
      try DocketWalk(db, codes: codes, onlyOpen: false).run { caseID, docket in
        var raised = RaisedAlerts()
        while hasAlert, row.int(0) <= caseID {
          if row.int(0) == caseID {
            raised.append(
              rule: row.text(1), due: row.int32(2), level: row.text(3), recordedAt: Instant(milliseconds: row.int(4)))
          }
          hasAlert = try row.step()
        }
        try body(docket, raised)
      }
    }
  }

  /// Whether the alarms of a day have been repeated.
  public func isRepeated(on day: CivilDate) throws(StoreError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM alert_repetitions WHERE day = ?)", arguments: [day.dayNumber]) ?? false
    }
  }
}
