import CaseFile
import RuleModel

/// The generated sentences about nodes, warnings and locks. Each is left out, or says so, when it does not hold.
struct NodeProse {
  private let context: SituationContext
  private let words: NodeWords
  private let figures: NodeFigures
  private var say: ReportLanguage { context.say }
  /// A rate of fewer limits jumps too much to be called the lowest.
  private static let leastLimits = 10

  init(_ context: SituationContext, _ figures: NodeFigures) {
    self.context = context
    self.figures = figures
    words = NodeWords(context)
  }

  // MARK: Nodes

  /// Where the cases stand and which node is latest.
  var progress: String {
    guard figures.pending > 0 || figures.limits.due > 0 else {
      return say("没有在办案件，期内也没有到期的节点期限。", "No case is pending and no limit fell due.")
    }
    return [crowded, slowest].compactMap { $0 }.joined(separator: say("", " "))
  }

  /// The nodes at which most cases stand: the first two, and those that tie with them; a single case is not many.
  private var crowded: String? {
    let standing = figures.nodes.indices.filter { figures.nodes[$0].pending > 0 }
    guard !standing.isEmpty else {
      return figures.withoutNode > 0 ? say("未结案件均无在办节点。", "No pending case has an open node.") : nil
    }
    let over = figures.overdueAtNode
    let tail =
      over == 0
      ? say("，在办节点没有逾期。", "; none of these nodes is over.") : say("，在办节点已逾期的\(over)件。", "; \(over) cases are over at their node.")
    let top = mostCrowded(standing)
    guard !top.isEmpty else {
      let cases = standing.reduce(0) { $0 + figures.nodes[$1].pending }
      return say("有在办节点的\(cases)件分布在\(standing.count)个节点", "\(cases) cases stand at \(standing.count) nodes") + tail
    }
    let names = top.map { say("“\(name($0))”\(figures.nodes[$0].pending)件", "\"\(name($0))\" (\(figures.nodes[$0].pending))") }
    return say("在办案件停留较多的是", "Most pending cases stand at ") + names.joined(separator: say("、", ", ")) + tail
  }

  /// The nodes worth naming, most cases first: whole ranks only, as long as they are few and have more than one case.
  private func mostCrowded(_ standing: [Int]) -> [Int] {
    let ranks = Dictionary(grouping: standing) { figures.nodes[$0].pending }.sorted { $0.key > $1.key }
    var named: [Int] = []
    for (count, nodes) in ranks where count > 1 {
      guard named.count < 2, named.count + nodes.count <= Self.mostNamed else { break }
      named += nodes.sorted()
    }
    return named
  }

  /// So many nodes have room in a sentence.
  private static let mostNamed = 4

  /// The node with the lowest rate, among those with enough limits; the sentence says which these are.
  private var slowest: String? {
    let rated = figures.nodes.indices.filter { figures.nodes[$0].limits.due >= Self.leastLimits }
    let rates = rated.map { figures.nodes[$0].limits.rate ?? 1 }
    guard let least = rates.min(), least < 1 else { return nil }
    let lowest = zip(rated, rates).filter { $0.1 == least }.map(\.0)
    let names = lowest.prefix(2).map { say("“\(name($0))”", "\"\(name($0))\"") }.joined(separator: say("、", ", "))
    let percent = Self.percent(figures.nodes[lowest[0]].limits)
    let more = lowest.count > 2 ? say("等\(lowest.count)个节点", " and others") : ""
    return say(
      "到期\(Self.leastLimits)个以上的节点中，按期率最低的是\(names)\(more)\(percent)。",
      "Lowest rate of the nodes with \(Self.leastLimits) limits or more: \(names)\(more), \(percent).")
  }

  private func name(_ node: Int) -> String {
    let name = context.input.catalogue.milestones[node].name
    return say(name.zh, name.en)
  }

  /// `83.33%`, rounded half up.
  static func percent(_ pair: LimitCounts.Pair) -> String {
    Ratio(pair.met, over: pair.due).map { "\(Hundredths($0, times: 100))%" } ?? "—"
  }

  // MARK: Warnings

  /// How many limits are over or near their end.
  var warnings: String {
    let total = figures.open.count
    guard total > 0 else {
      return say(
        "没有逾期的期限，也没有进入预警的期限。", "No limit is over, and none has reached a level of the ladder.")
    }
    let levels = figures.warnings(context.input.catalogue.ladder)
      .map { "\(words.sign($0.level))\(say("", " "))\(words.level($0.level))\(say("", " "))\($0.count)" }
      .joined(separator: say("、", ", "))
    let warned =
      figures.warned == 0
      ? say("没有预警", "no warning") : say("预警\(figures.warned)个（\(levels)）", "\(figures.warned) warned of (\(levels))")
    let all = say("共\(total)个期限（第1—\(total)个，全部列出）。", " \(total) limits, all listed.")
    guard figures.overdue > 0 else { return say("没有逾期的期限；\(warned)。\(all)", "None is over; \(warned).\(all)") }
    return say(
      "逾期未办的期限\(figures.overdue)个、涉及\(figures.overdueCases)件（■锁定\(figures.locking)、◆督促\(figures.overdueWithoutLock)）；\(warned)。\(all)",
      "\(figures.overdue) limits of \(figures.overdueCases) cases are over (■ \(figures.locking) locked, ◆ \(figures.overdueWithoutLock) not); \(warned).\(all)"
    )
  }

  /// The same within the cover's paragraph on limits.
  var cover: String {
    let warned =
      figures.warned > 0 ? say("，另有预警\(figures.warned)个", ", \(figures.warned) more are near their end") : ""
    if figures.overdue == 0 { return say("期末没有逾期未办的期限\(warned)。", " At the cut-off none is over and open\(warned).") }
    let locked =
      figures.locking == 0
      ? say("均不锁定", "none locks its docket")
      : say("其中锁定\(figures.locking)个、\(figures.lockedCases)件", "\(figures.locking) of them lock \(figures.lockedCases) cases")
    return say(
      "期末逾期未办的期限\(figures.overdue)个、涉及\(figures.overdueCases)件，\(locked)\(warned)。",
      " At the cut-off \(figures.overdue) limits of \(figures.overdueCases) cases are over and open, \(locked)\(warned).")
  }

  // MARK: Locks

  /// How many locks there were and how they ended.
  var locks: String {
    let total = figures.locks.count
    guard total > 0 else { return say("没有案件被锁定过。", "No docket has been locked.") }
    let cases = Set(figures.locks.map(\.position)).count
    let endings = figures.lockEndings
    let held = endings.held == 0 ? "" : say("、涉及\(figures.lockedCases)件", " (\(figures.lockedCases) cases)")
    var closed = ""
    if endings.endedByClosing > 0 {
      closed += say("，随结案终止\(endings.endedByClosing)次", ", \(endings.endedByClosing) ended with the closing")
    }
    if endings.afterClosing > 0 {
      closed += say("，已结案件结案后未办\(endings.afterClosing)次", ", \(endings.afterClosing) are of cases closed by then")
    }
    return say(
      "共\(total)次、涉及\(cases)件（全部列出）：仍在锁定\(endings.held)次\(held)，经批准解锁\(endings.released)次，逾期办结\(endings.doneLate)次\(closed)。",
      "\(total) locks of \(cases) cases, all listed: \(endings.held) hold\(held), \(endings.released) were released, \(endings.doneLate) ended with the late act\(closed)."
    )
  }

  // MARK: Judges

  /// How many judges, without naming any.
  var judges: String {
    let due = figures.limits.due
    guard due > 0 else { return say("期内没有到期的节点期限，不计算按期率。", "No limit fell due in the period; there is no rate.") }
    let known = figures.judges.count { $0.name != nil }
    return say(
      "承办法官\(known)人，期内到期的节点期限\(MovementWords.grouped(due))个，按期率\(Self.percent(figures.limits))；按姓名排列，不排名次。",
      "\(known) judges, \(MovementWords.grouped(due)) limits due, \(Self.percent(figures.limits)) met in time; listed by name, not by rank."
    )
  }
}
