import CivilCalendar
import RuleModel

/// An enterprise (户) as a case names it.
public struct Debtor: Hashable, Sendable {
  /// Name of the enterprise.
  public var name: String
  /// Unified social credit code, registration number or organisation code, normalised; nil when unknown.
  public var code: String?

  /// An enterprise.
  public init(name: String, code: String? = nil) {
    self.name = name
    self.code = code
  }
}

/// What is recorded of a case beside its number and filing date. Nil means "not recorded", which is not zero.
public struct CaseFacts: Hashable, Sendable {
  /// Enterprises; several in a consolidated bankruptcy (合并破产).
  public var debtors: [Debtor] = []
  /// 类型.
  public var category: EnterpriseCategory?
  /// 隶属.
  public var ownerLevel: OwnerLevel?
  /// 主管单位.
  public var supervisingBody: String?
  /// 程序.
  public var procedure: Procedure?
  /// Court of the docket when it is not the database's own, 法院.
  public var court: String?
  /// 承办部门: the division, panel or team that has the case (审判庭、合议庭、团队).
  public var division: String?
  /// 承办法官.
  public var judge: String?
  /// 书记员.
  public var clerk: String?
  /// 管理人.
  public var administrator: String?
  /// 受理日期.
  public var acceptedOn: CivilDate?
  /// 计划结案日期: the day by which whoever is responsible means to close the docket; earlier plans are in the journal.
  public var plannedCloseOn: CivilDate?
  /// 结案日期; nil while pending.
  public var closedOn: CivilDate?
  /// 结案方式.
  public var closeManner: CloseManner?
  /// 程序终结日期: the ruling that ended the proceeding (终结、终止程序).
  public var terminatedOn: CivilDate?
  /// 注销日期: the enterprise was struck off the register.
  public var deregisteredOn: CivilDate?
  /// 出清日期: the day from which whoever is responsible counts the enterprise as cleared (出清认定).
  public var clearedOn: CivilDate?
  /// 债权总额.
  public var claimsTotal: Money?
  /// 资产总额.
  public var assetsTotal: Money?
  /// 职工人数.
  public var employees: Int?
  /// 已安置职工人数.
  public var employeesSettled: Int?
  /// 快速审理.
  public var isFastTrack: Bool?
  /// 申请人类型.
  public var applicant: Applicant?
  /// 审理方式 of an application for compulsory liquidation.
  public var examination: Examination?
  /// The docket from which this one came: 破申 of a 破, 强清 of a 破申 (来源案号).
  public var origin: CaseNumber?
  /// 督办原因.
  public var supervision: String?
  /// 停滞原因.
  public var stagnations: [Stagnation] = []
  /// 备注.
  public var note: String?
  /// Columns of the ledger that the product does not know, by their header, in order of the header.
  public var extras: [ExtraField] = []

  /// One value of an unknown column.
  public struct ExtraField: Hashable, Sendable {
    /// Header of the column.
    public var name: String
    /// Content of the cell.
    public var value: String

    /// A value of an unknown column.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Nothing recorded.
  public init() {}
}

/// A case as a ledger row or a command states it: only what is stated is set.
public struct CaseDraft: Hashable, Sendable {
  /// The docket.
  public var number: CaseNumber
  /// 立案日期.
  public var filedOn: CivilDate?
  /// Everything else that is stated.
  public var facts: CaseFacts

  /// A draft.
  public init(number: CaseNumber, filedOn: CivilDate? = nil, facts: CaseFacts = CaseFacts()) {
    self.number = number
    self.filedOn = filedOn
    self.facts = facts
  }
}

/// A registered case (件): one docket.
public struct CaseRecord: Hashable, Sendable {
  /// The docket's number, the key.
  public var number: CaseNumber
  /// 立案日期.
  public var filedOn: CivilDate
  /// Everything else.
  public var facts: CaseFacts
  /// Number of journal entries about the case so far; a command states the version it was based on.
  public var version: Int

  /// A registered case.
  public init(number: CaseNumber, filedOn: CivilDate, facts: CaseFacts, version: Int) {
    self.number = number
    self.filedOn = filedOn
    self.facts = facts
    self.version = version
  }

  /// Whether the case is pending (未结) at the end of `date`: filed by then and not closed by then.
  public func isPending(on date: CivilDate) -> Bool {
    filedOn <= date && (facts.closedOn.map { $0 > date } ?? true)
  }
}
