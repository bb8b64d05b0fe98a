import CaseFile
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

/// What a written number is expected to say.
struct ExpectedNumber: Sendable, CustomTestStringConvertible {
  var written: String
  var key: String
  var warnings: [CaseNumberReading.Warning]

  init(_ written: String, _ key: String, _ warnings: CaseNumberReading.Warning...) {
    self.written = written
    self.key = key
    self.warnings = warnings
  }

  var testDescription: String { written.debugDescription }
}

@Suite("Case numbers") struct CaseNumberTests {
  private let parser = CaseNumberParser(codes: Catalogue.builtIn.caseNumberCodes)

  private func read(_ text: String) throws -> CaseNumberReading { try #require(parser.read(text)) }

  @Test(
    "a number by the rules of 2016 is read in all its parts",
    arguments: [
      ("(2019)粤01破12号", "粤01", "破", 12), ("(2019)粤01破申5号", "粤01", "破申", 5),
      ("(2020)粤0104强清3号", "粤0104", "强清", 3), ("(2018)粤清申7号", "粤", "清申", 7),
      ("(2017)最高法破监1号", "最高法", "破监", 1), ("(2019)粤01破终100号", "粤01", "破终", 100),
      ("(2021)粤03清终2号", "粤03", "清终", 2), ("(2022)粤01清监9号", "粤01", "清监", 9),
    ])
  func regular(_ text: String, _ court: String, _ type: String, _ serial: Int) throws {
    let reading = try read(text)
    #expect(reading.number.text == text)
    #expect(reading.input == text)
    #expect(reading.year == Int(text.dropFirst().prefix(4)))
    #expect(reading.court == court)
    #expect(reading.type == type)
    #expect(reading.serial == serial)
    #expect(reading.isInsolvency)
    #expect(reading.isConforming)
    #expect(reading.warnings == [])
  }

  @Test(
    "written variants of a number have one key, and say what was mended",
    arguments: [
      ExpectedNumber("（2019）粤01破12号", "(2019)粤01破12号"), ExpectedNumber("〔2019〕粤01破12号", "(2019)粤01破12号"),
      ExpectedNumber("［2019］粤01破12号", "(2019)粤01破12号"), ExpectedNumber("[2019]粤01破12号", "(2019)粤01破12号"),
      ExpectedNumber("【2019】粤01破12号", "(2019)粤01破12号"), ExpectedNumber("（２０１９）粤０１破１２号", "(2019)粤01破12号"),
      ExpectedNumber(" (2019) 粤 01 破 12 号 ", "(2019)粤01破12号"), ExpectedNumber("(2019)粤01破12號", "(2019)粤01破12号"),
      ExpectedNumber("\u{FEFF}(2019)\u{3000}粤01\u{A0}破\u{2003}12号\u{200B}\r\n", "(2019)粤01破12号"),
      ExpectedNumber("(2019)粤01破12号之一", "(2019)粤01破12号", .documentSuffixRemoved),
      ExpectedNumber("(2019)粤01破12号之二十三", "(2019)粤01破12号", .documentSuffixRemoved),
      ExpectedNumber("(2019)粤01破12号之1", "(2019)粤01破12号", .documentSuffixRemoved),
      ExpectedNumber("(2019)粤01破12-1号", "(2019)粤01破12号", .documentSuffixRemoved),
      ExpectedNumber("(2019)粤01破12号-1", "(2019)粤01破12号", .documentSuffixRemoved),
      ExpectedNumber("(2019)粤01破12之一号", "(2019)粤01破12号", .documentSuffixRemoved),
      ExpectedNumber("(2019)粤01破0012号", "(2019)粤01破12号", .leadingZeroRemoved),
      ExpectedNumber("(2019)粤01破12", "(2019)粤01破12号", .completed),
      ExpectedNumber("2019粤01破12号", "(2019)粤01破12号", .completed),
      ExpectedNumber("(2019)示01破12号", "(2019)示01破12号", .unknownCourt),
      ExpectedNumber("(2019)粤99破12号", "(2019)粤99破12号", .unknownCourt),
      ExpectedNumber("(2019)粤01民初12号", "(2019)粤01民初12号", .notInsolvency),
      ExpectedNumber("(2019)粤01执恢12号", "(2019)粤01执恢12号", .notInsolvency),
      ExpectedNumber("(2019)粤73知民初12号", "(2019)粤73知民初12号", .notInsolvency),
      ExpectedNumber("(2019)粤01破初12号", "(2019)粤01破初12号", .doubtfulType),
      ExpectedNumber("(2016)粤01民破1号", "(2016)粤01民破1号", .doubtfulType),
      ExpectedNumber("(2015)粤01破1号", "(2015)粤01破1号", .before2016),
    ])
  func variants(_ expected: ExpectedNumber) throws {
    let reading = try read(expected.written)
    #expect(reading.number.text == expected.key)
    #expect(reading.warnings == expected.warnings)
    #expect(reading.input == expected.written)
  }

  @Test("a number that had to be mended, is early or of a doubtful type does not conform; a document's does")
  func conforming() throws {
    for text in ["(2019)粤01破012号", "2019粤01破12号", "(2015)粤01破1号", "(2019)粤01破初1号"] {
      #expect(try !read(text).isConforming, "\(text)")
    }
    for text in ["(2019)粤01破12号之一", "(2019)示01破1号", "(2019)粤01民初12号"] {
      #expect(try read(text).isConforming, "\(text)")
    }
  }

  @Test(
    "a number of before 2016 keeps its words and loses the number of the document",
    arguments: [
      ExpectedNumber("(2015)穗中法民破字第12号", "(2015)穗中法民破字第12号", .legacyForm),
      ExpectedNumber("（2015）穗中法民破字第12号", "(2015)穗中法民破字第12号", .legacyForm),
      ExpectedNumber("(2015)穗中法民破字12号", "(2015)穗中法民破字第12号", .legacyForm),
      ExpectedNumber("(2015)穗中法民破字第012号", "(2015)穗中法民破字第12号", .legacyForm, .leadingZeroRemoved),
      ExpectedNumber("(2008)穗中法民破字第3-1号", "(2008)穗中法民破字第3号", .legacyForm, .documentSuffixRemoved),
      ExpectedNumber("(2008)穗中法民破字第3号之二", "(2008)穗中法民破字第3号", .legacyForm, .documentSuffixRemoved),
      ExpectedNumber("(2008)穗中法民破字第3之二号", "(2008)穗中法民破字第3号", .legacyForm, .documentSuffixRemoved),
      ExpectedNumber("(1998)荔法经破字第1号", "(1998)荔法经破字第1号", .legacyForm),
    ])
  func legacy(_ expected: ExpectedNumber) throws {
    let reading = try read(expected.written)
    #expect(reading.number.text == expected.key)
    #expect(reading.warnings == expected.warnings)
    #expect(reading.isInsolvency)
    #expect(!reading.isConforming)
  }

  @Test("a legacy number is split into court and type after the court's 法")
  func legacyParts() throws {
    let reading = try read("(2013)示中法民破字第6号")
    #expect(reading.year == 2013)
    #expect(reading.court == "示中法")
    #expect(reading.type == "民破")
    #expect(reading.serial == 6)
    #expect(try !read("(2013)示中法民初字第6号").isInsolvency)
  }

  @Test(
    "foreign and unknown numbers are kept as they are but for the space at their ends",
    arguments: [
      "1:19-bk-12345", "BR-2019/0007", "HRB 1234 B", "20190007", "No. 12, Chapter 11", "[2019] EWHC 12 (Ch)",
      "2019-1", "ABC{7}",
    ])
  func opaque(_ text: String) throws {
    for written in [text, "  \(text)\t", "\u{3000}\(text)\n"] {
      let reading = try read(written)
      #expect(reading.number.text == text)
      #expect(reading.warnings == [.opaque])
      #expect(reading.year == nil && reading.court == nil && reading.type == nil && reading.serial == nil)
      #expect(!reading.isConforming && !reading.isInsolvency)
    }
  }

  @Test("a Chinese number of an unknown type is opaque, without spaces and with round brackets")
  func opaqueChinese() throws {
    let reading = try read("〔2019〕粤 01 刑初 5 号")
    #expect(reading.number.text == "(2019)粤01刑初5号")
    #expect(reading.warnings == [.opaque])
    #expect(try read("穗破清算 7 号").isInsolvency)
  }

  @Test(
    "texts that are almost a number are never mistaken for one",
    arguments: [
      "(2019)粤01破0号", "(2019)粤01破号", "(219)粤01破1号", "(2319)粤01破1号", "(2019)粤011破1号", "(2019)粤01破1号甲",
      "(2019)粤01破1号之", "(2019)粤01破1-号", "(2019)粤01破1234567890号", "(2019)甲破1号", "(2015)穗中法民破字第号",
      "(2015)穗中法民破字第1号之一和(2016)粤01破2号", "(2015)粤01破12号(2008)穗中法民破字第1号", "(2019)粤01破1号、2号",
    ])
  func almost(_ text: String) throws {
    let reading = try read(text)
    #expect(reading.warnings == [.opaque], "\(reading.number)")
  }

  @Test("a blank text has no number", arguments: ["", "  ", "\u{3000}\t\n", "\u{FEFF}\u{200B}"])
  func blank(_ text: String) {
    #expect(parser.read(text) == nil)
    #expect(parser.readAll(text).isEmpty)
  }

  @Test(
    "several numbers in one text are read one by one",
    arguments: [
      "(2019)粤01破12号、(2019)粤01破13号", "(2019)粤01破12号，(2019)粤01破13号", "(2019)粤01破12号;(2019)粤01破13号",
      "（2019）粤01破12号；（2019）粤01破13号", "(2019)粤01破12号\n(2019)粤01破13号", "(2019)粤01破12号 (2019)粤01破13号",
      "(2019)粤01破12号(2019)粤01破13号", "〔2019〕粤01破12号〔2019〕粤01破13号", "【2019】粤01破12号【2019】粤01破13号",
      "(2019)粤01破12号和(2019)粤01破13号", "(2019)粤01破12号及（2019）粤01破13号", "(2019)粤01破12号/(2019)粤01破13号",
      "(2019)粤01破12号 2019粤01破13号", "(2019)粤01破12号之一(2019)粤01破13号", "(2019)粤01破12号。(2019)粤01破13-1号",
      ",(2019)粤01破12号,, (2019)粤01破13号,",
    ])
  func several(_ text: String) {
    #expect(parser.readAll(text).map(\.number.text) == ["(2019)粤01破12号", "(2019)粤01破13号"])
  }

  @Test("a single number with a document suffix is not taken apart", arguments: ["号之一", "号 之 一", "-1号", "号-1", "号"])
  func single(_ ending: String) {
    #expect(parser.readAll("(2019)粤01破12\(ending)").map(\.number.text) == ["(2019)粤01破12号"])
  }

  @Test("a legacy and a regular number stand side by side")
  func mixed() {
    let readings = parser.readAll("(2015)穗中法民破字第1号(2016)粤01破2号，1:19-bk-7")
    #expect(readings.map(\.number.text) == ["(2015)穗中法民破字第1号", "(2016)粤01破2号", "1:19-bk-7"])
  }
}

@Suite("Case numbers, properties") struct CaseNumberPropertyTests {
  private let codes = Catalogue.builtIn.caseNumberCodes

  /// The parts of which keys are made.
  private struct Parts: Hashable {
    var year: Int
    var court: String
    var type: String
    var serial: Int
    var isLegacy: Bool
  }

  private func parts(_ dice: inout SeededDice) -> Parts {
    let courts = ["粤", "粤01", "粤0104", "粤0103", "京01", "示01", "最高法", "粤1", "粤010"]
    let isLegacy = dice.chance(oneIn: 4)
    return Parts(
      year: dice.roll(isLegacy ? 1990...2015 : 2009...2026),
      court: isLegacy ? dice.pick(["穗中法", "穗中法民", "荔法", "示中法"]) : dice.pick(Array(courts.prefix(7))),
      type: isLegacy ? dice.pick(["民破", "破", "商破"]) : dice.pick(codes.caseTypes.keys.sorted()),
      serial: dice.roll(1...130), isLegacy: isLegacy)
  }

  private func written(_ parts: Parts, _ dice: inout SeededDice) -> String {
    let bracket = dice.pick([("(", ")"), ("（", "）"), ("〔", "〕"), ("[", "]"), ("［", "］"), ("【", "】")])
    let space = dice.chance(oneIn: 3) ? dice.pick([" ", "\u{3000}", "\t", "\u{A0}"]) : ""
    let zeros = dice.chance(oneIn: 4) ? "00" : ""
    let middle = parts.isLegacy ? parts.court + parts.type + "字第" : parts.court + space + parts.type
    let suffix = dice.pick(["号", "号", "号之一", "-1号", "號"])
    let text = "\(space)\(bracket.0)\(parts.year)\(bracket.1)\(middle)\(zeros)\(parts.serial)\(suffix)\(space)"
    guard dice.chance(oneIn: 3) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0
        }))
  }

  @Test("distinct numbers never share a key, and one number has one key however written", arguments: SeededDice.seeds)
  func keys(seed: UInt64) throws {
    var dice = SeededDice(seed: seed)
    let parser = CaseNumberParser(codes: codes)
    var keys: [Parts: CaseNumber] = [:]
    var owners: [CaseNumber: Parts] = [:]
    for _ in 0..<6000 {
      let parts = parts(&dice)
      let text = written(parts, &dice)
      let reading = try #require(parser.read(text))
      try #require(!reading.warnings.contains(.opaque), "seed \(seed): \(text)")
      #expect(keys[parts] ?? reading.number == reading.number, "seed \(seed): \(text)")
      keys[parts] = reading.number
      // 穗中法 + 民破 and 穗中法民 + 破 write the same docket.
      if let owner = owners[reading.number], !parts.isLegacy {
        #expect(owner == parts, "seed \(seed): \(text) → \(reading.number)")
      }
      owners[reading.number] = parts
    }
    #expect(keys.count > 1000)
  }

  @Test("reading a key again gives the same key", arguments: SeededDice.seeds)
  func idempotent(seed: UInt64) throws {
    var dice = SeededDice(seed: seed)
    let parser = CaseNumberParser(codes: codes)
    let alphabet = Array("(（〔[2019）)〕]粤01破申民初字第12号之一- \u{3000}\u{200B}ABab:/.、，\n號最高法{}")
    for _ in 0..<6000 {
      let text =
        dice.chance(oneIn: 2)
        ? written(parts(&dice), &dice) : String((0..<dice.roll(1...18)).map { _ in dice.pick(alphabet) })
      guard let once = parser.read(text) else { continue }
      let twice = try #require(parser.read(once.number.text), "seed \(seed): \(text.debugDescription)")
      #expect(twice.number == once.number, "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test("opaque numbers that differ in more than space keep different keys", arguments: SeededDice.seeds)
  func opaque(seed: UInt64) throws {
    var dice = SeededDice(seed: seed)
    let parser = CaseNumberParser(codes: codes)
    var owners: [CaseNumber: String] = [:]
    let alphabet = Array("ABab0123456789-/:._#()")
    for _ in 0..<6000 {
      let text = String((0..<dice.roll(1...8)).map { _ in dice.pick(alphabet) })
      let reading = try #require(parser.read("  \(text) "))
      #expect(reading.number.text == text, "seed \(seed)")
      if let owner = owners[reading.number] { #expect(owner == text, "seed \(seed)") }
      owners[reading.number] = text
    }
  }

  @Test("numbers are ordered by code point")
  func order() {
    let sorted = ["(2018)粤01破9号", "(2019)粤01破10号", "(2019)粤01破9号", "HRB 1"].map(CaseNumber.init(normalized:))
    #expect(sorted.shuffled().sorted() == sorted)
  }
}
