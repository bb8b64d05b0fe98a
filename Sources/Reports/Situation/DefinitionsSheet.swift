import CaseFile
import CivilCalendar

/// 口径说明: what every figure means, the dates on which it depends, the limits that are counted, what the data lack,
/// and from which state of the journal it was made.
struct DefinitionsSheet {
  let context: SituationContext
  var say: ReportLanguage { context.say }

  private static let width = 5
  private static let pixels = [46, 172, 400, 204, 208]
  /// Lines of a section that stay with its heading.
  private static let linesWithHeading = 2

  init(_ context: SituationContext) { self.context = context }

  /// A part of the sheet.
  struct Section {
    /// Stable name in machine-readable formats.
    let id: String
    let title: String
    let headers: [String]
    let lines: [Line]
  }

  /// One line of a section; the last text spans the columns that are left.
  struct Line {
    var number: String
    var term: String
    var body: CellValue
    var rest: [CellValue]
  }

  func make(_ looks: inout Looks) -> Sheet {
    var canvas = Canvas(width: Self.width)
    head(&canvas, &looks)
    var kept: [Range<Int>] = []
    var tables: [TableRegion] = []
    for (index, section) in sections.enumerated() {
      let start = canvas.nextRow
      add(section, number: index + 1, &canvas, &looks)
      kept.append(start..<min(start + 2 + Self.linesWithHeading, canvas.nextRow))
      tables.append(region(section, start..<canvas.nextRow))
    }
    let start = canvas.nextRow
    provenance(&canvas, &looks)
    kept.append(start..<canvas.nextRow)
    var sheet = Sheet(name: context.names.definitions)
    sheet.tables = tables
    sheet.blocks = [.rows(canvas.rows)]
    sheet.merges = canvas.merges
    sheet.columns = Self.pixels.map { ColumnLayout(widthPixels: $0) }
    sheet.page = context.page()
    sheet.page.repeatedRows = 0...0
    let heights = canvas.rows.map { $0.heightPixels ?? 20 }
    sheet.page.breaksBeforeRows = PageFit(sheetWidth: Self.pixels.reduce(0, +), page: sheet.page)
      .breaks(heights: heights, keeping: kept, repeated: heights[0])
    sheet.tabColor = Palette.muted
    return sheet
  }

  private func head(_ canvas: inout Canvas, _ looks: inout Looks) {
    context.title(context.names.definitions, link: 0...0, columns: 1...4, &canvas, &looks)
    canvas.put(
      .text(say("\(context.name(.definitions))　适用于本报告全部表格", "\(context.name(.definitions)) For all tables of this report")),
      row: canvas.addRow(height: 20), columns: 0...4,
      style: looks.caption(.left))
    canvas.put(
      .text(
        say("各项数字均由案件台账逐件计算，可以回溯；公式引用下列日期。", "Every figure is counted over the ledger and can be traced; the formulas use these dates.")),
      row: canvas.addRow(height: 28), columns: 0...4, style: looks.finding(points: 11.5))
  }

  /// The sections of the kind of report; the dates come first in every one, since the formulas refer to their cells.
  private var sections: [Section] {
    let hasNodes = !Set(context.sheets).isDisjoint(with: [.nodes, .judges, .warnings, .locks, .overall])
    let sections: [Section?] = [
      parameters, context.sheets.contains(.overall) ? measures : nil, hasNodes ? limits : nil,
      hasNodes ? nodes : nil, checks, context.sheets.contains(.quality) ? nil : quality,
    ]
    return sections.compactMap(\.self)
  }

  private func region(_ section: Section, _ rows: Range<Int>) -> TableRegion {
    let ids = ["number", "term", "definition", "basis", "remark"]
    return TableRegion(
      id: "definitions_\(section.id)", title: section.title, header: (rows.lowerBound + 1)...(rows.lowerBound + 1),
      rows: (rows.lowerBound + 2)..<rows.upperBound,
      columns: section.headers.indices.map { .init(ids[$0], $0, title: section.headers[$0]) })
  }

  private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

  private func add(_ section: Section, number: Int, _ canvas: inout Canvas, _ looks: inout Looks) {
    let heading = looks.make {
      $0.typeface = .hei
      $0.points = 11
      $0.ink = Palette.ink
      $0.vertical = .bottom
    }
    let title = say("\(Self.numerals[number - 1])、\(section.title)", "\(number). \(section.title)")
    canvas.put(.text(title), row: canvas.addRow(height: canvas.nextRow == 3 ? 20 : 32), columns: 0...4, style: heading)
    let row = canvas.addRow(height: 24)
    for column in 0..<Self.width {
      let text = column < section.headers.count ? section.headers[column] : ""
      let style = looks.header(column == 0 ? .center : .left, top: .medium, bottom: .thin)
      canvas.put(text.isEmpty ? .empty : .text(text), row: row, column: column, style: style)
    }
    for (index, line) in section.lines.enumerated() {
      add(line, isLast: index == section.lines.count - 1, &canvas, &looks)
    }
  }

  /// A line as high as its longest text needs.
  private func add(_ line: Line, isLast: Bool, _ canvas: inout Canvas, _ looks: inout Looks) {
    let bodyColumns = line.rest.isEmpty ? 2...4 : 2...2
    var cells: [(CellValue, ClosedRange<Int>, points: Double)] = [
      (.text(line.number), 0...0, 9.5), (.text(line.term), 1...1, 10), (line.body, bodyColumns, 10),
    ]
    for (index, value) in line.rest.enumerated() {
      cells.append((value, (3 + index)...(index == line.rest.count - 1 ? 4 : 3 + index), 9))
    }
    var height = 21.0
    for (value, columns, points) in cells {
      let width = Double(Self.pixels[columns].reduce(0, +))
      let lines = TextMeasure.lines(Self.shown(value), width: width, points: points)
      height = max(height, Double(lines) * (points * 1.9) + 6)
    }
    let row = canvas.addRow(height: height)
    for (value, columns, points) in cells {
      let style = looks.make {
        $0.points = points
        $0.wraps = true
        $0.ink = columns.lowerBound > 2 ? Palette.secondary : columns.lowerBound == 1 ? Palette.ink : Palette.text
        $0.typeface = columns.lowerBound == 1 ? .hei : .song
        $0.horizontal = columns.lowerBound == 0 ? .center : .left
        $0.numberFormat = Self.isDate(value) ? NumberFormats.date : nil
        $0.borders = Borders(bottom: isLast ? .init(.thin, Palette.ink) : .init(.thin, Palette.hairline))
      }
      canvas.put(value, row: row, columns: columns, style: style)
    }
  }

  private static func shown(_ value: CellValue) -> String {
    switch value {
    case .text(let text), .link(let text, _), .formula(_, .text(let text)): return text
    default: return ""
    }
  }

  /// Formulas with a number are the computed days among the dates.
  private static func isDate(_ value: CellValue) -> Bool {
    switch value {
    case .date, .formula(_, .number): return true
    default: return false
    }
  }

  private func provenance(_ canvas: inout Canvas, _ looks: inout Looks) {
    canvas.addRow(height: 8)
    let head = context.input.head
    let catalogue = context.input.catalogue
    let years = catalogue.calendar.coveredYears
    let code = context.input.period.code
    let kind = context.input.kind.rawValue
    let compared = context.comparison == .lastYear ? "" : " --compare \(context.input.comparison.code)"
    let texts = [
      say(
        "数据截至\(context.day(context.cutOff))，记录至日志第\(head.sequence)条；末条 SM3 摘要 \(head.digest)。",
        "Data as of \(context.cutOff), recorded up to journal entry \(head.sequence), SM3 \(head.digest)."),
      say(
        "程序 \(context.input.programVersion)，规则目录 \(catalogue.version)，节假日表 \(catalogue.calendar.version)（\(years.lowerBound)—\(years.upperBound)年）。同一日志位置、同一期间、同一版本，重新生成的文件逐字节相同。",
        "Program \(context.input.programVersion), catalogue \(catalogue.version), holidays \(catalogue.calendar.version) (\(years.lowerBound)–\(years.upperBound)). The same journal position, period and versions give the same bytes."
      ),
      say(
        "复核：chuqing stats --period \(code)\(compared)；重新生成：chuqing report \(kind) --period \(code)\(compared) --known-at \(head.sequence) --out 文件.xlsx",
        "Check: chuqing stats --period \(code)\(compared); rebuild: chuqing report \(kind) --lang en --period \(code)\(compared) --known-at \(head.sequence) --out FILE.xlsx"
      ),
    ]
    for text in texts {
      let lines = TextMeasure.lines(text, width: Double(Self.pixels.reduce(0, +)), points: 9)
      canvas.put(.text(text), row: canvas.addRow(height: Double(lines) * 17 + 3), columns: 0...4, style: looks.note())
    }
  }
}
