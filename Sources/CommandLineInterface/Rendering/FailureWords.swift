import CaseFile
import CaseStore
import LedgerExchange

/// What a failure says: what is wrong, and what to do.
struct FailureText: Equatable {
  var sentence: String
  var remedy: String?

  init(_ sentence: String, _ remedy: String? = nil) {
    self.sentence = sentence
    self.remedy = remedy
  }
}

extension CommandFailure {
  /// The failure in words.
  func text(_ say: Language) -> FailureText {
    switch self {
    case .store(let error): return error.text(say)
    case .ledger(let error): return error.text(say)
    case .checkin(let error): return error.text(say)
    case .rejects(.cannotWrite(let path, let errno)):
      return FailureText(
        say(
          "退回行文件写不进去：\(path)（系统错误 \(errno)）。",
          "The file of rejected rows cannot be written: \(path) (system error \(errno))."),
        say(
          "换一个位置：--rejects 路径。数据库中已导入的行不受影响。",
          "Choose another place with --rejects PATH. Rows already imported are safe."))
    case .refusal(let refusal, let number):
      let text = refusal.text(say)
      // A lock names its docket itself.
      if case .locked = refusal { return text }
      guard let number else { return text }
      return FailureText(say("\(number)：\(text.sentence)", "\(number): \(text.sentence)"), text.remedy)
    case .batch(let refusals, let count): return Self.text(of: refusals, count: count, say)
    case .scanRunning:
      return FailureText(
        say("另一次扫描正在进行（或者数据库所在文件夹不能写入）。", "Another scan is running (or the database's folder cannot be written)."),
        say("等它结束；没有改动任何数据。", "Wait for it to end; nothing was changed."))
    case .run(let fault): return fault.text(say)
    case .schedule(let fault): return fault.text(say)
    case .publication(let fault): return fault.text(say)
    case .caseNumber(let fault): return fault.text(say)
    case .statistics(let error): return error.text(say)
    case .workbook(let error): return error.text(say)
    case .issuing(let error): return error.text(say)
    case .trace(let fault): return fault.text(say)
    case .rebuilding(let fault): return fault.text(say)
    case .period(let error, let text): return error.text(say, written: text)
    case .usage(let fault): return fault.text(say)
    case .law(let fault): return fault.text(say)
    case .target(let fault): return fault.text(say)
    case .notPermitted(let fault): return fault.text(say)
    case .demo(let fault): return fault.text(say)
    case .unexpected(let detail):
      return FailureText(
        say("程序内部错误：\(detail)", "Internal error: \(detail)"),
        say(
          "本次操作没有记录。请把这行文字连同所用命令一起反馈。",
          "No data was changed. Please report this line with the command you typed."))
    }
  }
}

extension CommandFailure {
  /// Every case that a batch cannot be done to, with the reason; equal remedies once.
  fileprivate static func text(of refusals: [CaseBatchRefusal], count: Int, _ say: Language) -> FailureText {
    let shown = refusals.prefix(20).map { "  \($0.number)：\($0.refusal.text(say).sentence)" }
    let rest = refusals.count - shown.count
    let more = rest > 0 ? [say("  ……另有\(rest)件", "  … and \(rest) more")] : []
    var remedies: [String] = []
    for remedy in refusals.compactMap({ $0.refusal.text(say).remedy }) where !remedies.contains(remedy) {
      remedies.append(remedy)
    }
    return FailureText(
      ([
        say(
          "\(count)件中有\(refusals.count)件不能办理，全部没有登记：", "\(refusals.count) of \(count) cases refuse; nothing was recorded:")
      ]
        + shown + more).joined(separator: "\n"), remedies.prefix(3).joined(separator: "\n      "))
  }
}

extension StoreError {
  func text(_ say: Language) -> FailureText {
    switch self {
    case .notFound(let path):
      return FailureText(
        say("没有数据库：\(path)", "No database at \(path)."),
        say(
          "用 --db 指出位置，或先建库：chuqing init --court 粤01",
          "Point to it with --db, or create one: chuqing init --court 粤01"))
    case .alreadyExists(let path):
      return FailureText(
        say("\(path) 已经存在，没有覆盖。", "\(path) exists already and was left alone."),
        say("直接使用它，或用 --db 另选位置。", "Use it as it is, or choose another place with --db."))
    case .notADatabase(let path):
      return FailureText(
        say("\(path) 不是出清的数据库。", "\(path) is not a chuqing database."),
        say(
          "核对 --db 所指的文件；台账请用 chuqing import 导入。原来是数据库的，用 chuqing recover 救出日志，或从备份恢复（chuqing restore）。",
          "Check what --db points to; ledgers are read with chuqing import. If it was a database, chuqing recover keeps what can be read, and chuqing restore puts a backup in its place."
        ))
    case .newerSchema(let path):
      return FailureText(
        say(
          "\(path) 由更新版本的程序写成，本版本不能打开。",
          "\(path) was written by a newer version and cannot be opened by this one."),
        say("请升级程序。", "Update the program."))
    case .networkDrive(let path, let fileSystem):
      return FailureText(
        say(
          "\(path) 在网络盘（\(fileSystem)）上，文件锁不可靠，可能损坏数据，已拒绝。",
          "\(path) is on a network drive (\(fileSystem)), whose file locks cannot be trusted."),
        say("把数据库放在本机磁盘上。", "Keep the database on a local disk."))
    case .missingFolder(let path):
      return FailureText(
        say("没有文件夹：\(path)", "No such folder: \(path)"),
        say("先建好文件夹：mkdir -p \(path)", "Create it first: mkdir -p \(path)"))
    case .notWritable(let path):
      return FailureText(
        say("没有写入权限：\(path)", "No permission to write: \(path)"),
        say(
          "请管理员授予该文件及其文件夹的写入权限；只读盘上的数据库，先连同旁边的 -wal 文件复制到本机磁盘。",
          "Ask for write permission on the file and its folder; copy a database on a read-only disk, with the -wal beside it, to a local one first."
        ))
    case .notReadable(let path):
      return FailureText(
        say("没有读取权限：\(path)", "No permission to read: \(path)"), say("请管理员授权。", "Ask for permission."))
    case .busy(let seconds):
      return FailureText(
        say(
          "数据库正被其他人写入，等了\(seconds)秒仍未空出。", "Others have been writing to the database for \(seconds) seconds."),
        say("没有改动任何数据，稍后再试。", "Nothing was changed; try again."))
    case .diskFull:
      return FailureText(
        say("磁盘已满，本次操作全部没有记录。", "The disk is full; nothing of this command was recorded."),
        say("腾出空间后重做。", "Free some space and repeat the command."))
    case .damaged(let detail):
      return FailureText(
        say("数据库文件已损坏：\(detail)", "The database file is damaged: \(detail)"),
        say(
          "不要再写入；先复制一份，再用 chuqing verify 查明范围，然后从备份恢复（chuqing restore）；要救出备份之后的记录，用 chuqing recover 这个文件 备份文件 --into 新库.db。",
          "Do not write to it; copy it, find the extent with chuqing verify, and restore a backup (chuqing restore); to keep what came after it, chuqing recover THIS BACKUP --into new.db."
        ))
    case .hashUnavailable:
      return FailureText(
        say(
          "本机的 libcrypto 算不出国密 SM3，日志无法记录或核验。",
          "This machine's libcrypto cannot compute SM3, so the journal can be neither written nor verified."),
        say("请管理员安装 Debian 的 libssl3（OpenSSL 3）。没有改动任何数据。", "Install Debian's libssl3 (OpenSSL 3). Nothing was changed."))
    case .safekeeping(let fault): return fault.text(say)
    case .sqlite(let code, let message):
      return FailureText(
        say("数据库报错（\(code)）：\(message)", "The database reports error \(code): \(message)"),
        say(
          "没有改动任何数据；再试一次，仍不行请把这行文字交给管理员。",
          "Nothing was changed. Try again; if it persists, report this line."))
    }
  }
}

extension CaseRefusal {
  func text(_ say: Language) -> FailureText {
    switch self {
    case .filingDateMissing(let number):
      return FailureText(
        say("\(number) 是新案件，但没有立案日期。", "\(number) is new and has no filing date."),
        say("补上立案日期。", "Add the filing date."))
    case .dateImplausible(let field, let date):
      return FailureText(
        field == .plannedCloseOn
          ? say("\(field.name(say)) \(date) 远得不可能。", "The \(field.name(say)) \(date) is impossibly far ahead.")
          : say("\(field.name(say)) \(date) 早得不可能。", "The \(field.name(say)) \(date) is impossibly early."),
        say("核对年份。", "Check the year."))
    case .dateInFuture(let field, let date, let today):
      return FailureText(
        say(
          "\(field.name(say)) \(date) 晚于今天（\(today)）。",
          "The \(field.name(say)) \(date) is after today (\(today))."),
        say("核对日期；尚未发生的事不能记录。", "Check the date; what has not happened cannot be recorded."))
    case .closedBeforeFiled(let filed, let closed):
      return FailureText(
        say(
          "结案日期 \(closed) 早于立案日期 \(filed)。", "The closing date \(closed) is before the filing date \(filed)."),
        say("核对这两个日期。", "Check both dates."))
    case .dateBeforeFiling, .deregisteredBeforeTerminated, .moreSettledThanEmployees, .stagnationInverted, .stagnationLasts,
      .stagnationNotOpen:
      return outcomeText(say)
    case .mannerWithoutDate(let manner):
      return FailureText(
        say(
          "写了结案方式（\(manner.label(say))），却没有结案日期。",
          "A manner of closing is stated (\(manner.label(say))), but no closing date."),
        say("补上结案日期；未结案的请清空结案方式。", "Add the closing date, or clear the manner if the case is pending."))
    case .notRegistered(let number):
      return FailureText(
        say("库里没有案件 \(number)。", "There is no case \(number)."),
        say(
          "核对案号，或先导入案件台账（chuqing import）、登记案件（chuqing case add）。",
          "Check the number, or register the case first (chuqing import, chuqing case add)."))
    case .alreadyRegistered(let number):
      return FailureText(
        say("案件 \(number) 已经登记过。", "Case \(number) is registered already."),
        say("修改请用：chuqing case edit '\(number)'", "To change it: chuqing case edit '\(number)'"))
    case .plannedInPast(let planned, let today):
      return FailureText(
        say("计划结案日期\(planned)已经过去（今天\(today)）。", "The planned closing day \(planned) is over (today is \(today))."),
        say("写以后的日期；确要补记当时计划的，加 --reason。", "State a coming day; to enter late what was planned then, add --reason."))
    case .alreadyClosed(let number, let date):
      return FailureText(
        say("\(number) 已于 \(date) 结案。", "\(number) was closed on \(date)."),
        say(
          "更正结案日期请用：chuqing case edit '\(number)' --closed-on 日期",
          "To correct the date: chuqing case edit '\(number)' --closed-on DATE"))
    case .staleVersion(let number, let basedOn, let current):
      return FailureText(
        say(
          "\(number) 已被他人改动：您依据的是第\(basedOn)版，现在是第\(current)版。",
          "\(number) was changed meanwhile: you started from version \(basedOn), it is now \(current)."),
        say("先看最新内容再改：chuqing case show '\(number)'", "Look at it again first: chuqing case show '\(number)'")
      )
    case .milestoneInFuture(let milestone, let date, let today):
      return FailureText(
        say(
          "节点“\(milestone.name(say))”的日期 \(date) 晚于今天（\(today)）。",
          "Milestone '\(milestone.name(say))' is dated \(date), after today (\(today))."),
        say("核对日期；尚未发生的节点不能记录。", "Check the date; what has not happened cannot be recorded."))
    case .milestoneRecorded(let milestone, let date):
      return FailureText(
        say(
          "节点“\(milestone.name(say))”只发生一次，已记为 \(date)。",
          "Milestone '\(milestone.name(say))' happens once and is recorded on \(date)."),
        say("核对哪个日期正确；已记录的日期没有改动。", "Check which date is right; the recorded one was left alone."))
    default: return actText(say)
    }
  }
}
