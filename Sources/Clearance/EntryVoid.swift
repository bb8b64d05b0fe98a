import CaseFile
import CaseStore
import CivilCalendar
import RuleModel

/// Takes one entry back with its reason (作废一条): a milestone, or an act such as an extension, a suspension, a planned
/// day or a note. The entry stays in the journal; a second one says that it no longer holds.
///
/// On a locked docket only somebody who may release the lock can take anything back, because a trigger that goes takes
/// its limit with it. A note, supervision and a review are free.
public struct EntryVoid {
  /// What taking an entry back did.
  public struct Effect {
    /// What was taken back: milestones, or the act.
    public let milestones: [MilestoneRecord]
    /// The act that was taken back; nil when it was milestones.
    public let act: DocketAct?
    /// Limits that ran and do not any more.
    public let ended: [LimitStatus]
    /// Limits that run now and did not.
    public let begun: [LimitStatus]
  }

  private let transaction: JournalTransaction
  private let desk: DocketDesk
  private let approver: CourtUser?

  /// In a transaction.
  public init(_ transaction: JournalTransaction, catalogue: Catalogue, approver: CourtUser?) {
    self.transaction = transaction
    desk = DocketDesk(transaction, catalogue: catalogue)
    self.approver = approver
  }

  /// Takes a milestone back: the only day on which it is recorded, or the day that is named.
  public func run(_ step: StepID, on day: CivilDate?, of number: CaseNumber, reason: String) throws -> Effect {
    let before = try desk.status(of: number)
    var records = before.docket.milestones.filter { $0.step == step }
    if records.isEmpty, step.part == nil { records = before.docket.milestones.filter { $0.milestone == step.milestone } }
    if let day { records.removeAll { $0.occurredOn != day } }
    guard !records.isEmpty else { throw CaseRefusal.stepNotRecorded(step, on: day) }
    guard Set(records.map(\.occurredOn)).count == 1 else {
      throw CaseRefusal.stepOnSeveralDays(step, records.map(\.occurredOn).sorted())
    }
    try checkLock(before.status, number)
    try transaction.append(.milestonesVoided(number, records, restored: [], reason: reason))
    return try effect(records, nil, before: before.status, number)
  }

  /// Who recorded a milestone last; nil when nobody did.
  public func author(of step: StepID, on day: CivilDate?, of number: CaseNumber) throws -> String? {
    var query = JournalQuery()
    query.subject = number.text
    return try transaction.entries(query).last { entry in
      guard
        case .milestonesRecorded(_, let records) = try JournalEvent(
          kind: entry.kind, subject: entry.subject, payload: entry.payload)
      else { return false }
      return records.contains { $0.step == step && (day == nil || $0.occurredOn == day) }
    }?.actor
  }

  /// Who wrote an entry of a case; nil when there is none of this number.
  public func author(ofEntry sequence: Int, of number: CaseNumber) throws -> String? {
    var query = JournalQuery()
    query.subject = number.text
    return try transaction.entries(query).first { $0.sequence == sequence }?.actor
  }

  /// Takes the act or the milestone of a journal entry back.
  public func run(entry sequence: Int, of number: CaseNumber, reason: String) throws -> Effect {
    let before = try desk.status(of: number)
    if let recorded = before.docket.acts.first(where: { $0.sequence == sequence }) {
      if recorded.act.beside == nil { try checkLock(before.status, number) }
      try transaction.append(.actVoided(number, sequence: sequence, reason: reason))
      return try effect([], recorded.act, before: before.status, number)
    }
    var query = JournalQuery()
    query.subject = number.text
    query.afterSequence = sequence - 1
    guard let entry = try transaction.entries(query).first(where: { $0.sequence == sequence }),
      case .milestonesRecorded(_, let records) = try JournalEvent(
        kind: entry.kind, subject: entry.subject, payload: entry.payload), records.count == 1, let only = records.first,
      before.docket.milestones.contains(where: { $0.step == only.step && $0.occurredOn == only.occurredOn })
    else { throw CaseRefusal.entryNotVoidable(sequence: sequence) }
    return try run(only.step, on: only.occurredOn, of: number, reason: reason)
  }

  private func checkLock(_ status: DocketStatus, _ number: CaseNumber) throws(CaseRefusal) {
    guard let first = status.locking.first else { return }
    if let approver, approver.role.mayRelease(as: desk.catalogue.settings.firstRelease) { return }
    throw .locked(
      DocketLock(number: number, step: first.rule.step, rule: first.rule.id, dueOn: first.limit.end.due), .undo)
  }

  private func effect(
    _ milestones: [MilestoneRecord], _ act: DocketAct?, before: DocketStatus, _ number: CaseNumber
  ) throws -> Effect {
    let after = try desk.status(of: number).status
    func open(_ status: DocketStatus) -> [LimitStatus] { status.limits.filter(\.state.isOpen) }
    func isSame(_ left: LimitStatus, _ right: LimitStatus) -> Bool {
      left.rule.id == right.rule.id && left.limit.end.due == right.limit.end.due
    }
    return Effect(
      milestones: milestones, act: act,
      ended: open(before).filter { old in !open(after).contains { isSame(old, $0) } },
      begun: open(after).filter { new in !open(before).contains { isSame(new, $0) } })
  }
}
