import CaseFile
import CaseStore
import Glibc
import Reports
import RuleModel
import WorkbookExport

/// Makes reports that were published again: as known at the journal position of their figures, by the law of that
/// position, with the same request and the same marks. Writes nothing into the journal.
public struct ReportRebuilding: Sendable {
  /// The journal in which they are noted.
  public let store: CaseStore
  private let court: Court

  /// A rebuilding from a journal.
  ///
  /// - Parameter program: The catalogue of the program, without anything that the court laid over it.
  public init(store: CaseStore, program: Catalogue = .builtIn) {
    self.store = store
    court = Court(store: store, catalogue: program, program: program)
  }

  /// A version that is not the one with which a report was published.
  public struct VersionChange: Hashable, Sendable {
    /// What has versions.
    public enum Part: String, Hashable, Sendable {
      /// The program.
      case program
      /// The catalogue of rules, with the court's own.
      case catalogue
      /// The table of holidays.
      case calendar
    }

    /// What changed.
    public let part: Part
    /// The version that was published.
    public let published: String
    /// The version of this program for the same journal position.
    public let now: String
  }

  /// How far a rebuilt report is the one that was published.
  public enum Agreement: String, Hashable, Sendable {
    /// Byte for byte.
    case bytes
    /// It says the same, but the file library writes it otherwise.
    case content
    /// It does not say the same.
    case different
  }

  /// Where a rebuilt report was put.
  public enum Placing: Hashable, Sendable {
    /// Nowhere: nobody asked for a file, or it is not what was published.
    case none
    /// It was written.
    case written(path: String)
    /// A file with the same bytes stood there already.
    case present(path: String)
  }

  /// A report that was made again, compared with the one that was published.
  public struct Result: Hashable, Sendable {
    /// What was published.
    public let report: IssuedReport
    /// How far it is the same.
    public let agreement: Agreement
    /// SM3 of the bytes, hexadecimal.
    public let fileDigest: String
    /// SM3 of what it says, hexadecimal.
    public let contentDigest: String
    /// The versions that differ.
    public let versions: [VersionChange]
    /// Where it was put.
    public let placing: Placing
  }

  /// Makes a report again and compares it with what was published.
  ///
  /// - Parameters:
  ///   - path: Where to write it; nil for nowhere. Another file there is never replaced, and nothing is written that says
  ///     something else than what was published.
  ///   - options: How to write.
  /// - Throws: `RebuildingError`, `StoreError`, `WorkbookError`, `StatisticsError`, `UnfitOverlay`.
  public func rebuild(
    _ report: IssuedReport, to path: String? = nil, options: WorkbookWriter.Options = .init()
  ) throws -> Result {
    let issue = report.issue
    let input = try input(issue.request, at: issue.basis.position)
    guard input.head.digest.description == issue.basis.digest else {
      throw RebuildingError.otherHistory(report, digest: input.head.digest.description)
    }
    let workbook = try SituationReport.workbook(input.stating(issue.basis))
    let content = try workbook.contentDigest()
    let file = try Self.stage(workbook.marked(as: report), for: path, options)
    let digest = try FileDigest.sm3(of: file.temporaryPath)
    let agreement: Agreement = digest == issue.fileDigest ? .bytes : content == issue.contentDigest ? .content : .different
    return Result(
      report: report, agreement: agreement, fileDigest: digest, contentDigest: content,
      versions: Self.changes(from: issue.basis, to: input),
      placing: agreement == .different ? .none : try Self.place(file, path, digest: digest))
  }

  /// The workbook of a report that was published, with the marks of its copy.
  func workbook(of report: IssuedReport) throws -> Workbook {
    let input = try input(report.issue.request, at: report.issue.basis.position)
    return try SituationReport.workbook(input.stating(report.issue.basis)).marked(as: report)
  }

  /// Everything that a request needs, as known at a position, or now when nil; by the law of that state unless another is
  /// given.
  func input(_ request: ReportIssue.Request, at position: Int?, law: Catalogue? = nil) throws -> SituationInput {
    guard let kind = ReportKind(rawValue: request.kind), let period = try? ReportPeriod(parsing: request.period),
      let language = ReportLanguage(rawValue: request.language)
    else { throw RebuildingError.unknownRequest(request) }
    var comparison = period.samePeriodLastYear()
    if let code = request.comparison {
      guard let stated = try? ReportPeriod(parsing: code) else { throw RebuildingError.unknownRequest(request) }
      comparison = stated
    }
    var scope: ReportScope?
    if let code = request.scope {
      guard let stated = ReportScope(code: code) else { throw RebuildingError.unknownRequest(request) }
      scope = stated
    }
    return try court.situation(
      kind, period: period, comparison: comparison, scope: scope, language: language, knownAt: position,
      thresholds: request.thresholds.isEmpty ? SituationInput.usualThresholds : request.thresholds,
      judgeOrder: request.ranksJudges ? .byClosings : .byName, law: law)
  }

  /// The file under a hidden name: beside its place, or in the folder for scratch files when it has none or the place
  /// is taken.
  static func stage(
    _ workbook: Workbook, for path: String?, _ options: WorkbookWriter.Options
  ) throws -> StagedWorkbook {
    var options = options
    options.existing = .refuseExisting
    let scratch = options.scratchDirectory + "/chuqing-report-\(getpid()).xlsx"
    let place = path.flatMap { access($0, F_OK) == 0 ? nil : $0 } ?? scratch
    return try WorkbookWriter.stage(workbook, for: place, options: options)
  }

  private static func place(_ file: StagedWorkbook, _ path: String?, digest: String) throws -> Placing {
    guard let path else { return .none }
    if file.path == path {
      do throws(WorkbookError) {
        try file.place()
        return .written(path: path)
      } catch {
        guard case .fileExists = error else { throw error }
      }
    }
    guard try FileDigest.sm3(of: path) == digest else { throw RebuildingError.inTheWay(path: path) }
    return .present(path: path)
  }

  private static func changes(from basis: ReportIssue.Basis, to input: SituationInput) -> [VersionChange] {
    let pairs: [(VersionChange.Part, String, String)] = [
      (.program, basis.program, input.programVersion), (.catalogue, basis.catalogue, input.catalogue.version),
      (.calendar, basis.calendar, input.catalogue.calendar.version),
    ]
    return pairs.filter { $0.1 != $0.2 }.map { VersionChange(part: $0.0, published: $0.1, now: $0.2) }
  }
}

extension Workbook {
  /// The workbook with the marks of a copy; as it is for a publication for nobody in particular.
  fileprivate func marked(as report: IssuedReport) throws -> Workbook {
    guard let name = report.issue.recipient, let code = report.issue.code else { return self }
    return marked(
      Watermark(
        recipient: try Recipient(name), issuedAt: report.issuedAt, code: code,
        language: ReportLanguage(rawValue: report.issue.request.language) ?? .zh))
  }
}

/// Why a report was not made again.
public enum RebuildingError: Error, Hashable, Sendable {
  /// The journal had another digest at the position on which the report rests: it is not the journal, or no longer the
  /// journal, from which the report was made.
  case otherHistory(IssuedReport, digest: String)
  /// This program does not know what was asked for.
  case unknownRequest(ReportIssue.Request)
  /// Another file stands where it was to be written; nothing was written.
  case inTheWay(path: String)
}
