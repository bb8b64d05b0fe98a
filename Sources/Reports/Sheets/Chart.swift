/// A chart and where it lies.
public struct ChartPlacement: Sendable {
  /// Cell under its top left corner.
  public var position: CellPosition
  /// Offset from that cell's corner, in pixels.
  public var offsetX: Int
  /// Offset from that cell's corner, in pixels.
  public var offsetY: Int
  /// Width in pixels.
  public var width: Int
  /// Height in pixels.
  public var height: Int
  /// The chart.
  public var chart: Chart
  /// What it shows, in words, for readers who cannot see it.
  public var description: String

  /// A placed chart.
  public init(
    position: CellPosition, offsetX: Int = 0, offsetY: Int = 0, width: Int, height: Int, chart: Chart,
    description: String
  ) {
    self.position = position
    self.offsetX = offsetX
    self.offsetY = offsetY
    self.width = width
    self.height = height
    self.chart = chart
    self.description = description
  }
}

/// A native chart. Its values stand on a sheet as plain numbers, so that printers can cache them.
public struct Chart: Hashable, Sendable {
  /// Shape of the chart.
  public enum Kind: Hashable, Sendable {
    /// Lines over categories.
    case line
    /// Upright columns side by side.
    case column
    /// Lying bars stacked.
    case stackedBar
  }

  /// Where the legend stands.
  public enum Legend: Hashable, Sendable {
    /// No legend.
    case none
    /// Above the plot.
    case top
    /// Below the plot.
    case bottom
  }

  /// Shape.
  public var kind: Kind
  /// Series in drawing order.
  public var series: [ChartSeries]
  /// Legend.
  public var legend: Legend = .none
  /// Names of series left out of the legend, by position.
  public var hiddenLegendEntries: [Int] = []
  /// Whether the value axis is drawn.
  public var showsValueAxis = true
  /// Smallest value of the value axis: 0, or less where columns hang below it; nil for automatic.
  public var valueAxisMinimum: Double? = 0
  /// Largest value of the value axis; nil for automatic.
  public var valueAxisMaximum: Double?
  /// Step of the value axis; nil for automatic.
  public var valueAxisStep: Double?
  /// Only every n-th category is labelled.
  public var categoryInterval = 1
  /// Whether the first category is drawn at the top (for bars).
  public var reversesCategories = false
  /// Gap between columns or bars, in percent of their width.
  public var gapPercent = 70
  /// Overlap of columns in percent.
  public var overlapPercent = 0
  /// Size of axis and label text in points.
  public var fontPoints = 9.0

  /// A chart.
  public init(kind: Kind, series: [ChartSeries]) {
    self.kind = kind
    self.series = series
  }
}

/// One series of a chart.
public struct ChartSeries: Hashable, Sendable {
  /// Line pattern.
  public enum Dash: Hashable, Sendable {
    /// Solid.
    case solid
    /// Dashed.
    case dash
    /// Round dots.
    case dot
  }

  /// Labels beside points.
  public enum Labels: Hashable, Sendable {
    /// None.
    case none
    /// Every value, with a number format (empty for the default).
    case values(format: String)
    /// Own text for single points, by position; other points have none.
    case custom([Int: String])
  }

  /// Name in the legend.
  public var name: String
  /// Sheet of the data.
  public var sheet: String
  /// Cells of the category labels.
  public var categories: CellRange
  /// Cells of the values.
  public var values: CellRange
  /// Colour of line or fill.
  public var color: Color
  /// Outline of columns and bars; nil for none.
  public var outline: Color?
  /// Whether the line is drawn (false leaves only markers).
  public var drawsLine = true
  /// Width of the line in points.
  public var lineWidth = 2.25
  /// Pattern of the line.
  public var dash: Dash = .solid
  /// Diameter of round markers in points; 0 for none.
  public var markerSize = 0
  /// Labels.
  public var labels: Labels = .none
  /// Colour of labels; nil for the series' own.
  public var labelColor: Color?
  /// Where labels of lines stand.
  public var labelPosition: LabelPosition = .above

  /// Where labels stand.
  public enum LabelPosition: Hashable, Sendable {
    /// Above the point.
    case above
    /// Right of the point.
    case right
    /// In the middle of the bar.
    case center
    /// Outside the end of a column.
    case outsideEnd
  }

  /// A series.
  public init(name: String, sheet: String, categories: CellRange, values: CellRange, color: Color) {
    self.name = name
    self.sheet = sheet
    self.categories = categories
    self.values = values
    self.color = color
  }
}
