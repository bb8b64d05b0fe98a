import CivilCalendar
import RuleModel

/// The recorded fields of a case, by the names of the ledger columns.
public enum CaseField: String, CaseIterable, Hashable, Sendable {
  /// 企业名称 with its code; a list, because a docket may have several enterprises.
  case debtors
  /// 类型.
  case category
  /// 隶属.
  case ownerLevel = "owner_level"
  /// 主管单位.
  case supervisingBody = "supervising_body"
  /// 程序.
  case procedure
  /// 法院.
  case court
  /// 承办部门.
  case division
  /// 承办法官.
  case judge
  /// 书记员.
  case clerk
  /// 管理人.
  case administrator
  /// 立案日期.
  case filedOn = "filed_on"
  /// 受理日期.
  case acceptedOn = "accepted_on"
  /// 计划结案日期.
  case plannedCloseOn = "planned_close_on"
  /// 结案日期.
  case closedOn = "closed_on"
  /// 结案方式.
  case closeManner = "close_manner"
  /// 程序终结日期.
  case terminatedOn = "terminated_on"
  /// 注销日期.
  case deregisteredOn = "deregistered_on"
  /// 出清日期.
  case clearedOn = "cleared_on"
  /// 债权总额.
  case claimsTotal = "claims_total"
  /// 资产总额.
  case assetsTotal = "assets_total"
  /// 职工人数.
  case employees
  /// 已安置职工人数.
  case employeesSettled = "employees_settled"
  /// 快速审理.
  case fastTrack = "fast_track"
  /// 申请人类型.
  case applicant
  /// 审理方式.
  case examination
  /// 来源案号.
  case origin
  /// 督办原因.
  case supervision
  /// 停滞原因, a list.
  case stagnation
  /// 备注.
  case note
  /// Unknown columns.
  case extras
}

extension CaseFacts {
  /// The value of a field as JSON; nil when not recorded. Dates are ISO 8601, money is fen, closed sets are codes.
  public func json(_ field: CaseField) -> JSONValue? {
    switch field {
    case .debtors: return debtors.isEmpty ? nil : .array(debtors.map(\.json))
    case .category: return category.map { .string($0.code) }
    case .ownerLevel: return ownerLevel.map { .string($0.code) }
    case .supervisingBody: return supervisingBody.map(JSONValue.string)
    case .procedure: return procedure.map { .string($0.rawValue) }
    case .court: return court.map(JSONValue.string)
    case .division: return division.map(JSONValue.string)
    case .judge: return judge.map(JSONValue.string)
    case .clerk: return clerk.map(JSONValue.string)
    case .administrator: return administrator.map(JSONValue.string)
    case .filedOn: return nil
    case .acceptedOn: return acceptedOn.map { .string($0.description) }
    case .plannedCloseOn: return plannedCloseOn.map { .string($0.description) }
    case .closedOn: return closedOn.map { .string($0.description) }
    case .closeManner: return closeManner.map { .string($0.storedText) }
    case .terminatedOn: return terminatedOn.map { .string($0.description) }
    case .deregisteredOn: return deregisteredOn.map { .string($0.description) }
    case .clearedOn: return clearedOn.map { .string($0.description) }
    case .claimsTotal: return claimsTotal.map { .integer($0.fen) }
    case .assetsTotal: return assetsTotal.map { .integer($0.fen) }
    case .employees: return employees.map { .integer(Int64($0)) }
    case .employeesSettled: return employeesSettled.map { .integer(Int64($0)) }
    case .fastTrack: return isFastTrack.map(JSONValue.bool)
    case .applicant: return applicant.map { .string($0.code) }
    case .examination: return examination.map { .string($0.code) }
    case .origin: return origin.map { .string($0.text) }
    case .supervision: return supervision.map(JSONValue.string)
    case .stagnation: return stagnations.isEmpty ? nil : .array(stagnations.map(\.json))
    case .note: return note.map(JSONValue.string)
    case .extras:
      guard !extras.isEmpty else { return nil }
      return .object(extras.map { JSONValue.Member(key: $0.name, value: .string($0.value)) })
    }
  }

  /// Sets a field from its JSON form; nil clears it.
  public mutating func set(_ field: CaseField, to value: JSONValue?) throws(PayloadError) {
    switch field {
    case .debtors: debtors = try Debtor.list(value)
    case .category: category = try Self.word(value, field)
    case .ownerLevel: ownerLevel = try Self.word(value, field)
    case .procedure: procedure = try Self.word(value, field)
    case .supervisingBody: supervisingBody = try Self.string(value, field)
    case .court: court = try Self.string(value, field)
    case .division: division = try Self.string(value, field)
    case .judge: judge = try Self.string(value, field)
    case .clerk: clerk = try Self.string(value, field)
    case .administrator: administrator = try Self.string(value, field)
    case .filedOn: throw PayloadError.wrongValue(key: field.rawValue)
    case .acceptedOn: acceptedOn = try Self.date(value, field)
    case .plannedCloseOn: plannedCloseOn = try Self.date(value, field)
    case .closedOn: closedOn = try Self.date(value, field)
    case .closeManner: closeManner = try Self.string(value, field).map(CloseManner.init(text:))
    case .terminatedOn: terminatedOn = try Self.date(value, field)
    case .deregisteredOn: deregisteredOn = try Self.date(value, field)
    case .clearedOn: clearedOn = try Self.date(value, field)
    case .claimsTotal: claimsTotal = try Self.integer(value, field).map(Money.init(fen:))
    case .assetsTotal: assetsTotal = try Self.integer(value, field).map(Money.init(fen:))
    case .employees: employees = try Self.integer(value, field).map { Int($0) }
    case .employeesSettled: employeesSettled = try Self.integer(value, field).map { Int($0) }
    case .fastTrack: isFastTrack = try Self.bool(value, field)
    case .applicant: applicant = try Self.word(value, field)
    case .examination: examination = try Self.word(value, field)
    case .origin: origin = try Self.string(value, field).map(CaseNumber.init(normalized:))
    case .supervision: supervision = try Self.string(value, field)
    case .stagnation: stagnations = try Stagnation.list(value)
    case .note: note = try Self.string(value, field)
    case .extras: extras = try Self.extraFields(value)
    }
  }

  private static func string(_ value: JSONValue?, _ field: CaseField) throws(PayloadError) -> String? {
    guard let value else { return nil }
    guard case .string(let text) = value else { throw .wrongValue(key: field.rawValue) }
    return text
  }

  private static func integer(_ value: JSONValue?, _ field: CaseField) throws(PayloadError) -> Int64? {
    guard let value else { return nil }
    guard case .integer(let number) = value else { throw .wrongValue(key: field.rawValue) }
    return number
  }

  private static func bool(_ value: JSONValue?, _ field: CaseField) throws(PayloadError) -> Bool? {
    guard let value else { return nil }
    guard case .bool(let flag) = value else { throw .wrongValue(key: field.rawValue) }
    return flag
  }

  private static func date(_ value: JSONValue?, _ field: CaseField) throws(PayloadError) -> CivilDate? {
    guard let text = try string(value, field) else { return nil }
    guard let date = CivilDate(text) else { throw .wrongValue(key: field.rawValue) }
    return date
  }

  private static func word<Word: LedgerWord>(_ value: JSONValue?, _ field: CaseField) throws(PayloadError) -> Word? {
    guard let text = try string(value, field) else { return nil }
    guard let word = Word.inReportOrder.first(where: { $0.code == text }) else {
      throw .wrongValue(key: field.rawValue)
    }
    return word
  }

  private static func extraFields(_ value: JSONValue?) throws(PayloadError) -> [ExtraField] {
    guard let value else { return [] }
    guard case .object(let members) = value else { throw .wrongValue(key: "extras") }
    var fields: [ExtraField] = []
    for member in members {
      guard case .string(let text) = member.value else { throw .wrongValue(key: "extras") }
      fields.append(ExtraField(name: member.key, value: text))
    }
    return fields
  }
}

extension Debtor {
  var json: JSONValue {
    var members: [JSONValue.Member] = []
    if let code { members.append(JSONValue.Member(key: "code", value: .string(code))) }
    members.append(JSONValue.Member(key: "name", value: .string(name)))
    return .object(members)
  }

  static func list(_ value: JSONValue?) throws(PayloadError) -> [Debtor] {
    guard let value else { return [] }
    guard case .array(let items) = value else { throw .wrongValue(key: "debtors") }
    var debtors: [Debtor] = []
    for item in items {
      guard case .string(let name)? = item["name"] else { throw .wrongValue(key: "debtors") }
      var code: String?
      if let value = item["code"] {
        guard case .string(let text) = value else { throw .wrongValue(key: "debtors") }
        code = text
      }
      debtors.append(Debtor(name: name, code: code))
    }
    return debtors
  }
}
