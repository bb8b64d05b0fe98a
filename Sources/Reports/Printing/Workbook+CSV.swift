import CaseFile

extension Workbook {
  /// One table as comma-separated text (RFC 4180, CRLF, no byte-order mark): a line of column names, then the rows.
  /// Values as in `json()`, empty fields for what is not there; text that a spreadsheet would take for a formula is
  /// prefixed with an apostrophe. Nil when the report has no table of that name.
  public func csv(table id: String) -> String? {
    guard let table = printedTables.first(where: { $0.region.id == id }) else { return nil }
    var text = DelimitedField.line(table.region.columns.map(\.id))
    table.forEachRow { values in
      text += values.map { Self.field($0.value) }.joined(separator: ",") + "\r\n"
    }
    return text
  }

  private static func field(_ value: PrintedTable.Value) -> String {
    switch value {
    case .none: return ""
    case .text(let text): return DelimitedField.text(text)
    case .integer(let number): return "\(number)"
    case .number(let number): return number.description
    case .date(let date): return date.description
    }
  }
}
