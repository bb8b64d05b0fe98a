import CaseFile
import GRDB
import RuleModel

extension CaseStore {
  /// Whether a case of this number is registered.
  public func isRegistered(_ number: CaseNumber) throws(StoreError) -> Bool {
    try read { db in try CaseReader(db).caseID(number) != nil }
  }

  /// Hands over the numbers of all cases in which `text` occurs, oldest filing first; every number for an empty text.
  public func forEachNumber(containing text: String, _ body: (CaseNumber) -> Void) throws(StoreError) {
    try read { db in
      let row = try PreparedStatement(
        db, "SELECT number FROM cases WHERE ?1 = '' OR instr(number, ?1) > 0 ORDER BY filed_on, number")
      row.bind(text, at: 1)
      defer { row.reset() }
      while try row.step() { body(CaseNumber(normalized: row.text(0))) }
    }
  }

  /// Hands over every case with its enterprises, in the order of registration.
  public func forEachCase(_ body: (CaseRecord) throws -> Void) throws(StoreError) {
    try read { db in
      let row = try PreparedStatement(db, "SELECT \(CaseRow.selectList) FROM cases ORDER BY case_id")
      var debtors = try DebtorWalk(db)
      defer { row.reset() }
      while try row.step() {
        var record = try CaseRow.record(row)
        record.facts.debtors = try debtors.debtors(of: row.int(0))
        try body(record)
      }
    }
  }

  /// Hands over the dockets whose case is wanted, with their enterprises, in the order of registration.
  public func forEachDocket(
    codes: CaseNumberCodes, where wanted: (CaseRecord) throws -> Bool, _ body: (DocketFile) throws -> Void
  ) throws(StoreError) {
    try read { db in
      try DocketWalk(db, codes: codes, onlyOpen: false, enterprises: .read).run(where: wanted) { _, docket in
        try body(docket)
      }
    }
  }

  /// The distinct values recorded of a field that holds a name, in order of code point.
  public func names(of field: CaseField) throws(StoreError) -> [String] {
    let column: String
    switch field {
    case .judge, .clerk, .administrator, .supervisingBody, .court, .division: column = field.rawValue
    default: return []
    }
    return try read { db in
      try String.fetchAll(
        db, sql: "SELECT DISTINCT \(column) FROM cases WHERE \(column) IS NOT NULL ORDER BY \(column)")
    }
  }
}
