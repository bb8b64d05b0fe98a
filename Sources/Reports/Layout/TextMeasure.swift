/// How wide text is, near enough to set rows and columns: spreadsheets do not grow merged or wrapped cells.
///
/// A Chinese character is as wide as its type is high (points × 4/3 pixels), a Latin letter or digit about 0.53 of it
/// (measured on 宋体 and Arial).
enum TextMeasure {
  /// Width in pixels at 96 dpi.
  static func pixels(_ text: String, points: Double) -> Double {
    let em = points * 4 / 3
    var width = 0.0
    for scalar in text.unicodeScalars { width += scalar.value < 0x2000 ? em * 0.53 : em }
    return width
  }

  /// Number of lines that the text takes in a cell of that width (8 pixels are padding); at least 1.
  static func lines(_ text: String, width: Double, points: Double) -> Int {
    let room = max(width - 8, points * 2)
    var lines = 0
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      // A word that does not fit moves to the next line, so a line is on average a little short.
      let length = pixels(String(paragraph), points: points) * 1.03
      lines += max(1, Int((length / room).rounded(up: true)))
    }
    return max(1, lines)
  }
}

extension Double {
  /// The next whole number up (without linking the C library's rounding).
  fileprivate func rounded(up: Bool) -> Double {
    let whole = Double(Int(self))
    return whole < self ? whole + 1 : whole
  }
}
