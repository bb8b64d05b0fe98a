import CaseFile
import GRDB

/// The enterprises of a case as a list prints them: the first, and how many there are.
public struct EnterpriseName: Hashable, Sendable {
  /// Name of the first enterprise.
  public let first: String
  /// How many enterprises the case has.
  public let count: Int

  /// The enterprises of a case.
  public init(first: String, count: Int) {
    self.first = first
    self.count = count
  }
}

extension CaseStore {
  /// The enterprises of cases, in the order of the numbers; nil for a case without one, or that is not registered.
  ///
  /// For lists over many dockets, which are read without their enterprises: one statement for all of them.
  public func enterpriseNames(of numbers: [CaseNumber]) throws(StoreError) -> [EnterpriseName?] {
    try read { db in
      let row = try PreparedStatement(
        db,
        """
        SELECT d.name, (SELECT count(*) FROM case_debtors e WHERE e.case_id = c.case_id)
        FROM cases c JOIN case_debtors d ON d.case_id = c.case_id
        WHERE c.number = ?1 ORDER BY d.position LIMIT 1
        """)
      var names: [EnterpriseName?] = []
      names.reserveCapacity(numbers.count)
      for number in numbers {
        row.bind(number.text, at: 1)
        let isFound = try row.step()
        names.append(isFound ? EnterpriseName(first: row.text(0), count: Int(row.int(1))) : nil)
        row.reset()
      }
      return names
    }
  }
}
