import ArgumentParser
import CaseFile

/// A command as the parser describes it: what manuals are made of.
struct CommandDescription {
  /// An option, flag or argument.
  struct Argument {
    /// Whether it is named, and whether it has a value.
    enum Kind: String {
      case positional
      case option
      case flag
    }

    let kind: Kind
    /// `--name`, `-n`.
    let names: [String]
    let valueName: String
    let abstract: String
    let isOptional: Bool
    let isRepeating: Bool
  }

  /// The words that a person types, `chuqing` first.
  let path: [String]
  let abstract: String
  let discussion: String
  let arguments: [Argument]
  let subcommands: [CommandDescription]

  /// The command and all below it.
  var all: [CommandDescription] { [self] + subcommands.flatMap(\.all) }

  /// The program with everything below it, in the language of the process.
  static func ofProgram() throws(PayloadError) -> CommandDescription {
    let dump = try JSONValue(utf8: Array(ChuqingCommand._dumpHelp().utf8))
    guard let command = dump["command"] else { throw .missing(key: "command") }
    return CommandDescription(command, above: [])
  }

  private init(_ value: JSONValue, above: [String]) {
    path = above + [value["commandName"]?.text ?? ""]
    abstract = value["abstract"]?.text ?? ""
    discussion = value["discussion"]?.text ?? ""
    arguments = (value["arguments"]?.items ?? []).filter { $0["shouldDisplay"] != .bool(false) }.map(Argument.init)
    let path = path
    // The parser's own `help` is no command of ours.
    subcommands = (value["subcommands"]?.items ?? []).filter { $0["commandName"]?.text != "help" }
      .map { CommandDescription($0, above: path) }
  }
}

extension CommandDescription.Argument {
  fileprivate init(_ value: JSONValue) {
    kind = Kind(rawValue: value["kind"]?.text ?? "") ?? .positional
    names = (value["names"]?.items ?? []).map { name in
      (name["kind"]?.text == "long" ? "--" : "-") + (name["name"]?.text ?? "")
    }
    valueName = value["valueName"]?.text ?? ""
    abstract = value["abstract"]?.text ?? ""
    isOptional = value["isOptional"] == .bool(true)
    isRepeating = value["isRepeating"] == .bool(true)
  }
}

extension JSONValue {
  /// The values of a list; nil for anything else.
  fileprivate var items: [JSONValue]? {
    guard case .array(let items) = self else { return nil }
    return items
  }
}
