import CaseFile
import CaseStore
import Glibc

/// Finishes what a crash interrupted between the journal entry of a report and the moment when its file takes its name.
///
/// Then the file is complete, with the digest that the journal has, under a hidden name in the same folder. A file that
/// somebody moved away later leaves no such trace, so nothing is ever put back that was taken away on purpose.
public struct InterruptedIssuing: Sendable {
  private let store: CaseStore

  /// A look at what was published here.
  public init(store: CaseStore) { self.store = store }

  /// Gives their names to complete files whose entries are in the journal, and takes away leavings of programs that
  /// ended before they noted anything.
  ///
  /// - Parameter folder: A folder into which reports are published.
  /// - Returns: Paths of the files that got their names.
  public func finish(in folder: String) throws(StoreError) -> [String] {
    let leavings = Self.leavings(in: folder)
    guard !leavings.isEmpty else { return [] }
    var finished: [String] = []
    for leaving in leavings {
      let digest = try FileDigest.sm3(of: leaving)
      for issued in try store.issuedReports(fileDigest: digest) {
        let path = "\(folder)/\(issued.issue.file)"
        if link(leaving, path) == 0 { finished.append(path) }
      }
      unlink(leaving)
    }
    return finished
  }

  /// Hidden files of programs that are no longer running.
  private static func leavings(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var found: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      let parts = name.split(separator: "-")
      guard name.hasPrefix(".chuqing-"), name.hasSuffix(".xlsx"), parts.count == 3, let process = pid_t(parts[1]),
        process != getpid(), kill(process, 0) != 0, errno == ESRCH
      else { continue }
      found.append("\(folder)/\(name)")
    }
    return found.sorted()
  }
}
