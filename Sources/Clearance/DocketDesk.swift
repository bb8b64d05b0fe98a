import CaseFile
import CaseStore
import CivilCalendar
import RuleModel

/// A milestone to record on a docket, with what its lock may ask for.
public struct MilestoneStatement: Hashable, Sendable {
  /// The milestone.
  public var record: MilestoneRecord
  /// Why it is late, who approved it, whether it waits for review.
  public var note: LatenessNote

  /// A milestone to record.
  public init(record: MilestoneRecord, note: LatenessNote = LatenessNote()) {
    self.record = record
    self.note = note
  }

  /// The record as it is journaled, with its reason and who approved it.
  var journaled: MilestoneRecord {
    var copy = record
    copy.reason = note.reason ?? record.reason
    copy.approver = note.approver?.name ?? record.approver
    return copy
  }
}

/// Does to dockets what clerks and supervisors do, inside one transaction: milestones, days, extensions, suspensions,
/// waivers, conversions and releases, each checked against the law and the lock.
public final class DocketDesk {
  /// The law.
  public let catalogue: Catalogue
  let transaction: JournalTransaction
  let now: Instant
  private var reckoner: DocketReckoner
  private lazy var order = MilestoneOrder(catalogue: catalogue)
  lazy var closing = ClosingDecision(catalogue: catalogue)
  lazy var parser = CaseNumberParser(codes: catalogue.caseNumberCodes)

  /// A desk in a transaction.
  public init(_ transaction: JournalTransaction, catalogue: Catalogue) {
    self.transaction = transaction
    self.catalogue = catalogue
    now = transaction.context.recordedAt
    reckoner = DocketReckoner(catalogue: catalogue)
  }

  var today: CivilDate { now.courtDate }

  /// The docket and how it stands.
  ///
  /// - Throws: `CaseRefusal.notRegistered`.
  public func status(of number: CaseNumber) throws -> (docket: DocketFile, status: DocketStatus) {
    guard let docket = try transaction.docket(number, codes: catalogue.caseNumberCodes) else {
      throw CaseRefusal.notRegistered(number)
    }
    return (docket, reckoner.status(of: docket, now: now))
  }

  /// Records a milestone unless it is recorded already.
  public func record(_ statement: MilestoneStatement, of number: CaseNumber) throws -> MilestoneDecision.Effect {
    let (docket, status) = try status(of: number)
    let stated = statement.record
    guard let milestone = catalogue.milestone(stated.milestone) else { throw CaseRefusal.derivedStep(stated.step) }
    let effect = try MilestoneDecision.decide(
      stated, recorded: docket.milestones, milestone: milestone, today: today)
    guard effect != .unchanged else { return effect }
    // A reason that is stated and journaled is the way out for what an old file really says.
    if effect == .new, statement.note.reason == nil {
      let bounds = DocketBounds(docket)
      let known = docket.milestones + docket.inherited
      if let refusal = order.contradiction(of: stated, in: bounds, known: known + [stated])
        ?? order.effect(of: stated, in: bounds, recorded: docket.milestones)
      {
        throw refusal
      }
    }
    try LockGate.check(
      .record(stated, statement.note), docket: number, locking: status.locking, catalogue: catalogue)
    var record = statement.journaled
    // On a docket that is not locked there is nothing to review.
    record.isPendingReview = statement.note.isForReview && status.isLocked
    try transaction.append(.milestonesRecorded(number, [record]))
    return effect
  }

  /// Plans a day for a step.
  public func plan(_ step: StepID, on day: CivilDate, of number: CaseNumber) throws {
    let (docket, status) = try status(of: number)
    let absences = catalogue.rules.filter { $0.step == step }.compactMap { rule in
      reckoner.absence(of: rule, docket: docket, status: status, today: today)
    }
    try ActDecision(catalogue: catalogue, today: today).plan(step, on: day, status: status, absences: absences)
    guard docket.plannedDay(of: step) != day else { return }
    try transaction.append(.docketActed(number, .planned(step, on: day)))
  }

  /// Grants an extension.
  public func extend(
    _ step: StepID, of number: CaseNumber, by amount: (count: Int, unit: TimeLimit.Unit)?, base: ExtensionBase?,
    court: String, decidedOn: CivilDate, document: String?
  ) throws -> LimitExtension {
    let (_, status) = try status(of: number)
    let grant = try ActDecision(catalogue: catalogue, today: today).extend(
      step, by: amount, base: base, court: court, decidedOn: decidedOn, document: document, status: status)
    try transaction.append(.docketActed(number, .extended(grant)))
    return grant
  }

  /// Suspends the clocks of a docket, or one of them.
  public func suspend(_ suspension: ClockSuspension, of number: CaseNumber) throws {
    let (docket, _) = try status(of: number)
    try ActDecision(catalogue: catalogue, today: today).suspend(suspension, docket: docket)
    try transaction.append(.docketActed(number, .suspended(suspension)))
  }

  /// Lets the clocks run again from `day`.
  public func resume(_ number: CaseNumber, on day: CivilDate) throws {
    let (docket, _) = try status(of: number)
    try ActDecision(catalogue: catalogue, today: today).resume(on: day, docket: docket)
    try transaction.append(.docketActed(number, .resumed(on: day)))
  }

  /// Waives a step. A statutory limit of the court itself is waived only with the approval that would release its
  /// lock: else a waiver would be the way around it.
  public func waive(_ step: StepID, of number: CaseNumber, reason: String, approver: CourtUser?) throws {
    let (docket, status) = try status(of: number)
    let limits = status.limits.filter {
      ($0.rule.step == step || step == StepID($0.rule.milestone)) && $0.limit.isOpen
    }
    guard !limits.isEmpty else { throw CaseRefusal.noOpenLimit(step) }
    let isOfCourt = limits.contains {
      $0.nature == .acting && $0.rule.role.isCourt && catalogue.settings.lockingKinds.contains($0.rule.kind)
    }
    if isOfCourt {
      let required = ActDecision(catalogue: catalogue, today: today)
        .requiredRole(docket: docket, locking: status.locking)
      guard let approver, approver.role.mayRelease(as: required) else {
        throw CaseRefusal.waiverNeeds(required, step)
      }
    }
    try transaction.append(.docketActed(number, .waived(step, reason: reason, approver: approver?.name)))
  }

  /// Releases the lock of a docket.
  public func release(
    _ number: CaseNumber, reason: String, until: CivilDate?, approver: CourtUser
  ) throws -> LockRelease {
    let (docket, status) = try status(of: number)
    let release = try ActDecision(catalogue: catalogue, today: today).release(
      reason: reason, until: until, approver: approver, docket: docket, status: status)
    try transaction.append(.docketActed(number, .released(release)))
    return release
  }

  /// Converts a liquidation into a reorganization or composition (《企业破产法》 Art. 70(2), 95). The way back is the
  /// declaration of bankruptcy, which is a milestone.
  public func convert(
    _ number: CaseNumber, to procedure: Procedure, on day: CivilDate, document: String?
  ) throws -> ProcedureConversion {
    let (docket, status) = try status(of: number)
    let current = docket.procedure(on: .latest)
    guard let current, current == .liquidation, procedure == .reorganization || procedure == .composition else {
      throw CaseRefusal.conversionImpossible(from: current, to: procedure)
    }
    guard day <= today else {
      throw CaseRefusal.milestoneInFuture(StepID.conversionRuling.milestone, day, today: today)
    }
    try LockGate.check(.amend([.procedure]), docket: number, locking: status.locking, catalogue: catalogue)
    let conversion = ProcedureConversion(from: current, to: procedure, on: day, document: document)
    try transaction.append(.docketActed(number, .converted(conversion)))
    return conversion
  }

  /// Refuses what the lock of the docket forbids.
  public func check(_ action: LockedAction, on number: CaseNumber) throws {
    let (_, status) = try status(of: number)
    try LockGate.check(action, docket: number, locking: status.locking, catalogue: catalogue)
  }
}
