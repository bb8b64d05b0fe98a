import CaseFile
import CaseStore
import CivilCalendar
import RuleModel

/// A closing that somebody wants to record.
public struct ClosingStatement: Hashable, Sendable {
  /// 结案日期.
  public var on: CivilDate
  /// 结案方式.
  public var manner: CloseManner
  /// 程序终结日期, when it is stated with the closing.
  public var terminatedOn: CivilDate?
  /// Why the closing is right although something speaks against it; nil when nothing is stated.
  public var reason: String?

  /// A closing.
  public init(on: CivilDate, manner: CloseManner, terminatedOn: CivilDate? = nil, reason: String? = nil) {
    self.on = on
    self.manner = manner
    self.terminatedOn = terminatedOn
    self.reason = reason
  }
}

extension DocketDesk {
  /// Closes a docket.
  ///
  /// - Returns: What speaks against it, where a reason was stated all the same.
  /// - Throws: `CaseRefusal`: the first objection when no reason is stated, `.alreadyClosed`, `.locked`.
  public func close(_ number: CaseNumber, _ statement: ClosingStatement) throws -> [ClosingObjection] {
    let docket = try status(of: number).docket
    if let closed = docket.record.facts.closedOn { throw CaseRefusal.alreadyClosed(number, on: closed) }
    var after = docket
    after.record.facts.closedOn = statement.on
    after.record.facts.closeManner = statement.manner
    after.record.facts.terminatedOn = statement.terminatedOn ?? docket.record.facts.terminatedOn
    try CaseDecision.check(after.record, today: today)
    let objections = closing.objections(to: after, isKindKnown: isKindKnown(number))
    if statement.reason == nil, let first = objections.first { throw first.refusal }
    try check(.close, on: number)
    try transaction.append(
      .caseClosed(number, on: statement.on, manner: statement.manner, reason: statement.reason))
    if let terminated = statement.terminatedOn, terminated != docket.record.facts.terminatedOn {
      try transaction.append(
        .caseAmended(
          number,
          [
            FieldChange(
              field: .terminatedOn, from: docket.record.json(.terminatedOn), to: after.record.json(.terminatedOn))
          ]))
    }
    return objections
  }

  /// What speaks against changes that touch a closing; empty when they do not.
  public func objections(to changes: [FieldChange], of number: CaseNumber) throws -> [ClosingObjection] {
    guard changes.contains(where: { ClosingDecision.fields.contains($0.field) }) else { return [] }
    var docket = try status(of: number).docket
    docket.record = try docket.record.applying(changes)
    return closing.objections(to: docket, isKindKnown: isKindKnown(number))
  }

  /// What speaks against the closing that a new case comes with.
  public func objections(toNew record: CaseRecord) -> [ClosingObjection] {
    // Nothing speaks against a case that is pending.
    guard record.facts.closedOn != nil else { return [] }
    let docket = DocketFile(
      record: record, kind: record.number.docketKind(codes: catalogue.caseNumberCodes, parser: parser), milestones: [],
      registeredAt: now)
    return closing.objections(to: docket, isKindKnown: isKindKnown(record.number))
  }

  private func isKindKnown(_ number: CaseNumber) -> Bool {
    number.saysDocketKind(codes: catalogue.caseNumberCodes, parser: parser)
  }

  /// Takes a closing back: the docket counts as if it had never been closed. The other days of its end stay.
  public func reopen(_ number: CaseNumber, reason: String, on day: CivilDate?) throws -> CaseReopening {
    let docket = try status(of: number).docket
    guard let closed = docket.record.facts.closedOn else { throw CaseRefusal.notClosed(number) }
    if let day, day > today { throw CaseRefusal.dateInFuture(.closedOn, day, today: today) }
    try check(.amend([.closedOn]), on: number)
    let reopening = CaseReopening(
      closedOn: closed, manner: docket.record.facts.closeManner, reason: reason, on: day)
    try transaction.append(.caseReopened(number, reopening))
    return reopening
  }

  /// Assigns a docket to a division, judge or clerk.
  ///
  /// - Returns: What changed; empty when it was assigned so already, and nothing is recorded then.
  public func assign(
    _ number: CaseNumber, division: String? = nil, judge: String?, clerk: String?, on day: CivilDate?, reason: String?
  ) throws -> [FieldChange] {
    let docket = try status(of: number).docket
    if let day, day > today { throw CaseRefusal.dateInFuture(.judge, day, today: today) }
    var facts = CaseFacts()
    facts.division = division
    facts.judge = judge
    facts.clerk = clerk
    let changes = docket.record.changes(applying: CaseDraft(number: number, facts: facts))
    guard !changes.isEmpty else { return [] }
    try check(.amend(changes.map(\.field)), on: number)
    try transaction.append(.caseAssigned(number, CaseAssignment(changes: changes, on: day, reason: reason)))
    return changes
  }

  /// Appends a dated remark; also on a locked or closed docket.
  public func note(_ text: String, on number: CaseNumber) throws {
    guard try transaction.exists(number) else { throw CaseRefusal.notRegistered(number) }
    try transaction.append(.docketActed(number, .noted(text)))
  }

  /// Refuses an origin that cannot be: the docket itself, one that came from it, a 破申 out of a 破申, a 破 out of a 破.
  ///
  /// - Returns: Whether the origin is registered here; one of another court's may be missing.
  public func checkOrigin(_ origin: CaseNumber, of record: CaseRecord) throws -> Bool {
    let codes = catalogue.caseNumberCodes
    var seen: Set<CaseNumber> = [record.number]
    var next: CaseNumber? = origin
    while let number = next {
      guard seen.insert(number).inserted else { throw CaseRefusal.originCircular(origin) }
      next = try transaction.find(number)?.facts.origin
    }
    if origin.saysDocketKind(codes: codes), record.number.saysDocketKind(codes: codes) {
      let (from, to) = (origin.docketKind(codes: codes), record.number.docketKind(codes: codes))
      let isLiquidation = try transaction.find(origin)?.facts.procedure == .compulsoryLiquidation
      if from == .application && to == .application
        || from == .proceeding && to == .proceeding && !isLiquidation && !origin.isCompulsoryLiquidation(codes: codes)
      {
        throw CaseRefusal.originUnfit(origin, kind: from, of: to)
      }
    }
    return try transaction.exists(origin)
  }
}

extension CaseNumber {
  /// Whether the number's type code is a known one, so that it says what the docket examines.
  public func saysDocketKind(codes: CaseNumberCodes) -> Bool {
    saysDocketKind(codes: codes, parser: CaseNumberParser(codes: codes))
  }

  /// As `saysDocketKind(codes:)`, for many numbers with one parser.
  func saysDocketKind(codes: CaseNumberCodes, parser: CaseNumberParser) -> Bool {
    guard let type = parser.read(text)?.type else { return false }
    return codes.caseTypes[type]?.isInsolvency ?? false
  }

  /// Whether the number is one of a compulsory liquidation (强清).
  func isCompulsoryLiquidation(codes: CaseNumberCodes) -> Bool {
    CaseNumberParser(codes: codes).read(text)?.type == "强清"
  }
}
