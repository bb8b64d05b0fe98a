/// One file of a catalogue folder, read into memory.
public struct SourceFile: Hashable, Sendable {
  /// Path within the folder, with `/` between parts, e.g. `rules/acceptance.yaml`.
  public let path: String
  /// The file's text.
  public let text: String

  /// A file's path within the folder and its text.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// A place in a catalogue file.
public struct SourcePosition: Hashable, Comparable, Sendable {
  /// Path within the catalogue folder.
  public let file: String
  /// Line, from 1.
  public let line: Int
  /// Column, from 1, counted in Unicode scalars.
  public let column: Int

  /// A place in a file.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// Orders by file, then line, then column.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}
