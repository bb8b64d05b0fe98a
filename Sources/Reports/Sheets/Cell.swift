import CivilCalendar

/// One cell: what it says and how it looks.
public struct Cell: Hashable, Sendable {
  /// What it says.
  public var value: CellValue
  /// How it looks: a position in the workbook's style table.
  public var style: StyleID

  /// A cell.
  public init(_ value: CellValue, _ style: StyleID = .plain) {
    self.value = value
    self.style = style
  }
}

/// What a cell says.
public enum CellValue: Hashable, Sendable {
  /// Nothing.
  case empty
  /// Text; never taken for a formula or a number, whatever it begins with.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number; must be finite.
  case number(Double)
  /// A day.
  case date(CivilDate)
  /// A formula in English function names with comma separators and without the leading equals sign, with the value
  /// that it gives.
  case formula(String, cached: CachedValue)
  /// A formula over arrays (entered with Ctrl+Shift+Enter), otherwise as `formula`.
  case arrayFormula(String, cached: CachedValue)
  /// Text that leads to another place in the workbook, e.g. `'案件台账'!A1`.
  case link(String, target: String)
}

/// The computed value stored beside a formula.
public enum CachedValue: Hashable, Sendable {
  /// A number; must be finite.
  case number(Double)
  /// A text.
  case text(String)
}
