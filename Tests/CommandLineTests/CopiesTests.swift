import Foundation
import TestSupport
import Testing

@Suite("chuqing report --for, reports list, reports trace")
struct CopiesTests {
  private static let report = ["report", "situation", "--period", "2018H2", "--now", Courtroom.now]

  @Test("copies are issued, listed, traced by code and by file, and cannot be undone")
  func issued() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let run = try room.run(Self.report + ["--for", "送：王院长、李副院长", "--for", "王院长", "--out", "态势报告.xlsx", "--as", "陆某"])
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("已印发2份态势报告 2018H2") && run.output.contains("态势报告-李副院长.xlsx"))
    let listed = try #require(try room.run("reports", "list", "--json").json()["reports"] as? [[String: Any]])
    #expect(listed.map { $0["recipient"] as? String } == ["王院长", "李副院长"])
    #expect(listed.allSatisfy { $0["journal_position"] as? Int == 8 && $0["issued_by"] as? String == "陆某" })
    let code = try #require(listed[1]["code"] as? String)
    let traced = try room.run("reports", "trace", code.lowercased())
    #expect(traced.status == 0)
    for word in ["李副院长", code, "态势报告 2018H2", "2019-07-01 20:00", "陆某"] { #expect(traced.output.contains(word), "\(word)") }
    #expect(try room.run("reports", "trace", "--file", "态势报告-李副院长.xlsx").output.contains("逐字节相同"))
    let other: Character = code.last == "0" ? "1" : "0"
    let near = try room.run("reports", "trace", String(code.dropLast()) + String(other))
    #expect(near.status == 64 && near.messages.contains("E832") && near.messages.contains("\(code) 李副院长"))
    #expect(try room.run("reports", "trace", "--file", "ledger.csv").messages.contains("E835"))
    let folder = try room.run("reports", "trace", "--file", ".")
    #expect(folder.status == 66 && folder.messages.contains("E836") && folder.messages.contains("是文件夹"))
    #expect(try room.run("verify").status == 0)
    #expect(try room.run("verify", "--rebuild").status == 0)
    let undo = try room.run("undo", "report#9")
    #expect(undo.status == 1 && undo.messages.contains("E578"))
    #expect(try room.run("log", "--limit", "1").output.contains("印发报告"))
  }

  @Test("a report without a recipient journals nothing; --dry-run with one writes nothing")
  func readOnly() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let before = try room.journal().count
    #expect(try room.run(Self.report + ["--out", "plain.xlsx"]).status == 0)
    let dry = try room.run(Self.report + ["--for", "甲、乙", "--out", "dry.xlsx", "--dry-run"])
    #expect(dry.status == 0 && dry.output.contains("dry-乙.xlsx") && dry.output.contains("没有写文件"))
    #expect(try room.journal().count == before)
    #expect(try room.folder.names().filter { $0.hasSuffix(".xlsx") } == ["plain.xlsx"])
    #expect(try room.run("reports", "list").messages.contains("还没有印发过报告"))
  }

  @Test("no font and no library are refused by name with the package to install, and nothing is journaled")
  func refusals() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let before = try room.journal().count
    let arguments = Self.report + ["--for", "甲、乙", "--out", room.folder.path]
    try room.folder.write("<fontconfig><dir>\(room.folder.file("nothing"))</dir></fontconfig>", to: "fonts.conf")
    let fontless = try room.run(arguments, environment: ["FONTCONFIG_FILE": room.folder.file("fonts.conf")])
    #expect(
      fontless.status == 73 && fontless.messages.contains("E822") && fontless.messages.contains("fonts-wqy-microhei"),
      "\(fontless.messages)")
    let bare = try room.run(arguments, environment: ["CHUQING_DRAWING_LIBRARIES": room.folder.path])
    #expect(bare.status == 73 && bare.messages.contains("E821") && bare.messages.contains("libpangocairo-1.0-0"), "\(bare.messages)")
    #expect(try room.folder.names().allSatisfy { !$0.hasSuffix(".xlsx") })
    #expect(try room.journal().count == before)
  }

  @Test("an auditor may make a report and not issue it; a real database does not take a set clock")
  func rights() throws {
    let room = try Courtroom.with(SmallLedger.text)
    for (name, role) in [("王庭长", "庭长"), ("钱审计", "审计")] {
      #expect(try room.run("users", "add", name, "--role", role, "--as", "王庭长").status == 0)
    }
    #expect(try room.run(Self.report + ["--out", "a.xlsx", "--as", "钱审计"]).status == 0)
    let refused = try room.run(Self.report + ["--out", "b.xlsx", "--for", "甲", "--as", "钱审计"])
    #expect(refused.status == 77 && refused.messages.contains("印发报告"))
    #expect(!FileManager.default.fileExists(atPath: room.folder.file("b.xlsx")))
  }

  @Test("a list of recipients in GB 18030 is read")
  func list() throws {
    let room = try Courtroom.with(SmallLedger.text)
    // 王院长 and 刘处长.
    try room.folder.write([0xCD, 0xF5, 0xD4, 0xBA, 0xB3, 0xA4, 0x0D, 0x0A, 0xC1, 0xF5, 0xB4, 0xA6, 0xB3, 0xA4, 0x0D, 0x0A], to: "名单.txt")
    let run = try room.run(Self.report + ["--for-list", "名单.txt", "--out", "r.xlsx", "--dry-run"])
    #expect(run.output.contains("r-王院长.xlsx") && run.output.contains("r-刘处长.xlsx"), "\(run.output)\(run.messages)")
  }
}
