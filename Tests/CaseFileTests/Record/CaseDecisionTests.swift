import CaseFile
import CivilCalendar
import RuleModel
import TestSupport
import Testing

@Suite("Decisions about a stated case") struct CaseDecisionTests {
  private let today = civilDate("2019-07-01")
  private let number = CaseNumber(normalized: "(2019)粤01破1号")

  private func decide(
    filedOn: String? = nil, existing: CaseRecord? = nil, _ set: (inout CaseFacts) -> Void = { _ in }
  ) throws -> CaseDecision {
    var facts = CaseFacts()
    set(&facts)
    let draft = CaseDraft(number: number, filedOn: filedOn.map(civilDate), facts: facts)
    return try CaseDecision.decide(draft, existing: existing, today: today)
  }

  @Test("a case that is not recorded is new, in version 1")
  func new() throws {
    #expect(try decide(filedOn: "2019-01-02") == .new(.sample()))
    #expect(try decide(filedOn: "2019-07-01") == .new(.sample(filedOn: "2019-07-01")))
  }

  @Test("a new case without a filing date is refused")
  func missingDate() {
    #expect(throws: CaseRefusal.filingDateMissing(number)) { try decide() }
  }

  @Test("a recorded case changes by what differs, or not at all")
  func changed() throws {
    let existing = CaseRecord.sample { $0.judge = "甲" }
    #expect(try decide(existing: existing) == .unchanged)
    #expect(try decide(filedOn: "2019-01-02", existing: existing) { $0.judge = "甲" } == .unchanged)
    #expect(
      try decide(existing: existing) { $0.judge = "乙" }
        == .changed([FieldChange(field: .judge, from: .string("甲"), to: .string("乙"))]))
  }

  @Test("dates after today are refused, today itself is not")
  func future() throws {
    let tomorrow = civilDate("2019-07-02")
    #expect(throws: CaseRefusal.dateInFuture(.filedOn, tomorrow, today: today)) { try decide(filedOn: "2019-07-02") }
    #expect(throws: CaseRefusal.dateInFuture(.acceptedOn, tomorrow, today: today)) {
      try decide(filedOn: "2019-01-02") { $0.acceptedOn = tomorrow }
    }
    #expect(throws: CaseRefusal.dateInFuture(.closedOn, tomorrow, today: today)) {
      try decide(existing: .sample()) { $0.closedOn = tomorrow }
    }
    _ = try decide(filedOn: "2019-01-02") { $0.closedOn = today }
  }

  @Test(
    "the end of the proceeding, deregistration and clearance lie between filing and today",
    arguments: [CaseField.terminatedOn, .deregisteredOn, .clearedOn])
  func outcomeDays(_ field: CaseField) throws {
    func decide(on day: String) throws {
      let facts = try Self.facts(field, day)
      _ = try self.decide(filedOn: "2019-01-02") { $0 = facts }
    }
    try decide(on: "2019-01-02")
    try decide(on: "2019-07-01")
    #expect(throws: CaseRefusal.dateInFuture(field, civilDate("2019-07-02"), today: today)) { try decide(on: "2019-07-02") }
    #expect(throws: CaseRefusal.dateBeforeFiling(field, civilDate("2019-01-01"), filed: civilDate("2019-01-02"))) {
      try decide(on: "2019-01-01")
    }
  }

  @Test("a planned closing may have passed or be to come, but not lie before the filing, nor decades ahead")
  func plan() throws {
    for day in ["2019-01-02", "2019-06-30", "2049-07-01"] {
      _ = try decide(filedOn: "2019-01-02") { $0.plannedCloseOn = civilDate(day) }
    }
    #expect(throws: CaseRefusal.dateBeforeFiling(.plannedCloseOn, civilDate("2019-01-01"), filed: civilDate("2019-01-02"))) {
      try decide(filedOn: "2019-01-02") { $0.plannedCloseOn = civilDate("2019-01-01") }
    }
    #expect(throws: CaseRefusal.dateImplausible(.plannedCloseOn, civilDate("2091-12-31"))) {
      try decide(existing: .sample()) { $0.plannedCloseOn = civilDate("2091-12-31") }
    }
  }

  private static func facts(_ field: CaseField, _ day: String) throws -> CaseFacts {
    var facts = CaseFacts()
    try facts.set(field, to: .string(day))
    return facts
  }

  @Test("a bankrupt is struck off after the ruling that ends the proceeding; a company in compulsory liquidation may be before")
  func deregistration() throws {
    func decide(_ procedure: Procedure?) throws -> CaseDecision {
      try self.decide(filedOn: "2019-01-02") {
        $0.procedure = procedure
        $0.terminatedOn = civilDate("2019-05-06")
        $0.deregisteredOn = civilDate("2019-05-05")
      }
    }
    for procedure in [Procedure.liquidation, .reorganization, nil] {
      #expect(
        throws: CaseRefusal.deregisteredBeforeTerminated(
          terminated: civilDate("2019-05-06"), deregistered: civilDate("2019-05-05"))
      ) { try decide(procedure) }
    }
    _ = try decide(.compulsoryLiquidation)
  }

  @Test("no more employees are settled than there are, as far as both are known")
  func settled() throws {
    _ = try decide(filedOn: "2019-01-02") { $0.employeesSettled = 5 }
    #expect(throws: CaseRefusal.moreSettledThanEmployees(settled: 5, employees: 4)) {
      try decide(existing: .sample { $0.employees = 4 }) { $0.employeesSettled = 5 }
    }
  }

  @Test("a reason of stagnation neither begins nor ends in the future, nor ends before it begins")
  func stagnation() throws {
    #expect(throws: CaseRefusal.dateInFuture(.stagnation, civilDate("2019-07-02"), today: today)) {
      try decide(existing: .sample()) { $0.stagnations = [Stagnation(.noFunds, from: civilDate("2019-07-02"))] }
    }
    let (from, through) = (civilDate("2019-03-02"), civilDate("2019-03-01"))
    #expect(throws: CaseRefusal.stagnationInverted(.noFunds, from: from, through: through)) {
      try decide(existing: .sample()) { $0.stagnations = [Stagnation(.noFunds, from: from, through: through)] }
    }
  }

  @Test("a closing before the filing is refused, on the same day it is not")
  func order() throws {
    let error = CaseRefusal.closedBeforeFiled(filed: civilDate("2019-01-02"), closed: civilDate("2019-01-01"))
    #expect(throws: error) { try decide(filedOn: "2019-01-02") { $0.closedOn = civilDate("2019-01-01") } }
    #expect(throws: error) { try decide(existing: .sample()) { $0.closedOn = civilDate("2019-01-01") } }
    _ = try decide(filedOn: "2019-01-02") { $0.closedOn = civilDate("2019-01-02") }
    // The filing date may move past the recorded closing just as little.
    #expect(throws: CaseRefusal.self) {
      try decide(filedOn: "2019-06-01", existing: .sample(closedOn: "2019-05-01"))
    }
  }

  @Test("a manner of closing needs a date, stated or recorded")
  func manner() throws {
    #expect(throws: CaseRefusal.mannerWithoutDate(.known(.noAssets))) {
      try decide(filedOn: "2019-01-02") { $0.closeManner = .known(.noAssets) }
    }
    guard case .changed = try decide(existing: .sample(closedOn: "2019-05-01"), { $0.closeManner = .known(.noAssets) })
    else { return #expect(Bool(false), "the recorded date serves") }
  }

  @Test("a refusal knows its field and the value stated there")
  func fields() {
    let date = civilDate("2019-07-02")
    let expected: [(CaseRefusal, CaseField?, String?)] = [
      (.filingDateMissing(number), .filedOn, nil),
      (.dateInFuture(.acceptedOn, date, today: today), .acceptedOn, "2019-07-02"),
      (.closedBeforeFiled(filed: today, closed: date), .closedOn, "2019-07-02"),
      (.mannerWithoutDate(.known(.refused)), .closeManner, "不予受理"),
      (.mannerWithoutDate(.unrecognised("x")), .closeManner, "x"), (.notRegistered(number), nil, nil),
    ]
    for (refusal, field, value) in expected {
      #expect(refusal.field == field)
      #expect(refusal.statedValue == value)
    }
  }
}

@Suite("Decisions about a stated milestone") struct MilestoneDecisionTests {
  private let today = civilDate("2019-07-01")

  private func decide(
    _ node: String, on date: String, document: String? = nil, recorded: [MilestoneRecord]
  ) throws -> MilestoneDecision.Effect {
    let milestone = try #require(Catalogue.small.milestone(MilestoneID(rawValue: node)))
    return try MilestoneDecision.decide(
      MilestoneRecord(milestone: milestone.id, occurredOn: civilDate(date), document: document), recorded: recorded,
      milestone: milestone, today: today)
  }

  private func recorded(_ node: String, _ date: String, _ document: String? = nil) -> MilestoneRecord {
    MilestoneRecord(milestone: MilestoneID(rawValue: node), occurredOn: civilDate(date), document: document)
  }

  @Test("the same node on the same day is the same event; a blank document erases nothing")
  func same() throws {
    let list = [recorded("filing", "2019-01-02", "甲")]
    #expect(try decide("filing", on: "2019-01-02", recorded: []) == .new)
    #expect(try decide("filing", on: "2019-01-02", recorded: list) == .unchanged)
    #expect(try decide("filing", on: "2019-01-02", document: "甲", recorded: list) == .unchanged)
    #expect(try decide("filing", on: "2019-01-02", document: "乙", recorded: list) == .changed)
    #expect(
      try decide("filing", on: "2019-01-02", document: "乙", recorded: [recorded("filing", "2019-01-02")]) == .changed)
  }

  @Test("a second day is new for a repeatable node and refused for another")
  func repeated() throws {
    #expect(try decide("notice", on: "2019-02-02", recorded: [recorded("notice", "2019-01-02")]) == .new)
    #expect(
      throws: CaseRefusal.milestoneRecorded(MilestoneID(rawValue: "filing"), on: civilDate("2019-01-02"))
    ) { try decide("filing", on: "2019-02-02", recorded: [recorded("filing", "2019-01-02")]) }
  }

  @Test("a day after today is refused")
  func future() {
    #expect(
      throws: CaseRefusal.milestoneInFuture(
        MilestoneID(rawValue: "filing"), civilDate("2019-07-02"), today: civilDate("2019-07-01"))
    ) { try decide("filing", on: "2019-07-02", recorded: []) }
  }
}

@Suite("Numbering of enterprises") struct EnterpriseNumberingTests {
  private func numbers(_ debtors: [Debtor]) -> [Int32] {
    var numbering = EnterpriseNumbering()
    debtors.forEach { numbering.note($0) }
    return debtors.map { numbering.number($0) }
  }

  @Test("the same code is the same enterprise whatever its name")
  func codes() {
    #expect(numbers([Debtor(name: "甲", code: "1"), Debtor(name: "乙", code: "1"), Debtor(name: "甲", code: "2")]) == [0, 0, 1])
  }

  @Test("a name without a code is the enterprise of its only code, wherever that stands")
  func names() {
    #expect(numbers([Debtor(name: "甲"), Debtor(name: "甲", code: "1"), Debtor(name: " 甲\u{3000}")]) == [0, 0, 0])
    #expect(numbers([Debtor(name: "甲（集团）"), Debtor(name: "甲(集团)")]) == [0, 0])
  }

  @Test("a name with two codes and none of its own stands for itself")
  func ambiguous() {
    let debtors = [Debtor(name: "甲", code: "1"), Debtor(name: "甲", code: "2"), Debtor(name: "甲"), Debtor(name: "甲")]
    #expect(numbers(debtors) == [0, 1, 2, 2])
  }
}

@Suite("Separated text as written") struct DelimitedFieldTests {
  @Test(
    "fields are quoted where needed and never begin a formula",
    arguments: [
      ("甲", "甲"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("=1+1", "'=1+1"), ("+8", "'+8"),
      ("-1", "'-1"), ("@x", "'@x"), ("=\"a\"", "\"'=\"\"a\"\"\""), ("", ""), ("\tx", "'\tx"),
    ])
  func fields(_ text: String, _ written: String) { #expect(DelimitedField.text(text) == written) }

  @Test("a line ends with CRLF")
  func line() { #expect(DelimitedField.line(["a", "b,c"]) == "a,\"b,c\"\r\n") }
}
