import CaseFile

/// The words of what the data lack.
struct QualityWords {
  private let context: SituationContext
  private var say: ReportLanguage { context.say }

  init(_ context: SituationContext) { self.context = context }

  /// The matter in a few words.
  func title(_ id: QualityFigures.MatterID) -> String {
    switch id {
    case .question(let question): return question.title(say)
    case .noClaims: return say("没有登记债权总额", "no claims recorded")
    }
  }

  /// Which figures it touches, and how.
  func effect(_ id: QualityFigures.MatterID) -> String {
    guard case .question(let question) = id else {
      return say("债权总额按0计入合计，化解债权偏低", "adds nothing to sums of claims: claims resolved are too low")
    }
    switch question {
    case .noProcedure: return say("程序列为“未填”，不计节点期限", "proceeding not recorded; no limits are counted")
    case .noOwnerLevel: return say("隶属列为“未填”", "owner level shown as not recorded")
    case .noCategory: return say("类型列为“未填”", "category shown as not recorded")
    case .noJudge, .noDivision: return say("分法官、分部门的数字列为“未填”", "shown as not recorded by judge and division")
    case .noEnterprise: return say("不计户数", "not counted among enterprises")
    case .closedWithoutManner, .mannerUnknown: return say("不计出清，出清户数偏低", "not counted as clearance: enterprises cleared are too low")
    case .mannerUnfit: return say("出清户数可能有误", "enterprises cleared may be wrong")
    case .noMilestone, .nothingRuns:
      return say("没有节点期限，不预警，节点按期率不计", "no limit runs, nobody is warned, the on-time rate has nothing to count")
    case .milestoneBeforeFiling, .milestoneAfterClosing, .actBeforeTrigger, .acceptedBeforeFiling, .numberType:
      return say("节点期限和按期率可能有误", "limits and the on-time rate may be wrong")
    case .recordedLate: return say("登记之前的报告和预警没有计入，以后报告的按期率会变", "reports and warnings made before the entry lack it; later rates differ")
    case .numberYear, .numberCourt: return say("年度、法院口径可能有误", "year or court of the case may be wrong")
    case .originUnknown, .acceptedWithoutProceeding: return say("受理前后的节点不能相连，期限可能缺失", "limits before and after acceptance are not joined")
    case .applicationStillOpen, .enterpriseTwicePending: return say("同一企业计为几件未结", "one enterprise is counted in several pending cases")
    case .endedButPending: return say("未结偏多、结案偏少", "pending is too high, closed too low")
    case .codeInvalid, .codeWithSeveralNames, .nameWithSeveralCodes, .namesAlike:
      return say("户数和出清户数可能有误", "numbers of enterprises may be wrong")
    case .peopleAlike: return say("同一人（单位）分列几行", "one person or body stands in several rows")
    case .assetsAboveClaims, .unitDoubtful: return say("债权、资产合计可能有误", "sums of claims and assets may be wrong")
    case .employeesZero, .settledAboveEmployees: return say("职工安置的数字可能有误", "figures on employees may be wrong")
    case .planPassed: return say("结案计划完成情况不准，须重新排期", "the plan is not in force: a new day is needed")
    case .plannedDayPassed: return say("期限按已过的排期计算", "limits rest on a day that has passed")
    case .longPendingWithoutReason, .stagnationBackwards: return say("长期未结清单缺停滞原因", "the list of old cases lacks the reason")
    case .stale: return say("账龄最老，进展不明", "old, and nothing is known to happen")
    case .closedButLocked: return say("锁定件数包含已结案件", "locks include closed cases")
    case .provisionalDays: return say("届满日按未公布的放假安排暂定，可能变动", "due days may move when the schedule is published")
    case .waitsForReview: return say("登记待审", "entries wait for review")
    case .supervisionUnregistered: return say("重点督办表里没有这些案件", "the sheet of supervision lacks these cases")
    case .supervisionOverdue: return say("督办超过清结期限，须延期或摘牌", "past the deadline for clearing: to be put off or taken off")
    case .deregisteredBeforeEnd: return say("注销、终结日期有一个有误", "one of the two days is wrong")
    }
  }

  /// The key sentence of the sheet.
  func finding(_ figures: QualityFigures) -> String {
    let total = context.figures.ledgerOrder.count
    if total == 0 { return say("台账里没有案件，没有可检查的登记。", "There are no cases whose records could be checked.") }
    let found = figures.matters.filter { !$0.positions.isEmpty }
    guard let most = found.max(by: { $0.positions.count < $1.positions.count }) else {
      return say("共检查\(figures.asked)类事项，\(total)件案件没有发现问题。", "\(figures.asked) matters were looked for in \(total) cases: nothing found.")
    }
    let errors = figures.matters.filter { $0.id.severity == .error }.reduce(0) { $0 + $1.positions.count }
    let severe =
      errors == 0 ? say("没有前后矛盾的登记", "none contradicts itself") : say("其中前后矛盾的登记\(errors)项", "\(errors) entries contradict themselves")
    return say(
      "共检查\(figures.asked)类事项，发现\(found.count)类，涉及\(figures.caseCount)件（台账共\(total)件），\(severe)；最多的是“\(title(most.id))”\(most.positions.count)件。",
      "\(figures.asked) matters looked for, \(found.count) found, in \(figures.caseCount) of \(total) cases; \(severe); most often: \(title(most.id)) (\(most.positions.count))."
    )
  }

  /// The notes under the sheet.
  var notes: [String] {
    [
      say(
        "事项即 chuqing check 的检查问题（编号Q），按本期末、本报告的日志位置检查；R开头的是本报告另行统计的缺项。没有发现的只列影响主要数字的几类。",
        "The matters are the questions of chuqing check (codes Q), asked as of the end of the period at the journal position of the report; R is a gap counted here. Of those not found only the ones behind the main figures are listed."
      ),
      say(
        "错误：登记自相矛盾；警告：很可能有误或有事要办；提示：数字因此不全。改正的命令：chuqing check --code 编号（或 --case 案号）。",
        "error: entries contradict themselves; warning: probably wrong, or something is to be done; note: figures are less full. How to mend it: chuqing check --code CODE (or --case NUMBER)."
      ),
    ]
  }
}
