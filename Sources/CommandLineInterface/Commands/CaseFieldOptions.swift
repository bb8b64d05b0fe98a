import ArgumentParser
import CaseFile
import CivilCalendar
import RuleModel

/// The fields of a case as options, for `case add` and `case edit`.
struct CaseFieldOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words("企业名称（合并破产可写多次）。", "Enterprise (repeat for a consolidated case)."), valueName: "name"))
  var debtor: [String] = []
  @Option(
    help: ArgumentHelp(words("统一社会信用代码，与企业逐个对应。", "Credit code, one for each enterprise."), valueName: "code")
  )
  var uscc: [String] = []
  @Option(
    help: ArgumentHelp(words("类型：关停、特困。", "Category: 关停 closed_down, 特困 distressed."), valueName: "word"))
  var category: String?
  @Option(
    help: ArgumentHelp(
      words("隶属：央属、省属、市属、区属。", "Owner: central, provincial, municipal, district."), valueName: "word"))
  var ownerLevel: String?
  @Option(help: ArgumentHelp(words("主管单位。", "Supervising body."), valueName: "name"))
  var supervisingBody: String?
  @Option(
    help: ArgumentHelp(
      words(
        "程序：清算、重整、和解、强制清算。", "Proceeding: liquidation, reorganization, composition, compulsory_liquidation."),
      valueName: "word"))
  var procedure: String?
  @Option(
    help: ArgumentHelp(words("审理法院（本院可不填）。", "Court of the docket, if not this one."), valueName: "name"))
  var docketCourt: String?
  @Option(help: ArgumentHelp(words("承办部门（庭、合议庭、团队）。", "Division, panel or team."), valueName: "name"))
  var division: String?
  @Option(help: ArgumentHelp(words("承办法官。", "Judge."), valueName: "name"))
  var judge: String?
  @Option(help: ArgumentHelp(words("书记员。", "Clerk."), valueName: "name"))
  var clerk: String?
  @Option(help: ArgumentHelp(words("管理人。", "Administrator."), valueName: "name"))
  var administrator: String?
  @Option(help: ArgumentHelp(words("立案日期。", "Filing date."), valueName: "date"))
  var filedOn: String?
  @Option(help: ArgumentHelp(words("受理日期。", "Acceptance date."), valueName: "date"))
  var acceptedOn: String?
  @Option(help: ArgumentHelp(words("计划结案日期。", "Day by which it is meant to be closed."), valueName: "date"))
  var plannedCloseOn: String?
  @Option(help: ArgumentHelp(words("结案日期。", "Closing date."), valueName: "date"))
  var closedOn: String?
  @Option(help: ArgumentHelp(words("结案方式。", "Manner of closing."), valueName: "words"))
  var closeManner: String?
  @Option(help: ArgumentHelp(words("程序终结日期（裁定终结、终止程序之日）。", "Day of the ruling that ended the proceeding."), valueName: "date"))
  var terminatedOn: String?
  @Option(help: ArgumentHelp(words("注销日期。", "Deregistration date."), valueName: "date"))
  var deregisteredOn: String?
  @Option(help: ArgumentHelp(words("出清日期（出清认定之日）。", "Day from which it counts as cleared."), valueName: "date"))
  var clearedOn: String?
  @Option(help: ArgumentHelp(words("债权总额，元或带单位。", "Claims, in yuan or with a unit."), valueName: "amount"))
  var claimsTotal: String?
  @Option(help: ArgumentHelp(words("资产总额，元或带单位。", "Assets, in yuan or with a unit."), valueName: "amount"))
  var assetsTotal: String?
  @Option(help: ArgumentHelp(words("职工人数。", "Employees."), valueName: "count"))
  var employees: String?
  @Option(help: ArgumentHelp(words("已安置职工人数。", "Employees settled."), valueName: "count"))
  var employeesSettled: String?
  @Option(help: ArgumentHelp(words("快速审理：是、否。", "Fast track: yes or no."), valueName: "yes|no"))
  var fastTrack: String?
  @Option(
    help: ArgumentHelp(
      words(
        "申请人类型：债权人、债务人、清算责任人、执行移送、股东。",
        "Applicant: creditor, debtor, liquidation_obligor, enforcement_transfer, shareholder."), valueName: "word"))
  var applicant: String?
  @Option(help: ArgumentHelp(words("审理方式：听证、书面。", "Examination: hearing or written."), valueName: "word"))
  var examination: String?
  @Option(
    help: ArgumentHelp(
      words("来源案号：破的破申、破申的强清。", "The docket it came from: 破申 of a 破, 强清 of a 破申."), valueName: "number"))
  var origin: String?
  @Option(help: ArgumentHelp(words("督办原因。", "Reason of key-case supervision."), valueName: "words"))
  var supervision: String?
  @Option(
    help: ArgumentHelp(
      words(
        "停滞原因，如 '衍生诉讼未结(2019-03-01起)；职工安置'；逐条增减用 case stagnate。",
        "Stagnation, e.g. '衍生诉讼未结(2019-03-01起)；职工安置'; one by one with case stagnate."), valueName: "words"))
  var stagnation: String?
  @Option(help: ArgumentHelp(words("备注。", "Note."), valueName: "words"))
  var note: String?

  /// The stated fields as a draft.
  func draft(for number: CaseNumber, in session: Session) throws(CommandFailure) -> CaseDraft {
    var draft = CaseDraft(number: number)
    draft.filedOn = try filedOn.map(session, "--filed-on")
    draft.facts.debtors = try debtors()
    draft.facts.category = try Self.word(category, "--category", EnterpriseCategory.self)
    draft.facts.ownerLevel = try Self.word(ownerLevel, "--owner-level", OwnerLevel.self)
    draft.facts.procedure = try Self.word(procedure, "--procedure", Procedure.self)
    draft.facts.supervisingBody = Self.text(supervisingBody)
    draft.facts.court = Self.text(docketCourt)
    draft.facts.division = Self.text(division)
    draft.facts.judge = Self.text(judge)
    draft.facts.clerk = Self.text(clerk)
    draft.facts.administrator = Self.text(administrator)
    draft.facts.acceptedOn = try acceptedOn.map(session, "--accepted-on")
    draft.facts.plannedCloseOn = try plannedCloseOn.map(session, "--planned-close-on")
    draft.facts.closedOn = try closedOn.map(session, "--closed-on")
    draft.facts.closeManner = Self.text(closeManner).map(CloseManner.init(text:))
    draft.facts.terminatedOn = try terminatedOn.map(session, "--terminated-on")
    draft.facts.deregisteredOn = try deregisteredOn.map(session, "--deregistered-on")
    draft.facts.clearedOn = try clearedOn.map(session, "--cleared-on")
    draft.facts.claimsTotal = try Self.money(claimsTotal, "--claims-total")
    draft.facts.assetsTotal = try Self.money(assetsTotal, "--assets-total")
    draft.facts.employees = try Self.count(employees, "--employees")
    draft.facts.employeesSettled = try Self.count(employeesSettled, "--employees-settled")
    draft.facts.isFastTrack = try Self.flag(fastTrack)
    draft.facts.applicant = try Self.word(applicant, "--applicant", Applicant.self)
    draft.facts.examination = try Self.word(examination, "--examination", Examination.self)
    if let origin { draft.facts.origin = try session.caseNumber(origin) }
    draft.facts.supervision = Self.text(supervision)
    draft.facts.note = Self.text(note)
    if let text = Self.text(stagnation) {
      do throws(DateReadingError) {
        draft.facts.stagnations = try StagnationText.read(text)
      } catch { throw .usage(.badDate(option: "--stagnation", text, error)) }
    }
    return draft
  }

  private func debtors() throws(CommandFailure) -> [Debtor] {
    var codes: [String] = []
    for code in uscc {
      let normal = EnterpriseCode.normalized(code)
      switch EnterpriseCode.defect(in: normal) {
      case nil, .wrongOrganisationCheck?: codes.append(normal)
      case let defect?: throw .usage(.badCode(normal, defect))
      }
    }
    let names = debtor.map(TextFolding.trimmed).filter { !$0.isEmpty }
    guard !codes.isEmpty else { return names.map { Debtor(name: $0) } }
    // One code alone belongs to the one enterprise that is recorded already, as in a ledger.
    guard codes.count == names.count || names.isEmpty && codes.count == 1 else {
      throw .usage(.codesAndNamesDiffer(codes: codes.count, names: names.count))
    }
    return zip(names.isEmpty ? [""] : names, codes).map { Debtor(name: $0, code: $1) }
  }

  private static func text(_ value: String?) -> String? {
    value.map(TextFolding.trimmed).flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func word<Word: LedgerWord>(
    _ text: String?, _ option: String, _: Word.Type
  ) throws(CommandFailure) -> Word? {
    guard let text else { return nil }
    guard let word = Word(ledgerText: text) else {
      throw .usage(
        .badWord(option: option, text, accepted: Word.inReportOrder.map { "\($0.ledgerWord)(\($0.code))" }))
    }
    return word
  }

  private static func money(_ text: String?, _ option: String) throws(CommandFailure) -> Money? {
    guard let text else { return nil }
    do throws(MoneyReadingError) {
      return try MoneyReading.read(text, unit: .yuan)
    } catch { throw .usage(.badAmount(option: option, text, error)) }
  }

  private static func count(_ text: String?, _ option: String) throws(CommandFailure) -> Int? {
    guard let text else { return nil }
    guard let count = Int(text), count >= 0 else { throw .usage(.badCount(option: option, text)) }
    return count
  }

  private static func flag(_ text: String?) throws(CommandFailure) -> Bool? {
    guard let text else { return nil }
    guard let flag = YesNo.read(text) else {
      throw .usage(.badWord(option: "--fast-track", text, accepted: ["是(yes)", "否(no)"]))
    }
    return flag
  }
}

extension String {
  /// The date that the text writes, for an option.
  fileprivate func date(_ session: Session, _ option: String) throws(CommandFailure) -> CivilDate {
    try session.date(self, option: option)
  }
}

extension Optional<String> {
  fileprivate func map(_ session: Session, _ option: String) throws(CommandFailure) -> CivilDate? {
    guard let text = self else { return nil }
    return try text.date(session, option)
  }
}
