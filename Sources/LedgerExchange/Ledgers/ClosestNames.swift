import CaseFile
import RuleModel

extension Catalogue {
  /// The printed names of the milestones most like `text`, by any of their names and synonyms; at most three.
  public func closestMilestones(to text: String) -> [String] {
    Likeness.closest(to: text, among: milestones) { milestone in
      [milestone.name.zh, milestone.name.en, milestone.id.rawValue] + milestone.synonyms
        + milestone.parts.flatMap { [$0.name.zh] + $0.synonyms }
    }.map(\.name.zh)
  }
}
