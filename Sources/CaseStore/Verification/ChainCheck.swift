import CaseFile

/// Follows the chain of a journal, entry by entry from the first.
struct ChainCheck {
  /// The last entry that was looked at.
  private(set) var head = JournalHead(sequence: 0, digest: .origin, recordedAt: nil)
  private let hasher: SM3
  private var preimage = JournalPreimage()

  init() throws(StoreError) { hasher = try SM3() }

  /// What is wrong with the next entry of the sequence.
  mutating func check(_ entry: JournalEntry) throws(StoreError) -> [VerificationFinding] {
    var findings: [VerificationFinding] = []
    var missing = head.sequence + 1
    while missing < entry.sequence, findings.count < Verification.findingLimit {
      findings.append(.missingEntry(sequence: missing))
      missing += 1
    }
    if findings.isEmpty, entry.previous != head.digest { findings.append(.brokenChain(sequence: entry.sequence)) }
    if try digest(of: entry) != entry.digest {
      findings.append(.alteredEntry(sequence: entry.sequence, kind: entry.kind, subject: entry.subject))
    }
    head = JournalHead(sequence: entry.sequence, digest: entry.digest, recordedAt: entry.recordedAt)
    return findings
  }

  /// Takes note of an entry that stands in its place and cannot be read.
  mutating func skip(_ sequence: Int) -> [VerificationFinding] {
    // The next entry would be said not to follow; the digest that it names as the previous one is as good as any.
    head = JournalHead(sequence: sequence, digest: .origin, recordedAt: nil)
    return [.unreadableEntry(sequence: sequence)]
  }

  /// The digest that belongs to what an entry says.
  mutating func digest(of entry: JournalEntry) throws(StoreError) -> Digest {
    try hasher.digest(
      preimage.bytes(
        sequence: entry.sequence, court: entry.court, recordedAt: entry.recordedAt, actor: entry.actor,
        commandID: entry.commandID, kind: entry.kind, subject: entry.subject, payload: entry.payload,
        previous: entry.previous))
  }
}
