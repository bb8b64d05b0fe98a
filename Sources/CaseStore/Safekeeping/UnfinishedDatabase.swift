import GRDB
import Glibc

/// A database in the making, under a hidden name beside its place until it is whole; or it vanishes.
///
/// A class, because it takes its leavings away.
final class UnfinishedDatabase {
  /// Whether a file in the way may be replaced.
  enum Existing {
    case replace
    case refuse
  }

  /// The hidden name.
  let path: String
  private let target: String
  private var isPlaced = false

  /// Begins a database that shall stand at `target`.
  ///
  /// - Parameter permissions: Who may use it, before the user's mask.
  /// - Throws: `.missingFolder`, `.notWritable` or `.safekeeping(.diskFull)` when it could not be written there.
  init(for target: String, permissions: mode_t = 0o640) throws(StoreError) {
    self.target = target
    let folder = DatabaseLocation.folder(of: target)
    try DatabaseLocation.checkFolder(folder)
    LeftoverFiles.remove(in: folder)
    path = "\(folder)/\(LeftoverFiles.prefix)\(getpid())-\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
    guard descriptor >= 0 else { throw Self.failure(target, errno) }
    close(descriptor)
  }

  deinit { if !isPlaced { DatabaseLocation.discard(path) } }

  /// Fills the database; `body` must leave no connection open. Failures speak of the place, not of the hidden name.
  func fill<Result>(_ body: (DatabaseQueue) throws -> Result) throws(StoreError) -> Result {
    do {
      return try CaseStore.mapping(target) {
        let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
        let result = try body(queue)
        // Closing may write the rest of the log, and fail.
        try queue.close()
        return result
      }
    } catch {
      throw error == .diskFull ? .safekeeping(.diskFull(path: target)) : error
    }
  }

  /// Forces the contents to the disk and gives the database its name; returns its size in bytes.
  ///
  /// - Parameter target: A name in the same folder; the one it was begun for when nil.
  @discardableResult
  func place(_ existing: Existing, at target: String? = nil) throws(StoreError) -> Int {
    let target = target ?? self.target
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(target, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fsync(descriptor) == 0, fstat(descriptor, &status) == 0 else { throw Self.failure(target, errno) }
    switch existing {
    case .replace: guard rename(path, target) == 0 else { throw Self.failure(target, errno) }
    case .refuse: try placeAnew(target)
    }
    isPlaced = true
    Self.synchronizeFolder(of: target)
    return Int(status.st_size)
  }

  /// A hard link fails when the name is taken, which `rename` does not.
  private func placeAnew(_ target: String) throws(StoreError) {
    if link(path, target) == 0 {
      unlink(path)
      return
    }
    switch errno {
    case EEXIST: throw .safekeeping(.taken(path: target))
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK:
      // The file system knows no hard links (network drives, FAT): look, then move.
      if access(target, F_OK) == 0 { throw .safekeeping(.taken(path: target)) }
      guard rename(path, target) == 0 else { throw Self.failure(target, errno) }
    case let other: throw Self.failure(target, other)
    }
  }

  /// Makes a new name durable; the file stands already, so a file system that cannot do it is no failure.
  static func synchronizeFolder(of path: String) {
    let handle = open(DatabaseLocation.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { return }
    fsync(handle)
    close(handle)
  }

  static func failure(_ path: String, _ errno: Int32) -> StoreError {
    switch errno {
    case ENOENT, ENOTDIR: return .missingFolder(path: DatabaseLocation.folder(of: path))
    case EACCES, EPERM, EROFS: return .notWritable(path: DatabaseLocation.folder(of: path))
    case ENOSPC, EDQUOT, EFBIG: return .safekeeping(.diskFull(path: path))
    default: return .safekeeping(.cannotWrite(path: path, errno: errno))
    }
  }

  /// Nobody else knows the name, and `place` forces everything to the disk at once.
  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -32768")
    }
    return configuration
  }
}

/// What a program that was killed while it made a database left behind.
enum LeftoverFiles {
  static let prefix = ".chuqing-unfinished-"

  /// Removes leavings that nobody has touched for an hour: another machine's program could be at work in the folder.
  static func remove(in folder: String) {
    guard let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      var status = stat()
      guard name.hasPrefix(prefix), stat("\(folder)/\(name)", &status) == 0, time(nil) - status.st_mtim.tv_sec > 3600
      else { continue }
      unlink("\(folder)/\(name)")
    }
  }
}
