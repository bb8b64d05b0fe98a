import Glibc

/// A process that a test or a tool starts, with its output in files: nothing blocks, however much it prints.
public enum ChildProcess {
  /// What a process needs to be started.
  public struct Setting: Sendable {
    /// The folder in which it works.
    public var folder: String
    /// All of its environment.
    public var environment: [String: String]
    /// The file that is its standard input.
    public var input = "/dev/null"
    /// The file for its standard output.
    public var output: String
    /// The file for its standard error.
    public var messages: String

    /// A setting without input.
    public init(folder: String, environment: [String: String], output: String, messages: String) {
      (self.folder, self.environment, self.output, self.messages) = (folder, environment, output, messages)
    }
  }

  /// Why a process could not be started.
  public struct CannotStart: Error {
    /// The system's error number.
    public let errno: Int32
  }

  /// Starts a program; `wait` must follow.
  public static func start(_ program: String, _ arguments: [String], _ setting: Setting) throws(CannotStart) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let create = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, setting.input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, setting.output, create, 0o644)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, setting.messages, create, 0o644)
    // `env` changes the folder and becomes the program: the process stays the same one.
    let launcher = "/usr/bin/env"
    let command = [launcher, "--chdir=\(setting.folder)", program] + arguments
    var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      setting.environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, launcher, &actions, nil, &words, &variables)
    guard failure == 0 else { throw CannotStart(errno: failure) }
    return process
  }

  /// Waits for the end: the exit code, or 128 + the signal that ended it.
  public static func wait(_ process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
