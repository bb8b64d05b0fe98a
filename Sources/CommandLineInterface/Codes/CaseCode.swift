import CaseFile
import RuleModel

/// Why a change to a case is refused (`CaseRefusal`).
enum CaseCode: String, FaultCode {
  case severalRefusals = "E500"
  case filingDateMissing = "E501"
  case dateInFuture = "E502"
  case dateImplausible = "E503"
  case closedBeforeFiled = "E504"
  case mannerWithoutDate = "E505"
  case notRegistered = "E506"
  case alreadyRegistered = "E507"
  case alreadyClosed = "E508"
  case staleVersion = "E509"
  case milestoneInFuture = "E510"
  case milestoneRecorded = "E511"
  case derivedStep = "E512"
  case unknownOutcome = "E513"
  case outsideBounds = "E514"
  case noOpenLimit = "E515"
  case notExtendable = "E516"
  case alreadyExtended = "E517"
  case extensionTooLong = "E518"
  case extensionOutsideLimit = "E519"
  case reasonStopsNothing = "E520"
  case suspensionInverted = "E521"
  case suspendedAlready = "E522"
  case notSuspended = "E523"
  case notLocked = "E524"
  case releaseInPast = "E525"
  case conversionImpossible = "E526"
  case nothingToUndo = "E527"
  case undoBlocked = "E528"
  case lockedForNode = "E541"
  case lockedInTime = "E542"
  case lockedWithoutReason = "E543"
  case lockedField = "E544"
  case lockedClosing = "E545"
  case lockedUndo = "E546"
  case dateBeforeFiling = "E551"
  case deregisteredBeforeTerminated = "E552"
  case moreSettledThanEmployees = "E553"
  case stagnationInverted = "E554"
  case stagnationLasts = "E555"
  case stagnationNotOpen = "E556"
  case beforeTrigger = "E557"
  case beforeDocket = "E558"
  case afterClosing = "E559"
  case closedBeforeAccepted = "E560"
  case closedBeforeStep = "E561"
  case closedBeforeTerminated = "E562"
  case closingContradictsRuling = "E563"
  case mannerUnfit = "E564"
  case notClosed = "E565"
  case originCircular = "E566"
  case originUnfit = "E567"
  case stepNotRecorded = "E568"
  case stepOnSeveralDays = "E569"
  case entryNotVoidable = "E570"
  case ambiguousNumber = "E571"
  case plannedInPast = "E572"
  case issueNotUndoable = "E578"

  var entry: CodeEntry {
    switch self {
    case .severalRefusals:
      let refusals: [CaseRefusal] = [.notLocked(Sample.number), .notSuspended(Sample.number)]
      return CodeEntry(
        "几件案件一起办理，原因各不相同，全部没有登记", "Several cases at once, refused for different reasons; nothing was recorded",
        .failure(.batch(refusals.map { CaseBatchRefusal(number: Sample.number, refusal: $0) }, of: 3)))
    case .filingDateMissing: return Self.entry("新案件没有立案日期", "A new case without a filing date", .filingDateMissing(Sample.number))
    case .dateInFuture: return Self.entry("日期晚于今天", "A date after today", .dateInFuture(.closedOn, Sample.later, today: Sample.today))
    case .dateImplausible:
      return Self.entry("日期早得不可能", "An impossibly early date", .dateImplausible(.filedOn, Sample.early.adding(years: -1000)))
    case .closedBeforeFiled:
      return Self.entry("结案日期早于立案日期", "Closed before it was filed", .closedBeforeFiled(filed: Sample.filed, closed: Sample.early))
    case .mannerWithoutDate:
      return Self.entry("有结案方式而没有结案日期", "A manner of closing without a closing date", .mannerWithoutDate(.known(.accepted)))
    case .notRegistered: return Self.entry("库里没有这个案件", "There is no such case", .notRegistered(Sample.number))
    case .alreadyRegistered: return Self.entry("案件已经登记过", "The case is registered already", .alreadyRegistered(Sample.number))
    case .alreadyClosed: return Self.entry("案件已经结案", "The case is closed already", .alreadyClosed(Sample.number, on: Sample.early))
    case .staleVersion:
      return Self.entry("案件已被他人改动", "The case was changed meanwhile", .staleVersion(Sample.number, basedOn: 3, current: 5))
    case .milestoneInFuture:
      return Self.entry("节点日期晚于今天", "A milestone dated after today", .milestoneInFuture(Sample.meeting, Sample.later, today: Sample.today))
    case .milestoneRecorded:
      return Self.entry(
        "只发生一次的节点已有另一个日期", "A milestone that happens once has another date", .milestoneRecorded(Sample.meeting, on: Sample.early))
    case .derivedStep:
      return Self.entry("节点由案件本身得出，不能登记", "The step follows from the case and cannot be recorded", .derivedStep(StepID(Sample.ruling)))
    case .unknownOutcome: return Self.entry("节点没有这种结果", "The milestone has no such outcome", .unknownOutcome(Sample.ruling, "通过"))
    case .outsideBounds:
      return Self.entry(
        "法院定的日期超出法律允许的范围", "A day set by the court outside the bounds of the law",
        .outsideBounds(StepID(Sample.meeting), Sample.later, allowed: Sample.filed...Sample.today))
    case .noOpenLimit: return Self.entry("节点没有在走的期限", "The step has no open limit", .noOpenLimit(StepID(Sample.meeting)))
    case .notExtendable:
      return Self.entry("期限依法不能延长", "The law gives no extension of the limit", .notExtendable(StepID(Sample.meeting), Sample.rule))
    case .alreadyExtended:
      return Self.entry(
        "延长次数已经用完", "The limit was extended as often as the law allows", .alreadyExtended(StepID(Sample.meeting), Sample.rule, times: 1))
    case .extensionTooLong:
      return Self.entry(
        "延长的时间超过法律允许", "An extension longer than the law allows", .extensionTooLong(StepID(Sample.meeting), Sample.rule, most: 15, .days))
    case .extensionOutsideLimit:
      return Self.entry(
        "准许延长的日期不在期限之内", "The decision to extend lies outside the limit",
        .extensionOutsideLimit(StepID(Sample.meeting), Sample.later, from: Sample.filed, due: Sample.today))
    case .reasonStopsNothing:
      return Self.entry("这种原因不扣除破产程序的期限", "The reason does not stop the limits of insolvency steps", .reasonStopsNothing(.appraisal))
    case .suspensionInverted:
      return Self.entry(
        "中止的终点早于起点", "A suspension that ends before it begins", .suspensionInverted(from: Sample.filed, through: Sample.early))
    case .suspendedAlready: return Self.entry("期限已经中止", "The clocks stand still already", .suspendedAlready(since: Sample.filed))
    case .notSuspended: return Self.entry("期限没有中止，无从恢复", "The clocks run; nothing to resume", .notSuspended(Sample.number))
    case .notLocked: return Self.entry("案件没有锁定，无从解锁", "The docket is not locked", .notLocked(Sample.number))
    case .releaseInPast:
      return Self.entry("解锁后的新期限已经过去", "The new limit of a release lies in the past", .releaseInPast(Sample.early, today: Sample.today))
    case .conversionImpossible:
      return Self.entry("程序不能这样转换", "The proceeding cannot become the other", .conversionImpossible(from: .composition, to: .liquidation))
    case .nothingToUndo: return Self.entry("没有可撤销的操作", "Nothing to undo", .nothingToUndo("record#58"))
    case .issueNotUndoable: return Self.entry("印发的报告不能撤销", "Issued reports cannot be undone", .issueNotUndoable("report#58"))
    case .undoBlocked: return Self.entry("后来的操作以它为基础，不能撤销", "Later commands build on it", .undoBlocked("record#58", by: [Sample.dependent]))
    case .dateBeforeFiling:
      return Self.entry(
        "终结、注销或出清早于立案", "Ended, struck off or cleared before it was filed",
        .dateBeforeFiling(.deregisteredOn, Sample.early, filed: Sample.filed))
    case .deregisteredBeforeTerminated:
      return Self.entry(
        "注销早于程序终结", "Struck off before the proceeding ended",
        .deregisteredBeforeTerminated(terminated: Sample.filed, deregistered: Sample.early))
    case .moreSettledThanEmployees:
      return Self.entry("已安置职工多于职工人数", "More employees settled than there are", .moreSettledThanEmployees(settled: 130, employees: 120))
    case .stagnationInverted:
      return Self.entry(
        "停滞的终点早于起点", "A reason of stagnation that ends before it begins",
        .stagnationInverted(.derivedSuit, from: Sample.filed, through: Sample.early))
    case .stagnationLasts:
      return Self.entry("同一停滞原因已登记、尚未消除", "The reason of stagnation lasts already", .stagnationLasts(.derivedSuit, since: Sample.filed))
    case .stagnationNotOpen: return Self.entry("没有登记这一停滞原因", "The reason of stagnation is not recorded", .stagnationNotOpen(.derivedSuit))
    case .beforeTrigger:
      return Self.entry(
        "节点早于引起它的节点", "A milestone before what starts it",
        .beforeTrigger(StepID(Sample.meeting), Sample.early, trigger: StepID(Sample.ruling), on: Sample.filed))
    case .beforeDocket:
      return Self.entry("节点早于立案", "A milestone before the filing", .beforeDocket(StepID(Sample.meeting), Sample.early, filed: Sample.filed))
    case .afterClosing:
      return Self.entry(
        "节点晚于结案", "A milestone after the closing", .afterClosing(StepID(Sample.meeting), Sample.today, closed: Sample.filed))
    case .closedBeforeAccepted:
      return Self.entry("结案早于受理", "Closed before it was accepted", .closedBeforeAccepted(accepted: Sample.filed, closed: Sample.early))
    case .closedBeforeStep:
      return Self.entry(
        "结案早于已登记的节点", "Closed before a recorded milestone", .closedBeforeStep(StepID(Sample.meeting), Sample.filed, closed: Sample.early))
    case .closedBeforeTerminated:
      return Self.entry(
        "结案早于程序终结", "Closed before the proceeding ended", .closedBeforeTerminated(terminated: Sample.filed, closed: Sample.early))
    case .closingContradictsRuling:
      return Self.entry(
        "结案方式与裁定不符", "The manner of closing contradicts the ruling",
        .closingContradictsRuling(.accepted, StepID(Sample.ruling), outcome: "refused", on: Sample.early))
    case .mannerUnfit:
      return Self.entry(
        "这类案件没有这种结案方式", "A manner that this docket cannot have",
        .mannerUnfit(.accepted, kind: .proceeding, procedure: .liquidation, fitting: [.accepted]))
    case .notClosed: return Self.entry("案件没有结案", "The case is pending", .notClosed(Sample.number))
    case .originCircular: return Self.entry("来源案号绕回本案", "The origin leads back to the case itself", .originCircular(Sample.number))
    case .originUnfit:
      return Self.entry(
        "来源案号的种类不对", "A docket of this kind cannot be the origin", .originUnfit(Sample.number, kind: .proceeding, of: .application))
    case .stepNotRecorded:
      return Self.entry("没有登记过这个节点", "The step is not recorded", .stepNotRecorded(StepID(Sample.meeting), on: Sample.early))
    case .stepOnSeveralDays:
      return Self.entry(
        "节点登记在几个日期，须指明", "The step is recorded on several days", .stepOnSeveralDays(StepID(Sample.meeting), [Sample.early, Sample.filed]))
    case .entryNotVoidable: return Self.entry("这条日志不能单独作废", "The entry cannot be taken back alone", .entryNotVoidable(sequence: 58))
    case .ambiguousNumber:
      return CodeEntry(
        "简写的案号可能是几件案件", "A short number that several cases have",
        .failure(.caseNumber(.ambiguous("破12", candidates: [Sample.number, CaseNumber(normalized: "(2018)粤01破12号")], count: 2))))
    case .plannedInPast:
      return Self.entry(
        "计划结案日期已经过去，没有写理由", "A closing planned for a day that is over, without a reason",
        .plannedInPast(Sample.early, today: Sample.today))
    case .lockedForNode:
      return Self.entry("案件已锁定，不能登记别的节点", "The docket is locked: no other node", .locked(Sample.lock, .otherNode(StepID(Sample.meeting))))
    case .lockedInTime:
      return Self.entry(
        "案件已锁定，不能补记为按期办理", "The docket is locked: the missed act cannot be entered as in time",
        .locked(Sample.lock, .inTime(Sample.lock.step, Sample.early)))
    case .lockedWithoutReason:
      return Self.entry(
        "锁定后补办，没有写原因", "A late completion without its reason", .locked(Sample.lock, .lateWithoutReason(Sample.lock.step, Sample.filed)))
    case .lockedField: return Self.entry("案件已锁定，不能改这一项", "The docket is locked: this field is frozen", .locked(Sample.lock, .field(.judge)))
    case .lockedClosing: return Self.entry("案件已锁定，不能结案", "The docket is locked: it cannot be closed", .locked(Sample.lock, .closing))
    case .lockedUndo: return Self.entry("案件已锁定，不能撤销", "The docket is locked: nothing can be taken back", .locked(Sample.lock, .undo))
    }
  }

  private static func entry(_ zh: String, _ en: String, _ refusal: CaseRefusal) -> CodeEntry {
    CodeEntry(zh, en, .failure(.refusal(refusal, case: Sample.number)))
  }
}

extension CaseRefusal {
  /// The code of the refusal.
  var code: ErrorCode {
    switch self {
    case .locked(_, let attempt): return attempt.code.errorCode
    case .releaseNeeds: return PermissionCode.releaseNeeds.errorCode
    case .waiverNeeds: return PermissionCode.waiverNeeds.errorCode
    case .filingDateMissing: return CaseCode.filingDateMissing.errorCode
    case .dateInFuture: return CaseCode.dateInFuture.errorCode
    case .dateImplausible: return CaseCode.dateImplausible.errorCode
    case .closedBeforeFiled: return CaseCode.closedBeforeFiled.errorCode
    case .mannerWithoutDate: return CaseCode.mannerWithoutDate.errorCode
    case .plannedInPast: return CaseCode.plannedInPast.errorCode
    case .notRegistered: return CaseCode.notRegistered.errorCode
    case .alreadyRegistered: return CaseCode.alreadyRegistered.errorCode
    case .alreadyClosed: return CaseCode.alreadyClosed.errorCode
    case .staleVersion: return CaseCode.staleVersion.errorCode
    case .milestoneInFuture: return CaseCode.milestoneInFuture.errorCode
    case .milestoneRecorded: return CaseCode.milestoneRecorded.errorCode
    case .derivedStep: return CaseCode.derivedStep.errorCode
    case .unknownOutcome: return CaseCode.unknownOutcome.errorCode
    case .outsideBounds: return CaseCode.outsideBounds.errorCode
    case .noOpenLimit: return CaseCode.noOpenLimit.errorCode
    case .notExtendable: return CaseCode.notExtendable.errorCode
    case .alreadyExtended: return CaseCode.alreadyExtended.errorCode
    case .extensionTooLong: return CaseCode.extensionTooLong.errorCode
    case .extensionOutsideLimit: return CaseCode.extensionOutsideLimit.errorCode
    case .reasonStopsNothing: return CaseCode.reasonStopsNothing.errorCode
    case .suspensionInverted: return CaseCode.suspensionInverted.errorCode
    case .suspendedAlready: return CaseCode.suspendedAlready.errorCode
    case .notSuspended: return CaseCode.notSuspended.errorCode
    case .notLocked: return CaseCode.notLocked.errorCode
    case .releaseInPast: return CaseCode.releaseInPast.errorCode
    case .conversionImpossible: return CaseCode.conversionImpossible.errorCode
    case .nothingToUndo: return CaseCode.nothingToUndo.errorCode
    case .undoBlocked: return CaseCode.undoBlocked.errorCode
    case .issueNotUndoable: return CaseCode.issueNotUndoable.errorCode
    case .dateBeforeFiling: return CaseCode.dateBeforeFiling.errorCode
    case .deregisteredBeforeTerminated: return CaseCode.deregisteredBeforeTerminated.errorCode
    case .moreSettledThanEmployees: return CaseCode.moreSettledThanEmployees.errorCode
    case .stagnationInverted: return CaseCode.stagnationInverted.errorCode
    case .stagnationLasts: return CaseCode.stagnationLasts.errorCode
    case .stagnationNotOpen: return CaseCode.stagnationNotOpen.errorCode
    case .beforeTrigger: return CaseCode.beforeTrigger.errorCode
    case .beforeDocket: return CaseCode.beforeDocket.errorCode
    case .afterClosing: return CaseCode.afterClosing.errorCode
    case .closedBeforeAccepted: return CaseCode.closedBeforeAccepted.errorCode
    case .closedBeforeStep: return CaseCode.closedBeforeStep.errorCode
    case .closedBeforeTerminated: return CaseCode.closedBeforeTerminated.errorCode
    case .closingContradictsRuling: return CaseCode.closingContradictsRuling.errorCode
    case .mannerUnfit: return CaseCode.mannerUnfit.errorCode
    case .notClosed: return CaseCode.notClosed.errorCode
    case .originCircular: return CaseCode.originCircular.errorCode
    case .originUnfit: return CaseCode.originUnfit.errorCode
    case .stepNotRecorded: return CaseCode.stepNotRecorded.errorCode
    case .stepOnSeveralDays: return CaseCode.stepOnSeveralDays.errorCode
    case .entryNotVoidable: return CaseCode.entryNotVoidable.errorCode
    case .supervision(let refusal): return refusal.code
    case .review(let refusal): return refusal.code
    }
  }
}

extension DocketLock.Attempt {
  /// The code of what the lock forbade.
  fileprivate var code: CaseCode {
    switch self {
    case .otherNode: return .lockedForNode
    case .inTime: return .lockedInTime
    case .lateWithoutReason: return .lockedWithoutReason
    case .field: return .lockedField
    case .closing: return .lockedClosing
    case .undo: return .lockedUndo
    }
  }
}

extension CaseNumberFault {
  /// The code of the fault.
  var code: ErrorCode {
    switch self {
    case .unknown: return CaseCode.notRegistered.errorCode
    case .ambiguous: return CaseCode.ambiguousNumber.errorCode
    }
  }
}
