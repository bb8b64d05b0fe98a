import CXLSXWriter
import Glibc
import Reports

/// The pictures of one copy: the tile behind the cells and the page behind the print, each drawn once for all sheets.
///
/// No way shows everywhere: LibreOffice draws and prints the tile, Excel shows it on screen only and prints the picture of
/// the header. A class, because the picture of the header is a file that must stand until the workbook is closed.
final class WatermarkPictures {
  private let drawing: WatermarkDrawing
  private let scratchDirectory: String
  private let tile: [UInt8]
  private var pages: [Orientation: String] = [:]

  private enum Orientation {
    case landscape
    case portrait
  }

  /// Draws the tile.
  init(_ watermark: Watermark, libraries: String?, scratchDirectory: String) throws(WorkbookError) {
    drawing = try WatermarkDrawing(watermark, libraries: libraries)
    self.scratchDirectory = scratchDirectory
    tile = try drawing.tile()
  }

  deinit { for path in pages.values { Self.remove(path) } }

  /// Puts the tile behind the cells of a sheet.
  ///
  /// A sheet with a picture behind its cells or in its header, but none on it, makes the file library name drawings of
  /// later sheets that do not exist: each sheet without a chart gets a transparent pixel.
  func mark(_ worksheet: WorksheetPointer, of sheet: Sheet) throws(WorkbookError) {
    let operation = LibraryOperation.sheet(name: sheet.name)
    if !sheet.isHidden { try require(worksheet_set_background_buffer(worksheet, tile, tile.count), operation) }
    guard sheet.charts.isEmpty else { return }
    let pixel = PNGFile.transparentPixel
    var options = lxw_image_options()
    options.decorative = 1
    try require(worksheet_insert_image_buffer_opt(worksheet, 0, 0, pixel, pixel.count, &options), operation)
  }

  /// Path of the picture for the header of a page.
  func page(isLandscape: Bool) throws(WorkbookError) -> String {
    let orientation: Orientation = isLandscape ? .landscape : .portrait
    if let path = pages[orientation] { return path }
    let picture = try isLandscape ? drawing.page(width: 1000, height: 700) : drawing.page(width: 680, height: 1000)
    let path = try Self.write(picture, to: scratchDirectory)
    pages[orientation] = path
    return path
  }

  /// A file in a folder of its own: the file library notes its name in the workbook, so that has to be the same always.
  private static func write(_ bytes: [UInt8], to directory: String) throws(WorkbookError) -> String {
    var template = Array((directory + "/chuqing-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw AtomicFile.failure(.create, path: directory, errno: errno) }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let path = folder + "/watermark.png"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    var offset = 0
    while descriptor >= 0, offset < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress?.advanced(by: offset), bytes.count - offset) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      offset += count
    }
    let failure = errno
    if descriptor >= 0 { close(descriptor) }
    guard descriptor >= 0, offset == bytes.count else {
      remove(path)
      throw AtomicFile.failure(.write, path: directory, errno: failure)
    }
    return path
  }

  private static func remove(_ path: String) {
    unlink(path)
    rmdir(String(path.dropLast("/watermark.png".count)))
  }
}

/// How a watermark looks: recipient, time and code, turned, in pale ink.
struct WatermarkDrawing {
  private let library: DrawingLibrary
  private let family: String
  private let lines: [DrawingSurface.Line]

  /// Legible on a photograph of a screen and on paper, while figures over it stay clear.
  private static let alpha = 40.0 / 255
  private static let degrees = 20.0
  /// What a block of text may take, so that turned it stays within its tile.
  private static let blockWidth = 430.0

  init(_ watermark: Watermark, libraries: String?) throws(WorkbookError) {
    library = try DrawingLibrary(folder: libraries)
    let texts = watermark.pictureLines
    family = try library.family(for: texts.joined())
    lines = texts.enumerated().flatMap { index, text in
      index == 0
        ? Self.halves(text).map { DrawingSurface.Line(text: $0, size: 28, isBold: true) }
        : [DrawingSurface.Line(text: text, size: index == 1 ? 20 : 30, isBold: index != 1)]
    }
  }

  /// The tile behind the cells: 500 × 300 px, drawn at double size.
  func tile() throws(WorkbookError) -> [UInt8] { try picture(width: 500, height: 300, columns: 1, rows: 1, scale: 2) }

  /// The page behind the print.
  func page(width: Int, height: Int) throws(WorkbookError) -> [UInt8] {
    try picture(width: width, height: height, columns: max(1, width / 500), rows: height / 230, scale: 1.5)
  }

  private func picture(width: Int, height: Int, columns: Int, rows: Int, scale: Double) throws(WorkbookError) -> [UInt8] {
    try library.picture(width: width, height: height, scale: scale) { (surface) throws(WorkbookError) in
      let ink = Watermark.ink.rgb
      surface.setInk(
        red: Double(ink >> 16) / 255, green: Double(ink >> 8 & 255) / 255, blue: Double(ink & 255) / 255, alpha: Self.alpha)
      for row in 0..<rows {
        for column in 0..<columns {
          try surface.draw(
            lines, family: family, x: Double(width) * (Double(column) + 0.5) / Double(columns),
            y: Double(height) * (Double(row) + 0.5) / Double(rows), degrees: Self.degrees, width: Self.blockWidth)
        }
      }
    }
  }

  /// A long name on two lines, broken in its middle.
  private static func halves(_ name: String) -> [String] {
    guard name.count > 18 else { return [name] }
    let middle = name.index(name.startIndex, offsetBy: (name.count + 1) / 2)
    return [String(name[..<middle]), String(name[middle...])]
  }
}
