import Glibc

/// The folder with the data of a measurement.
struct Workspace {
  /// Its path.
  let path: String
  private let isKept: Bool

  /// The folder asked for, which is kept, or a temporary one.
  init(folder: String?) throws {
    if let folder {
      mkdir(folder, 0o755)
      (path, isKept) = (folder, true)
      return
    }
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((parent + "/benchmark-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw BenchmarkFailure.system(call: "mkdtemp", errno: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    isKept = false
  }

  /// Path of a file in the folder.
  func file(_ name: String) -> String { path + "/" + name }

  /// Whether a file is there.
  func has(_ name: String) -> Bool { access(file(name), F_OK) == 0 }

  /// Removes a database with its side files.
  func removeDatabase(_ name: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(file(name) + suffix) }
  }

  /// The ledgers of so many cases, made by `sample-maker`; with `open` none of them is closed.
  func ledgers(of cases: Int, open isOpen: Bool = false) throws -> (cases: String, milestones: String) {
    let folder = isOpen ? "ledgers-open-\(cases)" : "ledgers-\(cases)"
    let done = folder + "/done"
    if !has(done) {
      try ChildProcess.run(
        Command(
          program: try Programs.required("sample-maker"),
          arguments: [isOpen ? "--benchmark-open" : "--benchmark", "\(cases)", file(folder)]))
      close(open(file(done), O_CREAT | O_WRONLY, 0o644))
    }
    return (file(folder + "/cases.csv"), file(folder + "/milestones.csv"))
  }

  /// Removes a temporary folder.
  func remove() {
    guard !isKept else { return }
    _ = try? ChildProcess.run(Command(program: "rm", arguments: ["-rf", path]))
  }
}
