import Foundation
import TestSupport
import Testing

@Suite("chuqing backup, restore, recover, verify --rebuild")
struct SafekeepingTests {
  /// A court with a backup of its six cases, and one more case since.
  private func court() throws -> (room: Courtroom, backup: String) {
    let room = try Courtroom.with(SmallLedger.text)
    let made = try room.run("backup", "--json").json()
    let path = try #require(made["path"] as? String)
    #expect(try room.run("case", "add", "(2019)粤01破7号", "--debtor", "庚公司", "--filed-on", "2019-06-01", "--as", "李四").status == 0)
    return (room, path)
  }

  @Test("a backup goes beside the database, says what it holds, and is a database that can be read")
  func backup() throws {
    let (room, path) = try court()
    #expect(path.hasPrefix(room.folder.file("backups/chuqing-")) && path.hasSuffix("-20190701T200000-000000008.db"))
    #expect(try room.run("verify", "--db", path).status == 0)
    let text = try room.run("backup", "--into", "backups", "--keep", "1")
    #expect(text.status == 0)
    #expect(text.output.contains("已备份并核验") && text.output.contains("9条") && text.output.contains("已删除较早的备份"))
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("what cannot be done to a backup is said with its reason", arguments: ["zh", "en"])
  func refusals(language: String) throws {
    let (room, path) = try court()
    try room.folder.write("mine", to: "mine.txt")
    for (arguments, status) in [
      (["backup", "--to", "mine.txt"], 73), (["backup", "--into", "nowhere"], 73), (["backup", "--to", "a", "--into", "b"], 64),
      (["backup", "--to", "a", "--keep", "2"], 64), (["backup", "--into", "b", "--keep", "0"], 64), (["restore", "nowhere.db"], 66),
      (["restore", "mine.txt"], 65), (["restore", path], 1), (["recover", "mine.txt", "--into", "new.db"], 65),
      (["recover", path, "--into", "mine.txt"], 73), (["verify", "--size", "8"], 64),
      (["verify", "--size", "8", "--head", "xyz"], 64),
    ] as [([String], Int32)] {
      let run = try room.run(arguments + ["--now", Courtroom.now, "--lang", language])
      #expect(run.status == status, "\(arguments): \(run.messages)")
      #expect(run.output.isEmpty)
      #expect(run.messages.contains(language == "zh" ? "办法：" : "What to do: "), "\(run.messages)")
    }
    #expect(try room.folder.read("mine.txt") == "mine")
  }

  @Test("going back says how many entries, when, by whom and which cases; forced, it keeps the old database")
  func restore() throws {
    let (room, path) = try court()
    let refused = try room.run("restore", path)
    #expect(refused.status == 1)
    for word in ["第9条起的1条", "李四 1条", "(2019)粤01破7号", "2019-07-01 20:00", "--force"] {
      #expect(refused.messages.contains(word), "\(word): \(refused.messages)")
    }
    #expect(try room.caseCount() == 7)
    let rehearsed = try room.run("restore", path, "--force", "--dry-run", "--json").json()
    #expect((rehearsed["lost"] as? [String: Any])?["entries"] as? Int == 1)
    #expect(try room.caseCount() == 7)
    let done = try room.run("restore", path, "--force", "--json").json()
    #expect(try room.caseCount() == 6)
    let kept = try #require(done["kept_at"] as? String)
    #expect(try room.run("case", "show", "(2019)粤01破7号", "--db", kept).status == 0)
  }

  @Test("a damaged database names the way out in every command, and recover takes it")
  func recover() throws {
    let (room, path) = try court()
    let original = try room.folder.bytes(of: "court.db")
    for (name, bytes) in [
      ("empty", []), ("garbage", [UInt8](repeating: 0x55, count: 20_000)), ("truncated", Array(original.prefix(original.count / 2))),
    ] {
      try room.folder.write(bytes, to: "court.db")
      for command in [["case", "list"], ["log"], ["stats", "--period", "2018"], ["scan"], ["record", "x", "1", "--on", "2019-01-01"]] {
        let run = try room.run(command + ["--now", Courtroom.now])
        #expect(run.status == 65, "\(name) \(command): \(run.messages)")
        #expect(run.messages.contains("chuqing recover") && run.messages.contains("chuqing restore"), "\(run.messages)")
      }
      let again = try room.run("recover", "court.db", path, "--into", "\(name)-new.db", "--json").json()
      #expect(again["entries"] as? Int ?? 0 >= 8, "\(name)")
      #expect(try room.run("verify", "--db", "\(name)-new.db").status == 0)
    }
  }

  @Test("verify names a changed table, --rebuild puts it right, and a state from paper tells a forged end")
  func verify() throws {
    let (room, path) = try court()
    let head = try room.run("verify", "--json").json()
    let digest = String(try #require(head["digest"] as? String).prefix(12))
    #expect(try room.run("verify", "--size", "9", "--head", digest.uppercased()).status == 0)
    let forged = try room.run("verify", "--size", "9", "--head", "0123456789ab")
    #expect(forged.status == 13 && forged.output.contains("第9条"))
    let shorter = try room.run("verify", "--size", "9", "--head", digest, "--db", path)
    #expect(shorter.status == 13 && shorter.output.contains("不足"))
    #expect(try room.run("verify", "--rebuild").output.contains("没有什么要重建"))
  }
}
