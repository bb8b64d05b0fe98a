import CaseFile
import CivilCalendar
import GRDB
import RuleModel

extension CaseStore {
  /// The cases as known now, or as known when the journal had `knownAt` entries.
  ///
  /// - Parameter visit: Is handed every docket of the same state, with its enterprises; nil for no such walk.
  /// - Throws: `StoreError`; `.damaged` when the journal cannot be replayed to `knownAt`.
  public func snapshot(
    _ request: SnapshotRequest, catalogue: Catalogue, knownAt: Int? = nil, visit: ((DocketFile) -> Void)? = nil
  ) throws(StoreError) -> CaseSnapshot {
    try snapshot(request, knownAt: knownAt, law: { _ in catalogue }, visit: visit)
  }

  /// The cases as known now or at `knownAt`, read by the law that the court had at that state of the journal.
  ///
  /// - Parameters:
  ///   - law: Makes the law from the overlays of the same state, in the order of `overlays()`.
  ///   - visit: Is handed every docket of the same state, with its enterprises, after `law` was asked; nil for no such walk.
  /// - Throws: `StoreError`; `.damaged` when the journal cannot be replayed to `knownAt`.
  public func snapshot(
    _ request: SnapshotRequest, knownAt: Int? = nil, law: ([LoadedOverlay]) -> Catalogue,
    visit: ((DocketFile) -> Void)? = nil
  ) throws(StoreError) -> CaseSnapshot {
    try read { db in
      func load(_ db: Database, head: JournalHead) throws -> CaseSnapshot {
        let catalogue = law(try Self.overlays(db))
        if let visit {
          try DocketWalk(db, codes: catalogue.caseNumberCodes, onlyOpen: false, enterprises: .read).run { visit($1) }
        }
        return try SnapshotLoader(db, court: court, catalogue: catalogue).load(request, head: head)
      }
      guard let knownAt else { return try load(db, head: try JournalReader.head(db, court: court.code)) }
      let replica = try JournalReplay(court: court.code)
      let findings = try replica.replay(from: db, through: knownAt)
      guard findings.isEmpty else { throw StoreError.damaged(detail: "\(findings)") }
      return try replica.queue.read { copy in
        try load(copy, head: replica.head)
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
      if request.includesRecords { records.append(record) }
    }
    let positions = Self.positions(of: ids)
    columns.dimensions = dimensions.columns()
    try loadDebtors(into: &columns, records: &records, positions: positions)
    var current: [MilestoneRecord?] = []
    var nodes: NodeSituation?
    if request.includesLimits || request.currentMilestonesAsOf != nil || request.nodesAsOf != nil {
      let walk = MilestoneWalk(catalogue: catalogue, count: ids.count, request: request)
      try walk.run(db, positions: positions)
      columns.limits = walk.limits
      current = walk.current
      nodes = walk.nodes
    }
    return CaseSnapshot(
      court: court, head: head, columns: columns, records: records, currentMilestones: current,
      nodes: nodes,
      plans: request.includesPlans ? try PlanRow.plans(db, positions: positions, count: ids.count) : [],
      targets: request.includesPlans ? try CaseStore.targets(db) : [],
      oversight: request.includesOversight ? try oversight(positions) : nil)
  }

  private func oversight(_ positions: [Int32]) throws -> CourtOversight {
    var oversight = CourtOversight(samples: try OversightReader.samples(db))
    try OversightReader.forEachAct(db) { _, caseID, act in
      oversight.acts[Int(positions[Int(caseID)]), default: []].append(act)
    }
    return oversight
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
