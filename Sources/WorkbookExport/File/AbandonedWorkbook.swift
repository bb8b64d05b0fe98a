import Glibc

/// A workbook under a hidden name whose program has ended: complete, or cut off while it was written.
///
/// It is locked while it is looked at, so that two programs never care for one.
public final class AbandonedWorkbook {
  /// Where it is.
  public let path: String
  /// What its program wrote into the hidden name (`WorkbookWriter.Options.owner`); nil for nothing.
  public let owner: String?
  private let descriptor: Int32

  private init?(path: String, parts: [Substring]) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    self.path = path
    owner = parts.count == 4 ? String(parts[1]) : nil
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
    // A file system without locks: then the process tells whether it lives, on this machine at least.
    guard errno != EWOULDBLOCK, let process = pid_t(parts[parts.count - 2]), kill(process, 0) != 0, errno == ESRCH else {
      return nil
    }
  }

  deinit { close(descriptor) }

  /// Those in a folder, in order of their hidden names.
  public static func all(in folder: String) -> [AbandonedWorkbook] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
        })
    }
    return names.sorted().compactMap { name in
      let parts = name.split(separator: "-", omittingEmptySubsequences: false)
      guard name.hasPrefix(".chuqing-"), name.hasSuffix(".xlsx"), 3...4 ~= parts.count else { return nil }
      return AbandonedWorkbook(path: "\(folder)/\(name)", parts: parts)
    }
  }

  /// Gives it a name at which nothing stands, or only a file with the same bytes.
  ///
  /// - Throws: `WorkbookError`; it stays under its hidden name then.
  public func place(at target: String) throws(WorkbookError) { try AtomicFile.placeOrAdopt(path, at: target) }

  /// Takes it away.
  public func remove() { unlink(path) }
}
