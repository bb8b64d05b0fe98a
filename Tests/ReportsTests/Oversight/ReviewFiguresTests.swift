import CaseFile
import CivilCalendar
import Reports
import TestSupport
import Testing

@Suite("Figures of reviews") struct ReviewFiguresTests {
  static let records: [CaseRecord] = (1...4).map { index in
    .sample("(2019)粤01破\(index)号", filedOn: "2019-01-0\(index)", closedOn: "2019-05-0\(index)") { $0.judge = index < 3 ? "张三" : "李四" }
  }

  static let oversight = CourtOversight(
    acts: [
      0: [
        .sample(10, .reviewed(.flawed, on: "2019-07-10", sample: "2019Q2")),
        .sample(12, .reviewed(.qualified, on: "2019-07-12", sample: "2019Q2", finding: "已补正")),
      ],
      2: [.sample(11, .reviewed(.excellent, on: "2019-07-11", sample: "2019Q2", judge: nil))],
      3: [.sample(13, .reviewed(.unqualified, on: "2019-06-01", judge: "李四")), .sample(14, .supervised(on: "2019-05-01"))],
    ],
    samples: [
      RecordedSample(
        sequence: 9, recordedAt: instant("2019-07-05"), actor: "王庭长",
        sample: .sample(cases: ["(2019)粤01破1号", "(2019)粤01破2号", "(2019)粤01破3号", "(2019)粤01破9号"]))
    ])

  private static func figures(_ period: DayRange? = .secondQuarter, only: String? = nil) -> ReviewFigures {
    ReviewFigures(records: records, oversight: oversight, period: period, only: only)
  }

  @Test("the last grade of a sample counts, earlier ones are known, ungraded and vanished cases stay in the count")
  func entries() {
    let entries = Self.figures().entries
    #expect(entries.map(\.review?.grade) == [.qualified, nil, .excellent, nil, .unqualified])
    #expect(entries.map(\.replaced) == [1, 0, 0, 0, 0])
    #expect(entries[3].position == nil && entries[3].number.text == "(2019)粤01破9号")
    #expect(entries[4].sample == nil)
  }

  @Test("grades and judges add up; the judge is the one when the case was reviewed")
  func tallies() {
    let figures = Self.figures()
    #expect(figures.reconciles)
    #expect(figures.total.total == 5 && figures.total.graded == 3 && figures.total.open == 2)
    #expect(figures.judges.map(\.name) == ["张三", "李四", nil])
    let tallies = Dictionary(uniqueKeysWithValues: figures.judges.map { ($0.name, $0) })
    #expect(tallies["张三"]?.total == 2 && tallies["张三"]?[.qualified] == 1 && tallies["张三"]?.open == 1)
    // Case 3 is 李四's now, but nobody was its judge when it was reviewed.
    #expect(tallies["李四"]?.total == 1 && tallies[nil]?.total == 2)
    #expect(figures.total.share(of: .excellent)?.description == "33.33")
    #expect(tallies["李四"]?.share(of: .excellent)?.description == "0.00")
  }

  @Test("a review belongs to the period that was sampled, one beside samples to its own day")
  func periods() {
    #expect(Self.figures(civilDays("2019-01-01", "2019-06-30")).entries.count == 5)
    #expect(Self.figures(civilDays("2019-07-01", "2019-09-30")).entries.isEmpty)
    #expect(Self.figures(civilDays("2019-05-01", "2019-06-30")).entries.map(\.number.text) == ["(2019)粤01破4号"])
    #expect(Self.figures(nil).entries.count == 5)
    #expect(Self.figures(nil, only: "2019Q2").entries.count == 4)
  }
}
