extension StatisticsReport {
  /// One line a group and measure (RFC 4180: CRLF, quotes where needed), empty fields for what is not defined.
  ///
  /// The same figures as in `json(language:)`. A key that a spreadsheet would take for a formula (it begins with
  /// `=`, `+`, `-`, `@`, a tab or a line break) is prefixed with an apostrophe. No byte-order mark.
  public func csv() -> String {
    var lines = ["key,measure,current,prior,change,change_percent,change_points"]
    for group in printedGroups {
      let key = Self.field(group.key ?? "")
      for measure in group.measures {
        let fields: [String?] = [
          key, measure.id.rawValue, measure.currentNumber?.description, measure.priorNumber?.description,
          measure.change?.description, measure.changePercent?.description, measure.changePoints?.description,
        ]
        lines.append(fields.map { $0 ?? "" }.joined(separator: ","))
      }
    }
    return lines.map { $0 + "\r\n" }.joined()
  }

  /// The text as a field that stays a text.
  private static func field(_ text: String) -> String {
    var bytes = Array(text.utf8)
    if let first = bytes.first, "=+-@\t\r\n".utf8.contains(first) { bytes.insert(0x27, at: 0) }
    guard bytes.contains(where: { ",\"\r\n".utf8.contains($0) }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    let doubled = bytes.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
    return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
  }
}
