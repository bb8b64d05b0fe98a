import CivilCalendar

/// Writes the milestones of one docket: in order, mostly within the limits, none later than the court knows.
struct Timeline {
  let docket: Docket
  var random: SeededGenerator
  private(set) var events: [(number: Int, date: CivilDate)] = []

  /// The milestones of a docket, in order of occurrence.
  static func milestones(of docket: Docket, random: SeededGenerator) -> [Milestone] {
    var timeline = Timeline(docket: docket, random: random)
    timeline.opening()
    switch (docket.kind, docket.procedure) {
    case (.application, _): timeline.application()
    case (.proceeding, .liquidation): timeline.liquidation()
    case (.proceeding, .compulsoryLiquidation): timeline.compulsoryLiquidation()
    case (.proceeding, .reorganisation): timeline.reorganisation()
    case (.proceeding, .settlement): timeline.settlement()
    }
    timeline.ending()
    return timeline.finished()
  }

  /// Nodes that nobody has done although they may be due: what the warnings of the demonstration are about.
  private let neglected: Set<Int>

  private init(docket: Docket, random: SeededGenerator) {
    var random = random
    let isRecent = docket.kind == .proceeding && docket.closedOn == nil && docket.filedOn.year >= 2018
    let fromMeeting: Set<Int> = [16, 17, 19, 21, 22, 23]
    neglected =
      isRecent && random.chance(0.12)
      ? random.pick([[7], [12], fromMeeting, fromMeeting, fromMeeting.union([9, 15])]) : []
    self.docket = docket
    self.random = random
  }

  // MARK: Dates

  /// A working day `usual` days after the trigger or, more often in early years, `late` days after it.
  mutating func date(after trigger: CivilDate, _ usual: ClosedRange<Int>, late: ClosedRange<Int>? = nil)
    -> CivilDate
  {
    var lag = random.int(usual)
    if let late, random.chance(Self.lateChance(in: trigger.year)) { lag = random.int(late) }
    return CourtCalendar.onOrAfter(trigger.adding(days: lag))
  }

  /// How often a limit that starts in the year is missed.
  static func lateChance(in year: Int) -> Double {
    switch year {
    case ...2014: 0.125
    case 2015: 0.11
    case 2016: 0.095
    case 2017: 0.085
    case 2018: 0.07
    default: 0.025
    }
  }

  /// The last day on which the docket moves: its closing or the end of the court's world.
  var lastDay: CivilDate { docket.closedOn ?? CourtCalendar.cutoff }

  /// Whether the node has been written.
  func hasReached(_ number: Int) -> Bool { events.contains { $0.number == number } }

  /// The day of the node, if it has been written.
  func day(of number: Int) -> CivilDate? { events.last { $0.number == number }?.date }

  // MARK: Writing

  /// Writes a node unless the docket had ended by then; service, deregistration and archiving may follow the end.
  mutating func add(_ number: Int, _ date: CivilDate) {
    if neglected.contains(number) { return }
    let mayFollowEnd = number == 7 || number == 25 || number == 26
    // The approval (20) and the termination (24) close the docket: a pending one has neither.
    if docket.closedOn == nil, number == 20 || number == 24 { return }
    guard date <= CourtCalendar.cutoff, date <= lastDay || mayFollowEnd else { return }
    events.append((number, date))
  }

  /// Puts the approval (node 20) on the closing day, whatever rounding made of it.
  mutating func moveApproval(to closedOn: CivilDate) {
    events.removeAll { $0.number == 20 }
    add(20, closedOn)
  }

  private mutating func opening() {
    add(1, docket.filedOn)
    let assigned = date(after: docket.filedOn, 0...2, late: 4...9)
    add(2, assigned)
    add(3, date(after: assigned, 0...2, late: 4...8))
  }

  private mutating func ending() {
    guard let closedOn = docket.closedOn else { return }
    let leavesRegister: Set<CloseManner> = [.distributed, .withoutAssets, .liquidationEnded]
    if let manner = docket.closeManner, leavesRegister.contains(manner) {
      add(25, date(after: closedOn, 2...9, late: 14...75))
    }
    let archived = max(date(after: closedOn, 12...85, late: 98...190), day(of: 25) ?? closedOn)
    add(26, archived)
  }

  private func finished() -> [Milestone] {
    let ordered = events.sorted { ($0.date, $0.number) < ($1.date, $1.number) }
    var random = random
    let whole = ordered.map { event in
      let node = Node.all[event.number - 1]
      let hasNoEmployees = event.number == 14 && docket.enterprise.employees == 0
      let document = hasNoEmployees ? "无职工情况说明" : node.document
      return Milestone(
        caseNumber: docket.number, node: node, occurredOn: event.date,
        document: random.chance(0.08) ? "" : document, isLegacy: docket.isLegacy)
    }
    var parts = NodeParts(timeline: self, random: random.branch(1))
    return (whole + parts.milestones()).sorted {
      ($0.occurredOn, $0.node.number, $0.node.name) < ($1.occurredOn, $1.node.number, $1.node.name)
    }
  }
}
