import CaseFile
import LedgerExchange

/// Why a ledger that comes back, or a row of it, cannot be taken (`CheckinError`, `CheckinFault`).
enum CheckinCode: String, FaultCode {
  case notCheckedOut = "E351"
  case newerFormat = "E352"
  case baselineDamaged = "E353"
  case otherCourt = "E354"
  case otherDatabase = "E355"
  case historyDiffers = "E356"
  case noLedger = "E357"
  case severalLedgers = "E358"
  case columnTwice = "E359"
  case conflictsOverInput = "E360"
  case merged = "E451"
  case numberChanged = "E452"
  case numberBlank = "E453"
  case rowRepeated = "E454"
  case numberUncertain = "E455"
  case neverBlank = "E456"
  case withdrawn = "E457"

  var entry: CodeEntry {
    switch self {
    case .notCheckedOut:
      return CodeEntry("不是领取的台账", "Not a ledger that was handed out", .failure(.checkin(.notCheckedOut(file: "台账.xlsx"))))
    case .newerFormat: return CodeEntry("由更新版本的程序领取", "Handed out by a newer version", .failure(.checkin(.newerFormat(file: "台账.xlsx"))))
    case .baselineDamaged:
      return CodeEntry("隐藏的底稿被改动", "The hidden baseline was changed", .failure(.checkin(.baselineDamaged(file: "台账.xlsx"))))
    case .otherCourt:
      return CodeEntry(
        "是别的法院的台账", "Handed out by another court", .failure(.checkin(.otherCourt(file: "台账.xlsx", theirs: "粤02", ours: "粤01"))))
    case .otherDatabase:
      return CodeEntry("是别的数据库的台账", "Handed out from another database", .failure(.checkin(.otherDatabase(file: "台账.xlsx"))))
    case .historyDiffers:
      return CodeEntry(
        "数据库的历史与领取时不同", "The history differs from that of the checkout",
        .failure(.checkin(.historyDiffers(file: "台账.xlsx", sequence: 120, current: 80))))
    case .noLedger:
      return CodeEntry("没有带案号的工作表", "No sheet with case numbers", .failure(.checkin(.noLedger(file: "台账.xlsx", sheets: ["Sheet1"]))))
    case .severalLedgers:
      return CodeEntry(
        "几张工作表都像台账", "Several sheets look like the ledger", .failure(.checkin(.severalLedgers(file: "台账.xlsx", sheets: ["案件", "案件2"]))))
    case .columnTwice:
      return CodeEntry(
        "两列意思相同", "Two columns mean the same", .failure(.checkin(.columnTwice(file: "台账.xlsx", sheet: "案件", first: "立案日期", second: "立案时间")))
      )
    case .conflictsOverInput:
      return CodeEntry("冲突文件会盖掉签入的文件", "The conflicts would replace the input", .failure(.checkin(.conflictsOverInput(path: "台账.xlsx"))))
    case .merged: return CodeEntry("合并单元格", "A merged cell", .checkin(.merged(range: "B3:B5")))
    case .numberChanged: return CodeEntry("案号被改动", "The case number was changed", .checkin(.numberChanged(from: Sample.number)))
    case .numberBlank: return CodeEntry("案号被清空", "The case number is gone", .checkin(.numberBlank(of: Sample.number)))
    case .rowRepeated: return CodeEntry("同一案件有两行", "The case stands in an earlier row", .checkin(.rowRepeated(firstRow: 7)))
    case .numberUncertain:
      return CodeEntry("分不清新案件和改过的案号", "A new case or a changed number", .checkin(.numberUncertain(missing: [Sample.number])))
    case .neverBlank: return CodeEntry("这一项不能清空", "The field can never be blank", .checkin(.neverBlank(.filedOn)))
    case .withdrawn: return CodeEntry("案件的登记已撤销", "The registration was taken back", .checkin(.withdrawn))
    }
  }
}

extension CheckinError {
  /// The code of the error.
  var code: ErrorCode {
    switch self {
    case .notCheckedOut: return CheckinCode.notCheckedOut.errorCode
    case .newerFormat: return CheckinCode.newerFormat.errorCode
    case .baselineDamaged: return CheckinCode.baselineDamaged.errorCode
    case .otherCourt: return CheckinCode.otherCourt.errorCode
    case .otherDatabase: return CheckinCode.otherDatabase.errorCode
    case .historyDiffers: return CheckinCode.historyDiffers.errorCode
    case .noLedger: return CheckinCode.noLedger.errorCode
    case .severalLedgers: return CheckinCode.severalLedgers.errorCode
    case .columnTwice: return CheckinCode.columnTwice.errorCode
    case .conflictsOverInput: return CheckinCode.conflictsOverInput.errorCode
    }
  }
}

extension CheckinFault {
  /// The code of the fault; that of the rule when any ledger would be refused for it.
  var code: ErrorCode {
    switch self {
    case .rule(let rule): return rule.code
    case .merged: return CheckinCode.merged.errorCode
    case .numberChanged: return CheckinCode.numberChanged.errorCode
    case .numberBlank: return CheckinCode.numberBlank.errorCode
    case .rowRepeated: return CheckinCode.rowRepeated.errorCode
    case .numberUncertain: return CheckinCode.numberUncertain.errorCode
    case .neverBlank: return CheckinCode.neverBlank.errorCode
    case .withdrawn: return CheckinCode.withdrawn.errorCode
    }
  }
}
