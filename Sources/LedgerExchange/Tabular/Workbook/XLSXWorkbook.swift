import CivilCalendar

/// One worksheet of a workbook.
public struct XLSXSheet: Hashable, Sendable {
  /// The name on the sheet's tab.
  public let name: String
  /// Whether the sheet is hidden, in whichever way.
  public let isHidden: Bool
  /// The name of the part that holds its cells.
  public let part: String
}

/// A workbook (`.xlsx`, `.xlsm`), its tables of texts and styles read, its sheets still to be read.
///
/// Each reading of a sheet opens the file again, so that the value can be shared freely.
public struct XLSXWorkbook: Sendable {
  /// The path of the file.
  public let path: String
  /// The worksheets in the order of their tabs; chart, macro and dialog sheets are left out.
  public let sheets: [XLSXSheet]
  /// Whether days are counted from 1904 (old Excel on the Macintosh).
  public let date1904: Bool
  let sharedStrings: [String]
  let styles: CellStyles

  /// Opens a workbook and reads everything but its sheets.
  public static func open(_ path: String) throws(TabularError) -> XLSXWorkbook {
    let archive = try ZipArchive(path: path)
    let part = try workbookPart(of: archive)
    let relationships = try PackageRelationship.all(of: part, in: archive)
    let handler = WorkbookHandler()
    try XMLStream.parse(part, of: archive, handler: handler)
    guard handler.isWorkbook else { throw .notAWorkbook }

    var sheets: [XLSXSheet] = []
    for entry in handler.entries {
      guard let target = relationships.first(where: { $0.identifier == entry.relationship }) else {
        throw .missingPart(part: entry.relationship)
      }
      guard target.kind == "worksheet" else { continue }
      guard archive.contains(target.target) else { throw .missingPart(part: target.target) }
      sheets.append(XLSXSheet(name: entry.name, isHidden: entry.isHidden, part: target.target))
    }
    var strings: [String] = []
    if let table = relationships.first(where: { $0.kind == "sharedStrings" }) {
      strings = try SharedStringsHandler.read(table.target, of: archive)
    }
    var styles = CellStyles.none
    if let table = relationships.first(where: { $0.kind == "styles" }) {
      styles = try CellStyles(part: table.target, of: archive)
    }
    return XLSXWorkbook(
      path: path, sheets: sheets, date1904: handler.date1904, sharedStrings: strings, styles: styles)
  }

  /// The rows of a sheet, one by one from the first.
  public func rows(of sheet: XLSXSheet) throws(TabularError) -> XLSXRowReader {
    try XLSXRowReader(workbook: self, sheet: sheet)
  }

  /// Calls the body with each row of a sheet until it returns false.
  public func forEachRow(of sheet: XLSXSheet, _ body: (TableRow) -> Bool) throws(TabularError) {
    let reader = try rows(of: sheet)
    defer { reader.close() }
    while let row = try reader.next() {
      guard body(row) else { return }
    }
  }

  /// The merged ranges of a sheet, in a pass of its own over the sheet.
  public func mergedRanges(of sheet: XLSXSheet) throws(TabularError) -> [CellRange] {
    let archive = try ZipArchive(path: path)
    var scan = MergedRangeScan(sheet: sheet)
    if let ranges = try scan.ranges(in: archive) { return ranges }
    let handler = MergedRangesHandler(sheet: sheet)
    try XMLStream.parse(sheet.part, of: archive, handler: handler)
    return handler.ranges
  }

  /// The main part of the package, refused by name when it is one that is not read.
  static func workbookPart(of archive: ZipArchive) throws(TabularError) -> String {
    let main = try PackageRelationship.all(of: "", in: archive).first { $0.kind == "officeDocument" }
    let part = main?.target ?? "xl/workbook.xml"
    if part.lowercased().hasSuffix(".bin") || archive.contains("xl/workbook.bin") { throw .binaryWorkbook }
    if archive.contains(part) { return part }
    if archive.contains("content.xml"), archive.contains("mimetype") { throw .openDocument }
    throw main == nil ? .notAWorkbook : .missingPart(part: part)
  }
}

private final class WorkbookHandler: XMLHandler {
  struct Entry {
    let name: String
    let isHidden: Bool
    let relationship: String
  }

  private(set) var entries: [Entry] = []
  private(set) var date1904 = false
  private(set) var isWorkbook = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(TabularError) {
    switch name {
    case "workbook":
      isWorkbook = true
    case "workbookPr":
      date1904 = attributes.flag("date1904")
    case "sheet":
      guard let title = attributes.string("name"), let relationship = attributes.string("id") else { return }
      let state = attributes.string("state") ?? "visible"
      entries.append(Entry(name: title, isHidden: state != "visible", relationship: relationship))
    default:
      return
    }
  }

  func end(_ name: XMLName) throws(TabularError) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TabularError) {}
}
