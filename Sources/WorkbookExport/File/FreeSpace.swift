import Glibc

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
