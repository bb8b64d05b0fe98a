import Foundation

/// A catalogue folder on disk.
public enum CatalogueFolder {
  /// Why a folder could not be read.
  public enum ReadingError: Error, Hashable, Sendable {
    /// Not there, or not a folder.
    case noSuchFolder(path: String)
    /// A file that could not be read, or is not UTF-8.
    case unreadable(path: String)
  }

  /// All files of the folder and the folders within it, in order of path; hidden files and notes (`.md`) are not
  /// part of a catalogue.
  public static func files(at path: String) throws(ReadingError) -> [SourceFile] {
    guard let names = FileManager.default.enumerator(atPath: path) else { throw .noSuchFolder(path: path) }
    var relativePaths: [String] = []
    for case let name as String in names where isPart(name) { relativePaths.append(name) }
    var files: [SourceFile] = []
    for name in relativePaths.sorted() {
      let fullPath = path + "/" + name
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: fullPath, isDirectory: &isDirectory) else { continue }
      if isDirectory.boolValue { continue }
      guard let bytes = FileManager.default.contents(atPath: fullPath),
        let text = String(validating: bytes, as: UTF8.self)
      else { throw .unreadable(path: fullPath) }
      files.append(SourceFile(path: name, text: text))
    }
    if files.isEmpty { throw .noSuchFolder(path: path) }
    return files
  }

  /// One file that stands by itself, e.g. an overlay; its path is kept as it was given.
  public static func file(at path: String) throws(ReadingError) -> SourceFile {
    guard let bytes = FileManager.default.contents(atPath: path), let text = String(validating: bytes, as: UTF8.self)
    else { throw .unreadable(path: path) }
    return SourceFile(path: path, text: text)
  }

  /// Whether a folder stands at the path.
  public static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }

  private static func isPart(_ name: String) -> Bool {
    !name.hasSuffix(".md") && !name.split(separator: "/").contains { $0.hasPrefix(".") }
  }
}
