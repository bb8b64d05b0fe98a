import Foundation

/// A CSV file (RFC 4180, CRLF) in memory.
struct DelimitedText {
  private var text = ""

  init(header: [String]) { append(header) }

  /// Adds a row; cells with commas, quotes or line breaks are quoted.
  mutating func append(_ row: [String]) {
    text += row.map(Self.quoted).joined(separator: ",") + "\r\n"
  }

  /// The file in UTF-8 with a byte order mark, as Excel saves it.
  var utf8WithMark: Data { Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8) }

  /// The file in GB18030, as older office programs save it; nil if the text cannot be written in it.
  var gb18030: Data? { text.data(using: String.Encoding(rawValue: 0x8000_0632)) }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.unicodeScalars.contains { [",", "\"", "\r", "\n"].contains($0) }
    return needsQuotes ? "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : cell
  }
}
