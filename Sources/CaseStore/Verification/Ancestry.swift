import CaseFile
import CivilCalendar
import GRDB

/// Whether a state of the journal that was noted elsewhere, on a page or in a file, is one that today's journal went through.
public enum Ancestry: Hashable, Sendable {
  /// It is: the entry has this digest, and every entry re-hashes and follows from the one before, from the first to the
  /// last one of today.
  case ancestor(JournalHead, of: JournalHead)
  /// Today's journal has fewer entries.
  case beyond(of: JournalHead)
  /// The entry of that place has another digest.
  case different(JournalHead, of: JournalHead)
  /// The journal itself is not whole: what follows from the digests in it proves nothing.
  case broken([VerificationFinding], of: JournalHead)
}

extension CaseStore {
  /// Whether a stated state is a true ancestor of today's journal, by hashing every entry of it anew. Changes nothing.
  ///
  /// - Parameter progress: Told how many entries have been read.
  public func ancestry(of stated: StatedHead, progress: (Int) -> Void = { _ in }) throws(StoreError) -> Ancestry {
    try read { db in
      var chain = try ChainCheck()
      var findings: [VerificationFinding] = []
      var there: JournalHead?
      try JournalReader.forEach(db, court: court.code) { sequence, entry in
        if let entry { findings += try chain.check(entry) } else { findings += chain.skip(sequence) }
        if sequence == stated.size { there = chain.head }
        if sequence.isMultiple(of: 1000) { progress(sequence) }
      }
      guard findings.isEmpty else { return .broken(findings, of: chain.head) }
      guard let there else { return .beyond(of: chain.head) }
      return there.digest.description.hasPrefix(stated.digest) ? .ancestor(there, of: chain.head) : .different(there, of: chain.head)
    }
  }
}
