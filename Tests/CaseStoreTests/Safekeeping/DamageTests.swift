import CaseFile
import CaseStore
import Foundation
import RuleModel
import TestSupport
import Testing

/// A database with some history, as one file.
private struct Specimen {
  let folder: TemporaryFolder
  let bytes: [UInt8]
  let content: [[String?]]
  let entries: [JournalEntry]

  init(seed: UInt64, groups: Int) throws {
    let fixture = try StoreFixture()
    var history = RandomHistory(seed: seed, catalogue: .small)
    for step in 1...groups {
      let group = try history.nextGroup()
      try fixture.store.write(StoreFixture.context("step\(step)")) { transaction in
        for event in group { try transaction.append(event) }
      }
    }
    // One that does not fit into a page.
    try fixture.append(
      .caseAmended(
        (try fixture.entries().first { $0.kind == "caseRegistered" }).map { number($0.subject) } ?? number(""),
        [FieldChange(field: .note, from: nil, to: .string(String(repeating: "很长的备注。", count: 2000)))]))
    _ = try fixture.store.backUp(to: .file(fixture.folder.file("copy.db")), at: instant("2019-07-01"))
    folder = fixture.folder
    bytes = try fixture.folder.bytes(of: "copy.db")
    entries = try fixture.entries()
    content = try RawDatabase(path: fixture.folder.file("copy.db")).content()
  }

  func write(_ bytes: [UInt8]) throws -> String {
    for suffix in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: folder.file("bad.db" + suffix)) }
    return try folder.write(bytes, to: "bad.db")
  }
}

@Suite("Damaged files") struct DamageTests {
  @Test("a flipped bit anywhere is found, unless nothing that is stored changes by it", arguments: SeededDice.seeds)
  func flippedBits(seed: UInt64) throws {
    let specimen = try Specimen(seed: seed, groups: 12)
    var dice = SeededDice(seed: seed)
    var found = 0
    for round in 1...60 {
      var bytes = specimen.bytes
      // The header and the schema are few bytes and matter most.
      let offset = dice.chance(oneIn: 4) ? dice.roll(0...4095) : dice.roll(0...(bytes.count - 1))
      bytes[offset] ^= UInt8(1 << dice.roll(0...7))
      let path = try specimen.write(bytes)
      let place = "seed \(seed), round \(round), byte \(offset)"
      do {
        let findings = try CaseStore.openForVerification(at: path).verify().findings
        if findings.isEmpty {
          #expect(try RawDatabase(path: path).content() == specimen.content, "\(place)")
        } else {
          found += 1
        }
      } catch let error as StoreError {
        found += 1
        switch error {
        case .damaged, .notADatabase, .newerSchema: break
        default: Issue.record("\(place): \(error)")
        }
      }
    }
    #expect(found > 10, "\(found)")
  }

  @Test("a file whose end is missing says how much is missing, whatever could be saved; a backup makes it whole")
  func cutShort() throws {
    let specimen = try Specimen(seed: 7, groups: 25)
    let pages = specimen.bytes.count / 4096
    for kept in [pages - 2, pages - 1] {
      let path = try specimen.write(Array(specimen.bytes.prefix(kept * 4096 + 100)))
      let target = specimen.folder.file("saved-\(kept).db")
      let recovery = try JournalRecovery.recover([path], into: target)
      #expect(recovery.truncated == [Recovery.Truncation(path: path, pages: pages - kept)])
      #expect(recovery.head.sequence <= specimen.entries.count)
      let both = try JournalRecovery.recover([path, specimen.folder.file("copy.db")], into: specimen.folder.file("both-\(kept).db"))
      #expect(both.head.sequence == specimen.entries.count && both.truncated.count == 1)
    }
    let whole = try JournalRecovery.recover([specimen.folder.file("copy.db")], into: specimen.folder.file("whole.db"))
    #expect(whole.truncated == [])
  }

  @Test("whatever page is lost, the entries before it are kept and those behind are written down", arguments: SeededDice.seeds)
  func lostPages(seed: UInt64) throws {
    let specimen = try Specimen(seed: seed, groups: 25)
    var dice = SeededDice(seed: seed)
    for round in 1...6 {
      var bytes = specimen.bytes
      let page = dice.roll(0...(bytes.count / 4096 - 1)) * 4096
      for offset in page..<(page + 4096) { bytes[offset] = UInt8(dice.roll(0...255)) }
      let path = try specimen.write(bytes)
      let target = specimen.folder.file("new-\(round).db")
      let place = "seed \(seed), round \(round), page \(page / 4096)"
      do {
        let recovery = try JournalRecovery.recover([path], into: target)
        let kept = try CaseStore.open(at: target).entries(JournalQuery())
        #expect(kept == Array(specimen.entries.prefix(kept.count)), "\(place)")
        #expect(recovery.findings == [], "\(place)")
        let apart = try recovery.apartFile.map { try specimen.folder.bytes(of: String($0.split(separator: "/").last ?? "")) } ?? []
        #expect(apart.split(separator: 0x0A).count == recovery.apart, "\(place)")
        #expect(kept.count + recovery.apart + recovery.lostCount <= specimen.entries.count, "\(place)")
        // A page holds but few entries: most are there, in one place or the other.
        #expect(kept.count + recovery.apart >= specimen.entries.count * 2 / 3, "\(place)")
      } catch StoreError.safekeeping(.noBeginning(let readable, let kept)) {
        #expect(readable > 0 && FileManager.default.fileExists(atPath: kept), "\(place)")
      }
      // With the backup nothing is missing; a long entry whose digest stood on the lost page may show up once more, altered.
      let backup = specimen.folder.file("copy.db")
      let both = try JournalRecovery.recover([path, backup], into: specimen.folder.file("both-\(round).db"))
      #expect(both.head.digest == specimen.entries.last?.digest && both.lostCount == 0 && both.apart <= 1, "\(place)")
    }
  }

  @Test("a truncated file gives its beginning, also without a header, and an old backup the rest of the way")
  func truncated() throws {
    let fixture = try StoreFixture()
    for serial in 1...40 { try fixture.append(.caseRegistered(.sample("HRB \(serial)"))) }
    let backup = fixture.folder.file("backup.db")
    _ = try fixture.store.backUp(to: .file(backup), at: instant("2019-07-01"))
    for serial in 41...60 { try fixture.append(.caseRegistered(.sample("HRB \(serial)"))) }
    _ = try fixture.store.backUp(to: .file(fixture.folder.file("whole.db")), at: instant("2019-07-01"))
    var bytes = try fixture.folder.bytes(of: "whole.db")
    // Header and schema gone, and with them all that SQLite could go by.
    for offset in 0..<4096 { bytes[offset] = 0 }
    let path = try fixture.folder.write(bytes, to: "headless.db")
    let recovery = try JournalRecovery.recover([path], into: fixture.folder.file("a.db"))
    #expect(recovery.head == (try fixture.store.head()) && recovery.apart == 0)
    #expect(try CaseStore.open(at: fixture.folder.file("a.db")).verify().findings == [])
    let half = try fixture.folder.write(Array(bytes.suffix(bytes.count / 2)), to: "half.db")
    let both = try JournalRecovery.recover([half, backup], into: fixture.folder.file("b.db"))
    #expect(both.head.sequence >= 41)
  }

  @Test("what was still in the log is kept; an entry altered on the disk ends the chain and is written down")
  func logAndAlteration() throws {
    let fixture = try StoreFixture()
    for serial in 1...9 { try fixture.append(.caseRegistered(.sample("HRB \(serial)"))) }
    // The store is open, so the last entries stand in the log alone.
    let recovery = try JournalRecovery.recover([fixture.store.path], into: fixture.folder.file("a.db"))
    #expect(recovery.head == (try fixture.store.head()))
    try fixture.raw.tamper("UPDATE journal SET actor = '汪某' WHERE sequence = 6")
    _ = try fixture.raw.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    _ = try fixture.raw.rows("VACUUM")
    _ = try fixture.raw.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    let altered = try JournalRecovery.recover([fixture.store.path], into: fixture.folder.file("b.db"))
    #expect(altered.head.sequence == 5)
    #expect(altered.apart == 5 && altered.lost == [6...6])
    let text = String(decoding: try fixture.folder.bytes(of: "b.db.apart.jsonl"), as: UTF8.self)
    #expect(text.contains("\"actor\":\"汪某\"") && text.contains("\"proven\":false"))
  }

  @Test("a file without a journal gives nothing, and no file is made", arguments: [0, 700, 20_000])
  func nothing(size: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([UInt8](repeating: 76, count: size), to: "x.db")
    #expect(throws: StoreError.safekeeping(.nothingReadable(paths: [path]))) {
      try JournalRecovery.recover([path], into: folder.file("new.db"))
    }
    #expect(try folder.names() == ["x.db"])
  }

  @Test("a file in the way of the new database is left alone")
  func inTheWay() throws {
    let fixture = try StoreFixture()
    let target = try fixture.folder.write("mine", to: "new.db")
    #expect(throws: StoreError.alreadyExists(path: target)) {
      try JournalRecovery.recover([fixture.store.path], into: target)
    }
  }
}
