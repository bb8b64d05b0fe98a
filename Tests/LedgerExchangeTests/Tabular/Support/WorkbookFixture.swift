@testable import LedgerExchange

/// A small workbook made part by part; every part can be replaced or left out.
struct WorkbookFixture {
  /// The cells, as the content of `sheetData`.
  var sheetData = ""
  /// What stands behind `sheetData`.
  var afterData = ""
  /// The content of `sst`.
  var strings = ""
  /// The content of `styleSheet`.
  var styles = """
    <numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="20"/></cellXfs>
    """
  /// Attributes of `workbookPr`.
  var properties = ""
  /// Parts that replace or join the others; nil leaves one out.
  var parts: [String: String?] = [:]

  static let sheet = "xl/worksheets/sheet1.xml"

  /// The workbook as a zip archive.
  func bytes() -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var all: [String: String?] = [
      "_rels/.rels": relationships([("officeDocument", "xl/workbook.xml")]),
      "xl/workbook.xml": """
      <workbook xmlns:r="\(office)"><workbookPr \(properties)/><sheets>
      <sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>
      """,
      "xl/_rels/workbook.xml.rels": relationships([
        ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
      ]),
      "xl/styles.xml": "<styleSheet>\(styles)</styleSheet>",
      "xl/sharedStrings.xml": "<sst>\(strings)</sst>",
      Self.sheet: "<worksheet><sheetData>\(sheetData)</sheetData>\(afterData)</worksheet>",
    ]
    all.merge(parts) { $1 }
    var zip = StoredZip()
    for (name, content) in all.sorted(by: { $0.key < $1.key }) {
      if let content { zip.add(name, Array(content.utf8)) }
    }
    return zip.bytes()
  }

  /// A list of relationships with the identifiers rId1, rId2, ….
  func relationships(_ list: [(kind: String, target: String)]) -> String {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let entries = list.enumerated().map { index, entry in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(office)/\(entry.kind)\" Target=\"\(entry.target)\"/>"
    }
    return "<Relationships>\(entries.joined())</Relationships>"
  }

  /// The rows of the first sheet.
  func rows() throws -> [TableRow] { try Self.rows(of: bytes()) }

  /// The rows of the first sheet of an archive.
  static func rows(of bytes: [UInt8]) throws -> [TableRow] {
    try withTemporaryFile(bytes) { path in
      let workbook = try XLSXWorkbook.open(path)
      guard let sheet = workbook.sheets.first else { return [] }
      var rows: [TableRow] = []
      try workbook.forEachRow(of: sheet) { row in
        rows.append(row)
        return true
      }
      return rows
    }
  }

  /// The first cell of the first row that one `c` element gives.
  func cell(_ markup: String) throws -> TableCell? {
    var copy = self
    copy.sheetData = "<row>\(markup)</row>"
    return try copy.rows().first?.cells.first
  }
}
