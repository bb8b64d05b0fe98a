import CivilCalendar

/// Lays out the sheet that is edited.
///
/// Case numbers are guarded by a validation and not by a lock, because spreadsheet programs do not sort a protected
/// range that has a locked cell. Only what stands above the rows is locked.
struct EditableLedgerSheet {
  private let ledger: EditableLedger
  private let lists: EditableLedgerLists
  private let words: EditableLedgerWords
  private let widths: [Int]

  private static let points = 10.0
  /// The first day that any date can be.
  private static let earliest = CivilDate(year: 1949, month: 10, day: 1) ?? .earliest
  /// Pixels of columns that a screen shows at least.
  private static let screenWidth = 1_150.0
  /// The hidden column with the numbers handed out stands before all others.
  private static let first = 1

  init(_ ledger: EditableLedger, _ lists: EditableLedgerLists) {
    self.ledger = ledger
    self.lists = lists
    words = EditableLedgerWords(ledger.language)
    widths = ledger.columns.indices.map { Self.width(of: $0, in: ledger) }
  }

  private var headerRow: Int { 3 }
  private var firstRow: Int { headerRow + 1 }
  private var lastRow: Int { firstRow + ledger.lines.count + EditableLedger.blankRows - 1 }
  private var lastColumn: Int { Self.first + ledger.columns.count - 1 }

  /// The sheet.
  func make(_ looks: inout Looks) -> Sheet {
    var sheet = Sheet(name: words.sheetName)
    sheet.columns =
      [ColumnLayout(widthPixels: 120, isHidden: true)] + widths.map { ColumnLayout(widthPixels: $0) }
    var canvas = top(&looks)
    header(&canvas, &looks)
    sheet.merges = canvas.merges
    sheet.blocks = [.rows(canvas.rows), .rows(body(&looks))]
    sheet.frozen = CellPosition(row: firstRow, column: Self.first + min(2, ledger.columns.count))
    sheet.autoFilter = CellRange(
      firstRow: headerRow, firstColumn: 0, lastRow: max(headerRow + 1, firstRow + ledger.lines.count - 1),
      lastColumn: lastColumn)
    sheet.selection = CellPosition(row: firstRow, column: Self.first + min(1, ledger.columns.count - 1))
    sheet.validations = ledger.columns.indices.compactMap(validation)
    sheet.protection = SheetProtection(
      allowing: [.formatCells, .formatColumns, .formatRows, .insertRows, .sort, .filter])
    sheet.notes = notes
    sheet.page = page
    return sheet
  }

  private func top(_ looks: inout Looks) -> Canvas {
    var canvas = Canvas(width: lastColumn + 1)
    // As many columns as a screen shows: what stands further right nobody would read.
    var width = 0.0
    var last = Self.first
    for (index, columnWidth) in widths.enumerated() where width < Self.screenWidth {
      width += Double(columnWidth)
      last = Self.first + index
    }
    let shown = Self.first...last
    let title = canvas.addRow(height: 34)
    let style = looks.variant(looks.title()) { $0.horizontal = .left }
    canvas.put(.text(words.heading(ledger)), row: title, columns: shown, style: style)
    let plain = looks.make {
      $0.ink = Palette.secondary
      $0.wraps = true
      $0.vertical = .top
    }
    let issue = canvas.addRow(height: 20)
    canvas.put(.text(words.issue(ledger)), row: issue, columns: shown, style: looks.variant(plain) { $0.wraps = false })
    let text = ledger.hasConflicts ? words.conflictGuide(ledger.lines.reduce(0) { $0 + $1.conflicts.count }) : words.guide
    let guide =
      ledger.hasConflicts
      ? looks.variant(plain) {
        $0.ink = Palette.accent; $0.isBold = true
      } : plain
    let lines = TextMeasure.lines(text, width: width, points: Self.points)
    let row = canvas.addRow(height: Double(lines) * 18 + 8)
    canvas.put(.text(text), row: row, columns: shown, style: guide)
    return canvas
  }

  private func header(_ canvas: inout Canvas, _ looks: inout Looks) {
    let row = canvas.addRow(height: 40)
    let style = looks.header(.center, top: .medium, bottom: .thin)
    canvas.put(.text(ledger.keyTitle), row: row, column: 0, style: style)
    for (index, column) in ledger.columns.enumerated() {
      canvas.put(.text(column.title), row: row, column: Self.first + index, style: style)
    }
  }

  private func body(_ looks: inout Looks) -> [Row] {
    let styles = ledger.columns.map { style(of: $0.entry, &looks) }
    let conflict = styles.map { style in
      looks.variant(style) {
        let side = Borders.Side(.medium, Palette.accent)
        $0.borders = Borders(top: side, bottom: side, left: side, right: side)
        $0.fill = Palette.lockedRow
        $0.ink = Palette.accent
        $0.isBold = true
      }
    }
    let key = looks.variant(looks.body(.code)) { $0.isUnlocked = true }
    var rows = ledger.lines.map { line in
      var cells = [Cell(line.key.map(CellValue.text) ?? .empty, key)]
      for (index, value) in line.cells.enumerated() {
        cells.append(Cell(value, line.conflicts[index] == nil ? styles[index] : conflict[index]))
      }
      return Row(heightPixels: height(of: line), cells: cells)
    }
    let blank = Row(heightPixels: 22, cells: [Cell(.empty, key)] + styles.map { Cell(.empty, $0) })
    rows += [Row](repeating: blank, count: EditableLedger.blankRows)
    return rows
  }

  private func style(of entry: EditableLedger.Entry, _ looks: inout Looks) -> StyleID {
    let kind: Looks.Body
    switch entry {
    case .caseNumber, .otherCase: kind = .code
    case .enterprises, .codes, .text, .openWords: kind = .wrapped
    case .words, .people, .divisions: kind = .center
    case .filingDay, .day, .plannedDay: kind = .date
    case .amount: kind = .amount
    case .count: kind = .count
    case .information: kind = .grey
    }
    return looks.variant(looks.body(kind, .none, Looks.Edge(left: .thin))) { style in
      style.isUnlocked = true
      style.shrinks = false
      switch entry {
      // What somebody types there stays text: case numbers, codes of digits, notes that begin with a sign.
      case .codes, .text, .enterprises, .people, .divisions, .openWords: style.numberFormat = NumberFormats.text
      case .caseNumber, .information: style.fill = Palette.tint
      default: break
      }
    }
  }

  private func height(of line: EditableLedger.Line) -> Double {
    var lines = 1
    for (index, value) in line.cells.enumerated() {
      guard case .text(let text) = value, isWrapped(ledger.columns[index].entry) else { continue }
      guard text.utf8.contains(0x0A) || TextMeasure.mayExceed(text, pixels: Double(widths[index]) - 12, points: Self.points)
      else { continue }
      lines = max(lines, TextMeasure.lines(text, width: Double(widths[index]), points: Self.points))
    }
    return min(lines == 1 ? 22 : Double(lines) * 18 + 4, 540)
  }

  private func isWrapped(_ entry: EditableLedger.Entry) -> Bool {
    switch entry {
    case .enterprises, .codes, .text, .openWords, .information: return true
    default: return false
    }
  }

  private func validation(of index: Int) -> CellValidation? {
    let column = Self.first + index
    let range = CellRange(firstRow: firstRow, firstColumn: column, lastRow: lastRow, lastColumn: column)
    let entry = ledger.columns[index].entry
    let complaint = words.complaint(entry)
    switch entry {
    case .caseNumber:
      // A row that was handed out has its number in the hidden column.
      return CellValidation(range: range, rule: .formula("$A\(firstRow + 1)=\"\""), complaint: complaint)
    case .information: return CellValidation(range: range, rule: .formula("FALSE"), complaint: complaint)
    case .words: return list(index, range, .stop, complaint)
    case .openWords, .people, .divisions: return list(index, range, .warning, complaint)
    case .filingDay, .day:
      return CellValidation(range: range, rule: .dateUntilToday(from: Self.earliest), complaint: complaint)
    case .plannedDay:
      let end = CivilDate(year: 2099, month: 12, day: 31) ?? .latest
      return CellValidation(range: range, rule: .date(Self.earliest...end), complaint: complaint)
    case .amount:
      return CellValidation(range: range, rule: .number(0...90_000_000_000_000), complaint: complaint)
    case .count: return CellValidation(range: range, rule: .wholeNumber(0...10_000_000), complaint: complaint)
    case .enterprises, .codes, .otherCase, .text: return nil
    }
  }

  private func list(
    _ index: Int, _ range: CellRange, _ severity: CellValidation.Severity, _ complaint: CellValidation.Message?
  ) -> CellValidation? {
    lists.range(of: index).map {
      CellValidation(range: range, rule: .list(sheet: lists.name, $0), severity: severity, complaint: complaint)
    }
  }

  private var notes: [CellNote] {
    var notes = ledger.columns.enumerated().map { index, column in
      CellNote(position: CellPosition(row: headerRow, column: Self.first + index), text: words.note(column.entry))
    }
    for (position, line) in ledger.lines.enumerated() {
      for (index, conflict) in line.conflicts.sorted(by: { $0.key < $1.key }) {
        notes.append(
          CellNote(
            position: CellPosition(row: firstRow + position, column: Self.first + index), text: words.note(conflict)))
      }
    }
    return notes
  }

  private var page: PageSetup {
    var page = PageSetup()
    page.repeatedRows = headerRow...headerRow
    // On one page so many columns could not be read.
    page.fitWidth = 2
    page.repeatedColumns = Self.first...(Self.first + min(1, ledger.columns.count - 1))
    page.centersHorizontally = false
    page.margins.side = 0.3
    page.printArea = CellRange(
      firstRow: headerRow, firstColumn: 0, lastRow: firstRow + max(ledger.lines.count, 1) - 1, lastColumn: lastColumn)
    // Beside columns that stand on every page a title in a cell would be cut off.
    page.header = PageSetup.Line(left: [.text(words.heading(ledger))])
    page.footer = PageSetup.Line(
      left: [.text(words.number(ledger.seal))], center: words.pageOfPages, right: [.text(words.footer(ledger))])
    return page
  }

  private static func width(of index: Int, in ledger: EditableLedger) -> Int {
    let limits: ClosedRange<Int>
    let column = ledger.columns[index]
    switch column.entry {
    case .caseNumber, .otherCase: limits = 130...200
    case .enterprises: limits = 160...230
    case .codes: limits = 150...170
    case .words, .people, .divisions: limits = 64...110
    case .openWords: limits = 96...170
    case .filingDay, .day, .plannedDay: limits = 88...96
    case .amount: limits = 104...150
    case .count: limits = 62...80
    case .text: limits = 90...190
    case .information: limits = 90...200
    }
    let texts = ledger.lines.lazy.flatMap { line -> [String] in
      switch line.cells[index] {
      case .text(let text): return text.split(separator: "\n").map(String.init)
      case .number(let number): return ["\(Int(number)),000.00"]
      default: return []
      }
    }
    let title = TextMeasure.column([column.title], points: points, within: 0...limits.upperBound)
    // The filter's button covers the end of a title.
    return max(TextMeasure.column(texts, points: points, within: limits), min(title + 14, limits.upperBound))
  }
}
