/// A file that holds tables: a workbook or a separated text.
public enum TabularFile: Sendable {
  /// A workbook, opened.
  case workbook(XLSXWorkbook)
  /// A text, decoded; `CSVReader` reads its records.
  case text(DecodedText)

  /// Opens a file, whatever its name says, by its first bytes.
  ///
  /// - Parameter encoding: The encoding of a text; nil to decide it from the bytes. Workbooks have none.
  public static func open(_ path: String, encoding: TextEncoding? = nil) throws(TabularError) -> TabularFile {
    let storage = try ByteStorage(mapping: path)
    switch FileSignature(storage.bytes) {
    case .zip: return .workbook(try XLSXWorkbook.open(path))
    case .compoundFile: throw CompoundFile.refusal(of: storage.bytes)
    case .web: throw .htmlTable
    case .spreadsheetXML: throw .xmlSpreadsheet2003
    case .otherXML, .emptyZip: throw .notAWorkbook
    case .portableDocument: throw .portableDocument
    case nil: return .text(try TextDecoding.decode(storage, as: encoding))
    }
  }
}
