import CaseFile
import CaseStore
import CivilCalendar
import Reports
import RuleCatalogue
import RuleModel

/// The version of the program, printed in reports.
public enum ProgramVersion {
  /// Major, minor, patch.
  public static let text = "0.1.0"
}

/// A court's database with the law by which it is read: the library's front door.
public struct Court: Sendable {
  /// Journal and projections.
  public let store: CaseStore
  /// Milestones, limits, holidays and code lists.
  public let catalogue: Catalogue

  /// Opens a database.
  public init(databaseAt path: String, catalogue: Catalogue = .builtIn) throws(StoreError) {
    self.init(store: try CaseStore.open(at: path), catalogue: catalogue)
  }

  /// A database that is open already.
  public init(store: CaseStore, catalogue: Catalogue = .builtIn) {
    self.store = store
    self.catalogue = catalogue
  }

  /// Statistics of a period, compared with the same period of last year unless the request says otherwise.
  ///
  /// - Parameter knownAt: Journal position as known at which they are made; nil for now.
  /// - Throws: `StoreError`, or `StatisticsError.doesNotReconcile` naming the cases at fault.
  public func statistics(_ request: StatisticsRequest, knownAt: Int? = nil) throws -> StatisticsReport {
    var wanted = SnapshotRequest()
    wanted.dimensions = Array(Set([request.dimension, request.scope?.kind.dimension].compactMap(\.self)))
    wanted.includesLimits = true
    wanted.limitsThrough = request.period.days.through
    let snapshot = try store.snapshot(wanted, catalogue: catalogue, knownAt: knownAt)
    return try Statistics.report(request, columns: snapshot.columns)
  }

  /// Statistics of a period such as `2019H1`, compared with the same period of last year.
  public func statistics(period: String) throws -> StatisticsReport {
    let period = try ReportPeriod(parsing: period)
    return try statistics(StatisticsRequest(period: period, comparison: period.samePeriodLastYear()))
  }

  /// Targets, closing plan and crossings of the year of a day, as of its end.
  ///
  /// - Parameters:
  ///   - thresholds: Ages in whole months whose crossing is listed, ascending.
  ///   - knownAt: Journal position as known at which they are made; nil for now.
  public func plan(
    asOf day: CivilDate, thresholds: [Int] = PlanFigures.thresholds, knownAt: Int? = nil
  ) throws -> PlanFigures {
    var wanted = SnapshotRequest()
    wanted.includesRecords = true
    wanted.includesPlans = true
    let snapshot = try store.snapshot(wanted, catalogue: catalogue, knownAt: knownAt)
    let records = PlanRecords(plans: snapshot.plans, targets: snapshot.targets)
    return PlanFigures(
      records.cases(snapshot.records, nodes: nil, catalogue: catalogue), targets: records.targets, cutOff: day,
      thresholds: thresholds)
  }

  /// The names of the parts of the court of one kind, in order of code point, as known now or at a journal position.
  ///
  /// - Throws: `StoreError`.
  public func names(of kind: ReportScope.Kind, knownAt: Int? = nil) throws(StoreError) -> [String] {
    guard let knownAt else { return try store.names(of: kind.field) }
    var wanted = SnapshotRequest()
    wanted.dimensions = [kind.dimension]
    let snapshot = try store.snapshot(wanted, catalogue: catalogue, knownAt: knownAt)
    return snapshot.columns.dimensions[kind.dimension]?.values ?? []
  }

  /// A report of a period as a workbook value, by default the situation report (态势报告); write it with
  /// `WorkbookWriter`, or print it with `ReportPrinter`.
  public func report(
    _ kind: ReportKind = .situation, period: ReportPeriod, comparison: ReportPeriod? = nil, scope: ReportScope? = nil,
    language: ReportLanguage = .zh, knownAt: Int? = nil, thresholds: [Int] = SituationInput.usualThresholds,
    judgeOrder: SituationInput.JudgeOrder = .byName
  ) throws -> Workbook {
    var wanted = SnapshotRequest()
    wanted.dimensions = Dimension.allCases
    wanted.includesLimits = true
    wanted.limitsThrough = period.days.through
    wanted.nodesAsOf = period.days.through
    wanted.includesRecords = true
    wanted.currentMilestonesAsOf = period.days.through
    wanted.includesPlans = true
    wanted.includesOversight = true
    let cutOff = period.days.through
    // The questions of integrity are asked as of the last moment of the period, of what was known at the same position.
    var check = IntegrityCheck(
      catalogue: catalogue, now: Instant.courtMidnight(of: cutOff.adding(days: 1)).adding(seconds: -1),
      court: store.court.code)
    let snapshot = try store.snapshot(wanted, catalogue: catalogue, knownAt: knownAt) { docket in
      if docket.record.filedOn <= cutOff { check.add(docket.asOf(cutOff)) }
    }.narrowed(to: scope)
    return try SituationReport.workbook(
      SituationInput(
        kind: kind, court: snapshot.court, head: snapshot.head, catalogue: catalogue, programVersion: ProgramVersion.text,
        columns: snapshot.columns, records: snapshot.records, currentMilestones: snapshot.currentMilestones,
        nodes: snapshot.nodes, oversight: snapshot.oversight, period: period,
        comparison: comparison ?? period.samePeriodLastYear(),
        plan: PlanRecords(plans: snapshot.plans, targets: snapshot.targets), language: language, thresholds: thresholds,
        judgeOrder: judgeOrder, scope: scope, integrity: check.finished()))
  }
}
