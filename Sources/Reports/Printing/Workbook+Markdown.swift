import CaseFile

extension Workbook {
  /// The report as Markdown for readers: a heading and a table for each table of the workbook, figures in the form in
  /// which the workbook shows them (per cent, signs, two decimals).
  public func markdown() -> String {
    var text = "# \(Self.escaped(properties.title))\n\n\(Self.escaped(properties.subject))\n"
    for table in printedTables {
      text += "\n## \(Self.escaped(table.region.title))\n\n"
      text += Self.line(table.titles)
      var alignments = [String](repeating: "---", count: table.region.columns.count)
      var body = ""
      var isFirst = true
      table.forEachRow { values in
        if isFirst {
          for (index, value) in values.enumerated() where value.style.horizontal == .right { alignments[index] = "---:" }
          isFirst = false
        }
        body += Self.line(values.map { Self.shown($0.value, $0.style) })
      }
      text += "|" + alignments.map { " \($0) |" }.joined() + "\n" + body
    }
    return text
  }

  private static func line(_ cells: [String]) -> String {
    "|" + cells.map { " \(escaped($0)) |" }.joined() + "\n"
  }

  /// On one line, with nothing that Markdown would read as markup.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "|", "\\", "`", "*", "_", "<", ">", "[", "]", "#": result += "\\" + String(character)
      case "\n", "\r", "\r\n": result += " "
      default: result.append(character)
      }
    }
    return result
  }

  private static func shown(_ value: PrintedTable.Value, _ style: CellStyle) -> String {
    let format = style.numberFormat ?? ""
    switch value {
    case .none: return "—"
    case .text(let text): return text
    case .date(let date): return date.description
    case .integer(let number): return shown(Double(number), format)
    case .number(let number): return shown(number, format)
    }
  }

  /// The parts of the workbook's number formats that carry meaning: per cent, direction, sign, decimals.
  private static func shown(_ number: Double, _ format: String) -> String {
    let isPercent = format.contains("%")
    let value = isPercent ? number * 100 : number
    let decimals = format.contains("0.00") ? 2 : format.contains("0.0") ? 1 : value.rounded() == value ? 0 : 2
    let scale = decimals == 2 ? 100.0 : decimals == 1 ? 10.0 : 1.0
    let scaled = Int((value * scale).rounded(.toNearestOrAwayFromZero))
    let whole = MovementWords.grouped(abs(scaled) / Int(scale))
    let rest = String(abs(scaled) % Int(scale))
    var text = whole
    if decimals > 0 { text += "." + String(repeating: "0", count: decimals - rest.count) + rest }
    if isPercent { text += "%" }
    if format.contains("▲") {
      guard scaled == 0 else { return (scaled > 0 ? "▲ " : "▼ ") + text }
      // The third part of the format is the word for no change.
      let parts = format.split(separator: ";")
      return parts.count > 2 ? String(parts[2].prefix { $0 != "_" }.filter { $0 != "\"" }) : text
    }
    if scaled < 0 { return "−" + text }
    return format.hasPrefix("+") && scaled > 0 ? "+" + text : text
  }
}
