import Glibc

/// A file under a hidden temporary name that takes its real name in one step, or vanishes.
///
/// As long as its program lives, the hidden file is locked: whoever finds it unlocked knows that its program has ended,
/// on whatever machine or in whatever container it ran.
final class AtomicFile {
  /// Where it shall be.
  let target: String
  /// Folder of the target.
  let directory: String
  /// The hidden name, in the same folder.
  let temporaryPath: String
  private let existing: WorkbookWriter.Options.ExistingFile
  private var descriptor: Int32
  private var isKept = false

  /// Creates the empty temporary file; fails when the target could not be written anyway.
  ///
  /// - Parameter owner: Stands in the hidden name, for whoever looks after what a crash left behind.
  init(
    target: String, existing: WorkbookWriter.Options.ExistingFile, owner: String? = nil
  ) throws(WorkbookError) {
    self.target = target
    self.existing = existing
    directory = Self.directory(of: target)
    let mode = try Self.mode(ofExisting: target, existing)
    let token = UInt64.random(in: .min ... .max)
    let mark = owner.map { $0 + "-" } ?? ""
    temporaryPath = directory + "/.chuqing-\(mark)\(getpid())-\(String(token, radix: 36)).xlsx"
    descriptor = open(temporaryPath, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw Self.failure(.create, path: directory, errno: errno) }
    if let mode { fchmod(descriptor, mode) }
    flock(descriptor, LOCK_EX | LOCK_NB)
  }

  deinit {
    if descriptor >= 0 { Glibc.close(descriptor) }
    if !isKept { unlink(temporaryPath) }
  }

  /// Lets the file stay under its hidden name, for a later program to place.
  func leave() { isKept = true }

  /// Forces the contents to the disk; returns their size.
  func synchronize() throws(WorkbookError) -> Int {
    var status = stat()
    guard fsync(descriptor) == 0, fstat(descriptor, &status) == 0 else {
      throw Self.failure(.synchronize, path: directory, errno: errno)
    }
    // Whoever finds the file after a crash finds all of it.
    synchronizeDirectory()
    return Int(status.st_size)
  }

  /// Gives the file its real name.
  func place() throws(WorkbookError) {
    switch existing {
    case .replaceExisting: try replace()
    case .refuseExisting: try Self.placeAnew(temporaryPath, at: target)
    case .keepIdentical: try Self.placeOrAdopt(temporaryPath, at: target)
    }
    isKept = true
    synchronizeDirectory()
  }

  private func replace() throws(WorkbookError) {
    guard rename(temporaryPath, target) == 0 else {
      throw Self.failure(.rename, path: target, errno: errno)
    }
  }

  /// As `placeAnew`, but a file with the same bytes at the name is taken for the file itself.
  static func placeOrAdopt(_ hidden: String, at target: String) throws(WorkbookError) {
    do throws(WorkbookError) {
      try placeAnew(hidden, at: target)
    } catch {
      guard case .fileExists = error, haveSameBytes(hidden, target) else { throw error }
      unlink(hidden)
    }
  }

  /// Moves a hidden file to a name at which nothing stands.
  ///
  /// A hard link fails when the name is taken, which `rename` does not.
  static func placeAnew(_ hidden: String, at target: String) throws(WorkbookError) {
    if link(hidden, target) == 0 {
      unlink(hidden)
      return
    }
    switch errno {
    case EEXIST: throw .fileExists(path: target)
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK:
      // The file system knows no hard links (network drives, FAT): look, then move.
      if FilePlace.isTaken(target) { throw .fileExists(path: target) }
      guard rename(hidden, target) == 0 else { throw failure(.rename, path: target, errno: errno) }
    case let other: throw failure(.rename, path: target, errno: other)
    }
  }

  /// Whether two files hold the same bytes; false for one that cannot be read.
  static func haveSameBytes(_ one: String, _ other: String) -> Bool {
    guard let left = fopen(one, "re") else { return false }
    defer { fclose(left) }
    guard let right = fopen(other, "re") else { return false }
    defer { fclose(right) }
    let size = 1 << 16
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * size) { buffer in
      guard let base = buffer.baseAddress else { return false }
      while true {
        let count = fread(base, 1, size, left)
        guard fread(base + size, 1, size, right) == count, ferror(left) == 0, ferror(right) == 0 else { return false }
        if count == 0 { return true }
        if memcmp(base, base + size, count) != 0 { return false }
      }
    }
  }

  /// Makes the new name durable. The workbook stands already, so a file system that cannot do it is no failure.
  private func synchronizeDirectory() {
    let handle = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { return }
    fsync(handle)
    Glibc.close(handle)
  }

  private static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }

  /// Access rights of the file to be replaced; nil when there is none.
  private static func mode(
    ofExisting target: String, _ existing: WorkbookWriter.Options.ExistingFile
  ) throws(WorkbookError) -> mode_t? {
    var status = stat()
    guard stat(target, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notARegularFile(path: target) }
    if existing == .refuseExisting { throw .fileExists(path: target) }
    return status.st_mode & 0o777
  }

  /// The error for a number of the operating system.
  static func failure(_ operation: FileOperation, path: String, errno: Int32) -> WorkbookError {
    switch errno {
    case ENOENT, ENOTDIR: return .directoryMissing(path: path)
    case EACCES, EPERM, EROFS: return .permissionDenied(path: path)
    case ENOSPC, EDQUOT: return .diskFull(path: path)
    case EISDIR: return .notARegularFile(path: path)
    default: return .system(operation, path: path, errno: errno)
    }
  }
}
