import CaseFile
import CaseStore
import CivilCalendar
import TestSupport
import Testing

@Suite("Whether a noted state is an ancestor") struct AncestryTests {
  private func history() throws -> (fixture: StoreFixture, heads: [JournalHead]) {
    let fixture = try StoreFixture()
    var heads = [try fixture.store.head()]
    for serial in 1...5 {
      try fixture.append(.caseRegistered(.sample("(2019)粤01破\(serial)号")))
      heads.append(try fixture.store.head())
    }
    return (fixture, heads)
  }

  private func state(_ head: JournalHead, digits: Int = 12) throws -> StatedHead {
    try #require(StatedHead(size: head.sequence, digest: String(head.digest.description.prefix(digits))))
  }

  @Test("every state that the journal went through is one, by the digits that a footer prints")
  func ancestors() throws {
    let (fixture, heads) = try history()
    let last = try #require(heads.last)
    for head in heads {
      guard case .ancestor(let there, let now) = try fixture.store.ancestry(of: state(head)) else {
        Issue.record("entry \(head.sequence)")
        continue
      }
      #expect(there == head && now == last)
    }
  }

  @Test("one wrong digit, a longer journal and a journal that went another way are none")
  func strangers() throws {
    let (fixture, heads) = try history()
    let third = heads[2].digest.description
    let wrong = String(third.prefix(7)) + (third.dropFirst(7).first == "0" ? "1" : "0") + third.dropFirst(8)
    let stated = try #require(StatedHead(size: heads[2].sequence, digest: wrong))
    #expect(try fixture.store.ancestry(of: stated) == .different(heads[2], of: heads[5]))
    let longer = try #require(StatedHead(size: 99, digest: third))
    #expect(try fixture.store.ancestry(of: longer) == .beyond(of: heads[5]))
    let other = try StoreFixture()
    for serial in 6...12 { try other.append(.caseRegistered(.sample("(2019)粤01破\(serial)号"))) }
    guard case .different = try other.store.ancestry(of: try state(heads[3])) else {
      Issue.record("another court's state was believed")
      return
    }
  }

  @Test("a journal that was altered before or after the state proves nothing", arguments: [2, 5])
  func tampered(sequence: Int) throws {
    let (fixture, heads) = try history()
    try fixture.raw.tamper("UPDATE journal SET actor = '汪某' WHERE sequence = \(sequence)")
    guard case .broken(let findings, _) = try fixture.store.ancestry(of: try state(heads[2])) else {
      Issue.record("an altered journal was believed")
      return
    }
    #expect(findings.contains { if case .alteredEntry(sequence, _, _) = $0 { true } else { false } })
  }
}
