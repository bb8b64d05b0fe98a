import Glibc

/// Standard output carries results, standard error everything else.
struct Output {
  /// Whether results go to a person's terminal.
  let isTerminal = isatty(STDOUT_FILENO) == 1
  /// Whether messages go to a person's terminal.
  let isErrorTerminal = isatty(STDERR_FILENO) == 1

  /// Whether bold and colour may be used.
  var hasStyle: Bool {
    isTerminal && Session.variable("NO_COLOR") == nil && Session.variable("TERM") != "dumb"
  }

  /// A line of results.
  func result(_ text: String) { Self.write(text + "\n", to: STDOUT_FILENO) }

  /// Results as they stand.
  func raw(_ text: String) { Self.write(text, to: STDOUT_FILENO) }

  /// A line for the person.
  func message(_ text: String) { Self.write(text + "\n", to: STDERR_FILENO) }

  /// A line that the next one replaces; only on a terminal.
  func transient(_ text: String) {
    guard isErrorTerminal else { return }
    Self.write("\r\u{1B}[K" + text, to: STDERR_FILENO)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var offset = 0
      while offset < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
        if count < 0 {
          if errno == EINTR { continue }
          // The reader of a pipe has gone, or the disk is full: there is nobody left to tell.
          return
        }
        offset += count
      }
    }
  }
}

/// Shows how far a long command is, once it has run for a second.
final class ProgressLine {
  private let output: Output
  private let started: timespec
  private var isShown = false

  init(_ output: Output) {
    self.output = output
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    started = time
  }

  func show(_ text: @autoclosure () -> String) {
    guard output.isErrorTerminal, isShown || secondsRunning >= 1 else { return }
    isShown = true
    output.transient(text())
  }

  func finish() { if isShown { output.transient("") } }

  private var secondsRunning: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec - started.tv_sec
  }
}
