/// Collects the formulas of a worksheet, or the defined names of a workbook.
private final class FormulaHandler: XMLHandler {
  private(set) var formulas: [CellReference: String] = [:]
  private(set) var names: [String: String] = [:]
  private let part: String
  private var cell: CellReference?
  private var name: String?
  private var text: [UInt8] = []
  private var isOpen = false

  /// A formula is never longer (ECMA-376 and Excel: 8,192 characters).
  private static let longest = 1 << 16

  init(part: String) { self.part = part }

  func start(_ element: XMLName, _ attributes: XMLAttributes) throws(TabularError) {
    switch element {
    case "c": cell = attributes.bytes("r").flatMap { CellReference($0) }
    case "f" where cell != nil: open()
    case "definedName":
      name = attributes.bytes("name").map { String(decoding: $0, as: UTF8.self) }
      open()
    default: break
    }
  }

  func end(_ element: XMLName) throws(TabularError) {
    switch element {
    case "f":
      if let cell { formulas[cell] = String(decoding: text, as: UTF8.self) }
      isOpen = false
    case "definedName":
      if let name { names[name] = String(decoding: text, as: UTF8.self) }
      isOpen = false
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TabularError) {
    guard isOpen else { return }
    text.append(contentsOf: bytes)
    guard text.count <= Self.longest, formulas.count <= TabularLimit.cells.maximum else {
      throw .limitExceeded(.cells, part: part)
    }
  }

  private func open() {
    text.removeAll(keepingCapacity: true)
    isOpen = true
  }
}

extension XLSXWorkbook {
  /// The formulas of a sheet as they stand in the file, without the equals sign; empty text for one that shares that of
  /// another cell.
  public func formulas(of sheet: XLSXSheet) throws(TabularError) -> [CellReference: String] {
    try collected(from: sheet.part, of: ZipArchive(path: path)).formulas
  }

  /// The defined names with what they stand for.
  public func definedNames() throws(TabularError) -> [String: String] {
    let archive = try ZipArchive(path: path)
    return try collected(from: Self.workbookPart(of: archive), of: archive).names
  }

  private func collected(from part: String, of archive: ZipArchive) throws(TabularError) -> FormulaHandler {
    let handler = FormulaHandler(part: part)
    try XMLStream.parse(part, of: archive, handler: handler)
    return handler
  }
}
