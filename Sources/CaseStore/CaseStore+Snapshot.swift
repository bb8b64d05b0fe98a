import CaseFile
import CivilCalendar
import GRDB
import RuleModel

extension CaseStore {
  /// The cases as known now, or as known when the journal had `knownAt` entries.
  ///
  /// - Throws: `StoreError`; `.damaged` when the journal cannot be replayed to `knownAt`.
  public func snapshot(
    _ request: SnapshotRequest, catalogue: Catalogue, knownAt: Int? = nil
  ) throws(StoreError) -> CaseSnapshot {
    try read { db in
      guard let knownAt else {
        let head = try JournalReader.head(db, court: court.code)
        return try SnapshotLoader(db, court: court, catalogue: catalogue).load(request, head: head)
      }
      let replica = try JournalReplay(court: court.code)
      let findings = try replica.replay(from: db, through: knownAt)
      guard findings.isEmpty else { throw StoreError.damaged(detail: "\(findings)") }
      return try replica.queue.read { copy in
        try SnapshotLoader(copy, court: court, catalogue: catalogue).load(request, head: replica.head)
      }
    }
  }

  /// Hands over filing and closing days of all cases, some thousands at a time, in no particular order.
  ///
  /// The quick way to stock figures for many dates: it reads one narrow index and builds nothing.
  public func forEachCaseDates(
    _ body: (_ filed: UnsafeBufferPointer<Int32>, _ closed: UnsafeBufferPointer<Int32>) -> Void
  ) throws(StoreError) {
    try read { db in
      let row = try PreparedStatement(db, "SELECT filed_on, closed_on FROM cases INDEXED BY cases_by_filing")
      defer { row.reset() }
      let size = 4096
      try withUnsafeTemporaryAllocation(of: Int32.self, capacity: size * 2) { buffer in
        let filed = UnsafeMutableBufferPointer(rebasing: buffer[..<size])
        let closed = UnsafeMutableBufferPointer(rebasing: buffer[size...])
        var count = 0
        while try row.step() {
          filed[count] = row.int32(0)
          // No case was filed on day 0 with a closing on day 0 recorded as NULL: NULL reads as 0, so ask only then.
          let day = row.int32(1)
          closed[count] = day == 0 && row.isNull(1) ? CaseColumns.open : day
          count += 1
          if count == size {
            body(UnsafeBufferPointer(filed), UnsafeBufferPointer(closed))
            count = 0
          }
        }
        body(UnsafeBufferPointer(rebasing: filed[..<count]), UnsafeBufferPointer(rebasing: closed[..<count]))
      }
    }
  }
}

/// Loads a snapshot from projections.
private struct SnapshotLoader {
  private let db: Database
  private let court: CourtIdentity
  private let catalogue: Catalogue

  init(_ db: Database, court: CourtIdentity, catalogue: Catalogue) {
    self.db = db
    self.court = court
    self.catalogue = catalogue
  }

  func load(_ request: SnapshotRequest, head: JournalHead) throws -> CaseSnapshot {
    var columns = CaseColumns()
    var records: [CaseRecord] = []
    var ids: [Int64] = []
    var dimensions = DimensionBuilder(request.dimensions, court: court, codes: catalogue.caseNumberCodes)
    var procedures: [Procedure?] = []
    let row = try PreparedStatement(db, "SELECT \(CaseRow.selectList) FROM cases ORDER BY filed_on, number")
    defer { row.reset() }
    while try row.step() {
      let record = try CaseRow.record(row)
      ids.append(row.int(0))
      columns.numbers.append(record.number)
      columns.filed.append(record.filedOn.dayNumber)
      columns.closed.append(record.facts.closedOn?.dayNumber ?? CaseColumns.open)
      columns.clears.append(record.facts.closeManner?.isClearance ?? false)
      dimensions.add(record)
      if request.includesLimits { procedures.append(record.facts.procedure) }
      if request.includesRecords { records.append(record) }
    }
    let positions = Self.positions(of: ids)
    columns.dimensions = dimensions.columns()
    try loadDebtors(into: &columns, records: &records, positions: positions)
    var current: [MilestoneRecord?] = []
    if request.includesLimits || request.currentMilestonesAsOf != nil {
      var walk = MilestoneWalk(
        catalogue: catalogue, count: ids.count, procedures: procedures, closed: columns.closed,
        asOf: request.currentMilestonesAsOf)
      try walk.run(db, positions: positions)
      columns.limits = walk.limits
      current = walk.current
    }
    return CaseSnapshot(
      court: court, head: head, columns: columns, records: records, currentMilestones: current)
  }

  /// Position of each case by its `case_id`; −1 where there is none.
  private static func positions(of ids: [Int64]) -> [Int32] {
    var positions = [Int32](repeating: -1, count: Int(ids.max() ?? 0) + 1)
    for (position, id) in ids.enumerated() { positions[Int(id)] = Int32(position) }
    return positions
  }

  private func loadDebtors(
    into columns: inout CaseColumns, records: inout [CaseRecord], positions: [Int32]
  ) throws {
    var debtors = [[Debtor]](repeating: [], count: columns.count)
    var numbering = EnterpriseNumbering()
    let row = try PreparedStatement(
      db, "SELECT case_id, name, code FROM case_debtors ORDER BY case_id, position")
    defer { row.reset() }
    while try row.step() {
      let debtor = Debtor(name: row.text(1), code: row.optionalText(2))
      numbering.note(debtor)
      debtors[Int(positions[Int(row.int(0))])].append(debtor)
    }
    for (position, list) in debtors.enumerated() {
      for debtor in list { columns.enterprises.append(numbering.number(debtor)) }
      columns.enterpriseStarts.append(Int32(columns.enterprises.count))
      if !records.isEmpty { records[position].facts.debtors = list }
    }
  }
}

/// Goes through all milestones, one case after another.
private struct MilestoneWalk {
  private(set) var limits = MilestoneLimits()
  private(set) var current: [MilestoneRecord?]
  private var reckoner: LimitReckoner
  private let procedures: [Procedure?]
  private let closed: [Int32]
  private let asOf: CivilDate?
  private let ranks: [MilestoneID: Int]

  init(catalogue: Catalogue, count: Int, procedures: [Procedure?], closed: [Int32], asOf: CivilDate?) {
    reckoner = LimitReckoner(catalogue: catalogue)
    self.procedures = procedures
    self.closed = closed
    self.asOf = asOf
    current = asOf == nil ? [] : [MilestoneRecord?](repeating: nil, count: count)
    ranks = Dictionary(
      catalogue.milestones.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func run(_ db: Database, positions: [Int32]) throws {
    let row = try PreparedStatement(
      db, "SELECT case_id, node, occurred_on, document FROM milestones ORDER BY case_id, node, occurred_on")
    defer { row.reset() }
    var caseID: Int64 = -1
    var milestones: [MilestoneRecord] = []
    while try row.step() {
      if row.int(0) != caseID {
        if caseID >= 0 { take(milestones, position: Int(positions[Int(caseID)])) }
        milestones.removeAll(keepingCapacity: true)
        caseID = row.int(0)
      }
      guard let date = CivilDate(dayNumber: row.int32(2)) else { continue }
      milestones.append(
        MilestoneRecord(
          milestone: MilestoneID(rawValue: row.text(1)), occurredOn: date, document: row.optionalText(3)))
    }
    if caseID >= 0 { take(milestones, position: Int(positions[Int(caseID)])) }
  }

  private mutating func take(_ milestones: [MilestoneRecord], position: Int) {
    if !procedures.isEmpty {
      let closedOn = closed[position] == CaseColumns.open ? nil : CivilDate(dayNumber: closed[position])
      for limit in reckoner.limits(
        milestones: milestones, procedure: procedures[position], closedOn: closedOn)
      {
        limits.cases.append(Int32(position))
        limits.rules.append(Int32(limit.ruleIndex))
        limits.due.append(limit.end.due.dayNumber)
        limits.done.append(limit.doneOn?.dayNumber ?? CaseColumns.open)
      }
    }
    guard let asOf else { return }
    current[position] = milestones.filter { $0.occurredOn <= asOf }
      .max { ($0.occurredOn, rank($0)) < ($1.occurredOn, rank($1)) }
  }

  private func rank(_ milestone: MilestoneRecord) -> Int { ranks[milestone.milestone] ?? 0 }
}

/// Builds dimension columns while cases pass by.
private struct DimensionBuilder {
  private struct Column {
    var dimension: Dimension
    var positions: [String: Int32] = [:]
    var values: [String] = []
    var codes: [Int32] = []
  }

  private var columnsInProgress: [Column]
  private let court: CourtIdentity
  private let parser: CaseNumberParser

  /// Codes of courts by their names: a ledger that spells a court out means the same court as a number with its code.
  private let codesByName: [String: String]

  init(_ dimensions: [Dimension], court: CourtIdentity, codes: CaseNumberCodes) {
    var names = Dictionary(codes.courts.map { ($0.value, $0.key) }, uniquingKeysWith: { min($0, $1) })
    if !court.name.isEmpty { names[court.name] = court.code }
    codesByName = names
    columnsInProgress = dimensions.map { Column(dimension: $0) }
    self.court = court
    parser = CaseNumberParser(codes: codes)
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
    case .court:
      if let stated = record.facts.court { return codesByName[stated] ?? stated }
      let reading = parser.read(record.number.text)
      // The court in a legacy number (穗中法) is an abbreviation, not a code.
      return reading?.warnings.contains(.legacyForm) == false ? reading?.court ?? court.code : court.code
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
    case .judge, .court, .supervisingBody: words = []
    }
    return Dictionary(uniqueKeysWithValues: words.enumerated().map { ($0.element, $0.offset) })
  }
}
