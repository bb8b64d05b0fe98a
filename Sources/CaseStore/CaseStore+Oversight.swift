import CaseFile
import CivilCalendar
import GRDB

extension CaseStore {
  /// The samples drawn for reviews, in order of drawing.
  public func reviewSamples() throws(StoreError) -> [RecordedSample] {
    try read { db in try OversightReader.samples(db) }
  }
}

extension JournalTransaction {
  /// The samples drawn for reviews, including one drawn here.
  public func reviewSamples() throws -> [RecordedSample] { try OversightReader.samples(db) }
}

/// Reads what stands beside the proceedings: supervision, reviews, samples.
enum OversightReader {
  static func samples(_ db: Database) throws -> [RecordedSample] {
    let row = try PreparedStatement(
      db, "SELECT sequence, recorded_at, actor, id, payload FROM review_samples ORDER BY sequence")
    defer { row.reset() }
    var samples: [RecordedSample] = []
    while try row.step() {
      samples.append(
        RecordedSample(
          sequence: Int(row.int(0)), recordedAt: Instant(milliseconds: row.int(1)), actor: row.text(2),
          sample: try ReviewSample(try JSONValue(utf8: Array(row.text(4).utf8)), id: row.text(3))))
    }
    return samples
  }

  /// Hands over the acts that supervise cases, and the extensions granted, by case and in order.
  static func forEachAct(_ db: Database, _ body: (CaseNumber, _ caseID: Int64, RecordedAct) -> Void) throws {
    let row = try PreparedStatement(
      db,
      """
      SELECT a.case_id, c.number, a.sequence, a.recorded_at, a.actor, a.kind, a.payload
      FROM docket_acts a JOIN cases c ON c.case_id = a.case_id
      WHERE a.kind IN ('supervisionOrdered', 'supervisionExtended', 'supervisionEnded', 'caseReviewed', 'extensionGranted')
      ORDER BY a.case_id, a.sequence
      """)
    defer { row.reset() }
    while try row.step() {
      guard let act = try CaseReader.act(kind: row.text(5), payload: row.text(6)) else { continue }
      body(
        CaseNumber(normalized: row.text(1)), row.int(0),
        RecordedAct(
          sequence: Int(row.int(2)), recordedAt: Instant(milliseconds: row.int(3)), actor: row.text(4), act: act))
    }
  }
}
