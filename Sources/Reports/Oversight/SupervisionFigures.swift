import CaseFile
import CivilCalendar

/// Key-case supervision (重点督办) at the end of a day: which cases are or were under it, and how it stands.
public struct SupervisionRegister: Sendable {
  /// One time that a case was under supervision.
  public struct Entry: Hashable, Sendable {
    /// Position of the case among the records.
    public let position: Int
    /// The supervision.
    public let supervision: Supervision
    /// Its state on the day.
    public let state: Supervision.State
  }

  /// The day.
  public let day: CivilDate
  /// Every time that had begun by then, in the order of `Entry.isBefore`.
  public let entries: [Entry]

  /// The register of cases at the end of a day.
  public init(records: [CaseRecord], oversight: CourtOversight, asOf day: CivilDate) {
    self.day = day
    var entries: [Entry] = []
    for (position, acts) in oversight.acts where records.indices.contains(position) {
      let closedOn = records[position].facts.closedOn
      for supervision in Supervision.episodes(of: acts, closedOn: closedOn, asOf: day) {
        entries.append(Entry(position: position, supervision: supervision, state: supervision.state(on: day)))
      }
    }
    self.entries = entries.sorted { $0.isBefore($1) }
  }

  /// The supervision in force of each case that is under it, by position.
  public var inForce: [Int: Entry] {
    Dictionary(
      entries.filter { $0.state == .overdue || $0.state == .active }.map { ($0.position, $0) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension SupervisionRegister.Entry {
  /// Overdue first, then in force, cleared, taken off; within each the earliest deadline first, cases without one last.
  func isBefore(_ other: Self) -> Bool {
    func key(_ entry: Self) -> (Int, Int32, Int32, Int, Int) {
      (
        Supervision.State.allCases.firstIndex(of: entry.state) ?? 0, entry.supervision.clearBy?.dayNumber ?? .max,
        entry.supervision.since.dayNumber, entry.position, entry.supervision.sequence
      )
    }
    return key(self) < key(other)
  }
}

/// The figures of key-case supervision in a period, beside those of another.
public struct SupervisionFigures: Sendable {
  /// 期初在督＋本期挂牌－本期清结－本期摘牌＝期末在督.
  public struct Movement: Hashable, Sendable {
    /// In force at the end of the day before the period.
    public var opening = 0
    /// Put under supervision in the period.
    public var placed = 0
    /// Cleared: closed in the period while under supervision.
    public var cleared = 0
    /// Of those, closed by their deadline.
    public var clearedInTime = 0
    /// Taken off in the period.
    public var ended = 0
    /// In force at the end of the period.
    public var inForce = 0
    /// Of those, over their deadline.
    public var overdue = 0
    /// Of those in force, without a deadline.
    public var withoutDeadline = 0

    /// Whether the identity holds.
    public var reconciles: Bool { opening + placed - cleared - ended == inForce }
  }

  /// Cases in force for one reason; a case with several reasons counts under each.
  public struct ReasonCount: Hashable, Sendable {
    /// The reason.
    public let reason: SupervisionReason
    /// At the end of the period.
    public let current: Int
    /// At the end of the comparison.
    public let prior: Int
  }

  /// The list: in force at the end of the period, and cleared or taken off in it.
  public let list: [SupervisionRegister.Entry]
  /// Of the period.
  public let current: Movement
  /// Of the comparison.
  public let prior: Movement
  /// By reason, in report order; reasons that neither period has are left out.
  public let reasons: [ReasonCount]
  /// In force at the end of the period, by position of the case.
  public let inForce: [Int: SupervisionRegister.Entry]
  /// Whether a case was ever put under supervision by the end of the period.
  public let isUsed: Bool

  /// The figures of a period.
  public init(records: [CaseRecord], oversight: CourtOversight, period: DayRange, comparison: DayRange) {
    let now = SupervisionRegister(records: records, oversight: oversight, asOf: period.through)
    let before = SupervisionRegister(records: records, oversight: oversight, asOf: comparison.through)
    list = now.entries.filter { entry in
      entry.supervision.isInForce(on: period.through) || entry.supervision.endedOn.map(period.contains) ?? false
    }
    current = Self.movement(now, period)
    prior = Self.movement(before, comparison)
    inForce = now.inForce
    isUsed = !now.entries.isEmpty
    let (counts, priorCounts) = (Self.counts(now), Self.counts(before))
    reasons = SupervisionReason.inReportOrder.compactMap { reason in
      let count = ReasonCount(reason: reason, current: counts[reason] ?? 0, prior: priorCounts[reason] ?? 0)
      return count.current + count.prior > 0 ? count : nil
    }
  }

  /// Cases of the list by state, in the order of the list.
  public var byState: [(state: Supervision.State, count: Int)] {
    Supervision.State.allCases.map { state in (state, list.count { $0.state == state }) }
  }

  /// Whether the movements and the list agree: both identities, and the list against the counts.
  public var reconciles: Bool {
    let counts = Dictionary(uniqueKeysWithValues: byState.map { ($0.state, $0.count) })
    return current.reconciles && prior.reconciles && counts[.overdue] == current.overdue
      && (counts[.active] ?? 0) + current.overdue == current.inForce && counts[.cleared] == current.cleared
      && counts[.ended] == current.ended && list.count == current.inForce + current.cleared + current.ended
  }

  private static func counts(_ register: SupervisionRegister) -> [SupervisionReason: Int] {
    var counts: [SupervisionReason: Int] = [:]
    for entry in register.inForce.values { for reason in entry.supervision.reasons { counts[reason, default: 0] += 1 } }
    return counts
  }

  private static func movement(_ register: SupervisionRegister, _ period: DayRange) -> Movement {
    var movement = Movement()
    let dayBefore = period.from.adding(days: -1)
    for entry in register.entries {
      let supervision = entry.supervision
      if supervision.isInForce(on: dayBefore) { movement.opening += 1 }
      if period.contains(supervision.since) { movement.placed += 1 }
      if supervision.isInForce(on: period.through) {
        movement.inForce += 1
        if entry.state == .overdue { movement.overdue += 1 }
        if supervision.clearBy == nil { movement.withoutDeadline += 1 }
      } else if let end = supervision.endedOn, period.contains(end) {
        if entry.state == .ended {
          movement.ended += 1
        } else {
          movement.cleared += 1
          if supervision.clearBy.map({ end <= $0 }) ?? true { movement.clearedInTime += 1 }
        }
      }
    }
    return movement
  }
}
