import CaseFile

extension LedgerMapping {
  /// Reads a list of columns from a text file in any encoding that ledgers may have.
  public static func read(_ path: String) throws(LedgerMappingError) -> LedgerMapping {
    let file: TabularFile
    do throws(TabularError) {
      file = try TabularFile.open(path)
    } catch { throw .unreadable(error) }
    guard case .text(let text) = file else { throw .notAList }
    return try parse(text.withUTF8 { String(decoding: $0, as: UTF8.self) })
  }

  /// Reads a list of columns.
  public static func parse(_ text: String) throws(LedgerMappingError) -> LedgerMapping {
    var mapping = LedgerMapping(sections: [.none])
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      guard let (key, value) = try pair(String(line), line: index + 1) else { continue }
      try mapping.take(key, value, line: index + 1)
    }
    guard mapping.sections.contains(where: { !$0.entries.isEmpty || $0.headerRows != nil || $0.unit != nil }) else {
      throw .empty
    }
    return mapping
  }

  private mutating func take(_ title: String, _ value: String, line: Int) throws(LedgerMappingError) {
    let last = sections.count - 1
    switch Self.key(title) {
    case "列", "columns": return  // a heading of the pairs below it
    case "工作表", "sheet":
      sections.append(Section(sheet: value))
    case "表头行", "headerrow", "header_row":
      guard !value.isEmpty else { return }
      sections[last].headerRows = try Self.rows(value, line: line)
    case "单位", "unit":
      guard !value.isEmpty else { return }
      guard case .known(let unit) = LedgerColumn.statedUnit(TextFolding.key(value)) else {
        throw .badUnit(line: line, value: value)
      }
      sections[last].unit = unit
    default:
      let entry = Entry(title: title, meaning: try Self.meaning(value, line: line), line: line)
      if let first = sections[last].entries[Self.key(title)] {
        throw .titleTwice(line: line, first: first.line, title: title)
      }
      if case .column(let column, _) = entry.meaning, !column.isIgnored,
        let first = sections[last].entries.values.first(where: { $0.means(column) })
      {
        throw .columnTwice(line: line, first: first.line, column: column)
      }
      sections[last].entries[Self.key(title)] = entry
    }
  }

  private static func meaning(_ value: String, line: Int) throws(LedgerMappingError) -> Meaning {
    switch key(value) {
    case "忽略", "不要", "ignore": return .ignore
    case "", "保留", "keep": return .keep
    default:
      guard let known = LedgerColumn.recognise(value) else {
        throw .unknownColumn(line: line, value: value, closest: LedgerColumn.closest(to: value))
      }
      return .column(known.column, known.unit)
    }
  }

  private static func rows(_ value: String, line: Int) throws(LedgerMappingError) -> ClosedRange<Int> {
    let parts = TextFolding.key(value).split(whereSeparator: { "-~至到—".contains($0) }).map { Int($0) }
    guard let first = parts.first ?? nil, let last = parts.last ?? nil, parts.count <= 2, first > 0,
      (first...(first + 2)).contains(last)
    else { throw .badRows(line: line, value: value) }
    return first...last
  }

  /// The two sides of a line; nil for blank lines and remarks. The last colon parts them, unless the title is quoted.
  private static func pair(_ line: String, line number: Int) throws(LedgerMappingError) -> (String, String)? {
    var text = TextFolding.trimmed(line)
    if text.hasPrefix("- ") { text = TextFolding.trimmed(String(text.dropFirst(2))) }
    guard let first = text.first, first != "#", text != "---" else { return nil }
    if let close = Self.closingQuote[first], let end = text.dropFirst().firstIndex(of: close) {
      let title = String(text[text.index(after: text.startIndex)..<end])
      let rest = TextFolding.trimmed(String(text[text.index(after: end)...]))
      guard let sign = rest.first, separators.contains(sign) else { throw .noSeparator(line: number, text: text) }
      return (title, unquoted(withoutRemark(String(rest.dropFirst()))))
    }
    let content = withoutRemark(text)
    guard let sign = content.lastIndex(where: separators.contains) else { throw .noSeparator(line: number, text: text) }
    return (
      TextFolding.trimmed(String(content[..<sign])), unquoted(String(content[content.index(after: sign)...]))
    )
  }

  private static let separators: Set<Character> = [":", "：", "=", "＝"]
  private static let closingQuote: [Character: Character] = ["\"": "\"", "'": "'", "“": "”"]

  private static func withoutRemark(_ text: String) -> String {
    let mark = zip(text.indices, text.indices.dropFirst()).first { text[$0] == " " && text[$1] == "#" }
    return TextFolding.trimmed(mark.map { String(text[..<$0.0]) } ?? text)
  }

  private static func unquoted(_ text: String) -> String {
    let trimmed = TextFolding.trimmed(text)
    guard let first = trimmed.first, let close = closingQuote[first], trimmed.count >= 2, trimmed.last == close else {
      return trimmed
    }
    return String(trimmed.dropFirst().dropLast())
  }
}

extension LedgerMapping.Entry {
  fileprivate func means(_ column: LedgerColumn) -> Bool {
    if case .column(column, _) = meaning { return true }
    return false
  }
}

extension LedgerColumn {
  /// The columns whose names are most like `text` (sharing pairs of neighbouring characters, else single characters), at
  /// most three, the likest first.
  public static func closest(to text: String) -> [LedgerColumn] {
    let wanted = Array(TextFolding.key(text).prefix(24))
    let scored = allCases.filter { !$0.isIgnored }.map { column in
      (column: column, score: column.names.map { likeness(Array(TextFolding.key($0)), wanted) }.max() ?? 0)
    }
    return scored.filter { $0.score >= 0.4 }.sorted { $0.score > $1.score }.prefix(3).map(\.column)
  }

  /// Dice's coefficient over characters, pairs counting double: 0 for nothing in common, 1 for the same.
  private static func likeness(_ left: [Character], _ right: [Character]) -> Double {
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    func pairs(_ text: [Character]) -> Set<String> { Set(zip(text, text.dropFirst()).map { String([$0, $1]) }) }
    let (singles, others) = (Set(left), Set(right))
    let (doubles, otherDoubles) = (pairs(left), pairs(right))
    let common = singles.intersection(others).count + 2 * doubles.intersection(otherDoubles).count
    let all = singles.count + others.count + 2 * (doubles.count + otherDoubles.count)
    return 2 * Double(common) / Double(all)
  }
}
