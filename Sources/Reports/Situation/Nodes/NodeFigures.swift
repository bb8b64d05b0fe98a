import CaseFile
import CivilCalendar
import RuleModel

/// Every figure about nodes, open limits and locks at the end of a period, computed once; sheets only arrange them.
struct NodeFigures: Sendable {
  /// How a pending case stands at its node.
  struct Standing: Sendable {
    /// Position of the node in `Catalogue.milestones`; nil when nothing runs.
    var node: Int?
    /// End of the most urgent open limit of that node; nil when nothing runs.
    var dueOn: CivilDate?
    /// The state of that node.
    var urgency: Urgency = .calm
    /// Open limits of all nodes that are over.
    var overdueLimits = 0
    /// Those of them that lock the docket.
    var lockingLimits = 0
  }

  /// How urgent a node or limit is, the worst last.
  enum Urgency: Hashable, Comparable, Sendable {
    /// Nothing to warn of.
    case calm
    /// A level of the ladder has been reached: its position in `WarningLadder.levels`.
    case warned(Int)
    /// Over.
    case overdue
    /// Over, and the docket is locked.
    case locked
  }

  /// One node.
  struct Node: Sendable {
    /// Pending cases that stand at it.
    var pending = 0
    /// Those of them whose limit of this node is over.
    var overdue = 0
    /// Its limits due in the period.
    var limits = LimitCounts.Pair()
    /// Whether the on-time rate counts any of its limits.
    var isCounted = false
  }

  /// One judge.
  struct Judge: Sendable {
    /// Name; nil for cases without one.
    let name: String?
    var pending = 0
    var overdue = 0
    var limits = LimitCounts.Pair()
    var prior = LimitCounts.Pair()
  }

  /// The moment.
  let at: Instant
  /// The nodes in the order of `Catalogue.milestones`.
  private(set) var nodes: [Node]
  /// Pending cases at which nothing runs.
  private(set) var withoutNode = 0
  /// The judges in the order of the dimension; those with neither a pending case nor a limit are left out.
  private(set) var judges: [Judge] = []
  /// Of each pending case of the ledger how it stands, by position.
  private(set) var standings: [Int: Standing] = [:]
  /// Open limits that are over or warned of, worst first.
  let open: [OpenLimit]
  /// Locks in order of the due day.
  let locks: [LockEpisode]
  /// Rules that govern a limit of the period or the comparison, or could.
  let rulesInForce: Set<Int>

  init(_ situation: NodeSituation, _ input: SituationInput, _ limits: LimitCounts) {
    let catalogue = input.catalogue
    at = situation.at
    locks = situation.locks
    nodes = [Node](repeating: Node(), count: catalogue.milestones.count)
    open = situation.limits.enumerated().sorted { left, right in
      let (mine, theirs) = (Self.urgency(left.element, catalogue), Self.urgency(right.element, catalogue))
      if Self.group(mine) != Self.group(theirs) { return Self.group(mine) > Self.group(theirs) }
      return (left.element.end.due, left.offset) < (right.element.end.due, right.offset)
    }.map(\.element)
    rulesInForce = Self.rulesInForce(input)
    let stands = Self.standings(situation, input)
    standings = stands
    for standing in stands.values {
      guard let node = standing.node, nodes.indices.contains(node) else {
        withoutNode += 1
        continue
      }
      nodes[node].pending += 1
      if standing.urgency >= .overdue { nodes[node].overdue += 1 }
    }
    countLimits(input)
    judges = Self.judges(input, stands, limits)
  }

  /// How urgent a limit is.
  static func urgency(_ limit: OpenLimit, _ catalogue: Catalogue) -> Urgency {
    switch limit.state {
    case .overdue: return limit.isLocking ? .locked : .overdue
    case .warned(let id): return .warned(catalogue.ladder.levels.firstIndex { $0.id == id } ?? 0)
    default: return .calm
    }
  }

  /// 2 for limits that lock, 1 for others that are over, 0 for warnings.
  static func group(_ urgency: Urgency) -> Int {
    switch urgency {
    case .locked: return 2
    case .overdue: return 1
    case .warned, .calm: return 0
    }
  }

  private static func standings(_ situation: NodeSituation, _ input: SituationInput) -> [Int: Standing] {
    let catalogue = input.catalogue
    let cutOff = input.period.days.through.dayNumber
    var standings: [Int: Standing] = [:]
    for position in input.columns.filed.indices
    where input.columns.filed[position] <= cutOff && input.columns.closed[position] > cutOff {
      let node = situation.standsAt.indices.contains(position) ? Int(situation.standsAt[position]) : -1
      let due = situation.dueOn.indices.contains(position) ? situation.dueOn[position] : CaseColumns.open
      standings[position] = Standing(
        node: node < 0 ? nil : node, dueOn: due == CaseColumns.open ? nil : CivilDate(dayNumber: due))
    }
    let numbers = NodePositions(catalogue)
    for limit in situation.limits {
      let position = Int(limit.position)
      let urgency = urgency(limit, catalogue)
      if urgency >= .overdue { standings[position]?.overdueLimits += 1 }
      if urgency == .locked { standings[position]?.lockingLimits += 1 }
      guard let node = standings[position]?.node, numbers[Int(limit.rule)] == node else { continue }
      standings[position]?.take(urgency, limit.end.due)
    }
    return standings
  }

  private mutating func countLimits(_ input: SituationInput) {
    let numbers = NodePositions(input.catalogue)
    for rule in input.catalogue.rules.indices where input.catalogue.isCounted(rule) && rulesInForce.contains(rule) {
      if let node = numbers[rule] { nodes[node].isCounted = true }
    }
    let limits = input.columns.limits
    let window = input.period.days
    for index in 0..<limits.count {
      guard let due = CivilDate(dayNumber: limits.due[index]), window.contains(due),
        let node = numbers[Int(limits.rules[index])]
      else { continue }
      nodes[node].limits.due += 1
      if limits.done[index] <= limits.due[index] { nodes[node].limits.met += 1 }
    }
  }

  private static func judges(
    _ input: SituationInput, _ standings: [Int: Standing], _ limits: LimitCounts
  ) -> [Judge] {
    guard let column = input.columns.dimensions[.judge] else { return [] }
    var judges = column.values.map { Judge(name: $0) } + [Judge(name: nil)]
    for position in column.codes.indices {
      let code = column.codes[position] < 0 ? judges.count - 1 : Int(column.codes[position])
      if let standing = standings[position] {
        judges[code].pending += 1
        if standing.urgency >= .overdue { judges[code].overdue += 1 }
      }
      if let pair = limits.current[position] { judges[code].limits.add(pair) }
      if let pair = limits.prior[position] { judges[code].prior.add(pair) }
    }
    return judges.filter { $0.pending + $0.limits.due + $0.prior.due > 0 }
  }

  /// Rules in force on a day of the period or of the comparison, and older ones that govern a limit due in them.
  private static func rulesInForce(_ input: SituationInput) -> Set<Int> {
    let spans = [input.period.days, input.comparison.days]
    var rules = Set(
      input.catalogue.rules.indices.filter { index in
        let rule = input.catalogue.rules[index]
        return spans.contains { $0.through >= rule.inForceFrom && $0.from <= rule.inForceThrough ?? $0.from }
      })
    let limits = input.columns.limits
    for index in 0..<limits.count {
      guard let due = CivilDate(dayNumber: limits.due[index]), spans.contains(where: { $0.contains(due) }) else { continue }
      rules.insert(Int(limits.rules[index]))
    }
    return rules
  }
}

extension NodeFigures.Standing {
  /// Takes note of an open limit of the node: the worst decides, the earliest among equals.
  fileprivate mutating func take(_ new: NodeFigures.Urgency, _ due: CivilDate) {
    guard let known = dueOn else {
      urgency = new
      dueOn = due
      return
    }
    if new > urgency || new == urgency && due < known {
      urgency = new
      dueOn = due
    }
  }
}

/// Of each rule the position of its node in `Catalogue.milestones`.
struct NodePositions {
  private let positions: [Int?]

  init(_ catalogue: Catalogue) {
    let nodes = Dictionary(
      catalogue.milestones.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    positions = catalogue.rules.map { nodes[$0.milestone] }
  }

  /// The node of a rule; nil for an event beside the nodes.
  subscript(rule: Int) -> Int? { positions.indices.contains(rule) ? positions[rule] : nil }
}
