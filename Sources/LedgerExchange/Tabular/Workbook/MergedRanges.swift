/// Collects the merged ranges of a sheet and nothing else.
final class MergedRangesHandler: XMLHandler {
  private let sheet: XLSXSheet
  private(set) var ranges: [CellRange] = []

  init(sheet: XLSXSheet) { self.sheet = sheet }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(TabularError) {
    guard "mergeCell" ~= name, let reference = attributes.bytes("ref") else { return }
    guard let range = CellRange(reference), range.last.row <= TabularLimit.rowNumber.maximum,
      range.last.column <= TabularLimit.columnNumber.maximum
    else {
      throw .invalidReference(sheet: sheet.name, literal: String(decoding: reference, as: UTF8.self))
    }
    guard ranges.count < TabularLimit.mergedRanges.maximum else {
      throw .limitExceeded(.mergedRanges, part: sheet.part)
    }
    ranges.append(range)
  }

  func end(_ name: XMLName) throws(TabularError) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TabularError) {}
}
