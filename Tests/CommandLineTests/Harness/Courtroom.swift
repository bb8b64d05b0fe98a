import Foundation
import Glibc
import TestSupport

/// What a run of the program left: exit code, standard output, standard error.
struct Run {
  let status: Int32
  let output: String
  let messages: String

  /// The JSON object on standard output; fails when anything else stands there.
  func json() throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
    guard let object = value as? [String: Any] else { throw NotAnObject() }
    return object
  }

  /// Lines of standard output.
  var lines: [String] { output.split(separator: "\n").map(String.init) }

  struct NotAnObject: Error {}
}

/// A folder with a database of its own, in which the real program is run: fixed clock, fixed actor, fixed language.
final class Courtroom: Sendable {
  static let now = "2019-07-01T20:00:00+08:00"

  let folder: TemporaryFolder
  let language: String
  private let counter = Counter()

  /// An empty courtroom.
  init(language: String = "zh_CN.UTF-8") throws {
    folder = try TemporaryFolder()
    self.language = language
  }

  /// A courtroom whose rehearsal database exists.
  static func opened(language: String = "zh_CN.UTF-8") throws -> Courtroom {
    let room = try Courtroom(language: language)
    let run = try room.run("init", "--court", "粤01", "--name", "示例法院", "--rehearsal")
    guard run.status == 0 else { throw Broken(what: run.messages) }
    return room
  }

  /// A courtroom with a case ledger imported.
  static func with(_ ledger: String, language: String = "zh_CN.UTF-8") throws -> Courtroom {
    let room = try opened(language: language)
    try room.folder.write(ledger, to: "ledger.csv")
    let run = try room.run("import", "ledger.csv")
    guard run.status == 0 else { throw Broken(what: run.messages) }
    return room
  }

  struct Broken: Error { let what: String }

  var database: String { folder.file("court.db") }

  /// Runs the program in the rehearsal clock.
  @discardableResult
  func run(_ arguments: String..., input: String? = nil) throws -> Run {
    try run(arguments + ["--now", Self.now], input: input)
  }

  /// Runs the program by the machine's clock.
  @discardableResult
  func runNow(_ arguments: String...) throws -> Run { try run(arguments) }

  /// Runs the program with exactly these arguments.
  @discardableResult
  func run(_ arguments: [String], input: String? = nil, environment: [String: String] = [:]) throws -> Run {
    let (process, setting) = try start(arguments, input: input, environment: environment)
    let status = ChildProcess.wait(process)
    defer {
      unlink(setting.output)
      unlink(setting.messages)
    }
    return Run(
      status: status,
      output: String(decoding: try Data(contentsOf: URL(fileURLWithPath: setting.output)), as: UTF8.self),
      messages: String(decoding: try Data(contentsOf: URL(fileURLWithPath: setting.messages)), as: UTF8.self))
  }

  /// Starts the program without waiting for it.
  func start(_ arguments: [String], input: String? = nil, environment: [String: String] = [:]) throws -> (pid_t, ChildProcess.Setting) {
    let id = counter.next()
    var setting = ChildProcess.Setting(
      folder: folder.path,
      environment: ["LANG": language, "HOME": folder.path, "CHUQING_DB": database, "USER": "tester"]
        .merging(environment) { $1 },
      output: folder.file(".out\(id)"), messages: folder.file(".err\(id)"))
    if let input { setting.input = try folder.write(input, to: ".in\(id)") }
    return (try ChildProcess.start(Self.program, arguments, setting), setting)
  }

  /// How many cases are recorded.
  func caseCount() throws -> Int {
    (try run("case", "list", "--json").json()["cases"] as? [Any])?.count ?? -1
  }

  /// Entries of the journal, oldest first.
  func journal() throws -> [[String: Any]] {
    try run("log", "--limit", "0", "--json").json()["entries"] as? [[String: Any]] ?? []
  }

  /// The executable that was built beside the test bundle.
  static let program: String = {
    guard let link = realpath("/proc/self/exe", nil) else { return "chuqing" }
    defer { free(link) }
    let bundle = String(cString: link)
    let beside = URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("chuqing").path
    if access(beside, X_OK) == 0 { return beside }
    // Some runners load the bundle into a helper of the toolchain: then the bundle is among the arguments.
    for argument in CommandLine.arguments where argument.contains(".xctest") {
      let folder = URL(fileURLWithPath: argument).deletingLastPathComponent()
      let program = folder.appendingPathComponent("chuqing").path
      if access(program, X_OK) == 0 { return program }
    }
    return beside
  }()
}

/// Numbers for file names, across threads.
private final class Counter: @unchecked Sendable {
  private var value = 0
  private let lock = NSLock()

  func next() -> Int {
    lock.withLock {
      value += 1
      return value
    }
  }
}
