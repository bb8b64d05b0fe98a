import CaseFile
import CivilCalendar
import RuleModel

extension DocketQuestions {
  // MARK: Closing

  /// Without a manner nobody can tell whether the enterprise was cleared.
  var closedWithoutManner: IntegrityFault? {
    guard let closed = facts.closedOn, facts.closeManner == nil else { return nil }
    return .closedWithoutManner(closedOn: closed)
  }

  /// A manner in words of the ledger's own is never counted as clearance.
  var mannerUnknown: IntegrityFault? {
    guard case .unrecognised(let words)? = facts.closeManner else { return nil }
    return .mannerUnknown(words)
  }

  /// An application ends by being accepted, refused or withdrawn, a proceeding by its own rulings: the wrong one
  /// counts an enterprise as cleared that is not, or the reverse.
  var mannerUnfit: IntegrityFault? {
    guard let manner = facts.closeManner, case .known(let known) = manner else { return nil }
    let procedure = docket.procedure(on: .latest)
    return Self.fits(known, docket, procedure) ? nil : .mannerUnfit(manner, docket.kind, procedure)
  }

  private static func fits(_ manner: CloseManner.Known, _ docket: DocketFile, _ procedure: Procedure?) -> Bool {
    switch manner {
    case .transferred: return true
    // A proceeding under one number with its application may end before acceptance, but not by it.
    case .refused, .withdrawn: return docket.kind == .application || docket.record.facts.origin == nil
    case .accepted: return docket.kind == .application
    case .dismissed: return true
    case .planApproved: return docket.kind == .proceeding && (procedure ?? .reorganization) == .reorganization
    case .compositionApproved: return docket.kind == .proceeding && (procedure ?? .composition) == .composition
    case .liquidationCompleted, .liquidationImpossible, .convertedToBankruptcy:
      return docket.kind == .proceeding && (procedure ?? .compulsoryLiquidation) == .compulsoryLiquidation
    case .terminated, .distributionCompleted, .noAssets, .ownAgreement, .debtsSatisfied:
      return docket.kind == .proceeding && procedure != .compulsoryLiquidation
    }
  }

  /// A limit that was missed and goes on after closing locks the docket: what is left to do cannot be recorded.
  var closedButLocked: IntegrityFault? {
    guard facts.closedOn != nil, let limit = status?.locking.first else { return nil }
    return .closedButLocked(limit.rule.step, dueOn: limit.limit.end.due)
  }

  // MARK: What is missing

  /// What statistics group by, and what limits depend on; a closed case needs no judge any more to be warned.
  var missing: [IntegrityFault] {
    var fields: [CaseField] = []
    if facts.judge == nil, isPending { fields.append(.judge) }
    if facts.debtors.allSatisfy(\.name.isEmpty) { fields.append(.debtors) }
    if facts.procedure == nil { fields.append(.procedure) }
    if facts.category == nil { fields.append(.category) }
    if facts.ownerLevel == nil { fields.append(.ownerLevel) }
    return fields.map(IntegrityFault.missing)
  }

  // MARK: Enterprises and amounts

  /// A code that fails its own check belongs to no enterprise, and joins no two cases of one.
  var codesInvalid: [IntegrityFault] {
    facts.debtors.compactMap { debtor in
      guard let code = debtor.code, let defect = EnterpriseCode.defect(in: code) else { return nil }
      return .codeInvalid(code, of: debtor.name, defect)
    }
  }

  /// An enterprise with a hundred times more assets than debts is not insolvent: probably the units differ.
  var assetsAboveClaims: IntegrityFault? {
    guard let assets = facts.assetsTotal, let claims = facts.claimsTotal, claims.fen > 0,
      assets.fen / 100 > claims.fen
    else { return nil }
    return .assetsAboveClaims(assets: assets, claims: claims)
  }

  /// 0 employees means "none", blank means "not known": claims of employees that were published speak against 0.
  var employeesZero: IntegrityFault? {
    guard facts.employees == 0 else { return nil }
    let published = docket.milestones.first { context.catalogue.milestone($0.milestone)?.number == 14 }
    return published.map { .employeesZero(publishedOn: $0.occurredOn) }
  }
}
