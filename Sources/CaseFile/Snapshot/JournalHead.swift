import CivilCalendar

/// A state of the journal: how many entries it has and the digest of the last one. Whoever has both can prove later
/// which history a figure was computed from.
public struct JournalHead: Hashable, Sendable {
  /// Sequence of the last entry; 0 for an empty journal.
  public let sequence: Int
  /// Digest of the last entry; `Digest.origin` for an empty journal.
  public let digest: Digest
  /// When the last entry was recorded; nil for an empty journal.
  public let recordedAt: Instant?

  /// A state of the journal.
  public init(sequence: Int, digest: Digest, recordedAt: Instant?) {
    self.sequence = sequence
    self.digest = digest
    self.recordedAt = recordedAt
  }
}
