/// Whether the parts of a package belong together. The file library can write packages that do not hold together
/// without an error (a sheet with a background picture before a sheet with a chart), so every export is checked.
enum PackageIntegrity {
  /// What is wrong with the package; empty when nothing is.
  static func faults(of package: PackageReader) -> [String] {
    var faults: [String] = []
    for name in package.names where name.hasSuffix(".rels") {
      faults += relationshipFaults(package, name)
    }
    let types = package.text("[Content_Types].xml")
    for part in types.values(of: "PartName", in: "Override") where !package.contains(String(part.dropFirst())) {
      faults.append("content type for missing part \(part)")
    }
    let overridden = Set(types.values(of: "PartName", in: "Override"))
    let extensions = Set(types.values(of: "Extension", in: "Default"))
    for name in package.names where !overridden.contains("/" + name) {
      let ending = name.split(separator: ".").last.map(String.init) ?? ""
      if name != "[Content_Types].xml", !extensions.contains(ending) {
        faults.append("no content type for \(name)")
      }
    }
    return faults
  }

  private static func relationshipFaults(_ package: PackageReader, _ name: String) -> [String] {
    let text = package.text(name)
    var faults: [String] = []
    // xl/worksheets/_rels/sheet1.xml.rels speaks for xl/worksheets/sheet1.xml.
    let pieces = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let folder = Array(pieces.dropLast(2))
    for target in text.values(of: "Target", in: "Relationship") {
      let resolved = resolve(target, from: folder)
      if !package.contains(resolved) { faults.append("\(name) leads to missing part \(resolved)") }
    }
    let source = (folder + [String(pieces[pieces.count - 1].dropLast(5))]).joined(separator: "/")
    guard folder.count > 0, !source.isEmpty, package.contains(source) else { return faults }
    let identifiers = Set(text.values(of: "Id", in: "Relationship"))
    let body = package.text(source)
    for element in ["drawing", "legacyDrawing", "c:chart", "sheet"] {
      for id in body.values(of: "r:id", in: element) where !identifiers.contains(id) {
        faults.append("\(source) uses unknown relationship \(id)")
      }
    }
    return faults
  }

  private static func resolve(_ target: String, from folder: [String]) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var path = folder
    for piece in target.split(separator: "/") {
      if piece == ".." { path = Array(path.dropLast()) } else { path.append(String(piece)) }
    }
    return path.joined(separator: "/")
  }
}
