import Glibc

/// The bytes of a database file and its write-ahead log, as far as the disk gives them, cut into pages by hand.
///
/// SQLite is not asked: it gives up at the first page that does not fit, and refuses a file whose header is gone.
struct DatabaseImage {
  /// A page, and whether it is part of the database: a page of the log is not until its transaction was complete.
  struct Page {
    let bytes: ArraySlice<UInt8>
    let isCommitted: Bool
  }

  /// All pages: those of the file, then those of the log, older versions too.
  let pages: [Page]
  /// Bytes of a page that SQLite uses.
  let usableSize: Int
  /// Pages that the header states and neither the file nor the log has: its end was cut off.
  let missingPages: Int
  // By page number, from 1.
  private let main: [ArraySlice<UInt8>]
  private let latest: [Int: ArraySlice<UInt8>]

  init(_ path: String) throws(StoreError) {
    let file = try Self.bytes(of: path)
    let log = (try? Self.bytes(of: path + "-wal")) ?? []
    let frames = LogFrames(log)
    let pageSize = Self.pageSize(file) ?? frames?.pageSize ?? 4096
    let reserved = file.count > 20 && Self.hasHeader(file) ? Int(file[20]) : 0
    usableSize = reserved < 64 ? pageSize - reserved : pageSize
    main = stride(from: 0, to: file.count, by: pageSize).map { file[$0..<min($0 + pageSize, file.count)] }
    let logged = frames.map { $0.pageSize == pageSize ? $0.frames : [] } ?? []
    latest = Dictionary(
      logged.filter(\.isCommitted).map { ($0.page, $0.bytes) }, uniquingKeysWith: { _, later in later })
    let stated = Self.statedPages(file) ?? 0
    missingPages = max(0, stated - max(file.count / pageSize, latest.keys.max() ?? 0))
    pages =
      main.map { Page(bytes: $0, isCommitted: true) }
      + logged.map { Page(bytes: $0.bytes, isCommitted: $0.isCommitted) }
  }

  /// The versions of a page: the log's, then the file's.
  func versions(ofPage number: Int) -> [ArraySlice<UInt8>] {
    let stored = number > 0 && number <= main.count ? [main[number - 1]] : []
    return (latest[number].map { [$0] } ?? []) + stored
  }

  private static func hasHeader(_ file: [UInt8]) -> Bool { file.starts(with: Array("SQLite format 3\0".utf8)) }

  /// The number of pages in the header (sqlite.org/fileformat2.html, section 1.3.7); nil when it does not hold.
  private static func statedPages(_ file: [UInt8]) -> Int? {
    guard file.count >= 100, hasHeader(file), file[24..<28] == file[92..<96] else { return nil }
    return file[28..<32].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func pageSize(_ file: [UInt8]) -> Int? {
    guard file.count >= 100, hasHeader(file) else { return nil }
    let stated = Int(file[16]) << 8 | Int(file[17])
    let size = stated == 1 ? 65_536 : stated
    return size >= 512 && size & (size - 1) == 0 ? size : nil
  }

  /// Reads a file; blocks that the disk does not give are zeros.
  private static func bytes(of path: String) throws(StoreError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ENOENT ? .notFound(path: path) : .notReadable(path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .notADatabase(path: path) }
    let size = Int(status.st_size)
    var bytes = [UInt8](repeating: 0, count: size)
    var offset = 0
    while offset < size {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress?.advanced(by: offset), min(1 << 20, size - offset), off_t(offset))
      }
      if count < 0, errno == EINTR { continue }
      if count == 0 { break }
      // A bad block: go on behind it, in steps of a block.
      offset += count > 0 ? count : 4096
    }
    return bytes
  }
}

/// The frames of a write-ahead log. Format: sqlite.org/fileformat2.html, section 4.
struct LogFrames {
  struct Frame {
    let page: Int
    let bytes: ArraySlice<UInt8>
    var isCommitted: Bool
  }

  let pageSize: Int
  private(set) var frames: [Frame] = []

  init?(_ log: [UInt8]) {
    guard log.count > 32, Self.word(log, 0) & 0xFFFF_FFFE == 0x377F_0682 else { return nil }
    pageSize = Int(Self.word(log, 8))
    guard pageSize >= 512, pageSize & (pageSize - 1) == 0 else { return nil }
    let isBigEndian = Self.word(log, 0) & 1 == 1
    var sum = Checksum()
    sum.add(log[0..<24], isBigEndian: isBigEndian)
    var isChained = sum.first == Self.word(log, 24) && sum.second == Self.word(log, 28)
    var committed = 0
    var offset = 32
    while offset + 24 + pageSize <= log.count {
      let header = offset
      let body = log[(offset + 24)..<(offset + 24 + pageSize)]
      offset += 24 + pageSize
      // Frames with other salts are of an earlier round of the log.
      guard log[(header + 8)..<(header + 16)].elementsEqual(log[16..<24]) else { break }
      sum.add(log[header..<(header + 8)], isBigEndian: isBigEndian)
      sum.add(body, isBigEndian: isBigEndian)
      isChained = isChained && sum.first == Self.word(log, header + 16) && sum.second == Self.word(log, header + 20)
      frames.append(Frame(page: Int(Self.word(log, header)), bytes: body, isCommitted: false))
      if isChained, Self.word(log, header + 4) != 0 { committed = frames.count }
    }
    for index in frames.indices.prefix(committed) { frames[index].isCommitted = true }
  }

  private static func word(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | UInt32($1) }
  }

  private struct Checksum {
    var first: UInt32 = 0
    var second: UInt32 = 0

    mutating func add(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) {
      bytes.withUnsafeBytes { raw in
        for offset in stride(from: 0, to: raw.count - 7, by: 8) {
          first = first &+ Self.word(raw, offset, isBigEndian) &+ second
          second = second &+ Self.word(raw, offset + 4, isBigEndian) &+ first
        }
      }
    }

    private static func word(_ raw: UnsafeRawBufferPointer, _ offset: Int, _ isBigEndian: Bool) -> UInt32 {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
      return isBigEndian ? UInt32(bigEndian: word) : UInt32(littleEndian: word)
    }
  }
}
