import Foundation
import TestSupport
import Testing

@Suite("chuqing ledger")
struct LedgerTests {
  @Test("hands out the pending cases of a judge and takes them back unchanged, saying so")
  func roundTrip() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let out = try room.run("ledger", "checkout", "--judge", "李四", "--out", "台账.xlsx")
    #expect(out.status == 0)
    #expect(out.output.contains("2件"))
    #expect(out.messages.contains("ledger checkin"))
    let count = try room.journal().count
    let run = try room.run("ledger", "checkin", "台账.xlsx")
    #expect(run.status == 0)
    #expect(run.output.contains("没有改动"))
    let json = try room.run("ledger", "checkin", "台账.xlsx", "--dry-run", "--json").json()
    #expect(json["schema"] as? Int == 1)
    #expect(json["unchanged"] as? Int == 2)
    #expect(json["dry_run"] as? Bool == true)
    #expect((json["conflicts"] as? [Any])?.isEmpty == true)
    #expect(try room.journal().count == count)
  }

  @Test("never replaces a file unless told to, because it may hold edits")
  func existingFile() throws {
    let room = try Courtroom.with(SmallLedger.text)
    #expect(try room.run("ledger", "checkout", "--out", "台账.xlsx").status == 0)
    let again = try room.run("ledger", "checkout", "--out", "台账.xlsx")
    #expect(again.status == 73)
    #expect(again.messages.contains("--replace"))
    #expect(try room.run("ledger", "checkout", "--all", "--replace", "--out", "台账.xlsx").output.contains("6件"))
  }

  @Test("a plain ledger, a missing file and the input as place for conflicts are refused with the way out")
  func refusals() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let plain = try room.run("ledger", "checkin", "ledger.csv")
    #expect(plain.status == 65)
    #expect(plain.messages.contains("chuqing import"))
    #expect(try room.run("ledger", "checkin", "none.xlsx").status == 66)
    #expect(try room.run("ledger", "checkout", "--out", "台账.xlsx").status == 0)
    #expect(try room.run("ledger", "checkin", "台账.xlsx", "--conflicts", "./台账.xlsx").status == 64)
    #expect(try room.run("ledger", "checkout", "--judge", "没有这个人", "--out", "空.xlsx").status == 64)
    #expect(!FileManager.default.fileExists(atPath: room.folder.file("空.xlsx")))
  }

  @Test("speaks English when asked")
  func english() throws {
    let room = try Courtroom.with(SmallLedger.text, language: "en_US.UTF-8")
    #expect(try room.run("ledger", "checkout", "--lang", "en", "--out", "l.xlsx").output.contains("3 cases"))
    #expect(try room.run("ledger", "checkin", "l.xlsx").output.contains("Nothing changed"))
  }
}
