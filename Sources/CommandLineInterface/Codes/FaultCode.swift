import CaseFile
import LedgerExchange
import RuleModel

/// A family of codes that failures, rejected rows and notices print, so that a clerk can name one on the telephone.
///
/// A code is never changed and never given to something else; one that is no longer used stays retired. A new case of
/// an error enum does not compile until its `code` names one, and a new code not until its `entry` says what it means
/// and shows a sample.
protocol FaultCode: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  /// What the code stands for.
  var entry: CodeEntry { get }
}

extension FaultCode {
  /// The code as it is printed.
  var errorCode: ErrorCode { ErrorCode(text: rawValue) }
}

/// A code as it is printed: `E503`, or `N104` for a notice.
struct ErrorCode: Hashable, Sendable, CustomStringConvertible {
  /// The letter and three digits.
  let text: String

  var description: String { text }
}

/// What a code stands for: its meaning in a phrase, and something that prints it.
struct CodeEntry {
  /// The meaning, without a full stop.
  let meaning: LocalizedText
  /// Something with the code.
  let sample: CodeSample

  init(_ zh: String, _ en: String, _ sample: CodeSample) {
    meaning = LocalizedText(zh: zh, en: en)
    self.sample = sample
  }
}

/// Something that prints a code.
enum CodeSample {
  /// A command that ends without having done its work.
  case failure(CommandFailure)
  /// A row of a ledger that is not imported.
  case row(LedgerRule)
  /// A row of a ledger that came back and is not taken.
  case checkin(CheckinFault)
  /// A remark on a row that is imported.
  case notice(LedgerNotice)
  /// A mistyped command line, in the words of the parser.
  case commandLine(String)
}

extension CodeSample {
  /// What is printed.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .failure(let failure): return failure.text(say)
    case .row(let rule): return rule.text(say)
    case .checkin(let fault): return fault.text(say)
    case .notice(let notice): return FailureText(notice.text(say))
    case .commandLine(let sentence): return CommandLineWords(say: say).mistakeText(sentence)
    }
  }

  /// The code that it has.
  var code: ErrorCode {
    switch self {
    case .failure(let failure): return failure.code
    case .row(let rule): return rule.code
    case .checkin(let fault): return fault.code
    case .notice(let notice): return notice.code.errorCode
    case .commandLine(let sentence): return CommandLineWords.code(ofMistake: sentence).errorCode
    }
  }

  /// With what the command ends; 0 for a notice.
  var exitCode: Int32 {
    switch self {
    case .failure(let failure): return failure.exitCode.rawValue
    case .row, .checkin: return ContractExit.badInput.rawValue
    case .notice: return ContractExit.done.rawValue
    case .commandLine: return ContractExit.usage.rawValue
    }
  }
}

/// All codes.
enum CodeBook {
  /// A family with its heading.
  struct Area {
    let title: LocalizedText
    let codes: [any FaultCode]
  }

  /// The families in the order of their numbers.
  static let areas = [
    Area(
      title: LocalizedText(zh: "命令的写法", en: "The command line"),
      codes: CommandLineCode.allCases + UsageCode.allCases + SafekeepingUsageCode.allCases),
    Area(title: LocalizedText(zh: "数据库", en: "The database"), codes: StoreCode.allCases + SafekeepingCode.allCases),
    Area(title: LocalizedText(zh: "台账文件", en: "Ledger files"), codes: FileCode.allCases),
    Area(title: LocalizedText(zh: "台账的行", en: "Rows of ledgers"), codes: RowCode.allCases),
    Area(title: LocalizedText(zh: "签入的台账", en: "Ledgers that come back"), codes: CheckinCode.allCases),
    Area(title: LocalizedText(zh: "年度目标和结案计划", en: "Annual targets and closing plans"), codes: TargetCode.allCases),
    Area(title: LocalizedText(zh: "案件和期限的规则", en: "Rules of cases and limits"), codes: CaseCode.allCases + OversightCode.allCases),
    Area(title: LocalizedText(zh: "权限", en: "Permission"), codes: PermissionCode.allCases),
    Area(title: LocalizedText(zh: "本院规则和放假安排", en: "The court's rules and holidays"), codes: LawCode.allCases),
    Area(
      title: LocalizedText(zh: "统计和报告", en: "Statistics and reports"),
      codes: ReportCode.allCases + IssuingCode.allCases + RebuildingCode.allCases),
    Area(title: LocalizedText(zh: "定时报告", en: "Scheduled reports"), codes: ScheduleCode.allCases),
    Area(title: LocalizedText(zh: "程序本身", en: "The program itself"), codes: ProgramCode.allCases),
    Area(title: LocalizedText(zh: "导入时的提示（不妨碍导入）", en: "Notices of an import (nothing is refused)"), codes: NoticeCode.allCases),
  ]

  /// All codes in order.
  static var all: [any FaultCode] { areas.flatMap(\.codes) }

  /// All codes as they are printed.
  static var words: [String] { all.map { $0.rawValue } }

  /// The code that a person typed; spaces, case and a missing letter do not matter.
  static func code(named text: String) -> (any FaultCode)? {
    let key = TextFolding.key(text)
    return all.first { code in
      let known = TextFolding.key(code.rawValue)
      return known == key || known == "e" + key
    }
  }
}
