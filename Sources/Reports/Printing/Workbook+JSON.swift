import CaseFile

extension Workbook {
  /// The report in machine-readable form, schema 1, on one line: `{"schema":1,"title","subject","properties":{…},
  /// "tables":[{"id","title","columns":[{"id","title"}],"rows":[[…]]}]}`.
  ///
  /// Values are those of the workbook's cells: whole numbers and decimals as numbers, rates as fractions of 1, days as
  /// `yyyy-mm-dd`, `null` where the workbook has nothing or a dash.
  public func json() -> String {
    var json = CanonicalJSON()
    json.raw("{\"schema\":1,\"title\":")
    json.string(properties.title)
    json.raw(",\"subject\":")
    json.string(properties.subject)
    json.raw(",\"properties\":")
    json.write(.object(properties.custom.map { .init(key: $0.name, value: .string($0.value)) }))
    json.raw(",\"tables\":[")
    for (index, table) in printedTables.enumerated() {
      if index > 0 { json.raw(",") }
      Self.write(table, to: &json)
    }
    json.raw("]}")
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func write(_ table: PrintedTable, to json: inout CanonicalJSON) {
    json.raw("{\"id\":")
    json.string(table.region.id)
    json.raw(",\"title\":")
    json.string(table.region.title)
    json.raw(",\"columns\":[")
    for (index, column) in table.region.columns.enumerated() {
      if index > 0 { json.raw(",") }
      json.raw("{\"id\":")
      json.string(column.id)
      json.raw(",\"title\":")
      json.string(table.titles[index])
      json.raw("}")
    }
    json.raw("],\"rows\":[")
    var isFirst = true
    table.forEachRow { values in
      json.raw(isFirst ? "[" : ",[")
      isFirst = false
      for (index, value) in values.enumerated() {
        if index > 0 { json.raw(",") }
        write(value.value, to: &json)
      }
      json.raw("]")
    }
    json.raw("]}")
  }

  private static func write(_ value: PrintedTable.Value, to json: inout CanonicalJSON) {
    switch value {
    case .none: json.raw("null")
    case .text(let text): json.string(text)
    case .integer(let number): json.integer(Int64(number))
    case .number(let number): json.raw(Array(number.description.utf8))
    case .date(let date): json.plainString(date.iso8601UTF8)
    }
  }
}
