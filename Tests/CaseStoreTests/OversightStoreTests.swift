import CaseFile
import CaseStore
import CivilCalendar
import RuleModel
import TestSupport
import Testing

@Suite("Supervision and reviews in the store") struct OversightStoreTests {
  private static let one = number("(2019)粤01破1号")

  /// Two cases; the second is under supervision, was reviewed, and was drawn.
  private func fixture() throws -> StoreFixture {
    let fixture = try StoreFixture()
    try fixture.append(.caseRegistered(.sample("(2019)粤01破2号")), .caseRegistered(.sample(filedOn: "2019-01-03")))
    try fixture.append(
      .docketActed(Self.one, .supervised(.petitions, on: "2019-02-01", clearBy: "2019-12-31")),
      .docketActed(Self.one, .noted("来电")), .docketActed(Self.one, .reviewed(.qualified, on: "2019-06-01")))
    try fixture.append(.reviewSampled(.sample(cases: [Self.one.text])))
    return fixture
  }

  private var request: SnapshotRequest {
    var request = SnapshotRequest()
    request.includesOversight = true
    return request
  }

  @Test("a snapshot has the acts of supervision and reviews by position, and the samples; notes are none of it")
  func snapshot() throws {
    let fixture = try fixture()
    let oversight = try #require(try fixture.store.snapshot(request, catalogue: .small).oversight)
    #expect(oversight.acts.keys.sorted() == [1])
    #expect(oversight.acts[1]?.map(\.sequence) == [4, 6])
    #expect(oversight.samples.map(\.sample) == [.sample(cases: [Self.one.text])])
    #expect(oversight.samples.map(\.sequence) == [7] && oversight.samples.first?.actor == "陆某")
    #expect(try fixture.store.reviewSamples() == oversight.samples)
  }

  @Test("the past is as it was known; without being asked for nothing is loaded")
  func knownAt() throws {
    let fixture = try fixture()
    let before = try #require(try fixture.store.snapshot(request, catalogue: .small, knownAt: 4).oversight)
    #expect(before.acts[1]?.count == 1 && before.samples.isEmpty)
    #expect(try fixture.store.snapshot(SnapshotRequest(), catalogue: .small).oversight == nil)
  }

  @Test("an act that is taken back is gone, and the journal gives the same tables again")
  func voided() throws {
    let fixture = try fixture()
    try fixture.append(.actVoided(Self.one, sequence: 4, reason: "误登"))
    #expect(try fixture.store.snapshot(request, catalogue: .small).oversight?.acts[1]?.map(\.sequence) == [6])
    #expect(try fixture.store.verify().findings == [])
    try fixture.raw.run("UPDATE review_samples SET actor = '别人'")
    #expect(try fixture.store.verify().findings == [.differentProjection(table: "review_samples", key: "2019Q2")])
    #expect(try fixture.store.rebuild().tables.map(\.table) == ["review_samples"])
    #expect(try fixture.store.verify().findings == [])
  }

  @Test("a database of the version before gets the table of samples, and agrees with its journal")
  func older() throws {
    let fixture = try StoreFixture()
    try fixture.append(.caseRegistered(.sample()))
    try fixture.raw.run("DROP TABLE review_samples; DELETE FROM grdb_migrations WHERE identifier LIKE '%samples for reviews'")
    let store = try CaseStore.open(at: fixture.store.path)
    #expect(try store.verify().findings == [])
    #expect(try store.reviewSamples() == [])
  }
}
