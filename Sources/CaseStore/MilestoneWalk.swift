import CaseFile
import CivilCalendar
import GRDB
import RuleModel

/// Goes through all milestones, one case after another.
struct MilestoneWalk {
  private(set) var limits = MilestoneLimits()
  private(set) var current: [MilestoneRecord?]
  private var reckoner: LimitReckoner
  private let procedures: [Procedure?]
  private let closed: [Int32]
  private let asOf: CivilDate?
  private let ranks: [MilestoneID: Int]

  init(catalogue: Catalogue, count: Int, procedures: [Procedure?], closed: [Int32], asOf: CivilDate?) {
    reckoner = LimitReckoner(catalogue: catalogue)
    self.procedures = procedures
    self.closed = closed
    self.asOf = asOf
    current = asOf == nil ? [] : [MilestoneRecord?](repeating: nil, count: count)
    ranks = Dictionary(
      catalogue.milestones.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func run(_ db: Database, positions: [Int32]) throws {
    let row = try PreparedStatement(
      db, "SELECT case_id, node, occurred_on, document FROM milestones ORDER BY case_id, node, occurred_on")
    defer { row.reset() }
    var caseID: Int64 = -1
    var milestones: [MilestoneRecord] = []
    while try row.step() {
      if row.int(0) != caseID {
        if caseID >= 0 { take(milestones, position: Int(positions[Int(caseID)])) }
        milestones.removeAll(keepingCapacity: true)
        caseID = row.int(0)
      }
      guard let date = CivilDate(dayNumber: row.int32(2)) else { continue }
      milestones.append(
        MilestoneRecord(
          milestone: MilestoneID(rawValue: row.text(1)), occurredOn: date, document: row.optionalText(3)))
    }
    if caseID >= 0 { take(milestones, position: Int(positions[Int(caseID)])) }
  }

  private mutating func take(_ milestones: [MilestoneRecord], position: Int) {
    if !procedures.isEmpty {
      let closedOn = closed[position] == CaseColumns.open ? nil : CivilDate(dayNumber: closed[position])
      for limit in reckoner.limits(
        milestones: milestones, procedure: procedures[position], closedOn: closedOn)
      {
        limits.cases.append(Int32(position))
        limits.rules.append(Int32(limit.ruleIndex))
        limits.due.append(limit.end.due.dayNumber)
        limits.done.append(limit.doneOn?.dayNumber ?? CaseColumns.open)
      }
    }
    guard let asOf else { return }
    current[position] = milestones.filter { $0.occurredOn <= asOf }
      .max { ($0.occurredOn, rank($0)) < ($1.occurredOn, rank($1)) }
  }

  private func rank(_ milestone: MilestoneRecord) -> Int { ranks[milestone.milestone] ?? 0 }
}
