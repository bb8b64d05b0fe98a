import CivilCalendar

/// One cell of a table as the file states it, before anything is known about its column.
public enum TableCell: Hashable, Sendable {
  /// Nothing, or a text of no characters.
  case empty
  /// Text exactly as stored: neither trimmed nor normalised.
  case text(String)
  /// A number, with the characters that stand in the file: `20220316` and `4.4E+17` stay recognisable.
  case number(Double, literal: String)
  /// A day; a time of day that came with it is dropped.
  case date(CivilDate)
  /// A truth value.
  case boolean(Bool)
  /// An error value (`#N/A`), or the literal of a date or number cell whose content names neither.
  case error(String)
}

/// One row of a table.
public struct TableRow: Hashable, Sendable {
  /// Where the row stands: the row number of the spreadsheet, or in a text file the physical line on which the
  /// record starts. Both count from 1.
  public let number: Int
  /// The cells from the first column on. A text row has exactly the fields of its record (a blank line has none);
  /// a spreadsheet row ends with its last cell that is not empty.
  public let cells: [TableCell]

  /// A row from its position and cells.
  public init(number: Int, cells: [TableCell]) {
    self.number = number
    self.cells = cells
  }
}
