import Foundation
import Glibc
import TestSupport
import Testing

@Suite("The contract of the command line")
struct ContractTests {
  @Test(
    "every failure has its exit code, an explanation and a remedy on standard error, and nothing on standard output",
    arguments: [
      (["stats", "--period", "2018", "--db", "nowhere.db"], 66), (["stats", "--period", "2018", "--db", "text.db"], 65),
      (["stats"], 64), (["stats", "--period"], 64), (["bogus"], 64), (["stats", "--period", "2018", "--bogus"], 64),
      (["stats", "--period", "2018", "--by", "weather"], 64), (["stats", "--period", "2018", "--now", "soon"], 64),
      (["case", "list", "--as", " "], 64), (["case", "show", "(2019)粤01破98号"], 1),
      (["init", "--court", "粤01"], 73), (["init", "--court", " ", "--db", "x.db"], 64),
      (["init", "--court", "粤01", "--db", "no/such/folder/x.db"], 73),
      (["init", "--court", "粤01", "--db", "x.db", "--now", "2019-07-01"], 77),
      (["report", "situation", "--period", "2018H1", "--out", "no/such/folder/x.xlsx"], 73),
      (["report", "situation", "--period", "2019H2", "--out", "x.xlsx", "--now", Courtroom.now], 64),
      (["report", "situation", "--period", "2018", "--compare", "none", "--out", "x.xlsx"], 64),
      (["import", "ledger.csv", "--encoding", "klingon"], 64), (["import"], 64),
      (["demo", "--samples", "nowhere", "--into", "d"], 66),
    ] as [([String], Int32)], ["zh", "en"])
  func failures(failure: (arguments: [String], status: Int32), language: String) throws {
    let room = try Courtroom.with(SmallLedger.text)
    try room.folder.write(String(repeating: "no database ", count: 100), to: "text.db")
    let run = try room.run(failure.arguments + ["--lang", language])
    #expect(run.status == failure.status, "\(run.messages)")
    #expect(run.output.isEmpty)
    let lines = run.messages.split(separator: "\n")
    #expect(lines.first?.hasPrefix(language == "zh" ? "错误 E" : "Error E") == true, "\(run.messages)")
    #expect(lines.contains { $0.hasPrefix(language == "zh" ? "办法：" : "What to do: ") }, "\(run.messages)")
    if language == "en" {
      let chinese = run.messages.unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }
      let quoted = failure.arguments.joined().unicodeScalars
      #expect(chinese.allSatisfy { quoted.contains($0) || "粤号破".unicodeScalars.contains($0) }, "\(run.messages)")
    }
  }

  @Test("options for every command may stand before it", arguments: [["--db", "court.db"], ["--db=court.db"]])
  func optionsBeforeTheCommand(leading: [String]) throws {
    let room = try Courtroom()
    #expect(try room.run(leading + ["--now", Courtroom.now, "init", "--court", "粤01", "--rehearsal"]).status == 0)
    let shown = try room.run(leading + ["--lang", "en", "case", "list"])
    #expect(shown.status == 0)
    #expect(shown.output.contains("0 cases."))
  }

  @Test("the clock of a real database cannot be set for writing, only for reading")
  func clock() throws {
    let room = try Courtroom()
    #expect(try room.runNow("init", "--court", "粤01").status == 0)
    for arguments in [
      ["case", "add", "A1", "--filed-on", "2019-01-01"], ["record", "A1", "1", "--on", "2019-01-01"],
      ["case", "edit", "A1", "--judge", "甲"], ["case", "close", "A1", "--on", "2019-01-01", "--manner", "终结"],
      ["import", "ledger.csv"],
    ] {
      let run = try room.run(arguments + ["--now", "2019-07-01"])
      #expect(run.status == 77, "\(arguments)")
      #expect(run.messages.contains("--rehearsal"))
    }
    #expect(try room.run("case", "list").status == 0)
    #expect(try room.journal().count == 1)
    #expect(try room.runNow("case", "add", "A1", "--filed-on", "2019-01-01").status == 0)
  }

  @Test("init makes a database once, in its default place with its folders")
  func initialise() throws {
    let room = try Courtroom()
    let environment = ["LANG": "zh_CN.UTF-8", "HOME": room.folder.path]
    let setting = ChildProcess.Setting(
      folder: room.folder.path, environment: environment, output: room.folder.file("out"),
      messages: room.folder.file("err"))
    let process = try ChildProcess.start(Courtroom.program, ["init", "--court", "粤01"], setting)
    #expect(ChildProcess.wait(process) == 0)
    #expect(access(room.folder.file(".local/share/chuqing/chuqing.db"), R_OK) == 0)
    #expect(try room.runNow("init", "--court", "粤01").status == 0)
    let again = try room.runNow("init", "--court", "粤02")
    #expect(again.status == 73)
    #expect(again.messages.contains("没有覆盖"))
  }

  @Test("of ten programs that create the same database at once, one does")
  func racingInit() throws {
    let room = try Courtroom()
    let processes = try (0..<10).map { _ in try room.start(["init", "--court", "粤01"]).0 }
    let codes = processes.map(ChildProcess.wait)
    #expect(codes.filter { $0 == 0 }.count == 1, "\(codes)")
    #expect(codes.filter { $0 == 73 }.count == 9, "\(codes)")
    #expect(try room.run("verify").status == 0)
    #expect(try room.journal().count == 1)
  }

  @Test("without a terminal there are no escape codes, not even from a name that holds one")
  func noEscapes() throws {
    let room = try Courtroom.opened()
    let name = "红\u{1B}[31m公司\u{202E}反"
    try room.run("case", "add", "A1", "--filed-on", "2019-01-01", "--debtor", name, "--note", "一\n二\u{7}")
    try room.folder.write("案号,企业名称,立案日期\nB1,\u{1B}[2J甲,\u{1B}[1m错\n", to: "a.csv")
    for arguments in [
      ["case", "list"], ["case", "show", "A1"], ["log"], ["stats", "--period", "2019H1"], ["import", "a.csv"],
    ] {
      let run = try room.run(arguments + ["--now", Courtroom.now])
      for scalar in (run.output + run.messages).unicodeScalars where scalar != "\n" {
        #expect(scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value != 0x202E, "\(arguments)")
      }
    }
    // For programs the name is what was stored.
    let cases = try room.run("case", "list", "--json").json()["cases"] as? [[String: Any]]
    #expect((cases?.first?["debtors"] as? [[String: Any]])?.first?["name"] as? String == name)
  }

  @Test("JSON stands alone on standard output")
  func jsonAlone() throws {
    let room = try Courtroom.with(SmallLedger.text)
    for arguments in [
      ["stats", "--period", "2019"], ["case", "list"], ["case", "show", "(2018)粤01破1号"], ["log"], ["verify"],
      ["import", "ledger.csv"], ["record", "(2018)粤01破1号", "1", "--on", "2018-01-10"],
    ] {
      let run = try room.run(arguments + ["--json", "--now", Courtroom.now])
      #expect(try run.json()["schema"] as? Int == 1, "\(arguments)")
      #expect(run.output.hasSuffix("}\n") && run.lines.count == 1, "\(arguments)")
    }
  }

  @Test(
    "the language is --lang, else the locale, else English",
    arguments: [
      ("zh_CN.UTF-8", nil, true), ("zh_TW.UTF-8", nil, true), ("C", nil, false), ("de_DE.UTF-8", nil, false),
      ("zh_CN.UTF-8", "en", false), ("C", "zh", true),
    ] as [(String, String?, Bool)])
  func language(locale: String, option: String?, isChinese: Bool) throws {
    let room = try Courtroom.opened(language: locale)
    let choice = option.map { ["--lang", $0] } ?? []
    #expect(try room.run(["case", "list"] + choice).output.contains(isChinese ? "共0件" : "0 cases"))
    #expect(try room.run(["stats", "--help"] + choice).output.contains(isChinese ? "用法：" : "USAGE: "))
  }

  @Test("the help page begins with what it is and three examples")
  func help() throws {
    let page = try Courtroom(language: "C").run(["--help"])
    #expect(page.status == 0)
    #expect(page.messages.isEmpty)
    for example in ["chuqing init", "chuqing import", "chuqing report situation"] { #expect(page.output.contains(example)) }
  }

  @Test("a database that others keep locked is reported busy, with nothing changed", .timeLimit(.minutes(2)))
  func busy() throws {
    let room = try Courtroom.opened()
    // SQLite's write lock of a log in shared memory: byte 120 of the -shm file.
    let descriptor = open(room.database + "-shm", O_RDWR | O_CREAT, 0o644)
    #expect(descriptor >= 0)
    defer { close(descriptor) }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = 120
    lock.l_len = 1
    #expect(fcntl(descriptor, F_SETLK, &lock) == 0)
    let run = try room.run("case", "add", "A1", "--filed-on", "2019-01-01")
    #expect(run.status == 75, "\(run.messages)")
    #expect(run.messages.contains("办法："))
  }
}
