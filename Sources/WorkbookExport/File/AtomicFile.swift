import Glibc

/// A file under a hidden temporary name that takes its real name in one step, or vanishes.
final class AtomicFile {
  /// Where it shall be.
  let target: String
  /// Folder of the target.
  let directory: String
  /// The hidden name, in the same folder.
  let temporaryPath: String
  private let existing: WorkbookWriter.Options.ExistingFile
  private var descriptor: Int32
  private var isCommitted = false

  /// Creates the empty temporary file; fails when the target could not be written anyway.
  init(target: String, existing: WorkbookWriter.Options.ExistingFile) throws(WorkbookError) {
    self.target = target
    self.existing = existing
    directory = Self.directory(of: target)
    let mode = try Self.mode(ofExisting: target, existing)
    let token = UInt64.random(in: .min ... .max)
    temporaryPath = directory + "/.chuqing-\(getpid())-\(String(token, radix: 36)).xlsx"
    descriptor = open(temporaryPath, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw Self.failure(.create, path: directory, errno: errno) }
    if let mode { fchmod(descriptor, mode) }
  }

  deinit {
    if descriptor >= 0 { Glibc.close(descriptor) }
    if !isCommitted { unlink(temporaryPath) }
  }

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
    case .refuseExisting: try placeAnew()
    case .keepIdentical:
      do throws(WorkbookError) {
        try placeAnew()
      } catch {
        guard case .fileExists = error, Self.haveSameBytes(temporaryPath, target) else { throw error }
        unlink(temporaryPath)
      }
    }
    isCommitted = true
    synchronizeDirectory()
  }

  private func replace() throws(WorkbookError) {
    guard rename(temporaryPath, target) == 0 else {
      throw Self.failure(.rename, path: target, errno: errno)
    }
  }

  /// A hard link fails when the name is taken, which `rename` does not.
  private func placeAnew() throws(WorkbookError) {
    if link(temporaryPath, target) == 0 {
      unlink(temporaryPath)
      return
    }
    switch errno {
    case EEXIST: throw .fileExists(path: target)
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK:
      // The file system knows no hard links (network drives, FAT): look, then move.
      if access(target, F_OK) == 0 { throw .fileExists(path: target) }
      try replace()
    case let other: throw Self.failure(.rename, path: target, errno: other)
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

/// Room on a disk.
enum FreeSpace {
  /// Fails unless `bytes` are free: the library does not notice when its scratch files are cut short.
  static func require(bytes: Int, at path: String) throws(WorkbookError) {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .directoryMissing(path: path) : .system(.write, path: path, errno: errno)
    }
    guard access(path, W_OK) == 0 else { throw .permissionDenied(path: path) }
    if available(status) < bytes { throw .diskFull(path: path) }
  }

  /// Whether hardly anything is left.
  static func isExhausted(at path: String) -> Bool {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return false }
    return available(status) < 1 << 16
  }

  private static func available(_ status: statvfs) -> Int {
    Int(
      clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue)
  }
}
