/// Name, unit and one-line definition of each measure of the situation report.
struct MeasureWords {
  struct Words {
    let name: String
    let unit: String
    let gist: String
  }

  private let say: ReportLanguage
  private let period: ReportPeriod

  private var cases: String { say("件", "cases") }
  private var days: String { say("天", "days") }

  init(_ say: ReportLanguage, _ period: ReportPeriod) {
    self.say = say
    self.period = period
  }

  subscript(id: MeasureID) -> Words {
    switch id {
    case .openingPending:
      return Words(name: say("旧存", "Opening"), unit: cases, gist: say("期初以前立案、期初尚未结案", "filed before the period, pending at its start"))
    case .received: return Words(name: say("新收", "Received"), unit: cases, gist: say("期内立案", "filed in the period"))
    case .handled: return Words(name: say("受理合计", "Handled"), unit: cases, gist: say("旧存＋新收", "opening + received"))
    case .closed: return Words(name: say("结案", "Closed"), unit: cases, gist: say("期内结案", "closed in the period"))
    case .pending:
      return Words(
        name: say("期末未结", "Pending"), unit: cases, gist: say("受理−结案，与台账逐件核对", "handled − closed; agrees with the ledger case by case"))
    case .closingRate: return Words(name: say("结案率", "Closing rate"), unit: "%", gist: say("结案÷受理", "closed ÷ handled"))
    case .closedToReceived: return Words(name: say("结收比", "Closed to received"), unit: "%", gist: say("结案÷新收", "closed ÷ received"))
    case .milestonesOnTime:
      return Words(
        name: say("节点按期率", "Milestones on time"), unit: "%", gist: say("按期完成÷期内到期的节点期限", "limits met ÷ limits due in the period"))
    default: return further(id)
    }
  }

  private func outcome(_ id: MeasureID) -> Words {
    let people = say("人", "people")
    switch id {
    case .closingEvenness:
      return Words(
        name: say("结案均衡度", "Evenness of closings"), unit: "%",
        gist: say("1−标准差÷月均，本报告自定", "1 − deviation ÷ mean of monthly closings; the report's own"))
    case .fastTrackOfClosed:
      return Words(name: say("快速审理占结案", "Fast track of closed"), unit: "%", gist: say("结案中快速审理的比重", "share of the cases closed"))
    case .fastTrackOfReceived:
      return Words(name: say("快速审理占新收", "Fast track of received"), unit: "%", gist: say("新收中快速审理的比重", "share of the cases filed"))
    case .clearingCases:
      return Words(
        name: say("出清案件", "Clearing cases"), unit: cases, gist: say("使企业出清的结案案件，与上行户数对照", "cases whose closing cleared enterprises"))
    case .employeesOfCleared:
      return Words(
        name: say("出清企业职工", "Employees concerned"), unit: people, gist: say("出清案件登记的职工人数", "employees recorded in the clearing cases"))
    case .employeesSettled:
      return Words(
        name: say("　其中：已安置", "  of these settled"), unit: people, gist: say("出清案件登记的已安置职工", "recorded as settled in the clearing cases"))
    default: return Words(name: id.rawValue, unit: "", gist: "")
    }
  }

  private func further(_ id: MeasureID) -> Words {
    switch id {
    case .meanDaysToClose:
      return Words(
        name: say("平均审理天数", "Mean days to close"), unit: days, gist: say("期内结案，立案至结案，自然日", "closed in the period, filing to closing"))
    case .medianDaysToClose:
      return Words(name: say("审理天数中位数", "Median days to close"), unit: days, gist: say("同上，居中一件的天数", "the same, the middle case"))
    case .dispositionTime:
      let gist = period.wholeMonths.map { say("365×\($0)/12×未结÷结案", "365 × \($0)/12 × pending ÷ closed") }
      return Words(
        name: say("清结周期", "Disposition time"), unit: days,
        gist: gist ?? say("\(period.days.dayCount)天×未结÷结案", "\(period.days.dayCount) days × pending ÷ closed"))
    case .pendingOver(months: 12):
      return Words(
        name: say("一年以上未结", "Pending ≥ 1 year"), unit: cases,
        gist: say("期末未结且立案满一年，含三年以上", "pending, a year or more since filing; includes ≥ 3"))
    case .pendingOver(months: 36):
      return Words(
        name: say("　其中：三年以上", "  of these ≥ 3 years"), unit: cases, gist: say("期末未结且立案满三年", "pending, three years or more since filing"))
    case OverallSheet.shareOverYear:
      return Words(name: say("一年以上占未结比重", "Share of pending ≥ 1 year"), unit: "%", gist: say("一年以上÷期末未结", "≥ 1 year ÷ pending"))
    case .meanPendingAge:
      return Words(name: say("平均未结天数", "Mean pending age"), unit: days, gist: say("期末未结，立案至期末，自然日", "pending, filing to cut-off"))
    case .medianPendingAge:
      return Words(name: say("未结天数中位数", "Median pending age"), unit: days, gist: say("同上，居中一件的天数", "the same, the middle case"))
    case .enterprisesCleared:
      return Words(
        name: say("出清企业", "Enterprises cleared"), unit: say("户", "enterprises"),
        gist: say("程序终结或重整、和解成功，每户计一次", "ended, or rescued; each counted once"))
    case OverallSheet.claims:
      return Words(
        name: say("出清企业债权总额", "Claims of cleared enterprises"), unit: say("亿元", "100 m yuan"),
        gist: say("期内出清企业登记的债权总额", "claims recorded of enterprises cleared"))
    default: return outcome(id)
    }
  }
}
