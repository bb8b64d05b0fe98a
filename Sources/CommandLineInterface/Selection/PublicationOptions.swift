import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import Glibc

/// Which publication a command is about.
struct PublicationOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(words("编号：印发这份报告的日志条数，或溯源码。", "Number of the journal entry that issued it, or its trace code."), valueName: "id"))
  var id: String?
  @Option(
    help: ArgumentHelp(
      words("用印发的文件指明（原件，或带溯源码的另存件）。", "Names it by its file: the original, or one with a trace code in it."), valueName: "file"),
    completion: .file())
  var file: String?

  /// The publication.
  func report(in store: CaseStore) throws -> IssuedReport {
    switch (id, file) {
    case (let id?, nil): return try Self.report(id, in: store)
    case (nil, let file?): return try Self.report(file: file, in: store)
    default: throw CommandFailure.rebuilding(.idOrFile)
    }
  }

  private static func report(_ text: String, in store: CaseStore) throws -> IssuedReport {
    let digits = TextFolding.key(text).filter { !"#第条".contains($0) }
    if digits.count < TraceCode.length, let number = Int(digits) {
      if let report = try store.issuedReport(at: number) { return report }
      throw CommandFailure.rebuilding(.noPublication(number, latest: try store.issuedReports().last))
    }
    switch try CopyTracing(store: store).trace(text) {
    case .issued(let report): return report
    case .unknown(let near): throw CommandFailure.trace(.unknown(text, near: near))
    case .malformed(let fault, let near): throw CommandFailure.trace(.malformed(text, fault, near: near))
    }
  }

  private static func report(file: String, in store: CaseStore) throws -> IssuedReport {
    guard access(file, F_OK) == 0 else { throw CommandFailure.usage(.missingFile(file)) }
    switch try CopyTracing(store: store).trace(fileAt: file) {
    case .identical(let reports, _):
      if let report = reports.last { return report }
    case .changed(let marks, _):
      if let report = marks.compactMap(\.issued).first { return report }
    case .unmarked, .noWorkbook: break
    }
    throw CommandFailure.rebuilding(.unpublished(path: file))
  }
}
