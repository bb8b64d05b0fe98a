/// What the sheets share around their tables: title, page furniture, signatures.
extension SituationContext {
  /// Header and footer of every sheet but the cover.
  func page(fitHeight: Int = 0) -> PageSetup {
    var page = PageSetup()
    page.fitHeight = fitHeight
    page.header = PageSetup.Line(
      left: [.text(say("【内部资料】", "[Internal]"))],
      right: [
        .text(
          "\(courtName)\(say("　", "  "))\(say("破产及强制清算案件\(input.kind.name(.zh))", "Insolvency cases: \(input.kind.name(.en).lowercased())"))"
        )
      ])
    page.footer = footer
    return page
  }

  /// Period left, page in the middle, journal position right.
  var footer: PageSetup.Line {
    let rehearsal = input.court.isRehearsal ? say("　演练数据", "  rehearsal data") : ""
    return PageSetup.Line(
      left: [.text(input.period.label(say) + rehearsal)],
      center: say == .zh
        ? [.text("第 "), .pageNumber, .text(" 页　共 "), .pageCount, .text(" 页")]
        : [.text("Page "), .pageNumber, .text(" of "), .pageCount],
      right: [
        .text(
          say("日志第\(input.head.sequence)条 ", "Journal \(input.head.sequence) ")
            + String(input.head.digest.description.prefix(12)))
      ])
  }

  /// The title over the columns in the middle, and the way back to the first sheet at the left; a sheet that can be the
  /// first names itself.
  func title(
    _ text: String, link: ClosedRange<Int>, columns: ClosedRange<Int>, sheet: ReportSheet? = nil,
    _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let row = canvas.addRow(height: 34)
    if let home = sheets.first, home != sheet {
      let word = home == .cover ? say("‹ 封面", "‹ Cover") : say("‹ 首表", "‹ First sheet")
      canvas.put(.link(word, target: "'\(names.name(home))'!A1"), row: row, columns: link, style: looks.backLink())
    }
    canvas.put(.text(text), row: row, columns: columns, style: looks.title())
  }

  /// The line for signatures under a table.
  func signatures(_ canvas: inout Canvas, columns: [ClosedRange<Int>], style: StyleID) {
    canvas.addRow(height: 10)
    let row = canvas.addRow(height: 28)
    let texts = [
      say("制表人：____________", "Prepared: ____________"), say("审核人：____________", "Checked: ____________"),
      say("签发：____________", "Approved: ____________"), say("日期：______年____月____日", "Date: ____________"),
    ]
    for (text, range) in zip(texts, columns) { canvas.put(.text(text), row: row, columns: range, style: style) }
  }

  /// The key sentence above a table, over as many lines as it needs.
  func finding(
    _ text: String, points: Double, height: Double, width: Int, columns: ClosedRange<Int>, _ canvas: inout Canvas,
    _ looks: inout Looks
  ) {
    let lines = TextMeasure.lines(text, width: Double(width), points: points)
    let row = canvas.addRow(height: max(height, Double(lines) * points * 1.8 + 8))
    let style = looks.variant(looks.finding(points: points)) { $0.wraps = lines > 1 }
    canvas.put(.text(text), row: row, columns: columns, style: style)
  }

  /// The notes under a table, numbered, each as high as it needs.
  func notes(_ texts: [String], width: Int, columns: ClosedRange<Int>, _ canvas: inout Canvas, _ looks: inout Looks) {
    for (index, text) in texts.enumerated() {
      let line = (index == 0 ? say("注：", "Notes: ") : say("　　", "       ")) + "\(index + 1). " + text
      let row = canvas.addRow(height: Double(TextMeasure.lines(line, width: Double(width), points: 9)) * 17 + 3)
      canvas.put(.text(line), row: row, columns: columns, style: looks.note())
    }
  }

  /// `表3`: the number of a sheet among the tables of this report.
  func name(_ sheet: ReportSheet) -> String {
    let number = (sheets.filter(\.isNumbered).firstIndex(of: sheet) ?? 0) + 1
    return say("表\(number)", "Table \(number).")
  }

  /// The cell of a case number: a link to its row of the ledger while there is room for links.
  func link(_ position: Int, index: Int) -> CellValue {
    let number = input.records[position].number.text
    guard let row = figures.ledgerRows[position], index < Self.linkLimit else { return .text(number) }
    let target = Reference.cell(names.ledger, row, SituationNames.LedgerColumn.number.rawValue)
    return .link(number, target: target)
  }

  /// A sheet has room for 65,530 links.
  private static let linkLimit = 60_000

  /// A measure within a formula: its cell of the overall table, or the count itself where the report has no such table.
  func reference(_ id: MeasureID) -> String {
    if sheets.contains(.overall), let row = OverallSheet.row(of: id) {
      return Reference.cell(names.overall, row, OverallSheet.currentColumn)
    }
    let formulas = CaseFormulas(names, .current)
    switch id {
    case .openingPending: return "(\(formulas.openingPending))"
    case .received: return "(\(formulas.received))"
    case .closed: return "(\(formulas.closedInPeriod))"
    case .pendingOver(months: 12): return "(\(formulas.pendingOver(months: 12)))"
    case .pendingOver(months: 36): return "(\(formulas.pendingOver(months: 36)))"
    default: return "(\(formulas.pending))"
    }
  }
}
