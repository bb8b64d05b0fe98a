import CaseFile
import RuleCatalogue
import RuleModel
import Testing

@Suite("Case numbers of which only the end is written")
struct ShortCaseNumberTests {
  private let codes = Catalogue.builtIn.caseNumberCodes

  private func number(_ text: String) -> CaseNumber { CaseNumber(normalized: text) }

  @Test(
    "every part that is written must agree, and no other",
    arguments: [
      ("破12", "(2019)粤01破12号", true), ("破12", "(2018)粤0104破12号", true), ("破12号", "(2019)粤01破12号", true),
      ("２０１９破１２", "(2019)粤01破12号", true), ("（2019）破12", "(2019)粤01破12号", true),
      ("粤01破12", "(2019)粤01破12号", true), ("粤01 破 012", "(2019)粤01破12号", true),
      ("破12", "(2019)粤01破申12号", false), ("破12", "(2019)粤01破112号", false), ("破1", "(2019)粤01破12号", false),
      ("2018破12", "(2019)粤01破12号", false), ("粤02破12", "(2019)粤01破12号", false),
      ("强清3", "(2019)粤01强清3号", true), ("清3", "(2019)粤01强清3号", false),
    ])
  func parts(text: String, written: String, matches: Bool) throws {
    let short = try #require(ShortCaseNumber(text, codes: codes))
    #expect(short.matches(number(written)) == matches)
    if matches { #expect(written.contains(short.digits)) }
  }

  @Test("a number of before 2016 is found by its end, the serial number only as a whole")
  func legacy() throws {
    let legacy = number("(2015)穗中法民破字第12号")
    #expect(try #require(ShortCaseNumber("民破字第12号", codes: codes)).isEnd(of: legacy))
    #expect(try #require(ShortCaseNumber("穗中法民破12", codes: codes)).isEnd(of: legacy))
    #expect(try #require(ShortCaseNumber("民破2", codes: codes)).isEnd(of: legacy) == false)
  }

  @Test("a serial number alone, a year, or a text without digits says too little", arguments: ["12", "2019", "破", "号", ""])
  func tooShort(text: String) { #expect(ShortCaseNumber(text, codes: codes) == nil) }

  @Test("likeness is measured in the parts that are written")
  func distance() throws {
    let short = try #require(ShortCaseNumber("破112", codes: codes))
    #expect(short.distance(to: number("(2019)粤01破12号")) == 1)
    #expect(short.distance(to: number("(1999)粤01破112号")) == 0)
    let whole = try #require(ShortCaseNumber("(2018)粤01破12号", codes: codes))
    #expect(whole.distance(to: number("(2019)粤01破12号")) == 1)
  }

  @Test("edits are counted as insertions, deletions and changes")
  func edits() {
    #expect(EditDistance.between("", "破申") == 2)
    #expect(EditDistance.between("破申12", "破12") == 1)
    #expect(EditDistance.between("张三", "张三") == 0)
    #expect(EditDistance.between("kitten", "sitting") == 3)
  }
}
