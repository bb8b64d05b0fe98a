import CMinizip

/// An open zip archive from which one part at a time is inflated, within bounds.
///
/// Owns minizip's handle; not for use from several threads.
final class ZipArchive {
  private let handle: unzFile
  private var openPart: (name: String, compressed: Int, inflated: Int)?
  private var inflatedInAll = 0

  /// Opens the archive and checks the number of its entries.
  init(path: String) throws(TabularError) {
    guard let handle = unzOpen64(path) else { throw .damagedArchive }
    self.handle = handle
    var summary = unz_global_info64()
    guard unzGetGlobalInfo64(handle, &summary) == UNZ_OK else { throw .damagedArchive }
    guard summary.number_entry <= TabularLimit.archiveEntries.maximum else {
      throw .limitExceeded(.archiveEntries, part: "")
    }
  }

  deinit {
    if openPart != nil { unzCloseCurrentFile(handle) }
    unzClose(handle)
  }

  /// Whether the archive has a part of this name; case does not count (ECMA-376, part 2).
  func contains(_ part: String) -> Bool { unzLocateFile(handle, part, 2) == UNZ_OK }

  /// Starts inflating a part.
  func open(_ part: String) throws(TabularError) {
    closeEarly()
    guard contains(part) else { throw .missingPart(part: part) }
    var entry = unz_file_info64()
    let located = unzGetCurrentFileInfo64(handle, &entry, nil, 0, nil, 0, nil, 0)
    guard located == UNZ_OK else { throw .damagedPart(part: part, code: located) }
    guard entry.flag & 1 == 0 else { throw .encrypted }
    let opened = unzOpenCurrentFile(handle)
    guard opened == UNZ_OK else { throw .damagedPart(part: part, code: opened) }
    openPart = (part, Int(clamping: entry.compressed_size), 0)
  }

  /// Inflates the next bytes of the open part into a buffer; 0 at its end, once its checksum has been compared.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(TabularError) -> Int {
    guard var part = openPart else { return 0 }
    let count = unzReadCurrentFile(handle, buffer.baseAddress, UInt32(buffer.count))
    guard count >= 0 else { throw .damagedPart(part: part.name, code: count) }
    if count == 0 {
      openPart = nil
      let closed = unzCloseCurrentFile(handle)
      guard closed == UNZ_OK else { throw .damagedPart(part: part.name, code: closed) }
      return 0
    }
    part.inflated += Int(count)
    inflatedInAll += Int(count)
    openPart = part
    guard inflatedInAll <= TabularLimit.inflatedBytes.maximum else {
      throw .limitExceeded(.inflatedBytes, part: part.name)
    }
    // Sheets of many like rows legitimately deflate to a fiftieth; small parts can do no harm at any ratio.
    let ratio = part.inflated / max(part.compressed, 1)
    guard part.inflated < 32 << 20 || ratio <= TabularLimit.inflationRatio.maximum else {
      throw .limitExceeded(.inflationRatio, part: part.name)
    }
    return Int(count)
  }

  /// Abandons the open part without comparing its checksum.
  func closeEarly() {
    guard openPart != nil else { return }
    openPart = nil
    unzCloseCurrentFile(handle)
  }
}
