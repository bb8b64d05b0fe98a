import CaseFile
import CivilCalendar
import RuleModel

/// An answer to a question of integrity: the cases, and the facts that speak for themselves.
public struct IntegrityFinding: Hashable, Sendable {
  /// What was found.
  public let fault: IntegrityFault
  /// The cases concerned, in order of number; never empty.
  public let cases: [CaseNumber]

  /// A finding about cases.
  public init(_ fault: IntegrityFault, _ cases: [CaseNumber]) {
    self.fault = fault
    self.cases = cases
  }

  /// Which question it answers.
  public var question: IntegrityQuestion { fault.question }
}

/// What was found, with the facts. Words are the command line's.
public enum IntegrityFault: Hashable, Sendable {
  case numberYear(number: Int, filedOn: CivilDate)
  case numberType(String, Procedure)
  case numberCourt(String, database: String)
  case originUnknown(CaseNumber)
  case acceptedWithoutProceeding(acceptedOn: CivilDate, likely: CaseNumber?)
  case applicationStillOpen(CaseNumber)
  case acceptedBeforeFiling(acceptedOn: CivilDate, filedOn: CivilDate)
  case milestoneBeforeFiling(StepID, on: CivilDate, filedOn: CivilDate)
  case milestoneAfterClosing(StepID, on: CivilDate, closedOn: CivilDate)
  case actBeforeTrigger(StepID, on: CivilDate, triggeredOn: CivilDate)
  case plannedDayPassed(StepID, on: CivilDate)
  case deregisteredBeforeEnd(deregisteredOn: CivilDate, endedOn: CivilDate)
  case endedButPending(endedOn: CivilDate)
  case planPassed(plannedOn: CivilDate)
  case closedWithoutManner(closedOn: CivilDate)
  case mannerUnknown(String)
  case mannerUnfit(CloseManner, DocketKind, Procedure?)
  case closedButLocked(StepID, dueOn: CivilDate)
  case missing(CaseField)
  case noMilestone(filedOn: CivilDate)
  case nothingRuns(lastOn: CivilDate)
  case codeInvalid(String, of: String, EnterpriseCodeDefect)
  case codeWithSeveralNames(String, names: [String])
  case nameWithSeveralCodes(String, codes: [String])
  case namesAlike([String])
  case enterpriseTwicePending(String)
  case assetsAboveClaims(assets: Money, claims: Money)
  case unitDoubtful(CaseField, Money, likely: Money)
  case employeesZero(publishedOn: CivilDate)
  case peopleAlike(CaseField, [String])
  case settledAboveEmployees(settled: Int, employees: Int)
  case provisionalDays(year: Int)
  case stale(filedOn: CivilDate, lastOn: CivilDate)
  case waitsForReview(StepID, on: CivilDate)
  case longPendingWithoutReason(filedOn: CivilDate)
  case stagnationBackwards(StagnationReason, from: CivilDate, through: CivilDate)

  /// Which question it answers.
  public var question: IntegrityQuestion {
    switch self {
    case .numberYear: return .numberYear
    case .numberType: return .numberType
    case .numberCourt: return .numberCourt
    case .originUnknown: return .originUnknown
    case .acceptedWithoutProceeding: return .acceptedWithoutProceeding
    case .applicationStillOpen: return .applicationStillOpen
    case .acceptedBeforeFiling: return .acceptedBeforeFiling
    case .milestoneBeforeFiling: return .milestoneBeforeFiling
    case .milestoneAfterClosing: return .milestoneAfterClosing
    case .actBeforeTrigger: return .actBeforeTrigger
    case .plannedDayPassed: return .plannedDayPassed
    case .deregisteredBeforeEnd: return .deregisteredBeforeEnd
    case .endedButPending: return .endedButPending
    case .planPassed: return .planPassed
    case .closedWithoutManner: return .closedWithoutManner
    case .mannerUnknown: return .mannerUnknown
    case .mannerUnfit: return .mannerUnfit
    case .closedButLocked: return .closedButLocked
    case .missing(let field):
      switch field {
      case .judge: return .noJudge
      case .division: return .noDivision
      case .debtors: return .noEnterprise
      case .category: return .noCategory
      case .ownerLevel: return .noOwnerLevel
      default: return .noProcedure
      }
    case .noMilestone: return .noMilestone
    case .nothingRuns: return .nothingRuns
    case .codeInvalid: return .codeInvalid
    case .codeWithSeveralNames: return .codeWithSeveralNames
    case .nameWithSeveralCodes: return .nameWithSeveralCodes
    case .namesAlike: return .namesAlike
    case .enterpriseTwicePending: return .enterpriseTwicePending
    case .assetsAboveClaims: return .assetsAboveClaims
    case .unitDoubtful: return .unitDoubtful
    case .employeesZero: return .employeesZero
    case .peopleAlike: return .peopleAlike
    case .settledAboveEmployees: return .settledAboveEmployees
    case .provisionalDays: return .provisionalDays
    case .stale: return .stale
    case .waitsForReview: return .waitsForReview
    case .longPendingWithoutReason: return .longPendingWithoutReason
    case .stagnationBackwards: return .stagnationBackwards
    }
  }
}
