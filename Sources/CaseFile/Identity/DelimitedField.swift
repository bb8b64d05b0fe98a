/// Fields of comma-separated text as the product writes them (RFC 4180).
public enum DelimitedField {
  /// The field as it stands in a line: quoted where needed; a text that a spreadsheet would take for a formula
  /// (beginning with `=`, `+`, `-`, `@`, a tab or a line break) gets an apostrophe in front. Numbers are not text:
  /// write them as they are.
  public static func text(_ text: String) -> String {
    var bytes = Array(text.utf8)
    if let first = bytes.first, "=+-@\t\r\n".utf8.contains(first) { bytes.insert(0x27, at: 0) }
    guard bytes.contains(where: { ",\"\r\n".utf8.contains($0) }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    let doubled = bytes.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
    return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
  }

  /// A line of text fields with its end (CRLF).
  public static func line(_ fields: [String]) -> String { fields.map(text).joined(separator: ",") + "\r\n" }
}
