/// The colours of reports: one restrained set that stays readable in black and white. Colour is never the only
/// signal; whatever it marks also has a word or a sign.
enum Palette {
  /// Titles, rules, main series.
  static let ink = Color(0x1F3A5F)
  /// Long-pending headline and overdue only.
  static let accent = Color(0x9E2A1B)
  /// Text.
  static let text = Color(0x1E1E1E)
  /// Secondary text.
  static let secondary = Color(0x5F6872)
  /// Dashes, axes.
  static let muted = Color(0x8E99A6)
  /// Rules between groups of rows or columns.
  static let groupRule = Color(0xC3CAD2)
  /// Rules between rows.
  static let hairline = Color(0xDDE2E7)
  /// Behind headers and totals.
  static let tint = Color(0xEEF2F6)
  /// Youngest age band, and filings.
  static let ageLight = Color(0xDCE4EC)
  /// Middle age band.
  static let ageMiddle = Color(0x5E7A9B)
  /// Data bars.
  static let bar = Color(0xC9D5E2)
  /// Behind limits that lock their docket.
  static let lockedRow = Color(0xF7ECE9)
  /// Cases that are not over at their node.
  static let notOverdue = Color(0xAFC0D2)
}

/// Number formats, in the code of spreadsheets. `_0` leaves the width of a digit at the right, so that figures with
/// and without a sign line up; the fourth part does the same for a dash.
enum NumberFormats {
  static let count = "#,##0_0;-#,##0_0;0_0;@_0"
  static let days = "#,##0.0_0;-#,##0.0_0;0.0_0;@_0"
  static let rate = "0.00%_0;-0.00%_0;0.00%_0;@_0"
  static let amount = "#,##0.00_0;-#,##0.00_0;0.00_0;@_0"
  static let change = "+#,##0_0;\"−\"#,##0_0;0_0;@_0"
  static let decimalChange = "+#,##0.00_0;\"−\"#,##0.00_0;0.00_0;@_0"
  static let date = "yyyy-mm-dd"
  static let text = "@"
  static let years = "0.0_0"
  static let sparse = "#,##0_0;;\"–\"_0;@_0"

  /// Counts of what is over, marked so that they stand out in black and white.
  static let flagged = "\"■ \"#,##0_0;;\"–\"_0;@_0"
  /// Percent; below nine tenths with a sign.
  static let markedRate = "[<0.9]\"▼ \"0.00%_0;0.00%_0"

  /// Hours; those past the end, and the end itself, with the word for it.
  static func hours(over: String) -> String { "#,##0.0_0;\"\(over) \"#,##0.0_0;\"\(over) \"0.0_0;@_0" }

  /// A day that has to be computed again.
  static func provisional(_ word: String) -> String { "yyyy-mm-dd\"\(word)\"" }

  /// Percent with a sign for the direction; `level` is the word for no change.
  static func relativeChange(level: String) -> String {
    "\"▲ \"0.00%_0;\"▼ \"0.00%_0;\"\(level)\"_0;@_0"
  }
}
