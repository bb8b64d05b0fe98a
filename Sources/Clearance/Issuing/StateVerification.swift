import CaseFile
import CaseStore
import CivilCalendar
import LedgerExchange
import Reports
import RuleModel
import WorkbookExport

/// Finds out whether what a report states of the journal is true: from its file, or typed from a page.
public struct StateVerification: Sendable {
  private let store: CaseStore
  private let rebuilding: ReportRebuilding
  private let options: WorkbookWriter.Options

  /// A verification against a court's journal.
  ///
  /// - Parameters:
  ///   - program: The catalogue of the program, without anything that the court laid over it.
  ///   - options: How workbooks are made again for comparison.
  public init(store: CaseStore, program: Catalogue = .builtIn, options: WorkbookWriter.Options = .init()) {
    self.store = store
    self.options = options
    rebuilding = ReportRebuilding(store: store, program: program)
  }

  /// What a file says and what the journal says to it.
  public struct Finding: Hashable, Sendable {
    /// The state that the file names.
    public let state: StatedHead
    /// Other states that stand in it: in one that the program wrote there are none.
    public let contradictions: [StatedHead]
    /// Code of the court that it names; nil when it names none.
    public let court: String?
    /// Whether the state is an ancestor of today's journal.
    public let ancestry: Ancestry
    /// Whether it is what was published.
    public let authenticity: Authenticity
    /// SM3 of the file's bytes, hexadecimal.
    public let fileDigest: String
  }

  /// Whether a file is what was published.
  public enum Authenticity: Hashable, Sendable {
    /// Byte for byte; several publications only when they have the same bytes.
    case published([IssuedReport])
    /// Not what was published, though it names a publication; how it compares with it.
    case altered(IssuedReport, Comparison)
    /// It was never published; how it compares with what the program makes from its state and request.
    case unpublished(Comparison)
  }

  /// How a file compares with the report made again.
  public enum Comparison: Hashable, Sendable {
    /// Byte for byte.
    case bytes
    /// Not byte for byte; how the cells differ.
    case cells(CellComparison)
    /// The report could not be made again: the request does not stand in the file, or the state is not the journal's.
    case notMade
  }

  /// What the journal says to the file at `path`.
  ///
  /// - Throws: `StateFault` for a file that is no workbook or names no state; `StoreError`, `StatisticsError`,
  ///   `WorkbookError`, `UnfitOverlay`.
  public func check(fileAt path: String) throws -> Finding {
    if FilePlace.isFolder(path) { throw StateFault.noWorkbook(path: path) }
    let digest = try FileDigest.sm3(of: path)
    let marks: WorkbookMarks
    do throws(TabularError) {
      marks = try WorkbookMarks(path: path)
    } catch { throw StateFault.noWorkbook(path: path) }
    var states = Self.states(in: marks)
    guard !states.isEmpty else { throw StateFault.stateless(path: path) }
    let state = states.removeFirst()
    let ancestry = try store.ancestry(of: state)
    return Finding(
      state: state, contradictions: states.filter { !state.agrees(with: $0) }, court: marks.properties["chuqing.court"],
      ancestry: ancestry, authenticity: try authenticity(path, digest, marks, ancestry), fileDigest: digest)
  }

  private func authenticity(
    _ path: String, _ digest: String, _ marks: WorkbookMarks, _ ancestry: Ancestry
  ) throws -> Authenticity {
    let published = try store.issuedReports(fileDigest: digest)
    if !published.isEmpty { return .published(published) }
    let properties = marks.properties
    let request = RequestProperties.request(in: properties)
    let report = try publication(marks, request)
    guard case .ancestor = ancestry else { return report.map { .altered($0, .notMade) } ?? .unpublished(.notMade) }
    if let report { return .altered(report, try compare(path, digest, try rebuilding.workbook(of: report))) }
    guard let request, let basis = try? ReportIssue.Basis(stated: properties) else { return .unpublished(.notMade) }
    let workbook = try SituationReport.workbook(rebuilding.input(request, at: basis.position).stating(basis))
    return .unpublished(try compare(path, digest, workbook))
  }

  /// The publication that a file names by its trace code, else the one without a recipient of the same request and state.
  private func publication(_ marks: WorkbookMarks, _ request: ReportIssue.Request?) throws -> IssuedReport? {
    let codes = marks.properties[Watermark.Property.code].flatMap { try? TraceCode(reading: $0) }.map { [$0] } ?? []
    for code in codes + marks.pageTexts.flatMap({ TraceCode.all(in: $0) }) {
      if let report = try store.issuedReport(code) { return report }
    }
    guard let request, let basis = try? ReportIssue.Basis(stated: marks.properties) else { return nil }
    return try store.issuedReports().last {
      $0.issue.code == nil && $0.issue.request.asMade == request.asMade && $0.issue.basis == basis
    }
  }

  private func compare(_ path: String, _ digest: String, _ workbook: Workbook) throws -> Comparison {
    let file = try ReportRebuilding.stage(workbook, for: nil, options)
    return try withExtendedLifetime(file) {
      if try FileDigest.sm3(of: file.temporaryPath) == digest { return .bytes }
      return .cells(try CellComparison(of: path, with: file.temporaryPath))
    }
  }

  /// The states that stand in a file, the one of its properties first.
  private static func states(in marks: WorkbookMarks) -> [StatedHead] {
    var states: [StatedHead] = []
    if let size = marks.properties["chuqing.journalSequence"].flatMap({ Int($0) }),
      let digest = marks.properties["chuqing.journalDigest"], let state = StatedHead(size: size, digest: digest)
    {
      states.append(state)
    }
    for text in marks.pageTexts {
      for match in text.matches(of: /(?:日志第|Journal )([0-9]+)条? ([0-9a-f]{8,64})/) {
        if let size = Int(match.1), let state = StatedHead(size: size, digest: String(match.2)), !states.contains(state) {
          states.append(state)
        }
      }
    }
    return states
  }
}

/// Why nothing can be said of a file.
public enum StateFault: Error, Hashable, Sendable {
  /// It is no workbook that can be read.
  case noWorkbook(path: String)
  /// No state of a journal stands in it.
  case stateless(path: String)
}

extension StatedHead {
  /// Whether both may be the same state: one digest begins the other.
  public func agrees(with other: StatedHead) -> Bool {
    size == other.size && (digest.hasPrefix(other.digest) || other.digest.hasPrefix(digest))
  }
}

extension ReportIssue.Request {
  /// With the ages that are used when none are named.
  fileprivate var asMade: ReportIssue.Request {
    var request = self
    if request.thresholds.isEmpty { request.thresholds = SituationInput.usualThresholds }
    return request
  }
}
