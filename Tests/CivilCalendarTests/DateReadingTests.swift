import CivilCalendar
import Testing

@Suite("Reading a date from a ledger")
struct DateReadingTests {
  @Test(
    "accepts every form that court ledgers use",
    arguments: [
      "2019-03-05", "2019-3-5", "2019.3.5", "2019/3/5", "2019/03/05", "20190305", "2019年3月5日", "2019年03月05日",
      "2019年3月5号", "2019年3月5", " 2019-3-5 ", "2019 年 3 月 5 日", "２０１９－３－５", "２０１９年３月５日", "２０１９／３／５",
      "２０１９．３．５", "2019—3—5", "2019–3–5", "\u{3000}2019.3.5", "\u{FEFF}2019-03-05", "二〇一九年三月五日",
      "二零一九年三月五日", "二○一九年三月五日", "2019-03-05 00:00:00", "2019-03-05T08:30:00Z", "2019年3月5日 9:30",
      "2019.3.5。", "2019年3月5日上午9时30分", "2019年3月5日9:30", "2019年3月5日下午3点半",
    ])
  func accepted(text: String) throws {
    #expect(try DateReading.read(text) == day("2019-03-05"))
  }

  @Test(
    "reads Chinese numerals with ten",
    arguments: [
      ("二〇一九年十月十日", "2019-10-10"), ("二〇一九年十二月三十一日", "2019-12-31"),
      ("二〇二〇年二月二十九日", "2020-02-29"), ("二〇一九年一月二十日", "2019-01-20"),
    ])
  func numerals(text: String, expected: String) throws {
    #expect(try DateReading.read(text) == day(expected))
  }

  @Test(
    "refuses what would be a guess, and says why",
    arguments: [
      ("", DateReadingError.empty), ("   ", .empty), ("\u{3000}", .empty),
      ("2019-02-30", .noSuchDay(year: 2019, month: 2, day: 30)),
      ("20190230", .noSuchDay(year: 2019, month: 2, day: 30)),
      ("2019年13月1日", .noSuchDay(year: 2019, month: 13, day: 1)),
      ("二〇一九年二月三十日", .noSuchDay(year: 2019, month: 2, day: 30)),
      ("19-3-5", .twoDigitYear), ("一九年三月五日", .twoDigitYear),
      ("3/5/2019", .ambiguousOrder), ("5.3.2019", .ambiguousOrder),
      ("2019年3月", .dayMissing), ("2019-03", .dayMissing), ("201903", .dayMissing), ("二〇一九年三月", .dayMissing),
      ("2019", .notADate), ("43529", .notADate), ("未定", .notADate), ("2019-3/5", .notADate),
      ("2019-3-5-6", .notADate), ("2019年3月5日起", .notADate), ("2019--5", .notADate), ("-", .notADate),
      ("2019年3月1日5日", .notADate), ("2019-3-1 5", .notADate), ("2019-3-5、2019-3-6", .notADate),
      ("2019年3月5日30", .notADate), ("2019年3月5日下旬", .notADate),
    ])
  func refused(text: String, expected: DateReadingError) {
    #expect(throws: expected) { try DateReading.read(text) }
  }
}
