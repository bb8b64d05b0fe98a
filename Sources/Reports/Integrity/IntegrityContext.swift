import CaseFile
import CivilCalendar
import RuleModel

/// What the questions need to know beside the docket.
struct IntegrityContext {
  let catalogue: Catalogue
  let now: Instant
  /// Code of the database's court.
  let court: String
  let today: CivilDate
  private let surviving: Set<MilestoneID>

  init(catalogue: Catalogue, now: Instant, court: String) {
    self.catalogue = catalogue
    self.now = now
    self.court = court
    today = now.courtDate
    surviving = Set(catalogue.rules.filter(\.survivesClosing).flatMap { [$0.milestone] + $0.metBy.map(\.milestone) })
  }

  /// Whether a milestone may be reached after the docket was closed.
  func goesOn(_ milestone: MilestoneID) -> Bool { surviving.contains(milestone) }
}
