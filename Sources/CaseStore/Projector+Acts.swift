import CaseFile
import CivilCalendar
import GRDB
import RuleModel

extension Projector {
  /// Applies an event of a kind that is rare enough to prepare its statement when it comes.
  func applyRare(_ event: JournalEvent, at place: JournalPlace) throws {
    switch event {
    case .docketActed(let number, let act): try insert(act, of: number, at: place)
    case .caseAssigned(let number, let assignment): try amend(number, assignment.changes, at: place)
    case .caseReopened(let number, _):
      try db.execute(
        sql: "UPDATE cases SET closed_on = NULL, close_manner = NULL, version = version + 1 WHERE case_id = ?",
        arguments: [try id(of: number)])
    case .actVoided(let number, let sequence, _): try void(sequence, of: number)
    case .milestonesVoided(let number, let voided, let restored, _): try void(voided, of: number, restored: restored, at: place)
    case .caseWithdrawn(let number): try withdraw(number)
    case .commandUndone(let command, _):
      try db.execute(sql: "INSERT INTO undone_commands VALUES (?, ?)", arguments: [command, place.sequence])
    case .alertsRaised(let alerts): try insert(alerts, sequence: place.sequence)
    case .alertsRepeated(let repetition):
      try db.execute(
        sql: "INSERT INTO alert_repetitions VALUES (?, ?, ?, ?, NULL)",
        arguments: [
          repetition.on.dayNumber, place.sequence, repetition.dockets.count,
          repetition.dockets.reduce(0) { $0 + $1.count },
        ])
    case .alertsDelivered(let sequences):
      for sequence in sequences {
        for table in ["alerts", "alert_repetitions"] {
          try db.execute(
            sql: "UPDATE \(table) SET delivered = ? WHERE sequence = ?", arguments: [place.sequence, sequence])
        }
      }
    case .userChanged(let name, let role):
      try db.execute(sql: "DELETE FROM users WHERE name = ?", arguments: [name])
      if let role { try db.execute(sql: "INSERT INTO users VALUES (?, ?)", arguments: [name, role.rawValue]) }
    case .overlayLoaded(let overlay):
      try db.execute(
        // An overlay keeps its place when it is loaded again: others may build on it.
        sql: """
          INSERT INTO overlays (kind, id, file, text, sequence) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (kind, id) DO UPDATE SET file = excluded.file, text = excluded.text
          """,
        arguments: [overlay.kind.rawValue, overlay.id, overlay.file, overlay.text, place.sequence])
    case .targetsSet(let setting): try insert(setting, at: place)
    case .closingPlanned(let number, let planning): try amend(number, planning.changes, at: place)
    case .reviewSampled(let sample):
      try db.execute(
        sql: "INSERT INTO review_samples VALUES (?, ?, ?, ?, ?)",
        arguments: [
          sample.id, place.sequence, place.recordedAt.milliseconds, place.actor,
          String(decoding: sample.json.canonicalUTF8, as: UTF8.self),
        ])
    case .reportIssued(let issue):
      try db.execute(
        sql: "INSERT INTO issued_reports VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          place.sequence, place.recordedAt.milliseconds, place.actor, issue.code?.text, issue.recipient, issue.fileDigest,
          String(decoding: issue.json.canonicalUTF8, as: UTF8.self), issue.schedule,
        ])
    case .scheduleAdded(let schedule): try insert(schedule, at: place)
    case .scheduleRemoved(let id, _):
      try db.execute(
        sql: "UPDATE schedules SET removed_by = ? WHERE id = ? AND removed_by IS NULL", arguments: [place.sequence, id])
    case .databaseCreated, .fileImported, .caseRegistered, .caseAmended, .caseClosed, .milestonesRecorded:
      return
    }
  }

  private func insert(_ act: DocketAct, of number: CaseNumber, at place: JournalPlace) throws {
    let id = try id(of: number)
    let event = JournalEvent.docketActed(number, act)
    try db.execute(
      sql: "INSERT INTO docket_acts VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        id, place.sequence, place.recordedAt.milliseconds, place.actor, event.kind,
        String(decoding: act.json.canonicalUTF8, as: UTF8.self),
      ])
    switch act {
    case .converted(let conversion): try setProcedure(conversion.to, of: id)
    case .released: try db.execute(sql: "UPDATE milestones SET review = 0 WHERE case_id = ?", arguments: [id])
    default: break
    }
    try raise(id)
  }

  private func void(_ sequence: Int, of number: CaseNumber) throws {
    let id = try id(of: number)
    let row = try Row.fetchOne(
      db, sql: "SELECT kind, payload FROM docket_acts WHERE case_id = ? AND sequence = ?", arguments: [id, sequence])
    guard let row, let act = try CaseReader.act(kind: row[0], payload: row[1]) else {
      throw ProjectionError.unknownAct(number, sequence: sequence)
    }
    try db.execute(
      sql: "DELETE FROM docket_acts WHERE case_id = ? AND sequence = ?", arguments: [id, sequence])
    if case .converted(let conversion) = act { try setProcedure(conversion.from, of: id) }
    try raise(id)
  }

  private func void(
    _ voided: [MilestoneRecord], of number: CaseNumber, restored: [MilestoneRecord], at place: JournalPlace
  ) throws {
    let id = try id(of: number)
    for milestone in voided {
      try db.execute(
        sql: "DELETE FROM milestones WHERE case_id = ? AND node = ? AND occurred_on = ?",
        arguments: [id, milestone.step.description, milestone.occurredOn.dayNumber])
    }
    // Recording raises the version; with nothing to restore it is raised here.
    if restored.isEmpty { try raise(id) } else { try record(restored, of: number, at: place) }
  }

  private func withdraw(_ number: CaseNumber) throws {
    let id = try id(of: number)
    for table in ["milestones", "case_debtors", "docket_acts", "closing_plans", "alerts", "cases"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE case_id = ?", arguments: [id])
    }
    reader.forget()
  }

  private func insert(_ alerts: [AlertRecord], sequence: Int) throws {
    let statement = try PreparedStatement(
      db,
      """
      INSERT INTO alerts (case_id, rule, due_on, level, reached_at, catch_up, sequence)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """)
    for alert in alerts {
      statement.bind(try id(of: alert.number), at: 1)
      statement.bind(alert.rule.rawValue, at: 2)
      statement.bind(alert.dueOn.dayNumber, at: 3)
      statement.bind(alert.level, at: 4)
      statement.bind(alert.reachedAt.milliseconds, at: 5)
      statement.bind(alert.isCatchUp ? 1 : 0, at: 6)
      statement.bind(sequence, at: 7)
      try statement.run()
    }
  }

  private func setProcedure(_ procedure: Procedure, of id: Int64) throws {
    try db.execute(
      sql: "UPDATE cases SET procedure = ? WHERE case_id = ?", arguments: [procedure.rawValue, id])
  }

  private func raise(_ id: Int64) throws {
    try db.execute(sql: "UPDATE cases SET version = version + 1 WHERE case_id = ?", arguments: [id])
  }
}
