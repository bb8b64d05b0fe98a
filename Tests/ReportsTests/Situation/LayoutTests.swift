import Testing

@testable import Reports

@Suite struct LayoutTests {
  @Test(arguments: [
    ("", 100.0, 1), ("破产", 100, 1), ("破产清算案件", 100, 1), ("破产清算案件台账", 100, 2), ("破\n产", 100, 2),
    ("Liquidation of an enterprise", 120, 2), ("一二三四五六（七）", 100, 2),
  ])
  func `text takes as many lines as it needs`(text: String, width: Double, lines: Int) {
    #expect(TextMeasure.lines(text, width: width, points: 10) == lines)
  }

  @Test(arguments: ["示例市国有资产经营（集团）股份有限公司", "(2015)示中法民破字第44号", "Reorganisation plan", "i", "WWWWWWWW"])
  func `a column made for a text holds it on one line, and the quick answer never misses a wide one`(text: String) {
    let width = TextMeasure.column([text], points: 10, within: 1...2_000)
    #expect(TextMeasure.lines(text, width: Double(width), points: 10) == 1)
    let measured = TextMeasure.pixels(text, points: 10)
    #expect(TextMeasure.mayExceed(text, pixels: measured - 0.01, points: 10))
  }

  @Test(arguments: [
    (0, 1.0, 1.0), (1, 1, 1), (5, 5, 1), (6, 6, 2), (18, 20, 5), (60, 60, 20), (123, 150, 50), (225, 250, 50), (9_999, 10_000, 2_000),
  ])
  func `an axis has a round step and at most five gridlines`(largest: Int, maximum: Double, step: Double) {
    let scale = AxisScale(largest: largest)
    #expect(scale.maximum == maximum)
    #expect(scale.step == step)
  }

  @Test(arguments: [(-50, 88, -50.0, 100.0, 50.0), (-60, 0, -60, 0, 20), (-1, 1, -1, 1, 1), (-7, 42, -10, 50, 10), (0, 0, 0, 1, 1)])
  func `an axis with columns below it holds 0 and the lowest value`(
    smallest: Int, largest: Int, minimum: Double, maximum: Double, step: Double
  ) {
    let scale = AxisScale(smallest: smallest, largest: largest)
    #expect(scale.minimum == minimum)
    #expect(scale.maximum == maximum)
    #expect(scale.step == step)
  }

  @Test func `a heading that would stand alone at the foot of a page goes to the next`() {
    var page = PageSetup()
    page.margins.side = 0.55
    let fit = PageFit(sheetWidth: 1_000, page: page)
    let rows = [Double](repeating: 20, count: 100)
    let perPage = Int(fit.room / 20)
    // Below what is repeated, later pages hold a row less.
    func ends(from first: Int) -> [Int] { Array(stride(from: first, to: rows.count, by: perPage - 1)) }
    let heading = perPage - 2
    #expect(fit.breaks(heights: rows, keeping: [heading..<(heading + 4)], repeated: 20) == ends(from: heading))
    #expect(fit.breaks(heights: rows, keeping: [10..<14], repeated: 20) == ends(from: perPage))
    #expect(fit.breaks(heights: Array(rows.prefix(perPage)), keeping: [10..<14], repeated: 20) == [])
    #expect(fit.breaks(heights: rows, keeping: [0..<100], repeated: 20) == ends(from: perPage))
  }

  @Test func `the last lines of a list go with its notes, so that no page holds notes alone`() {
    #expect(PageFit.keepingEnd([0..<3], of: 3..<20, to: 26) == [0..<3, 18..<26])
    #expect(PageFit.keepingEnd([0..<3, 17..<20], of: 3..<20, to: 26) == [0..<3, 17..<26])
    #expect(PageFit.keepingEnd([], of: 5..<5, to: 9) == [5..<9])
    let fit = PageFit(sheetWidth: 1_000, page: PageSetup())
    let list = Int(fit.room / 20)
    let rows = [Double](repeating: 20, count: list + 3)
    #expect(fit.breaks(heights: rows, keeping: [], repeated: 20) == [list])
    #expect(fit.breaks(heights: rows, keeping: PageFit.keepingEnd([], of: 1..<list, to: list + 3), repeated: 20) == [list - 2])
  }

  @Test func `a long name makes its row higher instead of its print smaller`() {
    var canvas = Canvas(width: 2)
    let row = canvas.addRow(height: 21)
    canvas.putWrapped("示例厂", row: row, columns: 0...1, widths: [60, 60], style: .plain)
    #expect(canvas.rows[row].heightPixels == 21)
    canvas.putWrapped(String(repeating: "厂", count: 40), row: row, columns: 0...1, widths: [60, 60], style: .plain)
    #expect(canvas.rows[row].heightPixels ?? 0 >= 5 * 17)
  }

  @Test func `a name of four lines has room for them on every list`() throws {
    let long = String(repeating: "示例市国有资产经营有限公司下属第一机械制造厂", count: 3)
    var fixture = SituationFixture()
    var nodes = NodeFixture()
    fixture.add("(2016)示01破1号", filed: "2016-01-02", debtors: [long])
    nodes.stand("(2016)示01破1号", at: 3)
    nodes.limit("(2016)示01破1号", due: "2019-06-20")
    fixture.nodes = nodes
    let report = try fixture.report()
    for sheet in [report.warnings, report.longPending, report.ledger] {
      let row = try #require(sheet.rows.first { $0.cells.contains { $0.value.words == long } }, "\(sheet.sheet.name)")
      #expect((row.heightPixels ?? 0) >= 4 * 19, "\(sheet.sheet.name)")
    }
  }

  @Test func `a blank in a column that does not print does not run over onto the page`() throws {
    var fixture = SituationFixture()
    fixture.add("(2016)示01破1号", filed: "2016-01-02")
    let report = try fixture.report()
    let row = try #require(report.ledger.row(of: "(2016)示01破1号", column: 1))
    let area = try #require(report.ledger.sheet.page.printArea)
    let blanks = report.ledger.rows[row].cells.enumerated().filter { $0.offset > area.last.column && $0.element.value.words == "未填" }
    #expect(blanks.count == 2)
    for (_, cell) in blanks { #expect(report.workbook.styles.styles[cell.style.index].horizontal == .left) }
  }
}
