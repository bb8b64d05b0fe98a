import CaseFile
import TestSupport
import Testing

@Suite("Credit codes") struct EnterpriseCodeTests {
  private static let valid = [
    "914403001922038216", "91110000802100433B", "9144030071526726XG", "91110000710925462X", "9152000071430580XT",
    "91100000100003962T", "91440300192317458F",
  ]

  @Test("the known codes pass both checks", arguments: valid)
  func known(_ code: String) { #expect(EnterpriseCode.defect(in: code) == nil) }

  @Test("lower case, spaces, hyphens and full-width signs are folded", arguments: valid)
  func folded(_ code: String) {
    let fullWidth = String(
      String.UnicodeScalarView(code.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0) ?? $0 }))
    let spaced = "\u{3000}\(code.prefix(8)) \(code.dropFirst(8).prefix(4))-\(code.dropFirst(12))\n"
    for written in [code.lowercased(), fullWidth, spaced, "'\(code)", " \(code)\u{200B}"] {
      #expect(EnterpriseCode.normalized(written) == code)
    }
  }

  @Test("the tutorial's code names the character expected in place of its last")
  func outer() {
    #expect(EnterpriseCode.defect(in: "91350100M000100Y4Z") == .badCharacter("Z", position: 18))
    #expect(
      EnterpriseCode.defect(in: "91350100M000100Y44") == .wrongCheckCharacter(found: "4", expected: "3"))
    #expect(
      EnterpriseCode.defect(in: "914403001922038217") == .wrongCheckCharacter(found: "7", expected: "6"))
  }

  @Test("a wrong organisation code is found when the outer check holds", arguments: SeededDice.seeds)
  func inner(seed: UInt64) throws {
    // Change position 17 and repair position 18: only the inner check is left to complain.
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let code = "914403001922038216"
    let wrong = code.prefix(16) + "5"
    let repaired = alphabet.map { wrong + String($0) }.filter {
      if case .wrongCheckCharacter? = EnterpriseCode.defect(in: String($0)) { false } else { true }
    }
    #expect(repaired.count == 1)
    #expect(
      EnterpriseCode.defect(in: String(try #require(repaired.first)))
        == .wrongOrganisationCheck(found: "5", expected: "1"))
  }

  @Test("every change of one character is noticed", arguments: SeededDice.seeds)
  func singleErrors(seed: UInt64) {
    var dice = SeededDice(seed: seed)
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    for _ in 0..<1000 {
      var code = Array(dice.pick(Self.valid))
      let position = dice.roll(0...17)
      let other = dice.pick(alphabet)
      guard code[position] != other else { continue }
      code[position] = other
      #expect(EnterpriseCode.defect(in: String(code)) != nil, "seed \(seed): \(String(code))")
    }
  }

  @Test("letters that the standard leaves out are named with their position", arguments: ["I", "O", "S", "V", "Z", "*", "国"])
  func badCharacter(_ letter: Character) {
    #expect(
      EnterpriseCode.defect(in: "9144\(letter)3001922038216") == .badCharacter(letter, position: 5))
  }

  @Test(
    "registration numbers and organisation codes pass unchecked", arguments: ["4401011100123", "440101000012345", "19220382X"])
  func old(_ code: String) { #expect(EnterpriseCode.defect(in: code) == nil) }

  @Test("a registration number with a letter is refused")
  func oldBad() {
    #expect(EnterpriseCode.defect(in: "44010110012A5") == .badCharacter("A", position: 12))
    #expect(EnterpriseCode.defect(in: "19220382-") == .badCharacter("-", position: 9))
    #expect(EnterpriseCode.defect(in: "４401011100123") == .badCharacter("４", position: 1))
  }

  @Test("other lengths are refused", arguments: [0, 1, 8, 10, 12, 14, 16, 17, 19, 36])
  func length(_ count: Int) {
    #expect(EnterpriseCode.defect(in: String(repeating: "1", count: count)) == .wrongLength(count))
  }
}
