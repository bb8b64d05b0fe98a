import CaseFile
import WorkbookExport

/// Where the copy of a recipient, or a publication for nobody in particular, goes.
public struct CopyDestination: Hashable, Sendable {
  /// For whom it is; nil for a publication, which carries no marks.
  public let recipient: Recipient?
  /// Path of its file.
  public let path: String

  /// A recipient with the path of his copy.
  public init(recipient: Recipient?, path: String) {
    self.recipient = recipient
    self.path = path
  }

  /// Name of the file, without folder.
  public var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Bytes that a file system takes for one name.
  private static let longestName = 255

  /// Whether a file can have the name.
  ///
  /// - Throws: `IssuingError.nameTooLong`.
  public func checkName() throws(IssuingError) {
    if fileName.utf8.count > Self.longestName { throw .nameTooLong(path: path) }
  }

  /// The folder of the file.
  public var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The files of several recipients.
  ///
  /// One recipient gets `out` itself. Several get names of their own: in the folder `out`, named `name-收件人.xlsx`, when
  /// `out` is a folder or ends with a slash; else beside `out`, with the recipient before its ending. Recipients whose names
  /// become the same file name are numbered.
  public static func all(_ recipients: [Recipient], out: String, name: String) -> [CopyDestination] {
    let isFolder = out.hasSuffix("/") || FilePlace.isFolder(out)
    if recipients.count == 1, !isFolder { return recipients.map { CopyDestination(recipient: $0, path: out) } }
    let (stem, ending) = isFolder ? (out + (out.hasSuffix("/") ? "" : "/") + name, ".xlsx") : split(out)
    var taken: Set<String> = []
    return recipients.map { recipient in
      let part = recipient.fileNamePart
      var path = "\(stem)-\(part)\(ending)"
      var number = 2
      // Some file systems know no upper and lower case.
      while !taken.insert(path.lowercased()).inserted {
        path = "\(stem)-\(part)-\(number)\(ending)"
        number += 1
      }
      return CopyDestination(recipient: recipient, path: path)
    }
  }

  private static func split(_ path: String) -> (stem: String, ending: String) {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/"), path[..<dot].last != "/", dot != path.startIndex else {
      return (path, ".xlsx")
    }
    return (String(path[..<dot]), String(path[dot...]))
  }
}
