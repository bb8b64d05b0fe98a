import CaseFile
import CivilCalendar
import GRDB

/// Two states of a journal beside each other.
struct JournalComparison {
  /// Sequence of the last entry that both have.
  let common: Int
  /// What the first has and the second lacks; nil for nothing.
  let lost: LostEntries?
  /// How many entries the second has and the first lacks.
  let gained: Int

  init(_ current: Database, _ other: Database, court: String) throws {
    let currentHead = try JournalReader.head(current, court: court)
    let otherHead = try JournalReader.head(other, court: court)
    common = try Self.lastCommon(current, other, court: court, upTo: min(currentHead.sequence, otherHead.sequence))
    lost = try Self.entries(current, court: court, after: common, head: currentHead)
    gained = otherHead.sequence - common
  }

  /// A digest covers all before it: where two agree, everything before agrees, so that halving finds the place.
  private static func lastCommon(
    _ current: Database, _ other: Database, court: String, upTo limit: Int
  ) throws -> Int {
    var (low, high) = (0, limit)
    while low < high {
      let middle = (low + high + 1) / 2
      let left = try JournalReader.digest(current, court: court, sequence: middle)
      if left != nil, left == (try JournalReader.digest(other, court: court, sequence: middle)) {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return low
  }

  private static func entries(
    _ db: Database, court: String, after common: Int, head: JournalHead
  ) throws -> LostEntries? {
    guard head.sequence > common, let lastAt = head.recordedAt else { return nil }
    let arguments: StatementArguments = [court, common]
    let condition = "FROM journal WHERE court = ? AND sequence > ?"
    let first = try Row.fetchOne(
      db, sql: "SELECT sequence, recorded_at \(condition) ORDER BY sequence LIMIT 1", arguments: arguments)
    let actors = try Row.fetchAll(
      db, sql: "SELECT actor, count(*) \(condition) GROUP BY actor ORDER BY 2 DESC, 1", arguments: arguments)
    let cases = "\(condition) AND subject IN (SELECT number FROM cases)"
    return LostEntries(
      count: try Int.fetchOne(db, sql: "SELECT count(*) \(condition)", arguments: arguments) ?? 0,
      firstSequence: first?[0] ?? common + 1, firstAt: first.map { Instant(milliseconds: $0[1]) } ?? lastAt,
      lastAt: lastAt, actors: actors.map { .init(name: $0[0], count: $0[1]) },
      cases: try String.fetchAll(
        db, sql: "SELECT subject \(cases) GROUP BY subject ORDER BY min(sequence) LIMIT \(LostEntries.caseLimit)",
        arguments: arguments),
      caseCount: try Int.fetchOne(db, sql: "SELECT count(DISTINCT subject) \(cases)", arguments: arguments) ?? 0)
  }
}
