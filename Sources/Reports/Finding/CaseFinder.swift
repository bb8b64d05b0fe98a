import CaseFile
import CivilCalendar
import RuleModel

/// Decides which cases a filter finds on a day, and what a list says of them.
///
/// The record alone is asked first, so that of most cases neither milestones nor limits are computed. As of an
/// earlier day a docket is taken as it stood then (`DocketFile.asOf`), at the end of that day: the same cut by which
/// statistics and workbook count.
public struct CaseFinder: Sendable {
  /// At which moment cases are looked at.
  public enum Moment: Hashable, Sendable {
    /// Now, with everything that is recorded.
    case now(Instant)
    /// The end of a day, with what had happened by then.
    case endOf(CivilDate)

    /// The day.
    public var day: CivilDate {
      switch self {
      case .now(let instant): return instant.courtDate
      case .endOf(let day): return day
      }
    }

    /// The instant at which limits are looked at.
    public var instant: Instant {
      switch self {
      case .now(let instant): return instant
      case .endOf(let day): return .courtMidnight(of: day.adding(days: 1))
      }
    }
  }

  /// What is looked for.
  public let filter: CaseFilter
  /// When.
  public let moment: Moment
  /// How much is read of each docket.
  public let depth: FindingDepth
  private let naming: CourtNaming
  private var reckoner: DocketReckoner

  /// A finder; `depth` is raised to what the filter needs.
  public init(
    _ filter: CaseFilter, moment: Moment, depth: FindingDepth = .record, catalogue: Catalogue, naming: CourtNaming
  ) {
    self.filter = filter
    self.moment = moment
    self.depth = max(depth, filter.depth)
    self.naming = naming
    reckoner = DocketReckoner(catalogue: catalogue)
  }

  /// Whether the case meets every condition about the case alone.
  public func wants(_ record: CaseRecord) -> Bool {
    let day = moment.day
    guard record.filedOn <= day, isInStock(record, on: day), isOfAge(record, on: day) else { return false }
    if let days = filter.filedIn, !days.contains(record.filedOn) { return false }
    if let days = filter.closedIn {
      guard let closed = record.facts.closedOn, closed <= day, days.contains(closed) else { return false }
    }
    if let days = filter.plannedIn {
      guard let planned = record.facts.plannedCloseOn, days.contains(planned) else { return false }
    }
    if let isPlanned = filter.isPlanned, (record.facts.plannedCloseOn != nil) != isPlanned { return false }
    if let isFastTrack = filter.isFastTrack, (record.facts.isFastTrack ?? false) != isFastTrack { return false }
    for (trait, values) in filter.traits where !values.contains(value(of: trait, record)) { return false }
    return filter.words.isEmpty || SearchText.searched(record).containsAll(filter.words)
  }

  /// The case, of which only the record was read.
  public func found(_ record: CaseRecord) -> FoundCase { found(record, steps: nil, limits: nil) }

  /// The docket, if it meets the conditions about steps and limits, too; its case must be wanted already.
  public mutating func found(_ docket: DocketFile) -> FoundCase? {
    guard depth > .record else { return found(docket.record) }
    let then: DocketFile
    switch moment {
    case .now: then = docket
    case .endOf(let day): then = docket.asOf(day)
    }
    let steps = Self.steps(then, on: moment.day)
    if let isAccepted = filter.isAccepted, steps.isAccepted != isAccepted { return nil }
    if let isSupervised = filter.isSupervised, (then.supervision(on: moment.day) != nil) != isSupervised { return nil }
    if let idleDays = filter.idleDays, steps.idleDays < idleDays { return nil }
    guard depth == .limits else { return found(docket.record, steps: steps, limits: nil) }
    let status = reckoner.status(of: then, now: moment.instant)
    guard wants(status) else { return nil }
    return found(docket.record, steps: steps, limits: limits(status))
  }

  private func found(_ record: CaseRecord, steps: FoundCase.Steps?, limits: FoundCase.Limits?) -> FoundCase {
    let end = min(record.facts.closedOn ?? moment.day, moment.day)
    return FoundCase(
      record: record, isPending: record.isPending(on: moment.day), ageDays: end.days(since: record.filedOn),
      steps: steps, limits: limits)
  }

  private func isInStock(_ record: CaseRecord, on day: CivilDate) -> Bool {
    switch filter.stock {
    case .any: return true
    case .pending: return record.isPending(on: day)
    case .closed: return record.facts.closedOn.map { $0 <= day } ?? false
    }
  }

  /// A closed case is as old as it was when it was closed.
  private func isOfAge(_ record: CaseRecord, on day: CivilDate) -> Bool {
    let end = min(record.facts.closedOn ?? day, day)
    if let over = filter.over, record.filedOn > over.latestFiling(asOf: end) { return false }
    if let under = filter.under, record.filedOn <= under.latestFiling(asOf: end) { return false }
    return true
  }

  private func value(of trait: CaseTrait, _ record: CaseRecord) -> String? {
    let facts = record.facts
    switch trait {
    case .division: return facts.division
    case .judge: return facts.judge
    case .clerk: return facts.clerk
    case .administrator: return facts.administrator
    case .supervisingBody: return facts.supervisingBody
    case .category: return facts.category?.code
    case .ownerLevel: return facts.ownerLevel?.code
    case .procedure: return facts.procedure?.code
    case .court: return naming.code(of: record)
    }
  }

  private static func steps(_ docket: DocketFile, on day: CivilDate) -> FoundCase.Steps {
    let facts = docket.record.facts
    var last = docket.record.filedOn
    if let accepted = facts.acceptedOn, accepted <= day { last = max(last, accepted) }
    for milestone in docket.milestones where milestone.occurredOn <= day { last = max(last, milestone.occurredOn) }
    let rulings = (docket.milestones + docket.inherited).filter {
      $0.milestone == StepID.acceptanceRuling.milestone && ($0.outcome ?? "accepted") == "accepted"
    }
    let isAccepted = facts.acceptedOn.map { $0 <= day } ?? false
    return FoundCase.Steps(
      lastOn: last, idleDays: day.days(since: last), isAccepted: isAccepted || !rulings.isEmpty)
  }

  private func wants(_ status: DocketStatus) -> Bool {
    let open = status.limits.filter(\.state.isOpen)
    if let step = filter.openAt {
      let isThere = open.contains {
        $0.rule.step == step || (step.part == nil && $0.rule.milestone == step.milestone)
      }
      guard isThere else { return false }
    }
    if let node = filter.standsAt, standsAt(status) != node { return false }
    if filter.isOverdue, !open.contains(where: { $0.state == .overdue }) { return false }
    if filter.isLocked, !status.isLocked { return false }
    if let hours = filter.dueWithinHours {
      let latest = moment.instant.adding(seconds: Int64(hours) * 3600)
      guard open.contains(where: { $0.endsAt <= latest }) else { return false }
    }
    return true
  }

  private func standsAt(_ status: DocketStatus) -> MilestoneID? {
    status.standsAt.map { reckoner.catalogue.milestones[$0].id }
  }

  private func limits(_ status: DocketStatus) -> FoundCase.Limits {
    let open = status.limits.filter(\.state.isOpen)
    let next = open.min { $0.endsAt < $1.endsAt }
    return FoundCase.Limits(
      standsAt: standsAt(status),
      next: next.map {
        .init(step: $0.rule.step, dueOn: $0.limit.end.due, isProvisional: $0.limit.end.isProvisional)
      },
      overdueCount: open.count { $0.state == .overdue }, isLocked: status.isLocked)
  }
}
