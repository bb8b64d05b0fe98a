/// The encodings in which a text ledger may come.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  /// UTF-8 without a byte order mark.
  case utf8 = "utf-8"
  /// UTF-8 after the mark EF BB BF, as Excel and WPS write "CSV UTF-8".
  case utf8WithBOM = "utf-8-bom"
  /// UTF-16, low byte first: what Excel calls "Unicode text".
  case utf16LittleEndian = "utf-16le"
  /// UTF-16, high byte first.
  case utf16BigEndian = "utf-16be"
  /// GB 18030, which contains GBK and GB 2312: what Excel and WPS write as plain "CSV" in China.
  case gb18030

  /// Reads the name a person gives: `utf8`, `UTF-8`, `gbk`, `gb2312`, `cp936`, `utf-16` (low byte first unless a
  /// byte order mark says otherwise), …; nil for any other name.
  public init?(name: String) {
    let key = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    switch key {
    case "utf8": self = .utf8
    case "utf8bom", "utf8sig", "utf8withbom": self = .utf8WithBOM
    case "utf16", "utf16le", "unicode", "ucs2": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "gb18030", "gbk", "gb2312", "gb", "cp936", "936", "ms936", "ansi": self = .gb18030
    default: return nil
    }
  }

  /// Whether the encoding is one of the two byte orders of UTF-16.
  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

  /// The name under which glibc's `iconv` knows the encoding.
  var iconvName: String {
    switch self {
    case .utf8, .utf8WithBOM: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .gb18030: "GB18030"
    }
  }
}
