import CaseFile
import CivilCalendar
import TestSupport
import Testing

@Suite("Reasons of stagnation") struct StagnationTests {
  @Test(
    "are read as ledgers write them",
    arguments: [
      ("衍生诉讼未结", [Stagnation(.derivedSuit)]),
      ("衍生诉讼未结(2019-03-01起)", [Stagnation(.derivedSuit, from: civilDate("2019-03-01"))]),
      ("衍生诉讼（自2019.3.1起，二审）", [Stagnation(.derivedSuit, from: civilDate("2019-03-01"), note: "二审")]),
      (
        "资产难变现(2019年1月1日至2019年6月30日)；职工安置",
        [Stagnation(.unsaleableAssets, from: civilDate("2019-01-01"), through: civilDate("2019-06-30")), Stagnation(.employees)]
      ),
      ("经费不足(2019-01-01至今)", [Stagnation(.noFunds, from: civilDate("2019-01-01"))]),
      ("经费不足(至2019-06-30)", [Stagnation(.noFunds, through: civilDate("2019-06-30"))]),
      ("职工安置、经费不足,下落不明", [Stagnation(.employees), Stagnation(.noFunds), Stagnation(.untraceablePersons)]),
      ("税务/社保/不动产手续\n境外资产", [Stagnation(.formalities), Stagnation(.foreignProperty)]),
      ("与集团协调中，等待批复", [Stagnation(.other, note: "与集团协调中，等待批复")]),
      ("其他(厂房（二期）漏水)", [Stagnation(.other, note: "厂房（二期）漏水")]),
      ("资产难变现(3号厂房)", [Stagnation(.unsaleableAssets, note: "3号厂房")]),
    ] as [(String, [Stagnation])])
  func reading(_ text: String, _ expected: [Stagnation]) throws { #expect(try StagnationText.read(text) == expected) }

  @Test("a day that does not exist is an error, not a note")
  func badDay() {
    #expect(throws: DateReadingError.noSuchDay(year: 2019, month: 2, day: 30)) {
      try StagnationText.read("经费不足(2019-02-30起)")
    }
  }

  @Test("what is written is read back as the same, whatever the note says")
  func roundTrip() throws {
    let notes = [nil, "二审", "甲（乙）丙", "半个(括号", "倒)过(来", "a；b，c", "2019年的事"]
    let days = [nil, civilDate("2019-03-01")]
    for reason in StagnationReason.allCases {
      for note in notes {
        for from in days {
          for through in [nil, civilDate("2019-06-30")] {
            let item = Stagnation(reason, from: from, through: through, note: note)
            let text = StagnationText.text([item, Stagnation(.employees)])
            #expect(try StagnationText.read(text) == [item, Stagnation(.employees)], "\(text)")
          }
        }
      }
    }
  }

  @Test("a cell of plain words keeps the days that are recorded, and what has ended")
  func mergingPlain() {
    let ended = Stagnation(.noFunds, from: civilDate("2018-01-01"), through: civilDate("2018-06-30"))
    let lasting = Stagnation(.derivedSuit, from: civilDate("2019-03-01"), note: "二审")
    let record = CaseRecord.sample { $0.stagnations = [ended, lasting] }
    #expect(record.changes(applying: draft("衍生诉讼未结")) == [])
    let changed = record.facts.merging(draft("衍生诉讼未结；职工安置").facts)
    #expect(changed.stagnations == [Stagnation(.employees), ended, lasting])
  }

  @Test("a cell with days is the whole list")
  func mergingDated() {
    let ended = Stagnation(.noFunds, from: civilDate("2018-01-01"), through: civilDate("2018-06-30"))
    let record = CaseRecord.sample { $0.stagnations = [ended] }
    let merged = record.facts.merging(draft("衍生诉讼未结(2019-03-01起)").facts)
    #expect(merged.stagnations == [Stagnation(.derivedSuit, from: civilDate("2019-03-01"))])
    // A blank cell says nothing.
    #expect(record.facts.merging(CaseFacts()).stagnations == [ended])
  }

  private func draft(_ text: String) -> CaseDraft {
    var facts = CaseFacts()
    facts.stagnations = (try? StagnationText.read(text)) ?? []
    return CaseDraft(number: CaseNumber(normalized: "(2019)粤01破1号"), facts: facts)
  }

  @Test("a reason begins once and ends once")
  func adding() throws {
    let began = try Stagnation.adding(Stagnation(.noFunds, from: civilDate("2019-01-01")), to: [])
    #expect(throws: CaseRefusal.stagnationLasts(.noFunds, since: civilDate("2019-01-01"))) {
      try Stagnation.adding(Stagnation(.noFunds, from: civilDate("2019-02-01")), to: began)
    }
    let ended = try Stagnation.adding(Stagnation(.noFunds, through: civilDate("2019-03-31")), to: began)
    #expect(ended == [Stagnation(.noFunds, from: civilDate("2019-01-01"), through: civilDate("2019-03-31"))])
    #expect(throws: CaseRefusal.stagnationNotOpen(.noFunds)) {
      try Stagnation.adding(Stagnation(.noFunds, through: civilDate("2019-04-30")), to: ended)
    }
    #expect(try Stagnation.adding(Stagnation(.noFunds, from: civilDate("2019-05-01")), to: ended).count == 2)
    #expect(try Stagnation.adding(began[0], to: began) == began)
    // Two other reasons are told apart by their words.
    let other = [Stagnation(.other, from: civilDate("2019-01-01"), note: "甲")]
    #expect(try Stagnation.adding(Stagnation(.other, from: civilDate("2019-02-01"), note: "乙"), to: other).count == 2)
  }

  @Test("as of a day, later reasons are left out and later ends forgotten")
  func asOf() {
    let item = Stagnation(.noFunds, from: civilDate("2019-02-01"), through: civilDate("2019-06-30"))
    #expect(item.asOf(civilDate("2019-01-31")) == nil)
    #expect(item.asOf(civilDate("2019-03-01")) == Stagnation(.noFunds, from: civilDate("2019-02-01")))
    #expect(item.lasts(on: civilDate("2019-06-30")) && !item.lasts(on: civilDate("2019-07-01")))
  }
}
