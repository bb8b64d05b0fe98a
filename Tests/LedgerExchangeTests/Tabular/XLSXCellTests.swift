import CivilCalendar
import Testing

@testable import LedgerExchange

@Suite struct XLSXCellTests {
  @Test(arguments: [
    ("<c><v>20220316</v></c>", TableCell.number(20_220_316, literal: "20220316")),
    ("<c t=\"n\"><v> 4.4E+17 </v></c>", .number(4.4e17, literal: "4.4E+17")),
    ("<c t=\"b\"><v>1</v></c>", .boolean(true)),
    ("<c t=\"b\"><v>0</v></c>", .boolean(false)),
    ("<c t=\"e\"><v>#N/A</v></c>", .error("#N/A")),
    ("<c t=\"str\"><f>A1&amp;\"x\"</f><v>结果</v></c>", .text("结果")),
    ("<c><f>1+2</f><v>3</v></c>", .number(3, literal: "3")),
    ("<c><f>1+2</f><v></v></c>", .error("=")), ("<c><f>1+2</f></c>", .error("=")),
    ("<c t=\"inlineStr\"><is><t>甲</t></is></c>", .text("甲")),
    (
      "<c t=\"inlineStr\"><is><r><t>甲</t></r><r><rPr/><t> 乙</t></r><rPh><t>x</t></rPh></is></c>", .text("甲 乙")
    ),
    ("<c t=\"d\"><v>2019-03-05T08:00:00</v></c>", .date(date(2019, 3, 5))),
    ("<c t=\"d\"><v>08:00</v></c>", .error("08:00")),
    ("<c><v>NAN</v></c>", .error("NAN")),
    ("<c s=\"1\"><v>43529</v></c>", .date(date(2019, 3, 5))),
    ("<c s=\"2\"><v>43529.75</v></c>", .date(date(2019, 3, 5))),
    ("<c s=\"2\" t=\"str\"><v>2019.3.5</v></c>", .text("2019.3.5")),
    ("<c s=\"1\"><v>60</v></c>", .error("60")),
    ("<c s=\"1\"><v>-3</v></c>", .error("-3")),
    ("<c s=\"1\"><v>20190305</v></c>", .error("20190305")),
    ("<c s=\"3\"><v>0.5</v></c>", .number(0.5, literal: "0.5")),
    ("<x:c t=\"str\"><x:v>前缀</x:v></x:c>", .text("前缀")),
  ])
  func `a cell has the value that its type and style say`(markup: String, expected: TableCell) throws {
    var fixture = WorkbookFixture()
    fixture.parts[WorkbookFixture.sheet] =
      "<worksheet xmlns:x=\"m\"><sheetData><row>\(markup)</row></sheetData></worksheet>"
    #expect(try fixture.rows().first?.cells == [expected])
  }

  @Test(arguments: [
    "<c/>", "<c s=\"1\"/>", "<c><v/></c>", "<c t=\"str\"><v></v></c>", "<c t=\"str\"><f>\"\"</f><v></v></c>", "<c t=\"s\"><v>3</v></c>",
  ])
  func `cells without content are empty and end no row`(markup: String) throws {
    var fixture = WorkbookFixture()
    fixture.strings = "<si><t>a</t></si><si><t>b</t></si><si><t>c</t></si><si><t></t></si>"
    fixture.sheetData = "<row>\(markup)</row>"
    #expect(try fixture.rows() == [TableRow(number: 1, cells: [])])
  }

  @Test func `shared strings may be plain, rich, phonetic and escaped`() throws {
    var fixture = WorkbookFixture()
    fixture.strings = """
      <si><t xml:space="preserve"> 案号 </t></si><si><r><t>企业</t></r><r><rPr><b/></rPr><t>名称</t></r></si>
      <si><t>东京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si><t>a_x000D_b</t></si>
      """
    fixture.sheetData = "<row>" + (0..<4).map { "<c t=\"s\"><v>\($0)</v></c>" }.joined() + "</row>"
    #expect(
      try fixture.rows().first?.cells == [.text(" 案号 "), .text("企业名称"), .text("东京"), .text("a\rb")])
  }

  @Test(arguments: ["date1904=\"1\"", "date1904=\"true\""])
  func `a workbook may count its days from 1904`(properties: String) throws {
    var fixture = WorkbookFixture()
    fixture.properties = properties
    #expect(try fixture.cell("<c s=\"1\"><v>42067</v></c>") == .date(date(2019, 3, 5)))
    #expect(try fixture.cell("<c s=\"1\"><v>0</v></c>") == .date(date(1904, 1, 1)))
  }
}

private func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
  CivilDate(year: year, month: month, day: day) ?? .earliest
}
