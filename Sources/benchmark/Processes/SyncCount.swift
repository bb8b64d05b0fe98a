import Glibc

/// Counts how often a process forces the disk.
enum SyncCount {
  /// Number of `fsync` and `fdatasync` calls of a command; nil when the system has no `strace` or forbids it.
  static func of(_ command: Command, log: String) -> Int? {
    let traced = Command(
      program: "strace",
      arguments: ["-f", "-o", log, "-e", "trace=fsync,fdatasync", command.program] + command.arguments)
    defer { unlink(log) }
    guard ChildProcess.succeeds(traced), let text = read(log) else { return nil }
    return text.split(separator: "\n").count { !$0.contains("resumed") && $0.contains("sync(") }
  }

  private static func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&buffer, 1, buffer.count, file)
    return String(decoding: buffer[..<count], as: UTF8.self)
  }
}
