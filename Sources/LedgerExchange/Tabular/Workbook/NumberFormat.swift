/// Decides whether a number format shows a day.
enum NumberFormat {
  /// Whether a built-in format shows a day.
  ///
  /// 14–17 and 22 are dates everywhere. 27–36 and 50–58 depend on the language; these are the ones of zh-CN
  /// (ECMA-376, part 1, 18.8.30), where 32–35, 55 and 56 show times (`h"时"mm"分"`, `上午/下午h"时"…`).
  static func builtInShowsDay(_ identifier: Int) -> Bool {
    switch identifier {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: true
    default: false
    }
  }

  /// Whether a custom format code shows a day: it has a year, day, era or month outside quotes, brackets and
  /// escapes. `m` next to hours or seconds and nothing else means minutes, so that `h:mm` shows none.
  static func showsDay(_ code: String) -> Bool {
    var tokens = Tokens()
    var rest = Array(code.utf8)[...]
    for name in ["general", "g/通用格式", "am/pm", "a/p", "上午/下午"] { rest = removing(name, from: rest) }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): skip(through: UInt8(ascii: "\""), &rest)
      case UInt8(ascii: "["):
        // [h], [mm] and [s] show a duration; colours, conditions and languages show nothing.
        let isDuration = rest.firstIndex(of: UInt8(ascii: "]")).map { end in
          end > rest.startIndex && rest[..<end].allSatisfy { "hmsHMS".utf8.contains($0) }
        }
        if isDuration == true { tokens.hasTime = true }
        skip(through: UInt8(ascii: "]"), &rest)
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): skipCharacter(&rest)
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        // E+ and E- belong to scientific notation.
        let isExponent = rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-")
        if !isExponent { tokens.hasDay = true }
      default: tokens.note(byte | 0x20)
      }
    }
    return tokens.hasDay || (tokens.hasMonthOrMinute && !tokens.hasTime && !tokens.hasDigits)
  }

  private struct Tokens {
    var hasDay = false
    var hasMonthOrMinute = false
    var hasTime = false
    var hasDigits = false

    mutating func note(_ lowercased: UInt8) {
      switch lowercased {
      case UInt8(ascii: "y"), UInt8(ascii: "d"), UInt8(ascii: "g"): hasDay = true
      case UInt8(ascii: "m"): hasMonthOrMinute = true
      case UInt8(ascii: "h"), UInt8(ascii: "s"): hasTime = true
      case UInt8(ascii: "0"), UInt8(ascii: "#"), UInt8(ascii: "?"): hasDigits = true
      default: break
      }
    }
  }

  private static func removing(_ name: String, from code: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let pattern = Array(name.utf8)
    var result: [UInt8] = []
    var rest = code
    while let byte = rest.first {
      let lowered = rest.prefix(pattern.count).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      if lowered == pattern {
        rest = rest.dropFirst(pattern.count)
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result[...]
  }

  private static func skip(through end: UInt8, _ rest: inout ArraySlice<UInt8>) {
    while let byte = rest.popFirst(), byte != end {}
  }

  /// Skips one character, of however many bytes.
  private static func skipCharacter(_ rest: inout ArraySlice<UInt8>) {
    _ = rest.popFirst()
    while let byte = rest.first, byte & 0xC0 == 0x80 { rest = rest.dropFirst() }
  }
}
