/// How much a mistyped word is like a known one.
public enum Likeness {
  /// From this value on a word is worth suggesting.
  public static let threshold = 0.4

  /// The known words most like `text`, the most like first, at most `limit`; none when nothing is like it.
  ///
  /// Several ways of writing may stand for one word: `names` gives them, and the best one counts.
  public static func closest<Word>(
    to text: String, among words: [Word], limit: Int = 3, names: (Word) -> [String]
  ) -> [Word] {
    let wanted = Array(TextFolding.key(text))
    guard !wanted.isEmpty else { return [] }
    let scored = words.enumerated().map { position, word in
      (score: names(word).map { score(wanted, Array(TextFolding.key($0))) }.max() ?? 0, position: position)
    }
    let ranked = scored.filter { $0.score >= threshold }.sorted { ($1.score, $0.position) < ($0.score, $1.position) }
    // Far behind the best one is no help.
    let least = (ranked.first?.score ?? 0) * 0.7
    return ranked.filter { $0.score >= least }.prefix(limit).map { words[$0.position] }
  }

  /// As `closest(to:among:limit:names:)`, for words that are their own names.
  public static func closest(to text: String, among words: [String], limit: Int = 3) -> [String] {
    closest(to: text, among: words, limit: limit) { [$0] }
  }

  /// 1 for the same, 0 for nothing in common: the best of spelling, containment, order and shared characters.
  static func score(_ text: [Character], _ name: [Character]) -> Double {
    guard !text.isEmpty, !name.isEmpty else { return 0 }
    if text == name { return 1 }
    let longest = Double(max(text.count, name.count))
    let ratio = Double(min(text.count, name.count)) / longest
    let spelling = 1 - Double(distance(text, name)) / longest
    var best = spelling
    // A letter or two say nothing; a Chinese character is a word.
    let isWord = text.count >= 2 && (text.count >= 3 || !text.allSatisfy(\.isASCII))
    if isWord, contains(name, text) || name.count >= 2 && contains(text, name) { best = max(best, 0.6 + 0.4 * ratio) }
    if isWord, follows(text, in: name) { best = max(best, 0.5 + 0.3 * ratio) }
    if !text.allSatisfy(\.isASCII) { best = max(best, sharedPairs(text, name), sharedCharacters(text, name)) }
    return best
  }

  /// The least number of characters to put in, leave out, change or swap with a neighbour.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var line = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(last[column + 1] + 1, line[column] + 1, last[column] + (character == other ? 0 : 1))
        if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        line.append(cost)
      }
      before = last
      last = line
    }
    return last[right.count]
  }

  private static func contains(_ text: [Character], _ part: [Character]) -> Bool {
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0..<($0 + part.count)].elementsEqual(part) }
  }

  /// Whether the characters of `part` occur in `text` in their order, as those of 一债会 do in 第一次债权人会议.
  private static func follows(_ part: [Character], in text: [Character]) -> Bool {
    var rest = part[...]
    for character in text where character == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  private static func sharedPairs(_ left: [Character], _ right: [Character]) -> Double {
    let first = Set(zip(left, left.dropFirst()).map { "\($0)\($1)" })
    let second = Set(zip(right, right.dropFirst()).map { "\($0)\($1)" })
    guard !first.isEmpty, !second.isEmpty else { return 0 }
    return 2 * Double(first.intersection(second).count) / Double(first.count + second.count)
  }

  private static func sharedCharacters(_ text: [Character], _ name: [Character]) -> Double {
    let wanted = Set(text)
    return 0.7 * Double(wanted.intersection(name).count) / Double(wanted.count)
  }
}
