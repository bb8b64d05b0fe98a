import CaseFile
import CaseStore
import CivilCalendar
import RuleModel
import TestSupport
import Testing

@Suite("Projections") struct ProjectionTests {
  private let first = number("(2019)粤01破1号")

  @Test("a case is found with everything that was recorded of it")
  func complete() throws {
    let fixture = try StoreFixture()
    let record = CaseRecord.sample { $0 = .complete }
    try fixture.append(.caseRegistered(record))
    #expect(try fixture.store.find(first) == record)
    #expect(try fixture.store.find(number("(2019)粤01破2号")) == nil)
    let reopened = try CaseStore.open(at: fixture.store.path)
    #expect(try reopened.find(first) == record)
  }

  @Test("the version counts the entries about the case")
  func versions() throws {
    let fixture = try StoreFixture()
    try fixture.append(.caseRegistered(.sample()))
    #expect(try fixture.store.find(first)?.version == 1)
    try fixture.append(.caseAmended(first, [FieldChange(field: .judge, from: nil, to: .string("甲"))]))
    try fixture.append(.milestonesRecorded(first, [milestone("filing", "2019-01-02"), milestone("notice", "2019-02-02")]))
    #expect(try fixture.store.find(first)?.version == 3)
    try fixture.append(.caseClosed(first, on: civilDate("2019-06-01"), manner: .unrecognised("其他")))
    let record = try #require(try fixture.store.find(first))
    #expect(record.version == 4)
    #expect(record.facts.judge == "甲")
    #expect(record.facts.closedOn == civilDate("2019-06-01"))
    #expect(record.facts.closeManner == .unrecognised("其他"))
  }

  @Test("debtors are replaced as a list and keep their order")
  func debtors() throws {
    let fixture = try StoreFixture()
    let old = [Debtor(name: "乙"), Debtor(name: "甲", code: "1"), Debtor(name: "丙")]
    let new = [Debtor(name: "甲", code: "1")]
    var facts = CaseFacts()
    facts.debtors = old
    let before = facts.json(.debtors)
    facts.debtors = new
    try fixture.append(.caseRegistered(.sample(debtors: old)))
    #expect(try fixture.store.find(first)?.facts.debtors == old)
    try fixture.append(.caseAmended(first, [FieldChange(field: .debtors, from: before, to: facts.json(.debtors))]))
    #expect(try fixture.store.find(first)?.facts.debtors == new)
    try fixture.append(.caseAmended(first, [FieldChange(field: .debtors, from: facts.json(.debtors), to: nil)]))
    #expect(try fixture.store.find(first)?.facts.debtors == [])
  }

  @Test("milestones come in order of day; the same node and day again replaces the document")
  func milestones() throws {
    let fixture = try StoreFixture()
    try fixture.append(.caseRegistered(.sample()))
    try fixture.append(
      .milestonesRecorded(first, [milestone("notice", "2019-03-02"), milestone("filing", "2019-01-02", "甲")]))
    try fixture.append(
      .milestonesRecorded(first, [milestone("notice", "2019-02-02"), milestone("filing", "2019-01-02", "乙")]))
    #expect(
      try fixture.store.milestones(of: first)
        == [milestone("filing", "2019-01-02", "乙"), milestone("notice", "2019-02-02"), milestone("notice", "2019-03-02")])
    #expect(try fixture.store.milestones(of: number("none")) == nil)
  }

  @Test("a list shows the cases that meet every condition, oldest first")
  func list() throws {
    let fixture = try StoreFixture()
    try fixture.append(
      .caseRegistered(.sample("(2019)粤01破3号", filedOn: "2019-03-01", debtors: [Debtor(name: "示例（广州）公司")])),
      .caseRegistered(.sample("(2019)粤01破2号", filedOn: "2019-01-01", closedOn: "2019-06-30")),
      .caseRegistered(
        .sample("(2019)粤01破1号", filedOn: "2019-01-01") {
          $0.judge = "甲"; $0.procedure = .composition
        }))
    func found(_ set: (inout CaseQuery) -> Void) throws -> [Int] {
      var query = CaseQuery()
      set(&query)
      return try fixture.store.cases(query).map { Int("\($0.number.text.dropLast().last ?? "0")") ?? 0 }
    }
    #expect(try found { _ in } == [1, 2, 3])
    #expect(try found { $0.limit = 2 } == [1, 2])
    #expect(try found { $0.pendingOn = civilDate("2019-06-29") } == [1, 2, 3])
    #expect(try found { $0.pendingOn = civilDate("2019-06-30") } == [1, 3])
    #expect(try found { $0.pendingOn = civilDate("2019-02-01") } == [1, 2])
    #expect(try found { $0.closedBy = civilDate("2019-06-30") } == [2])
    #expect(try found { $0.closedBy = civilDate("2019-06-29") } == [])
    #expect(try found { $0.filedThrough = civilDate("2019-01-01") } == [1, 2])
    #expect(try found { $0.judge = "甲" } == [1])
    #expect(try found { $0.procedure = .composition } == [1])
    #expect(
      try found {
        $0.judge = "甲"; $0.closedBy = civilDate("2020-01-01")
      } == [])
    for text in ["（广州）", "(广州)", " 示例（广州 ", "破3"] { #expect(try found { $0.containing = text } == [3], "\(text)") }
    #expect(try found { $0.containing = "（2019）粤01破" } == [1, 2, 3])
    #expect(try found { $0.containing = "%" } == [])
  }

  @Test("dates of all cases come in blocks, an open case with the open day", arguments: [0, 1, 4095, 4096, 4097])
  func dates(_ count: Int) throws {
    let fixture = try StoreFixture()
    try fixture.store.write(StoreFixture.context()) { transaction in
      for serial in 0..<count {
        // The first case is filed and closed on day 0, which reads like a missing closing day.
        let filed = serial == 0 ? "1970-01-01" : "2019-01-01"
        let closed = serial == 0 ? "1970-01-01" : serial.isMultiple(of: 3) ? "2019-05-05" : nil
        try transaction.append(.caseRegistered(.sample("HRB \(serial)", filedOn: filed, closedOn: closed)))
      }
    }
    var pairs: [[Int32]: Int] = [:]
    try fixture.store.forEachCaseDates { filed, closed in
      #expect(filed.count == closed.count)
      for index in filed.indices { pairs[[filed[index], closed[index]], default: 0] += 1 }
    }
    let filed = civilDate("2019-01-01").dayNumber
    var expected: [[Int32]: Int] = [:]
    for serial in 0..<count {
      let key =
        serial == 0
        ? [0, 0] : [filed, serial.isMultiple(of: 3) ? civilDate("2019-05-05").dayNumber : CaseColumns.open]
      expected[key, default: 0] += 1
    }
    #expect(pairs == expected)
  }
}
