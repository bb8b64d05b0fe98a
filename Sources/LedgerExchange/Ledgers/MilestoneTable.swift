import CaseFile
import CivilCalendar
import RuleModel

/// The milestones of a file, gathered by case.
///
/// Held as columns: a million rows are some tens of megabytes, and a case's milestones come out together whatever
/// the order of the file.
public struct MilestoneTable: Sendable {
  /// One stated milestone.
  public struct Entry: Sendable {
    /// Row of the file, from 1.
    public let row: Int
    /// The milestone.
    public let milestone: MilestoneRecord
  }

  /// The cases in the order of their first row.
  public private(set) var cases: [CaseNumber] = []
  /// Rows that state no milestone.
  public internal(set) var rejections: [Rejection] = []
  /// Notices.
  public internal(set) var notices = NoticeTally()
  private var caseIndexes: [CaseNumber: Int32] = [:]
  private var caseOfRow: [Int32] = []
  private var nodes: [UInt16] = []
  private var days: [Int32] = []
  private var rows: [Int32] = []
  private var documentEnds: [Int32] = []
  private var documents: [UInt8] = []
  /// Remarks by position; few rows have any.
  private var remarks: [Int: String] = [:]
  private var steps: [NamedStep] = []

  init() {}

  /// The position of a step with its result, which stands in the table once.
  mutating func index(of step: NamedStep) -> Int {
    if let known = steps.firstIndex(of: step) { return known }
    steps.append(step)
    return steps.count - 1
  }

  /// Number of stated milestones.
  public var count: Int { rows.count }

  mutating func index(of number: CaseNumber) -> Int32 {
    if let known = caseIndexes[number] { return known }
    let next = Int32(cases.count)
    caseIndexes[number] = next
    cases.append(number)
    return next
  }

  mutating func append(
    case index: Int32, node: Int, day: CivilDate, document: String?, remarks text: String?, row: Int
  ) {
    if let text { remarks[rows.count] = text }
    caseOfRow.append(index)
    nodes.append(UInt16(node))
    days.append(day.dayNumber)
    rows.append(Int32(row))
    if let document { documents.append(contentsOf: document.utf8) }
    documentEnds.append(Int32(documents.count))
  }

  /// Calls `body` with each case and its milestones, in the order of `cases` and, within a case, of the file.
  public func forEachCase(_ body: (CaseNumber, [Entry]) throws -> Void) rethrows {
    var starts = [Int](repeating: 0, count: cases.count + 1)
    for index in caseOfRow { starts[Int(index) + 1] += 1 }
    for index in 0..<cases.count { starts[index + 1] += starts[index] }
    var order = [Int32](repeating: 0, count: rows.count)
    var next = starts
    for (row, index) in caseOfRow.enumerated() {
      order[next[Int(index)]] = Int32(row)
      next[Int(index)] += 1
    }
    for (index, number) in cases.enumerated() {
      let entries = order[starts[index]..<starts[index + 1]].map { entry(Int($0)) }
      try body(number, entries)
    }
  }

  private func entry(_ index: Int) -> Entry {
    let start = index == 0 ? 0 : Int(documentEnds[index - 1])
    let end = Int(documentEnds[index])
    let step = steps[Int(nodes[index])]
    let document = start == end ? nil : String(decoding: documents[start..<end], as: UTF8.self)
    return Entry(
      row: Int(rows[index]),
      milestone: MilestoneRecord(
        milestone: step.milestone, part: step.part, occurredOn: CivilDate(dayNumber: days[index]) ?? .earliest,
        outcome: step.outcome, document: document, remarks: remarks[index]))
  }
}
