import Glibc

/// The programs that stand beside this one.
enum Programs {
  /// Folder of the running program.
  static let folder: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let path = String(decoding: buffer[..<max(count, 0)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }()

  /// Where a program of the package is expected.
  static func path(of name: String) -> String { folder + "/" + name }

  /// The path of a program that must be there.
  static func required(_ name: String) throws -> String {
    let path = path(of: name)
    guard access(path, X_OK) == 0 else { throw BenchmarkFailure.missingProgram(path: path) }
    return path
  }

  /// The product, once it has its commands; nil before.
  static let product: String? = {
    let program = Programs.path(of: "chuqing")
    let isReady = ChildProcess.succeeds(Command(program: program, arguments: ["record", "--help"]))
    return isReady ? program : nil
  }()
}
