import CaseFile
import CaseStore
import CivilCalendar
import RuleModel

/// Takes a whole command back by appending what compensates it; nothing disappears from the journal.
///
/// A command is taken back only while nothing later builds on it: while no later command that still stands is about
/// one of its cases. On a locked docket only somebody who may release the lock can take back a milestone, because a
/// trigger that goes takes its limit with it.
public struct CommandUndo {
  private let transaction: JournalTransaction
  private let catalogue: Catalogue
  private let approver: CourtUser?

  /// An undo in a transaction.
  public init(_ transaction: JournalTransaction, catalogue: Catalogue, approver: CourtUser?) {
    self.transaction = transaction
    self.catalogue = catalogue
    self.approver = approver
  }

  /// The last command of an actor that can be taken back; nil when there is none.
  public func lastCommand(of actor: String) throws -> String? {
    var query = JournalQuery()
    query.actor = actor
    query.limit = 500
    let entries = try transaction.entries(query)
    let undoing = Set(entries.filter { $0.kind == "commandUndone" }.map(\.commandID))
    for entry in entries.reversed() where !undoing.contains(entry.commandID) {
      let event = try JournalEvent(kind: entry.kind, subject: entry.subject, payload: entry.payload)
      if event.isReversible, try !transaction.isUndone(entry.commandID) { return entry.commandID }
    }
    return nil
  }

  /// Who gave a command; nil when there is none of this id.
  public func author(of command: String) throws -> String? {
    var query = JournalQuery()
    query.commandID = command
    return try transaction.entries(query).first?.actor
  }

  /// Takes the command back.
  ///
  /// - Returns: The entries that were compensated, the last one first.
  /// - Throws: `CaseRefusal.nothingToUndo`, `.undoBlocked` naming the later commands, `.issueNotUndoable`, `.locked`.
  public func run(_ command: String, reason: String?) throws -> [JournalEntry] {
    var query = JournalQuery()
    query.commandID = command
    let entries = try transaction.entries(query)
    let events = try entries.map {
      try JournalEvent(kind: $0.kind, subject: $0.subject, payload: $0.payload)
    }
    if events.contains(where: \.isIssue) { throw CaseRefusal.issueNotUndoable(command) }
    guard let last = entries.last, try !transaction.isUndone(command), events.contains(where: \.isReversible),
      !events.contains(where: \.isIrreversible)
    else { throw CaseRefusal.nothingToUndo(command) }
    let numbers = Set(events.compactMap(\.caseNumber))
    let subjects = Set(events.filter(\.isReversible).map(\.subject))
    let later = try laterCommands(about: subjects, after: last.sequence, building: Footing(events))
    guard later.isEmpty else { throw CaseRefusal.undoBlocked(command, by: later) }
    // What stands beside the proceeding starts no limit, so that no lock depends on it.
    if events.contains(where: { $0.isReversible && $0.beside == nil }) { try checkLocks(numbers) }
    for (entry, event) in zip(entries, events).reversed() { try compensate(event, entry: entry) }
    try transaction.append(.commandUndone(command, reason: reason))
    return entries.reversed()
  }

  /// What a command laid down on which later ones may build.
  private enum Footing {
    /// The registration of cases: everything about them builds on it.
    case registration
    /// The proceeding: everything but what stands beside it builds on it.
    case proceeding
    /// What stands beside the proceeding: only acts of the same kinds build on it.
    case beside(Set<DocketAct.Beside>)

    init(_ events: [JournalEvent]) {
      let reversible = events.filter(\.isReversible)
      let beside = reversible.compactMap(\.beside)
      if events.contains(where: \.registersCase) {
        self = .registration
      } else {
        self = beside.count == reversible.count ? .beside(Set(beside)) : .proceeding
      }
    }

    /// Whether an event builds on it.
    func carries(_ event: JournalEvent) -> Bool {
      if case .actVoided = event { return true }
      switch self {
      case .registration: return true
      case .proceeding: return event.beside == nil
      case .beside(let kinds): return event.beside.map { $0 != .note && kinds.contains($0) } ?? false
      }
    }
  }

  /// The later commands that build on what is to be taken back. What an undo wrote, and what was undone, stands no
  /// more.
  private func laterCommands(
    about subjects: Set<String>, after sequence: Int, building footing: Footing
  ) throws -> [DependentCommand] {
    var query = JournalQuery()
    query.afterSequence = sequence
    let entries = try transaction.entries(query)
    let undoing = Set(entries.filter { $0.kind == "commandUndone" }.map(\.commandID))
    var commands: [DependentCommand] = []
    for entry in entries where subjects.contains(entry.subject) {
      if undoing.contains(entry.commandID) { continue }
      let event = try JournalEvent(kind: entry.kind, subject: entry.subject, payload: entry.payload)
      if !footing.carries(event) { continue }
      let number = CaseNumber(normalized: entry.subject)
      if let index = commands.firstIndex(where: { $0.id == entry.commandID }) {
        if !commands[index].cases.contains(number) { commands[index].cases.append(number) }
      } else if try !transaction.isUndone(entry.commandID) {
        commands.append(
          DependentCommand(id: entry.commandID, actor: entry.actor, recordedAt: entry.recordedAt, cases: [number]))
      }
    }
    return commands
  }

  private func checkLocks(_ numbers: Set<CaseNumber>) throws {
    let locks = LockCheck(catalogue: catalogue, now: transaction.context.recordedAt)
    for number in numbers.sorted() {
      let locking = try locks.locking(number, in: transaction)
      guard let first = locking.first else { continue }
      if let approver, approver.role.mayRelease(as: catalogue.settings.firstRelease) { continue }
      throw CaseRefusal.locked(
        DocketLock(number: number, step: first.rule.step, rule: first.rule.id, dueOn: first.limit.end.due), .undo)
    }
  }

  private func compensate(_ event: JournalEvent, entry: JournalEntry) throws {
    switch event {
    case .caseRegistered(let record): try transaction.append(.caseWithdrawn(record.number))
    case .caseAmended(let number, let changes):
      let inverse = changes.map { FieldChange(field: $0.field, from: $0.to, to: $0.from) }
      try transaction.append(.caseAmended(number, inverse))
    case .caseClosed(let number, let day, let manner, _):
      try transaction.append(
        .caseAmended(
          number,
          [
            FieldChange(field: .closedOn, from: .string(day.description), to: nil),
            FieldChange(field: .closeManner, from: .string(manner.storedText), to: nil),
          ]))
    case .caseAssigned(let number, let assignment):
      let inverse = assignment.changes.map { FieldChange(field: $0.field, from: $0.to, to: $0.from) }
      try transaction.append(.caseAmended(number, inverse))
    case .closingPlanned(let number, let planning):
      let inverse = planning.changes.map { FieldChange(field: $0.field, from: $0.to, to: $0.from) }
      try transaction.append(.caseAmended(number, inverse))
    case .targetsSet(let setting):
      var inverse = setting
      inverse.changes = setting.changes.map { TargetChange($0.measure, from: $0.to, to: $0.from) }
      inverse.reason = nil
      try transaction.append(.targetsSet(inverse))
    case .caseReopened(let number, let reopening):
      var changes = [FieldChange(field: .closedOn, from: nil, to: .string(reopening.closedOn.description))]
      if let manner = reopening.manner {
        changes.append(FieldChange(field: .closeManner, from: nil, to: .string(manner.storedText)))
      }
      try transaction.append(.caseAmended(number, changes))
    case .milestonesRecorded(let number, let records):
      let earlier = try milestones(of: number, before: entry.sequence)
      let restored = records.compactMap { record in
        earlier.last { $0.step == record.step && $0.occurredOn == record.occurredOn }
      }
      try transaction.append(.milestonesVoided(number, records, restored: restored))
    case .milestonesVoided(let number, let voided, _, _): try transaction.append(.milestonesRecorded(number, voided))
    case .actVoided(let number, let sequence, _):
      if let act = try act(sequence) { try transaction.append(.docketActed(number, act)) }
    case .docketActed(let number, _):
      try transaction.append(.actVoided(number, sequence: entry.sequence))
    default: return
    }
  }

  /// The act of an entry.
  private func act(_ sequence: Int) throws -> DocketAct? {
    var query = JournalQuery()
    query.afterSequence = sequence - 1
    guard let entry = try transaction.entries(query).first(where: { $0.sequence == sequence }),
      case .docketActed(_, let act) = try JournalEvent(kind: entry.kind, subject: entry.subject, payload: entry.payload)
    else { return nil }
    return act
  }

  /// The milestones of a case as they stood before an entry, from the journal.
  private func milestones(of number: CaseNumber, before sequence: Int) throws -> [MilestoneRecord] {
    var query = JournalQuery()
    query.subject = number.text
    var result: [MilestoneRecord] = []
    for entry in try transaction.entries(query) where entry.sequence < sequence {
      switch try JournalEvent(kind: entry.kind, subject: entry.subject, payload: entry.payload) {
      case .milestonesRecorded(_, let records): for record in records { result.merge(record) }
      case .milestonesVoided(_, let voided, let restored, _):
        result.removeAll { known in voided.contains { $0.isSameEvent(as: known) } }
        for record in restored { result.merge(record) }
      case .docketActed(_, .released): for index in result.indices { result[index].isPendingReview = false }
      case .caseWithdrawn: result.removeAll()
      default: continue
      }
    }
    return result
  }
}

extension [MilestoneRecord] {
  /// Adds a record as the projection does: the same step and day again keeps what is not stated anew.
  fileprivate mutating func merge(_ record: MilestoneRecord) {
    guard let index = firstIndex(where: { $0.isSameEvent(as: record) }) else {
      append(record)
      return
    }
    self[index].document = record.document ?? self[index].document
    self[index].remarks = record.remarks ?? self[index].remarks
    self[index].outcome = record.outcome ?? self[index].outcome
    self[index].reason = record.reason ?? self[index].reason
    self[index].approver = record.approver ?? self[index].approver
    self[index].isPendingReview = record.isPendingReview
  }
}

extension MilestoneRecord {
  fileprivate func isSameEvent(as other: MilestoneRecord) -> Bool {
    step == other.step && occurredOn == other.occurredOn
  }
}

extension JournalEvent {
  /// The kind of act beside the proceeding that it is; nil for everything else.
  fileprivate var beside: DocketAct.Beside? {
    guard case .docketActed(_, let act) = self else { return nil }
    return act.beside
  }

  fileprivate var registersCase: Bool {
    if case .caseRegistered = self { return true }
    return false
  }

  fileprivate var isIssue: Bool {
    if case .reportIssued = self { return true }
    return false
  }

  /// Whether a compensation exists.
  fileprivate var isReversible: Bool {
    switch self {
    case .caseRegistered, .caseAmended, .caseClosed, .caseAssigned, .caseReopened, .milestonesRecorded, .docketActed,
      .milestonesVoided, .actVoided, .targetsSet, .closingPlanned:
      return true
    default: return false
    }
  }

  /// Whether the command that wrote it cannot be taken back at all.
  fileprivate var isIrreversible: Bool {
    switch self {
    case .databaseCreated, .commandUndone, .alertsRaised, .alertsRepeated, .alertsDelivered, .userChanged,
      .overlayLoaded, .caseWithdrawn, .reviewSampled, .reportIssued, .scheduleAdded, .scheduleRemoved:
      return true
    default: return false
    }
  }

  /// The case that it is about.
  fileprivate var caseNumber: CaseNumber? {
    if case .targetsSet = self { return nil }
    return isReversible ? CaseNumber(normalized: subject) : nil
  }
}
