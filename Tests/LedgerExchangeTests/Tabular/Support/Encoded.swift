@testable import LedgerExchange

/// The bytes of a text in a character set of glibc's `iconv`; empty when it has none of a character.
func encoded(_ text: String, in characterSet: String) -> [UInt8] {
  let storage = ByteStorage(Array(text.utf8))
  guard let outcome = CharacterConverter(from: "UTF-8", to: characterSet)?.convert(storage.bytes),
    outcome.failedAt == nil
  else { return [] }
  return withExtendedLifetime(storage) { Array(outcome.output.bytes) }
}

/// The text of some bytes and its encoding.
func decoded(_ bytes: [UInt8], as encoding: TextEncoding? = nil) throws -> (
  text: String, encoding: TextEncoding
) {
  let text = try TextDecoding.decode(bytes, as: encoding)
  return (text.withUTF8 { String(decoding: $0, as: UTF8.self) }, text.encoding)
}
