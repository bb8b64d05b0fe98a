import Glibc

/// Bytes that stay where they are: a file mapped into memory, or memory of the C library.
///
/// Safe to share although the compiler cannot see it: `bytes` and `isMapped` are set once and never change, nobody gets a
/// pointer through which to write, and the memory is given back only in `deinit`, when no reference is left. `release`
/// merely lets pages go that come back unchanged. A mapped file must not be shortened by others while it is read.
final class ByteStorage: @unchecked Sendable {
  /// The bytes; valid only while the storage lives.
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// How much of a mapped file is kept in memory while it is read from one end to the other.
  static let window = 4 << 20

  /// Maps a regular file; it is read page by page as the bytes are touched.
  init(mapping path: String) throws(TabularError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .missingFile : .unreadable(errno: errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(errno: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw .directory
    case S_IFREG: break
    default: throw .notARegularFile
    }
    guard status.st_size > 0 else { throw .emptyFile }
    let count = Int(status.st_size)
    guard let base = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED else {
      throw .unreadable(errno: errno)
    }
    madvise(base, count, MADV_SEQUENTIAL)
    bytes = UnsafeRawBufferPointer(start: base, count: count)
    isMapped = true
  }

  /// Copies an array.
  init(_ array: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(array.count, 1), alignment: 1)
    copy.copyBytes(from: array)
    bytes = UnsafeRawBufferPointer(rebasing: copy[..<array.count])
    isMapped = false
  }

  /// Takes over memory from `malloc`.
  init(adopting base: UnsafeMutableRawPointer, count: Int) {
    bytes = UnsafeRawBufferPointer(start: base, count: count)
    isMapped = false
  }

  /// Lets the system drop the pages of a mapped file before an offset; they come back from the file if touched.
  func release(before offset: Int) {
    guard isMapped, let base = bytes.baseAddress else { return }
    madvise(UnsafeMutableRawPointer(mutating: base), offset & ~0xFFFF, MADV_DONTNEED)
  }

  /// The offset of the first byte from a place on that is not UTF-8; nil when all are.
  func firstInvalidUTF8(from start: Int) -> Int? {
    var position = start
    while position < bytes.count {
      var end = min(position + Self.window, bytes.count)
      // A window ends before the first byte of a character.
      for _ in 0..<3 where end < bytes.count && bytes[end] & 0xC0 == 0x80 { end -= 1 }
      let window = UnsafeRawBufferPointer(rebasing: bytes[position..<end])
      do {
        _ = try UTF8Span(validating: window.bindMemory(to: UInt8.self).span)
      } catch {
        return position + error.byteOffsets.lowerBound
      }
      position = end
      release(before: position)
    }
    return nil
  }

  /// The offset of the first byte of a value from a place on; nil when there is none.
  func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    for position in stride(from: start, to: bytes.count, by: Self.window) {
      let window = bytes[position..<min(position + Self.window, bytes.count)]
      if let offset = UnsafeRawBufferPointer(rebasing: window).offset(of: byte) { return position + offset }
      release(before: position)
    }
    return nil
  }

  deinit {
    let base = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
    if isMapped { munmap(base, bytes.count) } else { free(base) }
  }
}

extension UnsafeRawBufferPointer {
  /// The line, counted from 1, on which an offset lies; CRLF, LF and a lone CR each end a line.
  func line(atOffset offset: Int) -> Int {
    var line = 1
    for index in 0..<Swift.min(offset, count) {
      let byte = self[index]
      if byte == 0x0A || (byte == 0x0D && (index + 1 >= count || self[index + 1] != 0x0A)) { line += 1 }
    }
    return line
  }

  /// The offset of the first byte of a value; nil when it does not occur.
  func offset(of byte: UInt8) -> Int? {
    guard let base = baseAddress, count > 0, let found = memchr(base, Int32(byte), count) else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
