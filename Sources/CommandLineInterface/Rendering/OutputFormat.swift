import ArgumentParser
import CaseFile

/// How a listing command prints.
struct OutputFormatOptions: ParsableArguments {
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false
  @Flag(help: ArgumentHelp(words("以 CSV 输出（UTF-8）。", "Print CSV (UTF-8)."))) var csv = false

  /// The format asked for.
  enum Format {
    case table
    case json
    case csv
  }

  func format() throws(CommandFailure) -> Format {
    if json, csv { throw .usage(.conflictingFormats) }
    return json ? .json : csv ? .csv : .table
  }
}

extension Output {
  /// A JSON object with the schema number in front of everything that depends on it.
  func json(_ members: [JSONValue.Member]) {
    let value = JSONValue.object([.init(key: "schema", value: .integer(1))] + members)
    raw(String(decoding: value.canonicalUTF8, as: UTF8.self) + "\n")
  }
}
