import CivilCalendar
import Testing

@Suite("A span of days")
struct DayRangeTests {
  @Test(
    "shifts to the same span of an earlier year",
    arguments: [
      ("2019-01-01", "2019-07-31", 1, "2018-01-01", "2018-07-31"),
      ("2020-02-01", "2020-02-29", 1, "2019-02-01", "2019-02-28"),
      ("2021-01-01", "2021-02-28", 1, "2020-01-01", "2020-02-29"),
      ("2019-01-01", "2019-07-20", 1, "2018-01-01", "2018-07-20"),
      ("2020-02-29", "2020-02-29", 1, "2019-02-28", "2019-02-28"),
      ("2019-01-01", "2019-12-31", 3, "2016-01-01", "2016-12-31"),
    ])
  func shifted(from: String, through: String, years: Int, newFrom: String, newThrough: String) throws {
    let range = try #require(DayRange(from: day(from), through: day(through)))
    let expected = try #require(DayRange(from: day(newFrom), through: day(newThrough)))
    #expect(range.shifted(yearsEarlier: years) == expected)
  }

  @Test("counts its days and its whole months")
  func counts() throws {
    let half = try #require(DayRange(from: day("2019-01-01"), through: day("2019-06-30")))
    #expect(half.dayCount == 181)
    #expect(half.wholeMonths == 6)
    let odd = try #require(DayRange(from: day("2019-01-01"), through: day("2019-06-29")))
    #expect(odd.wholeMonths == nil)
    #expect(try DayRange(from: day("2018-12-01"), through: day("2019-01-31"))?.wholeMonths == 2)
  }

  @Test("includes both ends and is never empty")
  func bounds() throws {
    let range = try #require(DayRange(from: day("2019-01-01"), through: day("2019-01-31")))
    #expect(try range.contains(day("2019-01-01")) && range.contains(day("2019-01-31")))
    #expect(try !range.contains(day("2018-12-31")) && !range.contains(day("2019-02-01")))
    #expect(try DayRange(from: day("2019-02-01"), through: day("2019-01-31")) == nil)
  }
}
