import Glibc
import WorkbookExport

/// A file that appears under its name complete, or not at all: written beside it first.
///
/// A class, because it owns a descriptor and takes its leavings away.
final class WholeFile {
  private let path: String
  private let temporaryPath: String
  private var descriptor: Int32
  private var isCommitted = false

  /// Creates the temporary file in the folder of `path`.
  init(_ path: String) throws(WorkbookError) {
    self.path = path
    temporaryPath = path + ".\(getpid()).tmp"
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { throw .notARegularFile(path: path) }
    descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw Self.failure(.create, path, errno) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isCommitted { unlink(temporaryPath) }
  }

  /// Adds bytes.
  func append(_ bytes: [UInt8]) throws(WorkbookError) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: offset), bytes.count - offset) }
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.failure(.write, path, errno)
      }
      offset += count
    }
  }

  /// Forces the contents to the disk and gives the file its name.
  func commit() throws(WorkbookError) {
    guard fsync(descriptor) == 0 else { throw Self.failure(.synchronize, path, errno) }
    guard rename(temporaryPath, path) == 0 else { throw Self.failure(.rename, path, errno) }
    isCommitted = true
  }

  private static func failure(_ operation: FileOperation, _ path: String, _ errno: Int32) -> WorkbookError {
    switch errno {
    case ENOENT, ENOTDIR: return .directoryMissing(path: path)
    case EACCES, EPERM, EROFS: return .permissionDenied(path: path)
    case ENOSPC, EDQUOT: return .diskFull(path: path)
    default: return .system(operation, path: path, errno: errno)
    }
  }
}
