import CaseFile
import CaseStore
import CivilCalendar

extension DocketDesk {
  /// Puts a case under key-case supervision, or adds to what is recorded of it; also on a locked docket, because no
  /// clock depends on it.
  ///
  /// - Returns: What is new of the order; nil when everything was recorded already, and nothing is recorded then.
  public func supervise(_ number: CaseNumber, _ order: SupervisionOrder) throws -> SupervisionOrder? {
    guard let new = try SupervisionDecision(try docket(of: number), today: today).order(order) else { return nil }
    try transaction.append(.docketActed(number, .supervised(new)))
    return new
  }

  /// Puts the deadline for clearing off.
  ///
  /// - Returns: The deadline before; nil when there was none.
  public func extendSupervision(of number: CaseNumber, _ extended: SupervisionExtension) throws -> CivilDate? {
    let docket = try docket(of: number)
    try SupervisionDecision(docket, today: today).extend(extended)
    try transaction.append(.docketActed(number, .supervisionExtended(extended)))
    return docket.supervision(on: today)?.clearBy
  }

  /// Takes a pending case off supervision.
  public func endSupervision(of number: CaseNumber, _ ending: SupervisionEnding) throws {
    try SupervisionDecision(try docket(of: number), today: today).end(ending)
    try transaction.append(.docketActed(number, .supervisionEnded(ending)))
  }

  /// Records the result of a review; the case's judge is noted with it, whoever has the case later.
  ///
  /// - Returns: The result that it replaces, and whether anything was recorded: not the same result twice.
  public func review(_ number: CaseNumber, _ stated: CaseReview, sample: ReviewSample?) throws -> ReviewEffect {
    let docket = try docket(of: number)
    var review = stated
    review.judge = docket.record.facts.judge
    review.division = docket.record.facts.division
    review.sample = sample?.id
    try review.check(of: docket.record, sample: sample, today: today)
    var earlier: CaseReview?
    for case .reviewed(let known) in docket.acts.map(\.act) where known.sample == review.sample { earlier = known }
    if earlier == review { return .unchanged }
    try transaction.append(.docketActed(number, .reviewed(review)))
    return .recorded(review, replacing: earlier)
  }

  /// What recording a review did.
  public enum ReviewEffect: Hashable, Sendable {
    /// It is recorded; what it replaces.
    case recorded(CaseReview, replacing: CaseReview?)
    /// The same result was recorded already.
    case unchanged
  }

  private func docket(of number: CaseNumber) throws -> DocketFile {
    guard let docket = try transaction.docket(number, codes: catalogue.caseNumberCodes) else {
      throw CaseRefusal.notRegistered(number)
    }
    return docket
  }
}
