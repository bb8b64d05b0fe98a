import Glibc

/// Writes lines without Foundation.
enum Output {
  /// A line on standard output, at once.
  static func line(_ text: String) {
    print(text)
    fflush(nil)
  }

  /// A line on standard error.
  static func error(_ text: String) { write(text + "\n") }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }
}

/// Why a measurement is not possible.
enum BenchmarkFailure: Error {
  /// A program that belongs beside `benchmark` is not there: `swift build -c release` builds all of them.
  case missingProgram(path: String)
  /// A process failed.
  case processFailed(command: String, status: Int32)
  /// Product and floor disagree about the result.
  case differentResults(work: String, product: String, floor: String)
  /// The system refused.
  case system(call: String, errno: Int32)
  /// A C library refused.
  case library(String)
  /// A hidden subcommand has wrong arguments.
  case badArguments([String])
}
