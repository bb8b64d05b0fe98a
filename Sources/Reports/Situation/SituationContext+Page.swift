/// What the sheets share around their tables: title, page furniture, signatures.
extension SituationContext {
  /// Header and footer of every sheet but the cover.
  func page(fitHeight: Int = 0) -> PageSetup {
    var page = PageSetup()
    page.fitHeight = fitHeight
    page.header = PageSetup.Line(
      left: [.text(say("【内部资料】", "[Internal]"))],
      right: [.text("\(courtName)\(say("　", "  "))\(say("破产及强制清算案件态势报告", "Insolvency situation report"))")])
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

  /// The title over the columns in the middle, and the way back to the cover at the left.
  func title(
    _ text: String, link: ClosedRange<Int>, columns: ClosedRange<Int>, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let row = canvas.addRow(height: 34)
    let target = "'\(names.cover)'!A1"
    canvas.put(.link(say("‹ 封面", "‹ Cover"), target: target), row: row, columns: link, style: looks.backLink())
    canvas.put(.text(text), row: row, columns: columns, style: looks.title())
  }

  /// The line for signatures under a table.
  func signatures(_ canvas: inout Canvas, columns: [ClosedRange<Int>], style: StyleID) {
    canvas.addRow(height: 10)
    let row = canvas.addRow(height: 28)
    let texts = [
      say("填表人：____________", "Prepared: ____________"), say("审核人：____________", "Checked: ____________"),
      say("审签：____________", "Approved: ____________"), say("日期：______年____月____日", "Date: ____________"),
    ]
    for (text, range) in zip(texts, columns) { canvas.put(.text(text), row: row, columns: range, style: style) }
  }
}
