import CaseFile

/// When each enterprise (户) was cleared, and by which case.
///
/// An enterprise is cleared once in its life: by the earliest closing that clears (终结, 重整计划获批, 和解获认可) of
/// any of its cases; of several on one day, by the first in the order of the columns. Later clearing closings of the
/// same enterprise (another docket, a reopened one) do not count again, in whichever period and group they fall.
struct EnterpriseClearances {
  /// Each cleared enterprise with the position of the case that cleared it.
  let clearances: [(enterprise: Int32, position: Int)]
  /// The clearing case of each cleared enterprise.
  var cases: [Int] { clearances.map(\.position) }

  init(_ columns: CaseColumns) {
    let codes = Self.dense(columns.enterprises)
    var firstCase = [Int32](repeating: -1, count: codes.count)
    var names = [Int32](repeating: 0, count: codes.count)
    for position in 0..<columns.count where columns.clears[position] {
      let closedOn = columns.closed[position]
      guard closedOn != CaseColumns.open else { continue }
      let start = Int(columns.enterpriseStarts[position])
      for slot in start..<Int(columns.enterpriseStarts[position + 1]) {
        let enterprise = codes.values[slot]
        if columns.clearedElsewhere.contains(columns.enterprises[slot]) { continue }
        names[enterprise] = columns.enterprises[slot]
        let known = firstCase[enterprise]
        if known < 0 || closedOn < columns.closed[Int(known)] { firstCase[enterprise] = Int32(position) }
      }
    }
    clearances = firstCase.indices.filter { firstCase[$0] >= 0 }.map { (names[$0], Int(firstCase[$0])) }
  }

  /// The enterprises numbered from 0 without large holes.
  private static func dense(_ enterprises: [Int32]) -> (values: [Int], count: Int) {
    let low = enterprises.min() ?? 0
    let span = Int(enterprises.max() ?? -1) - Int(low) + 1
    if span <= 8 * enterprises.count + 1024 {
      return (enterprises.map { Int($0) - Int(low) }, max(span, 0))
    }
    var numbers: [Int32: Int] = [:]
    let values = enterprises.map { enterprise in
      if let known = numbers[enterprise] { return known }
      let next = numbers.count
      numbers[enterprise] = next
      return next
    }
    return (values, numbers.count)
  }
}
