import CaseFile
import CivilCalendar
import RuleModel
import TestSupport
import Testing

@Suite("Changes to a case") struct CaseChangesTests {
  private func changes(_ record: CaseRecord, filedOn: String? = nil, _ set: (inout CaseFacts) -> Void) -> [FieldChange] {
    var facts = CaseFacts()
    set(&facts)
    return record.changes(
      applying: CaseDraft(number: record.number, filedOn: filedOn.map(civilDate), facts: facts))
  }

  @Test("what is not stated stays as it is")
  func blanks() {
    let record = CaseRecord.sample { $0 = .complete }
    #expect(changes(record) { _ in } == [])
    #expect(changes(record, filedOn: "2019-01-02") { $0 = .complete } == [])
  }

  @Test("each stated field that differs is one change with its value before and after", arguments: CaseField.allCases)
  func oneField(_ field: CaseField) throws {
    let empty = CaseRecord.sample()
    let full = CaseRecord.sample { $0 = .complete }
    guard field != .filedOn else {
      let change = FieldChange(field: field, from: .string("2019-01-02"), to: .string("2019-03-04"))
      #expect(changes(empty, filedOn: "2019-03-04") { _ in } == [change])
      #expect(try empty.applying([change]).filedOn == civilDate("2019-03-04"))
      return
    }
    var facts = CaseFacts()
    try facts.set(field, to: full.json(field))
    let found = changes(empty) { $0 = facts }
    #expect(found == [FieldChange(field: field, from: nil, to: full.json(field))])
    let changed = try empty.applying(found)
    #expect(changed.json(field) == full.json(field))
    #expect(changed.version == 2)
    #expect(try changed.applying([FieldChange(field: field, from: full.json(field), to: nil)]).facts == CaseFacts())
  }

  @Test("unknown columns are merged by name and keep their order")
  func extras() throws {
    let record = CaseRecord.sample {
      $0.extras = [.init(name: "甲", value: "1"), .init(name: "乙", value: "2")].sorted { $0.name < $1.name }
    }
    let found = changes(record) { $0.extras = [.init(name: "乙", value: "3"), .init(name: "A", value: "4")] }
    let extras = try record.applying(found).facts.extras
    #expect(Set(extras) == [.init(name: "A", value: "4"), .init(name: "乙", value: "3"), .init(name: "甲", value: "1")])
    #expect(extras.map(\.name) == extras.map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test("a debtor named without its code keeps the code; a code without a name keeps the name")
  func debtors() throws {
    let record = CaseRecord.sample(debtors: [Debtor(name: "甲", code: "1"), Debtor(name: "乙")])
    #expect(changes(record) { $0.debtors = [Debtor(name: "甲"), Debtor(name: "乙")] } == [])
    let renamed = try record.applying(changes(record) { $0.debtors = [Debtor(name: "丙"), Debtor(name: "甲")] })
    #expect(renamed.facts.debtors == [Debtor(name: "丙"), Debtor(name: "甲", code: "1")])

    let nameless = CaseRecord.sample(debtors: [Debtor(name: "甲")])
    let coded = try nameless.applying(changes(nameless) { $0.debtors = [Debtor(name: "", code: "9")] })
    #expect(coded.facts.debtors == [Debtor(name: "甲", code: "9")])
    #expect(changes(coded) { $0.debtors = [Debtor(name: "", code: "9")] } == [])
  }

  @Test("applying what was found gives the merged facts", arguments: SeededDice.seeds)
  func applied(seed: UInt64) throws {
    var history = RandomHistory(seed: seed, catalogue: .small)
    var records: [CaseRecord] = []
    while records.count < 200 {
      for case .caseRegistered(let record) in try history.nextGroup() { records.append(record) }
    }
    for (left, right) in zip(records, records.dropFirst()) {
      let draft = CaseDraft(number: left.number, filedOn: right.filedOn, facts: right.facts)
      let result = try left.applying(left.changes(applying: draft))
      #expect(result.facts == left.facts.merging(right.facts), "seed \(seed)")
      #expect(result.filedOn == right.filedOn)
      #expect(result.changes(applying: draft) == [], "seed \(seed): stating the same twice changes nothing")
    }
  }

  @Test("a case is pending from its filing until the day before its closing")
  func pending() {
    let record = CaseRecord.sample(filedOn: "2019-01-02", closedOn: "2019-06-30")
    #expect(!record.isPending(on: civilDate("2019-01-01")))
    #expect(record.isPending(on: civilDate("2019-01-02")))
    #expect(record.isPending(on: civilDate("2019-06-29")))
    #expect(!record.isPending(on: civilDate("2019-06-30")))
    #expect(CaseRecord.sample().isPending(on: civilDate("2100-01-01")))
  }
}
