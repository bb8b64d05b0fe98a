import CaseFile

extension Workbook {
  /// What the workbook says, as lines of canonical JSON: the same for the same sheets, values and formulas, whatever
  /// writes the file and however it looks. Its digest survives a change of the file library.
  ///
  /// The first line is `"chuqing content 1"`. Each sheet is `["sheet",name]` and then a line for each cell that is not
  /// empty, row by row: `[row,column,kind,…]`, counted from 0, with kind and rest as follows: `"t",text` · `"i",number` ·
  /// `"n",number` · `"d","YYYY-MM-DD"` · `"f",formula,value` · `"a",formula,value` (over arrays) · `"l",text,target`.
  /// Numbers that are not whole are texts, in the shortest form that reads back as the same double; a formula's value is
  /// `["n",number]` or `["t",text]`. Looks, widths, pages, charts and properties are not part of it.
  public func forEachContentLine<Failure>(_ body: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var json = CanonicalJSON()
    json.string("chuqing content 1")
    try body(json.bytes + [0x0A])
    for sheet in sheets {
      try body(Self.line([.string("sheet"), .string(sheet.name)]))
      var index = 0
      for block in sheet.blocks {
        for position in 0..<block.rowCount {
          try Self.lines(of: block.row(position), at: index + position, body)
        }
        index += block.rowCount
      }
    }
  }

  private static func lines<Failure>(
    of row: Row, at index: Int, _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    for (column, cell) in row.cells.enumerated() {
      guard let content = content(of: cell.value) else { continue }
      try body(line([.integer(Int64(index)), .integer(Int64(column))] + content))
    }
  }

  private static func line(_ items: [JSONValue]) -> [UInt8] { JSONValue.array(items).canonicalUTF8 + [0x0A] }

  private static func content(of value: CellValue) -> [JSONValue]? {
    switch value {
    case .empty: return nil
    case .text(let text): return [.string("t"), .string(text)]
    case .integer(let number): return [.string("i"), .integer(Int64(number))]
    case .number(let number): return [.string("n"), .string("\(number)")]
    case .date(let date): return [.string("d"), .string(date.description)]
    case .formula(let formula, let cached): return [.string("f"), .string(formula), self.cached(cached)]
    case .arrayFormula(let formula, let cached): return [.string("a"), .string(formula), self.cached(cached)]
    case .link(let text, let target): return [.string("l"), .string(text), .string(target)]
    }
  }

  private static func cached(_ value: CachedValue) -> JSONValue {
    switch value {
    case .number(let number): return .array([.string("n"), .string("\(number)")])
    case .text(let text): return .array([.string("t"), .string(text)])
    }
  }
}

extension RowBlock {
  /// One of its rows, from 0.
  func row(_ index: Int) -> Row {
    switch self {
    case .rows(let rows): return rows[index]
    case .generated(_, let make): return make(index)
    }
  }
}
