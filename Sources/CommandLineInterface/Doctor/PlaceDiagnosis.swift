import CaseStore

/// What the place of the database says: file, folder, disk.
struct PlaceDiagnosis {
  let examination: DatabaseExamination
  let session: Session

  private var say: Language { session.language }

  var lines: [DoctorLine] {
    [path, file, filePermissions, folderPermissions, networkDrive, freeSpace, log, safetyCopies].compactMap(\.self)
  }

  private var path: DoctorLine {
    let origin: String
    if session.isDatabaseNamed {
      origin = say("由 --db 指定", "named with --db")
    } else if Session.variable("CHUQING_DB") != nil {
      origin = say("由环境变量 CHUQING_DB 指定", "named by CHUQING_DB")
    } else if Session.variable("XDG_DATA_HOME") != nil {
      origin = say("默认位置（XDG_DATA_HOME）", "the default place (XDG_DATA_HOME)")
    } else {
      origin = say("默认位置（HOME）", "the default place (HOME)")
    }
    return DoctorLine(.path, .ok, say("数据库 \(examination.path)（\(origin)）", "database \(examination.path) (\(origin))"))
  }

  private var file: DoctorLine {
    guard let folder = examination.folder else {
      return DoctorLine(
        .file, .error, say("没有它所在的文件夹", "its folder does not exist"),
        say("核对路径；新建库先 mkdir -p 文件夹。", "Check the path; for a new database mkdir -p the folder."))
    }
    guard let file = examination.file else {
      return DoctorLine(
        .file, .error, say("没有这个文件（文件夹 \(folder.path) 在）", "there is no such file (the folder \(folder.path) exists)"),
        say(
          "核对 --db、CHUQING_DB；还没有建库的：chuqing init --court 粤01 --name 法院名称。",
          "Check --db and CHUQING_DB; if there is none yet: chuqing init --court 粤01 --name NAME."))
    }
    guard file.isRegular else {
      return DoctorLine(
        .file, .error, file.isFolder ? say("是文件夹，不是文件", "it is a folder") : say("不是普通文件", "it is no ordinary file"),
        say("写出数据库文件的完整路径。", "Give the path of the database file itself."))
    }
    return DoctorLine(
      .file, .ok,
      say("文件 \(ByteCount.text(file.size))，最后写入 \(written(file))", "file of \(ByteCount.text(file.size)), written \(written(file))"))
  }

  private func written(_ file: FileCondition) -> String { "\(file.changedAt.courtDate) \(file.changedAt.courtClock)" }

  private var filePermissions: DoctorLine? {
    guard let file = examination.file, file.isRegular else { return nil }
    return permissions(of: file, .filePermissions, say("文件", "file"))
  }

  private var folderPermissions: DoctorLine? {
    examination.folder.map { permissions(of: $0, .folderPermissions, say("文件夹", "folder")) }
  }

  /// Identity is claimed, not proven: who may write is decided here alone.
  private func permissions(of file: FileCondition, _ matter: DoctorLine.Matter, _ word: String) -> DoctorLine {
    let writers =
      file.isWorldWritable
      ? say("本机任何人可写", "every user of this machine may write")
      : file.isGroupWritable
        ? say("所有者 \(file.owner) 和组 \(file.group) 可写", "owner \(file.owner) and group \(file.group) may write")
        : say("只有所有者 \(file.owner) 可写", "only the owner \(file.owner) may write")
    let fact = "\(word) \(Self.octal(file.mode))\(say("，", ", "))\(writers)"
    if !file.isReadable {
      return DoctorLine(
        matter, .error, fact + say("；您不能读", "; you may not read it"),
        say("请管理员授权：chmod、chown，或把您加入组 \(file.group)。", "Ask for permission, or to be put into the group \(file.group)."))
    }
    if !file.isWritable {
      return DoctorLine(
        matter, .warning, fact + say("；您只能读", "; you may only read it"),
        say(
          "需要登记的，请管理员授予文件和文件夹的写入权限（组 \(file.group)）。",
          "To record anything you need to write both the file and its folder (group \(file.group))."))
    }
    if file.isWorldWritable {
      return DoctorLine(
        matter, .warning, fact,
        say(
          "系统不核验身份，写入权限就是唯一的关口：chmod o-w '\(file.path)'",
          "Identity is claimed, not proven; permissions are the only gate: chmod o-w '\(file.path)'"))
    }
    return DoctorLine(matter, .ok, fact)
  }

  private static func octal(_ mode: UInt32) -> String {
    let letters = Array("rwxrwxrwx")
    return String((0..<9).map { mode & (1 << (8 - UInt32($0))) != 0 ? letters[$0] : "-" })
  }

  private var networkDrive: DoctorLine? {
    guard let name = examination.networkFileSystem else { return nil }
    return DoctorLine(
      .networkDrive, .error, say("在网络盘（\(name)）上，文件锁不可靠", "on a network drive (\(name)), whose locks cannot be trusted"),
      say("把数据库移到本机磁盘。", "Move the database to a local disk."))
  }

  private var freeSpace: DoctorLine? {
    guard let bytes = examination.freeBytes else { return nil }
    let size = UInt64(max(0, examination.file?.size ?? 0))
    let text = ByteCount.text(Int64(clamping: bytes))
    let advice = say("腾出空间；磁盘满时什么也登记不了，已登记的不受影响。", "Free some space; on a full disk nothing can be recorded.")
    if bytes < 16 << 20 { return DoctorLine(.freeSpace, .error, say("磁盘只剩 \(text)", "only \(text) free"), advice) }
    // A migration sets a copy aside, and a backup is one.
    if bytes < 2 * size || bytes < 256 << 20 {
      return DoctorLine(.freeSpace, .warning, say("磁盘剩 \(text)", "\(text) free"), advice)
    }
    return DoctorLine(.freeSpace, .ok, say("磁盘剩 \(text)", "\(text) free"))
  }

  private var log: DoctorLine? {
    guard let log = examination.log, log.size > 0 else { return nil }
    let fact = say(
      "旁边有写前日志 \(ByteCount.text(log.size))：正有程序在用，或上次没有正常结束",
      "a write-ahead log of \(ByteCount.text(log.size)) beside it: in use, or not ended properly")
    let advice = say(
      "不要删除 -wal、-shm 文件，也不要只复制数据库文件：最近的登记在里面。", "Never delete the -wal and -shm files, nor copy the database without them.")
    return DoctorLine(.log, log.size > 256 << 20 ? .warning : .ok, fact, advice)
  }

  private var safetyCopies: DoctorLine? {
    guard !examination.safetyCopies.isEmpty else { return nil }
    return DoctorLine(
      .safetyCopies, .ok,
      say("升级前的副本\(examination.safetyCopies.count)个", "\(examination.safetyCopies.count) copies from before upgrades"),
      say("确认一切正常后可以移走。", "They can be moved away when all is well."))
  }
}
