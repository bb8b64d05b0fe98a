import CaseFile

/// What is wrong with the program or its surroundings; the code of every failure.
enum ProgramCode: String, FaultCode {
  case scanRunning = "E901"
  case noSamples = "E902"
  case demoFolderInUse = "E903"
  case cannotCreateFolder = "E904"
  case unexpected = "E999"

  var entry: CodeEntry {
    switch self {
    case .scanRunning: return Self.entry("另一次扫描正在进行", "Another scan is running", .scanRunning)
    case .noSamples: return Self.entry("找不到示例文件", "The sample files were not found", .demo(.noSamples))
    case .demoFolderInUse: return Self.entry("演示文件夹里已有演示库", "The folder holds a demonstration already", .demo(.folderInUse("chuqing-demo")))
    case .cannotCreateFolder:
      return Self.entry("建不了文件夹", "The folder cannot be created", .demo(.cannotCreateFolder("chuqing-demo", errno: 13)))
    case .unexpected: return Self.entry("程序内部错误", "An internal error", .unexpected("…"))
    }
  }

  private static func entry(_ zh: String, _ en: String, _ failure: CommandFailure) -> CodeEntry {
    CodeEntry(zh, en, .failure(failure))
  }
}

extension CommandFailure {
  /// The code of the failure.
  var code: ErrorCode {
    switch self {
    case .store(let error): return error.code
    case .ledger(let error): return error.code
    case .checkin(let error): return error.code
    case .caseNumber(let fault): return fault.code
    case .rejects: return FileCode.rejectsNotWritten.errorCode
    case .refusal(let refusal, _): return refusal.code
    case .batch(let refusals, _):
      let codes = Set(refusals.map(\.refusal.code))
      return codes.count == 1 ? codes.first ?? CaseCode.severalRefusals.errorCode : CaseCode.severalRefusals.errorCode
    case .scanRunning: return ProgramCode.scanRunning.errorCode
    case .run(let fault): return fault.code
    case .schedule(let fault): return fault.code
    case .publication(let fault): return fault.code
    case .statistics(let error): return error.code
    case .workbook(let error): return error.code
    case .issuing(let error): return error.code
    case .trace(let fault): return fault.code
    case .rebuilding(let fault): return fault.code
    case .period(let error, _): return error.code
    case .usage(let fault): return fault.code
    case .notPermitted(let fault): return fault.code
    case .law(let fault): return fault.code
    case .target(let fault): return fault.code
    case .demo(.noSamples): return ProgramCode.noSamples.errorCode
    case .demo(.folderInUse): return ProgramCode.demoFolderInUse.errorCode
    case .demo(.cannotCreateFolder): return ProgramCode.cannotCreateFolder.errorCode
    case .unexpected: return ProgramCode.unexpected.errorCode
    }
  }
}
