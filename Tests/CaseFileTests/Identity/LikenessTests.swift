import RuleCatalogue
import RuleModel
import Testing

@testable import CaseFile

@Suite("Likeness of words")
struct LikenessTests {
  @Test(
    "the distance counts letters put in, left out, changed and swapped",
    arguments: [
      ("record", "recrod", 1), ("import", "imprt", 1), ("list", "lisst", 1), ("", "abc", 3), ("undo", "undo", 0), ("kitten", "sitting", 3),
    ])
  func distance(left: String, right: String, expected: Int) {
    #expect(Likeness.distance(Array(left), Array(right)) == expected)
    #expect(Likeness.distance(Array(right), Array(left)) == expected)
  }

  @Test(
    "a mistyped word finds the one that was meant",
    arguments: [
      ("recrod", "record"), ("imprt", "import"), ("lock", "locks"), ("calender", "calendar"), ("verfy", "verify"), ("reprot", "report"),
    ])
  func words(typed: String, meant: String) {
    let known = ["init", "import", "case", "record", "extend", "locks", "calendar", "verify", "report", "rules"]
    #expect(Likeness.closest(to: typed, among: known).first == meant)
  }

  @Test("nothing is suggested for what is like nothing", arguments: ["", " ", "zzzz", "x", "天气"])
  func nothing(typed: String) {
    #expect(Likeness.closest(to: typed, among: ["import", "record", "第一次债权人会议", "裁定受理"]) == [])
  }

  @Test("the same word in another width or case is the same")
  func folded() { #expect(Likeness.closest(to: "ＲＥＣＯＲＤ", among: ["rules", "record"]).first == "record") }
}
