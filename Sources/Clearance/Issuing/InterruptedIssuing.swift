import CaseFile
import CaseStore
import WorkbookExport

/// Finishes what was cut off between the journal entry of a report and the moment when its file takes its name.
///
/// Then the file is complete, with the digest that the journal has, under a hidden name in the same folder. A file that
/// somebody moved away later leaves no such trace, so nothing is ever put back that was taken away on purpose.
public struct InterruptedIssuing: Sendable {
  private let store: CaseStore

  /// A look at what was published here.
  public init(store: CaseStore) { self.store = store }

  /// What became of the hidden files of a folder.
  public struct Outcome: Sendable {
    /// Paths of the files that got their names.
    public var placed: [String] = []
    /// Paths that could not be given; their files wait under their hidden names.
    public var waiting: [(path: String, error: WorkbookError)] = []
  }

  /// Gives their names to complete files whose entries are in the journal, and takes away what programs of this
  /// database left behind before they noted anything. What belongs to another database is left alone.
  ///
  /// - Parameter folder: A folder into which reports are published.
  public func finish(in folder: String) throws(StoreError) -> Outcome {
    var outcome = Outcome()
    for leaving in AbandonedWorkbook.all(in: folder) {
      let issued = try store.issuedReports(fileDigest: try FileDigest.sm3(of: leaving.path))
      if issued.isEmpty, leaving.owner == store.leavingMark { leaving.remove() }
      for file in Set(issued.map(\.issue.file)).sorted() {
        let path = "\(folder)/\(file)"
        do throws(WorkbookError) {
          try leaving.place(at: path)
          outcome.placed.append(path)
        } catch { outcome.waiting.append((path, error)) }
      }
    }
    return outcome
  }
}

extension CaseStore {
  /// Marks the hidden files of this database: it stands for the place of the file and for the beginning of its journal.
  /// Nil when they cannot be read.
  public var leavingMark: String? {
    guard let first = try? digest(at: 1) else { return nil }
    let text = "\(Self.resolved(path)) \(first)"
    return (try? SM3().digest(Array(text.utf8))).map { String($0.description.prefix(12)) }
  }
}
