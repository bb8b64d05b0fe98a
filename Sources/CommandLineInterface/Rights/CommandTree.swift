import ArgumentParser

/// A command with its subcommands, as a value: what the program can do, from its own configuration.
struct CommandTree {
  /// The words that a person types after `chuqing`; empty for the program itself.
  let path: [String]
  /// The command.
  let type: any ParsableCommand.Type
  /// Its subcommands.
  let subcommands: [CommandTree]

  /// The tree below a command.
  init(_ type: any ParsableCommand.Type, path: [String] = []) {
    self.path = path
    self.type = type
    subcommands = type.configuration.subcommands.map { CommandTree($0, path: path + [Self.name(of: $0)]) }
  }

  /// The commands that do something, in the order of the help page.
  var leaves: [CommandTree] { subcommands.isEmpty ? [self] : subcommands.flatMap(\.leaves) }

  /// The command and all below it.
  var all: [CommandTree] { [self] + subcommands.flatMap(\.all) }

  /// What the command needs; nil for one that only holds subcommands.
  var right: CommandRight? { (type as? any SessionCommand.Type)?.right }

  private static func name(of type: any ParsableCommand.Type) -> String { type.configuration.commandName ?? "" }
}
