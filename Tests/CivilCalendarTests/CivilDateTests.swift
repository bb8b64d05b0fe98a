import CivilCalendar
import Testing

@Suite("A civil date")
struct CivilDateTests {
  @Test("and its components name each other, on every day from 1900 to 2200")
  func roundTrip() throws {
    let first = try #require(CivilDate(year: 1900, month: 1, day: 1))
    let last = try #require(CivilDate(year: 2200, month: 12, day: 31))
    var expected = (year: 1900, month: 1, day: 1)
    var failures = 0
    for number in first.dayNumber...last.dayNumber {
      guard let date = CivilDate(dayNumber: number) else {
        failures += 1
        continue
      }
      let same = date.components == expected
      let back = CivilDate(year: expected.year, month: expected.month, day: expected.day) == date
      let text = CivilDate(date.description) == date
      let weekday = date.weekday.rawValue == (Int(number) + 25_567) % 7 + 1
      if !(same && back && text && weekday) { failures += 1 }
      expected = Self.next(expected)
    }
    #expect(failures == 0)
    #expect(last.days(since: first) == 109_937)
  }

  @Test("refuses days that do not exist", arguments: [(2019, 2, 29), (2019, 13, 1), (2019, 0, 1), (0, 1, 1)])
  func refused(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test("knows the range that it can represent")
  func range() {
    #expect(CivilDate.earliest.description == "0001-01-01")
    #expect(CivilDate.latest.description == "9999-12-31")
    #expect(CivilDate.earliest.adding(days: -1) == .earliest)
    #expect(CivilDate.latest.adding(months: 1) == .latest)
    #expect(CivilDate(dayNumber: CivilDate.latest.dayNumber + 1) == nil)
  }

  @Test(
    "reads its own text and nothing else",
    arguments: ["2019-2-1", "2019-02-30", "20190201", " 2019-02-01", ""])
  func strictText(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test(
    "plus months ends on the corresponding day, else on the last day of the month",
    arguments: [
      ("2019-08-31", 6, "2020-02-29"),  // W7
      ("2019-12-31", 2, "2020-02-29"),  // W8
      ("2020-02-29", 24, "2022-02-28"),  // W13
      ("2016-02-29", 36, "2019-02-28"),
      ("2019-08-31", 9, "2020-05-31"),
      ("2019-01-31", 1, "2019-02-28"),
      ("2019-03-31", -1, "2019-02-28"),
      ("2019-01-15", -13, "2017-12-15"),
    ])
  func months(from: String, months: Int, expected: String) throws {
    #expect(try day(from).adding(months: months) == day(expected))
  }

  @Test("plus years treats 29 February as the end of the month")
  func years() throws {
    #expect(try day("2020-02-29").adding(years: 2) == day("2022-02-28"))
    #expect(try day("2016-02-29").adding(years: 4) == day("2020-02-29"))
    #expect(try day("2018-07-31").adding(years: 1) == day("2019-07-31"))
  }

  private static func next(_ date: (year: Int, month: Int, day: Int)) -> (year: Int, month: Int, day: Int) {
    if date.day < CivilDate.daysInMonth(year: date.year, month: date.month) {
      return (date.year, date.month, date.day + 1)
    }
    return date.month == 12 ? (date.year + 1, 1, 1) : (date.year, date.month + 1, 1)
  }
}

/// A date from its ISO text, for tests.
func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text), "\(text) is not a date") }
