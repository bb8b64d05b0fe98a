import CivilCalendar
import RuleModel

/// Why a change to a case is refused. Cases carry facts; the words live in the command line's message tables.
public enum CaseRefusal: Error, Hashable, Sendable {
  /// A new case has no filing date.
  case filingDateMissing(CaseNumber)
  /// A date lies after today.
  case dateInFuture(CaseField, CivilDate, today: CivilDate)
  /// A date lies before there were people's courts, or a plan decades ahead: a slip of the pen such as 1019 for 2019.
  case dateImplausible(CaseField, CivilDate)
  /// The case would be closed before it was filed.
  case closedBeforeFiled(filed: CivilDate, closed: CivilDate)
  /// The proceeding would end, the enterprise be struck off or cleared, or the closing be planned, before the case was
  /// filed.
  case dateBeforeFiling(CaseField, CivilDate, filed: CivilDate)
  /// The enterprise would be struck off the register before the ruling that ends its bankruptcy.
  case deregisteredBeforeTerminated(terminated: CivilDate, deregistered: CivilDate)
  /// More employees are settled than there are.
  case moreSettledThanEmployees(settled: Int, employees: Int)
  /// A reason of stagnation would end before it begins.
  case stagnationInverted(StagnationReason, from: CivilDate, through: CivilDate)
  /// The reason lasts already.
  case stagnationLasts(StagnationReason, since: CivilDate)
  /// The reason is not recorded as lasting, so that it cannot end.
  case stagnationNotOpen(StagnationReason)
  /// A manner of closing is stated, but no closing date is stated or recorded.
  case mannerWithoutDate(CloseManner)
  /// There is no such case.
  case notRegistered(CaseNumber)
  /// The case exists already.
  case alreadyRegistered(CaseNumber)
  /// The case is closed already.
  case alreadyClosed(CaseNumber, on: CivilDate)
  /// The case was changed since the version on which the command was based.
  case staleVersion(CaseNumber, basedOn: Int, current: Int)
  /// A milestone lies after today.
  case milestoneInFuture(MilestoneID, CivilDate, today: CivilDate)
  /// A milestone that happens once is recorded on another day already.
  case milestoneRecorded(MilestoneID, on: CivilDate)

  /// The docket is locked.
  case locked(DocketLock, DocketLock.Attempt)
  /// The step is known from the case itself and cannot be recorded.
  case derivedStep(StepID)
  /// The part does not belong to the milestone, or the result is none it can have.
  case unknownOutcome(MilestoneID, String)
  /// A day set by the court lies outside the bounds of the law.
  case outsideBounds(StepID, CivilDate, allowed: ClosedRange<CivilDate>)
  /// The step has no open limit.
  case noOpenLimit(StepID)
  /// The law gives no extension of the limit.
  case notExtendable(StepID, RuleID)
  /// The limit was extended as often as the law allows.
  case alreadyExtended(StepID, RuleID, times: Int)
  /// The extension is longer than the law allows, or in another unit.
  case extensionTooLong(StepID, RuleID, most: Int, TimeLimit.Unit)
  /// The decision to extend was not made between start and end of the limit.
  case extensionOutsideLimit(StepID, CivilDate, from: CivilDate, due: CivilDate)
  /// The reason concerns trial limits of suits, which insolvency proceedings do not have.
  case reasonStopsNothing(SuspensionReason)
  /// The suspension would end before it begins.
  case suspensionInverted(from: CivilDate, through: CivilDate)
  /// The clocks stand still already.
  case suspendedAlready(since: CivilDate)
  /// The clocks run.
  case notSuspended(CaseNumber)
  /// The docket is not locked.
  case notLocked(CaseNumber)
  /// A release needs another role.
  case releaseNeeds(CourtRole, approver: String, role: CourtRole)
  /// A waiver of a statutory limit of the court needs the approval of this role.
  case waiverNeeds(CourtRole, StepID)
  /// The new limit lies in the past.
  case releaseInPast(CivilDate, today: CivilDate)
  /// The proceeding is this one already, or cannot become the other.
  case conversionImpossible(from: Procedure?, to: Procedure)
  /// A milestone lies before the event that starts it.
  case beforeTrigger(StepID, CivilDate, trigger: StepID, on: CivilDate)
  /// A milestone lies before the docket was filed.
  case beforeDocket(StepID, CivilDate, filed: CivilDate)
  /// A milestone lies after the docket's closing.
  case afterClosing(StepID, CivilDate, closed: CivilDate)
  /// The docket would be closed before the application was accepted.
  case closedBeforeAccepted(accepted: CivilDate, closed: CivilDate)
  /// The docket would be closed before a recorded milestone that cannot follow its closing.
  case closedBeforeStep(StepID, CivilDate, closed: CivilDate)
  /// The docket would be closed before the ruling that ends its proceeding.
  case closedBeforeTerminated(terminated: CivilDate, closed: CivilDate)
  /// The recorded ruling says something else than the manner of closing.
  case closingContradictsRuling(CloseManner.Known, StepID, outcome: String, on: CivilDate)
  /// The docket, by its kind and proceeding, is not closed in this manner.
  case mannerUnfit(CloseManner.Known, kind: DocketKind, procedure: Procedure?, fitting: [CloseManner.Known])
  /// The case is pending, so that it cannot be reopened.
  case notClosed(CaseNumber)
  /// The docket named as origin is this one itself, or one that it led to.
  case originCircular(CaseNumber)
  /// The docket named as origin is of a kind from which this one cannot come.
  case originUnfit(CaseNumber, kind: DocketKind, of: DocketKind)
  /// The step is not recorded, or not on this day.
  case stepNotRecorded(StepID, on: CivilDate?)
  /// The step is recorded on several days, of which one must be named.
  case stepOnSeveralDays(StepID, [CivilDate])
  /// The journal entry is none of this case that can be taken back alone.
  case entryNotVoidable(sequence: Int)
  /// Nothing is recorded of the command, or it was taken back already.
  case nothingToUndo(String)
  /// Later commands build on what is to be taken back.
  case undoBlocked(String, by: [DependentCommand])
  /// The command issued reports: what has left the court cannot be called back.
  case issueNotUndoable(String)

  /// What is stated in the field at fault; nil when nothing is, or no field is.
  public var statedValue: String? {
    switch self {
    case .dateInFuture(_, let date, _), .dateImplausible(_, let date): return date.description
    case .closedBeforeFiled(_, let closed): return closed.description
    case .dateBeforeFiling(_, let date, _), .deregisteredBeforeTerminated(_, let date): return date.description
    case .closedBeforeAccepted(_, let closed), .closedBeforeStep(_, _, let closed), .closedBeforeTerminated(_, let closed):
      return closed.description
    case .closingContradictsRuling(let manner, _, _, _), .mannerUnfit(let manner, _, _, _): return manner.ledgerWord
    case .originCircular(let number), .originUnfit(let number, _, _): return number.text
    case .moreSettledThanEmployees(let settled, _): return "\(settled)"
    case .stagnationInverted(let reason, let from, let through):
      return StagnationText.text([Stagnation(reason, from: from, through: through)])
    case .mannerWithoutDate(.known(let manner)): return manner.ledgerWord
    case .mannerWithoutDate(.unrecognised(let words)): return words
    default: return nil
    }
  }

  /// The field at fault, when it is one.
  public var field: CaseField? {
    switch self {
    case .filingDateMissing: return .filedOn
    case .dateInFuture(let field, _, _), .dateImplausible(let field, _): return field
    case .closedBeforeFiled: return .closedOn
    case .dateBeforeFiling(let field, _, _): return field
    case .closedBeforeAccepted, .closedBeforeStep, .closedBeforeTerminated: return .closedOn
    case .closingContradictsRuling, .mannerUnfit: return .closeManner
    case .originCircular, .originUnfit: return .origin
    case .deregisteredBeforeTerminated: return .deregisteredOn
    case .moreSettledThanEmployees: return .employeesSettled
    case .stagnationInverted: return .stagnation
    case .mannerWithoutDate: return .closeManner
    default: return nil
    }
  }
}

/// A later command that builds on one that is to be taken back.
public struct DependentCommand: Hashable, Sendable {
  /// The command.
  public let id: String
  /// Who did it.
  public let actor: String
  /// When it was recorded.
  public let recordedAt: Instant
  /// The cases that both are about, in the order of its entries.
  public var cases: [CaseNumber]

  /// A later command.
  public init(id: String, actor: String, recordedAt: Instant, cases: [CaseNumber]) {
    self.id = id
    self.actor = actor
    self.recordedAt = recordedAt
    self.cases = cases
  }
}
