import CFileSystem
import GRDB
import Glibc

/// Whether a database can live at a path.
enum DatabaseLocation {
  /// Who may use a new database, before the user's mask, which decides. SQLite gives the files beside it the same mode.
  static let permissions: mode_t = 0o666

  static func checkForCreation(_ path: String) throws(StoreError) {
    var status = stat()
    if stat(path, &status) == 0 { throw .alreadyExists(path: path) }
    let folder = self.folder(of: path)
    try checkFolder(folder)
    try refuseNetworkDrive(folder)
  }

  /// A folder in which files can be made.
  static func checkFolder(_ folder: String) throws(StoreError) {
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .missingFolder(path: folder)
    }
    guard access(folder, W_OK | X_OK) == 0 else { throw .notWritable(path: folder) }
  }

  /// Makes the empty file, so that of two programs that create the same database at once only one goes on.
  static func reserve(_ path: String) throws(StoreError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
    guard descriptor >= 0 else {
      switch errno {
      case EEXIST: throw .alreadyExists(path: path)
      case ENOSPC, EDQUOT: throw .diskFull
      default: throw .notWritable(path: path)
      }
    }
    close(descriptor)
  }

  /// Removes a database that could not be completed, with the files that SQLite keeps beside it.
  static func discard(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }

  /// Whether the disk, or what the user may write to it, has no room for another page.
  static func isDiskFull(at path: String) -> Bool {
    var limit = rlimit()
    if getrlimit(__rlimit_resource_t(1), &limit) == 0, limit.rlim_cur != .max { return true }
    var fileSystem = statvfs()
    guard statvfs(folder(of: path), &fileSystem) == 0 else { return false }
    return UInt64(fileSystem.f_bavail) * UInt64(fileSystem.f_frsize) < 65_536
  }

  static func checkForOpening(_ path: String) throws(StoreError) {
    try checkForReading(path)
    try refuseNetworkDrive(path)
  }

  /// A file that may be a database, on whatever drive: nobody writes to it.
  static func checkForReading(_ path: String) throws(StoreError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw errno == EACCES ? .notReadable(path: path) : .notFound(path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notADatabase(path: path) }
    guard access(path, R_OK) == 0 else { throw .notReadable(path: path) }
    guard status.st_size >= 512 else { throw .notADatabase(path: path) }
  }

  /// SQLite's write-ahead log needs shared memory and trustworthy locks, which network file systems do not give.
  private static func refuseNetworkDrive(_ path: String) throws(StoreError) {
    if let name = networkFileSystem(at: path) { throw .networkDrive(path: path, fileSystem: name) }
  }

  /// The name of the network file system on which a file or folder lies; nil when it lies on none that is known.
  static func networkFileSystem(at path: String) -> String? {
    var fileSystem = statfs()
    guard statfs(path, &fileSystem) == 0 else { return nil }
    let names: [UInt32: String] = [
      0x6969: "NFS", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB2", 0x517B: "SMB", 0x5346_414F: "AFS",
      0x7375_7245: "Coda", 0x564C: "NCP",
    ]
    return names[UInt32(truncatingIfNeeded: fileSystem.f_type)]
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// A copy of the database as it was, set aside before a migration.
enum SafetyCopy {
  static func make(of queue: DatabaseQueue, beside path: String) throws {
    var number = 1
    while access("\(path).before-migration-\(number)", F_OK) == 0 { number += 1 }
    let copy = try DatabaseQueue(path: "\(path).before-migration-\(number)")
    try queue.backup(to: copy)
    try copy.close()
  }
}

/// Sleeps without the interruption of signals mattering: the caller looks again anyway.
func sleepBriefly(_ microseconds: UInt32) { usleep(microseconds) }

extension CaseStore {
  /// The one path of a database that links give several; the path itself where it leads nowhere.
  public static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
