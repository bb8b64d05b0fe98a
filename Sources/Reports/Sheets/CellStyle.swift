/// A colour as 0xRRGGBB.
public struct Color: Hashable, Sendable {
  /// 0xRRGGBB.
  public let rgb: UInt32

  /// A colour from 0xRRGGBB.
  public init(_ rgb: UInt32) { self.rgb = rgb & 0xFFFFFF }
}

/// Typefaces by their part in a Chinese official document.
public enum Typeface: Hashable, Sendable {
  /// 黑体: titles, headers, key phrases.
  case hei
  /// 宋体: tables.
  case song
  /// 仿宋: prose.
  case fangSong
  /// Arial: figures.
  case figures
}

/// Weight of a border line.
public enum BorderLine: Hashable, Sendable {
  /// No line.
  case none
  /// Hairline.
  case hair
  /// Thin line.
  case thin
  /// Medium line.
  case medium
}

/// Lines around a cell, each with its own colour.
public struct Borders: Hashable, Sendable {
  /// One side.
  public struct Side: Hashable, Sendable {
    /// Weight.
    public var line: BorderLine
    /// Colour.
    public var color: Color

    /// A side.
    public init(_ line: BorderLine, _ color: Color) {
      self.line = line
      self.color = color
    }

    /// No line.
    public static let none = Side(.none, Color(0))
  }

  /// Upper side.
  public var top: Side
  /// Lower side.
  public var bottom: Side
  /// Left side.
  public var left: Side
  /// Right side.
  public var right: Side

  /// Lines; none unless given.
  public init(top: Side = .none, bottom: Side = .none, left: Side = .none, right: Side = .none) {
    self.top = top
    self.bottom = bottom
    self.left = left
    self.right = right
  }
}

/// How a cell looks.
public struct CellStyle: Hashable, Sendable {
  /// Horizontal placement.
  public enum Horizontal: Hashable, Sendable {
    /// Left.
    case left
    /// Centre.
    case center
    /// Right.
    case right
  }
  /// Vertical placement.
  public enum Vertical: Hashable, Sendable {
    /// Top.
    case top
    /// Middle.
    case middle
    /// Bottom.
    case bottom
  }

  /// Typeface.
  public var typeface: Typeface = .song
  /// Size in points.
  public var points: Double = 10
  /// Bold.
  public var isBold = false
  /// Colour of the text.
  public var ink = Color(0x1E1E1E)
  /// Colour behind the text; nil for none.
  public var fill: Color?
  /// Horizontal placement.
  public var horizontal: Horizontal = .left
  /// Vertical placement.
  public var vertical: Vertical = .middle
  /// Left indent in steps.
  public var indent = 0
  /// Whether long text wraps.
  public var wraps = false
  /// Whether text shrinks to fit.
  public var shrinks = false
  /// Lines around.
  public var borders = Borders()
  /// Whether the cell may be changed on a protected sheet.
  public var isUnlocked = false
  /// Number format in Excel's code, e.g. `#,##0_0`; nil for General. `@` marks text.
  public var numberFormat: String?

  /// The default look: 10 pt 宋体, left, middle.
  public init() {}

  /// A copy changed by `change`.
  public func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var copy = self
    change(&copy)
    return copy
  }
}

/// Position of a style in a workbook's style table.
public struct StyleID: Hashable, Sendable {
  /// Position, from 0.
  public let index: Int

  /// A position.
  public init(index: Int) { self.index = index }

  /// The first style of every table: the default look.
  public static let plain = StyleID(index: 0)
}

/// The styles of a workbook, each stored once.
public struct StyleTable: Sendable {
  /// The styles by position; the first is the default look.
  public private(set) var styles: [CellStyle] = [CellStyle()]
  private var positions: [CellStyle: Int] = [CellStyle(): 0]

  /// A table that holds the default look only.
  public init() {}

  /// The position of a style, which is added when new.
  public mutating func id(_ style: CellStyle) -> StyleID {
    if let index = positions[style] { return StyleID(index: index) }
    positions[style] = styles.count
    styles.append(style)
    return StyleID(index: styles.count - 1)
  }
}
