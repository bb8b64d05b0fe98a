import CaseFile
import Reports
import Testing

/// The sentences of the cover follow the figures: good and bad news alike, and never a signed percentage.
@Suite struct SituationProseTests {
  /// `current` cases filed two years before the end of June 2019 and, closed in time, what makes `prior` a year before.
  private func fixture(current: Int, prior: Int) -> SituationFixture {
    var fixture = SituationFixture()
    for index in 0..<max(current, prior) {
      let isOldBefore = index < prior
      let isPending = index < current
      fixture.add(
        "(2017)粤01破\(index + 1)号", filed: isOldBefore ? "2017-05-02" : "2018-05-02",
        closed: isPending ? nil : "2019-02-01", manner: isPending ? nil : .known(.noAssets),
        debtors: ["示例\(index)公司"])
    }
    return fixture
  }

  @Test(
    "the cases of a year or more are said to rise, to fall or to stay, by an amount without a sign",
    arguments: [
      (10, 20, "下降50.00%", "长期未结下降"), (20, 10, "上升100.00%", "长期未结上升"), (12, 12, "持平", "长期未结持平"),
      (3, 4, "下降25.00%", "长期未结下降"), (0, 5, "下降100.00%", "长期未结下降"),
    ])
  func directions(current: Int, prior: Int, words: String, lead: String) throws {
    let cover = try fixture(current: current, prior: prior).report().cover
    let row = try #require(cover.row(of: lead, column: 0))
    let sentence = cover.rows[row].cells.map(\.value.words).joined()
    #expect(sentence.contains("一年以上未结\(current)件"), "\(sentence)")
    #expect(sentence.contains(words), "\(sentence)")
    for sign in ["-", "−"] { #expect(!sentence.contains(sign), "\(sentence)") }
  }

  @Test("a comparison figure of 0 is said in words, without a percentage")
  func noPrior() throws {
    let cover = try fixture(current: 4, prior: 0).report().cover
    let row = try #require(cover.row(of: "长期未结上升", column: 0))
    let sentence = cover.rows[row].cells.map(\.value.words).joined()
    #expect(sentence.contains("一年以上未结4件，上年同期为0"), "\(sentence)")
    let firstPart = sentence.prefix { $0 != "；" }
    #expect(!firstPart.contains("%"), "\(sentence)")
  }

  @Test("fewer than ten cases before are named with the percentage")
  func smallBase() throws {
    let cover = try fixture(current: 3, prior: 4).report().cover
    #expect(cover.text.contains("上年同期4件"))
  }

  @Test("a card without a figure shows a dash, and the sentence beside it the reason")
  func noLimitDue() throws {
    let cover = try fixture(current: 1, prior: 1).report().cover
    #expect(cover.text.contains("没有到期的节点期限"))
    #expect(cover.words.contains("—"))
  }

  @Test("where two kinds share the first place, neither is called the most")
  func tiedGroups() throws {
    var fixture = SituationFixture()
    fixture.add("(2017)粤01破1号", filed: "2017-05-02", owner: .municipal)
    fixture.add("(2017)粤01破2号", filed: "2017-05-02", owner: .district)
    let cover = try fixture.report().cover
    #expect(!cover.words.contains { $0.contains("一年以上未结的2件中") && $0.contains("市属企业") && !$0.contains("区属企业") })
  }

  @Test("a comparison that is not the same period of last year is not called 同比")
  func otherComparison() throws {
    let cover = try fixture(current: 10, prior: 20).report("2019Q2", comparison: "2019Q1").cover
    #expect(!cover.text.contains("同比"))
    #expect(!cover.text.contains("上年同期"))
  }
}
