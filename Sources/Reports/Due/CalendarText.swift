import CivilCalendar

/// Content lines of iCalendar (RFC 5545): folded, escaped, ended with CRLF.
struct CalendarText {
  private(set) var bytes: [UInt8] = []

  /// A property whose value stands as it is: dates, names from the standard.
  mutating func line(_ name: String, _ value: String) { append(name + ":" + value) }

  /// A property whose value is free text.
  mutating func text(_ name: String, _ value: String) { append(name + ":" + Self.escaped(value)) }

  /// A property whose value is a list of texts.
  mutating func list(_ name: String, _ values: [String]) {
    append(name + ":" + values.map(Self.escaped).joined(separator: ","))
  }

  /// Free text with `\`, `;`, `,` and line breaks escaped; other control characters are left out (section 3.3.11).
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result.append(contentsOf: ["\\", scalar])
      case "\r", "\n":
        // CR LF is one line break.
        if !(scalar == "\n" && wasReturn) { result.append(contentsOf: ["\\", "n"]) }
      case "\t": result.append(scalar)
      default: if scalar.value >= 0x20, scalar.value != 0x7F { result.append(scalar) }
      }
      wasReturn = scalar == "\r"
    }
    return String(result)
  }

  /// Adds a line, cut into pieces of at most 75 octets between characters (section 3.1); further pieces begin with a
  /// space, which counts.
  private mutating func append(_ content: String) {
    var used = 0
    for scalar in content.unicodeScalars {
      let size = UTF8.width(scalar)
      if used + size > 75 {
        bytes += [0x0D, 0x0A, 0x20]
        used = 1
      }
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      used += size
    }
    bytes += [0x0D, 0x0A]
  }
}

extension CivilDate {
  /// `20190705`, a DATE of iCalendar.
  var basicFormat: String { String(decoding: iso8601UTF8.filter { $0 != 0x2D }, as: UTF8.self) }
}

extension Instant {
  /// `20190705T160000Z`, a DATE-TIME of iCalendar in UTC.
  var basicFormat: String {
    // The description is fixed: YYYY-MM-DDTHH:MM:SS.mmmZ.
    String(decoding: description.utf8.prefix(19).filter { $0 != 0x2D && $0 != 0x3A }, as: UTF8.self) + "Z"
  }
}
