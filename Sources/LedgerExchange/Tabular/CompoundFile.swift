/// The container of Excel 97–2003 and of workbooks with a password (OLE compound file, MS-CFB).
enum CompoundFile {
  /// Why the file is not read, from the names of its streams.
  static func refusal(of bytes: UnsafeRawBufferPointer) -> TabularError {
    if holdsStream("EncryptedPackage", bytes) { return .encrypted }
    if holdsStream("WordDocument", bytes) { return .notAWorkbook }
    if holdsStream("Workbook", bytes) || holdsStream("Book", bytes) { return .legacyExcel }
    return .notAWorkbook
  }

  /// Whether a directory entry names the stream. Entries have 128 bytes and lie at multiples of them: the name in
  /// UTF-16LE at 0, its length in bytes with a final NUL at 64, the type (2, a stream) at 66.
  private static func holdsStream(_ name: String, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let wanted: [UInt8] = name.utf8.flatMap { [$0, 0] } + [0, 0]
    for entry in stride(from: 512, to: bytes.count - 127, by: 128) where bytes[entry + 66] == 2 {
      guard Int(bytes[entry + 64]) == wanted.count, bytes[entry + 65] == 0 else { continue }
      if bytes[entry..<(entry + wanted.count)].elementsEqual(wanted) { return true }
    }
    return false
  }
}
