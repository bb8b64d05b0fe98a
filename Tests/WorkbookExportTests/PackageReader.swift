import CMinizip

/// The parts of an Office Open XML file by name.
struct PackageReader {
  /// Names in the order of the zip directory.
  let names: [String]
  private let parts: [String: [UInt8]]

  /// Why a file could not be read.
  struct Unreadable: Error { let path: String }

  /// Reads all parts of the file at `path`.
  init(path: String) throws {
    guard let file = unzOpen64(path) else { throw Unreadable(path: path) }
    defer { unzClose(file) }
    var names: [String] = []
    var parts: [String: [UInt8]] = [:]
    var result = unzGoToFirstFile(file)
    while result == UNZ_OK {
      var info = unz_file_info64()
      var name = [CChar](repeating: 0, count: 512)
      guard unzGetCurrentFileInfo64(file, &info, &name, 512, nil, 0, nil, 0) == UNZ_OK,
        unzOpenCurrentFile(file) == UNZ_OK
      else { throw Unreadable(path: path) }
      var bytes = [UInt8](repeating: 0, count: Int(info.uncompressed_size))
      let count = unzReadCurrentFile(file, &bytes, UInt32(bytes.count))
      guard count == Int32(bytes.count), unzCloseCurrentFile(file) == UNZ_OK else {
        throw Unreadable(path: path)
      }
      let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      names.append(text)
      parts[text] = bytes
      result = unzGoToNextFile(file)
    }
    self.names = names
    self.parts = parts
  }

  /// A part; empty when there is none.
  func bytes(_ name: String) -> [UInt8] { parts[name] ?? [] }

  /// A part as text; empty when there is none.
  func text(_ name: String) -> String { String(decoding: parts[name] ?? [], as: UTF8.self) }

  /// Whether there is such a part.
  func contains(_ name: String) -> Bool { parts[name] != nil }
}

extension String {
  /// Values of `attribute` in all elements `element` of this XML text, in order, as they are written.
  func values(of attribute: String, in element: String) -> [String] {
    pieces(after: "<\(element) ").compactMap { rest in
      let tag = rest.prefix { $0 != ">" }
      return tag.pieces(after: "\(attribute)=\"").first.map { String($0.prefix { $0 != "\"" }) }
    }
  }

  /// Contents of all elements `element`, tags within included.
  func contents(of element: String) -> [String] {
    (pieces(after: "<\(element)>") + pieces(after: "<\(element) ").map { $0.drop { $0 != ">" }.dropFirst() })
      .compactMap { rest in rest.firstRange(of: "</\(element)>").map { String(rest[..<$0.lowerBound]) } }
  }
}

extension StringProtocol {
  fileprivate func pieces(after mark: String) -> [SubSequence] {
    ranges(of: mark).map { self[$0.upperBound...] }
  }
}
