import CaseFile
import CivilCalendar
import GRDB

/// What the journal has about one case, or about some.
public struct CaseJournal: Hashable, Sendable {
  /// The entries in order of sequence.
  public let entries: [JournalEntry]
  /// The commands among them that were taken back, each with the entry that says so.
  public let undoing: [String: JournalEntry]
}

extension CaseStore {
  /// What the journal has about a case, up to a position; everything when nil.
  public func journal(of number: CaseNumber, through sequence: Int? = nil) throws(StoreError) -> CaseJournal {
    try read { db in
      var query = JournalQuery()
      query.subject = number.text
      let through = sequence ?? .max
      let entries = try JournalReader.entries(db, court: court.code, query).filter { $0.sequence <= through }
      var undoing: [String: JournalEntry] = [:]
      for command in Set(entries.map(\.commandID)) {
        var query = JournalQuery()
        query.subject = command
        let undo = try JournalReader.entries(db, court: court.code, query).last { $0.kind == "commandUndone" }
        if let undo, undo.sequence <= through { undoing[command] = undo }
      }
      return CaseJournal(entries: entries, undoing: undoing)
    }
  }

  /// The entries after a position, and the commands that were taken back by now, by the entry that says so.
  public func journal(
    after sequence: Int, where isWanted: (JournalEntry) -> Bool
  ) throws(StoreError) -> CaseJournal {
    try read { db in
      var entries: [JournalEntry] = []
      var undoing: [String: JournalEntry] = [:]
      let row = try PreparedStatement(
        db, "SELECT \(JournalReader.columns) FROM journal WHERE court = ?1 AND sequence > ?2 ORDER BY sequence")
      row.bind(court.code, at: 1)
      row.bind(sequence, at: 2)
      defer { row.reset() }
      while try row.step() {
        let entry = try JournalReader.entry(row)
        if entry.kind == "commandUndone" { undoing[entry.subject] = entry }
        if isWanted(entry) { entries.append(entry) }
      }
      return CaseJournal(entries: entries, undoing: undoing)
    }
  }

  /// The case and its milestones as they were known when the journal had `sequence` entries; nil when it was not
  /// registered then. Replays the entries of this case only.
  public func known(
    _ number: CaseNumber, at sequence: Int
  ) throws(StoreError) -> (record: CaseRecord, milestones: [MilestoneRecord])? {
    let journal = try journal(of: number, through: sequence)
    return try read { _ in
      let replica = try JournalReplay(court: court.code)
      return try replica.queue.write { copy in
        let projector = try Projector(copy)
        for entry in journal.entries {
          let event = try JournalEvent(kind: entry.kind, subject: entry.subject, payload: entry.payload)
          try projector.apply(
            event, at: JournalPlace(sequence: entry.sequence, recordedAt: entry.recordedAt, actor: entry.actor))
        }
        guard let stored = try projector.reader.read(number) else { return nil }
        return (stored.record, try projector.reader.milestones(stored.caseID))
      }
    }
  }

  /// The position of the journal at the end of a day of recording, in the court's calendar.
  public func position(atEndOf day: CivilDate) throws(StoreError) -> Int {
    try position(before: Instant.courtMidnight(of: day.adding(days: 1)))
  }
}
