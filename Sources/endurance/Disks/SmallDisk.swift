import Foundation
import TestSupport

/// A disk in memory that is soon full. Only root may mount one, and not in every container.
final class SmallDisk {
  let path: String
  private let folder: TemporaryFolder

  init?(kilobytes: Int) {
    guard geteuid() == 0, let folder = try? TemporaryFolder() else { return nil }
    self.folder = folder
    path = folder.file("disk")
    mkdir(path, 0o755)
    guard Self.call("mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", path) else { return nil }
  }

  deinit { _ = Self.call("umount", "-l", path) }

  func file(_ name: String) -> String { path + "/" + name }

  func empty() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      try FileManager.default.removeItem(atPath: file(name))
    }
  }

  /// Copies a file onto the disk under its own name.
  func copy(_ source: String) throws -> String {
    let target = file(URL(fileURLWithPath: source).lastPathComponent)
    try FileManager.default.copyItem(atPath: source, toPath: target)
    return target
  }

  /// Fills the disk up to a remainder.
  func fill(leaving kilobytes: Int) throws {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return }
    let free = Int(status.f_bavail) * Int(status.f_frsize) - kilobytes * 1024
    try Data(count: max(0, free)).write(to: URL(fileURLWithPath: file("filler")))
  }

  func unfill() throws { try FileManager.default.removeItem(atPath: file("filler")) }

  func setReadOnly(_ isReadOnly: Bool) -> Bool { Self.call("mount", "-o", isReadOnly ? "remount,ro" : "remount,rw", path) }

  private static func call(_ arguments: String...) -> Bool {
    let setting = ChildProcess.Setting(
      folder: "/", environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"], output: "/dev/null", messages: "/dev/null")
    guard let process = try? ChildProcess.start(arguments[0], Array(arguments.dropFirst()), setting) else { return false }
    return ChildProcess.wait(process) == 0
  }
}
