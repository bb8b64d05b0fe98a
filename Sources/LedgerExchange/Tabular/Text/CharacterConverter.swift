import Glibc

/// A conversion between two character sets by glibc's `iconv`, strict: nothing is replaced or skipped.
final class CharacterConverter {
  /// What a conversion gave.
  struct Outcome {
    /// The converted bytes, up to the first byte that could not be converted.
    let output: ByteStorage
    /// The offset of that byte in the input; nil when all of it was converted.
    let failedAt: Int?
  }

  private let handle: iconv_t

  /// Opens a conversion; nil when the system does not have it.
  init?(from source: String, to target: String) {
    // iconv_open reports failure as the pointer value -1.
    guard let handle = iconv_open(target, source), Int(bitPattern: handle) != -1 else { return nil }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  /// Converts all bytes, or up to the first that does not belong to the source character set.
  func convert(_ input: UnsafeRawBufferPointer) -> Outcome {
    // Two bytes of GB 18030 or UTF-16 become at most three of UTF-8; pages not needed are never touched.
    var capacity = input.count + input.count / 2 + 16
    var output = allocate(capacity, keeping: nil)
    var produced = 0
    let base = UnsafeMutableRawPointer(mutating: input.baseAddress)
    var source = base?.assumingMemoryBound(to: CChar.self)
    var left = input.count
    var failure: Int?
    while left > 0 {
      var target: UnsafeMutablePointer<CChar>? = (output + produced).assumingMemoryBound(to: CChar.self)
      var room = capacity - produced
      let result = iconv(handle, &source, &left, &target, &room)
      let code = errno
      produced = capacity - room
      if result != -1 { break }
      guard code == E2BIG else {
        failure = input.count - left
        break
      }
      capacity *= 2
      output = allocate(capacity, keeping: output)
    }
    return Outcome(output: ByteStorage(adopting: output, count: produced), failedAt: failure)
  }

  private func allocate(_ count: Int, keeping old: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer {
    guard let memory = realloc(old, count) else { preconditionFailure("out of memory") }
    return memory
  }
}
