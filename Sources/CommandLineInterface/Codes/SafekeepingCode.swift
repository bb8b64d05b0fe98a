import CaseFile
import CaseStore
import CivilCalendar

/// Why a backup, a restoration, a recovery or a rebuilding could not be done (`SafekeepingFault`).
enum SafekeepingCode: String, FaultCode {
  case taken = "E221"
  case diskFull = "E222"
  case cannotWrite = "E223"
  case sourceBroken = "E224"
  case unfaithfulCopy = "E225"
  case unverified = "E226"
  case otherCourt = "E227"
  case goesBack = "E228"
  case currentUnreadable = "E229"
  case inUse = "E230"
  case movedMeanwhile = "E231"
  case nothingReadable = "E232"
  case noBeginning = "E233"
  case notRebuilt = "E234"

  var entry: CodeEntry {
    let path = "chuqing.db"
    let finding = VerificationFinding.missingEntry(sequence: 5)
    switch self {
    case .taken: return Self.entry("备份的位置已有别的文件", "Another file is where the backup shall go", .taken(path: "台账.xlsx"))
    case .diskFull: return Self.entry("磁盘已满，新文件没有写成", "The disk is full, no file was written", .diskFull(path: path))
    case .cannotWrite: return Self.entry("新文件写不进去", "The file cannot be written", .cannotWrite(path: path, errno: 5))
    case .sourceBroken: return Self.entry("日志有问题，不能备份", "The journal to be backed up is broken", .sourceBroken([finding]))
    case .unfaithfulCopy: return Self.entry("副本与原库不一致", "The copy is not what it should be", .unfaithfulCopy(path: path))
    case .unverified: return Self.entry("备份核验没有通过", "The backup does not verify", .unverified(path: path, [finding]))
    case .otherCourt:
      return Self.entry(
        "备份是别的法院的", "The backup is of another court",
        .otherCourt(path: path, Self.court("京01"), expected: Self.court("粤01")))
    case .goesBack: return Self.entry("备份比现有数据库旧", "The backup is behind the database", .goesBack(Self.lost))
    case .currentUnreadable:
      return Self.entry("现有数据库读不出来", "The database in place cannot be read", .currentUnreadable(path: path))
    case .inUse: return Self.entry("有人在使用数据库，不能恢复", "The database is in use", .inUse(path: path, seconds: 20))
    case .movedMeanwhile: return Self.entry("等待期间数据库被换掉", "The database was replaced meanwhile", .movedMeanwhile(path: path))
    case .nothingReadable: return Self.entry("文件中没有日志", "No journal entry in the files", .nothingReadable(paths: [path]))
    case .noBeginning:
      return Self.entry(
        "第1条日志已失，不能建库", "Entry 1 is lost: no database can be made", .noBeginning(readable: 8, kept: "new.db.apart.jsonl"))
    case .notRebuilt: return Self.entry("日志有问题，不能重建数据表", "The journal is no base to rebuild from", .notRebuilt([finding]))
    }
  }

  private static func entry(_ zh: String, _ en: String, _ fault: SafekeepingFault) -> CodeEntry {
    CodeEntry(zh, en, .failure(.store(.safekeeping(fault))))
  }

  private static func court(_ code: String) -> CourtIdentity { CourtIdentity(code: code, name: "", isRehearsal: false) }

  private static let lost = LostEntries(
    count: 2, firstSequence: 713, firstAt: .courtMidnight(of: Sample.today), lastAt: .courtMidnight(of: Sample.today),
    actors: [LostEntries.Actor(name: "李四", count: 2)], cases: [Sample.number.text], caseCount: 1)
}

/// What is wrong with the words of `backup` and `verify` (`SafekeepingUsage`).
enum SafekeepingUsageCode: String, FaultCode {
  case fileAndFolder = "E151"
  case keepNeedsFolder = "E152"
  case sizeAndHead = "E153"
  case badHead = "E154"

  var entry: CodeEntry {
    switch self {
    case .fileAndFolder: return Self.entry("--to 和 --into 只能用一个", "Either --to or --into", .fileAndFolder)
    case .keepNeedsFolder: return Self.entry("--keep 只用于文件夹", "--keep is for a folder", .keepNeedsFolder)
    case .sizeAndHead: return Self.entry("--size 和 --head 要一起给出", "--size and --head belong together", .sizeAndHead)
    case .badHead: return Self.entry("日志条数或摘要读不懂", "Not a size and a digest", .badHead("很长"))
    }
  }

  private static func entry(_ zh: String, _ en: String, _ fault: SafekeepingUsage) -> CodeEntry {
    CodeEntry(zh, en, .failure(.usage(.safekeeping(fault))))
  }
}

extension SafekeepingFault {
  /// The code of the fault.
  var code: ErrorCode {
    switch self {
    case .taken: return SafekeepingCode.taken.errorCode
    case .diskFull: return SafekeepingCode.diskFull.errorCode
    case .cannotWrite: return SafekeepingCode.cannotWrite.errorCode
    case .sourceBroken: return SafekeepingCode.sourceBroken.errorCode
    case .unfaithfulCopy: return SafekeepingCode.unfaithfulCopy.errorCode
    case .unverified: return SafekeepingCode.unverified.errorCode
    case .otherCourt: return SafekeepingCode.otherCourt.errorCode
    case .goesBack: return SafekeepingCode.goesBack.errorCode
    case .currentUnreadable: return SafekeepingCode.currentUnreadable.errorCode
    case .inUse: return SafekeepingCode.inUse.errorCode
    case .movedMeanwhile: return SafekeepingCode.movedMeanwhile.errorCode
    case .nothingReadable: return SafekeepingCode.nothingReadable.errorCode
    case .noBeginning: return SafekeepingCode.noBeginning.errorCode
    case .notRebuilt: return SafekeepingCode.notRebuilt.errorCode
    }
  }
}

extension SafekeepingUsage {
  /// The code of the fault.
  var code: ErrorCode {
    switch self {
    case .fileAndFolder: return SafekeepingUsageCode.fileAndFolder.errorCode
    case .keepNeedsFolder: return SafekeepingUsageCode.keepNeedsFolder.errorCode
    case .sizeAndHead: return SafekeepingUsageCode.sizeAndHead.errorCode
    case .badHead: return SafekeepingUsageCode.badHead.errorCode
    }
  }
}
