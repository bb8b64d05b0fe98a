import CaseFile
import CaseStore
import Reports
import RuleModel
import WorkbookExport

/// Publishes a report that is due.
public struct ScheduledPublication: Sendable {
  private let court: Court

  /// A publication from a court's database, read by the law that holds there.
  public init(court: Court) { self.court = court }

  /// Makes the report as known at its position, writes its files and notes them in the journal.
  ///
  /// - Throws: `StatisticsError` when its figures do not reconcile, `WorkbookError` or `IssuingError` when a file cannot be
  ///   written, `RecipientFault`, `StoreError`. In each case nothing is published, and the period stays due.
  public func publish(
    _ due: DueReport, context: CommandContext, options: WorkbookWriter.Options
  ) throws -> [CopyIssuing.Copy] {
    let request = due.request
    guard let kind = ReportKind(rawValue: request.kind) else { throw PublicationFault.unknownKind(request.kind) }
    var scope: ReportScope?
    if let code = request.scope {
      guard let part = ReportScope(code: code) else { throw PublicationFault.unknownScope(code) }
      scope = part
    }
    let destinations = try due.destinations(court: court.store.court.code)
    try CopyIssuing.check(destinations)
    let workbook = try court.report(
      kind, period: due.period, comparison: due.period.samePeriodLastYear(), scope: scope,
      language: ReportLanguage(rawValue: request.language) ?? .zh, knownAt: due.knownAt,
      thresholds: request.thresholds.isEmpty ? SituationInput.usualThresholds : request.thresholds,
      judgeOrder: request.ranksJudges ? .byClosings : .byName)
    return try CopyIssuing(store: court.store, request: request, workbook: workbook, schedule: due.schedule.id)
      .run(destinations, context: context, options: options)
  }
}

/// Why a schedule cannot be followed by this version of the program.
public enum PublicationFault: Error, Hashable, Sendable {
  /// A kind of report that it does not know.
  case unknownKind(String)
  /// A part of the court that it cannot read.
  case unknownScope(String)
}
