import Testing

@testable import LedgerExchange

@Suite struct XLSXWorkbookTests {
  private func open(_ fixture: WorkbookFixture) throws -> XLSXWorkbook {
    try withTemporaryFile(fixture.bytes()) { try XLSXWorkbook.open($0) }
  }

  @Test func `sheets are found through the relationships, whatever their parts are called`() throws {
    var fixture = WorkbookFixture()
    fixture.parts["xl/workbook.xml"] = """
      <workbook xmlns:r="r"><sheets><sheet name="乙" sheetId="7" r:id="rId2"/>
      <sheet name="图" sheetId="3" r:id="rId3"/><sheet name="甲" sheetId="1" r:id="rId1" state="hidden"/>
      <sheet name="深藏" sheetId="2" r:id="rId4" state="veryHidden"/></sheets></workbook>
      """
    fixture.parts["xl/_rels/workbook.xml.rels"] = fixture.relationships([
      ("worksheet", "/xl/worksheets/sheet1.xml"), ("worksheet", "../other/Table.xml"),
      ("chartsheet", "chartsheets/sheet1.xml"), ("worksheet", "worksheets\\third.xml"),
    ])
    fixture.parts["other/table.xml"] = "<worksheet/>"
    fixture.parts["xl/worksheets/third.xml"] = "<worksheet/>"
    let workbook = try open(fixture)
    #expect(workbook.sheets.map(\.name) == ["乙", "甲", "深藏"])
    #expect(workbook.sheets.map(\.isHidden) == [false, true, true])
    #expect(
      workbook.sheets.map(\.part) == [
        "other/Table.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/third.xml",
      ])
  }

  @Test func `the main part is found through the package, and styles and strings may be missing`() throws {
    var fixture = WorkbookFixture()
    fixture.sheetData = "<row><c s=\"0\"><v>1</v></c></row>"
    fixture.parts["_rels/.rels"] = fixture.relationships([("officeDocument", "/book/main.xml")])
    fixture.parts["book/main.xml"] =
      "<workbook><sheets><sheet name=\"a\" r:id=\"rId1\" xmlns:r=\"r\"/></sheets></workbook>"
    fixture.parts["book/_rels/main.xml.rels"] = fixture.relationships([
      ("worksheet", "../xl/worksheets/sheet1.xml")
    ])
    fixture.parts["xl/workbook.xml"] = .some(nil)
    fixture.parts["xl/styles.xml"] = .some(nil)
    #expect(try fixture.rows() == [TableRow(number: 1, cells: [.number(1, literal: "1")])])
  }

  @Test func `rows and cells without references follow each other, gaps are empty cells`() throws {
    var fixture = WorkbookFixture()
    fixture.sheetData = """
      <row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c><c r="F4"/></row>
      <row/><row><c><v>5</v></c></row>
      """
    let expected: [(Int, [TableCell])] = [
      (1, [.number(1, literal: "1"), .number(2, literal: "2")]),
      (4, [.empty, .empty, .number(3, literal: "3"), .number(4, literal: "4")]),
      (5, []), (6, [.number(5, literal: "5")]),
    ]
    #expect(try fixture.rows() == expected.map { TableRow(number: $0.0, cells: $0.1) })
  }

  @Test func `merged ranges are read`() throws {
    var fixture = WorkbookFixture()
    fixture.afterData =
      "<mergeCells count=\"2\"><mergeCell ref=\"A1:F1\"/><mergeCell ref=\"B3:B9\"/></mergeCells>"
    let ranges = try withTemporaryFile(fixture.bytes()) { path in
      let workbook = try XLSXWorkbook.open(path)
      return try workbook.mergedRanges(of: try #require(workbook.sheets.first))
    }
    #expect(ranges == [CellRange("A1:F1".utf8), CellRange("B3:B9".utf8)])
  }

  @Test func `reading can stop early and a closed reader gives no more rows`() throws {
    var fixture = WorkbookFixture()
    fixture.sheetData = String(repeating: "<row><c><v>1</v></c></row>", count: 5_000)
    try withTemporaryFile(fixture.bytes()) { path in
      let workbook = try XLSXWorkbook.open(path)
      let sheet = try #require(workbook.sheets.first)
      var count = 0
      try workbook.forEachRow(of: sheet) { _ in
        count += 1
        return count < 3
      }
      #expect(count == 3)
      let reader = try workbook.rows(of: sheet)
      #expect(try reader.next()?.number == 1)
      reader.close()
      #expect(try reader.next() == nil)
    }
  }

  @Test func `a reader that failed fails again`() throws {
    var fixture = WorkbookFixture()
    fixture.sheetData = "<row r=\"2\"/><row r=\"1\"/>"
    try withTemporaryFile(fixture.bytes()) { path in
      let workbook = try XLSXWorkbook.open(path)
      let reader = try workbook.rows(of: try #require(workbook.sheets.first))
      #expect(try reader.next()?.number == 2)
      for _ in 0..<2 {
        #expect(throws: TabularError.rowsOutOfOrder(sheet: "台账", row: 1, after: 2)) { try reader.next() }
      }
    }
  }
}
