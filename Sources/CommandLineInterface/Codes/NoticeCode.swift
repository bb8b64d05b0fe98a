import CaseFile
import LedgerExchange

/// A remark on a row that is imported all the same (`LedgerNotice`).
enum NoticeCode: String, FaultCode {
  case organisationCheck = "N101"
  case unknownManner = "N102"
  case closedWithoutManner = "N103"
  case debtorMissing = "N104"
  case unknownColumn = "N105"
  case passedOver = "N106"
  case unitFromTitle = "N107"
  case oddClosing = "N108"
  case undetermined = "N109"
  case mergedCase = "N110"
  case milestoneOfSeveral = "N120"
  case mappedTitleMissing = "N121"
  case legacyForm = "N111"
  case opaque = "N112"
  case before2016 = "N113"
  case unknownCourt = "N114"
  case doubtfulType = "N115"
  case notInsolvency = "N116"
  case documentSuffixRemoved = "N117"
  case leadingZeroRemoved = "N118"
  case completed = "N119"

  var entry: CodeEntry {
    switch self {
    case .organisationCheck: return Self.entry("代码内的校验码不符", "The inner check of a credit code fails", .organisationCheck)
    case .unknownManner: return Self.entry("不认识的结案方式", "An unknown manner of closing", .unknownManner)
    case .closedWithoutManner: return Self.entry("已结案而没有结案方式", "Closed without a manner", .closedWithoutManner)
    case .debtorMissing: return Self.entry("没有企业名称", "No enterprise", .debtorMissing)
    case .unknownColumn: return Self.entry("不认识的列", "An unknown column", .unknownColumn("立案庭意见"))
    case .passedOver: return Self.entry("跳过的行", "Rows that were passed over", .passedOver)
    case .unitFromTitle: return Self.entry("金额单位取自表头上方", "The unit of amounts stands above the header", .unitFromTitle(.tenThousand))
    case .oddClosing:
      return Self.entry(
        "结案日期或方式不合常例", "A closing that is unusual for its docket",
        .oddClosing(.closedBeforeAccepted(accepted: Sample.filed, closed: Sample.early)))
    case .undetermined: return Self.entry("日期写着待定，按空白处理", "A day said to be open, taken for blank", .undetermined)
    case .mergedCase: return Self.entry("案号合并的几行作为一件案件", "Rows under one merged number, read as one case", .mergedCase)
    case .milestoneOfSeveral: return Self.entry("一行节点用于几件案件", "One row for several cases", .milestoneOfSeveral)
    case .mappedTitleMissing: return Self.entry("列名对照里的列名不在台账里", "A title of the list that the ledger lacks", .mappedTitleMissing("当事人"))
    case .legacyForm: return Self.entry("旧式案号", "A case number of before 2016", .caseNumber(.legacyForm))
    case .opaque: return Self.entry("不认识的案号写法", "An unknown form of case number", .caseNumber(.opaque))
    case .before2016: return Self.entry("新式案号，年份早于2016年", "A regular number with a year before 2016", .caseNumber(.before2016))
    case .unknownCourt: return Self.entry("法院代字不在名单里", "The court's code is not in the list", .caseNumber(.unknownCourt))
    case .doubtfulType: return Self.entry("类型代字不在名单里", "The case type is not in the list", .caseNumber(.doubtfulType))
    case .notInsolvency: return Self.entry("不是破产类案件", "Not an insolvency case", .caseNumber(.notInsolvency))
    case .documentSuffixRemoved: return Self.entry("去掉了文书编号", "The suffix of a document was removed", .caseNumber(.documentSuffixRemoved))
    case .leadingZeroRemoved: return Self.entry("去掉了编号前的0", "Zeros before the serial number were removed", .caseNumber(.leadingZeroRemoved))
    case .completed: return Self.entry("补上了括号或号", "Brackets or 号 were added", .caseNumber(.completed))
    }
  }

  private static func entry(_ zh: String, _ en: String, _ notice: LedgerNotice) -> CodeEntry {
    CodeEntry(zh, en, .notice(notice))
  }
}

extension LedgerNotice {
  /// The code of the notice.
  var code: NoticeCode {
    switch self {
    case .caseNumber(let warning): return warning.code
    case .organisationCheck: return .organisationCheck
    case .unknownManner: return .unknownManner
    case .closedWithoutManner: return .closedWithoutManner
    case .debtorMissing: return .debtorMissing
    case .unknownColumn: return .unknownColumn
    case .passedOver: return .passedOver
    case .unitFromTitle: return .unitFromTitle
    case .oddClosing: return .oddClosing
    case .undetermined: return .undetermined
    case .mergedCase: return .mergedCase
    case .milestoneOfSeveral: return .milestoneOfSeveral
    case .mappedTitleMissing: return .mappedTitleMissing
    }
  }
}

extension CaseNumberReading.Warning {
  /// The code of the remark.
  var code: NoticeCode {
    switch self {
    case .legacyForm: return .legacyForm
    case .opaque: return .opaque
    case .before2016: return .before2016
    case .unknownCourt: return .unknownCourt
    case .doubtfulType: return .doubtfulType
    case .notInsolvency: return .notInsolvency
    case .documentSuffixRemoved: return .documentSuffixRemoved
    case .leadingZeroRemoved: return .leadingZeroRemoved
    case .completed: return .completed
    }
  }
}
