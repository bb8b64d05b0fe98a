import CaseFile

/// Where the cases behind each figure stand on the index sheet, so that a figure can lead to them.
///
/// A list is a pair of columns (group, case) for one matter, period and dimension, its groups one below the other:
/// a group's figure leads to its stretch of the column, the total to all of it. A spreadsheet selects the stretch and
/// counts it, which checks the figure at a glance.
struct CaseIndex: Sendable {
  /// One pair of columns.
  struct List: Sendable {
    let matter: FigureKey.Matter
    let side: CaseFormulas.Side
    let dimension: Dimension
    /// Positions of the cases, group after group.
    let positions: [Int]
    /// Groups in order with the rows that they take within the list.
    let groups: [(key: String?, rows: Range<Int>)]
  }

  /// The lists in the order of the sheet.
  private(set) var lists: [List]
  /// Lists for which there was no room.
  let leftOut: Int
  private var places: [FigureKey: (list: Int, rows: Range<Int>)]
  private let sheet: String

  /// First row of the cases on the sheet.
  static let firstRow = 6
  /// Cells beyond which no further list is taken up: a workbook of 100,000 cases would otherwise consist of lists.
  static let room = 300_000

  /// The index of a report; empty when the report has no such sheet.
  init(input: SituationInput, figures: SituationFigures, sheet: String, isIncluded: Bool) {
    self.sheet = sheet
    guard isIncluded else {
      (lists, leftOut, places) = ([], 0, [:])
      return
    }
    var lists: [List] = []
    var places: [FigureKey: (list: Int, rows: Range<Int>)] = [:]
    var used = 0
    var leftOut = 0
    let cases = FigureCases(input, figures)
    for request in Self.requests(input, figures) {
      let (matter, side, dimension) = (request.matter, request.side, request.dimension)
      let positions = cases.positions(matter, side)
      guard used + positions.count <= Self.room else {
        leftOut += 1
        continue
      }
      used += positions.count
      let list = Self.list(matter, side, dimension, positions, input.columns)
      let whole = FigureKey(matter, side)
      if places[whole] == nil { places[whole] = (lists.count, 0..<positions.count) }
      for group in list.groups {
        places[FigureKey(matter, side, by: dimension, group.key)] = (lists.count, group.rows)
      }
      if !positions.isEmpty { lists.append(list) }
    }
    (self.lists, self.leftOut, self.places) = (lists, leftOut, places)
  }

  private static func list(
    _ matter: FigureKey.Matter, _ side: CaseFormulas.Side, _ dimension: Dimension, _ positions: [Int], _ columns: CaseColumns
  ) -> List {
    guard let column = columns.dimensions[dimension] else {
      return List(matter: matter, side: side, dimension: dimension, positions: positions, groups: [])
    }
    var buckets = [[Int]](repeating: [], count: column.values.count + 1)
    for position in positions {
      let code = Int(column.codes[position])
      buckets[code < 0 ? column.values.count : code].append(position)
    }
    var ordered: [Int] = []
    var groups: [(key: String?, rows: Range<Int>)] = []
    for (code, bucket) in buckets.enumerated() where !bucket.isEmpty {
      let key = code < column.values.count ? column.values[code] : nil
      groups.append((key, ordered.count..<(ordered.count + bucket.count)))
      ordered += bucket
    }
    return List(matter: matter, side: side, dimension: dimension, positions: ordered, groups: groups)
  }

  /// The index with only the lists to which links lead, and for each old target the new one.
  func keeping(_ targets: Set<String>) -> (index: CaseIndex, moved: [String: String]) {
    let wanted = places.filter { target($0.key).map(targets.contains) ?? false }
    let numbers = Set(wanted.values.map(\.list)).sorted()
    let renumbered = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($0.element, $0.offset) })
    var index = self
    index.lists = numbers.map { lists[$0] }
    index.places = places.compactMapValues { place in renumbered[place.list].map { ($0, place.rows) } }
    var moved: [String: String] = [:]
    for key in wanted.keys {
      if let old = target(key), let new = index.target(key) { moved[old] = new }
    }
    return (index, moved)
  }

  /// How many cases stand behind a figure; nil when they are not listed.
  func count(_ key: FigureKey) -> Int? { places[key]?.rows.count }

  /// The stretch of cells with the cases of a figure; nil when there are none, or they are not listed.
  func target(_ key: FigureKey) -> String? {
    guard let place = places[key], !place.rows.isEmpty else { return nil }
    let column = Self.caseColumn(of: place.list)
    let first = Reference.cell(sheet, Self.firstRow + place.rows.lowerBound, column)
    guard place.rows.count > 1 else { return first }
    return first + ":" + Reference.cell(Self.firstRow + place.rows.upperBound - 1, column)
  }

  /// Column of the groups of a list; the cases stand right of it, a narrow empty column after them.
  static func groupColumn(of list: Int) -> Int { list * 3 }
  /// Column of the cases of a list.
  static func caseColumn(of list: Int) -> Int { list * 3 + 1 }
}

extension SituationContext {
  /// Lays a link over the cell of a figure that leads to its cases; nil where no case stands behind it.
  func caseLink(_ key: FigureKey, row: Int, column: Int) -> CellLink? {
    guard let target = index.target(key), let count = index.count(key) else { return nil }
    return CellLink(
      position: CellPosition(row: row, column: column), target: target,
      tip: key.matter == .limitsMissed
        ? say(
          "未按期的期限所涉的\(count)件案件：点击，在“\(names.index)”表中全部选中",
          "\(count) cases that missed a limit: click to select them on the sheet “\(names.index)”")
        : say(
          "\(count)件案件：点击，在“\(names.index)”表中全部选中（状态栏显示件数）",
          "\(count) cases: click to select them on the sheet “\(names.index)”"))
  }
}
