/// What the first bytes of a file say about its format.
enum FileSignature {
  case zip
  case emptyZip
  case compoundFile
  case web
  case spreadsheetXML
  case otherXML
  case portableDocument

  /// Looks at the first bytes; nil when they may be those of a text table.
  init?(_ bytes: UnsafeRawBufferPointer) {
    if bytes.starts(with: "PK\u{03}\u{04}".utf8) {
      self = .zip
    } else if bytes.starts(with: "PK\u{05}\u{06}".utf8) {
      self = .emptyZip
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .compoundFile
    } else if bytes.starts(with: "%PDF-".utf8) {
      self = .portableDocument
    } else if let markup = Self.markup(in: bytes) {
      self = markup
    } else {
      return nil
    }
  }

  /// Web pages and XML, in UTF-8, GBK or UTF-16: NULs, marks and white space do not count, nor does case.
  private static func markup(in bytes: UnsafeRawBufferPointer) -> FileSignature? {
    let head = bytes.prefix(8192).filter { $0 > 0x20 && $0 < 0x7F }.map {
      (0x41...0x5A).contains($0) ? $0 | 0x20 : $0
    }
    let text = String(decoding: head, as: UTF8.self)
    if text.hasPrefix("<?xml") || text.hasPrefix("<workbook") {
      if text.contains("urn:schemas-microsoft-com:office:spreadsheet") { return .spreadsheetXML }
      return text.contains("<html") ? .web : .otherXML
    }
    let webBeginnings = [
      "<html", "<!doctypehtml", "<!--", "<head", "<meta", "<table", "<style", "mime-version:",
    ]
    return webBeginnings.contains(where: text.hasPrefix) ? .web : nil
  }
}
