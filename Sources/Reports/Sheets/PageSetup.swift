/// How a sheet prints.
public struct PageSetup: Hashable, Sendable {
  /// Margins in inches.
  public struct Margins: Hashable, Sendable {
    /// Left and right.
    public var side = 0.55
    /// Top.
    public var top = 0.72
    /// Bottom.
    public var bottom = 0.66
    /// Distance of the header from the edge.
    public var header = 0.36
    /// Distance of the footer from the edge.
    public var footer = 0.32

    /// The house margins.
    public init() {}
  }

  /// One piece of a header or footer.
  public enum Piece: Hashable, Sendable {
    /// Text as it stands.
    case text(String)
    /// Number of the page.
    case pageNumber
    /// Number of pages.
    case pageCount
  }

  /// The three parts of a header or footer.
  public struct Line: Hashable, Sendable {
    /// Left part.
    public var left: [Piece]
    /// Middle part.
    public var center: [Piece]
    /// Right part.
    public var right: [Piece]

    /// A line; parts are empty unless given.
    public init(left: [Piece] = [], center: [Piece] = [], right: [Piece] = []) {
      self.left = left
      self.center = center
      self.right = right
    }
  }

  /// A4 landscape when true, portrait otherwise.
  public var isLandscape = true
  /// Margins.
  public var margins = Margins()
  /// Pages across; 0 for as many as needed.
  public var fitWidth = 1
  /// Pages down; 0 for as many as needed.
  public var fitHeight = 0
  /// Whether the table is centred between the side margins.
  public var centersHorizontally = true
  /// Rows repeated on top of every page.
  public var repeatedRows: ClosedRange<Int>?
  /// Columns repeated at the left of every page.
  public var repeatedColumns: ClosedRange<Int>?
  /// What prints; nil for everything.
  public var printArea: CellRange?
  /// Above the page.
  public var header = Line()
  /// Below the page.
  public var footer = Line()
  /// Rows before which a page break is forced.
  public var breaksBeforeRows: [Int] = []

  /// A4 landscape, one page wide.
  public init() {}
}
