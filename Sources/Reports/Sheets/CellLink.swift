/// A link laid over a cell that keeps its own value: a figure, also a formula, that leads to the cases behind it.
public struct CellLink: Hashable, Sendable {
  /// The cell.
  public var position: CellPosition
  /// A cell or range of the workbook, e.g. `'案件索引'!C5:C44`; a range is selected as a whole, so that the program's
  /// status line counts it.
  public var target: String
  /// Shown when the cell is pointed at; at most 255 UTF-16 units. Empty for nothing.
  public var tip: String

  /// A link.
  public init(position: CellPosition, target: String, tip: String = "") {
    self.position = position
    self.target = target
    self.tip = tip
  }
}
