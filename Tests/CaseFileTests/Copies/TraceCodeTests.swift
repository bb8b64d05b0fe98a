import CaseFile
import TestSupport
import Testing

@Suite("Trace codes") struct TraceCodeTests {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  private static func code(_ seed: UInt64) -> TraceCode {
    var dice = SeededDice(seed: seed)
    return TraceCode(Digest(bytes: (0..<32).map { _ in UInt8(dice.roll(0...255)) }) ?? .origin)
  }

  @Test("the same digest gives the same nine characters, which are read back", arguments: SeededDice.seeds)
  func form(seed: UInt64) throws {
    let code = Self.code(seed)
    #expect(code.text.count == TraceCode.length && code.text.allSatisfy(Self.alphabet.contains))
    #expect(code == Self.code(seed) && code != Self.code(seed + 1))
    #expect(try TraceCode(reading: code.text) == code)
  }

  @Test("every wrong character and every swap of two is noticed", arguments: SeededDice.seeds)
  func mistakes(seed: UInt64) {
    let code = Self.code(seed)
    let right = Array(code.text)
    for index in right.indices {
      for wrong in Self.alphabet where wrong != right[index] {
        var typed = right
        typed[index] = wrong
        #expect(throws: TraceCodeFault.checkFails) { try TraceCode(reading: String(typed)) }
        #expect(TraceCode.near(String(typed), among: [Self.code(seed + 1), code]) == [code])
      }
      for other in right.indices where right[other] != right[index] {
        var typed = right
        typed.swapAt(index, other)
        #expect(throws: TraceCodeFault.checkFails) { try TraceCode(reading: String(typed)) }
      }
    }
  }

  @Test("case, spaces, hyphens, full-width forms and letters that look like digits do not matter")
  func forgiving() throws {
    let code = try TraceCode(reading: "000000000")
    for typed in ["OOO-OOO-OOO", "o0o 0o0 o0o", "０００００００００", " 000000000\n"] { #expect(try TraceCode(reading: typed) == code) }
    let ones = (0..<500).map { Self.code(UInt64($0)) }.first { $0.text.contains("1") }
    let one = try #require(ones)
    for letter in ["I", "l", "L", "i"] { #expect(try TraceCode(reading: one.text.replacing("1", with: letter)) == one) }
  }

  @Test(
    "what is no code is refused for its reason",
    arguments: [
      ("", TraceCodeFault.blank), (" - ", .blank), ("1234", .wrongLength(4)), ("0000000000", .wrongLength(10)),
      ("00000000U", .forbiddenCharacter("U")), ("王00000000", .forbiddenCharacter("王")), ("000000001", .checkFails),
    ])
  func refused(text: String, fault: TraceCodeFault) {
    #expect(throws: fault) { try TraceCode(reading: text) }
  }

  @Test("codes are found in the text of a footer, and nothing else is")
  func found() {
    let code = Self.code(7)
    #expect(TraceCode.all(in: "&L&8送：王院长　2019-07-01 20:00　溯源码 \(code.text)\n2019年上半年 \(code.text)") == [code])
    #expect(TraceCode.all(in: "123456780 \(code.text)0 x\(code.text)").isEmpty)
  }
}

@Suite("Recipients") struct RecipientTests {
  @Test("a distribution list is taken apart, without its leading words and with each name once")
  func list() throws {
    let names = try Recipient.list("主送：王院长、李副院长；抄送: 省高院审管办，王院长\r\n 刘处长 ").map(\.name)
    #expect(names == ["王院长", "李副院长", "省高院审管办", "刘处长"])
    #expect(try Recipient.list("送别：某").map(\.name) == ["送别：某"])
  }

  @Test("names that are blank, too long or do not print are refused")
  func refused() throws {
    #expect(throws: RecipientFault.blank) { try Recipient(" \u{3000}") }
    #expect(throws: RecipientFault.blank) { try Recipient.list("送：、；") }
    #expect(throws: RecipientFault.unprintable("王\u{202E}长")) { try Recipient("王\u{202E}长") }
    #expect(throws: RecipientFault.unprintable("a\u{1}b")) { try Recipient("a\u{1}b") }
    let longest = String(repeating: "院", count: Recipient.longest)
    #expect(try Recipient(longest).name == longest)
    #expect(throws: RecipientFault.tooLong(longest + "长", count: 41, limit: 40)) { try Recipient(longest + "长") }
  }

  @Test(
    "a file name takes no separators, no hidden files and no full stops at its end",
    arguments: [("../a", "_._a"), ("a:b|c", "a_b_c"), (".x. ", "_x"), ("王院长", "王院长"), ("...", "_")])
  func fileName(name: String, part: String) throws {
    #expect(try Recipient(name).fileNamePart == part)
  }
}
