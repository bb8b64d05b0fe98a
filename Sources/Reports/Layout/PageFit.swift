/// Where the pages of a sheet end that prints on A4 landscape, one page wide.
struct PageFit {
  /// Height of the rows on one page, in pixels of the sheet.
  let room: Double

  /// Room on a page for a sheet of that width.
  init(sheetWidth: Int, page: PageSetup) {
    let width = (11.69 - 2 * page.margins.side) * 96
    let height = (8.27 - page.margins.top - page.margins.bottom) * 96
    let scale = min(1, width / Double(max(sheetWidth, 1)))
    room = height / scale
  }

  /// Blocks in which the end of a list keeps what follows it (notes and signatures), so that no page holds only those.
  ///
  /// - Parameters:
  ///   - blocks: Other blocks, ascending.
  ///   - list: Rows of the list.
  ///   - end: The row after the last of the sheet.
  static func keepingEnd(_ blocks: [Range<Int>], of list: Range<Int>, to end: Int) -> [Range<Int>] {
    let start = max(list.lowerBound, list.upperBound - 2)
    guard let last = blocks.last, last.upperBound > start else { return blocks + [start..<end] }
    return blocks.dropLast() + [last.lowerBound..<end]
  }

  /// The rows before which pages end, so that no heading is left alone at the foot of one. Every page has its break:
  /// left to themselves, programs fit a row more or less, and the headings of later pages would move.
  ///
  /// - Parameters:
  ///   - heights: Heights of all rows.
  ///   - blocks: Rows that belong together (a heading, its header and its first lines), ascending.
  ///   - repeated: Height of what is repeated on top of every page.
  func breaks(heights: [Double], keeping blocks: [Range<Int>], repeated: Double) -> [Int] {
    var breaks: [Int] = []
    var used = 0.0
    var next = blocks[...]
    for row in heights.indices {
      if let block = next.first, block.lowerBound == row {
        next = next.dropFirst()
        let needed = heights[block.clamped(to: heights.indices)].reduce(0, +)
        if used + needed > room, used > repeated {
          breaks.append(row)
          used = repeated
        }
      }
      if used + heights[row] > room, used > repeated {
        breaks.append(row)
        used = repeated
      }
      used += heights[row]
    }
    return breaks
  }
}

/// A round scale for a value axis that holds 0.
struct AxisScale {
  /// Smallest value of the axis: 0, or a multiple of the step below it.
  let minimum: Double
  /// Largest value of the axis.
  let maximum: Double
  /// Distance of the gridlines; 0 is one of them.
  let step: Double

  /// About five gridlines, at 1, 2 or 5 times a power of ten, no closer than 1.
  ///
  /// - Parameter smallest: Below 0 where columns hang below the axis.
  init(smallest: Int = 0, largest: Int) {
    let (low, high) = (min(smallest, 0), max(largest, 0))
    var power = 1
    var step = 1
    while step * 5 < high - low {
      switch step / power {
      case 1: step = 2 * power
      case 2: step = 5 * power
      default:
        power *= 10
        step = power
      }
    }
    self.step = Double(step)
    minimum = Double((low - step + 1) / step * step)
    maximum = Double(max(low < 0 ? 0 : 1, (high + step - 1) / step) * step)
  }
}

extension Chart {
  /// Gives the value axis a round scale.
  mutating func scale(by scale: AxisScale) {
    valueAxisMinimum = scale.minimum
    valueAxisMaximum = scale.maximum
    valueAxisStep = scale.step
  }
}
