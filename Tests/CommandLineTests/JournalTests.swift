import Foundation
import TestSupport
import Testing

@Suite("chuqing log and verify")
struct JournalTests {
  @Test("shows who did what, by case, actor and command group")
  func log() throws {
    let room = try Courtroom.with(SmallLedger.text)
    try room.run("record", "(2018)粤01破1号", "(2018)粤01破2号", "1", "--on", "2018-09-06", "--as", "赵书记员")
    let entries = try room.journal()
    #expect(entries.map { $0["sequence"] as? Int } == Array(1...entries.count))
    #expect(entries.first?["kind"] as? String == "databaseCreated")
    let last = try #require(entries.last)
    #expect(last["actor"] as? String == "赵书记员")
    let group = try #require(last["command"] as? String)
    func count(_ arguments: String...) throws -> Int {
      (try room.run(["log", "--limit", "0", "--json"] + arguments).json()["entries"] as? [Any])?.count ?? -1
    }
    #expect(try count("--command", group) == 2)
    #expect(try count("--actor", "赵书记员") == 2)
    #expect(try count("--case", "（2018）粤01破1号") == 2)
    #expect(try room.run("log", "--limit", "1").lines.count == 3)
    #expect(try room.run("log", "--csv").output.hasPrefix("sequence,recorded_at,actor,command,kind,subject,payload,digest\r\n"))
  }

  @Test("verifies an honest database")
  func honest() throws {
    let room = try Courtroom.with(SmallLedger.text)
    let run = try room.run("verify", "--json")
    #expect(run.status == 0)
    #expect(try run.json()["verified"] as? Bool == true)
    #expect(try room.run("verify").output.contains("核验无误"))
  }

  @Test("finds a name that somebody changed in the file, with exit code 13 and what to do")
  func tampered() throws {
    let room = try Courtroom.with(SmallLedger.text)
    var data = try Data(contentsOf: URL(fileURLWithPath: room.database))
    let name = Data("己公司".utf8)
    var found = 0
    while let range = data.range(of: name) {
      data.replaceSubrange(range, with: Data("庚公司".utf8))
      found += 1
    }
    #expect(found > 0)
    try data.write(to: URL(fileURLWithPath: room.database))
    let run = try room.run("verify", "--json")
    #expect(run.status == 13)
    #expect(try run.json()["verified"] as? Bool == false)
    #expect((try run.json()["findings"] as? [String])?.isEmpty == false)
    #expect(run.messages.contains("办法："))
  }

  @Test("never passes over a flipped bit in the text of the journal", arguments: SeededDice.seeds)
  func flippedBits(seed: UInt64) throws {
    let room = try Courtroom.with(SmallLedger.text)
    let original = try Data(contentsOf: URL(fileURLWithPath: room.database))
    var dice = SeededDice(seed: seed)
    // Every stored text of the ledger stands in the file in UTF-8.
    let marks = ["甲公司", "乙集团", "张三", "2018-06-30", "reorganization", "fileImported", "caseRegistered"]
    for mark in marks {
      var ranges: [Range<Data.Index>] = []
      var start = original.startIndex
      while let range = original.range(of: Data(mark.utf8), in: start..<original.endIndex) {
        ranges.append(range)
        start = range.upperBound
      }
      var damaged = original
      let range = dice.pick(ranges)
      damaged[range.lowerBound + dice.roll(0...(range.count - 1))] ^= UInt8(1 << dice.roll(0...6))
      try damaged.write(to: URL(fileURLWithPath: room.database))
      let run = try room.run("verify")
      #expect(run.status == 13, "seed \(seed), \(mark): \(run.output)\(run.messages)")
    }
  }

  @Test("a file too damaged to be opened fails verification too")
  func wreck() throws {
    let room = try Courtroom.with(SmallLedger.text)
    var data = try Data(contentsOf: URL(fileURLWithPath: room.database))
    for index in 100..<4096 { data[index] = 0x5A }
    try data.write(to: URL(fileURLWithPath: room.database))
    let run = try room.run("verify", "--json")
    #expect(run.status == 13, "\(run.messages)")
    #expect(try run.json()["verified"] as? Bool == false)
    #expect(run.messages.contains("办法："))
  }
}
