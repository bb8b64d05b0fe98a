import CaseFile
import CivilCalendar
import Glibc

/// The name of a backup: which journal, when in court time, up to which entry. ASCII, and in order of time when sorted.
///
/// A court's code is Chinese and would not survive every USB stick and file server; the beginning of the first entry's
/// digest names the journal instead, and tells two databases of one court apart.
struct BackupName {
  private static let digits = 8

  let journal: String
  let text: String

  /// The name for a journal's state.
  init(origin: Digest, at moment: Instant, sequence: Int) {
    journal = Self.journal(origin)
    let local = moment.adding(seconds: Instant.courtOffsetSeconds).description
    let stamp = local.prefix(19).filter { $0 != "-" && $0 != ":" }
    let number = String(sequence)
    let padded = String(repeating: "0", count: max(0, 9 - number.count)) + number
    text = "chuqing-\(journal)-\(stamp)-\(padded).db"
  }

  /// A name that was found; nil when it is none.
  init?(_ text: String) {
    guard text.hasSuffix(".db") else { return nil }
    let parts = text.dropLast(3).split(separator: "-", omittingEmptySubsequences: false)
    let stamp = parts.count == 4 ? Array(parts[2].utf8) : []
    guard parts.count == 4, parts[0] == "chuqing", parts[1].count == Self.digits, parts[1].allSatisfy(\.isHexDigit),
      stamp.count == 15, stamp[8] == 0x54, parts[3].count >= 9, Int(parts[3]) != nil
    else { return nil }
    journal = String(parts[1])
    self.text = text
  }

  static func journal(_ origin: Digest) -> String { String(origin.description.prefix(digits)) }

  /// Names of the backups of a journal in a folder, latest first.
  static func all(of origin: Digest, in folder: String) -> [BackupName] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [BackupName] = []
    while let entry = readdir(directory) {
      let text = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if let name = BackupName(text), name.journal == journal(origin) { names.append(name) }
    }
    return names.sorted { $0.text > $1.text }
  }
}
