import CivilCalendar

/// How ledgers write reasons of stagnation: `衍生诉讼未结(2019-03-01起)；资产难变现(2019-01-01至2019-06-30，划拨土地)`.
///
/// Plain words are read too, also several with `、` between them. Words that are no known reason are kept as 其他 with
/// the words as its note.
public enum StagnationText {
  /// The reasons as a ledger has them.
  public static func text(_ list: [Stagnation]) -> String {
    text(list, word: \.ledgerWord)
  }

  /// The reasons with other words for them.
  public static func text(_ list: [Stagnation], word: (StagnationReason) -> String) -> String {
    list.map { item in
      let days = daysText(item)
      let inside = [days, item.note].compactMap { $0 }.joined(separator: "，")
      return word(item.reason) + (inside.isEmpty ? "" : "(\(inside))")
    }.joined(separator: "；")
  }

  private static func daysText(_ item: Stagnation) -> String? {
    switch (item.from, item.through) {
    case (let from?, let through?): return "\(from)至\(through)"
    case (let from?, nil): return "\(from)起"
    case (nil, let through?): return "至\(through)"
    case (nil, nil): return nil
    }
  }

  /// The reasons that a text writes.
  ///
  /// - Throws: `DateReadingError` for days that are none.
  public static func read(_ text: String) throws(DateReadingError) -> [Stagnation] {
    var list: [Stagnation] = []
    for piece in pieces(of: text, at: "；;\n\r") {
      let parts = pieces(of: piece, at: "、，,")
      if parts.count > 1, parts.allSatisfy({ reason(outside($0).word) != nil }) {
        for part in parts { list.append(try item(part)) }
      } else {
        list.append(try item(piece))
      }
    }
    return list
  }

  private static func item(_ piece: String) throws(DateReadingError) -> Stagnation {
    let (word, inside) = outside(piece)
    guard let reason = reason(word) else { return Stagnation(.other, note: piece) }
    guard let inside else { return Stagnation(reason) }
    let parts = pieces(of: inside, at: "，,；;")
    guard let first = parts.first, let days = try days(first) else { return Stagnation(reason, note: inside) }
    let rest = inside[inside.index(inside.startIndex, offsetBy: first.count)...]
    let note = String(rest.drop { "，,；; ".contains($0) })
    return Stagnation(reason, from: days.from, through: days.through, note: note.isEmpty ? nil : note)
  }

  private static func reason(_ word: String) -> StagnationReason? { StagnationReason(ledgerText: word) }

  /// A piece without the brackets at its end, and what stands in them.
  private static func outside(_ piece: String) -> (word: String, inside: String?) {
    guard let last = piece.last, closing.contains(last), let open = piece.firstIndex(where: { opening.contains($0) }) else {
      return (piece, nil)
    }
    let inside = piece[piece.index(after: open)...].dropLast()
    return (String(piece[..<open]), TextFolding.trimmed(String(inside)))
  }

  /// The days that a text such as `2019-03-01起` or `2019.1.1至2019.6.30` writes; nil when it is no such text.
  private static func days(_ text: String) throws(DateReadingError) -> (from: CivilDate?, through: CivilDate?)? {
    var key = TextFolding.key(text)
    let saysFrom = key.hasPrefix("自") || key.hasPrefix("从")
    if saysFrom { key.removeFirst() }
    if let middle = key.firstIndex(where: { "至到~～—".contains($0) }) {
      var before = String(key[..<middle])
      if before.hasSuffix("起") { before.removeLast() }
      let after = String(key[key.index(after: middle)...].drop { "—".contains($0) })
      guard before.isEmpty || looksLikeDay(before) else { return nil }
      if after == "今" { return (before.isEmpty ? nil : try DateReading.read(before), nil) }
      guard looksLikeDay(after) else { return nil }
      return (before.isEmpty ? nil : try DateReading.read(before), try DateReading.read(after))
    }
    let saysSince = key.hasSuffix("起")
    if saysSince { key.removeLast() }
    guard looksLikeDay(key) else { return nil }
    return (try DateReading.read(key), nil)
  }

  /// Whether a text has nothing but what days are written with.
  private static func looksLikeDay(_ text: String) -> Bool {
    text.count >= 6 && text.allSatisfy { "0123456789-./年月日号〇零一二三四五六七八九十".contains($0) }
  }

  /// The pieces of a text between separators that do not stand in brackets, without blanks.
  private static func pieces(of text: String, at separators: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var depth = 0
    for character in text {
      if opening.contains(character) { depth += 1 }
      if closing.contains(character) { depth = max(0, depth - 1) }
      if depth == 0, separators.contains(character) || character == "\r\n" && separators.contains("\n") {
        pieces.append(piece)
        piece = ""
      } else {
        piece.append(character)
      }
    }
    pieces.append(piece)
    return pieces.map(TextFolding.trimmed).filter { !$0.isEmpty }
  }

  static func hasMatchedBrackets(_ text: String) -> Bool {
    var depth = 0
    for character in text {
      if opening.contains(character) { depth += 1 }
      if closing.contains(character) { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  static func withoutBrackets(_ text: String) -> String {
    String(text.map { opening.contains($0) ? "〔" : closing.contains($0) ? "〕" : $0 })
  }

  private static let opening: Set<Character> = ["(", "（"]
  private static let closing: Set<Character> = [")", "）"]
}
