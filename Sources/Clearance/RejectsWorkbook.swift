import CivilCalendar
import LedgerExchange
import Reports

/// Rejected rows as a workbook that looks like the clerk's own: the same sheets, titles, header and columns, the rejected
/// rows only, in front of them why. Each cell at fault is tinted and carries a note; corrected there, the workbook can be
/// imported as it is.
public struct RejectsWorkbook {
  /// The rejected rows of one table, with their reasons in words.
  public struct Part {
    /// The table.
    public var ledger: LedgerFile
    /// All reasons of a row, by row.
    public var reasons: [Int: String] = [:]
    /// Notes on cells: what is wrong and what to do.
    public var notes: [Note] = []

    /// A note on a cell, or on the reason of a row when no single cell is at fault.
    public struct Note {
      /// Row of the ledger, from 1.
      public var row: Int
      /// Position of the column in the ledger, from 0; nil for the whole row.
      public var position: Int?
      /// The note.
      public var text: String

      /// A note.
      public init(row: Int, position: Int?, text: String) {
        self.row = row
        self.position = position
        self.text = text
      }
    }

    /// The rejected rows of a table.
    public init(ledger: LedgerFile) { self.ledger = ledger }
  }

  /// Titles of the two columns in front, known to the importer.
  private static let titles = ["不予导入的原因", "原行号"]
  /// Notes are drawings: more than so many make a workbook slow to open. The reasons stand in every row anyway.
  private static let notesPerSheet = 2_000

  private var styles = StyleTable()
  private var sheets: [Sheet] = []

  /// The workbook of some tables, at an instant; `title` names it in its properties.
  public static func make(_ parts: [Part], title: String, at instant: Instant) throws -> Workbook {
    var workbook = RejectsWorkbook()
    for part in parts { workbook.sheets.append(try workbook.sheet(part)) }
    let properties = DocumentProperties(
      title: title, subject: "", author: "", company: "", comments: "", createdAt: instant, custom: [])
    return Workbook(properties: properties, sheets: workbook.sheets, styles: workbook.styles)
  }

  // MARK: A sheet

  private mutating func sheet(_ part: Part) throws -> Sheet {
    let rows = Set(part.reasons.keys)
    let excerpt = try part.ledger.excerpt(rows: rows)
    let header = part.ledger.header
    let own = header.ownPositions
    let surplus = max(0, (excerpt.rows.map(\.cells.count).max() ?? 0) - header.titles.count)
    let positions = own + (0..<surplus).map { header.titles.count + $0 }
    var sheet = Sheet(name: name(for: part.ledger))
    sheet.showsGridlines = true
    sheet.blocks = [.rows(heading(excerpt, header, positions)), .rows(data(excerpt, part, positions))]
    sheet.merges = merges(excerpt, header, positions)
    sheet.notes = notes(part, excerpt, positions, below: header.row)
    sheet.columns = columns(excerpt, positions)
    sheet.frozen = CellPosition(row: header.row, column: 1)
    sheet.page.repeatedRows = (header.rows.lowerBound - 1)...(header.row - 1)
    sheet.selection = CellPosition(row: header.row, column: 2)
    return sheet
  }

  private func name(for ledger: LedgerFile) -> String {
    let wanted = ledger.sheet ?? String(ledger.name.split(separator: ".").first ?? "1")
    let allowed = String(wanted.filter { !"[]:*?/\\'".contains($0) }.prefix(28))
    let base = allowed.isEmpty ? "1" : allowed
    let taken = Set(sheets.map { $0.name.lowercased() })
    return ([base] + (2...99).map { "\(base)-\($0)" }).first { !taken.contains($0.lowercased()) } ?? base
  }

  private mutating func heading(_ excerpt: LedgerExcerpt, _ header: LedgerHeader, _ positions: [Int]) -> [Row] {
    let title = styles.id(
      CellStyle().with {
        $0.typeface = .hei; $0.points = 12; $0.horizontal = .center
      })
    let plain = styles.id(CellStyle())
    let head = styles.id(
      Self.bordered.with {
        $0.typeface = .hei
        $0.fill = Color(0xEEF2F6)
        $0.horizontal = .center
        $0.wraps = true
      })
    let byNumber = Dictionary(excerpt.heading.map { ($0.number, $0) }) { first, _ in first }
    return (1...header.row).map { number in
      let isHeader = header.rows.contains(number)
      let isTitle = excerpt.headingMerges.contains { $0.first.row == number && $0.last.column > $0.first.column }
      let style = isHeader ? head : isTitle ? title : plain
      let own = positions.map { position -> Cell in
        guard let row = byNumber[number], position < row.cells.count else { return Cell(.empty, style) }
        return Cell(Self.value(row.cells[position]), style)
      }
      let front = Self.titles.map { Cell(number == header.rows.lowerBound ? .text($0) : .empty, isHeader ? head : plain) }
      return Row(cells: front + own)
    }
  }

  private mutating func data(_ excerpt: LedgerExcerpt, _ part: Part, _ positions: [Int]) -> [Row] {
    let reason = styles.id(
      Self.bordered.with {
        $0.wraps = true; $0.ink = Color(0x9E2A1B)
      })
    let number = styles.id(Self.bordered.with { $0.horizontal = .center })
    let faulty = Set(part.notes.compactMap { note in note.position.map { [note.row, $0] } })
    let under = spanned(excerpt, part.ledger.header)
    return excerpt.rows.map { row in
      let text = part.reasons[row.number] ?? ""
      let own = positions.map { position -> Cell in
        let cell = position < row.cells.count ? row.cells[position] : .empty
        let isFaulty = faulty.contains([row.number, position])
        let style = style(cell, part.ledger.header.content(at: position), isFaulty: isFaulty)
        return Cell(under.contains([row.number, position]) ? .empty : Self.value(cell), style)
      }
      let lines = text.unicodeScalars.count / 20 + 1
      return Row(
        heightPixels: lines > 1 ? Double(lines * 18 + 4) : nil,
        cells: [Cell(.text(text), reason), Cell(.integer(row.number), number)] + own)
    }
  }

  /// Cells that lie under a case number merged over them.
  private func spanned(_ excerpt: LedgerExcerpt, _ header: LedgerHeader) -> Set<[Int]> {
    guard let position = header.caseNumberPosition else { return [] }
    return Set(excerpt.caseSpans.flatMap { first, last in ((first + 1)...last).map { [$0, position] } })
  }

  // MARK: Cells

  private static let bordered = CellStyle().with {
    let line = Borders.Side(.thin, Color(0xC3CAD2))
    $0.borders = Borders(top: line, bottom: line, left: line, right: line)
  }

  /// The look of a cell; a correction typed into it is kept as its column needs it: codes and numbers of cases as text.
  private mutating func style(_ cell: TableCell, _ content: LedgerHeader.Content, isFaulty: Bool) -> StyleID {
    styles.id(
      Self.bordered.with {
        if case .number = cell { $0.horizontal = .right }
        switch (cell, content) {
        case (.date, _), (.text, .date), (.empty, .date): $0.numberFormat = "yyyy-mm-dd"
        case (.number, _), (.boolean, _), (_, .figure), (.error, _): break
        default: $0.numberFormat = "@"
        }
        if isFaulty { $0.fill = Color(0xFFE2A8) }
      })
  }

  private static func value(_ cell: TableCell) -> CellValue {
    switch cell {
    case .empty: return .empty
    case .text(let text): return .text(text)
    case .number(let value, let literal): return value.isFinite ? .number(value) : .text(literal)
    case .date(let date): return .date(date)
    case .boolean(let flag): return .text(flag ? "是" : "否")
    case .error(let literal): return .text(literal)
    }
  }

  // MARK: Around the cells

  private func merges(_ excerpt: LedgerExcerpt, _ header: LedgerHeader, _ positions: [Int]) -> [Reports.CellRange] {
    var ranges: [Reports.CellRange] = []
    if header.rows.count > 1 {
      for column in 0...1 {
        ranges.append(
          CellRange(firstRow: header.rows.lowerBound - 1, firstColumn: column, lastRow: header.row - 1, lastColumn: column))
      }
    }
    for range in excerpt.headingMerges where range.last.row <= header.row {
      // Columns of an older file of rejected rows have gone from between.
      let kept = positions.indices.filter { (range.first.column...range.last.column).contains(positions[$0] + 1) }
      guard let first = kept.first, let last = kept.last, positions[first] == range.first.column - 1 else { continue }
      guard first < last || range.first.row < range.last.row else { continue }
      ranges.append(
        CellRange(firstRow: range.first.row - 1, firstColumn: first + 2, lastRow: range.last.row - 1, lastColumn: last + 2))
    }
    guard let number = header.caseNumberPosition, let column = positions.firstIndex(of: number) else { return ranges }
    for (first, last) in excerpt.caseSpans.sorted(by: { $0.key < $1.key }) {
      let rows = excerpt.rows.indices.filter { (first...last).contains(excerpt.rows[$0].number) }
      guard let top = rows.first, let bottom = rows.last, top < bottom else { continue }
      ranges.append(
        CellRange(
          firstRow: header.row + top, firstColumn: column + 2, lastRow: header.row + bottom, lastColumn: column + 2))
    }
    return ranges
  }

  private func notes(_ part: Part, _ excerpt: LedgerExcerpt, _ positions: [Int], below headerRow: Int) -> [CellNote] {
    let places = Dictionary(excerpt.rows.enumerated().map { ($1.number, $0) }) { first, _ in first }
    var texts: [CellPosition: [String]] = [:]
    var order: [CellPosition] = []
    for note in part.notes {
      guard let index = places[note.row] else { continue }
      let column = note.position.flatMap { positions.firstIndex(of: $0) }.map { $0 + 2 } ?? 0
      let place = CellPosition(row: headerRow + index, column: column)
      if texts[place] == nil { order.append(place) }
      texts[place, default: []].append(note.text)
    }
    return order.prefix(Self.notesPerSheet).map { place in
      CellNote(position: place, text: texts[place, default: []].joined(separator: "\n"))
    }
  }

  private func columns(_ excerpt: LedgerExcerpt, _ positions: [Int]) -> [ColumnLayout] {
    let front = [ColumnLayout(widthPixels: 290), ColumnLayout(widthPixels: 60)]
    let rows = excerpt.heading.suffix(1) + excerpt.rows.prefix(500)
    return front
      + positions.map { position in
        let widest =
          rows.lazy.map { row -> Int in
            guard position < row.cells.count else { return 0 }
            switch row.cells[position] {
            case .text(let text): return text.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2000 ? 14 : 8) }
            case .empty: return 0
            default: return 80
            }
          }.max() ?? 0
        return ColumnLayout(widthPixels: min(max(widest + 14, 60), 260))
      }
  }
}
