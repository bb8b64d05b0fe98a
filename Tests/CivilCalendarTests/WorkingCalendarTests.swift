import CivilCalendar
import RuleCatalogue
import Testing

@Suite("The working calendar")
struct WorkingCalendarTests {
  private let calendar = BuiltInCatalogue.catalogue.calendar

  @Test(
    "knows holidays, make-up workdays and plain days",
    arguments: [
      ("2019-10-01", DayStatus.rest(holiday: "国庆节")), ("2019-09-29", .working(makeUpFor: "国庆节")),
      ("2019-09-28", .rest(holiday: nil)), ("2019-09-27", .working(makeUpFor: nil)),
      ("2020-01-31", .rest(holiday: "春节")), ("2005-12-31", .working(makeUpFor: "元旦")),
      ("2015-09-03", .rest(holiday: "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日")),
      ("2026-02-17", .rest(holiday: "春节")), ("2004-01-01", .rest(holiday: "元旦")),
    ])
  func status(date: String, expected: DayStatus) throws {
    #expect(try calendar.status(of: day(date)) == expected)
  }

  @Test(
    "covers 2004 to 2026 and guesses nothing beyond", arguments: ["2003-12-31", "2027-01-01", "2027-01-02"])
  func unknown(date: String) throws {
    #expect(calendar.coveredYears == 2004...2026)
    #expect(try calendar.status(of: day(date)) == .unknown)
    #expect(try calendar.isWorkingDay(day(date)) == nil)
    #expect(try calendar.firstWorkingDay(onOrAfter: day(date)) == nil)
  }

  @Test("has the 634 rows of its source")
  func size() throws {
    var holidays = 0
    var makeUps = 0
    var date = try day("2004-01-01")
    while date.year < 2027 {
      switch calendar.status(of: date) {
      case .rest(.some): holidays += 1
      case .working(.some): makeUps += 1
      default: break
      }
      date = date.adding(days: 1)
    }
    #expect(holidays == 483)
    #expect(makeUps == 151)
  }

  @Test("finds the next and the previous working day")
  func search() throws {
    #expect(try calendar.firstWorkingDay(onOrAfter: day("2019-10-01")) == day("2019-10-08"))
    #expect(try calendar.lastWorkingDay(onOrBefore: day("2019-10-07")) == day("2019-09-30"))
    #expect(try calendar.firstWorkingDay(onOrAfter: day("2019-09-29")) == day("2019-09-29"))
    #expect(try calendar.lastWorkingDay(onOrBefore: day("2004-01-01")) == nil)
  }

  @Test(
    "counts working days in both directions and stops where it knows nothing",
    arguments: [
      ("2019-09-27", 1, "2019-09-29"), ("2019-09-30", 1, "2019-10-08"), ("2019-10-08", -1, "2019-09-30"),
      ("2019-10-05", 0, "2019-10-05"), ("2026-12-30", 1, "2026-12-31"), ("2026-12-30", 2, nil),
    ])
  func adding(from: String, count: Int, expected: String?) throws {
    #expect(try calendar.adding(workingDays: count, to: day(from))?.description == expected)
  }
}
