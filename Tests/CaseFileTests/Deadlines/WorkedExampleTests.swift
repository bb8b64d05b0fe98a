import CaseFile
import CivilCalendar
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

/// W1 to W15 of the domain reference (section 2), by the rules of the catalogue and the clock of the product.
@Suite("A worked example") struct WorkedExampleTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let rule: String
    let start: String
    let nominal: String
    let due: String
    let alert: String
    let restDayAlert: String?

    init(
      _ name: String, _ rule: String, _ start: String, _ nominal: String, _ due: String, alert: String,
      rest: String? = nil
    ) {
      self.name = name
      self.rule = rule
      self.start = start
      self.nominal = nominal
      self.due = due
      self.alert = alert
      restDayAlert = rest
    }

    var testDescription: String { name }
  }

  /// The alert at 24:00 of a day is at 0:00 of the next. Of W4 the start is the last day that the court set.
  static let examples: [Example] = [
    Example("W1", "ebl-2006-10-1-notice", "2019-09-16", "2019-09-21", "2019-09-23", alert: "2019-09-22", rest: "2019-09-20"),
    Example("W2", "ebl-2006-10-2", "2019-09-16", "2019-10-01", "2019-10-08", alert: "2019-10-07", rest: "2019-09-30"),
    Example("W3", "ebl-2006-10-1", "2019-09-26", "2019-10-06", "2019-10-08", alert: "2019-10-07", rest: "2019-09-30"),
    Example("W4", "ebl-2006-45", "2019-09-29", "2019-09-29", "2019-09-29", alert: "2019-09-28", rest: "2019-09-27"),
    Example("W5", "ebl-2006-62-1", "2019-09-29", "2019-10-14", "2019-10-14", alert: "2019-10-13", rest: "2019-10-12"),
    Example("W6", "ebl-2006-11-1", "2019-04-28", "2019-05-03", "2019-05-05", alert: "2019-05-04", rest: "2019-04-30"),
    Example("W7", "ebl-2006-79-1", "2019-08-31", "2020-02-29", "2020-03-02", alert: "2020-03-01", rest: "2020-02-28"),
    Example("W8", "ebl-2006-18-1", "2019-12-31", "2020-02-29", "2020-03-02", alert: "2020-03-01", rest: "2020-02-28"),
    Example("W9", "ebl-2006-120-3", "2020-01-17", "2020-02-01", "2020-02-03", alert: "2020-02-02", rest: "2020-01-23"),
    Example("W10", "ebl-2006-14-1", "2026-01-23", "2026-02-17", "2026-02-24", alert: "2026-02-23", rest: "2026-02-14"),
    Example("W11", "ebl-2006-121", "2026-09-10", "2026-09-20", "2026-09-20", alert: "2026-09-19", rest: "2026-09-18"),
    Example("W12", "ebl-2006-121", "2019-11-25", "2019-12-05", "2019-12-05", alert: "2019-12-04"),
    Example("W13", "ebl-2006-123", "2020-02-29", "2022-02-28", "2022-02-28", alert: "2022-02-27", rest: "2022-02-25"),
    Example("W14", "ebl-2006-63", "2019-10-22", "2019-10-07", "2019-09-30", alert: "2019-09-29"),
  ]

  private static func rule(_ id: String) throws -> DeadlineRule {
    try #require(Catalogue.builtIn.rules.first { $0.id.rawValue == id })
  }

  @Test("has its day, its alert 48 hours before the end, and the alert before days of rest", arguments: examples)
  func example(_ example: Example) throws {
    let catalogue = Catalogue.builtIn
    let end = try Self.rule(example.rule).limit.end(from: civilDate(example.start), calendar: catalogue.countingCalendar)
    let expected = LimitEnd(nominal: civilDate(example.nominal), due: civilDate(example.due), isProvisional: false)
    #expect(end == expected)
    let clock = LimitClock(catalogue: catalogue)
    let level = try #require(catalogue.ladder.level("hours_48"))
    #expect(clock.instant(of: level, due: end.due) == instant(example.alert))
    #expect(clock.restDayAlert(of: end.due) == example.restDayAlert.map(instant))
    #expect(clock.end(of: end.due) == Instant.courtMidnight(of: end.due.adding(days: 1)))
  }

  @Test("of the claims period starts from bounds that are not rolled")
  func bounds() throws {
    let bounds = try #require(try Self.rule("ebl-2006-45").setByCourt)
    #expect(bounds.days(from: civilDate("2019-08-30")) == civilDate("2019-09-29")...civilDate("2019-11-30"))
    #expect(bounds.days(from: civilDate("2019-02-15")) == civilDate("2019-03-17")...civilDate("2019-05-15"))
  }

  static let extended: [(String, String, ExtensionBase, String, String)] = [
    ("ebl-2006-10-1", "2019-09-26", .nominal, "2019-10-21", "2019-10-21"),
    ("ebl-2006-10-1", "2019-09-26", .rolled, "2019-10-23", "2019-10-23"),
    ("ebl-2006-10-1", "2019-09-26", .combined, "2019-10-21", "2019-10-21"),
    ("ebl-2006-79-1", "2019-08-31", .nominal, "2020-05-29", "2020-05-29"),
    ("ebl-2006-79-1", "2019-08-31", .rolled, "2020-06-02", "2020-06-02"),
    ("ebl-2006-79-1", "2019-08-31", .combined, "2020-05-31", "2020-06-01"),
  ]

  @Test("that is extended (W3, W7) depends on the base", arguments: extended)
  func extensions(id: String, start: String, base: ExtensionBase, nominal: String, due: String) throws {
    let rule = try Self.rule(id)
    let allowed = try #require(rule.extensions)
    let grant = LimitExtension(
      step: rule.step, rule: rule.id, count: allowed.count, unit: allowed.unit, base: base, court: "上一级法院",
      decidedOn: civilDate(start), document: nil)
    let end = LimitArithmetic(rule: rule, calendar: Catalogue.builtIn.countingCalendar)
      .end(from: civilDate(start), excludedDays: 0, extensions: [grant])
    #expect(end == LimitEnd(nominal: civilDate(nominal), due: civilDate(due), isProvisional: false))
  }

  @Test("W15: with a closing hour the due day ends at 17:30, and 48 hours are counted from there")
  func closingHour() throws {
    let builtIn = Catalogue.builtIn
    let catalogue = builtIn.replacing(version: "17:30", settings: CourtSettings(closingMinute: 17 * 60 + 30))
    let clock = LimitClock(catalogue: catalogue)
    let due = civilDate("2019-10-10")
    #expect(clock.end(of: due) == instant("2019-10-10T17:30:00+08:00"))
    let level = try #require(catalogue.ladder.level("hours_48"))
    #expect(clock.instant(of: level, due: due) == instant("2019-10-08T17:30:00+08:00"))
  }

  @Test("W11 without make-up workdays moves off its Sunday")
  func withoutMakeUpWorkdays() throws {
    let catalogue = Catalogue.builtIn.replacing(version: "plain", settings: CourtSettings(countsMakeUpWorkdays: false))
    let end = try Self.rule("ebl-2006-121").limit.end(from: civilDate("2026-09-10"), calendar: catalogue.countingCalendar)
    #expect(end.due == civilDate("2026-09-21"))
  }
}
