import CaseFile
import CivilCalendar
import RuleModel

/// Computes the limits that a closed docket can still have open, without computing those that its closing ended.
///
/// Most dockets of a court are closed, and of a closed one only the rules that survive closing are of interest, with
/// what their computation depends on: rules for the same step, of which the first to start governs, and parties'
/// periods whose end starts them.
struct ClosedDockets: Sendable {
  private var reckoner: DocketReckoner
  /// Of each rule of the smaller catalogue, its position in the whole one.
  private let positions: [Int32]

  init(catalogue: Catalogue) {
    let chosen = Self.chosen(catalogue)
    positions = chosen.map(Int32.init)
    reckoner = DocketReckoner(
      catalogue: catalogue.replacing(version: catalogue.version, rules: chosen.map { catalogue.rules[$0] }))
  }

  /// The open limits of a closed docket with the positions of their rules; nil for a docket that needs the whole
  /// catalogue: an open one, or one on which something happened after its closing, which starts limits anew.
  mutating func openLimits(of docket: DocketFile, now: Instant) -> [(limit: LimitStatus, rule: Int32)]? {
    guard let closed = docket.record.facts.closedOn, closed <= now.courtDate,
      !docket.milestones.contains(where: { $0.occurredOn > closed }), docket.acts.isEmpty,
      docket.bankruptcyAcceptedOn.map({ $0 <= closed }) ?? true
    else { return nil }
    return reckoner.status(of: docket, now: now).limits.filter(\.state.isOpen)
      .map { ($0, positions[$0.limit.ruleIndex]) }
  }

  private static func chosen(_ catalogue: Catalogue) -> [Int] {
    let rules = catalogue.rules
    let isPassive = rules.map { catalogue.nature(of: $0.step) == .passive }
    var chosen = Set(rules.indices.filter { rules[$0].survivesClosing })
    while true {
      let steps = Set(chosen.map { rules[$0].step })
      let triggers = Set(chosen.flatMap { rules[$0].trigger.steps })
      let more = rules.indices.filter { index in
        guard !chosen.contains(index) else { return false }
        let step = rules[index].step
        return steps.contains(step)
          || isPassive[index] && (triggers.contains(step) || triggers.contains(StepID(step.milestone)))
      }
      if more.isEmpty { return chosen.sorted() }
      chosen.formUnion(more)
    }
  }
}
