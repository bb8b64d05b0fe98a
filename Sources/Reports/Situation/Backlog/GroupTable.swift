import CaseFile

/// Tables with a line for each group and their sum, as formulas over the ledger (分组统计).
struct GroupTable {
  let context: SituationContext
  let bands: [GroupBand]
  var say: ReportLanguage { context.say }
  let columns: [GroupColumn]

  /// Columns before those of figures: number and name.
  static let labelColumns = 2
  private static let numberWidth = 34
  private let nameWidth: Int

  init(_ context: SituationContext, bands: [GroupBand]) {
    self.context = context
    self.bands = bands
    columns = bands.flatMap(\.columns)
    let names = context.figures.backlog.groupings.flatMap { grouping in grouping.lines.map { context.label($0.key, grouping.dimension) } }
    nameWidth = TextMeasure.column(names, points: 10, within: 110...190)
  }

  /// Number of columns of the sheet.
  var width: Int { Self.labelColumns + columns.count }

  /// Widths of the columns in pixels: wide enough for the sums, which are the longest figures.
  var widths: [Int] {
    let totals = context.figures.backlog.groupings.map(\.total)
    return [Self.numberWidth, nameWidth]
      + columns.indices.map { index in
        let texts = totals.compactMap { value(index, $0) }.map { number -> String in
          if case .claims = columns[index].content { return MovementWords.grouped(Int(number)) + ".00" }
          return MovementWords.grouped(Int(number))
        }
        return max(columns[index].width, word(columns[index]), TextMeasure.column(texts, points: 10.5, within: 0...160))
      }
  }

  /// Room for the longest Latin word of a title, which would be cut where a Chinese one goes on in the next line.
  private func word(_ column: GroupColumn) -> Int {
    var words = column.title.split { $0 == " " || $0.isNewline }.filter(Self.isLatin).map { ($0, 9.0) }
    for band in bands where band.columns.count == 1 && band.columns[0].title == column.title {
      words += band.title.split(separator: " ").filter(Self.isLatin).map { ($0, 10.5) }
    }
    return words.map { TextMeasure.column([String($0)], points: $1, within: 0...120) }.max() ?? 0
  }

  private static func isLatin(_ word: Substring) -> Bool { word.utf8.allSatisfy { $0 < 0x80 } }

  /// Two rows of headers.
  func head(_ canvas: inout Canvas, _ looks: inout Looks) {
    let first = canvas.addRow(height: 22)
    let lines = columns.indices.map { TextMeasure.lines(columns[$0].title, width: Double(widths[$0 + Self.labelColumns]), points: 9) }
    let second = canvas.addRow(height: Double(lines.max() ?? 1) * 15 + 6)
    canvas.put(.text(say("序号", "No.")), rows: first...second, columns: 0...0, style: looks.header(.center, top: .medium, bottom: .thin))
    canvas.put(.text(say("分组", "Group")), rows: first...second, columns: 1...1, style: looks.header(.left, top: .medium, bottom: .thin))
    var start = Self.labelColumns
    for band in bands {
      let range = start...(start + band.columns.count - 1)
      let side: CellStyle.Horizontal = range.count > 1 ? .center : .right
      canvas.put(.text(band.title), row: first, columns: range, style: looks.header(side, top: .medium, left: .thin))
      for (offset, column) in band.columns.enumerated() {
        canvas.put(
          .text(column.title), row: second, column: start + offset,
          style: looks.header(.right, bottom: .thin, left: offset == 0 ? .thin : .none, points: 9))
      }
      start = range.upperBound + 1
    }
  }

  /// Where a table stands on its sheet.
  struct Place {
    let heading: Int
    let total: Int
  }

  /// A heading, a line for each group and their sum.
  func add(_ grouping: BacklogFigures.Grouping, _ canvas: inout Canvas, _ looks: inout Looks) -> Place {
    let heading = canvas.addRow(height: 26)
    canvas.put(.text(title(grouping)), row: heading, columns: 0...(width - 1), style: looks.finding(points: 10.5))
    let labels = grouping.lines.map { context.label($0.key, grouping.dimension) }
    let counts = Dictionary(labels.map { ($0.lowercased(), 1) }, uniquingKeysWith: +)
    let start = canvas.nextRow
    for (index, line) in grouping.lines.enumerated() {
      let row = canvas.addRow(height: 20)
      canvas.put(.integer(index + 1), row: row, column: 0, style: looks.body(.center))
      canvas.put(.text(labels[index]), row: row, column: 1, style: looks.body(.wrapped, line.key == nil ? .muted : .none))
      let lines = TextMeasure.lines(labels[index], width: Double(nameWidth), points: 10)
      if lines > 1 { canvas.raise(row: row, to: TextMeasure.height(lines: lines)) }
      // A spreadsheet does not tell capital letters from small ones: such groups are written as numbers.
      let isPlain = counts[labels[index].lowercased()] ?? 0 > 1
      let group = Self.column(of: grouping.dimension).flatMap {
        isPlain ? nil : CaseFormulas.Group(column: $0, cell: "$B\(row + 1)", text: labels[index])
      }
      fill(row, line, group.map(Count.over) ?? .known, &canvas, &looks)
    }
    let total = canvas.addRow(height: 22)
    canvas.put(.text(say("合计", "Total")), row: total, columns: 0...1, style: looks.body(.center, .total, Looks.Edge(bottom: .thin)))
    fill(total, grouping.total, start < total ? .sum(start...(total - 1)) : .known, &canvas, &looks)
    return Place(heading: heading, total: total)
  }

  /// The table for other printers: the groups, then their sum.
  func region(id: String, _ grouping: BacklogFigures.Grouping, _ place: Place) -> TableRegion {
    let figures = columns.indices.map { TableRegion.Column(name(of: $0), $0 + Self.labelColumns) }
    return TableRegion(
      id: "\(id)_by_\(grouping.dimension.rawValue)", title: title(grouping), header: 3...4, rows: (place.heading + 1)..<(place.total + 1),
      columns: [.init("group", 1, title: context.name(grouping.dimension))] + figures)
  }

  /// Stable name of a column.
  private func name(of index: Int) -> String {
    if let id = columns[index].id { return id }
    switch columns[index].content {
    case .count(let id, let side): return (side == .current ? "" : "prior_") + id.rawValue
    case .claims(let side): return (side == .current ? "" : "prior_") + OverallSheet.claims.rawValue
    case .difference(let left, let right):
      let ends = [left, right].map { column -> String in
        guard case .count(let id, _) = columns[column].content else { return "\(column)" }
        return id.pendingMonths.map { "\($0)m" } ?? "0m"
      }
      return "pending_\(ends[0])_to_\(ends[1])"
    case .share(let part, let wholes): return name(of: part) + "_of_" + wholes.map(name).joined(separator: "_and_")
    case .recordedShare(_, let whole): return name(of: index - 1) + "_of_" + name(of: whole)
    case .relative(let current, _): return name(of: current) + "_change"
    }
  }

  /// 按主管单位（15个，按名称先后）.
  private func title(_ grouping: BacklogFigures.Grouping) -> String {
    let name = context.name(grouping.dimension)
    let order: String
    switch grouping.dimension {
    case .ownerLevel, .procedure, .category: order = say("按固定次序", "in their fixed order")
    case .judge where context.input.judgeOrder == .byClosings: order = say("按本期结案数，多者在前", "most closings first")
    default: order = say("按名称先后，不作排名", "by name, not ranked")
    }
    return say("按\(name)（\(grouping.lines.count)组，\(order)）", "By \(name) (\(grouping.lines.count) groups, \(order))")
  }

  /// How the numbers of a line come about.
  private enum Count {
    case over(CaseFormulas.Group)
    case sum(ClosedRange<Int>)
    case known
  }

  private func fill(
    _ row: Int, _ line: BacklogFigures.Line, _ count: Count, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    var emphasis = Looks.Emphasis.none
    if case .sum = count { emphasis = .total }
    if case .known = count, line.key == nil, canvas.rows[row].cells[0].value == .text(say("合计", "Total")) { emphasis = .total }
    var starts = Set<Int>()
    var next = 0
    for band in bands {
      starts.insert(next)
      next += band.columns.count
    }
    for index in columns.indices {
      let value = value(index, line)
      let edge = Looks.Edge(left: starts.contains(index) ? .thin : .none, bottom: emphasis == .total ? .thin : .none)
      let look = value == nil && emphasis == .none ? Looks.Emphasis.muted : emphasis
      canvas.put(
        cell(index, row, value, count), row: row, column: index + Self.labelColumns,
        style: looks.body(body(index, emphasis), look, edge))
    }
  }

  private func body(_ index: Int, _ emphasis: Looks.Emphasis) -> Looks.Body {
    switch columns[index].content {
    case .count, .difference: return emphasis == .total ? .count : .sparse
    case .claims: return .amount
    case .share, .recordedShare: return .rate
    case .relative: return .relativeChange
    }
  }

  /// The figure of a line as its cell shows it; nil where it does not exist.
  private func value(_ index: Int, _ line: BacklogFigures.Line) -> Double? {
    switch columns[index].content {
    case .count(let id, let side): return line.known(id, side).map(Double.init)
    case .claims(let side): return line.known(OverallSheet.claims, side).map { Double($0) / 1_000_000 }
    case .recordedShare(let id, _): return line.outcomes.current.share(id)?.double
    case .difference(let left, let right): return (value(left, line) ?? 0) - (value(right, line) ?? 0)
    case .share(let part, let wholes):
      let whole = wholes.reduce(0) { $0 + (value($1, line) ?? 0) }
      return whole == 0 ? nil : (value(part, line) ?? 0) / whole
    case .relative(let current, let prior):
      let counts = [current, prior].map { Ratio(Int(value($0, line) ?? 0)) }
      return OverallFigures.relative(MeasureValue(id: .pending, unit: .cases, current: counts[0], prior: counts[1]))
    }
  }

  private func cell(_ index: Int, _ row: Int, _ value: Double?, _ count: Count) -> CellValue {
    func at(_ column: Int) -> String { Reference.cell(row, column + Self.labelColumns) }
    let cached = value.map(CachedValue.number) ?? .text("—")
    switch columns[index].content {
    case .count(_, let side), .claims(let side):
      switch count {
      case .known: return value.map(CellValue.number) ?? .text("—")
      case .sum where isRecordable(index):
        guard side == .current || context.ledgerCoversComparison else { return value.map(CellValue.number) ?? .text("—") }
        return .formula(formula(index, CaseFormulas(context.names, side)), cached: cached)
      case .sum(let rows):
        let column = index + Self.labelColumns
        return .formula("SUM(\(Reference.cell(rows.lowerBound, column)):\(Reference.cell(rows.upperBound, column)))", cached: cached)
      case .over(let group):
        guard side == .current || context.ledgerCoversComparison else { return value.map(CellValue.number) ?? .text("—") }
        return .formula(formula(index, CaseFormulas(context.names, side, group: group)), cached: cached)
      }
    case .difference(let left, let right): return .formula("\(at(left))-\(at(right))", cached: cached)
    case .share(let part, let wholes):
      let whole = wholes.map(at).joined(separator: "+")
      return .formula("IF(\(whole)=0,\"—\",\(at(part))/(\(whole)))", cached: cached)
    case .recordedShare(let id, _):
      switch count {
      case .known: return value.map(CellValue.number) ?? .text("—")
      case .sum: return .formula(CaseFormulas(context.names, .current).fastTrackShare(id), cached: cached)
      case .over(let group): return .formula(CaseFormulas(context.names, .current, group: group).fastTrackShare(id), cached: cached)
      }
    case .relative(let current, let prior):
      let (new, old) = (at(current), at(prior))
      return .formula("IF(\(old)=0,IF(\(new)=0,0,\"—\"),ROUND((\(new)-\(old))/\(old),4))", cached: cached)
    }
  }

  /// Whether a column rests on a fact that may be blank: its sum is a dash where nothing is recorded.
  private func isRecordable(_ index: Int) -> Bool {
    switch columns[index].content {
    case .count(let id, _): return CaseOutcomes.recordable.contains(id)
    case .claims: return true
    default: return false
    }
  }

  private func formula(_ index: Int, _ of: CaseFormulas) -> String {
    guard case .count(let id, _) = columns[index].content else { return of.ofCleared(.claims) }
    return of.formula(id)
  }

  /// The ledger's column of a dimension.
  static func column(of dimension: Dimension) -> SituationNames.LedgerColumn? {
    switch dimension {
    case .ownerLevel: return .owner
    case .procedure: return .procedure
    case .category: return .category
    case .supervisingBody: return .supervisingBody
    case .division: return .division
    case .judge: return .judge
    case .court: return nil
    }
  }
}

extension SituationContext {
  /// What a dimension is called.
  func name(_ dimension: Dimension) -> String {
    switch dimension {
    case .judge: return say("承办法官", "judge")
    case .procedure: return say("程序", "proceeding")
    case .category: return say("类型", "category")
    case .ownerLevel: return say("隶属", "owner level")
    case .court: return say("法院", "court")
    case .division: return say("承办部门", "division")
    case .supervisingBody: return say("主管单位", "supervising body")
    }
  }
}
