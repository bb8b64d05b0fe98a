import CaseStore

/// Why the database could not do what was asked (`StoreError`).
enum StoreCode: String, FaultCode {
  case notFound = "E201"
  case alreadyExists = "E202"
  case notADatabase = "E203"
  case newerSchema = "E204"
  case networkDrive = "E205"
  case missingFolder = "E206"
  case notWritable = "E207"
  case notReadable = "E208"
  case busy = "E209"
  case diskFull = "E210"
  case damaged = "E211"
  case hashUnavailable = "E212"
  case sqlite = "E213"

  var entry: CodeEntry {
    switch self {
    case .notFound: return Self.entry("没有数据库", "No database", .notFound(path: "chuqing.db"))
    case .alreadyExists: return Self.entry("数据库已经存在", "The file exists already", .alreadyExists(path: "chuqing.db"))
    case .notADatabase: return Self.entry("不是出清的数据库", "Not a database of this program", .notADatabase(path: "台账.db"))
    case .newerSchema: return Self.entry("数据库由更新版本的程序写成", "Written by a newer version", .newerSchema(path: "chuqing.db"))
    case .networkDrive:
      return Self.entry("数据库在网络盘上", "The database is on a network drive", .networkDrive(path: "/mnt/chuqing.db", fileSystem: "NFS"))
    case .missingFolder: return Self.entry("没有文件夹", "No such folder", .missingFolder(path: "/srv/chuqing"))
    case .notWritable: return Self.entry("没有写入权限", "No permission to write", .notWritable(path: "/srv/chuqing/chuqing.db"))
    case .notReadable: return Self.entry("没有读取权限", "No permission to read", .notReadable(path: "/srv/chuqing/chuqing.db"))
    case .busy: return Self.entry("数据库正被他人写入", "Others are writing", .busy(seconds: 20))
    case .diskFull: return Self.entry("磁盘已满", "The disk is full", .diskFull)
    case .damaged: return Self.entry("数据库文件已损坏", "The database file is damaged", .damaged(detail: "malformed"))
    case .hashUnavailable: return Self.entry("本机算不出国密 SM3", "SM3 is not available on this machine", .hashUnavailable)
    case .sqlite: return Self.entry("数据库报错", "The database reports an error", .sqlite(code: 1, message: "no such table"))
    }
  }

  private static func entry(_ zh: String, _ en: String, _ error: StoreError) -> CodeEntry {
    CodeEntry(zh, en, .failure(.store(error)))
  }
}

extension StoreError {
  /// The code of the error.
  var code: ErrorCode {
    switch self {
    case .notFound: return StoreCode.notFound.errorCode
    case .alreadyExists: return StoreCode.alreadyExists.errorCode
    case .notADatabase: return StoreCode.notADatabase.errorCode
    case .newerSchema: return StoreCode.newerSchema.errorCode
    case .networkDrive: return StoreCode.networkDrive.errorCode
    case .missingFolder: return StoreCode.missingFolder.errorCode
    case .notWritable: return StoreCode.notWritable.errorCode
    case .notReadable: return StoreCode.notReadable.errorCode
    case .busy: return StoreCode.busy.errorCode
    case .diskFull: return StoreCode.diskFull.errorCode
    case .damaged: return StoreCode.damaged.errorCode
    case .hashUnavailable: return StoreCode.hashUnavailable.errorCode
    case .safekeeping(let fault): return fault.code
    case .sqlite: return StoreCode.sqlite.errorCode
    }
  }
}
