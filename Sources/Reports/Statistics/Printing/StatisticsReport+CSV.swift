import CaseFile

extension StatisticsReport {
  /// One line a group and measure (RFC 4180: CRLF, quotes where needed), empty fields for what is not defined.
  ///
  /// The same figures as in `json(language:)`. A key that a spreadsheet would take for a formula (it begins with
  /// `=`, `+`, `-`, `@`, a tab or a line break) is prefixed with an apostrophe. No byte-order mark.
  public func csv() -> String {
    var lines = ["key,measure,current,prior,change,change_percent,change_points"]
    for group in printedGroups {
      let key = DelimitedField.text(group.key ?? "")
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
}
