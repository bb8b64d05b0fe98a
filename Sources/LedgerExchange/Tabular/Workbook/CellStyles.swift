/// Which cell styles of a workbook show a day.
struct CellStyles: Hashable, Sendable {
  private let showsDay: [Bool]

  /// The styles of a workbook that has none: one, which shows numbers.
  static let none = CellStyles(showsDay: [false])

  private init(showsDay: [Bool]) { self.showsDay = showsDay }

  /// Reads the part that holds the styles.
  init(part: String, of archive: ZipArchive) throws(TabularError) {
    let handler = StylesHandler(part: part)
    try XMLStream.parse(part, of: archive, handler: handler)
    showsDay = handler.showsDay.isEmpty ? [false] : handler.showsDay
  }

  /// Whether a style shows a day; nil when there is no such style.
  func showsDay(_ index: Int) -> Bool? { showsDay.indices.contains(index) ? showsDay[index] : nil }
}

private final class StylesHandler: XMLHandler {
  private let part: String
  private var customFormats: [Int: Bool] = [:]
  private var isInCellFormats = false
  private(set) var showsDay: [Bool] = []

  init(part: String) { self.part = part }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(TabularError) {
    switch name {
    case "numFmt":
      guard let identifier = attributes.integer("numFmtId"), let code = attributes.string("formatCode") else {
        return
      }
      customFormats[identifier] = NumberFormat.showsDay(code)
    case "cellXfs":
      isInCellFormats = true
    case "xf" where isInCellFormats:
      let identifier = attributes.integer("numFmtId") ?? 0
      showsDay.append(customFormats[identifier] ?? NumberFormat.builtInShowsDay(identifier))
    default:
      return
    }
    guard max(showsDay.count, customFormats.count) <= TabularLimit.styles.maximum else {
      throw .limitExceeded(.styles, part: part)
    }
  }

  func end(_ name: XMLName) throws(TabularError) {
    if "cellXfs" ~= name { isInCellFormats = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TabularError) {}
}
