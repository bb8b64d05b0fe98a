/// One sheet of a workbook. Rows and columns count from 0.
public struct Sheet: Sendable {
  /// Name on the tab: at most 31 UTF-16 units, none of `[]:*?/\`, no leading or trailing apostrophe.
  public var name: String
  /// Hidden sheets carry chart data and lists.
  public var isHidden = false
  /// Column layouts from column 0 on.
  public var columns: [ColumnLayout] = []
  /// The rows, block after block.
  public var blocks: [RowBlock] = []
  /// Merged ranges; the value and style stand in the first cell, other cells give the borders.
  public var merges: [CellRange] = []
  /// Rows above and columns left of the split stay in view; nil when nothing is frozen.
  public var frozen: CellPosition?
  /// Range with filter buttons (its first row is the header).
  public var autoFilter: CellRange?
  /// Solid data bars.
  public var dataBars: [DataBar] = []
  /// Charts laid over the cells.
  public var charts: [ChartPlacement] = []
  /// Notes shown when a cell is pointed at.
  public var notes: [CellNote] = []
  /// Links over cells that keep their own values.
  public var links: [CellLink] = []
  /// The tables of the sheet, for printers other than a workbook's.
  public var tables: [TableRegion] = []
  /// What cells accept when a person types into them.
  public var validations: [CellValidation] = []
  /// What a person may do with the sheet; nil for everything.
  public var protection: SheetProtection?
  /// Paper, margins, header and footer.
  public var page = PageSetup()
  /// Colour of the tab.
  public var tabColor: Color?
  /// Zoom on screen, in percent.
  public var zoomPercent = 100
  /// Whether gridlines show on screen (they never print).
  public var showsGridlines = false
  /// The cell, empty and with nothing to its right, in which a copy says whose it is; nil for none.
  public var recipientLine: CellPosition?
  /// Cell selected when the sheet is opened.
  public var selection = CellPosition(row: 0, column: 0)

  /// An empty sheet.
  public init(name: String) { self.name = name }

  /// Number of rows in all blocks.
  public var rowCount: Int { blocks.reduce(0) { $0 + $1.rowCount } }

  /// Calls `body` with each of the rows of a range, in order.
  public func forEachRow(in range: Range<Int>, _ body: (Int, Row) throws -> Void) rethrows {
    var start = 0
    for block in blocks {
      let end = start + block.rowCount
      for index in range.clamped(to: start..<end) {
        switch block {
        case .rows(let rows): try body(index, rows[index - start])
        case .generated(_, let row): try body(index, row(index - start))
        }
      }
      start = end
    }
  }
}

/// Consecutive rows, either at hand or made one at a time (so that a ledger of 100,000 rows need not exist twice).
public enum RowBlock: Sendable {
  /// Rows at hand.
  case rows([Row])
  /// `count` rows, made on demand from their index within the block (0 …< count).
  case generated(count: Int, row: @Sendable (Int) -> Row)

  /// Number of rows.
  public var rowCount: Int {
    switch self {
    case .rows(let rows): return rows.count
    case .generated(let count, _): return count
    }
  }
}

/// One row: its cells from column 0 on.
public struct Row: Sendable {
  /// Height in pixels (96 dpi; × 0.75 = points); nil for the default of 20.
  public var heightPixels: Double?
  /// Cells from column 0 on; missing ones at the end are empty and unstyled.
  public var cells: [Cell]

  /// A row.
  public init(heightPixels: Double? = nil, cells: [Cell] = []) {
    self.heightPixels = heightPixels
    self.cells = cells
  }
}

/// Width and grouping of a column.
public struct ColumnLayout: Hashable, Sendable {
  /// Width in pixels at 96 dpi.
  public var widthPixels: Int
  /// Outline level, 0 for none; level 1 columns can be folded away.
  public var outlineLevel: Int
  /// Whether the column's outline group starts folded.
  public var isCollapsed: Bool
  /// Whether the column is hidden without an outline.
  public var isHidden: Bool

  /// A column.
  public init(widthPixels: Int, outlineLevel: Int = 0, isCollapsed: Bool = false, isHidden: Bool = false) {
    self.widthPixels = widthPixels
    self.outlineLevel = outlineLevel
    self.isCollapsed = isCollapsed
    self.isHidden = isHidden
  }
}

/// A cell position, counted from 0.
public struct CellPosition: Hashable, Sendable {
  /// Row, from 0.
  public var row: Int
  /// Column, from 0.
  public var column: Int

  /// A position.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A rectangle of cells, both corners included.
public struct CellRange: Hashable, Sendable {
  /// Top left corner.
  public var first: CellPosition
  /// Bottom right corner.
  public var last: CellPosition

  /// A rectangle.
  public init(firstRow: Int, firstColumn: Int, lastRow: Int, lastColumn: Int) {
    first = CellPosition(row: firstRow, column: firstColumn)
    last = CellPosition(row: lastRow, column: lastColumn)
  }
}

/// A bar in the background of cells, as long as their value.
public struct DataBar: Hashable, Sendable {
  /// The cells.
  public var range: CellRange
  /// Fill, solid and without border.
  public var color: Color
  /// Value drawn as an empty bar.
  public var minimum: Double
  /// Value drawn as a full bar.
  public var maximum: Double

  /// A data bar.
  public init(range: CellRange, color: Color, minimum: Double, maximum: Double) {
    self.range = range
    self.color = color
    self.minimum = minimum
    self.maximum = maximum
  }
}

/// A note on a cell.
public struct CellNote: Hashable, Sendable {
  /// The cell.
  public var position: CellPosition
  /// Its text.
  public var text: String

  /// A note.
  public init(position: CellPosition, text: String) {
    self.position = position
    self.text = text
  }
}
