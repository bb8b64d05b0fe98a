import CivilCalendar
import Testing

@Suite("The latest date that completes so many months")
struct LatestDateCompletingTests {
  @Test(
    "is the boundary of 一年以上 and its kin",
    arguments: [
      ("2019-07-31", 12, "2018-07-31"), ("2019-02-28", 36, "2016-02-29"), ("2019-02-27", 36, "2016-02-27"),
      ("2020-02-29", 12, "2019-02-28"), ("2019-04-30", 1, "2019-03-31"), ("2019-03-30", 1, "2019-02-28"),
    ])
  func boundary(asOf: String, months: Int, expected: String) throws {
    #expect(try day(asOf).latestDateCompleting(months: months) == day(expected))
  }

  @Test("is what its definition says, for any date and number of months")
  func property() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("latestDateCompleting, seed \(seed)")
    var generator = SplitMix64(state: seed)
    for _ in 0..<3_000 {
      let date = try #require(CivilDate(dayNumber: Int32.random(in: -25_567...84_370, using: &generator)))
      let months = Int.random(in: 0...120, using: &generator)
      #expect(
        date.latestDateCompleting(months: months) == bruteForce(date, months),
        "seed \(seed): \(date), \(months) months")
    }
  }

  /// The greatest `d` with `d + months <= date`, searched from well after it.
  private func bruteForce(_ date: CivilDate, _ months: Int) -> CivilDate {
    var candidate = date.adding(months: -months).adding(days: 40)
    while candidate.adding(months: months) > date { candidate = candidate.adding(days: -1) }
    return candidate
  }
}

/// Sebastiano Vigna's SplitMix64: small, seeded, the same on every machine.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
