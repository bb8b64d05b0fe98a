/// Where a table stands on a sheet, so that other printers find its values: every format shows what the workbook
/// shows, because it reads the same cells.
public struct TableRegion: Hashable, Sendable {
  /// A column of the table.
  public struct Column: Hashable, Sendable {
    /// Stable name in machine-readable formats, e.g. `pending_over_12m`; lower case, words joined by `_`.
    public var id: String
    /// Column on the sheet.
    public var index: Int
    /// Title for readers; nil takes the texts above the column in the header rows.
    public var title: String?

    /// A column.
    public init(_ id: String, _ index: Int, title: String? = nil) {
      self.id = id
      self.index = index
      self.title = title
    }
  }

  /// Stable name of the table, e.g. `overall`.
  public var id: String
  /// Title for readers.
  public var title: String
  /// Header rows on the sheet.
  public var header: ClosedRange<Int>
  /// Rows of values; empty when the table has none.
  public var rows: Range<Int>
  /// The columns in order.
  public var columns: [Column]

  /// A table.
  public init(id: String, title: String, header: ClosedRange<Int>, rows: Range<Int>, columns: [Column]) {
    self.id = id
    self.title = title
    self.header = header
    self.rows = rows
    self.columns = columns
  }
}
