import CaseFile

extension GroupTable {
  /// From every number of cases to those cases.
  func links(_ grouping: BacklogFigures.Grouping, _ place: Place) -> [CellLink] {
    columns.indices.flatMap { index -> [CellLink] in
      guard let (matter, side) = counted(index) else { return [] }
      let column = index + Self.labelColumns
      let total = context.caseLink(FigureKey(matter, side), row: place.total, column: column)
      return [total].compactMap(\.self)
        + grouping.lines.enumerated().compactMap { offset, line in
          context.caseLink(
            FigureKey(matter, side, by: grouping.dimension, line.key), row: place.heading + 1 + offset, column: column)
        }
    }
  }

  /// Which cases a column counts; nil when it counts none.
  private func counted(_ index: Int) -> (FigureKey.Matter, CaseFormulas.Side)? {
    switch columns[index].content {
    case .count(let id, let side): return FigureKey(measure: id, side).map { ($0.matter, side) }
    case .difference(let left, let right):
      guard case .count(let older, let side) = columns[left].content, case .count(let younger, _) = columns[right].content,
        older == .pending || older.pendingMonths != nil, let below = younger.pendingMonths
      else { return nil }
      return (.band(from: older.pendingMonths ?? 0, below: below), side)
    case .claims, .share, .recordedShare, .relative: return nil
    }
  }
}
