import Glibc

/// A text in UTF-8, and the encoding in which it came.
public struct DecodedText: Sendable {
  /// The encoding of the file.
  public let encoding: TextEncoding
  let storage: ByteStorage
  let start: Int

  /// The text without its byte order mark; valid while the receiver lives.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: storage.bytes[start...]) }

  /// Calls the body with the UTF-8 bytes of the text, without a byte order mark.
  public func withUTF8<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(storage) { try body(bytes) }
  }
}

/// Decides the encoding of a text file and turns it into UTF-8.
///
/// Decided in this order: a byte order mark; UTF-16 by its NULs; strict UTF-8; strict GB 18030. Big5 is refused
/// by name, everything else with the place of the first byte that fits nothing. A GBK text of a few
/// characters may by chance be valid UTF-8 and is taken for it; no ledger is, because 案号 and 日期 are not. Text that
/// is valid UTF-8 is never taken for anything else, so that names such as "Société Générale" come through. Callers
/// print the encoding they got and let people name another.
public enum TextDecoding {
  /// The text of some bytes; `encoding` nil means "decide".
  public static func decode(
    _ bytes: [UInt8], as encoding: TextEncoding? = nil
  ) throws(TabularError) -> DecodedText {
    try decode(ByteStorage(bytes), as: encoding)
  }

  /// The text of stored bytes. UTF-8 is not copied; other encodings take up to one and a half times their size.
  static func decode(_ storage: ByteStorage, as asked: TextEncoding?) throws(TabularError) -> DecodedText {
    let mark = ByteOrderMark(storage.bytes)
    guard storage.bytes.count > (mark?.length ?? 0) else { throw .emptyFile }
    if let asked, let mark, !mark.agrees(with: asked) {
      throw .contradictoryByteOrderMark(asked: asked, found: mark.encoding)
    }
    let start = mark?.length ?? 0
    switch mark?.encoding ?? asked ?? guess(storage) {
    case .utf8?, .utf8WithBOM?:
      return try acceptUTF8(storage, start: start)
    case .some(let encoding):
      return try convert(storage, start: start, from: encoding)
    case nil:
      throw .big5
    }
  }

  /// The encoding that the bytes resemble most; nil for Big5.
  private static func guess(_ storage: ByteStorage) -> TextEncoding? {
    let bytes = storage.bytes
    let sample = UnsafeRawBufferPointer(rebasing: bytes.prefix(1 << 18))
    if let order = UTF16Suspicion.byteOrder(of: sample, isWhole: sample.count == bytes.count) { return order }
    if storage.firstInvalidUTF8(from: 0) == nil { return .utf8 }
    if UTF8Suspicion.isDamaged(sample) { return .utf8 }
    return Big5Suspicion.isBig5(sample) ? nil : .gb18030
  }

  private static func acceptUTF8(_ storage: ByteStorage, start: Int) throws(TabularError) -> DecodedText {
    let text = UnsafeRawBufferPointer(rebasing: storage.bytes[start...])
    try refuseControls(in: storage, from: start)
    if let offset = storage.firstInvalidUTF8(from: start) {
      throw .undecodable(as: .utf8, offset: offset, line: text.line(atOffset: offset - start))
    }
    return DecodedText(encoding: start > 0 ? .utf8WithBOM : .utf8, storage: storage, start: start)
  }

  private static func convert(
    _ storage: ByteStorage, start: Int, from encoding: TextEncoding
  ) throws(TabularError) -> DecodedText {
    guard let converter = CharacterConverter(from: encoding.iconvName, to: "UTF-8") else {
      throw .encodingUnavailable(encoding)
    }
    let source = UnsafeRawBufferPointer(rebasing: storage.bytes[start...])
    if !encoding.isUTF16 { try refuseControls(in: storage, from: start) }
    let outcome = converter.convert(source)
    let text = outcome.output.bytes
    if let offset = outcome.failedAt {
      throw .undecodable(as: encoding, offset: start + offset, line: text.line(atOffset: text.count))
    }
    if encoding.isUTF16 { try refuseControls(in: outcome.output, from: 0) }
    return DecodedText(encoding: encoding, storage: outcome.output, start: 0)
  }

  /// Refuses NULs anywhere, and more than one control character in a hundred at the beginning. Tabs, line ends,
  /// form feeds and the Ctrl-Z of DOS are part of text.
  private static func refuseControls(in storage: ByteStorage, from start: Int) throws(TabularError) {
    let bytes = UnsafeRawBufferPointer(rebasing: storage.bytes[start...])
    if let offset = storage.firstOffset(of: 0, from: start) {
      throw .notText(offset: offset, line: bytes.line(atOffset: offset - start))
    }
    let sample = bytes.prefix(1 << 16)
    let isControl = { (byte: UInt8) in byte < 0x20 && !(0x09...0x0D).contains(byte) && byte != 0x1A }
    guard let first = sample.firstIndex(where: isControl) else { return }
    if sample.count(where: isControl) * 100 > sample.count {
      throw .notText(offset: start + first, line: bytes.line(atOffset: first))
    }
  }
}

/// The mark with which a text file may begin.
private struct ByteOrderMark {
  let encoding: TextEncoding
  let length: Int

  init?(_ bytes: UnsafeRawBufferPointer) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      (encoding, length) = (.utf8WithBOM, 3)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      (encoding, length) = (.utf16LittleEndian, 2)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      (encoding, length) = (.utf16BigEndian, 2)
    } else if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) {
      (encoding, length) = (.gb18030, 4)
    } else {
      return nil
    }
  }

  /// Whether the mark is one of the encoding asked for; among the two orders of UTF-16 the mark decides.
  func agrees(with asked: TextEncoding) -> Bool {
    switch asked {
    case .utf8, .utf8WithBOM: encoding == .utf8WithBOM
    case .utf16LittleEndian, .utf16BigEndian: encoding.isUTF16
    case .gb18030: encoding == .gb18030
    }
  }
}
