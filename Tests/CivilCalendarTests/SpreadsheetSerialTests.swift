import CivilCalendar
import Testing

@Suite("A spreadsheet's serial number")
struct SpreadsheetSerialTests {
  @Test(
    "counts from 1900 with the day that never was",
    arguments: [
      (1.0, "1900-01-01"), (59.0, "1900-02-28"), (61.0, "1900-03-01"), (43_529.0, "2019-03-05"),
      (43_529.75, "2019-03-05"), (2_958_465.0, "9999-12-31"),
    ])
  func since1900(serial: Double, expected: String) throws {
    #expect(try SpreadsheetSerial.epoch1900.date(serial: serial) == day(expected))
    #expect(try SpreadsheetSerial.serial1900(of: day(expected)) == Int(serial))
  }

  @Test(
    "counts from 1904 without it",
    arguments: [(0.0, "1904-01-01"), (59.0, "1904-02-29"), (60.0, "1904-03-01"), (42_067.5, "2019-03-05")])
  func since1904(serial: Double, expected: String) throws {
    #expect(try SpreadsheetSerial.epoch1904.date(serial: serial) == day(expected))
  }

  @Test("names no day outside its range", arguments: [60.0, 0.0, 0.5, -1.0, 2_958_466.0, .infinity, .nan])
  func refused(serial: Double) {
    #expect(SpreadsheetSerial.epoch1900.date(serial: serial) == nil)
  }

  @Test("does not exist before 1900")
  func before1900() throws {
    #expect(try SpreadsheetSerial.serial1900(of: day("1899-12-31")) == nil)
    #expect(SpreadsheetSerial.epoch1904.date(serial: 2_958_465) == nil)
  }
}
