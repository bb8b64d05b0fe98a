import CaseFile
import CivilCalendar
import LedgerExchange
import RuleModel

/// What a row of a ledger breaks (`LedgerRule`).
enum RowCode: String, FaultCode {
  case caseNumberMissing = "E401"
  case severalCaseNumbers = "E402"
  case moreCellsThanHeaders = "E403"
  case notACount = "E404"
  case notYesOrNo = "E405"
  case unknownWord = "E406"
  case codesAndNamesDiffer = "E407"
  case errorValue = "E408"
  case unknownMilestone = "E409"
  case milestoneMissing = "E410"
  case dateMissing = "E411"
  case repeatedCase = "E412"
  case differsInMergedCase = "E413"
  case dateEmpty = "E421"
  case dateNoSuchDay = "E422"
  case dateDayMissing = "E423"
  case dateTwoDigitYear = "E424"
  case dateAmbiguousOrder = "E425"
  case notADate = "E426"
  case notAnAmount = "E431"
  case amountNegative = "E432"
  case amountTooLarge = "E433"
  case codeLength = "E441"
  case codeCharacter = "E442"
  case codeCheck = "E443"
  case codeOrganisationCheck = "E444"

  var entry: CodeEntry {
    switch self {
    case .caseNumberMissing: return Self.entry("没有案号", "The case number is missing", .caseNumberMissing)
    case .severalCaseNumbers:
      return Self.entry("一格里有几个案号", "Several case numbers in one cell", .severalCaseNumbers(["(2019)粤01破12号", "(2019)粤01破13号"]))
    case .moreCellsThanHeaders: return Self.entry("格数多于表头", "More cells than headers", .moreCellsThanHeaders(cells: 12, headers: 11))
    case .notACount: return Self.entry("不是整数", "Not a whole number", .notACount)
    case .notYesOrNo: return Self.entry("只能填是或否", "Neither yes nor no", .notYesOrNo)
    case .unknownWord:
      return Self.entry("不是本列可用的词", "Not a word of the column", .unknownWord(accepted: Procedure.inReportOrder.map(\.ledgerWord)))
    case .codesAndNamesDiffer:
      return Self.entry("代码与企业的个数不同", "Codes and enterprises differ in number", .codesAndNamesDiffer(codes: 1, names: 2))
    case .errorValue: return Self.entry("单元格是公式错误值", "The cell holds a formula error", .errorValue)
    case .unknownMilestone: return Self.entry("没有这个节点", "There is no such milestone", .unknownMilestone(closest: ["第一次债权人会议"]))
    case .milestoneMissing: return Self.entry("没有节点名称", "The milestone is missing", .milestoneMissing)
    case .dateMissing: return Self.entry("没有日期", "The date is missing", .dateMissing)
    case .repeatedCase: return Self.entry("同一案号重复而内容不同", "The same case twice with other content", .repeatedCase(firstRow: 7))
    case .differsInMergedCase:
      return Self.entry("合并案号的几行内容不一", "Rows of one merged case that differ", .differsInMergedCase(firstRow: 7, firstValue: "张三"))
    case .dateEmpty: return Self.entry("日期是空的", "A blank date", .notADate(.empty))
    case .dateNoSuchDay: return Self.entry("没有这一天", "No such day", .notADate(.noSuchDay(year: 2019, month: 2, day: 30)))
    case .dateDayMissing: return Self.entry("日期缺日", "A date without its day", .notADate(.dayMissing))
    case .dateTwoDigitYear: return Self.entry("年份只有两位", "A year of two digits", .notADate(.twoDigitYear))
    case .dateAmbiguousOrder: return Self.entry("月和日的先后不明", "Day and month could be either way round", .notADate(.ambiguousOrder))
    case .notADate: return Self.entry("不是日期", "Not a date", .notADate(.notADate))
    case .notAnAmount: return Self.entry("不是金额", "Not an amount", .notAnAmount(.notANumber))
    case .amountNegative: return Self.entry("金额为负", "A negative amount", .notAnAmount(.negative))
    case .amountTooLarge: return Self.entry("金额过大", "An amount too large", .notAnAmount(.tooLarge))
    case .codeLength: return Self.entry("代码位数不对", "A code of the wrong length", .badCode(.wrongLength(17)))
    case .codeCharacter: return Self.entry("代码里有不允许的字符", "A character that codes do not have", .badCode(.badCharacter("O", position: 3)))
    case .codeCheck:
      return Self.entry("代码的校验码不对", "The check character is wrong", .badCode(.wrongCheckCharacter(found: "3", expected: "7")))
    case .codeOrganisationCheck:
      return Self.entry("主体标识的校验码不对", "The inner check character is wrong", .badCode(.wrongOrganisationCheck(found: "3", expected: "X")))
    }
  }

  private static func entry(_ zh: String, _ en: String, _ rule: LedgerRule) -> CodeEntry {
    CodeEntry(zh, en, .row(rule))
  }
}

extension LedgerRule {
  /// The code of the rule; that of the refusal when it is one.
  var code: ErrorCode {
    switch self {
    case .refused(let refusal): return refusal.code
    case .notADate(let error): return error.code.errorCode
    case .notAnAmount(let error): return error.code.errorCode
    case .badCode(let defect): return defect.code.errorCode
    case .caseNumberMissing: return RowCode.caseNumberMissing.errorCode
    case .severalCaseNumbers: return RowCode.severalCaseNumbers.errorCode
    case .moreCellsThanHeaders: return RowCode.moreCellsThanHeaders.errorCode
    case .notACount: return RowCode.notACount.errorCode
    case .notYesOrNo: return RowCode.notYesOrNo.errorCode
    case .unknownWord: return RowCode.unknownWord.errorCode
    case .codesAndNamesDiffer: return RowCode.codesAndNamesDiffer.errorCode
    case .errorValue: return RowCode.errorValue.errorCode
    case .unknownMilestone: return RowCode.unknownMilestone.errorCode
    case .milestoneMissing: return RowCode.milestoneMissing.errorCode
    case .dateMissing: return RowCode.dateMissing.errorCode
    case .repeatedCase: return RowCode.repeatedCase.errorCode
    case .differsInMergedCase: return RowCode.differsInMergedCase.errorCode
    }
  }
}

extension DateReadingError {
  /// The code of a row with it.
  fileprivate var code: RowCode {
    switch self {
    case .empty: return .dateEmpty
    case .noSuchDay: return .dateNoSuchDay
    case .dayMissing: return .dateDayMissing
    case .twoDigitYear: return .dateTwoDigitYear
    case .ambiguousOrder: return .dateAmbiguousOrder
    case .notADate: return .notADate
    }
  }
}

extension MoneyReadingError {
  /// The code of a row with it.
  fileprivate var code: RowCode {
    switch self {
    case .notANumber: return .notAnAmount
    case .negative: return .amountNegative
    case .tooLarge: return .amountTooLarge
    }
  }
}

extension EnterpriseCodeDefect {
  /// The code of a row with it.
  fileprivate var code: RowCode {
    switch self {
    case .wrongLength: return .codeLength
    case .badCharacter: return .codeCharacter
    case .wrongCheckCharacter: return .codeCheck
    case .wrongOrganisationCheck: return .codeOrganisationCheck
    }
  }
}
