import CaseFile
import CivilCalendar
import GRDB
import RuleModel

/// Goes through all dockets once and collects what a snapshot needs of their milestones and limits.
///
/// A class, because a structure of this size is copied for every docket that a closure over it looks at.
final class MilestoneWalk {
  private(set) var limits = MilestoneLimits()
  private(set) var current: [MilestoneRecord?]
  private(set) var nodes: NodeSituation?
  private var reckoner: DocketReckoner
  private let request: SnapshotRequest
  private let ranks: [MilestoneID: Int]

  init(catalogue: Catalogue, count: Int, request: SnapshotRequest) {
    reckoner = DocketReckoner(catalogue: catalogue)
    self.request = request
    current = request.currentMilestonesAsOf == nil ? [] : [MilestoneRecord?](repeating: nil, count: count)
    ranks = Dictionary(
      catalogue.milestones.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
    if let day = request.nodesAsOf {
      var nodes = NodeSituation(at: .courtMidnight(of: day.adding(days: 1)))
      nodes.standsAt = [Int32](repeating: -1, count: count)
      nodes.dueOn = [Int32](repeating: CaseColumns.open, count: count)
      self.nodes = nodes
    }
  }

  func run(_ db: Database, positions: [Int32]) throws {
    let walk = try DocketWalk(db, codes: reckoner.catalogue.caseNumberCodes, onlyOpen: false)
    try walk.run { caseID, docket in
      let position = positions[Int(caseID)]
      if request.includesLimits { takeLimits(docket, position: position) }
      if nodes != nil { takeNodes(docket, position: position) }
      if let asOf = request.currentMilestonesAsOf {
        current[Int(position)] = docket.milestones.filter { $0.occurredOn <= asOf && rank($0) > 0 }
          .max { ($0.occurredOn, rank($0)) < ($1.occurredOn, rank($1)) }
      }
    }
    nodes?.sort()
  }

  private func takeLimits(_ docket: DocketFile, position: Int32) {
    for limit in reckoner.limits(of: docket, today: request.limitsThrough ?? .latest) {
      guard reckoner.catalogue.isCounted(limit.ruleIndex), limit.doneOn != nil || limit.isOpen || limit.wasMissed else {
        continue
      }
      limits.cases.append(position)
      limits.rules.append(Int32(limit.ruleIndex))
      limits.due.append(limit.end.due.dayNumber)
      limits.done.append(limit.doneOn?.dayNumber ?? CaseColumns.open)
    }
  }

  private func takeNodes(_ full: DocketFile, position: Int32) {
    guard let day = request.nodesAsOf, let at = nodes?.at, full.record.filedOn <= day else { return }
    let docket = full.asOf(day)
    let status = reckoner.status(of: docket, now: at)
    let closedOn = docket.record.facts.closedOn
    nodes?.locks += LockHistory.episodes(of: docket, status: status, position: position, reckoner: reckoner)
      .map { $0.told(closedOn: closedOn) }
    guard closedOn == nil else { return }
    nodes?.standsAt[Int(position)] = status.standsAt.map(Int32.init) ?? -1
    let open = status.limits.filter(\.state.isOpen)
    nodes?.limits += open.filter { $0.state != .running }.map {
      OpenLimit(
        position: position, rule: Int32($0.limit.ruleIndex), triggeredOn: $0.limit.triggeredOn, end: $0.limit.end,
        state: $0.state, isLocking: $0.isLocking)
    }
    if let standsAt = status.standsAt {
      let node = reckoner.catalogue.milestones[standsAt].id
      let due = open.filter { $0.rule.milestone == node }.map(\.limit.end.due.dayNumber).min()
      nodes?.dueOn[Int(position)] = due ?? CaseColumns.open
    }
  }

  private func rank(_ milestone: MilestoneRecord) -> Int { ranks[milestone.milestone] ?? 0 }
}

extension NodeSituation {
  fileprivate mutating func sort() {
    limits.sort { left, right in
      (left.isLocking ? 0 : 1, left.end.due, left.position, left.rule)
        < (right.isLocking ? 0 : 1, right.end.due, right.position, right.rule)
    }
    locks.sort { ($0.dueOn, $0.position, $0.rule) < ($1.dueOn, $1.position, $1.rule) }
  }
}
