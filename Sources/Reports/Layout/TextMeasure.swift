/// How wide text is, near enough to set rows and columns: spreadsheets do not grow merged or wrapped cells.
///
/// A Chinese character is as wide as its type is high (points × 4/3 pixels), a digit about 0.53 of it, Latin letters
/// from 0.3 to 0.7 (measured on 宋体 and Arial).
enum TextMeasure {
  /// Left and right of the text in a cell, together.
  static let padding = 8.0

  /// Width in pixels at 96 dpi, without padding.
  static func pixels(_ text: String, points: Double) -> Double {
    let em = points * 4 / 3
    var width = 0.0
    for scalar in text.unicodeScalars { width += Self.width(scalar, em: em) }
    return width
  }

  /// Number of lines that the text takes in a cell of that width; at least 1.
  ///
  /// Lines break as spreadsheets break them: between Chinese characters but not before a closing mark, and between
  /// Latin words; a word wider than the cell is cut.
  static func lines(_ text: String, width: Double, points: Double) -> Int {
    let em = points * 4 / 3
    // Typefaces differ by a percent or two, and a line too many hurts less than one too few.
    let room = max(width - padding, em * 1.5) / 1.02
    var lines = 0
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines += Self.lines(paragraph, room: room, em: em)
    }
    return max(1, lines)
  }

  /// Height in pixels of a row whose text takes so many lines; many lines add up what a typeface is higher than thought.
  static func height(lines: Int, points: Double = 10) -> Double { Double(lines) * points * (lines > 3 ? 1.9 : 1.7) + 4 }

  /// Width of a column in pixels that holds the widest of the texts on one line, within limits.
  static func column(_ texts: some Sequence<String>, points: Double, within limits: ClosedRange<Int>) -> Int {
    var widest = 0.0
    for text in texts {
      let width = pixels(text, points: points)
      if width > widest { widest = width }
    }
    return min(max(Int(widest * 1.02 + padding) + 6, limits.lowerBound), limits.upperBound)
  }

  /// Whether the text may be wider than so many pixels: a quick answer for columns of a hundred thousand cells. No
  /// byte of UTF-8 is wider than a Latin capital.
  @inline(__always)
  static func mayExceed(_ text: String, pixels: Double, points: Double) -> Bool {
    Double(text.utf8.count) * points * 0.95 > pixels
  }

  private static func width(_ scalar: Unicode.Scalar, em: Double) -> Double {
    switch scalar.value {
    case 0x2000...: return em
    case 0x41...0x5A: return em * 0.68
    case 0x20, 0x2C, 0x2E, 0x3A, 0x3B, 0x27, 0x69, 0x6A, 0x6C, 0x74, 0x66: return em * 0.32
    case 0x6D, 0x77: return em * 0.8
    default: return em * 0.53
    }
  }

  private static func isNarrow(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x2000 }

  /// Greedy: the line so far up to the last place where it may break, and what follows that place.
  private static func lines(_ paragraph: Substring, room: Double, em: Double) -> Int {
    var lines = 1
    var settled = 0.0
    var word = 0.0
    var previous: Unicode.Scalar?
    for scalar in paragraph.unicodeScalars {
      if let before = previous, mayBreak(before, scalar) {
        settled += word
        word = 0
      }
      word += width(scalar, em: em)
      previous = scalar
      guard settled + word > room, scalar != " " else { continue }
      if settled > 0 {
        lines += 1
        settled = 0
      }
      while word > room {
        lines += 1
        word -= room
      }
    }
    return lines
  }

  private static func mayBreak(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
    if closing.contains(after) || opening.contains(before) { return false }
    return before == " " || !isNarrow(before) || !isNarrow(after)
  }

  private static let closing: Set<Unicode.Scalar> = ["，", "。", "、", "；", "：", "？", "！", "”", "’", "）", "》", "」", "%", ")", ",", "."]
  private static let opening: Set<Unicode.Scalar> = ["“", "‘", "（", "《", "「", "("]
}
