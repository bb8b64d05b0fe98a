@testable import LedgerExchange

/// Whether the parts of a workbook file belong together: the file library can write packages that do not hold
/// together without an error.
enum PackageParts {
  /// Relationships that lead nowhere, from the package's own through every part that they lead to.
  static func missing(in path: String) throws -> [String] {
    let archive = try ZipArchive(path: path)
    var waiting = [""]
    var seen: Set<String> = []
    var missing: [String] = []
    while let part = waiting.popLast() {
      guard seen.insert(part).inserted else { continue }
      for relationship in try PackageRelationship.all(of: part, in: archive) {
        if archive.contains(relationship.target) {
          waiting.append(relationship.target)
        } else {
          missing.append("\(part) → \(relationship.target)")
        }
      }
    }
    return seen.count > 5 ? missing : missing + ["only \(seen.count) parts"]
  }
}
