import CivilCalendar
import Testing

@Suite("An instant")
struct InstantTests {
  @Test(
    "reads RFC 3339 in any offset; without one it is court time",
    arguments: [
      ("2019-07-01T20:00:00+08:00", "2019-07-01T12:00:00.000Z"),
      ("2019-07-01T12:00:00Z", "2019-07-01T12:00:00.000Z"),
      ("2019-07-01t12:00z", "2019-07-01T12:00:00.000Z"), ("2019-07-01 20:00", "2019-07-01T12:00:00.000Z"),
      ("2019-07-01", "2019-06-30T16:00:00.000Z"), ("2019-07-01T00:30:00-05:30", "2019-07-01T06:00:00.000Z"),
      ("2019-07-01T20:00:00.5+08:00", "2019-07-01T12:00:00.500Z"),
      ("2019-07-01T20:00:00.123456+08:00", "2019-07-01T12:00:00.123Z"),
      ("1969-12-31T23:59:59.007Z", "1969-12-31T23:59:59.007Z"),
    ])
  func parsed(text: String, expected: String) throws {
    let instant = try #require(Instant(text))
    #expect(instant.description == expected)
    #expect(Instant(instant.description) == instant)
  }

  @Test(
    "refuses anything else",
    arguments: [
      "", "2019-07", "2019-02-30T00:00:00Z", "2019-07-01T24:00:00Z", "2019-07-01T12:60Z",
      "2019-07-01T12:00:60Z",
      "2019-07-01T12Z", "2019-07-01T12:00:00.Z", "2019-07-01T12:00:00+08", "2019-07-01T12:00:00Z ",
      "2019-07-01X12:00",
    ])
  func refused(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test("belongs to the day and clock of the court, not of Greenwich")
  func courtTime() throws {
    let instant = try #require(Instant("2019-06-30T16:00:00Z"))
    #expect(try instant.courtDate == day("2019-07-01"))
    #expect(instant.courtClock == "00:00")
    #expect(instant.adding(seconds: -1).courtClock == "23:59")
    #expect(try instant.adding(seconds: -1).courtDate == day("2019-06-30"))
    #expect(try Instant.courtMidnight(of: day("2019-07-01")) == instant)
  }

  @Test("outside the representable years stays at their ends")
  func clamped() {
    #expect(Instant(milliseconds: .max).description.hasPrefix("9999-12-31T"))
    #expect(Instant(milliseconds: .min / 2).description.hasPrefix("0001-01-01T"))
    #expect(Instant(milliseconds: .max).courtDate == .latest)
  }
}
