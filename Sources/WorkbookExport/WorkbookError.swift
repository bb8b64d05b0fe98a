import CivilCalendar
import Reports

/// Where a cell stands, counted from 0.
public struct CellPlace: Hashable, Sendable {
  /// Name of the sheet.
  public let sheet: String
  /// Row, from 0.
  public let row: Int
  /// Column, from 0.
  public let column: Int

  /// A place.
  public init(sheet: String, row: Int, column: Int) {
    self.sheet = sheet
    self.row = row
    self.column = column
  }
}

/// Why a workbook was not written. Nothing was changed at the target path.
public enum WorkbookError: Error, Hashable, Sendable {
  // The workbook

  /// There is no sheet, or every sheet is hidden.
  case noVisibleSheet
  /// A spreadsheet program does not accept the name of a sheet.
  case invalidSheetName(name: String, reason: SheetNameFault)
  /// Two sheets have the same name but for upper and lower case.
  case duplicateSheetName(name: String)
  /// A defined name cannot be stored.
  case badDefinedName(name: String, reason: DefinedNameFault)
  /// A document property is too long, or a custom one has no name; `length` in UTF-16 units.
  case badProperty(name: String, length: Int)
  /// A style cannot be stored; `index` is its position in the style table.
  case badStyle(index: Int, reason: StyleFault)

  // A sheet

  /// More than 1,048,576 rows.
  case tooManyRows(sheet: String, count: Int)
  /// More than 16,384 columns.
  case tooManyColumns(sheet: String, row: Int, count: Int)
  /// More than 65,530 links.
  case tooManyLinks(sheet: String)
  /// Columns, rows, merges or the view cannot be stored.
  case badLayout(sheet: String, reason: LayoutFault)
  /// The page cannot be stored.
  case badPage(sheet: String, reason: PageFault)
  /// A validation cannot be stored; `index` is its position among the sheet's validations.
  case badValidation(sheet: String, index: Int, reason: ValidationFault)
  /// A chart cannot be stored; `index` is its position among the sheet's charts.
  case badChart(sheet: String, index: Int, reason: ChartFault)

  // A cell

  /// A text over 32,767 UTF-16 units.
  case textTooLong(CellPlace, length: Int)
  /// A number that is not finite.
  case nonFiniteNumber(CellPlace)
  /// A whole number that a spreadsheet cannot hold exactly (beyond ±2⁵³).
  case wholeNumberTooLarge(CellPlace, value: Int)
  /// A day before 1900-01-01, which spreadsheets cannot hold.
  case dateBefore1900(CellPlace, CivilDate)
  /// A formula that cannot be stored.
  case badFormula(CellPlace, reason: FormulaFault)
  /// A link that leads to no sheet of the workbook, or whose target exceeds 255 UTF-16 units.
  case badLink(CellPlace, target: String)
  /// A position that the style table does not have.
  case unknownStyle(CellPlace, index: Int)
  /// A note that is empty, over 32,767 UTF-16 units, or outside the sheet.
  case badNote(CellPlace, length: Int)

  // The file

  /// The folder of the target does not exist.
  case directoryMissing(path: String)
  /// The folder or file may not be written (missing right, read-only disk).
  case permissionDenied(path: String)
  /// The disk of `path` is full.
  case diskFull(path: String)
  /// Something is at the target already and may not be replaced.
  case fileExists(path: String)
  /// The target is a folder, a device or the like.
  case notARegularFile(path: String)
  /// The watermark of the copy cannot be drawn.
  case watermark(WatermarkFault)
  /// Another failure of the operating system.
  case system(FileOperation, path: String, errno: Int32)
  /// Another failure of the workbook library, by its own number.
  case library(code: Int, operation: LibraryOperation)
}

/// Why a sheet name is refused.
public enum SheetNameFault: Hashable, Sendable {
  /// No characters.
  case empty
  /// Over 31 UTF-16 units.
  case tooLong(length: Int)
  /// A control character or one of `[]:*?/\`.
  case forbiddenCharacter(Unicode.Scalar)
  /// An apostrophe at the beginning or end.
  case apostropheAtEnd
  /// "History", which Excel keeps for itself.
  case reserved
}

/// Why a defined name is refused.
public enum DefinedNameFault: Hashable, Sendable {
  /// No characters, or over 127 bytes in UTF-8.
  case length(bytes: Int)
  /// Starts with something else than a letter or underscore, or holds something else than these, digits and full stops.
  case forbiddenCharacter(Unicode.Scalar)
  /// Reads as a cell (`A1`, `R1C1`).
  case readsAsCell
  /// Defined twice.
  case duplicate
  /// The reference is empty or over 127 bytes in UTF-8.
  case referenceLength(bytes: Int)
}

/// Why a style is refused.
public enum StyleFault: Hashable, Sendable {
  /// Size of the text not within 1…409 points.
  case points(Double)
  /// Number format empty or over 255 UTF-16 units.
  case numberFormat(length: Int)
  /// Indent not within 0…15.
  case indent(Int)
}

/// Why the layout of a sheet is refused.
public enum LayoutFault: Hashable, Sendable {
  /// Width of a column not within 0…1,790 pixels.
  case columnWidth(column: Int, pixels: Int)
  /// Outline level not within 0…7.
  case outlineLevel(column: Int, level: Int)
  /// Height of a row not within 0…546 pixels.
  case rowHeight(row: Int, pixels: Double)
  /// A range that runs backwards or leaves the sheet.
  case range(CellRange)
  /// A merge of a single cell.
  case mergeOfOneCell(CellRange)
  /// Two merges that share a cell.
  case overlappingMerges(CellRange, CellRange)
  /// A value in a merged cell other than the first, where nobody would see it but sums would count it.
  case valueUnderMerge(CellPosition)
  /// A cell outside the sheet (freezing, selection).
  case position(CellPosition)
  /// Zoom not within 10…400 percent.
  case zoom(percent: Int)
  /// Limits of a data bar that are not finite or not rising.
  case dataBar(index: Int)
}

/// Why a page setup is refused.
public enum PageFault: Hashable, Sendable {
  /// A header or footer over 255 UTF-16 units, control codes included.
  case headerOrFooterTooLong(length: Int)
  /// A margin that is negative or not finite.
  case margin(Double)
  /// A number of pages not within 0…32,767.
  case pages(Int)
  /// Rows to repeat outside the sheet.
  case repeatedRows(ClosedRange<Int>)
  /// Columns to repeat outside the sheet.
  case repeatedColumns(ClosedRange<Int>)
  /// A page break outside the sheet or over 1,023 of them.
  case pageBreak(row: Int)
}

/// Why a validation is refused.
public enum ValidationFault: Hashable, Sendable {
  /// A range that runs backwards or leaves the sheet.
  case range(CellRange)
  /// The sheet of a list does not exist.
  case unknownSheet(String)
  /// A list that is neither one row nor one column.
  case listShape(CellRange)
  /// A limit that is not finite.
  case limit(Double)
  /// A day before 1900-01-01, which spreadsheets cannot hold.
  case dateBefore1900(CivilDate)
  /// A formula without characters, or over 255 UTF-16 units.
  case formulaLength(Int)
  /// A title over 32 UTF-16 units.
  case titleTooLong(length: Int)
  /// A text over 255 UTF-16 units.
  case textTooLong(length: Int)
  /// Over 65,530 validations on a sheet.
  case tooMany(Int)
}

/// Why a chart is refused.
public enum ChartFault: Hashable, Sendable {
  /// No series, or over 255.
  case seriesCount(Int)
  /// Size not positive, offset negative, or a cell outside the sheet.
  case placement
  /// The sheet of a series does not exist.
  case unknownSheet(String)
  /// A range that is not one row or one column, runs backwards or leaves the sheet.
  case range(CellRange)
  /// Categories and values of a series differ in number.
  case categoriesDiffer(series: Int)
  /// A text that begins with an equals sign or exceeds 255 UTF-16 units.
  case text(String)
  /// A size, step, gap or limit that is not possible.
  case measure(Double)
}

/// Why a formula is refused.
public enum FormulaFault: Hashable, Sendable {
  /// No characters, or over 8,192 UTF-16 units.
  case length(Int)
  /// The cached text exceeds 32,767 UTF-16 units.
  case resultLength(Int)
  /// A formula over arrays whose result is a text; the file library stores numbers only.
  case arrayWithTextResult
}

/// Why a watermark cannot be drawn.
public enum WatermarkFault: Hashable, Sendable {
  /// A library with which it is drawn is not installed.
  case libraryMissing(name: String)
  /// No installed font has these characters.
  case charactersMissing([Character])
  /// The library failed, by its own number.
  case notDrawn(status: Int)
}

/// What the program was doing with a file.
public enum FileOperation: Hashable, Sendable {
  /// Creating the temporary file.
  case create
  /// Writing it.
  case write
  /// Forcing it to the disk.
  case synchronize
  /// Moving it to its place.
  case rename
}

/// What the workbook library was asked to do.
public enum LibraryOperation: Hashable, Sendable {
  /// Making the workbook, a sheet, a style or a chart.
  case create
  /// Storing a cell.
  case cell(CellPlace)
  /// Storing columns, rows, merges, the page or the like.
  case sheet(name: String)
  /// Storing properties or names.
  case properties
  /// Writing the file.
  case close
}
