import CaseFile
import CivilCalendar
import GRDB

/// Fresh projections in memory, filled from a journal.
final class JournalReplay {
  let queue: DatabaseQueue
  private(set) var head = JournalHead(sequence: 0, digest: .origin, recordedAt: nil)
  private let court: String

  init(court: String) throws {
    self.court = court
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    queue = try DatabaseQueue(configuration: configuration)
    try queue.write { db in try db.execute(sql: Schema.freshProjections) }
  }

  /// Applies the entries up to `through` (all when nil) and says what is wrong with them.
  func replay(
    from source: Database, through: Int?, progress: (Int) -> Void = { _ in }
  ) throws -> [VerificationFinding] {
    var findings: [VerificationFinding] = []
    var chain = try ChainCheck()
    try queue.writeWithoutTransaction { db in
      try db.inTransaction {
        let projector = try Projector(db)
        do {
          try JournalReader.forEach(source, court: court, through: through) { sequence, entry in
            if let entry {
              findings += try chain.check(entry)
              findings += apply(entry, to: projector)
            } else {
              findings += chain.skip(sequence)
            }
            if sequence.isMultiple(of: 1000) { progress(sequence) }
          }
        } catch let error as DatabaseError where error.isDamage {
          findings.append(.damagedFile(error.message ?? ""))
        }
        head = chain.head
        return .commit
      }
    }
    return findings
  }

  private func apply(_ entry: JournalEntry, to projector: Projector) -> [VerificationFinding] {
    let event: JournalEvent
    do {
      event = try JournalEvent(kind: entry.kind, subject: entry.subject, payload: entry.payload)
    } catch { return [.unreadableEntry(sequence: entry.sequence)] }
    do {
      try projector.apply(
        event,
        at: JournalPlace(sequence: entry.sequence, recordedAt: entry.recordedAt, actor: entry.actor))
      return []
    } catch { return [.contradictoryEntry(sequence: entry.sequence, subject: entry.subject)] }
  }
}
