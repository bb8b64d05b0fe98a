import CaseFile
import CivilCalendar
import GRDB

/// How a stored table differs from the one that the journal gives.
public struct TableDifference: Hashable, Sendable {
  /// Name of the table.
  public let table: String
  /// Rows that are in the stored table only, in the journal's only, or differ.
  public internal(set) var rows = 0
  /// The first of them by their keys, at most `Verification.findingLimit`.
  public internal(set) var keys: [String] = []
}

/// Compares stored projections with fresh ones, row by row.
struct ProjectionComparison {
  let stored: Database
  let fresh: Database

  /// The tables that differ, in the order in which they can be filled; `skipping` leaves some out.
  func differences(skipping: Set<String> = []) throws -> [TableDifference] {
    try Schema.projections.filter { !skipping.contains($0) }.map(difference).filter { $0.rows > 0 }
  }

  private func difference(in table: String) throws -> TableDifference {
    let key = try fresh.primaryKey(table).columns
    let sql = "SELECT * FROM \(table) ORDER BY \(key.joined(separator: ", "))"
    let left = try Row.fetchCursor(stored, sql: sql)
    let right = try Row.fetchCursor(fresh, sql: sql)
    var difference = TableDifference(table: table)
    var storedRow = try left.next()?.copy()
    var freshRow = try right.next()?.copy()
    // Both run in order of the key, so that a row too many or too few is one finding and not one for each row after.
    while storedRow != nil || freshRow != nil {
      let order = Self.order(storedRow, freshRow, key: key)
      if order != 0 || storedRow != freshRow, let row = order < 0 ? storedRow : freshRow {
        difference.rows += 1
        if difference.keys.count < Verification.findingLimit { difference.keys.append(try name(row, key: key)) }
      }
      if order <= 0 { storedRow = try left.next()?.copy() }
      if order >= 0 { freshRow = try right.next()?.copy() }
    }
    return difference
  }

  /// Negative when only the stored table has the row, positive when only the fresh one has it.
  private static func order(_ stored: Row?, _ fresh: Row?, key: [String]) -> Int {
    guard let stored else { return 1 }
    guard let fresh else { return -1 }
    for column in key {
      let left: DatabaseValue = stored[column]
      let right: DatabaseValue = fresh[column]
      if left == right { continue }
      if let left = Int64.fromDatabaseValue(left), let right = Int64.fromDatabaseValue(right) {
        return left < right ? -1 : 1
      }
      let leftText = String.fromDatabaseValue(left) ?? ""
      let rightText = String.fromDatabaseValue(right) ?? ""
      return leftText.utf8.lexicographicallyPrecedes(rightText.utf8) ? -1 : 1
    }
    return 0
  }

  /// The row's key with the case's number in the place of its identifier, which means nothing outside the file.
  private func name(_ row: Row, key: [String]) throws -> String {
    try key.map { column in
      let value: DatabaseValue = row[column]
      if column == "case_id" {
        let sql = "SELECT number FROM cases WHERE case_id = ?"
        let number = try String.fetchOne(fresh, sql: sql, arguments: [value])
        if let number = try number ?? String.fetchOne(stored, sql: sql, arguments: [value]) { return number }
      }
      let isDay = ["occurred_on", "due_on", "day"].contains(column)
      if isDay, let day = Int32.fromDatabaseValue(value), let date = CivilDate(dayNumber: day) {
        return date.description
      }
      return String.fromDatabaseValue(value) ?? "\(value)"
    }.joined(separator: " ")
  }
}
