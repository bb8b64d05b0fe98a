import CaseFile

/// Text as a search compares it: however brackets, spaces, widths and case are written.
public enum SearchText {
  /// The folded text without brackets, spaces, hyphens, dots and quotation marks: `（2019）粤01 破 12号` and
  /// `2019粤01破12` share all but 号.
  public static func key(_ text: String) -> String {
    let folded = TextFolding.key(text)
    guard folded.unicodeScalars.contains(where: { dropped.contains($0) || $0 == "號" }) else { return folded }
    var result = String.UnicodeScalarView()
    for scalar in folded.unicodeScalars where !dropped.contains(scalar) {
      result.append(scalar == "號" ? "号" : scalar)
    }
    return String(result)
  }

  /// The words of a search: what stands between spaces, each folded; a text of brackets only is none.
  public static func words(_ texts: [String]) -> [String] {
    texts.flatMap { TextFolding.clean($0).split(whereSeparator: { $0 == " " || $0.isNewline }) }
      .map { key(String($0)) }.filter { !$0.isEmpty }
  }

  /// Everything of a case in which a search looks: number, enterprises with their codes, and the people and bodies
  /// concerned; line breaks keep a word from matching across two of them.
  public static func searched(_ record: CaseRecord) -> String {
    var parts = [record.number.text]
    for debtor in record.facts.debtors {
      parts.append(debtor.name)
      if let code = debtor.code { parts.append(code) }
    }
    let facts = record.facts
    parts += [facts.division, facts.judge, facts.clerk, facts.administrator, facts.supervisingBody].compactMap(\.self)
    return parts.map(key).joined(separator: "\n")
  }

  private static let dropped = Set("()〔〕［］[]【】{}<>《》“”\"'‘’「」·•-—.".unicodeScalars)
}

extension String {
  /// Whether every word occurs in the text, compared byte by byte.
  func containsAll(_ words: [String]) -> Bool {
    let haystack = Array(utf8)
    return words.allSatisfy { word in
      let needle = Array(word.utf8)
      guard !needle.isEmpty, needle.count <= haystack.count else { return needle.isEmpty }
      return (0...(haystack.count - needle.count)).contains { start in
        haystack[start] == needle[0] && haystack[start..<(start + needle.count)].elementsEqual(needle)
      }
    }
  }
}
