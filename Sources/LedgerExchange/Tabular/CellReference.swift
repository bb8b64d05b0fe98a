/// The place of a cell on a worksheet, for example `AB12`.
public struct CellReference: Hashable, Sendable {
  /// The row, counted from 1.
  public let row: Int
  /// The column, counted from 1 (`A`).
  public let column: Int

  /// A place from its row and column, both counted from 1.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `AB12` or `$AB$12`; nil when it is not a reference. Places beyond the limits of a worksheet are read
  /// as they are (up to seven digits and four letters), so that the caller can name them.
  public init?(_ text: some Collection<UInt8>) {
    var column = 0
    var row = 0
    var letters = 0
    var digits = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        guard digits == 0, letters < 4 else { return nil }
        column = column * 26 + Int(byte & 0x1F)
        letters += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard letters > 0, digits < 7 else { return nil }
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
      case UInt8(ascii: "$"):
        continue
      default:
        return nil
      }
    }
    guard letters > 0, row > 0 else { return nil }
    self.init(row: row, column: column)
  }

  /// The letters of a column counted from 1: 1 is `A`, 28 is `AB`.
  public static func columnName(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}

extension CellReference: CustomStringConvertible {
  /// The reference as people write it, `AB12`.
  public var description: String { Self.columnName(column) + String(row) }
}

/// A rectangle of cells, for example the merged range `A1:F1`.
public struct CellRange: Hashable, Sendable {
  /// The upper left corner, which holds the value of a merged range.
  public let first: CellReference
  /// The lower right corner.
  public let last: CellReference

  /// Reads `A1:F1` (or a single cell); nil when it is not a range, or its corners are not in order.
  public init?(_ text: some Collection<UInt8>) {
    let corners = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard let left = corners.first, let right = corners.last, corners.count <= 2,
      let first = CellReference(left), let last = CellReference(right),
      first.row <= last.row, first.column <= last.column
    else { return nil }
    self.first = first
    self.last = last
  }

  /// Whether the cell lies in the rectangle.
  public func contains(_ cell: CellReference) -> Bool {
    (first.row...last.row).contains(cell.row) && (first.column...last.column).contains(cell.column)
  }
}
