/// Why a table could not be read. Cases carry facts; the words live in the command line's message tables.
///
/// Lines, rows and columns count from 1, byte offsets from 0. A `part` is the name of a file inside the workbook.
public enum TabularError: Error, Hashable, Sendable {
  // MARK: The file

  /// Nothing stands at the path.
  case missingFile
  /// The path names a folder.
  case directory
  /// The path names a pipe, a device or a socket.
  case notARegularFile
  /// The system refused to open or map the file.
  case unreadable(errno: Int32)
  /// The file has no bytes, or nothing but a byte order mark.
  case emptyFile

  // MARK: Formats that are recognised and not read

  /// The binary workbook of Excel 97–2003 (`.xls`): to be saved again as `.xlsx`.
  case legacyExcel
  /// A workbook protected by a password.
  case encrypted
  /// A binary workbook (`.xlsb`).
  case binaryWorkbook
  /// An OpenDocument file (`.ods`).
  case openDocument
  /// A web page, as many systems export under the name `.xls`.
  case htmlTable
  /// An "XML Spreadsheet 2003" file.
  case xmlSpreadsheet2003
  /// A PDF file.
  case portableDocument
  /// Some other container or markup without a workbook.
  case notAWorkbook

  // MARK: Text and its encoding

  /// The file is not text: it holds NULs or too many control characters. The first one is named;
  /// in UTF-16 its offset is that in the text as UTF-8.
  case notText(offset: Int, line: Int)
  /// The text is in Big5, which is not read.
  case big5
  /// The bytes are not in the encoding that was asked for, or that they resemble most.
  case undecodable(as: TextEncoding, offset: Int, line: Int)
  /// The file starts with the mark of another encoding than the one asked for.
  case contradictoryByteOrderMark(asked: TextEncoding, found: TextEncoding)
  /// The system lacks the conversion table (glibc's gconv module) of the encoding.
  case encodingUnavailable(TextEncoding)

  // MARK: Separated text

  /// A quoted field never ends.
  case unterminatedQuote(openedOnLine: Int)
  /// Something other than a separator follows a closing quote. Fields count from 1.
  case textAfterClosingQuote(line: Int, field: Int)
  /// A record has more fields than a worksheet has columns.
  case tooManyFields(line: Int, limit: Int)

  // MARK: Workbooks

  /// The archive is not a complete zip file.
  case damagedArchive
  /// A part cannot be inflated or fails its checksum; `code` is minizip's.
  case damagedPart(part: String, code: Int32)
  /// A part that the workbook refers to is not there.
  case missingPart(part: String)
  /// A part is not well-formed XML; `code` is expat's.
  case malformedXML(part: String, line: Int, code: UInt32)
  /// A part declares a document type, which workbooks never do.
  case doctype(part: String)
  /// A part exceeds a limit.
  case limitExceeded(TabularLimit, part: String)
  /// A row number does not lie after the row before it.
  case rowsOutOfOrder(sheet: String, row: Int, after: Int)
  /// A cell does not lie after the cell before it, or not in its row.
  case cellsOutOfOrder(sheet: String, cell: CellReference)
  /// A row number, cell reference or range that is none.
  case invalidReference(sheet: String, literal: String)
  /// A cell refers to a shared string that does not exist.
  case missingSharedString(sheet: String, cell: CellReference, literal: String)
  /// A cell refers to a style that does not exist.
  case missingStyle(sheet: String, cell: CellReference, literal: String)
  /// The text of a cell is longer than a worksheet allows.
  case cellTextTooLong(sheet: String, cell: CellReference, limit: Int)
}
