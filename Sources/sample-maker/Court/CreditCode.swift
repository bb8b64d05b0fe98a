/// Builds codes that pass both check digits and belong to nobody.
enum CreditCode {
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  private static let innerWeights = [3, 7, 9, 10, 5, 8, 4, 2]

  /// An 18-character 统一社会信用代码: registrar 9, class 1, the area 999999 (which no place has), an eight-digit
  /// organisation number with its check character (GB 11714) and the check character of GB 32100-2015.
  static func make(organisation: Int) -> String {
    let digits = String(10_000_000 + organisation % 90_000_000).compactMap(\.wholeNumberValue)
    let sum = zip(digits, innerWeights).reduce(0) { $0 + $1.0 * $1.1 }
    let inner = (11 - sum % 11) % 11
    let body =
      "91999999" + digits.map { String($0) }.joined() + (inner == 10 ? "X" : String(inner))
    return body + String(checkCharacter(of: body))
  }

  /// Whether an 18-character code passes the check of GB 32100-2015.
  static func isValid(_ code: String) -> Bool {
    code.count == 18 && code.last == checkCharacter(of: String(code.dropLast()))
  }

  private static func checkCharacter(of body: String) -> Character {
    var sum = 0
    for (character, weight) in zip(body, weights) {
      sum += (alphabet.firstIndex(of: character) ?? 0) * weight
    }
    return alphabet[(31 - sum % 31) % 31]
  }
}
