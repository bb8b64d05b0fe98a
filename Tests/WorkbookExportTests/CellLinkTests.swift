import CivilCalendar
import Reports
import Testing
import WorkbookExport

/// Links over cells that keep their values.
@Suite struct CellLinkTests {
  private func workbook(target: String, tip: String = "提示") -> Workbook {
    var figures = sheet("数字", [[.formula("1+1", cached: .number(2)), .integer(3), .text("三")]])
    figures.links = [
      CellLink(position: CellPosition(row: 0, column: 0), target: target, tip: tip),
      CellLink(position: CellPosition(row: 0, column: 1), target: target),
    ]
    return Reports.Workbook(
      properties: Self.properties, sheets: [figures, sheet("案件", [[.text("甲")], [.text("乙")]])], styles: StyleTable())
  }

  private static let properties = SampleWorkbook.make().properties

  @Test func `a formula keeps itself, its value and its style under a link to a range`() throws {
    let package = try package(of: workbook(target: "'案件'!A1:A2"))
    let xml = package.text("xl/worksheets/sheet1.xml")
    #expect(xml.contains("<f>1+1</f><v>2</v>"))
    #expect(xml.contains("<v>3</v>"))
    #expect(
      xml.contains("<hyperlink ref=\"A1\" location=\"&apos;案件&apos;!A1:A2\"")
        || xml.contains("<hyperlink ref=\"A1\" location=\"'案件'!A1:A2\""))
    #expect(xml.contains("tooltip=\"提示\""))
    #expect(xml.contains("<hyperlink ref=\"B1\""))
    // The text that the library puts into a linked cell is overwritten.
    #expect(!package.text("xl/sharedStrings.xml").contains("案件&apos;!A1") && !xml.contains("t=\"str\"><f>"))
  }

  @Test func `a link to a sheet that is not there, or with too long a tip, is refused`() throws {
    #expect(throws: WorkbookError.self) { try package(of: workbook(target: "'别处'!A1")) }
    #expect(throws: WorkbookError.self) { try package(of: workbook(target: "'案件'!A1", tip: String(repeating: "长", count: 256))) }
  }
}
