/// The styles that sheets of a report share, by what they are for.
struct Looks {
  private(set) var table = StyleTable()
  private let levelWord: String

  /// Looks of a report; `levelWord` is what stands for "no change" (持平).
  init(levelWord: String) { self.levelWord = levelWord }

  /// Any style.
  mutating func id(_ style: CellStyle) -> StyleID { table.id(style) }

  /// A style made from the default look.
  mutating func make(_ change: (inout CellStyle) -> Void) -> StyleID { table.id(CellStyle().with(change)) }

  /// A style that differs from another one.
  mutating func variant(_ style: StyleID, _ change: (inout CellStyle) -> Void) -> StyleID {
    id(table.styles[style.index].with(change))
  }

  /// Title of a sheet.
  mutating func title() -> StyleID {
    make {
      $0.typeface = .hei
      $0.points = 16
      $0.ink = Palette.ink
      $0.horizontal = .center
    }
  }

  /// Unit line under the title.
  mutating func caption(_ side: CellStyle.Horizontal) -> StyleID {
    make {
      $0.points = 9
      $0.ink = Palette.secondary
      $0.horizontal = side
    }
  }

  /// The finding in a sentence, above a table or chart.
  mutating func finding(points: Double = 11) -> StyleID {
    make {
      $0.typeface = .hei
      $0.points = points
      $0.ink = Palette.ink
    }
  }

  /// A header cell; `isFirst` has the heavy rule above, `isLast` the rule below.
  mutating func header(
    _ side: CellStyle.Horizontal, top: BorderLine = .none, bottom: BorderLine = .none, left: BorderLine = .none,
    points: Double = 10
  ) -> StyleID {
    make {
      $0.typeface = .hei
      $0.points = points
      $0.ink = Palette.ink
      $0.fill = Palette.tint
      $0.horizontal = side
      $0.wraps = true
      $0.borders = Borders(
        top: .init(top, Palette.ink), bottom: .init(bottom, Palette.ink), left: .init(left, Palette.groupRule))
      // The width of a digit at the right, as the figures below; spreadsheets leave none beside a second line.
      if side == .right { $0.numberFormat = "@_0" }
    }
  }

  /// A body cell.
  mutating func body(_ kind: Body, _ emphasis: Emphasis = .none, _ edge: Edge = Edge()) -> StyleID {
    let word = levelWord
    return make {
      $0.borders = Borders(bottom: .init(.thin, Palette.hairline))
      kind.apply(&$0, levelWord: word)
      emphasis.apply(&$0)
      edge.apply(&$0)
    }
  }

  /// A note under a table.
  mutating func note() -> StyleID {
    make {
      $0.points = 9
      $0.ink = Palette.secondary
      $0.wraps = true
      $0.vertical = .top
    }
  }

  /// The way back to the cover.
  mutating func backLink() -> StyleID {
    make {
      $0.points = 9
      $0.ink = Palette.secondary
    }
  }

  /// The line for signatures.
  mutating func signature() -> StyleID { make { $0.points = 10.5 } }

  /// What a body cell holds.
  enum Body: Hashable {
    case label
    case words
    case wrapped
    case missing
    case unit
    case grey
    case center
    case code
    case count
    case days
    case rate
    case amount
    case date
    case change
    case decimalChange
    case relativeChange
    case years
    case sparse

    fileprivate func apply(_ style: inout CellStyle, levelWord: String) {
      switch self {
      case .label: style.typeface = .song
      case .words: style.shrinks = true
      case .wrapped: style.wraps = true
      case .missing:
        style.ink = Palette.muted
        style.horizontal = .center
      case .unit:
        style.ink = Palette.secondary
        style.points = 9
        style.horizontal = .center
      case .grey:
        style.ink = Palette.secondary
        style.points = 9
        style.indent = 1
        style.wraps = true
      case .center: style.horizontal = .center
      case .code:
        style.numberFormat = NumberFormats.text
        style.shrinks = true
      case .date:
        style.typeface = .figures
        style.points = 9
        style.horizontal = .center
        style.numberFormat = NumberFormats.date
      default:
        style.typeface = .figures
        style.points = 9.5
        style.horizontal = .right
        style.numberFormat = format(levelWord)
      }
    }

    private func format(_ levelWord: String) -> String {
      switch self {
      case .days: return NumberFormats.days
      case .rate: return NumberFormats.rate
      case .amount: return NumberFormats.amount
      case .change: return NumberFormats.change
      case .decimalChange: return NumberFormats.decimalChange
      case .relativeChange: return NumberFormats.relativeChange(level: levelWord)
      case .years: return NumberFormats.years
      case .sparse: return NumberFormats.sparse
      default: return NumberFormats.count
      }
    }
  }

  /// How a row stands out.
  enum Emphasis: Hashable {
    case none
    case total
    case headline
    case muted

    fileprivate func apply(_ style: inout CellStyle) {
      switch self {
      case .none: break
      case .total:
        style.isBold = true
        style.fill = Palette.tint
        style.borders.top = .init(.thin, Palette.ink)
      case .headline:
        style.isBold = true
        style.ink = Palette.accent
      case .muted: style.ink = Palette.muted
      }
    }
  }

  /// Rules beside the hairline.
  struct Edge: Hashable {
    var left: BorderLine = .none
    var bottom: BorderLine = .none
    var bottomColor = Palette.ink

    fileprivate func apply(_ style: inout CellStyle) {
      if left != .none { style.borders.left = .init(left, Palette.groupRule) }
      if bottom != .none { style.borders.bottom = .init(bottom, bottomColor) }
    }
  }
}
