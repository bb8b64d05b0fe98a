import ArgumentParser
import CaseFile
import CaseStore
import Clearance
import Glibc

/// `doctor`: the state of installation and database, for somebody in trouble.
struct DoctorCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: words("诊断：数据库、权限、磁盘、时钟、扫描、规则、人员。", "Examine database, permissions, disk, clock, scans, law and people."),
    discussion: words(
      """
      什么也不写入；数据库打不开、缺失、损坏、被占用时也能用。有错误时退出码为13，有警告时为3。
      数据的合理性用 chuqing check，日志是否完整用 chuqing verify。
      例：chuqing doctor --json
      """,
      """
      Writes nothing, and works when the database is missing, damaged or in use. Exit code 13 with errors, 3 with
      warnings. Whether the data are plausible: chuqing check; whether the journal is whole: chuqing verify.
      Example: chuqing doctor --json
      """))

  @OptionGroup var global: GlobalOptions
  @Flag(help: ArgumentHelp(words("以 JSON 输出。", "Print JSON."))) var json = false

  func run(in session: Session) throws -> ExitCode {
    let examination = DatabaseExamination(path: session.databasePath)
    var lines = PlaceDiagnosis(examination: examination, session: session).lines
    switch examination.content {
    case .success(let content):
      lines += ContentDiagnosis(content: content, scanLock: examination.scanLock, session: session).lines
    case .failure(let error):
      // That nothing is there was said already, with what to do.
      if examination.file?.isRegular == true {
        let text = error.text(session.language)
        lines.append(DoctorLine(.opening, .error, text.sentence, text.remedy))
      }
    }
    lines += Self.surroundings(session)
    print(lines, session)
    if lines.contains(where: { $0.state == .error }) { return ContractExit.verificationFailed }
    return lines.contains { $0.state == .warning } ? ContractExit.warnings : ContractExit.done
  }

  /// Program, libraries, language and time zone.
  private static func surroundings(_ session: Session) -> [DoctorLine] {
    let say = session.language
    var lines = [
      DoctorLine(
        .program, .ok,
        say(
          "程序 \(ProgramVersion.text)，目录 \(session.catalogue.version)，SQLite \(DatabaseExamination.sqliteVersion)",
          "program \(ProgramVersion.text), catalogue \(session.catalogue.version), SQLite \(DatabaseExamination.sqliteVersion)"))
    ]
    if !DatabaseExamination.canHash {
      let text = StoreError.hashUnavailable.text(say)
      lines.append(DoctorLine(.hashing, .error, text.sentence, text.remedy))
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(Session.variable).first ?? ""
    let key = locale.lowercased()
    if key.contains("utf-8") || key.contains("utf8") {
      lines.append(DoctorLine(.language, .ok, say("语言环境 \(locale)", "locale \(locale)")))
    } else {
      lines.append(
        DoctorLine(
          .language, .warning, say("语言环境“\(locale)”不是 UTF-8，终端可能显示乱码", "the locale '\(locale)' is not UTF-8: Chinese may not show"),
          "export LANG=zh_CN.UTF-8"))
    }
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    let hours = Double(local.tm_gmtoff) / 3600
    lines.append(
      DoctorLine(
        .timeZone, .ok,
        local.tm_gmtoff == 8 * 3600
          ? say("时区 UTC+8", "time zone UTC+8")
          : say(
            "本机时区 UTC\(hours < 0 ? "" : "+")\(hours)；程序一律按北京时间计算",
            "machine's time zone UTC\(hours < 0 ? "" : "+")\(hours); the program reckons in Beijing time")))
    return lines
  }

  private func print(_ lines: [DoctorLine], _ session: Session) {
    let say = session.language
    if json {
      let worst = lines.contains { $0.state == .error } ? "error" : lines.contains { $0.state == .warning } ? "warning" : "ok"
      session.output.json([
        .init(key: "state", value: .string(worst)), .init(key: "database", value: .string(session.databasePath)),
        .init(key: "lines", value: .array(lines.map(\.json))),
      ])
      return
    }
    for line in lines {
      let sign = line.state == .ok ? "✓" : line.state == .warning ? "!" : "✗"
      session.output.result("\(sign) \(line.matter.rawValue) \(line.fact)")
      if let advice = line.advice { session.output.result("       " + say("→ ", "→ ") + advice) }
    }
    let errors = lines.count { $0.state == .error }
    let warnings = lines.count { $0.state == .warning }
    session.output.result(
      errors + warnings == 0
        ? say("一切正常。", "All is well.") : say("错误\(errors)项，警告\(warnings)项。", "\(errors) errors, \(warnings) warnings."))
  }
}
