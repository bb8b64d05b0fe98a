import CaseFile
import RuleModel

/// Builds dimension columns while cases pass by.
struct DimensionBuilder {
  private struct Column {
    var dimension: Dimension
    var positions: [String: Int32] = [:]
    var values: [String] = []
    var codes: [Int32] = []
  }

  private var columnsInProgress: [Column]
  private let naming: CourtNaming

  init(_ dimensions: [Dimension], court: CourtIdentity, codes: CaseNumberCodes) {
    columnsInProgress = dimensions.map { Column(dimension: $0) }
    naming = CourtNaming(court: court, codes: codes)
  }

  mutating func add(_ record: CaseRecord) {
    for index in columnsInProgress.indices {
      guard let value = value(columnsInProgress[index].dimension, record) else {
        columnsInProgress[index].codes.append(-1)
        continue
      }
      if let known = columnsInProgress[index].positions[value] {
        columnsInProgress[index].codes.append(known)
      } else {
        let next = Int32(columnsInProgress[index].values.count)
        columnsInProgress[index].positions[value] = next
        columnsInProgress[index].values.append(value)
        columnsInProgress[index].codes.append(next)
      }
    }
  }

  private func value(_ dimension: Dimension, _ record: CaseRecord) -> String? {
    switch dimension {
    case .judge: return record.facts.judge
    case .procedure: return record.facts.procedure?.ledgerWord
    case .category: return record.facts.category?.ledgerWord
    case .ownerLevel: return record.facts.ownerLevel?.ledgerWord
    case .supervisingBody: return record.facts.supervisingBody
    case .division: return record.facts.division
    case .court: return naming.code(of: record)
    }
  }

  /// The finished columns, values in report order: closed sets as declared, others by code point.
  func columns() -> [Dimension: DimensionColumn] {
    var result: [Dimension: DimensionColumn] = [:]
    for column in columnsInProgress {
      let order = Self.order(column.dimension)
      let sorted = column.values.indices.sorted { left, right in
        let leftRank = order[column.values[left]] ?? order.count
        let rightRank = order[column.values[right]] ?? order.count
        guard leftRank == rightRank else { return leftRank < rightRank }
        return column.values[left].unicodeScalars.lexicographicallyPrecedes(column.values[right].unicodeScalars)
      }
      var moved = [Int32](repeating: 0, count: sorted.count)
      for (position, old) in sorted.enumerated() { moved[old] = Int32(position) }
      result[column.dimension] = DimensionColumn(
        values: sorted.map { column.values[$0] }, codes: column.codes.map { $0 < 0 ? $0 : moved[Int($0)] })
    }
    return result
  }

  private static func order(_ dimension: Dimension) -> [String: Int] {
    let words: [String]
    switch dimension {
    case .procedure: words = Procedure.inReportOrder.map(\.ledgerWord)
    case .category: words = EnterpriseCategory.inReportOrder.map(\.ledgerWord)
    case .ownerLevel: words = OwnerLevel.inReportOrder.map(\.ledgerWord)
    case .judge, .court, .supervisingBody, .division: words = []
    }
    return Dictionary(uniqueKeysWithValues: words.enumerated().map { ($0.element, $0.offset) })
  }
}
