import CaseFile
import CivilCalendar
import Glibc

/// What unattended runs did, one JSON object a line, for whoever asks later.
///
/// Every line has the time and the run. A log that cannot be written does not stop a run; the run says so at its end.
final class RunLog {
  /// Where it is.
  let path: String
  private let run: String
  private let clock: () -> Instant
  private var descriptor: Int32
  /// The system's number for why a line could not be written; 0 while all could.
  private(set) var failure: Int32 = 0

  /// Opens the log for appending.
  init(_ path: String, run: String, clock: @escaping () -> Instant) {
    self.path = path
    self.run = run
    self.clock = clock
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o660)
    if descriptor < 0 { failure = errno }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Adds a line.
  func note(_ event: String, _ members: [JSONValue.Member] = []) {
    guard descriptor >= 0 else { return }
    let line = JSONValue.object(
      [
        .init(key: "at", value: .string(clock().description)), .init(key: "run", value: .string(run)),
        .init(key: "event", value: .string(event)),
      ] + members)
    // One call for a line: two programs that append do not mix theirs.
    let bytes = line.canonicalUTF8 + [0x0A]
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count != bytes.count { failure = count < 0 ? errno : ENOSPC }
  }

  /// Forces what was noted to the disk.
  func synchronize() { if descriptor >= 0, fsync(descriptor) != 0, failure == 0 { failure = errno } }
}
