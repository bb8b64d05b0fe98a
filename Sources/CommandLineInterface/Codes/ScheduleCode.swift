import CaseFile
import Clearance

/// Why a schedule is not added, or a run does not work (`ScheduleFault`, `PublicationFault`, `RunLock.Fault`).
enum ScheduleCode: String, FaultCode {
  case badName = "E841"
  case nameTaken = "E842"
  case nameHasHistory = "E843"
  case unknown = "E844"
  case sameFiles = "E845"
  case dayOutOfRange = "E846"
  case badTime = "E847"
  case firstPeriodOutOfRange = "E848"
  case firstPeriodOfOtherShape = "E849"
  case runHeld = "E851"
  case lockUnavailable = "E852"
  case unknownKind = "E853"
  case unknownScope = "E854"

  var entry: CodeEntry {
    switch self {
    case .badName: return Self.entry("不能作为定时报告的名称", "Not a name for a schedule", .badName("季 报"))
    case .nameTaken: return Self.entry("定时报告重名", "The name of a standing schedule", .nameTaken("circular-month"))
    case .nameHasHistory: return Self.entry("名称用于过别的报告", "The name was another schedule's", .nameHasHistory("circular-month"))
    case .unknown: return Self.entry("没有这个定时报告", "No such schedule", .unknown("季报", standing: ["circular-month"]))
    case .sameFiles: return Self.entry("会与另一定时报告的文件同名", "Files of the same names as another schedule's", .sameFiles(as: "circular-month"))
    case .dayOutOfRange: return Self.entry("到期的天数超出范围", "The day of a schedule is out of range", .dayOutOfRange("31"))
    case .badTime: return Self.entry("不是时刻", "Not a time of day", .badTime("25:00"))
    case .firstPeriodOutOfRange: return Self.entry("第一期离今天太远", "The first period is too far away", .firstPeriodOutOfRange("1919-06"))
    case .firstPeriodOfOtherShape:
      return Self.entry("第一期与周期不符", "The first period does not fit the rhythm", .firstPeriodOfOtherShape("2019-06", .quarter))
    case .runHeld:
      return CodeEntry(
        "另一个定时运行正在进行", "Another run is at work",
        .failure(
          .run(.held(RunLock.Holder(process: 4711, host: "po-chan", run: "2019-07-01T06:00-4711", since: "2019-07-01T06:00:00+08:00")))))
    case .lockUnavailable:
      return CodeEntry("锁文件打不开", "The lock file cannot be opened", .failure(.run(.unavailable(path: "chuqing.db.run-lock", errno: 13))))
    case .unknownKind: return CodeEntry("不认识的报告种类", "A kind of report that is not known", .failure(.publication(.unknownKind("annual"))))
    case .unknownScope: return CodeEntry("读不懂的报告范围", "A scope that cannot be read", .failure(.publication(.unknownScope("floor=3"))))
    }
  }

  private static func entry(_ zh: String, _ en: String, _ fault: ScheduleFault) -> CodeEntry {
    CodeEntry(zh, en, .failure(.schedule(fault)))
  }
}

extension ScheduleFault {
  /// The code of the fault.
  var code: ErrorCode {
    switch self {
    case .badName: return ScheduleCode.badName.errorCode
    case .nameTaken: return ScheduleCode.nameTaken.errorCode
    case .nameHasHistory: return ScheduleCode.nameHasHistory.errorCode
    case .unknown: return ScheduleCode.unknown.errorCode
    case .sameFiles: return ScheduleCode.sameFiles.errorCode
    case .dayOutOfRange: return ScheduleCode.dayOutOfRange.errorCode
    case .badTime: return ScheduleCode.badTime.errorCode
    case .firstPeriodOutOfRange: return ScheduleCode.firstPeriodOutOfRange.errorCode
    case .firstPeriodOfOtherShape: return ScheduleCode.firstPeriodOfOtherShape.errorCode
    }
  }
}

extension PublicationFault {
  /// The code of the fault.
  var code: ErrorCode {
    switch self {
    case .unknownKind: return ScheduleCode.unknownKind.errorCode
    case .unknownScope: return ScheduleCode.unknownScope.errorCode
    }
  }
}

extension RunLock.Fault {
  /// The code of the fault.
  var code: ErrorCode {
    switch self {
    case .held: return ScheduleCode.runHeld.errorCode
    case .unavailable: return ScheduleCode.lockUnavailable.errorCode
    }
  }
}
