import CaseFile
import CivilCalendar
import GRDB

/// One command in progress: what is appended here is one group of journal entries, committed together or not at all.
///
/// Valid only inside the closure that `CaseStore.write` calls.
public final class JournalTransaction {
  /// Who does what when.
  public let context: CommandContext
  let db: Database
  let court: String
  private let hasher: SM3
  private let insert: PreparedStatement
  private let projector: Projector
  let reader: CaseReader
  private var preimage = JournalPreimage()
  private var payload = CanonicalJSON()
  private var head: JournalHead
  /// The command's name and the sequence of its first entry.
  public let commandID: String

  init(_ db: Database, context: CommandContext, court: String) throws {
    let context = context.atItsTurn
    let hasher = try SM3()
    self.db = db
    self.context = context
    self.court = court
    self.hasher = hasher
    insert = try PreparedStatement(
      db,
      """
      INSERT INTO journal (court, sequence, recorded_at, actor, command_id, kind, subject, payload, previous, digest)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      """)
    projector = try Projector(db)
    reader = projector.reader
    head = try JournalReader.head(db, court: court)
    commandID = "\(context.command)#\(head.sequence + 1)"
    // Bindings stay: what the entries of a command share is bound once.
    insert.bind(court, at: 1)
    insert.bind(context.recordedAt.milliseconds, at: 3)
    insert.bind(context.actor, at: 4)
    insert.bind(commandID, at: 5)
  }

  /// Sequence of the last entry, including those appended here.
  public var lastSequence: Int { head.sequence }

  /// The case with this number, as of now inside the transaction.
  public func find(_ number: CaseNumber) throws -> CaseRecord? { try reader.read(number)?.record }

  /// Whether there is a case with this number.
  public func exists(_ number: CaseNumber) throws -> Bool { try reader.caseID(number) != nil }

  /// The milestones of a case in order of day; nil when there is no such case.
  public func milestones(of number: CaseNumber) throws -> [MilestoneRecord]? {
    guard let caseID = try reader.caseID(number) else { return nil }
    return try reader.milestones(caseID)
  }

  /// Appends an entry, chains it to the one before and applies it to the projections.
  public func append(_ event: JournalEvent) throws {
    payload.removeAll()
    event.writePayload(to: &payload)
    let sequence = head.sequence + 1
    let digest = try hasher.digest(
      preimage.bytes(
        sequence: sequence, court: court, recordedAt: context.recordedAt, actor: context.actor,
        commandID: commandID, kind: event.kind, subject: event.subject, payload: payload.bytes,
        previous: head.digest))
    insert.bind(sequence, at: 2)
    insert.bind(event.kind, at: 6)
    insert.bind(event.subject, at: 7)
    insert.bindText(payload.bytes, at: 8)
    insert.bind(blob: head.digest.bytes, at: 9)
    insert.bind(blob: digest.bytes, at: 10)
    try insert.run()
    try projector.apply(
      event, at: JournalPlace(sequence: sequence, recordedAt: context.recordedAt, actor: context.actor))
    head = JournalHead(sequence: sequence, digest: digest, recordedAt: context.recordedAt)
  }
}
