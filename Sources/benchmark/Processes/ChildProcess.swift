import Glibc

/// A program with its arguments.
struct Command {
  /// Path of the program, or its name when `$PATH` is to be searched.
  var program: String
  /// Arguments without the program's name.
  var arguments: [String]

  /// A hidden subcommand of this program.
  static func child(_ task: ChildTask, _ arguments: String...) -> Command {
    Command(program: Programs.path(of: "benchmark"), arguments: ["--child", task.rawValue] + arguments)
  }

  var description: String { ([program] + arguments).joined(separator: " ") }
}

/// What one run of a process took.
struct Measurement {
  /// From start to end, in seconds.
  var processSeconds: Double
  /// The work as timed by the process itself; nil when it does not say.
  var workSeconds: Double?
  /// Greatest resident memory in KiB.
  var peakKiB: Int
  /// What the process says the result is; nil when it does not say.
  var result: String?
}

/// Runs processes one after another and measures them.
enum ChildProcess {
  /// Runs a command to its end.
  ///
  /// Its standard output goes to a pipe; a line `seconds S` tells the time of the work, a line `result R` the result.
  /// Peak memory comes from `wait4` and is never less than what this small program takes itself.
  @discardableResult
  static func run(_ command: Command) throws -> Measurement {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw BenchmarkFailure.system(call: "pipe", errno: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let start = ContinuousClock.now
    let process = try spawn(command, output: ends[1])
    close(ends[1])
    let output = readAll(ends[0])
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    let elapsed = ContinuousClock.now - start
    guard status == 0 else {
      throw BenchmarkFailure.processFailed(command: command.description, status: status)
    }
    let said = fields(output)
    return Measurement(
      processSeconds: elapsed / .seconds(1), workSeconds: said["seconds"].flatMap(Double.init),
      peakKiB: Int(usage.ru_maxrss), result: said["result"])
  }

  /// Whether a command ends well; says nothing of why not.
  static func succeeds(_ command: Command) -> Bool { (try? run(command)) != nil }

  private static func spawn(_ command: Command, output: Int32) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    var words = ([command.program] + command.arguments).map { strdup($0) }
    defer { words.forEach { free($0) } }
    words.append(nil)
    var process: pid_t = 0
    let code = posix_spawnp(&process, command.program, &actions, nil, words, environ)
    guard code == 0 else { throw BenchmarkFailure.system(call: command.program, errno: code) }
    return process
  }

  private static func readAll(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }

  private static func fields(_ output: String) -> [String: String] {
    var result: [String: String] = [:]
    for line in output.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      if words.count == 2 { result[String(words[0])] = String(words[1]) }
    }
    return result
  }
}
