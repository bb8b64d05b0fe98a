import Testing

@testable import LedgerExchange

@Suite struct CSVReaderTests {
  private func rows(_ text: String, separator: FieldSeparator? = .comma) throws -> [TableRow] {
    var reader = CSVReader(try TextDecoding.decode(Array(text.utf8), as: .utf8), separator: separator)
    var rows: [TableRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  private func fields(_ text: String, separator: FieldSeparator? = .comma) throws -> [[String]] {
    try rows(text, separator: separator).map { row in
      row.cells.map { if case .text(let text) = $0 { text } else { "" } }
    }
  }

  @Test(arguments: [
    ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
    ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
    ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
    ("\u{FEFF}案号,b\n", [["案号", "b"]]),
    ("\u{FEFF}\"案号\",b\n", [["案号", "b"]]),
    ("\"a,1\",\"b\r\n2\"\nc", [["a,1", "b\r\n2"], ["c"]]),
    ("\"say \"\"hi\"\"\",\"\"\"\"\n", [["say \"hi\"", "\""]]),
    ("\"\",,\n", [["", "", ""]]),
    ("5\" 管,a\"b\"\n", [["5\" 管", "a\"b\""]]),
    (" \"x\" ,  y\t\n", [[" \"x\" ", "  y\t"]]),
    ("1,\u{301}x\n", [["1", "\u{301}x"]]),
    ("a\n\n\r\nb,c,d\n", [["a"], [], [], ["b", "c", "d"]]),
    ("a,", [["a", ""]]),
    ("\"a\"", [["a"]]),
  ])
  func `records and fields are separated as RFC 4180 and its practice have it`(
    text: String, expected: [[String]]
  ) throws {
    #expect(try fields(text) == expected)
  }

  @Test func `empty fields are empty cells and spaces are text`() throws {
    #expect(try rows("a,, ,\"\"\n").first?.cells == [.text("a"), .empty, .text(" "), .empty])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `rows carry the physical line on which they start`(end: String) throws {
    let text = ["a", "\"b", "b\",c", "", "d"].joined(separator: end)
    #expect(try rows(text).map(\.number) == [1, 2, 4, 5])
  }

  @Test func `an unterminated quote is refused with the line of its opening`() {
    #expect(throws: TabularError.unterminatedQuote(openedOnLine: 2)) {
      try rows("a\nb,\"c\nd\ne")
    }
    #expect(throws: TabularError.unterminatedQuote(openedOnLine: 1)) { try rows("\"") }
    #expect(throws: TabularError.unterminatedQuote(openedOnLine: 1)) { try rows("\"a\"\"") }
  }

  @Test func `text after a closing quote is refused with its line and field`() {
    #expect(throws: TabularError.textAfterClosingQuote(line: 3, field: 2)) {
      try rows("a\nb,\"c\nd\" e\n")
    }
  }

  @Test func `a record with more fields than a sheet has columns is refused`() {
    let limit = TabularLimit.columnNumber.maximum
    #expect(throws: TabularError.tooManyFields(line: 1, limit: limit)) {
      try rows(String(repeating: ",", count: limit))
    }
  }

  @Test(arguments: [
    ("a,b;c\n1,2\n", FieldSeparator.comma),
    ("a;b;c\n1,5;2,5;3\n", .semicolon),
    ("标题,一行\n案号\t企业\t备注\n1\t甲\t乙,丙,丁\n2\t甲\t乙\n", .tab),
    ("\"a;b;c;d\",e\n", .comma),
    ("只有一列\n", .comma),
    ("案号,名称\r1,\"甲;乙;丙\"\r", .comma),
  ])
  func `the separator is the one that stands on most of the first lines`(
    text: String, expected: FieldSeparator
  ) throws {
    #expect(CSVReader(try TextDecoding.decode(Array(text.utf8))).separator == expected)
  }

  @Test(arguments: 0..<40)
  func `what is written with quotes is read back`(seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    let pieces = ["案", ",", "\"", "\n", "\r\n", "\r", "a", " ", "𠮷", ";", "5"]
    let table = (0..<20).map { _ in
      (0...random(4)).map { _ in (0..<random(6)).map { _ in pieces[random(11)] }.joined() }
    }
    let text = table.map { record in
      record.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
    }.joined(separator: "\r\n")
    #expect(try fields(text) == table, "seed \(seed)")
  }
}
