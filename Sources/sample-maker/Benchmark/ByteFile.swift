import Foundation

/// A file that is written in large pieces from a byte buffer.
final class ByteFile {
  private let path: String
  private let stream: UnsafeMutablePointer<FILE>
  private var buffer: [UInt8] = []
  private var failed = false

  /// Creates or replaces the file.
  init(path: String) throws(SampleFailure) {
    guard let stream = fopen(path, "wb") else {
      throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
    self.path = path
    self.stream = stream
    buffer.reserveCapacity(1 << 20)
  }

  /// Adds text.
  func write(_ text: String) { buffer.append(contentsOf: text.utf8) }

  /// Adds bytes.
  func write(_ bytes: [UInt8]) { buffer.append(contentsOf: bytes) }

  /// Ends a row, and empties the buffer when it is large.
  func endRow() {
    buffer.append(0x0A)
    if buffer.count > 1 << 19 { flush() }
  }

  /// Writes what is left and closes the file.
  func close() throws(SampleFailure) {
    flush()
    if fclose(stream) != 0 { failed = true }
    if failed { throw .cannotWrite(path: path, reason: "the disk did not take all bytes") }
  }

  private func flush() {
    let written = buffer.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stream) }
    if written != buffer.count { failed = true }
    buffer.removeAll(keepingCapacity: true)
  }
}
