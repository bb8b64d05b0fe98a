import CaseFile
import CivilCalendar

/// Key-case supervision and reviews of a report, computed once.
struct OversightFigures: Sendable {
  /// Supervision at the end of the period, beside that of the comparison.
  let supervision: SupervisionFigures
  /// Cases that the data propose for it at the end of the period.
  let proposals: [SupervisionProposal]
  /// Reviews of the period.
  let reviews: ReviewFigures
  /// Whether the court ever put a case under supervision by the end of the period.
  var usesSupervision: Bool { supervision.isUsed }
  /// Whether the court ever drew a sample or recorded a review.
  let usesReviews: Bool

  /// The figures; nil when the input has none.
  ///
  /// - Throws: `StatisticsError.oversightDoesNotReconcile`.
  init?(_ input: SituationInput) throws(StatisticsError) {
    guard let oversight = input.oversight else { return nil }
    supervision = SupervisionFigures(
      records: input.records, oversight: oversight, period: input.period.days, comparison: input.comparison.days)
    reviews = ReviewFigures(records: input.records, oversight: oversight, period: input.period.days)
    guard supervision.reconciles else { throw .oversightDoesNotReconcile(.supervision) }
    guard reviews.reconciles else { throw .oversightDoesNotReconcile(.reviews) }
    proposals = SupervisionProposer(on: input.period.days.through)
      .proposals(records: input.records, oversight: oversight, locks: input.nodes?.locks ?? [])
    usesReviews =
      !oversight.samples.isEmpty
      || oversight.acts.values.contains { acts in
        acts.contains { recorded in
          if case .reviewed = recorded.act { return true }
          return false
        }
      }
  }
}
