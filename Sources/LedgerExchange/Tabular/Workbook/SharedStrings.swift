/// Reads the shared string table: plain and rich texts, phonetic guides left out.
final class SharedStringsHandler: XMLHandler {
  private let part: String
  private var text = CellText()
  private var byteCount = 0
  private(set) var strings: [String] = []

  init(part: String) { self.part = part }

  /// The strings of the part, in order. Spaces at their ends are kept, marked as preserved or not.
  static func read(_ part: String, of archive: ZipArchive) throws(TabularError) -> [String] {
    let handler = SharedStringsHandler(part: part)
    try XMLStream.parse(part, of: archive, handler: handler)
    return handler.strings
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(TabularError) {
    switch name {
    case "si": text.reset()
    case "t": text.opens()
    case "rPh": text.phoneticOpens()
    default: break
    }
  }

  func end(_ name: XMLName) throws(TabularError) {
    switch name {
    case "t": text.closes()
    case "rPh": text.phoneticCloses()
    case "si":
      byteCount += text.count
      guard byteCount <= TabularLimit.sharedStringBytes.maximum else {
        throw .limitExceeded(.sharedStringBytes, part: part)
      }
      guard strings.count < TabularLimit.sharedStrings.maximum else {
        throw .limitExceeded(.sharedStrings, part: part)
      }
      guard let string = text.decoded() else { throw .limitExceeded(.cellText, part: part) }
      strings.append(string)
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TabularError) {
    guard text.append(bytes) else { throw .limitExceeded(.cellText, part: part) }
  }
}

/// The text of one cell while it is being read, bounded by what a cell may hold.
struct CellText {
  private var bytes: [UInt8] = []
  private var isOpen = false
  private var isPhonetic = false

  /// How many bytes have been read.
  var count: Int { bytes.count }

  mutating func reset() {
    if !bytes.isEmpty { bytes.removeAll(keepingCapacity: true) }
    isOpen = false
    isPhonetic = false
  }

  mutating func opens() { isOpen = !isPhonetic }
  mutating func closes() { isOpen = false }
  mutating func phoneticOpens() { isPhonetic = true }
  mutating func phoneticCloses() { isPhonetic = false }

  /// Adds bytes if they belong to the text; false when it becomes longer than any cell can be.
  mutating func append(_ more: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isOpen else { return true }
    // No UTF-16 unit needs more than three bytes; the fourth leaves room for escapes.
    guard bytes.count + more.count <= TabularLimit.cellText.maximum * 4 else { return false }
    bytes.append(contentsOf: more)
    return true
  }

  /// The text with its escapes replaced; nil when it is longer than a cell may be.
  func decoded() -> String? {
    let string = bytes.withUnsafeBufferPointer(EscapedText.decode)
    let isShort = bytes.count <= TabularLimit.cellText.maximum
    return isShort || string.utf16.count <= TabularLimit.cellText.maximum ? string : nil
  }

  /// Calls the body with the bytes, ASCII white space at both ends left out.
  func withTrimmed<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { all in
      let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
      guard let first = all.firstIndex(where: { !isSpace($0) }),
        let last = all.lastIndex(where: { !isSpace($0) })
      else { return body(UnsafeBufferPointer(rebasing: all[..<0])) }
      return body(UnsafeBufferPointer(rebasing: all[first...last]))
    }
  }
}
