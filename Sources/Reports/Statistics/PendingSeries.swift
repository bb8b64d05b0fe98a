import CaseFile
import CivilCalendar

/// The stock on one day of a series and the flow since the day before it in the series.
public struct PendingPoint: Hashable, Sendable {
  /// The day; figures include it.
  public let asOf: CivilDate
  /// 未结 on that day: filed on or before it, closed after it or not at all.
  public let pending: Int
  /// Pending for at least each threshold of the series, in their order.
  public let over: [Int]
  /// 新收: filed after the previous day of the series, through this one; for the first day everything before it too.
  public let received: Int
  /// 结案: closed after the previous day of the series, through this one; for the first day everything before it too.
  public let closed: Int
}

/// The backlog on any number of days, from one pass over the cases (未结走势, 长期未结走势).
///
/// A case is pending on a contiguous run of the days: from the first on or after its filing to the last before its
/// closing; and older than a threshold on the end of that run. So each case adds a beginning and an end to a table of
/// differences, found by looking up its two days: the cost of a case does not depend on how many days are asked for.
/// Memory is one row of small integers for each day between the oldest boundary and the last as-of day.
public struct PendingSeries: Sendable {
  /// The as-of days, ascending.
  public let asOf: [CivilDate]
  /// Ages in whole months, in the order of `PendingPoint.over`.
  public let thresholds: [Int]

  /// The lookup table's first and last day; days outside fall on them.
  @usableFromInline let firstDay: Int32
  @usableFromInline let lastDay: Int32
  /// Entries of the lookup table for one day: the first as-of day not before it, then for each threshold where in
  /// `counters` the first as-of day stands on which a case filed that day is so old.
  @usableFromInline let entriesPerDay: Int
  @usableFromInline let lookup: [Int32]
  /// Length of a row of counters: one element for each as-of day and one for "after all of them".
  @usableFromInline let rowLength: Int
  /// Rows: filed, closed, correction for cases closed before they were filed, then differences for each threshold.
  @usableFromInline var counters: [Int32]

  /// Rows of counters before those of the thresholds.
  @inlinable static var fixedRows: Int { 3 }

  /// A series without cases. The days may be given in any order; one given twice makes two points.
  public init(asOf: [CivilDate], thresholds: [Int]) {
    self.asOf = asOf.sorted()
    self.thresholds = thresholds
    let dates = self.asOf
    rowLength = dates.count + 1
    entriesPerDay = thresholds.count + 1
    counters = [Int32](repeating: 0, count: (Self.fixedRows + thresholds.count) * rowLength)
    let boundaries =
      [dates] + thresholds.map { months in dates.map { $0.latestDateCompleting(months: months) } }
    let starts = boundaries.map { $0.map(\.dayNumber) }
    firstDay = starts.compactMap(\.first).min() ?? 0
    lastDay = (starts.compactMap(\.last).max() ?? -1) + 1
    lookup = Self.lookup(starts, days: firstDay...lastDay)
  }

  /// For every day and each ascending list the number of its elements before the day, as a position in `counters`.
  private static func lookup(_ starts: [[Int32]], days: ClosedRange<Int32>) -> [Int32] {
    var table = [Int32](repeating: 0, count: days.count * starts.count)
    for (entry, list) in starts.enumerated() {
      let row = entry == 0 ? 0 : (fixedRows + entry - 1) * (list.count + 1)
      var rank = 0
      for (offset, day) in days.enumerated() {
        while rank < list.count, list[rank] < day { rank += 1 }
        table[offset * starts.count + entry] = Int32(row + rank)
      }
    }
    return table
  }

  /// Adds a case, by day numbers; `closed` is `CaseColumns.open` while it is pending.
  @inlinable
  public mutating func add(filed: Int32, closed: Int32) {
    let (filedRow, closedRow) = (tableRow(filed), tableRow(closed))
    let entries = entriesPerDay
    counters.withUnsafeMutableBufferPointer { counters in
      lookup.withUnsafeBufferPointer { lookup in
        Self.count(
          lookup: lookup, counters: counters, filedRow: filedRow, closedRow: closedRow, entries: entries,
          rowLength: rowLength)
      }
    }
  }

  /// Adds cases from two columns of equal length (the shorter one decides); the fastest way.
  @inlinable
  public mutating func add(filed: UnsafeBufferPointer<Int32>, closed: UnsafeBufferPointer<Int32>) {
    let (entries, length) = (entriesPerDay, rowLength)
    let (first, last) = (firstDay, lastDay)
    counters.withUnsafeMutableBufferPointer { counters in
      lookup.withUnsafeBufferPointer { lookup in
        for position in 0..<min(filed.count, closed.count) {
          let filedRow = Int(min(max(filed[position], first), last) - first) * entries
          let closedRow = Int(min(max(closed[position], first), last) - first) * entries
          Self.count(
            lookup: lookup, counters: counters, filedRow: filedRow, closedRow: closedRow, entries: entries,
            rowLength: length)
        }
      }
    }
  }

  /// Adds all cases of the columns.
  public mutating func add(_ columns: CaseColumns) {
    columns.filed.withUnsafeBufferPointer { filed in
      columns.closed.withUnsafeBufferPointer { closed in add(filed: filed, closed: closed) }
    }
  }

  /// The days with their figures, ascending.
  public func points() -> [PendingPoint] {
    var pending = 0
    var over = [Int](repeating: 0, count: thresholds.count)
    return asOf.indices.map { index in
      let received = Int(counters[index])
      let closed = Int(counters[rowLength + index])
      pending += received - closed + Int(counters[2 * rowLength + index])
      for entry in over.indices {
        over[entry] += Int(counters[(Self.fixedRows + entry) * rowLength + index])
      }
      return PendingPoint(asOf: asOf[index], pending: pending, over: over, received: received, closed: closed)
    }
  }

  @inlinable
  func tableRow(_ day: Int32) -> Int { Int(min(max(day, firstDay), lastDay) - firstDay) * entriesPerDay }

  @inlinable @inline(__always)
  static func count(
    lookup: UnsafeBufferPointer<Int32>, counters: UnsafeMutableBufferPointer<Int32>, filedRow: Int,
    closedRow: Int, entries: Int, rowLength: Int
  ) {
    let begin = Int(lookup[filedRow])
    let end = Int(lookup[closedRow])
    counters[begin] &+= 1
    counters[rowLength &+ end] &+= 1
    if end < begin {
      // Closed before it was filed: never pending, so neither its filing nor its closing may move the stock.
      counters[2 &* rowLength &+ end] &+= 1
      counters[2 &* rowLength &+ begin] &-= 1
    }
    var row = fixedRows &* rowLength
    for entry in 1..<max(entries, 1) {
      let old = Int(lookup[filedRow &+ entry])
      counters[old] &+= 1
      counters[max(old, row &+ end)] &-= 1
      row = row &+ rowLength
    }
  }
}
