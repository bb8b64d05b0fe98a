import CaseFile
import Glibc

/// Why a file of rejected rows could not be written.
public enum RejectsFileError: Error, Hashable, Sendable {
  /// The system refused.
  case cannotWrite(path: String, errno: Int32)
}

/// The rejected rows of a ledger as a CSV file that looks like the ledger, with the reason in front: correct it, and
/// import it again.
public struct RejectsFile: Sendable {
  private var text: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// An empty file (UTF-8 with a byte order mark, as Excel and WPS expect).
  public init() {}

  /// Adds the rejected rows of one ledger with their reasons in words, read again from the ledger itself.
  public mutating func add(
    _ ledger: LedgerFile, reasons: [Int: String], reasonTitle: String, rowTitle: String
  ) throws {
    // A file of rejected rows that is rejected again gets new reasons in place of the old ones.
    let kept = ledger.header.titles.indices.filter { !ledger.header.isRejectsColumn($0) }
    // The unit above the header and the file's own count of days do not come along: they go into titles and cells.
    line([reasonTitle, rowTitle] + kept.map(ledger.header.titleWithUnit))
    let cells = CellReading(epoch: ledger.epoch)
    var lines: [[String]] = []
    try ledger.forEachTableRow { row in
      guard let reason = reasons[row.number] else { return }
      let values = row.cells.enumerated().map { position, cell in
        if ledger.header.columns[position]?.isDate == true, let date = try? cells.date(cell) { return date.description }
        return cells.lines(cell) ?? ""
      }
      let surplus = values.dropFirst(ledger.header.titles.count)
      lines.append(
        [reason, "\(row.number)"] + kept.map { $0 < values.count ? values[$0] : "" } + surplus)
    }
    lines.forEach { line($0) }
  }

  /// Writes the file beside `path` and renames it, so that it appears whole or not at all.
  public func write(to path: String) throws(RejectsFileError) {
    let temporary = path + ".\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, errno: errno) }
    var offset = 0
    var failure: Int32 = 0
    while offset < text.count, failure == 0 {
      let written = text.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress?.advanced(by: offset), text.count - offset) }
      if written < 0 { failure = errno == EINTR ? 0 : errno } else { offset += written }
    }
    if failure == 0, fsync(descriptor) != 0 { failure = errno }
    close(descriptor)
    if failure == 0, rename(temporary, path) != 0 { failure = errno }
    guard failure == 0 else {
      unlink(temporary)
      throw .cannotWrite(path: path, errno: failure)
    }
  }

  private mutating func line(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { text.append(0x2C) }
      append(field)
    }
    text.append(contentsOf: [0x0D, 0x0A])
  }

  /// One field, quoted where needed; a field that a spreadsheet would take for a formula is made inert.
  private mutating func append(_ field: String) {
    var value = field
    // The apostrophe is taken off again by `CellReading`; a negative number is no formula.
    if let first = value.first, "=+@".contains(first) || first == "-" && Double(value) == nil && value.count > 1 {
      value = "'" + value
    }
    guard value.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
      text.append(contentsOf: value.utf8)
      return
    }
    text.append(0x22)
    for byte in value.utf8 { text.append(contentsOf: byte == 0x22 ? [0x22, 0x22] : [byte]) }
    text.append(0x22)
  }
}
