import CXLSXWriter
import CivilCalendar
import Reports

/// Writes workbooks as Office Open XML files (`.xlsx`).
///
/// The same workbook gives the same bytes, since its creation time is part of it (for one version of the file
/// library). Formulas, charts and text carry their values, so that programs which do not calculate show them too.
public enum WorkbookWriter {
  /// How to write.
  public struct Options: Sendable {
    /// What to do when something is at the target already.
    public enum ExistingFile: Hashable, Sendable {
      /// Put the new file in its place, in one step.
      case replaceExisting
      /// Leave it and fail.
      case refuseExisting
    }

    /// What to do when something is at the target already.
    public var existing: ExistingFile
    /// Folder for the uncompressed parts while they are made (about ten times the size of the file).
    public var scratchDirectory: String

    /// How to write; replaces an existing file unless told otherwise.
    public init(existing: ExistingFile = .replaceExisting, scratchDirectory: String = "/tmp") {
      self.existing = existing
      self.scratchDirectory = scratchDirectory
    }
  }

  /// Writes `workbook` to `path`: first to a hidden file in the same folder, which is forced to the disk and then
  /// takes the name `path` in one step.
  ///
  /// Everything is checked before or while it is written; on any failure the hidden file is removed and what was
  /// at `path` stays as it was.
  public static func write(
    _ workbook: Workbook, to path: String, options: Options = Options()
  ) throws(WorkbookError) -> WrittenWorkbook {
    let targets = try WorkbookCheck.run(workbook)
    let file = try AtomicFile(target: path, existing: options.existing)
    let document = try OpenWorkbook(path: file.temporaryPath, scratchDirectory: options.scratchDirectory)
    let scratchBytes = try fill(document, from: workbook, linkTargets: targets)
    try FreeSpace.require(bytes: scratchBytes, at: options.scratchDirectory)
    // No workbook of figures and names shrinks further than this; spares us the library's words on stderr.
    try FreeSpace.require(bytes: scratchBytes / 32, at: file.directory)
    try document.close(writingTo: file)
    let byteCount = try file.commit()
    return WrittenWorkbook(path: path, byteCount: byteCount)
  }

  /// Puts the workbook into the document; returns about how many bytes its parts need uncompressed.
  private static func fill(
    _ document: OpenWorkbook, from workbook: Workbook, linkTargets: LinkTargets
  ) throws(WorkbookError) -> Int {
    try document.set(workbook.properties)
    let formats = try FormatTable(workbook.styles, in: document)
    var worksheets: [WorksheetPointer] = []
    for sheet in workbook.sheets { worksheets.append(try document.addWorksheet(named: sheet.name)) }
    var bytes = 1 << 16
    var hasActive = false
    for (sheet, worksheet) in zip(workbook.sheets, worksheets) {
      let writer = SheetWriter(sheet: sheet, worksheet: worksheet, formats: formats, linkTargets: linkTargets)
      bytes += try writer.write()
      for placement in sheet.charts {
        try ChartWriter(document: document, chart: placement.chart).insert(
          placement, on: worksheet, of: sheet.name)
      }
      if sheet.isHidden {
        worksheet_hide(worksheet)
      } else if !hasActive {
        worksheet_activate(worksheet)
        worksheet_set_first_sheet(worksheet)
        hasActive = true
      }
    }
    for name in workbook.definedNames { try document.define(name) }
    return bytes
  }
}

/// A workbook that has been written.
public struct WrittenWorkbook: Hashable, Sendable {
  /// Where it is.
  public let path: String
  /// Its size.
  public let byteCount: Int
}
