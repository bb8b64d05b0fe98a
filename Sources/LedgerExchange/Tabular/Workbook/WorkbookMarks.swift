/// What a workbook file says of itself outside its table cells: named properties, headers and footers, and its texts.
///
/// For finding out whose copy a file is. Nothing is believed to be complete: another program may have left any of it out.
public struct WorkbookMarks: Sendable {
  /// Custom document properties by name.
  public let properties: [String: String]
  /// Headers and footers of the sheets, with the control codes of spreadsheet programs, each once.
  public let pageTexts: [String]
  /// The shared texts of the cells.
  public let cellTexts: [String]

  /// Reads them from the file at `path`.
  ///
  /// - Throws: `TabularError` when the file is no workbook or is damaged.
  public init(path: String) throws(TabularError) {
    guard case .workbook(let workbook) = try TabularFile.open(path) else { throw .notAWorkbook }
    let archive = try ZipArchive(path: path)
    let properties = PropertiesHandler()
    if let part = try PackageRelationship.all(of: "", in: archive).first(where: { $0.kind == "custom-properties" }) {
      try XMLStream.parse(part.target, of: archive, handler: properties)
    }
    let pages = PageTextHandler()
    for sheet in workbook.sheets { try XMLStream.parse(sheet.part, of: archive, handler: pages) }
    self.properties = properties.values
    pageTexts = pages.texts
    cellTexts = workbook.sharedStrings
  }
}

/// Reads `docProps/custom.xml`.
private final class PropertiesHandler: XMLHandler {
  private(set) var values: [String: String] = [:]
  private var name: String?
  private var bytes: [UInt8] = []

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(TabularError) {
    guard "property" ~= name else { return }
    self.name = attributes.string("name")
    bytes.removeAll()
  }

  func end(_ name: XMLName) throws(TabularError) {
    guard "property" ~= name, let key = self.name else { return }
    values[key] = String(decoding: bytes, as: UTF8.self)
    self.name = nil
  }

  func text(_ more: UnsafeBufferPointer<UInt8>) throws(TabularError) {
    // A property is a word or a digest; more of it is nobody's code.
    if name != nil, bytes.count < 4096 { bytes.append(contentsOf: more) }
  }
}

/// Reads the headers and footers of a sheet.
private final class PageTextHandler: XMLHandler {
  private(set) var texts: [String] = []
  private var isOpen = false
  private var bytes: [UInt8] = []

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(TabularError) {
    guard Self.isPageText(name) else { return }
    isOpen = true
    bytes.removeAll()
  }

  func end(_ name: XMLName) throws(TabularError) {
    guard Self.isPageText(name) else { return }
    isOpen = false
    let text = String(decoding: bytes, as: UTF8.self)
    if !text.isEmpty, !texts.contains(text) { texts.append(text) }
  }

  func text(_ more: UnsafeBufferPointer<UInt8>) throws(TabularError) {
    if isOpen, bytes.count < 4096 { bytes.append(contentsOf: more) }
  }

  private static func isPageText(_ name: XMLName) -> Bool {
    switch name {
    case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter": return true
    default: return false
    }
  }
}
