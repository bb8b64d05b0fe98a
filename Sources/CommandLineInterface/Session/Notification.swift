import Glibc

/// Hands a text to a command of the court's own on its standard input.
struct Notification {
  /// How it went.
  enum Outcome: Equatable {
    /// The command took it and ended with 0.
    case delivered
    /// The command ended with another code.
    case failed(exitCode: Int32)
    /// The command did not end in time and was stopped.
    case timedOut(seconds: Int)
    /// The command could not be started.
    case notStarted(errno: Int32)
  }

  /// The command, for the shell.
  let command: String
  /// How long it may take.
  let seconds: Int

  /// Starts the command, writes `text` to it and waits for its end.
  func deliver(_ text: String) -> Outcome {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return .notStarted(errno: errno) }
    // The writing end must not be inherited: the command would wait for its own end of input.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    // What the command prints is a message, not a result.
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that whatever it starts can be stopped with it.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var child: pid_t = 0
    let words = ["/bin/sh", "-c", command]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { arguments.forEach { free($0) } }
    let result = posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, environ)
    close(ends[0])
    guard result == 0 else {
      close(ends[1])
      return .notStarted(errno: result)
    }
    return supervise(child, input: ends[1], Array(text.utf8))
  }

  /// Writes without ever blocking longer than the time allowed, then waits for the end.
  private func supervise(_ child: pid_t, input: Int32, _ bytes: [UInt8]) -> Outcome {
    // A command that does not read all of it closes the pipe: its own affair, as long as it ends well.
    let handler = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, handler) }
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
    var written = 0
    var isOpen = true
    let deadline = Self.clock + Double(seconds)
    while Self.clock < deadline {
      if isOpen {
        isOpen = write(bytes, from: &written, to: input)
        if !isOpen { close(input) }
      }
      var status: Int32 = 0
      if waitpid(child, &status, WNOHANG) == child {
        if isOpen { close(input) }
        let isExit = status & 0x7F == 0
        let code = isExit ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        return code == 0 ? .delivered : .failed(exitCode: code)
      }
      usleep(2_000)
    }
    if isOpen { close(input) }
    kill(-child, SIGKILL)
    var status: Int32 = 0
    waitpid(child, &status, 0)
    return .timedOut(seconds: seconds)
  }

  /// Writes as much as the pipe takes; false when there is nothing more to write, or nobody to read it.
  private func write(_ bytes: [UInt8], from written: inout Int, to descriptor: Int32) -> Bool {
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 { return errno == EAGAIN || errno == EINTR }
      written += count
    }
    return false
  }

  private static var clock: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
