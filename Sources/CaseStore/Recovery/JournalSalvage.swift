import CaseFile

/// Every journal entry that can be read from some files.
struct JournalSalvage {
  /// Entries whose digest proves them, each once.
  private(set) var intact: [JournalEntry] = []
  /// What looks like an entry but is altered, or of a transaction that was never completed.
  private(set) var doubtful: [JournalEntry] = []
  /// Files whose end is missing, with the number of pages.
  private(set) var truncated: [Recovery.Truncation] = []
  private var known: Set<Digest> = []
  private var doubted: Set<JournalEntry> = []
  private var chain: ChainCheck

  init(_ paths: [String]) throws(StoreError) {
    chain = try ChainCheck()
    for path in paths {
      let image = try DatabaseImage(path)
      if image.missingPages > 0 { truncated.append(Recovery.Truncation(path: path, pages: image.missingPages)) }
      try add(image)
    }
    let proven = Set(intact)
    doubtful.removeAll(where: proven.contains)
  }

  private mutating func add(_ image: DatabaseImage) throws(StoreError) {
    for page in image.pages {
      for row in Self.rows(in: page.bytes) {
        guard let entry = row.entry(in: page.bytes, of: image) else { continue }
        try add(entry, isCommitted: page.isCommitted)
      }
    }
  }

  private mutating func add(_ entry: JournalEntry, isCommitted: Bool) throws(StoreError) {
    guard !known.contains(entry.digest) else { return }
    guard isCommitted, try chain.digest(of: entry) == entry.digest else {
      if doubted.insert(entry).inserted { doubtful.append(entry) }
      return
    }
    known.insert(entry.digest)
    intact.append(entry)
  }

  /// A row's header ends with the types of two digests of 32 bytes: that is what to look for.
  private static func rows(in page: ArraySlice<UInt8>) -> [JournalRow] {
    page.withUnsafeBytes { bytes in
      var rows: [JournalRow] = []
      guard bytes.count > 12 else { return [] }
      for offset in 11..<(bytes.count - 1) where bytes[offset] == 76 && bytes[offset - 1] == 76 {
        if let row = JournalRow(in: bytes, endingAt: offset + 1) { rows.append(row) }
      }
      return rows
    }
  }

  /// The longest unbroken chain from the first entry on.
  func chained() -> [JournalEntry] {
    // From the back, so that the length of what follows an entry is known when its turn comes.
    var best: [Digest: (length: Int, entry: JournalEntry)] = [:]
    for entry in intact.sorted(by: { $0.sequence > $1.sequence }) {
      let following = best[entry.digest].flatMap { $0.entry.sequence == entry.sequence + 1 ? $0.length : nil } ?? 0
      if following + 1 > best[entry.previous]?.length ?? 0 { best[entry.previous] = (following + 1, entry) }
    }
    var chain: [JournalEntry] = []
    var last = Digest.origin
    while let next = best[last]?.entry, next.sequence == chain.count + 1 {
      chain.append(next)
      last = next.digest
    }
    return chain
  }
}
