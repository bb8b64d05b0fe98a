import CaseFile
import CaseStore
import CivilCalendar
import Glibc

/// Keeps two runs of one kind from working on one database at once. The lock ends with the process, however it ends.
///
/// The lock is the operating system's, not the file: a file that a killed run left behind holds nobody up. While a run
/// works, its file says who it is; an orderly end empties it, so that the next run knows when one was cut off.
final class RunLock {
  /// What is kept apart.
  enum Kind: String {
    /// Scans for warnings.
    case scan
    /// Runs of what is due.
    case run
  }

  /// Who holds a lock, as he wrote it down.
  struct Holder: Hashable, Sendable {
    /// Process number.
    let process: Int
    /// Name of the machine.
    let host: String
    /// The run.
    let run: String
    /// Since when.
    let since: String

    /// Since when, in court time.
    var moment: String { Instant(since).map { "\($0.courtDate) \($0.courtClock)" } ?? since }
  }

  /// Why there is no lock.
  enum Fault: Error, Hashable, Sendable {
    /// Another process holds it; who, when it wrote that down.
    case held(Holder?)
    /// Its file cannot be made or opened.
    case unavailable(path: String, errno: Int32)
  }

  private let descriptor: Int32
  /// The run that was cut off before this one; nil when the last one ended orderly.
  let interrupted: Holder?

  /// Takes the lock, waiting for it when `waits`.
  init(besides database: String, kind: Kind, waits: Bool = false) throws(Fault) {
    let path = "\(CaseStore.resolved(database)).\(kind.rawValue)-lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o660)
    guard descriptor >= 0 else { throw .unavailable(path: path, errno: errno) }
    // Whoever may write the database may take the lock, whatever the umask of whoever took it first.
    var status = stat()
    if stat(database, &status) == 0 { fchmod(descriptor, status.st_mode & 0o666) }
    var result: Int32
    repeat { result = flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB) } while result != 0 && errno == EINTR
    guard result == 0 else {
      let holder = Self.holder(in: descriptor)
      close(descriptor)
      throw .held(holder)
    }
    interrupted = Self.holder(in: descriptor)
    // The file's time tells when a run of the kind took place last: one that finds nothing leaves no other trace.
    futimens(descriptor, nil)
  }

  deinit { close(descriptor) }

  /// Writes down who holds the lock.
  func sign(run: String, since: Instant) {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    let host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let holder = Holder(process: Int(getpid()), host: host, run: run, since: since.description)
    write(holder.json.canonicalUTF8)
  }

  /// Notes that the run came to its end.
  func finish() { write([]) }

  private func write(_ bytes: [UInt8]) {
    ftruncate(descriptor, 0)
    _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  private static func holder(in descriptor: Int32) -> Holder? {
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0, let value = try? JSONValue(utf8: Array(bytes.prefix(count))), case .integer(let process)? = value["pid"]
    else { return nil }
    return Holder(
      process: Int(process), host: value["host"]?.text ?? "", run: value["run"]?.text ?? "", since: value["since"]?.text ?? "")
  }
}
