import Reports

/// Sheet names and cells as formulas write them.
enum SheetReference {
  /// The name in single quotes, its own apostrophes doubled.
  static func quoted(_ name: String) -> String {
    var result = "'"
    for character in name.unicodeScalars {
      if character == "'" { result.unicodeScalars.append(character) }
      result.unicodeScalars.append(character)
    }
    return result + "'"
  }

  /// Whether formulas must quote the name though it consists of ASCII letters, digits, `_` and `.` only: it
  /// begins with a digit or full stop or may read as a cell (`2019`, `A1`, `R1C1`). The library misses these.
  static func needsQuotesUnnoticed(_ name: String) -> Bool {
    guard name.utf8.allSatisfy(isPlain), let first = name.utf8.first else { return false }
    if (0x30...0x39).contains(first) || first == 0x2E { return true }
    return readsAsCell(name)
  }

  /// Whether a text reads as a cell: `A1` style up to three letters, or `R1C1` style.
  static func readsAsCell(_ text: String) -> Bool {
    let upper = text.utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    let letters = upper.prefix { (0x41...0x5A).contains($0) }
    let digits = upper.dropFirst(letters.count)
    if (1...3).contains(letters.count), !digits.isEmpty, digits.allSatisfy(isDigit) { return true }
    return readsAsRowAndColumn(upper)
  }

  private static func readsAsRowAndColumn(_ upper: [UInt8]) -> Bool {
    var rest = upper[...]
    var hasPart = false
    for letter in [UInt8(ascii: "R"), UInt8(ascii: "C")] where rest.first == letter {
      rest = rest.dropFirst().drop(while: isDigit)
      hasPart = true
    }
    return hasPart && rest.isEmpty
  }

  /// A range with its sheet, e.g. `='案件台账'!$A$1:$A$9`.
  static func formula(_ range: CellRange, sheet: String) -> String {
    "=\(quoted(sheet))!\(absolute(range.first)):\(absolute(range.last))"
  }

  /// A range without its sheet, e.g. `A1:T100`.
  static func plain(_ range: CellRange) -> String {
    columnName(range.first.column) + "\(range.first.row + 1):" + columnName(range.last.column)
      + "\(range.last.row + 1)"
  }

  private static func absolute(_ position: CellPosition) -> String {
    "$\(columnName(position.column))$\(position.row + 1)"
  }

  /// Letters of a column counted from 0.
  static func columnName(_ column: Int) -> String {
    var rest = column + 1
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(0x41 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2E: return true
    default: return false
    }
  }
}

/// The places of a workbook to which a link may lead.
struct LinkTargets {
  private let sheets: Set<String>
  private let names: Set<String>

  init(_ workbook: Workbook) {
    sheets = Set(workbook.sheets.map { $0.name.lowercased() })
    names = Set(workbook.definedNames.map { $0.name.lowercased() })
  }

  /// Whether the text is a defined name, or a cell or range on one of the sheets, of at most 255 UTF-16 units.
  func contains(_ target: String) -> Bool {
    guard target.utf16.count <= 255, !target.unicodeScalars.contains(where: XMLText.isForbidden) else {
      return false
    }
    guard let mark = target.lastIndex(of: "!") else { return names.contains(target.lowercased()) }
    guard target.index(after: mark) < target.endIndex else { return false }
    return sheets.contains(Self.unquoted(target[..<mark]).lowercased())
  }

  private static func unquoted(_ name: Substring) -> String {
    guard name.count >= 2, name.first == "'", name.last == "'" else { return String(name) }
    var result = ""
    var isPending = false
    for character in name.dropFirst().dropLast() {
      if character == "'" {
        isPending.toggle()
        if isPending { continue }
      }
      result.append(character)
    }
    return result
  }
}
