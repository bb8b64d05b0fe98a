import CivilCalendar

/// The list of cells that were changed on both sides, from which the other value can be copied.
struct ConflictSheet {
  private let ledger: EditableLedger
  private let words: EditableLedgerWords

  init(_ ledger: EditableLedger) {
    self.ledger = ledger
    words = EditableLedgerWords(ledger.language)
  }

  /// The sheet, a row a conflict.
  func make(_ looks: inout Looks) -> Sheet {
    var sheet = Sheet(name: words.conflictSheetName)
    let titles = words.conflictTitles
    let widths = [180, 120, 180, 180, 180, 90, 130]
    sheet.columns = widths.map { ColumnLayout(widthPixels: $0) }
    let header = looks.header(.center, top: .medium, bottom: .thin)
    let text = looks.variant(looks.body(.wrapped)) { $0.numberFormat = NumberFormats.text }
    let mine = looks.variant(text) { $0.isBold = true }
    var rows = [Row(heightPixels: 28, cells: titles.map { Cell(.text($0), header) })]
    for line in ledger.lines {
      for (index, conflict) in line.conflicts.sorted(by: { $0.key < $1.key }) {
        let when = conflict.recordedAt.map(words.time) ?? "—"
        let values = [
          numberText(line), ledger.columns[index].title, conflict.base ?? words.blank, conflict.current ?? words.blank,
          conflict.mine ?? words.blank, conflict.actor ?? "—", when,
        ]
        let lines = zip(values, widths).map { TextMeasure.lines($0, width: Double($1), points: 10) }.max() ?? 1
        rows.append(
          Row(
            heightPixels: min(Double(lines) * 18 + 4, 540),
            cells: values.enumerated().map { Cell(.text($0.element), $0.offset == 4 ? mine : text) }))
      }
    }
    sheet.blocks = [.rows(rows)]
    sheet.frozen = CellPosition(row: 1, column: 0)
    sheet.page.repeatedRows = 0...0
    return sheet
  }

  private func numberText(_ line: EditableLedger.Line) -> String {
    if let key = line.key { return key }
    guard case .text(let number)? = line.cells.first else { return "" }
    return number
  }
}
