import Testing

@testable import LedgerExchange

@Suite struct HostileWorkbookTests {
  private static let sheet = WorkbookFixture.sheet

  @Test(arguments: [
    ("<row r=\"1048577\"/>", TabularError.limitExceeded(.rowNumber, part: sheet)),
    ("<row r=\"999999999\"/>", .limitExceeded(.rowNumber, part: sheet)),
    ("<row r=\"1048576\"/><row/>", .limitExceeded(.rowNumber, part: sheet)),
    ("<row r=\"3\"/><row r=\"3\"/>", .rowsOutOfOrder(sheet: "台账", row: 3, after: 3)),
    ("<row r=\"0\"/>", .invalidReference(sheet: "台账", literal: "0")),
    ("<row r=\"-1\"/>", .invalidReference(sheet: "台账", literal: "-1")),
    ("<row><c r=\"XFE1\"/></row>", .limitExceeded(.columnNumber, part: sheet)),
    ("<row><c r=\"ZZZZZZ1\"/></row>", .invalidReference(sheet: "台账", literal: "ZZZZZZ1")),
    (
      "<row><c r=\"B1\"/><c r=\"A1\"/></row>",
      .cellsOutOfOrder(sheet: "台账", cell: CellReference(row: 1, column: 1))
    ),
    (
      "<row><c r=\"B1\"/><c r=\"B1\"/></row>",
      .cellsOutOfOrder(sheet: "台账", cell: CellReference(row: 1, column: 2))
    ),
    ("<row><c r=\"A2\"/></row>", .cellsOutOfOrder(sheet: "台账", cell: CellReference(row: 2, column: 1))),
    (
      "<row><c t=\"s\"><v>0</v></c></row>",
      .missingSharedString(sheet: "台账", cell: CellReference(row: 1, column: 1), literal: "0")
    ),
    (
      "<row><c s=\"4\"><v>0</v></c></row>",
      .missingStyle(sheet: "台账", cell: CellReference(row: 1, column: 1), literal: "4")
    ),
  ])
  func `impossible rows and cells are refused`(markup: String, error: TabularError) {
    var fixture = WorkbookFixture()
    fixture.sheetData = markup
    #expect(throws: error) { try fixture.rows() }
  }

  @Test func `a cell may hold what a worksheet allows and no more`() throws {
    let limit = TabularLimit.cellText.maximum
    let longest = String(repeating: "案", count: limit)
    let fixture = WorkbookFixture()
    let cell = CellReference(row: 1, column: 1)
    let error = TabularError.cellTextTooLong(sheet: "台账", cell: cell, limit: limit)
    #expect(try fixture.cell("<c t=\"str\"><v>\(longest)</v></c>") == .text(longest))
    #expect(throws: error) { try fixture.cell("<c t=\"str\"><v>\(longest)案</v></c>") }
    #expect(throws: error) { try fixture.cell("<c><v>\(String(repeating: "1", count: 200_000))</v></c>") }
    var shared = fixture
    shared.strings = "<si><t>\(longest)案</t></si>"
    #expect(throws: TabularError.limitExceeded(.cellText, part: "xl/sharedStrings.xml")) { try shared.rows() }
  }

  @Test func `document types are refused at once`() {
    var fixture = WorkbookFixture()
    fixture.parts[Self.sheet] = """
      <!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c>\
      </row></sheetData></worksheet>
      """
    #expect(throws: TabularError.doctype(part: Self.sheet)) { try fixture.rows() }
  }

  @Test func `deep nesting and endless tags are refused`() {
    var fixture = WorkbookFixture()
    fixture.sheetData = String(repeating: "<a>", count: 100)
    #expect(throws: TabularError.limitExceeded(.nestingDepth, part: Self.sheet)) { try fixture.rows() }
    fixture.sheetData = "<row r=\"\(String(repeating: "1", count: 3 << 20))\"/>"
    #expect(throws: TabularError.limitExceeded(.markupBytes, part: Self.sheet)) { try fixture.rows() }
  }

  @Test func `rows spread over very many columns are refused`() {
    var fixture = WorkbookFixture()
    fixture.sheetData = (1...2_000).map { "<row><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined()
    #expect(throws: TabularError.limitExceeded(.sparseCells, part: Self.sheet)) { try fixture.rows() }
  }

  @Test func `a dimension is not believed`() throws {
    var fixture = WorkbookFixture()
    fixture.parts[Self.sheet] =
      "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"
    #expect(try fixture.rows().count == 1)
  }

  @Test func `merged ranges beyond a worksheet are refused`() throws {
    var fixture = WorkbookFixture()
    fixture.afterData = "<mergeCells><mergeCell ref=\"A1:A1048577\"/></mergeCells>"
    try withTemporaryFile(fixture.bytes()) { path in
      let workbook = try XLSXWorkbook.open(path)
      let sheet = try #require(workbook.sheets.first)
      #expect(throws: TabularError.invalidReference(sheet: "台账", literal: "A1:A1048577")) {
        try workbook.mergedRanges(of: sheet)
      }
    }
  }

  @Test(arguments: [0.2, 0.5, 0.9, 0.98])
  func `a truncated archive is refused`(share: Double) {
    let bytes = WorkbookFixture().bytes()
    #expect(throws: TabularError.damagedArchive) {
      try WorkbookFixture.rows(of: Array(bytes.prefix(Int(Double(bytes.count) * share))))
    }
  }

  @Test func `a part whose checksum is wrong is refused`() throws {
    var zip = StoredZip()
    zip.add("xl/workbook.xml", Array("<workbook/>".utf8), checksum: 1)
    #expect(throws: TabularError.damagedPart(part: "xl/workbook.xml", code: -105)) {
      try WorkbookFixture.rows(of: zip.bytes())
    }
  }

  @Test func `an archive of too many entries is refused`() {
    var zip = StoredZip()
    for index in 0...TabularLimit.archiveEntries.maximum { zip.add("\(index)", []) }
    #expect(throws: TabularError.limitExceeded(.archiveEntries, part: "")) {
      try WorkbookFixture.rows(of: zip.bytes())
    }
  }

  @Test func `encrypted entries are refused by name`() {
    var zip = StoredZip()
    zip.add("xl/workbook.xml", Array("<workbook/>".utf8), flags: 1)
    #expect(throws: TabularError.encrypted) { try WorkbookFixture.rows(of: zip.bytes()) }
  }

  @Test func `missing and malformed parts are refused by name`() {
    var fixture = WorkbookFixture()
    fixture.parts[Self.sheet] = .some(nil)
    #expect(throws: TabularError.missingPart(part: Self.sheet)) { try fixture.rows() }
    fixture.parts[Self.sheet] = "<worksheet>\n<sheetData>"
    #expect(throws: TabularError.malformedXML(part: Self.sheet, line: 2, code: 3)) { try fixture.rows() }
    fixture.parts["xl/sharedStrings.xml"] = .some(nil)
    #expect(throws: TabularError.missingPart(part: "xl/sharedStrings.xml")) { try fixture.rows() }
  }
}
