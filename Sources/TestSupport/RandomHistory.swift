import CaseFile
import CivilCalendar
import RuleModel

/// Groups of journal events that could have happened, the same for the same seed.
public struct RandomHistory: Sendable {
  private var dice: SeededDice
  private var records: [CaseNumber: CaseRecord] = [:]
  private var numbers: [CaseNumber] = []
  private let milestones: [MilestoneID]

  /// A history with nothing in it yet.
  public init(seed: UInt64, catalogue: Catalogue) {
    dice = SeededDice(seed: seed)
    milestones = catalogue.milestones.map(\.id)
  }

  /// The events of the next command, one to four of them.
  public mutating func nextGroup() throws -> [JournalEvent] {
    var events: [JournalEvent] = []
    for _ in 0..<dice.roll(1...4) { events.append(try nextEvent()) }
    return events
  }

  private mutating func nextEvent() throws -> JournalEvent {
    guard !numbers.isEmpty, !dice.chance(oneIn: 3) else { return registration() }
    let number = dice.pick(numbers)
    guard let record = records[number] else { return registration() }
    switch dice.roll(1...10) {
    case 1...4: return .milestonesRecorded(number, (0..<dice.roll(1...4)).map { _ in milestone(record) })
    case 5: return close(record)
    case 6:
      return .fileImported(
        ImportedFile(
          name: "台账\(dice.roll(1...99)).csv", kind: "cases", encoding: "gb18030", digest: "00", new: 1, changed: 0,
          unchanged: 2, rejected: 3))
    default: return try amendment(record)
    }
  }

  private mutating func registration() -> JournalEvent {
    let serial = numbers.count + 1
    let forms = ["(2019)粤01破\(serial)号", "(2013)穗中法民破字第\(serial)号", "HRB \(serial) B"]
    var record = CaseRecord.sample(dice.pick(forms), filedOn: day(2012...2019))
    record.facts = facts()
    numbers.append(record.number)
    records[record.number] = record
    return .caseRegistered(record)
  }

  private mutating func close(_ record: CaseRecord) -> JournalEvent {
    let date = CivilDate(dayNumber: record.filedOn.dayNumber + Int32(dice.roll(0...900))) ?? record.filedOn
    let manner: CloseManner = dice.chance(oneIn: 4) ? .unrecognised("并案处理") : .known(dice.pick(CloseManner.Known.allCases))
    records[record.number]?.facts.closedOn = date
    records[record.number]?.facts.closeManner = manner
    return .caseClosed(record.number, on: date, manner: manner)
  }

  private mutating func amendment(_ record: CaseRecord) throws -> JournalEvent {
    var changes = record.changes(applying: CaseDraft(number: record.number, facts: facts()))
    if dice.chance(oneIn: 3), let field = [CaseField.judge, .plannedCloseOn, .claimsTotal, .extras, .debtors].randomElement(using: &dice) {
      changes.removeAll { $0.field == field }
      if let value = record.json(field) { changes.append(FieldChange(field: field, from: value, to: nil)) }
    }
    records[record.number] = try record.applying(changes)
    return .caseAmended(record.number, changes)
  }

  private mutating func facts() -> CaseFacts {
    var facts = CaseFacts()
    let names = ["示例甲公司", "示例乙厂", "示例丙（集团）公司", "示例丁🏭"]
    for _ in 0..<dice.roll(0...3) {
      facts.debtors.append(
        Debtor(name: dice.pick(names), code: dice.chance(oneIn: 2) ? "9144030019220382\(dice.roll(10...99))" : nil))
    }
    facts.category = EnterpriseCategory.allCases.randomElement(using: &dice)
    facts.procedure = dice.chance(oneIn: 2) ? dice.pick(Procedure.allCases) : nil
    facts.ownerLevel = dice.chance(oneIn: 2) ? dice.pick(OwnerLevel.allCases) : nil
    facts.judge = dice.chance(oneIn: 2) ? "法官\(dice.roll(1...9))" : nil
    facts.division = dice.chance(oneIn: 2) ? "民\(dice.roll(1...3))庭" : nil
    facts.plannedCloseOn = dice.chance(oneIn: 3) ? civilDate(day(2019...2021)) : nil
    facts.claimsTotal = dice.chance(oneIn: 2) ? Money(fen: Int64(dice.roll(0...9_999_999_999))) : nil
    facts.employees = dice.chance(oneIn: 2) ? dice.roll(0...999) : nil
    facts.employeesSettled = dice.chance(oneIn: 4) ? dice.roll(0...999) : nil
    facts.terminatedOn = dice.chance(oneIn: 4) ? civilDate(day(2010...2019)) : nil
    if dice.chance(oneIn: 3) {
      let from = dice.chance(oneIn: 2) ? civilDate(day(2010...2019)) : nil
      facts.stagnations = [Stagnation(dice.pick(StagnationReason.allCases), from: from, note: dice.chance(oneIn: 2) ? "注\"" : nil)]
    }
    facts.isFastTrack = dice.chance(oneIn: 3) ? dice.chance(oneIn: 2) : nil
    facts.note = dice.chance(oneIn: 3) ? "备注\"\(dice.roll(1...9))\"\n续" : nil
    if dice.chance(oneIn: 3) {
      facts.extras = [CaseFacts.ExtraField(name: "柜号\(dice.roll(1...3))", value: "\(dice.roll(1...9))")]
    }
    return facts
  }

  private mutating func milestone(_ record: CaseRecord) -> MilestoneRecord {
    let date = CivilDate(dayNumber: record.filedOn.dayNumber + Int32(dice.roll(0...600))) ?? record.filedOn
    return MilestoneRecord(
      milestone: dice.pick(milestones), occurredOn: date,
      document: dice.chance(oneIn: 2) ? "文书\(dice.roll(1...5))" : nil)
  }

  private mutating func day(_ years: ClosedRange<Int>) -> String {
    CivilDate(year: dice.roll(years), month: dice.roll(1...12), day: dice.roll(1...28))?.description ?? "2019-01-01"
  }
}
