/// What an input file may not exceed. The limits are those of a worksheet, or far above any ledger: they stop
/// files made to exhaust memory or time (libraries.md, section 3).
public enum TabularLimit: String, CaseIterable, Hashable, Sendable {
  /// Entries of the zip archive.
  case archiveEntries
  /// Bytes inflated through one opening of the archive.
  case inflatedBytes
  /// Inflated bytes for each compressed byte of one part, looked at only in large parts.
  case inflationRatio
  /// Elements open at the same time.
  case nestingDepth
  /// Bytes of one tag, comment or other piece of markup.
  case markupBytes
  /// The row number of a worksheet.
  case rowNumber
  /// The column number of a worksheet, and the fields of a text record.
  case columnNumber
  /// UTF-16 units of the text of one cell.
  case cellText
  /// Cells of one worksheet, the gaps between cells included.
  case cells
  /// Cells, gaps included, that one block of 64 KiB of markup may spread over.
  case sparseCells
  /// Entries of the shared string table.
  case sharedStrings
  /// UTF-8 bytes of the shared string table.
  case sharedStringBytes
  /// Cell styles and number formats.
  case styles
  /// Merged ranges of one worksheet.
  case mergedRanges

  /// The largest value that is accepted.
  public var maximum: Int {
    switch self {
    case .archiveEntries: 10_000
    case .inflatedBytes: 2 << 30
    case .inflationRatio: 300
    case .nestingDepth: 64
    case .markupBytes: 1 << 20
    case .rowNumber: 1_048_576
    case .columnNumber: 16_384
    case .cellText: 32_767
    case .cells: 200_000_000
    case .sparseCells: 2_000_000
    case .sharedStrings: 4_000_000
    case .sharedStringBytes: 256 << 20
    case .styles: 100_000
    case .mergedRanges: 200_000
    }
  }
}
