import Glibc

/// Standard output carries results, standard error everything else.
struct Output {
  /// Whether results go to a person's terminal.
  let isTerminal = isatty(STDOUT_FILENO) == 1
  /// Whether messages go to a person's terminal.
  let isErrorTerminal = isatty(STDERR_FILENO) == 1

  /// Columns of the terminal on which results are read; nil when they go elsewhere, or when it does not say.
  var terminalWidth: Int? {
    guard isTerminal else { return nil }
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return Session.variable("COLUMNS").flatMap(Int.init)
  }

  /// Whether bold and colour may be used.
  var hasStyle: Bool {
    isTerminal && Session.variable("NO_COLOR") == nil && Session.variable("TERM") != "dumb"
  }

  /// A line of results for people.
  func result(_ text: String) { Self.write(PlainText.of(text) + "\n", to: STDOUT_FILENO) }

  /// Results for programs, as they stand.
  func raw(_ text: String) { Self.write(text, to: STDOUT_FILENO) }

  /// A line for the person.
  func message(_ text: String) { Self.write(PlainText.of(text) + "\n", to: STDERR_FILENO) }

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

/// Text that a terminal shows and does not obey.
enum PlainText {
  /// The text with control characters (escape sequences) and characters that turn the direction of writing replaced
  /// by `�`: a name read from a file must not be able to move the cursor or to read differently than it is stored.
  static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(isUnsafe(scalar) ? "\u{FFFD}" : scalar) }
    return String(scalars)
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: return false
    case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: return true
    default: return false
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
