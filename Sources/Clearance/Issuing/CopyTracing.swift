import CaseFile
import CaseStore
import LedgerExchange
import Reports

/// Finds out whose copy a file is, or whose a code that was read from a page.
public struct CopyTracing: Sendable {
  private let store: CaseStore

  /// A tracing in a court's journal.
  public init(store: CaseStore) { self.store = store }

  /// What a code says.
  public enum Answer: Hashable, Sendable {
    /// A copy that was issued.
    case issued(IssuedReport)
    /// No copy has this code; those of which it may be a misreading.
    case unknown(near: [IssuedReport])
    /// It is no code; the copies of which it may be a misreading.
    case malformed(TraceCodeFault, near: [IssuedReport])
  }

  /// The copy with a code as somebody typed it.
  public func trace(_ text: String) throws(StoreError) -> Answer {
    let code: TraceCode
    do throws(TraceCodeFault) {
      code = try TraceCode(reading: text)
    } catch { return .malformed(error, near: try near(text)) }
    if let issued = try store.issuedReport(code) { return .issued(issued) }
    return .unknown(near: try near(text))
  }

  /// Where in a file a code stands.
  public enum Place: String, CaseIterable, Hashable, Sendable {
    /// In the document properties.
    case properties
    /// In a header or footer.
    case page
    /// In a cell.
    case cells
  }

  /// A code that stands in a file, with the copy that has it.
  public struct Mark: Hashable, Sendable {
    /// The code.
    public let code: TraceCode
    /// Where it stands.
    public let places: [Place]
    /// The copy; nil when this court issued none with the code.
    public let issued: IssuedReport?
  }

  /// What a file says.
  public enum FileAnswer: Hashable, Sendable {
    /// Byte for byte what was issued.
    case identical([IssuedReport], digest: String)
    /// Not what was issued, but it carries codes.
    case changed([Mark], digest: String)
    /// Neither: no code stands in it.
    case unmarked(digest: String)
    /// Neither what was issued nor a sound workbook: nothing could be read.
    case noWorkbook(TabularError, digest: String)
  }

  /// Whose copy the file at `path` is.
  ///
  /// - Throws: `StoreError`; `.notFound` and `.notReadable` speak of the file.
  public func trace(fileAt path: String) throws(StoreError) -> FileAnswer {
    let digest = try FileDigest.sm3(of: path)
    let issued = try store.issuedReports(fileDigest: digest)
    if !issued.isEmpty { return .identical(issued, digest: digest) }
    let marks: WorkbookMarks
    do throws(TabularError) {
      marks = try WorkbookMarks(path: path)
    } catch { return .noWorkbook(error, digest: digest) }
    var places: [(code: TraceCode, place: Place)] = []
    if let text = marks.properties[Watermark.Property.code], let code = try? TraceCode(reading: text) {
      places.append((code, .properties))
    }
    places += marks.pageTexts.flatMap { TraceCode.all(in: $0) }.map { ($0, .page) }
    // A run of nine characters in a cell is a code only when the court issued it: one in 32 runs passes the check.
    let known = Set(try store.issuedReports().compactMap(\.issue.code))
    places += marks.cellTexts.flatMap { TraceCode.all(in: $0) }.filter(known.contains).map { ($0, .cells) }
    var found: [Mark] = []
    for code in places.map(\.code) where !found.contains(where: { $0.code == code }) {
      let standing = Place.allCases.filter { place in places.contains { $0.code == code && $0.place == place } }
      found.append(Mark(code: code, places: standing, issued: try store.issuedReport(code)))
    }
    return found.isEmpty ? .unmarked(digest: digest) : .changed(found, digest: digest)
  }

  private func near(_ text: String) throws(StoreError) -> [IssuedReport] {
    let issued = try store.issuedReports()
    let near = Set(TraceCode.near(text, among: issued.compactMap(\.issue.code)))
    return issued.filter { $0.issue.code.map(near.contains) ?? false }
  }
}
