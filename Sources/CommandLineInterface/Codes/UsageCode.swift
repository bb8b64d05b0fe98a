import CaseFile
import Reports
import RuleModel

/// What is wrong with the words of a command (`CommandFailure.UsageFault`) or with a period.
enum UsageCode: String, FaultCode {
  case badInstant = "E110"
  case badDate = "E111"
  case badAmount = "E112"
  case badWord = "E113"
  case badCount = "E114"
  case badCode = "E115"
  case codesAndNamesDiffer = "E116"
  case badThresholds = "E117"
  case badEncoding = "E118"
  case emptyCaseNumber = "E119"
  case emptyActor = "E120"
  case emptyCourt = "E121"
  case unknownMilestone = "E122"
  case blankOption = "E124"
  case noCaseMatches = "E125"
  case dayOrPlan = "E126"
  case unknownField = "E127"
  case fieldNeverBlank = "E128"
  case nothingToChange = "E129"
  case missingCases = "E130"
  case missingFile = "E131"
  case conflictingFormats = "E132"
  case outputMissing = "E133"
  case comparisonForReport = "E134"
  case periodNotOver = "E135"
  case unknownCode = "E136"
  case badShell = "E137"
  case nodeOrEntry = "E138"
  case positionOrDay = "E139"
  case ambiguousName = "E145"
  case reportNeedsFile = "E146"
  case unknownTable = "E147"
  case tableOrFolder = "E148"
  case copyOfWorkbook = "E149"
  case recipientBlank = "E155"
  case recipientTooLong = "E156"
  case recipientUnprintable = "E157"
  case dryRunOfReport = "E158"
  case codeOrFile = "E159"
  case runNeedsDue = "E160"
  case noFolder = "E161"
  case unknownName = "E150"
  case periodUnknownForm = "E140"
  case periodYearOutOfRange = "E141"
  case periodNoSuchMonth = "E142"
  case periodNoSuchDay = "E143"
  case periodRunsBackwards = "E144"

  var entry: CodeEntry {
    switch self {
    case .badInstant: return Self.usage("--now 的时间读不懂", "--now is not an instant", .badInstant("昨天"))
    case .badDate:
      return Self.usage(
        "选项里的日期不对", "The date of an option is none", .badDate(option: "--on", "2019-02-30", .noSuchDay(year: 2019, month: 2, day: 30)))
    case .badAmount: return Self.usage("选项里的金额不对", "The amount of an option is none", .badAmount(option: "--claims", "很多", .notANumber))
    case .badWord:
      return Self.usage(
        "选项不能用这个词", "A word that the option does not take",
        .badWord(option: "--procedure", "破产", accepted: Procedure.inReportOrder.map(\.ledgerWord)))
    case .badCount: return Self.usage("选项应为整数", "The option needs a whole number", .badCount(option: "--employees", "几百"))
    case .badCode: return Self.usage("统一社会信用代码不对", "The credit code of an option is wrong", .badCode("9144010000", .wrongLength(10)))
    case .codesAndNamesDiffer:
      return Self.usage("企业和代码的个数不同", "Enterprises and codes differ in number", .codesAndNamesDiffer(codes: 1, names: 2))
    case .badThresholds: return Self.usage("账龄界限读不懂", "The age thresholds are not understood", .badThresholds("36,12"))
    case .badEncoding: return Self.usage("不认识的编码", "Unknown encoding", .badEncoding("ascii"))
    case .emptyCaseNumber: return Self.usage("案号是空的", "The case number is blank", .emptyCaseNumber)
    case .emptyActor: return Self.usage("操作人是空的", "--as is blank", .emptyActor)
    case .emptyCourt: return Self.usage("法院代字是空的", "The court's code is blank", .emptyCourt)
    case .unknownMilestone: return Self.usage("没有这个节点", "There is no such milestone", .unknownMilestone("债权人大会", closest: ["第一次债权人会议"]))
    case .blankOption: return Self.usage("选项是空的", "The option is blank", .blankOption("--reason"))
    case .noCaseMatches: return Self.usage("没有符合条件的未结案件", "No pending case meets the conditions", .noCaseMatches)
    case .dayOrPlan: return Self.usage("已发生和排期要择一写明", "Either it happened or it is planned", .dayOrPlan)
    case .unknownField: return Self.usage("没有这个项目", "There is no such field", .unknownField("颜色", accepted: ["note", "judge"]))
    case .fieldNeverBlank: return Self.usage("这一项不能清空", "The field cannot be cleared", .fieldNeverBlank(.filedOn))
    case .nothingToChange: return Self.usage("没有说要改什么", "Nothing to change was given", .nothingToChange)
    case .missingCases: return Self.usage("没有给出案号", "No case was given", .missingCases)
    case .missingFile: return Self.usage("没有这个文件", "No such file", .missingFile("台账.xlsx"))
    case .conflictingFormats: return Self.usage("--json 与 --csv 不能同时用", "--json and --csv exclude each other", .conflictingFormats)
    case .outputMissing: return Self.usage("没有说工作簿写到哪里", "Where the workbook goes is not stated", .outputMissing)
    case .comparisonForReport: return Self.usage("报告必须有比较期", "A report needs a comparison", .comparisonForReport)
    case .periodNotOver: return Self.usage("统计期还没有结束", "The period is not over", .periodNotOver(through: Sample.later, today: Sample.today))
    case .unknownCode: return Self.usage("没有这个错误代码", "There is no such error code", .unknownCode("E999", closest: ["E509", "E529"]))
    case .badShell: return Self.usage("没有这种命令行外壳的补全", "No completions for this shell", .badShell("tcsh", known: ["bash", "zsh", "fish"]))
    case .nodeOrEntry: return Self.usage("节点和序号要择一写明", "Either a milestone or an entry", .nodeOrEntry)
    case .positionOrDay: return Self.usage("日志位置和日期只能用一个", "Either a position or a day of the journal", .positionOrDay)
    case .reportNeedsFile: return Self.usage("没有说工作簿写到哪里", "A workbook needs a file", .reportNeedsFile)
    case .unknownTable:
      return Self.usage("报告没有这个表格", "The report has no such table", .unknownTable("total", tables: ["overall", "ledger"]))
    case .tableOrFolder:
      return Self.usage("CSV 要说明哪个表格或写到哪个文件夹", "CSV needs a table or a folder", .tableOrFolder(tables: ["overall", "ledger"]))
    case .ambiguousName:
      return Self.usage("名字的一部分可能是几个人", "A part that several names have", .ambiguousName(option: "--judge", "张", candidates: ["张三", "张四"]))
    case .recipientBlank: return Self.usage("没有写明送给谁", "No recipient is named", .recipient(.blank))
    case .recipientTooLong:
      return Self.usage("收件人的名称太长", "The name of a recipient is too long", .recipient(.tooLong("某某局", count: 53, limit: 40)))
    case .recipientUnprintable:
      return Self.usage("收件人的名称里有不能印出的字符", "The name of a recipient does not print", .recipient(.unprintable("王\u{1}院长")))
    case .dryRunOfReport: return Self.usage("--dry-run 只用于印发", "--dry-run is for issuing only", .dryRunOfReport)
    case .copyOfWorkbook: return Self.usage("只有工作簿可以印发", "Only workbooks can be issued", .copyOfWorkbook)
    case .runNeedsDue: return Self.usage("run 要写明做什么", "run needs to be told what", .runNeedsDue)
    case .noFolder: return Self.usage("没有这个文件夹", "No such folder", .noFolder("/srv/报告"))
    case .codeOrFile: return Self.usage("溯源码和文件要择一写明", "Either a trace code or a file", .codeOrFile)
    case .unknownName:
      return Self.usage(
        "没有一件案件登记的是这个名字", "No case has this name",
        .unknownName(.judge, option: "--judge", "张二", closest: ["张三"], known: ["张三", "李四"]))
    case .periodUnknownForm: return Self.period("期间读不懂", "Not a period", .unknownForm(text: "2019H3"))
    case .periodYearOutOfRange:
      return Self.period("期间的年份超出范围", "The year of the period is out of range", .yearOutOfRange(text: "1019", year: 1019))
    case .periodNoSuchMonth:
      return Self.period("期间里没有这个月", "The period names a month that is none", .noSuchMonth(text: "2019-13", year: 2019, month: 13))
    case .periodNoSuchDay:
      return Self.period(
        "期间里没有这一天", "The period names a day that is none", .noSuchDay(text: "2019-01-01..2019-02-30", year: 2019, month: 2, day: 30))
    case .periodRunsBackwards:
      return Self.period(
        "期间的终点早于起点", "The period ends before it begins", .runsBackwards(text: "2019-07..2019-01", from: Sample.filed, through: Sample.early)
      )
    }
  }

  private static func usage(_ zh: String, _ en: String, _ fault: CommandFailure.UsageFault) -> CodeEntry {
    CodeEntry(zh, en, .failure(.usage(fault)))
  }

  private static func period(_ zh: String, _ en: String, _ error: PeriodError) -> CodeEntry {
    CodeEntry(zh, en, .failure(.period(error, text: error.writtenText)))
  }
}

extension CommandFailure.UsageFault {
  /// The code of the fault.
  var code: ErrorCode {
    switch self {
    case .unknownUser: return PermissionCode.unknownUser.errorCode
    case .unknownCommand: return CommandLineCode.unknownCommand.errorCode
    case .badInstant: return UsageCode.badInstant.errorCode
    case .badDate: return UsageCode.badDate.errorCode
    case .badAmount: return UsageCode.badAmount.errorCode
    case .badWord: return UsageCode.badWord.errorCode
    case .badCount: return UsageCode.badCount.errorCode
    case .badCode: return UsageCode.badCode.errorCode
    case .codesAndNamesDiffer: return UsageCode.codesAndNamesDiffer.errorCode
    case .badThresholds: return UsageCode.badThresholds.errorCode
    case .badEncoding: return UsageCode.badEncoding.errorCode
    case .emptyCaseNumber: return UsageCode.emptyCaseNumber.errorCode
    case .emptyActor: return UsageCode.emptyActor.errorCode
    case .emptyCourt: return UsageCode.emptyCourt.errorCode
    case .unknownMilestone: return UsageCode.unknownMilestone.errorCode
    case .blankOption: return UsageCode.blankOption.errorCode
    case .noCaseMatches: return UsageCode.noCaseMatches.errorCode
    case .dayOrPlan: return UsageCode.dayOrPlan.errorCode
    case .unknownField: return UsageCode.unknownField.errorCode
    case .fieldNeverBlank: return UsageCode.fieldNeverBlank.errorCode
    case .nothingToChange: return UsageCode.nothingToChange.errorCode
    case .missingCases: return UsageCode.missingCases.errorCode
    case .missingFile: return UsageCode.missingFile.errorCode
    case .conflictingFormats: return UsageCode.conflictingFormats.errorCode
    case .outputMissing: return UsageCode.outputMissing.errorCode
    case .comparisonForReport: return UsageCode.comparisonForReport.errorCode
    case .periodNotOver: return UsageCode.periodNotOver.errorCode
    case .unknownCode: return UsageCode.unknownCode.errorCode
    case .badShell: return UsageCode.badShell.errorCode
    case .safekeeping(let fault): return fault.code
    case .nodeOrEntry: return UsageCode.nodeOrEntry.errorCode
    case .reportNeedsFile: return UsageCode.reportNeedsFile.errorCode
    case .unknownTable: return UsageCode.unknownTable.errorCode
    case .tableOrFolder: return UsageCode.tableOrFolder.errorCode
    case .ambiguousName: return UsageCode.ambiguousName.errorCode
    case .copyOfWorkbook: return UsageCode.copyOfWorkbook.errorCode
    case .recipient(.blank): return UsageCode.recipientBlank.errorCode
    case .recipient(.tooLong): return UsageCode.recipientTooLong.errorCode
    case .recipient(.unprintable): return UsageCode.recipientUnprintable.errorCode
    case .dryRunOfReport: return UsageCode.dryRunOfReport.errorCode
    case .runNeedsDue: return UsageCode.runNeedsDue.errorCode
    case .noFolder: return UsageCode.noFolder.errorCode
    case .codeOrFile: return UsageCode.codeOrFile.errorCode
    case .unknownName: return UsageCode.unknownName.errorCode
    case .positionOrDay: return UsageCode.positionOrDay.errorCode
    }
  }
}

extension PeriodError {
  /// The code of the error.
  var code: ErrorCode {
    switch self {
    case .unknownForm: return UsageCode.periodUnknownForm.errorCode
    case .yearOutOfRange: return UsageCode.periodYearOutOfRange.errorCode
    case .noSuchMonth: return UsageCode.periodNoSuchMonth.errorCode
    case .noSuchDay: return UsageCode.periodNoSuchDay.errorCode
    case .runsBackwards: return UsageCode.periodRunsBackwards.errorCode
    }
  }

  fileprivate var writtenText: String {
    switch self {
    case .unknownForm(let text), .yearOutOfRange(let text, _), .noSuchMonth(let text, _, _), .noSuchDay(let text, _, _, _),
      .runsBackwards(let text, _, _):
      return text
    }
  }
}
