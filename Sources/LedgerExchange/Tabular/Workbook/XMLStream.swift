import CExpat
import Glibc

/// The name of an element or attribute without its namespace prefix; valid during a callback.
struct XMLName {
  private let start: UnsafePointer<CChar>
  private let count: Int

  init(_ qualified: UnsafePointer<CChar>) {
    var start = qualified
    var end = qualified
    while end.pointee != 0 {
      if end.pointee == 0x3A { start = end + 1 }
      end += 1
    }
    self.start = start
    count = end - start
  }

  /// Whether the name is this one.
  @inline(__always)
  static func ~= (pattern: StaticString, name: XMLName) -> Bool {
    guard pattern.utf8CodeUnitCount == name.count else { return false }
    for index in 0..<name.count where UInt8(bitPattern: name.start[index]) != pattern.utf8Start[index] {
      return false
    }
    return true
  }
}

/// The attributes of an element; valid during a callback.
struct XMLAttributes {
  private let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  init(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.list = list }

  /// The bytes of an attribute's value.
  func bytes(_ name: StaticString) -> UnsafeRawBufferPointer? {
    guard var entry = list else { return nil }
    while let key = entry[0], let value = entry[1] {
      if name ~= XMLName(key) { return UnsafeRawBufferPointer(start: value, count: strlen(value)) }
      entry += 2
    }
    return nil
  }

  /// An attribute's value.
  func string(_ name: StaticString) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

  /// An attribute's value as a number that is not negative.
  func integer(_ name: StaticString) -> Int? { bytes(name).flatMap(Int.init(digits:)) }

  /// An attribute's value as a truth value of XML Schema; false when it is missing.
  func flag(_ name: StaticString) -> Bool {
    guard let value = string(name) else { return false }
    return value == "1" || value == "true" || value == "on"
  }
}

/// What is told about a part as it is read.
protocol XMLHandler: AnyObject {
  /// An element begins.
  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(TabularError)
  /// An element ends.
  func end(_ name: XMLName) throws(TabularError)
  /// Some character data; may come in several pieces.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TabularError)
}

/// Parses one part of a workbook block by block and tells a handler about it.
///
/// Owns expat's parser. Refuses document types, deep nesting and endless tags.
final class XMLStream {
  private let parser: XML_Parser
  private let handler: any XMLHandler
  private let part: String
  private var depth = 0
  private var fed = 0
  private var failure: TabularError?

  private static let blockSize = 1 << 16

  /// A parser for one part.
  init(part: String, handler: any XMLHandler) throws(TabularError) {
    guard let parser = XML_ParserCreate(nil) else { throw .unreadable(errno: ENOMEM) }
    self.parser = parser
    self.part = part
    self.handler = handler
    installCallbacks()
  }

  deinit { XML_ParserFree(parser) }

  /// Reads a whole part.
  static func parse(_ part: String, of archive: ZipArchive, handler: any XMLHandler) throws(TabularError) {
    let stream = try XMLStream(part: part, handler: handler)
    try archive.open(part)
    while try stream.parseBlock(of: archive) {}
  }

  /// Parses the next block of the archive's open part; false once the part has ended well.
  func parseBlock(of archive: ZipArchive) throws(TabularError) -> Bool {
    guard let buffer = XML_GetBuffer(parser, Int32(Self.blockSize)) else { throw .unreadable(errno: ENOMEM) }
    let count = try archive.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Self.blockSize))
    fed += count
    let status = XML_ParseBuffer(parser, Int32(count), count == 0 ? 1 : 0)
    if let failure { throw failure }
    guard status == XML_STATUS_OK else { throw malformed() }
    // Expat reads a tag again from its beginning with every block until it is complete.
    guard fed - Int(XML_GetCurrentByteIndex(parser)) <= TabularLimit.markupBytes.maximum else {
      throw .limitExceeded(.markupBytes, part: part)
    }
    return count > 0
  }

  private func malformed() -> TabularError {
    .malformedXML(
      part: part, line: Int(XML_GetCurrentLineNumber(parser)), code: XML_GetErrorCode(parser).rawValue)
  }

  private func installCallbacks() {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let name, let stream = XMLStream.from(context) else { return }
        stream.perform { (handler) throws(TabularError) in
          stream.depth += 1
          guard stream.depth <= TabularLimit.nestingDepth.maximum else {
            throw .limitExceeded(.nestingDepth, part: stream.part)
          }
          try handler.start(XMLName(name), XMLAttributes(attributes))
        }
      },
      { context, name in
        guard let name, let stream = XMLStream.from(context) else { return }
        stream.depth -= 1
        stream.perform { (handler) throws(TabularError) in try handler.end(XMLName(name)) }
      })
    XML_SetCharacterDataHandler(parser) { context, text, count in
      guard let text, let stream = XMLStream.from(context) else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { start in
        let bytes = UnsafeBufferPointer(start: start, count: Int(count))
        stream.perform { (handler) throws(TabularError) in try handler.text(bytes) }
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      guard let stream = XMLStream.from(context) else { return }
      stream.perform { (_) throws(TabularError) in throw .doctype(part: stream.part) }
    }
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> XMLStream? {
    context.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Runs a callback; its error stops the parser and is thrown by `parseBlock`.
  private func perform(_ body: (any XMLHandler) throws(TabularError) -> Void) {
    guard failure == nil else { return }
    do {
      try body(handler)
    } catch {
      failure = error
      XML_StopParser(parser, 0)
    }
  }
}
