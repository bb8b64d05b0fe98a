import CaseFile
import RuleModel

/// Everything that a report is made from.
public struct SituationInput: Sendable {
  /// Kind of report.
  public let kind: ReportKind
  /// The court.
  public let court: CourtIdentity
  /// The state of the journal.
  public let head: JournalHead
  /// The law by which limits are counted.
  public let catalogue: Catalogue
  /// Version of the program.
  public let programVersion: String
  /// The cases as columns, with every dimension and the limits.
  public let columns: CaseColumns
  /// The cases, in the order of the columns.
  public let records: [CaseRecord]
  /// The latest milestone of each case by the end of the period, in the same order.
  public let currentMilestones: [MilestoneRecord?]
  /// How the pending cases stood at the end of the period: open limits, locks, and the nodes at which they stand; nil
  /// leaves the sheets about them out.
  public let nodes: NodeSituation?
  /// The period; its last day is the cut-off.
  public let period: ReportPeriod
  /// With what it is compared.
  public let comparison: ReportPeriod
  /// Language of the report.
  public let language: ReportLanguage
  /// The part of the court to whose cases everything here was narrowed (`CaseSnapshot.narrowed(to:)`); nil for all of it.
  public let scope: ReportScope?
  /// What the questions of integrity found at the end of the period, also about cases beyond the scope; nil when they
  /// were not asked, which leaves the sheet about the data out.
  public let integrity: [IntegrityFinding]?

  /// Everything that a report is made from.
  public init(
    kind: ReportKind = .situation, court: CourtIdentity, head: JournalHead, catalogue: Catalogue, programVersion: String,
    columns: CaseColumns,
    records: [CaseRecord], currentMilestones: [MilestoneRecord?], nodes: NodeSituation? = nil, period: ReportPeriod,
    comparison: ReportPeriod, language: ReportLanguage, scope: ReportScope? = nil,
    integrity: [IntegrityFinding]? = nil
  ) {
    self.integrity = integrity
    self.scope = scope
    self.kind = kind
    self.nodes = nodes
    self.court = court
    self.head = head
    self.catalogue = catalogue
    self.programVersion = programVersion
    self.columns = columns
    self.records = records
    self.currentMilestones = currentMilestones
    self.period = period
    self.comparison = comparison
    self.language = language
  }
}
