import CivilCalendar

/// Writes the parts of compound nodes that have days of their own: requests before rulings, service and publication
/// after them, notices before meetings.
struct NodeParts {
  private let timeline: Timeline
  private var random: SeededGenerator
  private var parts: [Milestone] = []

  init(timeline: Timeline, random: SeededGenerator) {
    self.timeline = timeline
    self.random = random
  }

  /// The parts of the docket's nodes.
  mutating func milestones() -> [Milestone] {
    guard timeline.docket.kind == .proceeding else { return [] }
    meeting()
    declaration()
    realisation()
    ending()
    return parts
  }

  /// Whether the part may stand after the end of the case: service and publication of the declaration.
  static func followsEnd(_ name: String) -> Bool { name == "送达宣告裁定" || name == "通知并公告宣告" }

  private func first(_ number: Int) -> CivilDate? { timeline.events.first { $0.number == number }?.date }

  /// The notice at least fifteen days before the first meeting.
  private mutating func meeting() {
    guard let held = first(16) else { return }
    add(16, "第一次债权人会议通知", "会议通知", CourtCalendar.onOrBefore(held.adding(days: -random.int(16...22))))
  }

  /// The request before the declaration; service and publication after it, also when the case ends with it.
  private mutating func declaration() {
    guard let declared = first(21) else { return }
    let earliest = first(17) ?? first(12) ?? declared
    add(21, "申请宣告破产", "宣告破产申请书", max(earliest, CourtCalendar.onOrBefore(declared.adding(days: -random.int(2...6)))))
    let isLate = random.chance(Timeline.lateChance(in: declared.year))
    add(21, "送达宣告裁定", "送达回证", CourtCalendar.onOrAfter(declared.adding(days: isLate ? random.int(8...14) : random.int(1...4))))
    add(21, "通知并公告宣告", "公告", CourtCalendar.onOrAfter(declared.adding(days: random.int(3...9))))
  }

  /// The plan of realisation before the first sale, the plan of distribution before its ruling.
  private mutating func realisation() {
    if let declared = first(21), timeline.docket.procedure == .liquidation, timeline.docket.closeManner != .withoutAssets {
      let planned = CourtCalendar.onOrAfter(declared.adding(days: random.int(20...52)))
      add(22, "提交变价方案", "变价方案", min(first(22) ?? planned, planned))
    }
    guard let sold = first(22), let ruled = first(23) else { return }
    add(23, "提交分配方案", "分配方案", max(sold, CourtCalendar.onOrBefore(ruled.adding(days: -random.int(4...11)))))
  }

  /// The last distribution and the request for termination before the ruling.
  private mutating func ending() {
    guard let ended = first(24) else { return }
    let requested = CourtCalendar.onOrBefore(ended.adding(days: -random.int(2...9)))
    guard let distributed = first(23), distributed < requested else { return }
    add(23, "末次分配", "分配公告", max(distributed, CourtCalendar.onOrBefore(requested.adding(days: -random.int(1...10)))))
    add(24, "申请终结", "终结申请书", requested)
  }

  private mutating func add(_ number: Int, _ name: String, _ document: String, _ date: CivilDate) {
    let mayFollowEnd = Self.followsEnd(name)
    guard date >= timeline.docket.filedOn, date <= CourtCalendar.cutoff, date <= timeline.lastDay || mayFollowEnd
    else { return }
    parts.append(
      Milestone(
        caseNumber: timeline.docket.number, node: Node(number: number, name: name, document: document), occurredOn: date,
        document: document, isLegacy: timeline.docket.isLegacy))
  }
}
