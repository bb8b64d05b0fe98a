import CivilCalendar
import RuleCatalogue
import RuleModel
import Testing

/// The worked examples W1–W14 of the domain reference, counted with the built-in calendar.
@Suite("A time limit")
struct TimeLimitTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let limit: TimeLimit
    let trigger: String
    let nominal: String
    let due: String

    var testDescription: String { name }

    static func after(
      _ name: String, _ count: Int, _ unit: TimeLimit.Unit, _ trigger: String, _ nominal: String,
      _ due: String
    ) -> Example {
      let limit = TimeLimit(count: count, unit: unit, direction: .after, roll: .forward)
      return Example(name: name, limit: limit, trigger: trigger, nominal: nominal, due: due)
    }
  }

  static let examples: [Example] = [
    .after("W1 weekend", 5, .days, "2019-09-16", "2019-09-21", "2019-09-23"),
    .after("W2 National Day", 15, .days, "2019-09-16", "2019-10-01", "2019-10-08"),
    .after("W3 chain", 10, .days, "2019-09-26", "2019-10-06", "2019-10-08"),
    .after("W4 worked Sunday", 30, .days, "2019-08-30", "2019-09-29", "2019-09-29"),
    .after("W5 chain", 15, .days, "2019-09-29", "2019-10-14", "2019-10-14"),
    .after("W6 onto a worked Sunday", 5, .days, "2019-04-28", "2019-05-03", "2019-05-05"),
    .after("W7 month-end", 6, .months, "2019-08-31", "2020-02-29", "2020-03-02"),
    .after("W7 in one run", 9, .months, "2019-08-31", "2020-05-31", "2020-06-01"),
    .after("W8 month-end", 2, .months, "2019-12-31", "2020-02-29", "2020-03-02"),
    .after("W9 extended Spring Festival", 15, .days, "2020-01-17", "2020-02-01", "2020-02-03"),
    .after("W10 Spring Festival", 25, .days, "2026-01-23", "2026-02-17", "2026-02-24"),
    .after("W11 worked Sunday", 10, .days, "2026-09-10", "2026-09-20", "2026-09-20"),
    .after("W12 plain", 10, .days, "2019-11-25", "2019-12-05", "2019-12-05"),
    .after("W13 two years", 2, .years, "2020-02-29", "2022-02-28", "2022-02-28"),
    Example(
      name: "W14 backward", limit: TimeLimit(count: 15, unit: .days, direction: .before, roll: .backward),
      trigger: "2019-10-22", nominal: "2019-10-07", due: "2019-09-30"),
    .after("working days", 3, .workingDays, "2019-09-29", "2019-10-09", "2019-10-09"),
  ]

  private let calendar = BuiltInCatalogue.catalogue.calendar

  @Test("ends where the law's literature says", arguments: examples)
  func workedExample(example: Example) throws {
    let end = try example.limit.end(from: day(example.trigger), calendar: calendar)
    #expect(try end == LimitEnd(nominal: day(example.nominal), due: day(example.due), isProvisional: false))
  }

  @Test("without a roll ends on its nominal day, also a holiday")
  func simultaneous() throws {
    let limit = TimeLimit(count: 0, unit: .days, direction: .after, roll: .none)
    let end = try limit.end(from: day("2019-10-01"), calendar: calendar)
    #expect(try end == LimitEnd(nominal: day("2019-10-01"), due: day("2019-10-01"), isProvisional: false))
  }

  @Test("that ends in a year without a schedule is provisional and skips weekends only")
  func provisional() throws {
    let limit = TimeLimit(count: 10, unit: .days, direction: .after, roll: .forward)
    let end = try limit.end(from: day("2026-12-23"), calendar: calendar)
    #expect(try end == LimitEnd(nominal: day("2027-01-02"), due: day("2027-01-04"), isProvisional: true))
  }

  @Test("in working days uses the schedule as far as it goes")
  func provisionalWorkingDays() throws {
    let limit = TimeLimit(count: 4, unit: .workingDays, direction: .before, roll: .backward)
    let end = try limit.end(from: day("2027-01-04"), calendar: calendar)
    #expect(try end == LimitEnd(nominal: day("2026-12-29"), due: day("2026-12-29"), isProvisional: true))
    let long = TimeLimit(count: 73, unit: .workingDays, direction: .after, roll: .forward)
    // 70 working days, National Day left out, lead to 2026-12-31; three more of the plain week to Tuesday.
    let known = try long.end(from: day("2026-09-18"), calendar: calendar)
    #expect(try known == LimitEnd(nominal: day("2027-01-05"), due: day("2027-01-05"), isProvisional: true))
  }
}

/// A date from its ISO text, for tests.
func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text), "\(text) is not a date") }
