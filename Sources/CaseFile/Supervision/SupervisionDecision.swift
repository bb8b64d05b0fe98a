import CivilCalendar

/// Checks acts of key-case supervision before they are recorded.
public struct SupervisionDecision: Sendable {
  /// The docket.
  public let docket: DocketFile
  /// Today in the court's calendar.
  public let today: CivilDate

  /// Decides for a docket on a day.
  public init(_ docket: DocketFile, today: CivilDate) {
    self.docket = docket
    self.today = today
  }

  private var number: CaseNumber { docket.record.number }
  private var episodes: [Supervision] { docket.supervisions() }
  private var current: Supervision? { episodes.last.flatMap { $0.endedOn == nil ? $0 : nil } }

  /// What of an order is new; nil when everything is recorded already. Reasons add to those in force; a deadline in
  /// force is moved by an extension only, so that nobody shifts it unseen.
  public func order(_ stated: SupervisionOrder) throws(CaseRefusal) -> SupervisionOrder? {
    if let closed = docket.record.facts.closedOn { throw .alreadyClosed(number, on: closed) }
    try check(stated.on, after: current?.since ?? episodes.last?.ending?.on)
    let since = current?.since ?? stated.on
    if let clearBy = stated.clearBy, clearBy < since {
      throw .supervision(.deadlineBeforeStart(clearBy, since: since))
    }
    guard let current else { return stated }
    if let clearBy = stated.clearBy, let known = current.clearBy, clearBy != known {
      throw .supervision(.deadlineDiffers(clearBy, recorded: known))
    }
    var new = stated
    new.reasons = stated.reasons.filter { !current.reasons.contains($0) }
    if new.clearBy == current.clearBy { new.clearBy = nil }
    if new.leader == current.leader { new.leader = nil }
    if new.document == current.document { new.document = nil }
    if new.note == current.note { new.note = nil }
    let hasNews = !new.reasons.isEmpty || new.clearBy != nil || new.leader != nil || new.document != nil || new.note != nil
    return hasNews ? new : nil
  }

  /// Checks a new deadline: of a case under supervision, and later than the one in force.
  public func extend(_ stated: SupervisionExtension) throws(CaseRefusal) {
    guard let current else { throw .supervision(.notSupervised(number, closedOn: docket.record.facts.closedOn)) }
    try check(stated.on, after: current.since)
    if let known = current.clearBy, stated.clearBy <= known {
      throw .supervision(.deadlineNotLater(stated.clearBy, recorded: known))
    }
    if stated.clearBy < current.since {
      throw .supervision(.deadlineBeforeStart(stated.clearBy, since: current.since))
    }
  }

  /// Checks that supervision is in force and may end on this day.
  public func end(_ stated: SupervisionEnding) throws(CaseRefusal) {
    guard let current else { throw .supervision(.notSupervised(number, closedOn: docket.record.facts.closedOn)) }
    try check(stated.on, after: current.since)
  }

  private func check(_ day: CivilDate, after earlier: CivilDate?) throws(CaseRefusal) {
    if day > today { throw .supervision(.dayInFuture(day, today: today)) }
    let bound = earlier ?? docket.record.filedOn
    if day < bound { throw .supervision(.dayTooEarly(day, notBefore: bound)) }
  }
}

/// Why an act of supervision is refused.
public enum SupervisionRefusal: Error, Hashable, Sendable {
  /// The case is under no supervision; closed on that day, when that is why.
  case notSupervised(CaseNumber, closedOn: CivilDate?)
  /// The day lies after today.
  case dayInFuture(CivilDate, today: CivilDate)
  /// The day lies before the filing, before supervision began, or before it last ended.
  case dayTooEarly(CivilDate, notBefore: CivilDate)
  /// The deadline for clearing lies before supervision begins.
  case deadlineBeforeStart(CivilDate, since: CivilDate)
  /// Another deadline is in force, which only an extension moves.
  case deadlineDiffers(CivilDate, recorded: CivilDate)
  /// The new deadline is not later than the one in force.
  case deadlineNotLater(CivilDate, recorded: CivilDate)
}
