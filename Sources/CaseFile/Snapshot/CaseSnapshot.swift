import CivilCalendar

/// What a snapshot has to hold. Loading only what is needed keeps commands quick.
public struct SnapshotRequest: Hashable, Sendable {
  /// Dimensions to load into `CaseColumns.dimensions`.
  public var dimensions: [Dimension] = []
  /// Whether the limits of milestones are computed.
  public var includesLimits = false
  /// The day through which limits are followed: a party's period that ended by then starts the next limit. The last day
  /// of the period for a report.
  public var limitsThrough: CivilDate?
  /// The day at whose end open limits, locks and the nodes at which cases stand are wanted; nil for none.
  public var nodesAsOf: CivilDate?
  /// Whether the cases themselves are loaded.
  public var includesRecords = false
  /// Whether every planned closing date that was ever recorded is loaded.
  public var includesPlans = false
  /// The day whose current milestones are wanted; nil for none.
  public var currentMilestonesAsOf: CivilDate?

  /// Dates and enterprises only.
  public init() {}
}

/// All cases as known at one state of the journal. Every position means the same case in all members.
public struct CaseSnapshot: Sendable {
  /// The court.
  public let court: CourtIdentity
  /// The state of the journal.
  public let head: JournalHead
  /// The columns that statistics read.
  public let columns: CaseColumns
  /// The cases; empty unless asked for.
  public let records: [CaseRecord]
  /// The latest milestone of each case on or before the day asked for; empty unless asked for.
  public let currentMilestones: [MilestoneRecord?]

  /// Of each case the planned closing dates that were recorded, in the order of the journal; empty unless asked for.
  public let plans: [[ClosingPlan]]

  /// How the pending cases stood; nil unless asked for.
  public let nodes: NodeSituation?

  /// A snapshot.
  public init(
    court: CourtIdentity, head: JournalHead, columns: CaseColumns, records: [CaseRecord],
    currentMilestones: [MilestoneRecord?], nodes: NodeSituation? = nil, plans: [[ClosingPlan]] = []
  ) {
    self.plans = plans
    self.nodes = nodes
    self.court = court
    self.head = head
    self.columns = columns
    self.records = records
    self.currentMilestones = currentMilestones
  }
}
