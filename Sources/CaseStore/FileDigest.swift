import CaseFile
import Glibc

/// The SM3 digest of a file's bytes.
public enum FileDigest {
  /// Hexadecimal SM3 of the file at `path`, read in pieces.
  public static func sm3(of path: String) throws(StoreError) -> String {
    let hasher = try SM3()
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ENOENT ? .notFound(path: path) : .notReadable(path: path) }
    defer { close(descriptor) }
    try hasher.begin()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .notReadable(path: path) }
      if count == 0 { break }
      try hasher.update(buffer, count: count)
    }
    return try hasher.finish().description
  }
}
