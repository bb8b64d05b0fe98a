/// Names of parts inside a workbook, which are paths without a leading slash.
enum PackagePath {
  /// The part that a relationship's target names, seen from the part that owns the relationship. Absolute
  /// targets, `..` and the backslashes of some producers are understood.
  static func resolve(_ target: String, from owner: String) -> String {
    let slashed = target.map { $0 == "\\" ? "/" : $0 }
    var steps = slashed.first == "/" ? [] : owner.split(separator: "/").dropLast().map(String.init)
    for step in slashed.split(separator: "/") {
      switch String(step) {
      case ".": continue
      case "..": _ = steps.popLast()
      case let name: steps.append(name)
      }
    }
    return steps.joined(separator: "/")
  }

  /// The part that holds the relationships of a part; those of the package itself for the empty name.
  static func relationships(of owner: String) -> String {
    let steps = owner.split(separator: "/")
    return (steps.dropLast().map(String.init) + ["_rels", "\(steps.last ?? "").rels"]).joined(separator: "/")
  }
}

/// One relationship of a part to another part of the package.
struct PackageRelationship {
  let identifier: String
  /// The last step of the relationship type, the same in transitional and strict files: `worksheet`, `styles`, ….
  let kind: String
  let target: String

  /// The relationships of a part to other parts (not to places outside); none when it has no such list.
  static func all(of owner: String, in archive: ZipArchive) throws(TabularError) -> [PackageRelationship] {
    let part = PackagePath.relationships(of: owner)
    guard archive.contains(part) else { return [] }
    let handler = RelationshipsHandler(owner: owner)
    try XMLStream.parse(part, of: archive, handler: handler)
    return handler.relationships
  }
}

private final class RelationshipsHandler: XMLHandler {
  private let owner: String
  private(set) var relationships: [PackageRelationship] = []

  init(owner: String) { self.owner = owner }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(TabularError) {
    guard "Relationship" ~= name, attributes.string("TargetMode") != "External",
      let identifier = attributes.string("Id"), let type = attributes.string("Type"),
      let target = attributes.string("Target")
    else { return }
    relationships.append(
      PackageRelationship(
        identifier: identifier,
        kind: type.split(separator: "/").last.map(String.init) ?? type,
        target: PackagePath.resolve(target, from: owner)))
  }

  func end(_ name: XMLName) throws(TabularError) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TabularError) {}
}
