import Reports

/// Checks everything but the cells, before the file library is called: its own complaints go to stderr.
enum WorkbookCheck {
  private static let propertyLimit = 255
  /// Space that the library has for a defined name or its reference, less the closing zero.
  private static let nameByteLimit = 127

  /// Fails on the first thing that cannot be stored; returns where links may lead.
  static func run(_ workbook: Workbook) throws(WorkbookError) -> LinkTargets {
    try checkProperties(workbook.properties)
    try checkStyles(workbook.styles)
    try checkSheetNames(workbook.sheets)
    try checkDefinedNames(workbook.definedNames)
    let targets = LinkTargets(workbook)
    let names = Set(workbook.sheets.map(\.name))
    for sheet in workbook.sheets {
      try SheetCheck(sheet: sheet).run()
      try ValidationCheck(sheet: sheet, sheetNames: names).run()
      for (index, placement) in sheet.charts.enumerated() {
        try ChartCheck(sheet: sheet.name, index: index, sheetNames: names).run(placement)
      }
    }
    return targets
  }

  private static func checkProperties(_ properties: DocumentProperties) throws(WorkbookError) {
    let fixed = [
      ("title", properties.title), ("subject", properties.subject), ("author", properties.author),
      ("company", properties.company),
    ]
    for (name, value) in fixed where value.utf16.count > propertyLimit {
      throw .badProperty(name: name, length: value.utf16.count)
    }
    for property in properties.custom {
      let name = XMLText.cleaned(property.name)
      guard !name.isEmpty, name.utf16.count <= propertyLimit else {
        throw .badProperty(name: property.name, length: name.utf16.count)
      }
      guard property.value.utf16.count <= propertyLimit else {
        throw .badProperty(name: property.name, length: property.value.utf16.count)
      }
    }
  }

  private static func checkStyles(_ table: StyleTable) throws(WorkbookError) {
    for (index, style) in table.styles.enumerated() {
      guard style.points >= 1, style.points <= 409 else {
        throw .badStyle(index: index, reason: .points(style.points))
      }
      guard (0...15).contains(style.indent) else {
        throw .badStyle(index: index, reason: .indent(style.indent))
      }
      guard let format = style.numberFormat else { continue }
      let hasForbidden = format.unicodeScalars.contains(where: XMLText.isForbidden)
      guard !hasForbidden, (1...255).contains(format.utf16.count) else {
        throw .badStyle(index: index, reason: .numberFormat(length: format.utf16.count))
      }
    }
  }

  private static func checkSheetNames(_ sheets: [Sheet]) throws(WorkbookError) {
    guard sheets.contains(where: { !$0.isHidden }) else { throw .noVisibleSheet }
    var seen: Set<String> = []
    for sheet in sheets {
      if let reason = fault(ofSheetName: sheet.name) {
        throw .invalidSheetName(name: sheet.name, reason: reason)
      }
      guard seen.insert(sheet.name.lowercased()).inserted else { throw .duplicateSheetName(name: sheet.name) }
    }
  }

  private static func fault(ofSheetName name: String) -> SheetNameFault? {
    if name.isEmpty { return .empty }
    if name.utf16.count > 31 { return .tooLong(length: name.utf16.count) }
    for scalar in name.unicodeScalars {
      switch scalar {
      case "[", "]", ":", "*", "?", "/", "\\": return .forbiddenCharacter(scalar)
      case "\t", "\n": return .forbiddenCharacter(scalar)
      default: if XMLText.isForbidden(scalar) { return .forbiddenCharacter(scalar) }
      }
    }
    if name.unicodeScalars.first == "'" || name.unicodeScalars.last == "'" { return .apostropheAtEnd }
    return name.lowercased() == "history" ? .reserved : nil
  }

  private static func checkDefinedNames(_ names: [DefinedName]) throws(WorkbookError) {
    var seen: Set<String> = []
    for name in names {
      if let reason = fault(of: name) { throw .badDefinedName(name: name.name, reason: reason) }
      guard seen.insert(name.name.lowercased()).inserted else {
        throw .badDefinedName(name: name.name, reason: .duplicate)
      }
    }
  }

  private static func fault(of name: DefinedName) -> DefinedNameFault? {
    let bytes = name.name.utf8.count
    guard (1...nameByteLimit).contains(bytes) else { return .length(bytes: bytes) }
    for (index, scalar) in name.name.unicodeScalars.enumerated() {
      let isLetter = scalar.properties.isAlphabetic || scalar == "_"
      let isLater = scalar.properties.numericType == .decimal || scalar == "."
      if !isLetter, index == 0 || !isLater { return .forbiddenCharacter(scalar) }
    }
    if SheetReference.readsAsCell(name.name) { return .readsAsCell }
    let reference = XMLText.cleaned(name.reference).utf8.count
    return (1...nameByteLimit).contains(reference) ? nil : .referenceLength(bytes: reference)
  }
}
