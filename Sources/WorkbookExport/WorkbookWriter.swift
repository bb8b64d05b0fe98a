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
      /// Leave it: it is well when it has the same bytes, a failure otherwise.
      case keepIdentical
    }

    /// What to do when something is at the target already.
    public var existing: ExistingFile
    /// Folder for the uncompressed parts while they are made (about ten times the size of the file).
    public var scratchDirectory: String
    /// Folder of the libraries with which watermarks are drawn; nil for the system's places.
    public var drawingLibraries: String?
    /// What to write into the hidden name, without a hyphen, so that a leaving can be told from those of others.
    public var owner: String?

    /// How to write; replaces an existing file unless told otherwise.
    public init(
      existing: ExistingFile = .replaceExisting, scratchDirectory: String = "/tmp", drawingLibraries: String? = nil,
      owner: String? = nil
    ) {
      self.owner = owner
      self.existing = existing
      self.scratchDirectory = scratchDirectory
      self.drawingLibraries = drawingLibraries
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
    let staged = try stage(workbook, for: path, options: options)
    try staged.place()
    return WrittenWorkbook(path: path, byteCount: staged.byteCount)
  }

  /// Writes `workbook` completely to a hidden file beside `path` and forces it to the disk, without giving it its name:
  /// for whoever has to note its digest first.
  public static func stage(
    _ workbook: Workbook, for path: String, options: Options = Options()
  ) throws(WorkbookError) -> StagedWorkbook {
    let targets = try WorkbookCheck.run(workbook)
    let file = try AtomicFile(target: path, existing: options.existing, owner: options.owner)
    let document = try OpenWorkbook(path: file.temporaryPath, scratchDirectory: options.scratchDirectory)
    var pictures: WatermarkPictures?
    if let watermark = workbook.watermark {
      pictures = try WatermarkPictures(
        watermark, libraries: options.drawingLibraries, scratchDirectory: options.scratchDirectory)
    }
    // The picture of the header is read from its file when the workbook is closed.
    defer { withExtendedLifetime(pictures) {} }
    let scratchBytes = try fill(document, from: workbook, linkTargets: targets, pictures: pictures)
    try FreeSpace.require(bytes: scratchBytes, at: options.scratchDirectory)
    // No workbook of figures and names shrinks further than this; spares us the library's words on stderr.
    try FreeSpace.require(bytes: scratchBytes / 32, at: file.directory)
    try document.close(writingTo: file)
    return StagedWorkbook(file, byteCount: try file.synchronize())
  }

  /// Puts the workbook into the document; returns about how many bytes its parts need uncompressed.
  private static func fill(
    _ document: OpenWorkbook, from workbook: Workbook, linkTargets: LinkTargets, pictures: WatermarkPictures?
  ) throws(WorkbookError) -> Int {
    try document.set(workbook.properties)
    let formats = try FormatTable(workbook.styles, in: document)
    var worksheets: [WorksheetPointer] = []
    for sheet in workbook.sheets { worksheets.append(try document.addWorksheet(named: sheet.name)) }
    var bytes = 1 << 16
    var hasActive = false
    for (sheet, worksheet) in zip(workbook.sheets, worksheets) {
      let writer = SheetWriter(
        sheet: sheet, worksheet: worksheet, formats: formats, linkTargets: linkTargets,
        pictures: pictures)
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

/// A workbook that is on the disk under a hidden name; it vanishes unless it is placed.
public final class StagedWorkbook {
  private let file: AtomicFile
  /// Its size.
  public let byteCount: Int

  init(_ file: AtomicFile, byteCount: Int) {
    self.file = file
    self.byteCount = byteCount
  }

  /// Where it shall be.
  public var path: String { file.target }

  /// Where it is until it is placed.
  public var temporaryPath: String { file.temporaryPath }

  /// Gives the file its name in one step.
  public func place() throws(WorkbookError) { try file.place() }

  /// Lets it stay under its hidden name when this program ends; see `AbandonedWorkbook`.
  public func leave() { file.leave() }
}
