import CaseFile
import CivilCalendar
import TestSupport
import Testing

@Suite("Drawing samples for reviews") struct ReviewDrawTests {
  @Test("SplitMix64 gives the published numbers")
  func generator() {
    var numbers = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
      16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in numbers.next() } == expected)
  }

  @Test("a number below a bound is below it, and every one comes up")
  func bounds() {
    var numbers = SplitMix64(seed: 7)
    for bound in [1, 2, 3, 5, 64, 100] as [UInt64] {
      let drawn = Set((0..<2000).map { _ in numbers.number(below: bound) })
      #expect(drawn == Set(0..<bound))
    }
    #expect(numbers.number(below: .max) < .max)
  }

  @Test(
    "strata share by largest remainder, each with at least one where the size allows",
    arguments: [
      (12, [12, 13, 5, 4, 15, 10, 5], [2, 2, 1, 1, 3, 2, 1]),  // three small ones, 9 left: 2.16 2.34 2.7 1.8
      (10, [50, 30, 20], [5, 3, 2]), (4, [97, 1, 1, 1], [1, 1, 1, 1]), (5, [97, 1, 1, 1], [2, 1, 1, 1]),
      (2, [97, 1, 1, 1], [2, 0, 0, 0]),  // fewer cases than strata: proportion alone
      (3, [10, 10, 10, 10], [1, 1, 1, 0]), (1, [3, 5], [0, 1]),  // equal fractions: the larger, then the first
      (40, [20, 20], [20, 20]), (99, [1, 2], [1, 2]), (0, [4, 4], [0, 0]), (5, [], []),
    ])
  func allocation(wanted: Int, sizes: [Int], expected: [Int]) {
    #expect(ReviewDraw.allocation(of: wanted, among: sizes) == expected)
  }

  @Test("any allocation adds up, takes no more than there are, and leaves no stratum out that it can serve", arguments: SeededDice.seeds)
  func allocations(seed: UInt64) {
    var dice = SeededDice(seed: seed)
    for _ in 0..<3000 {
      let sizes = (0..<dice.roll(1...12)).map { _ in dice.roll(1...dice.pick([1, 3, 40, 900])) }
      let total = sizes.reduce(0, +)
      let wanted = dice.roll(0...(total + 2))
      let drawn = ReviewDraw.allocation(of: wanted, among: sizes)
      #expect(drawn.reduce(0, +) == min(wanted, total), "seed \(seed): \(wanted) of \(sizes)")
      #expect(zip(drawn, sizes).allSatisfy { $0 >= 0 && $0 <= $1 }, "seed \(seed): \(wanted) of \(sizes)")
      if wanted >= sizes.count { #expect(!drawn.contains(0), "seed \(seed): \(wanted) of \(sizes)") }
      // Without small strata nobody is further than one case from the exact share.
      if sizes.allSatisfy({ wanted * $0 >= total }), wanted <= total {
        for (count, size) in zip(drawn, sizes) {
          #expect(abs(count * total - wanted * size) < total, "seed \(seed): \(wanted) of \(sizes)")
        }
      }
    }
  }

  private static let population = ReviewPopulation(
    (1...30).map { index in
      ReviewSample.Case(number: CaseNumber(normalized: "(2019)粤01破\(index)号"), stratum: ["", "张三", "李四"][index % 3])
    })

  @Test("the draw is pinned: the same seed and population give these cases for ever")
  func pinned() {
    let drawn = ReviewDraw.draw(6, from: Self.population, seed: 42)
    #expect(drawn.strata.map(\.key) == ["", "张三", "李四"] && drawn.strata.map(\.drawn) == [2, 2, 2])
    #expect(
      drawn.cases.map { $0.number.text.split(separator: "破")[1] } == PinnedDraw.numbers.map { "\($0)号" },
      "\(drawn.cases.map(\.number.text))")
    #expect(ReviewDraw.draw(6, from: Self.population, seed: 42).cases == drawn.cases)
    #expect(ReviewDraw.draw(6, from: Self.population, seed: 43).cases != drawn.cases)
  }

  @Test("each case is drawn about as often as any other")
  func fairness() {
    var counts: [CaseNumber: Int] = [:]
    for seed in 0..<3000 as Range<UInt64> {
      for item in ReviewDraw.draw(6, from: Self.population, seed: seed).cases { counts[item.number, default: 0] += 1 }
    }
    // 3,000 draws of 2 of 10 in each stratum: 600 times each, standard deviation 22.
    #expect(counts.count == 30 && counts.values.allSatisfy { (490...710).contains($0) }, "\(counts.values.sorted())")
  }

  @Test("the population is what was closed in the period, or long pending at its end, in the order of its bytes")
  func population() {
    let records = [
      CaseRecord.sample("(2019)粤01破2号", filedOn: "2019-01-02", closedOn: "2019-04-01") { $0.judge = "张三" },
      .sample("(2019)粤01破10号", filedOn: "2019-01-02", closedOn: "2019-06-30"),
      .sample("(2019)粤01破3号", filedOn: "2019-01-02", closedOn: "2019-07-01"),
      .sample("(2018)粤01破4号", filedOn: "2018-06-30"), .sample("(2018)粤01破5号", filedOn: "2018-07-01"),
      .sample("(2016)粤01破6号", filedOn: "2016-07-01", closedOn: "2019-06-30") { $0.procedure = .liquidation },
    ]
    let closed = ReviewPopulation(records, days: .secondQuarter, source: .closed, by: .judge)
    #expect(closed.cases.map(\.number.text) == ["(2016)粤01破6号", "(2019)粤01破10号", "(2019)粤01破2号"])
    #expect(
      String(decoding: closed.canonicalText, as: UTF8.self) == "(2016)粤01破6号\t\n(2019)粤01破10号\t\n(2019)粤01破2号\t张三\n")
    let old = ReviewPopulation(records, days: .secondQuarter, source: .longPending, by: .procedure)
    #expect(old.cases.map(\.number.text) == ["(2018)粤01破4号", "(2019)粤01破3号"].filter { $0.contains("2018") })
  }

  @Test("the judge of a case does not review it, however the name is written")
  func reviewer() {
    let record = CaseRecord.sample { $0.judge = "张三、 李四" }
    #expect(CaseReview.isJudge("李四", of: record) && CaseReview.isJudge(" 张三", of: record))
    #expect(!CaseReview.isJudge("王五", of: record) && !CaseReview.isJudge("张", of: record))
    #expect(!CaseReview.isJudge("张三", of: .sample()))
  }
}
