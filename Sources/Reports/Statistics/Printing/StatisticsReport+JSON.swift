import CaseFile

extension StatisticsReport {
  /// The machine-readable form, schema 1: one line, members in a fixed order, no wording but the periods' labels.
  ///
  /// `groups` holds the groups of the dimension, or without one a single group with key null for all cases. Counts
  /// are whole numbers; days and percentages have two decimals. A rate has `change_points` (percentage points) where
  /// other measures have `change_percent`. Of a part of the court, `scope` says which: dimension and name.
  public func json(language: ReportLanguage) -> String {
    var json = CanonicalJSON()
    json.raw("{\"schema\":1,\"period\":")
    Self.write(request.period, language, to: &json)
    json.raw(",\"comparison\":")
    if let comparison = request.comparison {
      Self.write(comparison, language, to: &json)
    } else {
      json.raw("null")
    }
    if let scope = request.scope {
      json.raw(",\"scope\":{\"by\":")
      json.string(scope.kind.dimension.rawValue)
      json.raw(",\"name\":")
      if let name = scope.name { json.string(name) } else { json.raw("null") }
      json.raw("}")
    }
    json.raw(",\"groups\":[")
    for (index, group) in printedGroups.enumerated() {
      if index > 0 { json.raw(",") }
      Self.write(group, to: &json)
    }
    json.raw("]}")
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// What the printers list: the groups when a dimension was asked for, else all cases as one group.
  var printedGroups: [GroupStatistics] { request.dimension == nil ? [total] : groups }

  private static func write(
    _ period: ReportPeriod, _ language: ReportLanguage, to json: inout CanonicalJSON
  ) {
    json.raw("{\"from\":")
    json.plainString(period.days.from.iso8601UTF8)
    json.raw(",\"through\":")
    json.plainString(period.days.through.iso8601UTF8)
    json.raw(",\"label\":")
    json.string(period.label(language))
    json.raw("}")
  }

  private static func write(_ group: GroupStatistics, to json: inout CanonicalJSON) {
    json.raw("{\"key\":")
    if let key = group.key { json.string(key) } else { json.raw("null") }
    json.raw(",\"measures\":{")
    for (index, measure) in group.measures.enumerated() {
      if index > 0 { json.raw(",") }
      write(measure, to: &json)
    }
    json.raw("}}")
  }

  private static func write(_ measure: MeasureValue, to json: inout CanonicalJSON) {
    json.string(measure.id.rawValue)
    json.raw(":{\"current\":")
    write(measure.currentNumber?.description, to: &json)
    json.raw(",\"prior\":")
    write(measure.priorNumber?.description, to: &json)
    json.raw(",\"change\":")
    write(measure.change?.description, to: &json)
    json.raw(measure.unit == .rate ? ",\"change_points\":" : ",\"change_percent\":")
    write((measure.changePoints ?? measure.changePercent)?.description, to: &json)
    json.raw("}")
  }

  private static func write(_ number: String?, to json: inout CanonicalJSON) {
    json.raw(Array((number ?? "null").utf8))
  }
}
