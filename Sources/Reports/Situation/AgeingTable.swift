import CaseFile

/// One grouping of the ageing sheet: a line for each group and their sum.
struct AgeingTable {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  private static let over12 = MeasureID.pendingOver(months: 12)
  private static let over36 = MeasureID.pendingOver(months: 36)

  init(_ context: SituationContext) { self.context = context }

  /// Columns that count cases, by what they count.
  private static let counted: [(column: Int, matter: FigureKey.Matter, side: CaseFormulas.Side)] = [
    (2, .pending, .current), (5, .over(months: 36), .current), (6, .over(months: 12), .current), (7, .over(months: 12), .prior),
    (9, .over(months: 36), .current), (10, .over(months: 36), .prior),
  ]

  /// Links from the figures of a grouping, which begins at `row`, to their cases.
  func links(_ report: StatisticsReport, _ dimension: Dimension, from row: Int) -> [CellLink] {
    let groups = report.groups.enumerated().flatMap { index, group in
      Self.counted.compactMap { column, matter, side in
        context.caseLink(FigureKey(matter, side, by: dimension, group.key), row: row + index, column: column)
      }
    }
    return groups
      + Self.counted.compactMap { column, matter, side in
        context.caseLink(FigureKey(matter, side), row: row + report.groups.count, column: column)
      }
  }

  /// The rows of one grouping with their total.
  func add(
    _ report: StatisticsReport, _ dimension: Dimension, _ title: String, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let column: SituationNames.LedgerColumn = dimension == .ownerLevel ? .owner : .procedure
    let start = canvas.nextRow
    for (index, group) in report.groups.enumerated() {
      let row = canvas.addRow(height: 21)
      canvas.put(.text(index == 0 ? title : ""), row: row, column: 0, style: groupTitle(&looks, isTotal: false))
      canvas.put(.text(context.label(group.key, dimension)), row: row, column: 1, style: looks.body(.words))
      let restriction = CaseFormulas.Group(column: column, cell: "$B\(row + 1)")
      let longest = context.figures.longest[dimension]?[group.key ?? ""]
      fill(row, group, longest, restriction, .none, &canvas, &looks)
    }
    let row = canvas.addRow(height: 22)
    canvas.put(.text(report.groups.isEmpty ? title : ""), row: row, column: 0, style: groupTitle(&looks, isTotal: true))
    canvas.put(.text(say("分组合计", "All groups")), row: row, column: 1, style: looks.body(.words, .total))
    let rows = start < row ? start...(row - 1) : nil
    total(row, report.total, rows, &canvas, &looks)
  }

  private func groupTitle(_ looks: inout Looks, isTotal: Bool) -> StyleID {
    looks.make {
      $0.typeface = .hei
      $0.ink = Palette.ink
      $0.borders = Borders(bottom: .init(.thin, isTotal ? Palette.groupRule : Palette.hairline))
      if isTotal {
        $0.fill = Palette.tint
        $0.borders.top = .init(.thin, Palette.ink)
      }
    }
  }

  private func fill(
    _ row: Int, _ group: GroupStatistics, _ longest: Int?, _ restriction: CaseFormulas.Group?,
    _ emphasis: Looks.Emphasis, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let current = CaseFormulas(context.names, .current, group: restriction)
    let prior = CaseFormulas(context.names, .prior, group: restriction)
    func count(_ id: MeasureID, _ side: KeyPath<MeasureValue, Ratio?> = \.current) -> Double {
      group[id]?[keyPath: side]?.double ?? 0
    }
    func put(_ column: Int, _ formula: String, _ value: Double) {
      canvas.put(
        .formula(formula, cached: .number(value)), row: row, column: column,
        style: looks.body(.count, emphasis, Looks.Edge(left: [3, 6, 9].contains(column) ? .thin : .none)))
    }
    func putPrior(_ column: Int, _ formula: String, _ id: MeasureID) {
      let value = count(id, \.prior)
      let cell = context.ledgerCoversComparison ? CellValue.formula(formula, cached: .number(value)) : .number(value)
      canvas.put(cell, row: row, column: column, style: looks.body(.count, emphasis))
    }
    put(2, current.pending, count(.pending))
    put(3, "\(Reference.cell(row, 2))-\(Reference.cell(row, 6))", count(.pending) - count(Self.over12))
    put(4, "\(Reference.cell(row, 6))-\(Reference.cell(row, 9))", count(Self.over12) - count(Self.over36))
    put(5, Reference.cell(row, 9), count(Self.over36))
    put(6, current.pendingOver(months: 12), count(Self.over12))
    putPrior(7, prior.pendingOver(months: 12), Self.over12)
    put(9, current.pendingOver(months: 36), count(Self.over36))
    putPrior(10, prior.pendingOver(months: 36), Self.over36)
    relative(8, row, group[Self.over12], emphasis, &canvas, &looks)
    relative(11, row, group[Self.over36], emphasis, &canvas, &looks)
    let pendingCell = Reference.cell(row, 2)
    age(12, row, current.pendingAge("MEDIAN", count: pendingCell), group[.medianPendingAge]?.current?.double, emphasis, &canvas, &looks)
    age(13, row, current.pendingAge("MAX", count: pendingCell), longest.map(Double.init), emphasis, &canvas, &looks)
  }

  /// The total line: sums of the groups above, so that what is added can be seen.
  private func total(
    _ row: Int, _ group: GroupStatistics, _ rows: ClosedRange<Int>?, _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    fill(row, group, context.figures.longestOfAll, nil, .total, &canvas, &looks)
    guard let rows else { return }
    for column in [2, 6, 7, 9, 10] {
      let cell = canvas.rows[row].cells[column]
      guard case .formula(_, let cached) = cell.value else { continue }
      let range = "\(Reference.cell(rows.lowerBound, column)):\(Reference.cell(rows.upperBound, column))"
      canvas.put(.formula("SUM(\(range))", cached: cached), row: row, column: column, style: cell.style)
    }
  }

  private func relative(
    _ column: Int, _ row: Int, _ value: MeasureValue?, _ emphasis: Looks.Emphasis, _ canvas: inout Canvas,
    _ looks: inout Looks
  ) {
    let current = Reference.cell(row, column - 2)
    let prior = Reference.cell(row, column - 1)
    let cached: CachedValue
    if let percent = value?.changePercent {
      cached = .number(Double(percent.value) / 10_000)
    } else if value?.trend == .bothZero {
      cached = .number(0)
    } else {
      cached = .text("—")
    }
    canvas.put(
      .formula(
        "IF(\(prior)=0,IF(\(current)=0,0,\"—\"),ROUND((\(current)-\(prior))/\(prior),4))", cached: cached),
      row: row, column: column, style: looks.body(.relativeChange, cached == .text("—") && emphasis == .none ? .muted : emphasis))
  }

  private func age(
    _ column: Int, _ row: Int, _ formula: String, _ value: Double?, _ emphasis: Looks.Emphasis,
    _ canvas: inout Canvas, _ looks: inout Looks
  ) {
    let style = looks.body(column == 12 ? .days : .count, emphasis, Looks.Edge(left: column == 12 ? .thin : .none))
    let cell: CellValue = value.map { .arrayFormula(formula, cached: .number($0)) } ?? .text("—")
    canvas.put(cell, row: row, column: column, style: style)
  }
}
