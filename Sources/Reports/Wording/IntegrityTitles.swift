extension IntegrityQuestion {
  /// The question in a few words.
  public func title(_ say: ReportLanguage) -> String {
    switch self {
    case .numberYear: return say("案号年度与立案年度不符", "year of the number is not that of filing")
    case .numberType: return say("案号类型与程序不符", "type of the number does not fit the proceeding")
    case .numberCourt: return say("案号是其他法院的，没有登记法院", "number of another court, no court recorded")
    case .originUnknown: return say("来源案号没有登记", "docket of origin is not registered")
    case .acceptedWithoutProceeding: return say("申请已受理，没有登记破产（强清）案", "accepted, but no proceeding came out of it")
    case .applicationStillOpen: return say("破产案未结，申请案也未结", "pending while its application still is")
    case .acceptedBeforeFiling: return say("受理早于立案", "accepted before it was filed")
    case .milestoneBeforeFiling: return say("节点早于立案", "milestone before filing")
    case .milestoneAfterClosing: return say("节点晚于结案", "milestone after closing")
    case .actBeforeTrigger: return say("办理早于起算", "act before the event that makes it due")
    case .plannedDayPassed: return say("排期已过，没有登记办理", "planned day has passed, nothing recorded")
    case .deregisteredBeforeEnd: return say("注销早于程序终结", "deregistered before the proceeding ended")
    case .endedButPending: return say("程序已终结，案件未结", "proceeding ended, case pending")
    case .planPassed: return say("计划结案日期已过，案件未结", "planned closing date has passed, case pending")
    case .closedWithoutManner: return say("已结，没有结案方式", "closed without manner")
    case .mannerUnknown: return say("结案方式不在目录里", "unknown manner of closing")
    case .mannerUnfit: return say("结案方式与案件、程序不符", "manner does not fit docket or proceeding")
    case .closedButLocked: return say("已结但仍锁定", "closed and locked")
    case .noJudge: return say("未结案件没有承办法官", "pending without judge")
    case .noEnterprise: return say("没有企业名称", "no enterprise")
    case .noProcedure: return say("没有程序", "no proceeding")
    case .noCategory: return say("没有类型", "no category")
    case .noOwnerLevel: return say("没有隶属", "no owner level")
    case .noMilestone: return say("未结案件没有任何节点", "pending without any milestone")
    case .nothingRuns: return say("未结案件没有在走的期限", "pending, and no limit runs")
    case .noDivision: return say("未结案件没有承办部门", "pending without division")
    case .codeInvalid: return say("企业代码有误", "wrong enterprise code")
    case .codeWithSeveralNames: return say("同一代码，名称不同", "one code, several names")
    case .nameWithSeveralCodes: return say("同一名称，代码不同", "one name, several codes")
    case .namesAlike: return say("企业名称只差括号、空格", "names that differ in brackets or spaces")
    case .enterpriseTwicePending: return say("同一企业有几件未结的破产（强清）案", "one enterprise in several pending proceedings")
    case .assetsAboveClaims: return say("资产超过债权一百倍", "assets over a hundred times the claims")
    case .unitDoubtful: return say("金额单位可疑（元、万元）", "unit of an amount is doubtful")
    case .employeesZero: return say("职工人数为0，却公示过职工债权", "no employees, but their claims were published")
    case .peopleAlike: return say("人员、单位名称写法不一", "people or bodies written in several ways")
    case .settledAboveEmployees: return say("安置职工多于职工人数", "more employees settled than there are")
    case .provisionalDays: return say("期限按未公布的放假安排暂定", "due days without a published holiday schedule")
    case .stale: return say("未结三年以上，一年没有进展", "pending three years, no step for one")
    case .waitsForReview: return say("锁定期间的登记待审", "entries that wait for review")
    case .recordedLate: return say("节点发生30日后才登记（近一年）", "milestones recorded over 30 days late (last year)")
    case .longPendingWithoutReason: return say("未结一年以上，没有停滞原因", "pending over a year, no reason of stagnation")
    case .stagnationBackwards: return say("停滞原因的止日早于起日", "reason of stagnation ends before it begins")
    case .supervisionUnregistered: return say("台账写有督办原因，没有挂牌督办", "a reason in the ledger, no supervision registered")
    case .supervisionOverdue: return say("督办案件超过清结期限", "under supervision and over the deadline for clearing")
    }
  }
}

extension IntegrityQuestion.Severity {
  /// How much weight it has, in a word.
  public func label(_ say: ReportLanguage) -> String {
    switch self {
    case .error: return say("错误", "error")
    case .warning: return say("警告", "warning")
    case .note: return say("提示", "note")
    }
  }
}
