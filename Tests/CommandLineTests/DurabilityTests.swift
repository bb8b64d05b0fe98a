import Dispatch
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Several programs at once, and programs that are killed", .serialized)
struct DurabilityTests {
  @Test("ten clerks recording at once: every acknowledged record stands in the journal exactly once")
  func clerks() throws {
    let clerks = 10
    let records = 20
    let room = try Courtroom.opened()
    var ledger = "案号,企业名称,立案日期\n"
    for clerk in 0..<clerks {
      for record in 0..<records { ledger += "K\(clerk)-\(record),甲,2019-01-05\n" }
    }
    try room.folder.write(ledger, to: "ledger.csv")
    #expect(try room.run("import", "ledger.csv").status == 0)
    let acknowledged = Acknowledged()
    DispatchQueue.concurrentPerform(iterations: clerks) { clerk in
      for record in 0..<records {
        let number = "K\(clerk)-\(record)"
        let run = try? room.run("record", number, "1", "--on", "2019-01-05", "--as", "clerk\(clerk)")
        if run?.status == 0 { acknowledged.add(number) } else { Issue.record("\(number): \(run?.messages ?? "—")") }
      }
    }
    let recorded = try room.journal().filter { $0["kind"] as? String == "milestonesRecorded" }
      .compactMap { $0["subject"] as? String }
    #expect(recorded.sorted() == acknowledged.numbers.sorted())
    #expect(Set(recorded).count == clerks * records)
    #expect(try room.run("verify").status == 0)
  }

  @Test("an import that is killed leaves the database as it was before or as it is after", arguments: SeededDice.seeds)
  func killed(seed: UInt64) throws {
    var dice = SeededDice(seed: seed)
    let rows = 1500
    var ledger = "案号,企业名称,立案日期\n"
    for row in 1...rows { ledger += "K-\(row),企业\(row),2019-01-05\n" }
    for round in 1...4 {
      let room = try Courtroom.with(SmallLedger.text)
      try room.folder.write(ledger, to: "big.csv")
      let (process, _) = try room.start(["import", "big.csv", "--now", Courtroom.now])
      usleep(UInt32(dice.roll(1_000...400_000)))
      kill(process, SIGKILL)
      _ = ChildProcess.wait(process)
      let place = "seed \(seed), round \(round)"
      #expect(try room.run("verify").status == 0, "\(place)")
      let count = try room.caseCount()
      #expect(count == 6 || count == 6 + rows, "\(place): \(count)")
      #expect(try room.run("import", "big.csv").status == 0, "\(place)")
      #expect(try room.caseCount() == 6 + rows, "\(place)")
      #expect(try room.run("verify").status == 0, "\(place)")
    }
  }
}

/// What programs said was done.
private final class Acknowledged: @unchecked Sendable {
  private let lock = NSLock()
  private var list: [String] = []

  var numbers: [String] { lock.withLock { list } }
  func add(_ number: String) { lock.withLock { list.append(number) } }
}
