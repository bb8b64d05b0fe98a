import CaseFile
import CivilCalendar
import RuleModel

/// The limits that are to be met, the most urgent first (到期清单).
///
/// Dockets are added one after another and only what is listed of them is kept: memory grows with the list, not with
/// the court.
public struct DueList: Sendable {
  /// How many limits of each urgency the list has.
  public struct Counts: Hashable, Sendable {
    /// Over, and the docket is locked by it.
    public var locked = 0
    /// Over, without a lock.
    public var overdue = 0
    /// A level of the ladder has been reached.
    public var warned = 0
    /// No warning yet.
    public var running = 0
    /// Met, waived or ended otherwise.
    public var ended = 0
    /// Open and computed without a published holiday schedule.
    public var provisional = 0

    /// All limits of the list.
    public var total: Int { locked + overdue + warned + running + ended }
  }

  /// The law.
  public let catalogue: Catalogue
  /// The moment.
  public let now: Instant
  /// What was asked for.
  public let query: DueQuery
  /// Dockets with a listed limit, in the order in which they were added.
  public private(set) var dockets: [DueDocket] = []
  /// The limits; in order once `sort()` has run.
  public private(set) var rows: [DueRow] = []
  /// How many there are of each urgency.
  public private(set) var counts = Counts()
  private var reckoner: DocketReckoner
  private var closedDockets: ClosedDockets
  private var names: [String: String] = [:]

  /// An empty list.
  public init(_ query: DueQuery, catalogue: Catalogue, now: Instant) {
    self.query = query
    self.catalogue = catalogue
    self.now = now
    reckoner = DocketReckoner(catalogue: catalogue)
    closedDockets = ClosedDockets(catalogue: catalogue)
  }

  /// Adds the limits of a docket that are asked for.
  public mutating func add(_ docket: DocketFile) {
    guard query.wants(docket.record) else { return }
    let limits = limits(of: docket)
    let position = Int32(dockets.count)
    var isListed = false
    for (limit, rule) in limits where query.wants(limit, now: now) {
      isListed = true
      let row = DueRow(limit, docket: position, rule: rule)
      count(row)
      rows.append(row)
    }
    guard isListed else { return }
    let facts = docket.record.facts
    dockets.append(
      DueDocket(
        number: docket.record.number, judge: shared(facts.judge), clerk: shared(facts.clerk),
        administrator: shared(facts.administrator), version: docket.record.version, isLocked: limits.contains(where: \.limit.isLocking)))
  }

  /// The limits with the positions of their rules; of a closed docket the open ones only, unless others are asked for.
  private mutating func limits(of docket: DocketFile) -> [(limit: LimitStatus, rule: Int32)] {
    if !query.includesEnded, let open = closedDockets.openLimits(of: docket, now: now) { return open }
    return reckoner.status(of: docket, now: now).limits.map { ($0, Int32($0.limit.ruleIndex)) }
  }

  /// Puts the limits into order: those that lock first, then the overdue ones, the oldest first, then the others by
  /// the moment at which they end; equal ones by case number and in the order of the proceeding.
  public mutating func sort() {
    let dockets = self.dockets
    rows.sort { left, right in
      if left.rank != right.rank { return left.rank < right.rank }
      if left.endsAt != right.endsAt { return left.endsAt < right.endsAt }
      if left.docket != right.docket {
        return dockets[Int(left.docket)].number < dockets[Int(right.docket)].number
      }
      return (left.rule, left.triggeredOn) < (right.rule, right.triggeredOn)
    }
  }

  /// The rule of a row.
  public func rule(_ row: DueRow) -> DeadlineRule { catalogue.rules[Int(row.rule)] }

  /// The docket of a row.
  public func docket(_ row: DueRow) -> DueDocket { dockets[Int(row.docket)] }

  private mutating func count(_ row: DueRow) {
    if row.isLocking {
      counts.locked += 1
    } else {
      switch row.state {
      case .overdue: counts.overdue += 1
      case .warned: counts.warned += 1
      case .running: counts.running += 1
      default: counts.ended += 1
      }
    }
    if row.state.isOpen, row.end.isProvisional { counts.provisional += 1 }
  }

  /// One text for each name, however many dockets have it.
  private mutating func shared(_ name: String?) -> String? {
    guard let name else { return nil }
    if let known = names[name] { return known }
    names[name] = name
    return name
  }
}
