import Reports
import Testing

@Suite struct MeasureChangeTests {
  private func counts(_ current: Int, _ prior: Int) -> MeasureValue {
    MeasureValue(id: .pending, unit: .cases, current: Ratio(current), prior: Ratio(prior))
  }

  private func rate(_ current: Ratio?, _ prior: Ratio?) -> MeasureValue {
    MeasureValue(id: .closingRate, unit: .rate, current: current, prior: prior)
  }

  @Test(
    "a count changes by a whole number and in percent, half away from zero",
    arguments: [
      (10, 20, -10, "-50.00", Trend.fall(Hundredths(value: 5000))),
      (6, 10, -4, "-40.00", .fall(Hundredths(value: 4000))),
      (0, 3, -3, "-100.00", .fall(Hundredths(value: 10000))),
      (8001, 8000, 1, "0.01", .rise(Hundredths(value: 1))),
      (7999, 8000, -1, "-0.01", .fall(Hundredths(value: 1))),
      (20001, 20000, 1, "0.01", .rise(Hundredths(value: 1))),
      (19999, 20000, -1, "-0.01", .fall(Hundredths(value: 1))),
      (20002, 20001, 1, "0.00", .unchanged),
      (20000, 20001, -1, "0.00", .unchanged),
      (5, 5, 0, "0.00", .unchanged),
    ])
  func countsChange(current: Int, prior: Int, change: Int, percent: String, trend: Trend) {
    let measure = counts(current, prior)
    #expect(measure.change == .whole(change))
    #expect(measure.changePercent?.description == percent)
    #expect(measure.changePoints == nil)
    #expect(measure.trend == trend)
  }

  @Test("a prior of 0 gives no percentage", arguments: [(7, Trend.noPrior), (0, .bothZero)])
  func priorZero(current: Int, trend: Trend) {
    #expect(counts(current, 0).change == .whole(current))
    #expect(counts(current, 0).changePercent == nil)
    #expect(counts(current, 0).trend == trend)
  }

  @Test("a rate changes in percentage points, rounded once from the exact quotients")
  func ratesChange() {
    let measure = rate(Ratio(2, over: 3), Ratio(1, over: 3))
    #expect(measure.currentNumber?.description == "66.67")
    #expect(measure.priorNumber?.description == "33.33")
    #expect(measure.changePoints?.description == "33.33")
    #expect(measure.change?.description == "33.33")
    #expect(measure.changePercent == nil)
    #expect(measure.trend == .rise(Hundredths(value: 3333)))
  }

  @Test("a rate that was 0 % rises by points")
  func rateFromZero() {
    #expect(rate(Ratio(1, over: 8), Ratio(0)).trend == .rise(Hundredths(value: 1250)))
    #expect(rate(Ratio(0, over: 8), Ratio(0, over: 3)).trend == .bothZero)
  }

  @Test("what is not defined is not compared")
  func incomparable() {
    for measure in [rate(nil, Ratio(1)), rate(Ratio(1), nil), rate(nil, nil)] {
      #expect(measure.trend == .incomparable)
      #expect(measure.change == nil)
      #expect(measure.changePoints == nil)
    }
  }

  @Test("days change by the exact difference rounded once")
  func daysChange() {
    let measure = MeasureValue(
      id: .meanDaysToClose, unit: .days, current: Ratio(1, over: 3), prior: Ratio(2, over: 3))
    #expect(measure.change?.description == "-0.33")
    #expect(measure.changePercent?.description == "-50.00")
    let half = MeasureValue(id: .meanDaysToClose, unit: .days, current: Ratio(1, over: 200), prior: Ratio(0))
    #expect(half.change?.description == "0.01")
    let minus = MeasureValue(id: .meanDaysToClose, unit: .days, current: Ratio(0), prior: Ratio(1, over: 200))
    #expect(minus.change?.description == "-0.01")
    let small = MeasureValue(id: .meanDaysToClose, unit: .days, current: Ratio(0), prior: Ratio(1, over: 201))
    #expect(small.change?.description == "0.00")
  }

  @Test("the national figures of the first half of 2017 give 60.93 %")
  func national2017() {
    let measure = rate(Ratio(8_887_000, over: 14_586_000), nil)
    #expect(measure.currentNumber?.description == "60.93")
  }
}
