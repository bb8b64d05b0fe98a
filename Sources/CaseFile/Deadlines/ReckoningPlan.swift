import CivilCalendar
import RuleModel

/// What can be worked out of a catalogue once for all dockets: steps as numbers, and the order in which rules are
/// computed.
struct ReckoningPlan: Sendable {
  /// A step as two small numbers.
  struct Key: Hashable, Sendable {
    let milestone: Int32
    /// 0 for the whole.
    let part: UInt8

    /// Whether an occurrence of `other` is one of this step.
    func matches(_ other: Key) -> Bool { milestone == other.milestone && (part == 0 || part == other.part) }
  }

  /// An occurrence of another step that counts as one of this step.
  struct Alias: Sendable {
    let source: Key
    let target: Key
    let outcome: String?
  }

  /// Rules in an order in which the limits of passive steps come before those that they start.
  let order: [Int]
  /// Of each rule, its step.
  let steps: [Key]
  /// Of each rule, the kinds of docket and the proceedings to which it applies, as bits in the order of the cases.
  let scopes: [(dockets: UInt8, procedures: UInt8)]
  /// Of each rule, the steps that can start it.
  let triggers: [[Key]]
  /// Of each rule, what meets it.
  let metBy: [[Key]]
  /// Of each rule, what makes it pointless.
  let overtakenBy: [[(key: Key, step: StepID)]]
  /// Of each rule, the cuts that end it.
  let cuts: [[Int]]
  /// The outcomes that end other steps.
  let outcomes: [Cut]
  /// Of each of them, what must have happened.
  let cutKeys: [Key]
  let aliases: [Alias]
  private let natures: [Milestone.Nature]
  private let numbers: [MilestoneID: Int32]
  /// Of each milestone, the steps for which a record without a part stands, and the result of one without a result.
  private let wholeKeys: [[Key]]
  private let defaultOutcomes: [String?]
  private let ranks: [Int]

  init(_ catalogue: Catalogue) {
    let milestones = catalogue.milestones + catalogue.events
    var numbers: [MilestoneID: Int32] = [:]
    for (index, milestone) in milestones.enumerated() { numbers[milestone.id] = Int32(index) }
    func key(_ step: StepID) -> Key {
      Key(milestone: numbers[step.milestone] ?? -1, part: step.part?.utf8.first.map { $0 &- 96 } ?? 0)
    }
    self.numbers = numbers
    wholeKeys = milestones.map { $0.wholeSteps.map(key) }
    defaultOutcomes = milestones.map(\.defaultOutcome)
    steps = catalogue.rules.map { key($0.step) }
    scopes = catalogue.rules.map { rule in
      let dockets = rule.conditions.dockets.isEmpty ? Set(DocketKind.allCases) : rule.conditions.dockets
      return (Self.bits(dockets), rule.procedures.reduce(0) { $0 | Self.bit($1) })
    }
    triggers = catalogue.rules.map { $0.trigger.steps.filter { numbers[$0.milestone] != nil }.map(key) }
    metBy = catalogue.rules.map { $0.metBy.isEmpty ? [key($0.step)] : $0.metBy.map(key) }
    natures = catalogue.rules.map { catalogue.nature(of: $0.step) }
    overtakenBy = catalogue.rules.map { rule in
      let part = rule.part.flatMap { catalogue.milestone(rule.milestone)?.part($0) }
      return part?.overtakenBy.map { (key($0), $0) } ?? []
    }
    cuts = catalogue.rules.map { rule in catalogue.cuts.indices.filter { catalogue.cuts[$0].covers(rule.step) } }
    outcomes = catalogue.cuts
    cutKeys = catalogue.cuts.map { key($0.on.step) }
    aliases = milestones.flatMap { milestone in
      milestone.parts.flatMap { part in
        part.alsoMetBy.map { source in
          Alias(
            source: key(source), target: key(StepID(milestone.id, part: part.letter)),
            outcome: catalogue.milestone(source.milestone)?.defaultOutcome)
        }
      }
    }
    order = Self.order(catalogue.rules, passive: natures.map { $0 == .passive })
    ranks = catalogue.rules.map { rule in
      let milestone = catalogue.milestone(rule.milestone)
      let number = milestone?.number ?? 0
      let index = Int(numbers[rule.milestone] ?? 0)
      return (number > 0 ? number * 100 : 10_000 + index * 100) + Int(rule.part?.utf8.first ?? 0)
    }
  }

  func key(_ step: StepID) -> Key? {
    numbers[step.milestone].map { Key(milestone: $0, part: step.part?.utf8.first.map { $0 &- 96 } ?? 0) }
  }

  /// The steps for which a record stands.
  func keys(of record: MilestoneRecord) -> [Key] {
    guard let number = numbers[record.milestone] else { return [] }
    if let part = record.part { return [Key(milestone: number, part: part.utf8.first.map { $0 &- 96 } ?? 0)] }
    return wholeKeys[Int(number)]
  }

  func defaultOutcome(of record: MilestoneRecord) -> String? {
    numbers[record.milestone].flatMap { defaultOutcomes[Int($0)] }
  }

  func isPassive(_ rule: Int) -> Bool { natures[rule] == .passive }

  /// A set of values as bits in the order of their cases.
  static func bits<Value: CaseIterable & Hashable>(_ set: Set<Value>) -> UInt8 {
    var bits: UInt8 = 0
    for (index, value) in Value.allCases.enumerated() where set.contains(value) { bits |= 1 << index }
    return bits
  }

  /// The bit of one proceeding.
  static func bit(_ procedure: Procedure) -> UInt8 {
    switch procedure {
    case .liquidation: return 1
    case .reorganization: return 2
    case .composition: return 4
    case .compulsoryLiquidation: return 8
    }
  }

  /// In the order of the proceeding.
  func sorted(_ limits: [CaseLimit]) -> [CaseLimit] {
    limits.sorted {
      (ranks[$0.ruleIndex], $0.triggeredOn, $0.ruleIndex) < (ranks[$1.ruleIndex], $1.triggeredOn, $1.ruleIndex)
    }
  }

  /// Of several rules of one kind for one step that start once, only the first to start, as when a request for
  /// termination can follow from a last distribution or from a lack of assets. Not of rules that start by different
  /// results of one step: when the result was changed, both have run.
  func withoutLaterStarts(_ limits: [CaseLimit], rules: [DeadlineRule]) -> [CaseLimit] {
    // Only where a step has two limits is there anything to compare.
    let hasRivals = limits.indices.contains { index in
      limits[..<index].contains { steps[$0.ruleIndex] == steps[limits[index].ruleIndex] }
    }
    guard hasRivals else { return limits }
    return limits.enumerated().filter { index, limit in
      let rule = rules[limit.ruleIndex]
      guard !rule.startsEachTime else { return true }
      return !limits.enumerated().contains { other, rival in
        other != index && steps[rival.ruleIndex] == steps[limit.ruleIndex]
          && !rules[rival.ruleIndex].startsEachTime && rules[rival.ruleIndex].kind == rule.kind
          && rules[rival.ruleIndex].conditions == rule.conditions
          && !rules[rival.ruleIndex].trigger.excludes(rule.trigger)
          && (rival.triggeredOn, rival.ruleIndex) < (limit.triggeredOn, limit.ruleIndex)
          && rival.ending == nil
      }
    }.map(\.element)
  }

  /// Passive limits before what they start; otherwise the catalogue's order.
  private static func order(_ rules: [DeadlineRule], passive: [Bool]) -> [Int] {
    var order: [Int] = []
    var isPlaced = [Bool](repeating: false, count: rules.count)
    func place(_ index: Int, depth: Int) {
      guard !isPlaced[index], depth < rules.count else { return }
      for step in rules[index].trigger.steps {
        for (other, rule) in rules.enumerated()
        where passive[other] && !isPlaced[other] && other != index
          && (rule.step == step || (step.part == nil && rule.milestone == step.milestone))
        {
          place(other, depth: depth + 1)
        }
      }
      guard !isPlaced[index] else { return }
      isPlaced[index] = true
      order.append(index)
    }
    for index in rules.indices { place(index, depth: 0) }
    return order
  }
}

extension Trigger {
  /// Whether both are different results of one step.
  fileprivate func excludes(_ other: Trigger) -> Bool {
    guard case .occurrence(let mine) = self, case .occurrence(let theirs) = other, mine.step == theirs.step else {
      return false
    }
    return !mine.outcomes.isEmpty && !theirs.outcomes.isEmpty && mine.outcomes.isDisjoint(with: theirs.outcomes)
  }
}
