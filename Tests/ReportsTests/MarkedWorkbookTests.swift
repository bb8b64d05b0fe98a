import CaseFile
import CivilCalendar
import Reports
import TestSupport
import Testing

@Suite struct MarkedWorkbookTests {
  private func workbook(_ values: [CellValue], line: CellPosition? = nil) -> Workbook {
    var sheet = Sheet(name: "表")
    sheet.blocks = [
      .rows([Row(cells: values.map { Cell($0) })]), .generated(count: 2) { Row(cells: [Cell(.integer($0))]) },
    ]
    sheet.recipientLine = line
    sheet.page.footer = PageSetup.Line(left: [.text("期间")], center: [.pageNumber])
    return Workbook(
      properties: DocumentProperties(
        title: "", subject: "", author: "", company: "", comments: "", createdAt: Instant(milliseconds: 0), custom: []),
      sheets: [sheet], styles: StyleTable())
  }

  private func content(_ workbook: Workbook) -> String {
    var text = ""
    workbook.forEachContentLine { text += String(decoding: $0, as: UTF8.self) }
    return text
  }

  private func mark() throws -> Watermark {
    Watermark(recipient: try Recipient("王院长"), issuedAt: instant("2019-07-01T20:00:00+08:00"), code: TraceCode(.origin), language: .zh)
  }

  @Test func `the content is canonical: kinds, formulas and values, no looks, no empty cells`() {
    let values: [CellValue] = [
      .text("=1\"\n"), .empty, .integer(-3), .number(0.1), .date(civilDate("2019-06-30")),
      .formula("SUM(A1:B1)", cached: .number(2)), .arrayFormula("MAX(A1)", cached: .text("x")), .link("案号", target: "'台账'!A1"),
    ]
    #expect(
      content(workbook(values))
        == #"""
        "chuqing content 1"
        ["sheet","表"]
        [0,0,"t","=1\"\u000a"]
        [0,2,"i",-3]
        [0,3,"n","0.1"]
        [0,4,"d","2019-06-30"]
        [0,5,"f","SUM(A1:B1)",["n","2.0"]]
        [0,6,"a","MAX(A1)",["t","x"]]
        [0,7,"l","案号","'台账'!A1"]
        [1,0,"i",0]
        [2,0,"i",1]

        """#)
  }

  @Test func `a copy names its recipient in the footer, in its line and in its properties, and nothing else changes`() throws {
    let plain = workbook([.text("甲"), .empty], line: CellPosition(row: 0, column: 1))
    let line = "送：王院长　2019-07-01 20:00　溯源码 000000000"
    let copy = plain.marked(try mark())
    #expect(content(copy) == content(workbook([.text("甲"), .text(line)])))
    #expect(copy.sheets[0].page.footer.left == [.text(line + "\n"), .text("期间")])
    #expect(copy.sheets[0].page.footer.center == [.text("\n"), .pageNumber])
    #expect(copy.sheets[0].page.footer.right == [])
    #expect(copy.properties.custom.map(\.value) == ["000000000", "王院长", "2019-07-01T12:00:00.000Z"])
    #expect(plain.watermark == nil && copy.watermark?.code == TraceCode(.origin))
  }
}
