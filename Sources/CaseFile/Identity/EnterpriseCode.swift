/// What is wrong with a unified social credit code.
public enum EnterpriseCodeDefect: Hashable, Sendable {
  /// Neither 18 (credit code), 15 or 13 (registration number) nor 9 (organisation code) characters.
  case wrongLength(Int)
  /// A character outside the standard's alphabet, at a position counted from 1.
  case badCharacter(Character, position: Int)
  /// The last character contradicts the first seventeen.
  case wrongCheckCharacter(found: Character, expected: Character)
  /// The organisation code inside contradicts its own check character (position 17).
  case wrongOrganisationCheck(found: Character, expected: Character)
}

/// The official code of an enterprise (统一社会信用代码), with its two check characters.
///
/// Source: GB 32100-2015 (18 characters; weights 3^(i−1) mod 31; alphabet without I, O, S, V, Z) and, for the nine
/// characters inside, GB 11714. Enterprises struck off before 2015 never received a code: they are known by a
/// registration number (注册号, 13 or 15 digits) or an organisation code (9 characters), which pass unchecked.
public enum EnterpriseCode {
  private static let alphabet: [Character] = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  private static let organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
  private static let values = Dictionary(
    uniqueKeysWithValues: alphabet.enumerated().map { ($0.element, $0.offset) })

  /// Upper case, without spaces and hyphens.
  public static func normalized(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }) { return text }
    return TextFolding.clean(text).uppercased().filter { $0 != " " && $0 != "-" && $0 != "'" && !$0.isNewline }
  }

  /// What is wrong with a normalised code; nil when nothing is. The outer check comes first.
  public static func defect(in code: String) -> EnterpriseCodeDefect? {
    if isSound(code.utf8) { return nil }
    let characters = Array(code)
    switch characters.count {
    case 18: return outerDefect(characters) ?? innerDefect(characters)
    case 13, 15: return characters.firstIndex { !$0.isASCII || !$0.isNumber }.map { bad(characters, $0) }
    case 9: return characters.firstIndex { !$0.isASCII || !($0.isNumber || $0.isLetter) }.map { bad(characters, $0) }
    default: return .wrongLength(characters.count)
    }
  }

  /// Whether both checks of an 18-character code hold: what nearly every cell of a ledger answers with yes.
  private static func isSound(_ code: String.UTF8View) -> Bool {
    guard code.count == 18 else { return false }
    var (sum, innerSum, last, beforeLast) = (0, 0, 0, UInt8(0))
    for (index, byte) in code.enumerated() {
      guard byte < 0x80, let value = bytes[Int(byte)] else { return false }
      if index < 17 { sum += value * weights[index] }
      if index >= 8, index < 16 {
        innerSum += Int(byte < 0x41 ? byte - 0x30 : byte - 0x37) * organisationWeights[index - 8]
      }
      if index == 16 { beforeLast = byte }
      last = value
    }
    let check = 11 - innerSum % 11
    let expected: UInt8 = check == 10 ? 0x58 : check == 11 ? 0x30 : 0x30 + UInt8(check)
    return last == (31 - sum % 31) % 31 && beforeLast == expected
  }

  /// Value of each ASCII character in the alphabet.
  private static let bytes: [Int?] = {
    var table = [Int?](repeating: nil, count: 128)
    for (value, character) in alphabet.enumerated() {
      if let ascii = character.asciiValue { table[Int(ascii)] = value }
    }
    return table
  }()

  /// Σ C_i·W_i over the first seventeen characters; the check character has the value (31 − Σ mod 31) mod 31.
  private static func outerDefect(_ characters: [Character]) -> EnterpriseCodeDefect? {
    var sum = 0
    for (index, character) in characters.enumerated() {
      guard let value = values[character] else { return bad(characters, index) }
      if index < 17 { sum += value * weights[index] }
    }
    let expected = alphabet[(31 - sum % 31) % 31]
    return expected == characters[17] ? nil : .wrongCheckCharacter(found: characters[17], expected: expected)
  }

  /// 11 − Σ mod 11 over characters 9–16; 10 is written X, 11 is written 0.
  private static func innerDefect(_ characters: [Character]) -> EnterpriseCodeDefect? {
    var sum = 0
    for (index, weight) in organisationWeights.enumerated() {
      sum += (characters[8 + index].hexOrLetterValue ?? 0) * weight
    }
    let remainder = 11 - sum % 11
    let expected: Character = remainder == 10 ? "X" : remainder == 11 ? "0" : Character("\(remainder)")
    return expected == characters[16] ? nil : .wrongOrganisationCheck(found: characters[16], expected: expected)
  }

  private static func bad(_ characters: [Character], _ index: Int) -> EnterpriseCodeDefect {
    .badCharacter(characters[index], position: index + 1)
  }
}

extension Character {
  /// 0–9 as themselves, A–Z as 10–35 (GB 11714).
  fileprivate var hexOrLetterValue: Int? {
    guard let ascii = asciiValue else { return nil }
    switch ascii {
    case 0x30...0x39: return Int(ascii) - 0x30
    case 0x41...0x5A: return Int(ascii) - 0x41 + 10
    default: return nil
    }
  }
}
