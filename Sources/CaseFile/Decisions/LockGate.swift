import CivilCalendar
import RuleModel

/// What a person wants to do on a docket, as far as a lock cares.
public enum LockedAction: Hashable, Sendable {
  /// Record a milestone or event.
  case record(MilestoneRecord, LatenessNote)
  /// Change fields of the case.
  case amend([CaseField])
  /// Close the case.
  case close
}

/// What a person states when recording a milestone on a docket that is locked.
public struct LatenessNote: Hashable, Sendable {
  /// Why it is late (逾期原因).
  public var reason: String?
  /// Who approved the supplementary entry of an act that happened in time (补录审批人).
  public var approver: CourtUser?
  /// Whether the entry is to be reviewed after the lock is released (待审).
  public var isForReview: Bool

  /// What is stated.
  public init(reason: String? = nil, approver: CourtUser? = nil, isForReview: Bool = false) {
    self.reason = reason
    self.approver = approver
    self.isForReview = isForReview
  }
}

/// Decides what a locked docket still accepts (锁死范围).
///
/// Frozen: other nodes as if nothing had happened, key dates, reassignment, closing, and the missed node as if it had
/// been in time. Open: the true late completion with its reason; the supplementary entry of an act that happened in
/// time, with its document and an approver; extensions, suspensions and waivers; and the act of another node as
/// `pending review`, because a lock must never cause a second breach of law.
public enum LockGate {
  /// Fields that a lock freezes: key dates, closing, and who is in charge.
  public static let frozenFields: Set<CaseField> = [.filedOn, .acceptedOn, .closedOn, .closeManner, .judge, .procedure]

  /// Refuses what the docket's lock forbids; does nothing on a docket that is not locked.
  public static func check(
    _ action: LockedAction, docket number: CaseNumber, locking: [LimitStatus], catalogue: Catalogue
  ) throws(CaseRefusal) {
    guard let first = locking.first else { return }
    let lock = DocketLock(number: number, step: first.rule.step, rule: first.rule.id, dueOn: first.limit.end.due)
    switch action {
    case .amend(let fields):
      if let field = fields.first(where: frozenFields.contains) { throw .locked(lock, .field(field)) }
    case .close: throw .locked(lock, .closing)
    case .record(let record, let note):
      if let missed = locking.first(where: { $0.isMet(by: record, catalogue: catalogue) }) {
        try check(record, note, missed: missed, lock: lock)
      } else if !note.isForReview {
        throw .locked(lock, .otherNode(record.step))
      }
    }
  }

  private static func check(
    _ record: MilestoneRecord, _ note: LatenessNote, missed: LimitStatus, lock: DocketLock
  ) throws(CaseRefusal) {
    if record.occurredOn <= missed.limit.end.due {
      guard record.document != nil, note.approver != nil else {
        throw .locked(lock, .inTime(record.step, record.occurredOn))
      }
    } else if note.reason == nil {
      throw .locked(lock, .lateWithoutReason(record.step, record.occurredOn))
    }
  }
}

extension LimitStatus {
  /// Whether the record is of the step that meets the limit.
  func isMet(by record: MilestoneRecord, catalogue: Catalogue) -> Bool {
    let steps = rule.metBy.isEmpty ? [rule.step] : rule.metBy
    let recorded = record.part == nil ? catalogue.milestone(record.milestone)?.wholeSteps ?? [] : [record.step]
    let aliases = steps.flatMap { step in
      step.part.flatMap { catalogue.milestone(step.milestone)?.part($0) }?.alsoMetBy ?? []
    }
    return recorded.contains { recorded in
      if aliases.contains(where: { $0 == recorded || ($0.part == nil && $0.milestone == recorded.milestone) }) {
        return true
      }
      return steps.contains { $0 == recorded || ($0.part == nil && $0.milestone == recorded.milestone) }
    }
  }
}

/// The limit by which a docket is locked.
public struct DocketLock: Hashable, Sendable {
  /// The docket.
  public let number: CaseNumber
  /// The step that was missed.
  public let step: StepID
  /// The rule.
  public let rule: RuleID
  /// The due day that was missed.
  public let dueOn: CivilDate

  /// A lock.
  public init(number: CaseNumber, step: StepID, rule: RuleID, dueOn: CivilDate) {
    self.number = number
    self.step = step
    self.rule = rule
    self.dueOn = dueOn
  }

  /// What the lock forbade.
  public enum Attempt: Hashable, Sendable {
    /// Recording another node.
    case otherNode(StepID)
    /// Recording the missed node as if it had been in time.
    case inTime(StepID, CivilDate)
    /// Recording the missed node late, without a reason.
    case lateWithoutReason(StepID, CivilDate)
    /// Changing a frozen field.
    case field(CaseField)
    /// Closing the case.
    case closing
    /// Taking back what was recorded.
    case undo
  }
}
