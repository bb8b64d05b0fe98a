import CaseFile
import RuleModel

extension Catalogue {
  /// The result of a milestone that a ledger or a person calls `name`; nil when it can have no such result.
  public func outcome(named name: String, of milestone: MilestoneID) -> String? {
    let key = TextFolding.key(name)
    return self.milestone(milestone)?.outcomes.first { outcome in
      ([outcome.id, outcome.name.zh, outcome.name.en] + outcome.synonyms).contains { TextFolding.key($0) == key }
    }?.id
  }

  /// The printed names of the results of a milestone.
  public func outcomeNames(of milestone: MilestoneID) -> [String] {
    self.milestone(milestone)?.outcomes.map(\.name.zh) ?? []
  }

  /// The printed names of the milestones most like `text` (sharing the most characters), at most three.
  public func closestMilestones(to text: String) -> [String] {
    let wanted = Set(TextFolding.key(text))
    let scored = milestones.map { milestone in
      (name: milestone.name.zh, score: wanted.intersection(milestone.name.zh).count, number: milestone.number)
    }
    return scored.filter { $0.score > 0 }.sorted { ($1.score, $0.number) < ($0.score, $1.number) }
      .prefix(3).map(\.name)
  }
}
