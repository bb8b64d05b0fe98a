import CaseFile
import CaseStore
import CivilCalendar
import RuleModel

/// What a change of the law does to dockets: every limit whose due day, warning level or lock changes.
public struct LawImpact: Hashable, Sendable {
  /// A limit under one of the two laws.
  public struct Side: Hashable, Sendable {
    /// The rule.
    public let rule: RuleID
    /// Its authority.
    public let kind: RuleKind
    /// The day that started it.
    public let triggeredOn: CivilDate
    /// The last day on which the act is in time.
    public let dueOn: CivilDate
    /// Whether the holiday schedule that decides it is not published (暂定).
    public let isProvisional: Bool
    /// Its state, with the warning level.
    public let state: LimitState
    /// Whether it locks the docket.
    public let isLocking: Bool

    init(_ status: LimitStatus) {
      rule = status.rule.id
      kind = status.rule.kind
      triggeredOn = status.limit.triggeredOn
      dueOn = status.limit.end.due
      isProvisional = status.limit.end.isProvisional
      state = status.state
      isLocking = status.isLocking
    }

    /// Whether a person sees the same: the rule's identifier alone does not count.
    func looks(like other: Side) -> Bool {
      dueOn == other.dueOn && isProvisional == other.isProvisional && state == other.state
        && isLocking == other.isLocking
    }
  }

  /// A limit of a docket that changes.
  public struct Change: Hashable, Sendable {
    /// The docket.
    public let number: CaseNumber
    /// The step.
    public let step: StepID
    /// The limit as it is; nil when there is none.
    public let before: Side?
    /// The limit as it would be; nil when there would be none.
    public let after: Side?
  }

  /// How many dockets were looked at.
  public private(set) var docketCount = 0
  /// The changes, by case number and then in the order of the proceeding.
  public private(set) var changes: [Change] = []

  /// No docket yet.
  public init() {}

  /// Compares the limits of dockets at an instant under two laws.
  public static func compare(
    _ dockets: some Sequence<DocketFile>, before: Catalogue, after: Catalogue, now: Instant
  ) -> LawImpact {
    var comparison = LawComparison(before: before, after: after, now: now)
    for docket in dockets { comparison.add(docket) }
    return comparison.impact
  }

  fileprivate mutating func add(_ found: [Change]) {
    docketCount += 1
    changes += found
  }

  fileprivate mutating func sort() {
    // Changes of one docket stand together and in order already.
    changes = changes.enumerated().sorted { left, right in
      left.element.number == right.element.number
        ? left.offset < right.offset : left.element.number < right.element.number
    }.map(\.element)
  }
}

extension LawImpact {
  /// How many dockets change.
  public var changedDocketCount: Int { Set(changes.map(\.number)).count }

  /// What happens how often; a change can count under several headings.
  public struct Summary: Hashable, Sendable {
    /// Due earlier.
    public var earlier = 0
    /// Due later.
    public var later = 0
    /// A limit where there was none.
    public var added = 0
    /// No limit where there was one.
    public var dropped = 0
    /// A provisional day that becomes final (暂定变确定), moved or not.
    public var settled = 0
    /// Another state or warning level.
    public var levels = 0
    /// Locks the docket and did not.
    public var locked = 0
    /// Locked the docket and does no longer.
    public var unlocked = 0
  }

  /// What happens how often.
  public var summary: Summary {
    var summary = Summary()
    for change in changes {
      if change.before?.isLocking != true, change.after?.isLocking == true { summary.locked += 1 }
      if change.before?.isLocking == true, change.after?.isLocking != true { summary.unlocked += 1 }
      guard let before = change.before else {
        summary.added += 1
        continue
      }
      guard let after = change.after else {
        summary.dropped += 1
        continue
      }
      if after.dueOn < before.dueOn { summary.earlier += 1 }
      if after.dueOn > before.dueOn { summary.later += 1 }
      if before.isProvisional, !after.isProvisional { summary.settled += 1 }
      if before.state != after.state { summary.levels += 1 }
    }
    return summary
  }
}

/// Compares dockets one after another, for journals too long to be held in memory.
public struct LawComparison: Sendable {
  private var before: DocketReckoner
  private var after: DocketReckoner
  private let scope: LawScope
  private let now: Instant
  private var collected = LawImpact()

  /// A comparison of two laws at an instant.
  public init(before: Catalogue, after: Catalogue, now: Instant) {
    scope = LawScope(before: before, after: after)
    self.before = DocketReckoner(catalogue: scope.before)
    self.after = DocketReckoner(catalogue: scope.after)
    self.now = now
  }

  /// Compares one more docket.
  public mutating func add(_ docket: DocketFile) {
    let old = before.status(of: docket, now: now).limits
    guard scope.mayReach(old) else { return collected.add([]) }
    let new = after.status(of: docket, now: now).limits
    if Self.areAlike(old, new) { return collected.add([]) }
    collected.add(Self.pairs(old, new).compactMap { Self.change($0, number: docket.record.number) })
  }

  /// What was found.
  public var impact: LawImpact {
    var sorted = collected
    sorted.sort()
    return sorted
  }

  private typealias Pair = (before: LimitStatus?, after: LimitStatus?)

  private static func areAlike(_ old: [LimitStatus], _ new: [LimitStatus]) -> Bool {
    guard old.count == new.count else { return false }
    return zip(old, new).allSatisfy { left, right in
      left.rule.id == right.rule.id && left.limit.triggeredOn == right.limit.triggeredOn
        && left.limit.end == right.limit.end && left.state == right.state && left.isLocking == right.isLocking
    }
  }

  /// The same limit under both laws: of the same rule and trigger, else of the same step, authority and trigger, else of
  /// the same step and trigger.
  private static func pairs(_ old: [LimitStatus], _ new: [LimitStatus]) -> [Pair] {
    var partners = [Int?](repeating: nil, count: new.count)
    var isTaken = [Bool](repeating: false, count: old.count)
    let measures: [(LimitStatus, LimitStatus) -> Bool] = [
      { $0.rule.id == $1.rule.id },
      { $0.rule.step == $1.rule.step && $0.rule.kind == $1.rule.kind },
      { $0.rule.step == $1.rule.step },
    ]
    for isSame in measures {
      for index in new.indices where partners[index] == nil {
        let partner = old.indices.first {
          !isTaken[$0] && old[$0].limit.triggeredOn == new[index].limit.triggeredOn && isSame(old[$0], new[index])
        }
        guard let partner else { continue }
        partners[index] = partner
        isTaken[partner] = true
      }
    }
    return new.indices.map { (partners[$0].map { old[$0] }, new[$0]) }
      + old.indices.filter { !isTaken[$0] }.map { (old[$0], nil) }
  }

  /// A finished limit only counts when its result changes: what was in time would be late, or the reverse.
  private static func change(_ pair: Pair, number: CaseNumber) -> LawImpact.Change? {
    guard let step = (pair.after ?? pair.before)?.rule.step else { return nil }
    let change = LawImpact.Change(
      number: number, step: step, before: pair.before.map(LawImpact.Side.init),
      after: pair.after.map(LawImpact.Side.init))
    switch (change.before, change.after) {
    case (let before?, let after?):
      guard !before.looks(like: after) else { return nil }
      return before.state.isOpen || after.state.isOpen || before.state != after.state ? change : nil
    case (let side?, nil), (nil, let side?):
      return side.state.isOpen || side.state == .doneLate ? change : nil
    case (nil, nil): return nil
    }
  }
}

extension CaseStore {
  /// What a change of the law does to the dockets that are open.
  ///
  /// - Parameter progress: Told how many dockets have been compared, now and then.
  public func impact(
    before: Catalogue, after: Catalogue, now: Instant, progress: (Int) -> Void = { _ in }
  ) throws(StoreError) -> LawImpact {
    var comparison = LawComparison(before: before, after: after, now: now)
    var count = 0
    try forEachDocket(onlyOpen: true, codes: after.caseNumberCodes) { docket in
      comparison.add(docket)
      count += 1
      if count.isMultiple(of: 500) { progress(count) }
    }
    return comparison.impact
  }
}
