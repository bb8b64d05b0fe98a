/// The day numbers in which spreadsheets store dates.
public enum SpreadsheetSerial: Sendable {
  /// Day 1 is 1900-01-01, with the day 1900-02-29 that never was as day 60 (Excel on Windows, WPS, LibreOffice).
  case epoch1900
  /// Day 0 is 1904-01-01 (old Excel on the Macintosh; `date1904="1"` in the workbook).
  case epoch1904

  /// The civil date of a serial number, its time of day dropped; nil for values that name no day
  /// (negative, the phantom 1900-02-29, beyond the year 9999, not finite).
  public func date(serial: Double) -> CivilDate? {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    let day = Int(serial)  // drops the time of day (never negative); `rounded` would need libm
    switch self {
    case .epoch1904:
      return CivilDate(dayNumber: Int32(day - 24_107))
    case .epoch1900:
      guard day >= 1, day != 60 else { return nil }
      return CivilDate(dayNumber: Int32(day - (day < 60 ? 25_568 : 25_569)))
    }
  }

  /// The serial number of a civil date in the 1900 system; nil before 1900-01-01.
  public static func serial1900(of date: CivilDate) -> Int? {
    let value = Int(date.dayNumber) + 25_569
    return value >= 61 ? value : value >= 2 ? value - 1 : nil
  }
}
