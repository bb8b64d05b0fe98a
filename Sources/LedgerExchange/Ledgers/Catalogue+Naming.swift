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
}
