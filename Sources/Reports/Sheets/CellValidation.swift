import CivilCalendar

/// What cells accept when a person types into them. Values that are pasted are not looked at by spreadsheet programs.
public struct CellValidation: Hashable, Sendable {
  /// What is accepted.
  public enum Rule: Hashable, Sendable {
    /// What stands in a range of a sheet of the workbook, offered as a list to choose from. A list inside the rule itself is
    /// not offered: spreadsheet programs limit it to 255 characters, and the file library ends the process over some.
    case list(sheet: String, CellRange)
    /// A day within a range.
    case date(ClosedRange<CivilDate>)
    /// A day from the one given to the day on which it is typed.
    case dateUntilToday(from: CivilDate)
    /// A whole number within a range.
    case wholeNumber(ClosedRange<Int>)
    /// A number within a range; both ends finite.
    case number(ClosedRange<Double>)
    /// Whatever makes the formula true; without a leading equals sign, relative to the first cell of the range.
    case formula(String)
  }

  /// What happens to a value that is not accepted.
  public enum Severity: Hashable, Sendable {
    /// It is refused.
    case stop
    /// The person is asked whether it shall stand.
    case warning
  }

  /// A title and a text that a spreadsheet program shows.
  public struct Message: Hashable, Sendable {
    /// Title, at most 32 UTF-16 units.
    public var title: String
    /// Text, at most 255 UTF-16 units.
    public var text: String

    /// A message.
    public init(title: String, text: String) {
      self.title = title
      self.text = text
    }
  }

  /// The cells.
  public var range: CellRange
  /// What they accept beside nothing.
  public var rule: Rule
  /// What happens to anything else.
  public var severity: Severity
  /// Shown while a cell is selected; nil for nothing.
  public var prompt: Message?
  /// Shown when a value is not accepted; nil for the program's own words.
  public var complaint: Message?

  /// A validation.
  public init(
    range: CellRange, rule: Rule, severity: Severity = .stop, prompt: Message? = nil, complaint: Message? = nil
  ) {
    self.range = range
    self.rule = rule
    self.severity = severity
    self.prompt = prompt
    self.complaint = complaint
  }
}
