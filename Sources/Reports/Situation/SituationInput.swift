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
  public private(set) var catalogue: Catalogue
  /// Version of the program.
  public private(set) var programVersion: String
  /// The cases as columns, with every dimension and the limits.
  public let columns: CaseColumns
  /// The cases, in the order of the columns.
  public let records: [CaseRecord]
  /// The latest milestone of each case by the end of the period, in the same order.
  public let currentMilestones: [MilestoneRecord?]
  /// How the pending cases stood at the end of the period: open limits, locks, and the nodes at which they stand; nil
  /// leaves the sheets about them out.
  public let nodes: NodeSituation?
  /// What supervises the cases; nil leaves the sheets about it out.
  public let oversight: CourtOversight?
  /// The period; its last day is the cut-off.
  public let period: ReportPeriod
  /// With what it is compared.
  public let comparison: ReportPeriod
  /// Every planned closing date by case, in the order of the columns, and the annual targets; nil leaves out what is
  /// about them.
  public let plan: PlanRecords?
  /// Language of the report.
  public let language: ReportLanguage
  /// Ages in whole months between which the ageing bands lie, ascending. The headline figures 一年以上 and 三年以上 are
  /// those of 12 and 36 months whatever stands here.
  public let thresholds: [Int]
  /// In which order judges stand where they are compared.
  public let judgeOrder: JudgeOrder

  /// The ages of the bands unless asked for others: 1, 1½, 2, 3 and 5 years.
  public static let usualThresholds = [12, 18, 24, 36, 60]
  /// The largest number of ages that the sheet of age bands shows on a page in readable print.
  public static let mostThresholds = 6

  /// In which order judges stand where they are compared.
  public enum JudgeOrder: Hashable, Sendable {
    /// By name: nobody is ranked.
    case byName
    /// Most closings of the period first.
    case byClosings
  }
  /// The part of the court to whose cases everything here was narrowed (`CaseSnapshot.narrowed(to:)`); nil for all of it.
  public let scope: ReportScope?
  /// What the questions of integrity found at the end of the period, also about cases beyond the scope; nil when they
  /// were not asked, which leaves the sheet about the data out.
  public let integrity: [IntegrityFinding]?

  /// Everything that a report is made from.
  public init(
    kind: ReportKind = .situation, court: CourtIdentity, head: JournalHead, catalogue: Catalogue, programVersion: String,
    columns: CaseColumns,
    records: [CaseRecord], currentMilestones: [MilestoneRecord?], nodes: NodeSituation? = nil,
    oversight: CourtOversight? = nil, period: ReportPeriod, comparison: ReportPeriod, plan: PlanRecords? = nil,
    language: ReportLanguage, thresholds: [Int] = Self.usualThresholds, judgeOrder: JudgeOrder = .byName,
    scope: ReportScope? = nil, integrity: [IntegrityFinding]? = nil
  ) {
    self.integrity = integrity
    self.scope = scope
    self.kind = kind
    self.thresholds = thresholds
    self.judgeOrder = judgeOrder
    self.plan = plan
    self.nodes = nodes
    self.oversight = oversight
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

  /// The same under the versions that a published report states: what it says of them is part of the report.
  public func stating(_ basis: ReportIssue.Basis) -> SituationInput {
    var copy = self
    copy.programVersion = basis.program
    copy.catalogue = catalogue.replacing(version: basis.catalogue, calendar: catalogue.calendar.named(basis.calendar))
    return copy
  }
}
