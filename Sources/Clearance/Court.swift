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
  /// Milestones, limits, holidays and code lists as they are now, for what is not about a state of the journal.
  public let catalogue: Catalogue
  /// The catalogue of the program. Over it go the overlays that the court had at the state of the journal which a
  /// statistic or a report is about: the law of a report is that of its figures, whatever was loaded since.
  public let program: Catalogue

  /// Opens a database.
  public init(databaseAt path: String, catalogue: Catalogue = .builtIn) throws(StoreError) {
    self.init(store: try CaseStore.open(at: path), catalogue: catalogue)
  }

  /// A database that is open already.
  public init(store: CaseStore, catalogue: Catalogue = .builtIn, program: Catalogue = .builtIn) {
    self.store = store
    self.catalogue = catalogue
    self.program = program
  }

  /// Statistics of a period, compared with the same period of last year unless the request says otherwise.
  ///
  /// - Parameter knownAt: Journal position as known at which they are made; nil for now.
  /// - Throws: `StoreError`, `UnfitOverlay`, or `StatisticsError.doesNotReconcile` naming the cases at fault.
  public func statistics(_ request: StatisticsRequest, knownAt: Int? = nil) throws -> StatisticsReport {
    var wanted = SnapshotRequest()
    wanted.dimensions = Array(Set([request.dimension, request.scope?.kind.dimension].compactMap(\.self)))
    wanted.includesLimits = true
    wanted.limitsThrough = request.period.days.through
    let snapshot = try read(wanted, knownAt: knownAt).snapshot
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
    let (snapshot, law) = try read(wanted, knownAt: knownAt)
    let records = PlanRecords(plans: snapshot.plans, targets: snapshot.targets)
    return PlanFigures(
      records.cases(snapshot.records, nodes: nil, catalogue: law), targets: records.targets, cutOff: day,
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

  /// The cases as known now or at a journal position, read by the law of the same state, with that law.
  ///
  /// - Parameters:
  ///   - law: Another law by which they are read; nil for that of the state.
  ///   - visit: Is handed every docket of the state, and the law; nil for no such walk.
  /// - Throws: `StoreError`, or `UnfitOverlay` when an overlay of that state does not fit the program's catalogue.
  func read(
    _ request: SnapshotRequest, knownAt: Int?, law: Catalogue? = nil, visit: ((DocketFile, Catalogue) -> Void)? = nil
  ) throws -> (snapshot: CaseSnapshot, law: Catalogue) {
    var reading = LawReading([], over: program)
    let snapshot = try store.snapshot(
      request, knownAt: knownAt,
      law: { overlays in
        reading = law.map { LawReading([], over: $0) } ?? LawReading(overlays, over: program)
        return reading.catalogue
      }, visit: visit.map { visit in { visit($0, reading.catalogue) } })
    if let unfit = reading.unfit.first { throw unfit }
    return (snapshot, reading.catalogue)
  }
}
