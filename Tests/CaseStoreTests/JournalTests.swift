import CaseFile
import CaseStore
import CivilCalendar
import Synchronization
import TestSupport
import Testing

@Suite("The journal") struct JournalTests {
  @Test("entries are never updated or deleted")
  func appendOnly() throws {
    let fixture = try StoreFixture()
    let before = try fixture.raw.content()
    for sql in [
      "UPDATE journal SET actor = 'x'", "UPDATE journal SET payload = payload WHERE sequence = 1", "DELETE FROM journal",
    ] {
      #expect(throws: RawDatabase.RawError(message: "the journal is append-only")) { try fixture.raw.run(sql) }
    }
    #expect(try fixture.raw.content() == before)
  }

  @Test("each entry names the digest of the one before; a command's entries are one group")
  func chain() throws {
    let fixture = try StoreFixture()
    try fixture.append(
      .caseRegistered(.sample("(2019)粤01破1号")), .caseRegistered(.sample("(2019)粤01破2号")), command: "import")
    try fixture.append(.caseClosed(number("(2019)粤01破1号"), on: civilDate("2019-06-01"), manner: .known(.noAssets)))
    let entries = try fixture.entries()
    #expect(entries.map(\.sequence) == [1, 2, 3, 4])
    #expect(entries.map(\.commandID) == ["init#1", "import#2", "import#2", "test#4"])
    #expect(entries.map(\.kind) == ["databaseCreated", "caseRegistered", "caseRegistered", "caseClosed"])
    #expect(entries.dropFirst().map(\.previous) == entries.dropLast().map(\.digest))
    #expect(Set(entries.map(\.digest)).count == 4)
    #expect(entries.allSatisfy { $0.court == "粤01" && $0.actor == "陆某" })
    #expect(try fixture.store.head().sequence == 4)
  }

  @Test("the same history gives the same digests on any machine")
  func reproducible() throws {
    func head(_ set: (inout CaseFacts) -> Void = { _ in }) throws -> JournalHead {
      let fixture = try StoreFixture()
      try fixture.append(
        .caseRegistered(
          .sample {
            $0 = .complete
            set(&$0)
          }))
      return try fixture.store.head()
    }
    let first = try head()
    #expect(try head() == first)
    // Pinned: when a digest changes, journals written before can no longer be verified.
    #expect(first.digest.description == "744b950e32a12a30bfd40130684f3258a16abdd8f1109229064eb80119235466")
    let withoutPlan = try head {
      $0.division = nil
      $0.plannedCloseOn = nil
    }
    #expect(withoutPlan.digest.description == "1e98a69e8fd57aa0ccea258965bd400c87cf67046f7b9efe267820dccf15d6af")
  }

  @Test("SM3 gives the digests of GB/T 32905")
  func sm3() throws {
    let hasher = try SM3()
    #expect(
      try hasher.digest(Array("abc".utf8)).description
        == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")
    let long = Array(String(repeating: "abcd", count: 16).utf8)
    #expect(
      try hasher.digest(long).description == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")
    let folder = try TemporaryFolder()
    #expect(
      try FileDigest.sm3(of: folder.write(long, to: "x"))
        == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")
    #expect(throws: StoreError.notFound(path: folder.file("no"))) { try FileDigest.sm3(of: folder.file("no")) }
  }

  @Test("queries select by subject, actor, command and sequence, and count from the end")
  func queries() throws {
    let fixture = try StoreFixture()
    for serial in 1...3 { try fixture.append(.caseRegistered(.sample("(2019)粤01破\(serial)号"))) }
    func sequences(_ set: (inout JournalQuery) -> Void) throws -> [Int] {
      var query = JournalQuery()
      set(&query)
      return try fixture.store.entries(query).map(\.sequence)
    }
    #expect(try sequences { $0.subject = "(2019)粤01破2号" } == [3])
    #expect(try sequences { $0.limit = 2 } == [3, 4])
    #expect(try sequences { $0.afterSequence = 2 } == [3, 4])
    #expect(try sequences { $0.commandID = "test#2" } == [2])
    #expect(try sequences { $0.actor = "汪某" } == [])
    #expect(
      try sequences {
        $0.actor = "陆某"; $0.afterSequence = 1; $0.limit = 1
      } == [4])
  }

  private struct Stop: Error {}

  @Test("a command that fails leaves nothing, whatever it appended before")
  func rollback() throws {
    let fixture = try StoreFixture()
    try fixture.append(.caseRegistered(.sample()))
    let before = try fixture.raw.content()
    #expect(throws: Stop.self) {
      try fixture.store.write(StoreFixture.context()) { transaction in
        try transaction.append(.caseRegistered(.sample("(2019)粤01破9号")))
        try transaction.append(.caseClosed(number("(2019)粤01破1号"), on: civilDate("2019-06-01"), manner: .known(.refused)))
        #expect(try transaction.find(number("(2019)粤01破9号")) != nil)
        throw Stop()
      }
    }
    #expect(try fixture.raw.content() == before)
    // The same when the journal itself refuses: an unknown case, the same case twice.
    #expect(throws: (any Error).self) {
      try fixture.append(.caseRegistered(.sample("(2019)粤01破8号")), .milestonesRecorded(number("none"), [milestone("filing", "2019-01-02")]))
    }
    #expect(throws: StoreError.self) { try fixture.append(.caseRegistered(.sample())) }
    #expect(throws: StoreError.self) {
      try fixture.append(.caseClosed(number("(2019)粤01破1号"), on: civilDate("2018-01-01"), manner: .known(.refused)))
    }
    #expect(try fixture.raw.content() == before)
    try fixture.append(.caseRegistered(.sample("(2019)粤01破7号")))
    #expect(try fixture.store.verify().findings == [])
  }

  @Test("a rehearsed command shows its effect and records nothing")
  func rehearse() throws {
    let fixture = try StoreFixture()
    let before = try fixture.raw.content()
    let sequence = try fixture.store.rehearse(StoreFixture.context()) { transaction in
      try transaction.append(.caseRegistered(.sample()))
      return transaction.lastSequence
    }
    #expect(sequence == 2)
    #expect(try fixture.raw.content() == before)
  }

  @Test("commands of two programs at once wait for each other and lose nothing")
  func concurrent() async throws {
    let fixture = try StoreFixture()
    let stores = [fixture.store, try CaseStore.open(at: fixture.store.path), try CaseStore.open(at: fixture.store.path)]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, store) in stores.enumerated() {
        group.addTask {
          for serial in 1...40 {
            try store.write(StoreFixture.context("writer\(index)")) { transaction in
              let name = "(2019)粤01破\(index * 100 + serial)号"
              try transaction.append(.caseRegistered(.sample(name)))
              try transaction.append(.milestonesRecorded(number(name), [milestone("filing", "2019-01-02")]))
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let entries = try fixture.entries()
    #expect(entries.map(\.sequence) == Array(1...241))
    #expect(try fixture.store.caseCount() == 120)
    for group in Dictionary(grouping: entries.dropFirst(), by: \.commandID).values {
      #expect(group.count == 2 && group[1].sequence == group[0].sequence + 1)
    }
    #expect(try fixture.store.verify().findings == [])
  }

  @Test("a command with a clock is dated when its turn to write comes, never before it began; a fixed moment stands")
  func turn() throws {
    let fixture = try StoreFixture()
    let (began, turn) = (instant("2019-07-01T09:00:00+08:00"), instant("2019-07-01T09:00:07+08:00"))
    func record(_ context: CommandContext) throws -> Instant? {
      try fixture.store.write(context) { transaction in
        try transaction.append(.caseRegistered(.sample("(2019)粤01破\(transaction.lastSequence)号")))
      }
      return try fixture.entries().last?.recordedAt
    }
    let waiting = CommandContext(recordedAt: began, actor: "陆某", command: "test", clock: CommandClock { turn })
    #expect(try record(waiting) == turn)
    #expect(try record(waiting.atFixedMoment) == began)
    let backward = CommandContext(recordedAt: turn, actor: "陆某", command: "test", clock: CommandClock { began })
    #expect(try record(backward) == turn)
  }
}
