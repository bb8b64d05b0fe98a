import RuleModel

/// What is not permitted.
enum PermissionCode: String, FaultCode {
  case right = "E601"
  case clockInRealDatabase = "E602"
  case unknownUser = "E603"
  case releaseNeeds = "E604"
  case waiverNeeds = "E605"

  var entry: CodeEntry {
    switch self {
    case .right:
      return Self.entry(
        "没有这项权限", "The role does not have the right", .notPermitted(.right(.loadLaw, actor: "李四", role: .clerk, holders: [Sample.chief])))
    case .clockInRealDatabase:
      return Self.entry("正式库不能改变记录时间", "The clock of a real database cannot be set", .notPermitted(.clockInRealDatabase))
    case .unknownUser:
      return Self.entry("没有登记这个人员", "Nobody of this name is registered", .usage(.unknownUser("王院", known: ["王庭长", "赵院长"])))
    case .releaseNeeds:
      return Self.entry(
        "解锁的批准人权限不够", "The approver may not release the lock",
        .refusal(.releaseNeeds(.courtLeader, approver: "王庭长", role: .divisionChief), case: Sample.number))
    case .waiverNeeds:
      return Self.entry(
        "免除法定期限须经批准", "Waiving a statutory limit needs approval",
        .refusal(.waiverNeeds(.divisionChief, Sample.lock.step), case: Sample.number))
    }
  }

  private static func entry(_ zh: String, _ en: String, _ failure: CommandFailure) -> CodeEntry {
    CodeEntry(zh, en, .failure(failure))
  }
}

extension CommandFailure.PermissionFault {
  /// The code of the fault.
  var code: ErrorCode {
    switch self {
    case .right: return PermissionCode.right.errorCode
    case .clockInRealDatabase: return PermissionCode.clockInRealDatabase.errorCode
    }
  }
}
