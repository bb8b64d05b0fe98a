import CivilCalendar
import Foundation
import Reports
import Testing
import WorkbookExport

@Suite struct WrittenContentTests {
  @Test func `the same workbook gives the same bytes`() throws {
    let folder = try ScratchFolder()
    try _ = WorkbookWriter.write(SampleWorkbook.make(), to: folder.file("1.xlsx"))
    Thread.sleep(forTimeInterval: 1.1)
    let second = try WorkbookWriter.write(SampleWorkbook.make(), to: folder.file("2.xlsx"))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file("1.xlsx")))
    #expect(bytes == (try Data(contentsOf: URL(fileURLWithPath: second.path))))
    #expect(second.byteCount == bytes.count)
  }

  @Test func `another creation time is written in UTC`() throws {
    let moment = Instant(milliseconds: 1_577_836_799_999)
    let core = try package(of: SampleWorkbook.make(createdAt: moment)).text("docProps/core.xml")
    #expect(core.contains(">2019-12-31T23:59:59Z</dcterms:created>"))
  }

  @Test func `the first instant of 1970 is not taken for now`() throws {
    let core = try package(of: SampleWorkbook.make(createdAt: Instant(milliseconds: 0))).text(
      "docProps/core.xml")
    #expect(core.contains(">1970-01-01T00:00:01Z</dcterms:created>"))
  }

  @Test(arguments: ["=1+1", "+86 20", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1"])
  func `text that looks like a formula stays text`(text: String) throws {
    let package = try package(of: workbook([sheet("表", [[.text(text)]])]))
    #expect(!package.text("xl/worksheets/sheet1.xml").contains("<f>"))
    #expect(package.text("xl/worksheets/sheet1.xml").contains("<c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c>"))
    #expect(package.text("xl/sharedStrings.xml").contents(of: "t") == [text.replacing("&", with: "&amp;")])
  }

  @Test(arguments: [
    ("甲\u{0}乙", "甲乙"), ("甲\u{1}\u{B}\u{1F}乙", "甲乙"), ("甲\r\n乙", "甲\n乙"), ("甲\t乙", "甲\t乙"),
    ("甲\u{FFFE}乙\u{FFFF}", "甲乙"), ("，：（ＡＢ）", "，：（ＡＢ）"), ("\u{FFFD}", "\u{FFFD}"),
    ("_x0041_", "_x005F_x0041_"), ("a_x00e9_x", "a_x005F_x00e9_x"), ("_x004_", "_x004_"),
    ("a_xyz_b", "a_xyz_b"),
    ("𠮷 😀", "𠮷 😀"), ("<&>\"", "&lt;&amp;&gt;\""),
  ])
  func `characters that XML cannot hold are dropped and all others kept`(text: String, stored: String) throws {
    let package = try package(of: workbook([sheet("表", [[.text(text)]])]))
    #expect(package.text("xl/sharedStrings.xml").contents(of: "t") == [stored])
  }

  @Test func `texts of 32767 UTF-16 units are stored in full`() throws {
    let text = String(repeating: "案", count: 32_767)
    let package = try package(of: workbook([sheet("表", [[.text(text)]])]))
    #expect(package.text("xl/sharedStrings.xml").contents(of: "t") == [text])
  }

  @Test func `charts carry the values of their cells`() throws {
    let package = try package(of: SampleWorkbook.make())
    for index in 1...3 {
      let xml = package.text("xl/charts/chart\(index).xml")
      for kind in ["c:cat", "c:val"] {
        for reference in xml.contents(of: kind) {
          #expect(reference.contains("<c:pt idx=\"0\">") || index == 1)
        }
      }
    }
    let line = package.text("xl/charts/chart1.xml")
    #expect(line.contents(of: "c:numCache").count == 3)
    #expect(line.contents(of: "c:numCache").first?.contents(of: "c:v").first == "125")
    #expect(line.contents(of: "c:strCache").first?.contents(of: "c:v").first == "2019年1月")
  }

  @Test(arguments: ["案件台账", "2019", "2019上半年", "A1", "R1C1", "rc", "甲'乙", "甲 & 乙", "Sheet1", "x.1"])
  func `sheets of any name can be referred to`(name: String) throws {
    var sheet = sheet(name, [[.text("一"), .integer(7)], [.text("二"), .integer(8)]])
    sheet.charts = [chart(over: name)]
    sheet.page.printArea = CellRange(firstRow: 0, firstColumn: 0, lastRow: 1, lastColumn: 1)
    sheet.page.repeatedRows = 0...0
    sheet.autoFilter = CellRange(firstRow: 0, firstColumn: 0, lastRow: 1, lastColumn: 1)
    let package = try package(of: workbook([sheet]))
    let escaped = name.replacing("&", with: "&amp;").replacing("'", with: "''")
    let quoted = "'\(escaped)'"
    let names = package.text("xl/workbook.xml").contents(of: "definedName")
    let prefix = ["Sheet1", "x.1"].contains(name) ? name : quoted
    #expect(names.count == 3)
    #expect(names.allSatisfy { $0.hasPrefix(prefix + "!") }, "\(names)")
    let chart = package.text("xl/charts/chart1.xml")
    #expect(chart.contents(of: "c:f").allSatisfy { $0.hasPrefix(quoted + "!") })
    #expect(chart.contents(of: "c:numCache").first?.contents(of: "c:v") == ["7", "8"])
  }

  @Test func `days in a style without number format show as days`() throws {
    let date = SampleWorkbook.day(2019, 7, 1)
    let package = try package(
      of: workbook([sheet("表", [[.date(date), .date(SampleWorkbook.day(1900, 1, 1))]])]))
    #expect(package.text("xl/worksheets/sheet1.xml").contents(of: "v") == ["43647", "1"])
    #expect(package.text("xl/styles.xml").contains("formatCode=\"yyyy-mm-dd\""))
  }

  @Test func `formulas carry their values and nothing is cut`() throws {
    let xml = try package(of: SampleWorkbook.make()).text("xl/worksheets/sheet1.xml")
    #expect(xml.contains("<f>B5/C5-1</f><v>-0.9814814814814815</v>"))
    #expect(xml.contains("t=\"str\"><f>\"截至\"&amp;TEXT(B4,\"yyyy-mm-dd\")</f><v>截至2019-06-30</v>"))
    #expect(xml.contains("<f t=\"array\" ref=\"B6\">"))
  }

  @Test func `a folded group ends in a column with its button`() throws {
    let xml = try package(of: SampleWorkbook.make()).text("xl/worksheets/sheet2.xml")
    #expect(xml.values(of: "collapsed", in: "col") == ["1"])
    #expect(
      xml.contains(
        "<col min=\"7\" max=\"7\" width=\"21.42578125\" hidden=\"1\" customWidth=\"1\" outlineLevel=\"1\"/>"))
    #expect(xml.contains("<col min=\"8\" max=\"8\" width=\"9.140625\" collapsed=\"1\"/>"))
  }

  @Test func `headers double the ampersand and keep numbers apart from sizes`() throws {
    var sheet = sheet()
    sheet.page.header = PageSetup.Line(left: [.text("2019 & 2018")], right: [.pageNumber, .text("-1")])
    let xml = try package(of: workbook([sheet])).text("xl/worksheets/sheet1.xml")
    let font = "&amp;8&amp;\"宋体,Regular\""
    #expect(
      xml.contents(of: "oddHeader") == ["&amp;L\(font)2019 &amp;&amp; 2018&amp;R\(font)&amp;P\(font)-1"])
  }

  @Test func `the first visible sheet is the one that opens`() throws {
    var hidden = sheet("数据")
    hidden.isHidden = true
    let package = try package(of: workbook([hidden, sheet("甲"), sheet("乙")]))
    #expect(package.text("xl/workbook.xml").contains("firstSheet=\"1\" activeTab=\"1\""))
    #expect(package.text("xl/worksheets/sheet2.xml").contains("tabSelected=\"1\""))
    #expect(!package.text("xl/worksheets/sheet1.xml").contains("tabSelected"))
  }

  @Test func `rows made on demand equal rows at hand`() throws {
    @Sendable func cells(_ index: Int) -> [Cell] { [Cell(.integer(index)), Cell(.text("第\(index)行"))] }
    var atHand = Sheet(name: "表")
    atHand.blocks = [.rows((0..<500).map { Row(cells: cells($0)) })]
    var onDemand = Sheet(name: "表")
    onDemand.blocks = [
      .generated(count: 200) { Row(cells: cells($0)) },
      .generated(count: 300) { Row(cells: cells($0 + 200)) },
    ]
    let first = try package(of: workbook([atHand]))
    let second = try package(of: workbook([onDemand]))
    #expect(first.names == second.names)
    for name in first.names { #expect(first.text(name) == second.text(name)) }
  }
}
