import CaseFile

/// The rows of one header taken together: what each column is called and means.
struct HeaderLayout {
  private let rows: [TableRow]
  private let merges: [CellRange]
  private let mapping: LedgerMapping.Section
  private let width: Int

  /// The rows of a header from the top, groups before their columns.
  init(rows: [TableRow], merges: [CellRange], mapping: LedgerMapping.Section) {
    self.rows = rows
    self.merges = merges
    self.mapping = mapping
    width = rows.map(\.cells.count).max() ?? 0
  }

  /// The header, amounts without a unit of their own in `titleUnit`.
  func header(titleUnit: LedgerColumn.StatedUnit) -> LedgerHeader {
    let levels = rows.indices.map { index in
      index + 1 < rows.count
        ? Self.spread(rows[index], over: rows[index + 1], merges: merges) : (0..<width).map { HeaderFinder.text(rows[index], $0) }
    }
    var titles: [String] = []
    var columns: [Int: LedgerColumn] = [:]
    var units: [Int: MoneyReading.Unit] = [:]
    var kept: Set<Int> = []
    for position in 0..<width {
      let parts = levels.map { position < $0.count ? $0[position] : "" }.filter { !$0.isEmpty }
      let shift = leadingRejectsColumns(levels, before: position)
      let column = Column(parts, position: position - shift, mapping: mapping)
      titles.append(column.title)
      columns[position] = column.meaning
      units[position] = column.unit
      if column.isKept { kept.insert(position) }
    }
    Self.tellTerminationFromClosing(titles, &columns)
    if titleUnit == .unread {
      // Amounts in a unit that is not read are kept as they stand, like an unknown column.
      columns = columns.filter { !$0.value.isMoney || units[$0.key] != nil }
    }
    // Yuan needs no notice.
    var unit: MoneyReading.Unit?
    if case .known(let stated) = titleUnit, stated != .yuan { unit = stated }
    return LedgerHeader(
      rows: (rows.first?.number ?? 0)...(rows.last?.number ?? 0), titles: titles, columns: columns, units: units,
      titleUnit: unit, kept: kept, levels: rows.map { row in (0..<width).map { HeaderFinder.text(row, $0) } })
  }

  /// 终结日期 is the closing date of most old ledgers; beside 结案日期 it is the end of the proceeding.
  private static func tellTerminationFromClosing(_ titles: [String], _ columns: inout [Int: LedgerColumn]) {
    let closings = columns.filter { $0.value == .closedOn }.keys
    let ambiguous = closings.filter { LedgerColumn.mayMeanTermination(titles[$0]) }
    guard ambiguous.count == 1, closings.count > 1, !columns.values.contains(.terminatedOn) else { return }
    for position in ambiguous { columns[position] = .terminatedOn }
  }

  /// Columns that a file of rejected rows has in front do not count among the letters of the ledger it came from.
  private func leadingRejectsColumns(_ levels: [[String]], before position: Int) -> Int {
    (0..<min(position, 2)).count { index in
      levels.contains { level in
        guard index < level.count, let known = LedgerColumn.recognise(level[index])?.column else { return false }
        return known == .rejectionReason || known == .sourceRow
      }
    }
  }

  /// The titles of a row of groups, each repeated over the columns that it stands for: those merged with it, or, where
  /// nothing is merged, those to its right that only the row below names.
  static func spread(_ row: TableRow, over below: TableRow, merges: [CellRange]) -> [String] {
    let width = max(row.cells.count, below.cells.count)
    var titles = (0..<width).map { HeaderFinder.text(row, $0) }
    for position in row.cells.indices where !titles[position].isEmpty {
      let place = CellReference(row: row.number, column: position + 1)
      if let range = merges.first(where: { $0.first == place }) {
        for column in range.first.column...max(range.first.column, min(range.last.column, width)) {
          titles[column - 1] = titles[position]
        }
        continue
      }
      guard !HeaderFinder.text(below, position).isEmpty else { continue }
      var next = position + 1
      while next < width, HeaderFinder.text(row, next).isEmpty, !HeaderFinder.text(below, next).isEmpty,
        !merges.contains(where: { $0.contains(CellReference(row: row.number, column: next + 1)) })
      {
        titles[next] = titles[position]
        next += 1
      }
    }
    return titles
  }

  /// The name of a column that group and column give together, with what it means: 立案 over 日期 is 立案日期. Nil when
  /// that is no known name.
  static func joined(
    _ group: String, _ title: String
  ) -> (title: String, column: LedgerColumn, unit: MoneyReading.Unit?)? {
    let name = stem(group) + title
    guard title != group, let known = LedgerColumn.recognise(name) else { return nil }
    return (name, known.column, known.unit)
  }

  /// A group's name without its unit and without the words that only say that it is a group.
  static func stem(_ group: String) -> String {
    var name = TextFolding.clean(group).filter { $0 != " " }
    if let open = name.lastIndex(where: { "([".contains($0) }), let last = name.last, ")]".contains(last) {
      name = String(name[..<open])
    }
    for word in ["基本情况", "情况", "信息", "事项", "阶段", "内容"] where name.count > word.count && name.hasSuffix(word) {
      return String(name.dropLast(word.count))
    }
    return name
  }

  /// The unit that a group states in brackets behind its name.
  static func unit(of group: String) -> LedgerColumn.StatedUnit {
    let name = TextFolding.key(group)
    guard let open = name.lastIndex(where: { "([".contains($0) }), let last = name.last, ")]".contains(last) else {
      return .none
    }
    return LedgerColumn.statedUnit(String(name[name.index(after: open)...].dropLast()))
  }
}

/// What one column of a header is called and means.
private struct Column {
  var title: String
  var meaning: LedgerColumn?
  var unit: MoneyReading.Unit?
  var isKept = false

  /// Words that say nothing without their group.
  private static let generic: Set<String> = [
    "日期", "时间", "金额", "总额", "总数", "人数", "数量", "户数", "名称", "方式", "类型", "类别", "结果", "情况", "编号",
  ]

  /// From the titles over the column, groups first.
  init(_ parts: [String], position: Int, mapping: LedgerMapping.Section) {
    title = parts.last ?? ""
    let groups = parts.dropLast().filter { $0 != title }
    if let group = groups.last, Self.generic.contains(TextFolding.key(title)) { title = HeaderLayout.stem(group) + title }
    for name in [title, parts.last ?? "", parts.joined()] {
      guard let stated = mapping.meaning(of: name, position: position) else { continue }
      if case .column(let column, let unit) = stated {
        meaning = column
        self.unit = unit ?? (column.isMoney ? mapping.unit : nil)
      } else if stated == .ignore {
        meaning = .position
      } else {
        isKept = true
      }
      return
    }
    for group in groups.reversed() {
      guard let known = HeaderLayout.joined(group, parts.last ?? "") else { continue }
      if LedgerColumn.recognise(parts.last ?? "")?.column != known.column { title = known.title }
      take(known.column, known.unit, groups, mapping)
      return
    }
    // A date under a group that we do not know is some other date.
    if !groups.isEmpty, Self.generic.contains(TextFolding.key(parts.last ?? "")) { return }
    if let known = LedgerColumn.recognise(title) { take(known.column, known.unit, groups, mapping) }
  }

  private mutating func take(
    _ column: LedgerColumn, _ stated: MoneyReading.Unit?, _ groups: [String], _ mapping: LedgerMapping.Section
  ) {
    unit = stated
    if column.isMoney, stated == nil {
      for group in groups.reversed() {
        switch HeaderLayout.unit(of: group) {
        case .none: continue
        case .known(let known): unit = known
        case .unread: return  // kept as it stands, like an unknown column
        }
        break
      }
      unit = unit ?? mapping.unit
    }
    meaning = column
  }
}
