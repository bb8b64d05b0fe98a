import Foundation
import Synchronization
import TestSupport

/// What a run of the program left.
struct Run {
  let status: Int32
  let output: String
  let messages: String
  let seconds: Double
}

/// The state of a database as `verify` tells it.
struct JournalState: Hashable, CustomStringConvertible {
  let entries: Int
  let digest: String
  let isVerified: Bool

  var description: String { "\(entries) entries, \(digest.prefix(12)), \(isVerified ? "verified" : "NOT VERIFIED")" }
}

/// A folder with databases in it, in which the program runs by a fixed clock.
final class Courthouse: Sendable {
  static let now = "2019-07-01T20:00:00+08:00"

  let folder: TemporaryFolder
  let program: String
  private let counter = Counter()

  init(program: String) throws {
    folder = try TemporaryFolder()
    self.program = program
  }

  /// A courthouse with copies of another one's files.
  init(copying template: Courthouse) throws {
    folder = try TemporaryFolder()
    program = template.program
    for name in try template.folder.names() where !name.hasPrefix(".") {
      try FileManager.default.copyItem(atPath: template.folder.file(name), toPath: folder.file(name))
    }
  }

  /// A court with some cases and milestones, and ledgers to import.
  static func furnished(program: String, cases: Int) throws -> Courthouse {
    let court = try Courthouse(program: program)
    try court.must("init", "--court", "粤01", "--name", "示例法院", "--rehearsal")
    var ledger = "案号,企业名称,程序,承办法官,立案日期\n"
    for serial in 1...cases { ledger += "(2019)粤01破\(serial)号,企业\(serial),清算,张三,2019-01-0\(serial % 9 + 1)\n" }
    try court.folder.write(ledger, to: "ledger.csv")
    try court.must("import", "ledger.csv")
    return court
  }

  /// Runs the program and waits for it. Not the clock but the command is the caller's: `--now` is added.
  func run(_ arguments: [String], prefix: [String] = [], database: String = "court.db") throws -> Run {
    let began = Date()
    let (process, setting) = try start(arguments, prefix: prefix, database: database)
    let status = ChildProcess.wait(process)
    let seconds = Date().timeIntervalSince(began)
    defer {
      unlink(setting.output)
      unlink(setting.messages)
    }
    return Run(
      status: status, output: try String(contentsOfFile: setting.output, encoding: .utf8),
      messages: try String(contentsOfFile: setting.messages, encoding: .utf8), seconds: seconds)
  }

  /// Starts the program; `ChildProcess.wait` must follow.
  func start(
    _ arguments: [String], prefix: [String] = [], database: String = "court.db"
  ) throws -> (process: pid_t, ChildProcess.Setting) {
    let number = counter.next()
    let path = database.hasPrefix("/") ? database : folder.file(database)
    let setting = ChildProcess.Setting(
      folder: folder.path,
      environment: [
        "LANG": "en_US.UTF-8", "HOME": folder.path, "CHUQING_DB": path, "USER": "tester", "PATH": "/usr/bin:/bin",
      ], output: folder.file(".out\(number)"), messages: folder.file(".err\(number)"))
    let command = prefix + [program] + arguments + ["--now", Self.now]
    return (try ChildProcess.start(command[0], Array(command.dropFirst()), setting), setting)
  }

  struct Unexpected: Error { let text: String }

  /// Runs a command that has to succeed.
  @discardableResult
  func must(_ arguments: String...) throws -> Run {
    let run = try run(arguments)
    guard run.status == 0 else { throw Unexpected(text: "\(arguments): \(run.status) \(run.messages)") }
    return run
  }

  /// What stands in a database.
  func state(of database: String = "court.db") throws -> JournalState {
    let run = try run(["verify", "--json"], database: database)
    guard let object = try? JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any] else {
      return JournalState(entries: -1, digest: run.messages, isVerified: false)
    }
    return JournalState(
      entries: object["sequence"] as? Int ?? -1, digest: object["digest"] as? String ?? "", isVerified: run.status == 0)
  }

  /// Names that a person would take for results: no hidden and no temporary files, no logs and locks of databases.
  func results(in subfolder: String = "") throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.file(subfolder))
    return names.filter { name in
      !name.hasPrefix(".") && !["-wal", "-shm", "-journal", "-lock", ".tmp"].contains { name.hasSuffix($0) }
    }.sorted()
  }
}

/// Numbers for file names, across threads.
private final class Counter: Sendable {
  private let value = Mutex(0)

  func next() -> Int {
    value.withLock { value in
      value += 1
      return value
    }
  }
}
