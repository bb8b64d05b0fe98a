import CivilCalendar
import Glibc

/// A file or folder as the operating system describes it.
public struct FileCondition: Hashable, Sendable {
  /// Path of the file or folder.
  public let path: String
  /// Whether it is a folder.
  public let isFolder: Bool
  /// Whether it is an ordinary file.
  public let isRegular: Bool
  /// Bytes.
  public let size: Int64
  /// The nine permission bits, e.g. 0o644.
  public let mode: UInt32
  /// Name of the owner; the number where there is no name.
  public let owner: String
  /// Name of the group; the number where there is no name.
  public let group: String
  /// Whether this process may read it.
  public let isReadable: Bool
  /// Whether this process may write it (of a folder: make files in it).
  public let isWritable: Bool
  /// When its content changed last.
  public let changedAt: Instant

  /// Whether the members of its group may write.
  public var isGroupWritable: Bool { mode & 0o020 != 0 }

  /// Whether every user of the machine may write.
  public var isWorldWritable: Bool { mode & 0o002 != 0 }

  /// The condition of what is at `path`; nil when nothing is there.
  public init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.path = path
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    isRegular = status.st_mode & S_IFMT == S_IFREG
    size = Int64(status.st_size)
    mode = UInt32(status.st_mode) & 0o777
    owner = getpwuid(status.st_uid).flatMap(\.pointee.pw_name).map { String(cString: $0) } ?? "\(status.st_uid)"
    group = getgrgid(status.st_gid).flatMap(\.pointee.gr_name).map { String(cString: $0) } ?? "\(status.st_gid)"
    isReadable = access(path, R_OK) == 0
    isWritable = access(path, W_OK) == 0
    changedAt = Instant(
      milliseconds: Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec) / 1_000_000)
  }
}
