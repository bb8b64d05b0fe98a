import CaseFile
import CivilCalendar
import RuleModel

/// The day written `YYYY-MM-DD`; stops the test run when it is none.
public func civilDate(_ text: String) -> CivilDate {
  guard let date = CivilDate(text) else { preconditionFailure("not a date: \(text)") }
  return date
}

/// The instant written in RFC 3339, a bare date being its court midnight; stops the test run when it is none.
public func instant(_ text: String) -> Instant {
  guard let instant = Instant(text) else { preconditionFailure("not an instant: \(text)") }
  return instant
}

extension CaseRecord {
  /// A case filed on a day, of version 1; `set` fills in more.
  public static func sample(
    _ number: String = "(2019)粤01破1号", filedOn: String = "2019-01-02", debtors: [Debtor] = [],
    closedOn: String? = nil, manner: CloseManner? = nil, set: (inout CaseFacts) -> Void = { _ in }
  ) -> CaseRecord {
    var facts = CaseFacts()
    facts.debtors = debtors
    facts.closedOn = closedOn.map(civilDate)
    facts.closeManner = manner
    set(&facts)
    return CaseRecord(
      number: CaseNumber(normalized: number), filedOn: civilDate(filedOn), facts: facts, version: 1)
  }
}

extension CaseFacts {
  /// Every field filled in.
  public static var complete: CaseFacts {
    var facts = CaseFacts()
    facts.debtors = [Debtor(name: "示例甲公司", code: "914403001922038216"), Debtor(name: "示例乙厂")]
    facts.category = .closedDown
    facts.ownerLevel = .municipal
    facts.supervisingBody = "示例“控股”集团"
    facts.procedure = .compulsoryLiquidation
    facts.court = "粤0104"
    facts.division = "民二庭“破产”团队"
    facts.judge = "陆某"
    facts.clerk = "汪某"
    facts.administrator = "示例律师事务所\\甲"
    facts.acceptedOn = civilDate("2019-01-20")
    facts.plannedCloseOn = civilDate("2020-01-31")
    facts.closedOn = civilDate("2020-02-29")
    facts.closeManner = .known(.noAssets)
    facts.terminatedOn = civilDate("2020-02-28")
    facts.deregisteredOn = civilDate("2020-03-09")
    facts.clearedOn = civilDate("2020-03-10")
    facts.claimsTotal = Money(fen: 1_733_000_050)
    facts.assetsTotal = Money(fen: 0)
    facts.employees = 0
    facts.employeesSettled = 0
    facts.isFastTrack = false
    facts.applicant = .shareholder
    facts.examination = .hearing
    facts.origin = CaseNumber(normalized: "(2018)粤01清申7号")
    facts.supervision = "长期未结；社会关注"
    facts.stagnations = [
      Stagnation(.formalities), Stagnation(.derivedSuit, from: civilDate("2019-03-01"), note: "两件（二审）"),
      Stagnation(.other, from: civilDate("2019-04-01"), through: civilDate("2019-06-30"), note: "洪水"),
    ]
    facts.note = "第一行\n第二行\t\u{1}🏭"
    facts.extras = [ExtraField(name: "档案柜号", value: "A-1"), ExtraField(name: "状态\"", value: "")]
    return facts
  }
}
