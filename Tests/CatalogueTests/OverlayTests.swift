import CatalogueFormat
import CivilCalendar
import RuleModel
import Testing

@Suite("An overlay") struct OverlayTests {
  /// The sample with a policy limit beside the statutory one.
  private func base() throws -> Catalogue {
    let policy = SampleCatalogue.rule
      .replacingText("law-1", with: "policy-1").replacingText("statutory", with: "policy")
      .replacingText("count: 5", with: "count: 4").replacingText("due: 2019-09-23", with: "due: 2019-09-20")
    let files = SampleCatalogue().appending(policy, to: "rules/second.yaml").files
    return try CatalogueEdition(files: files.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, text: $0.value) })
      .catalogue
  }

  private static let rule = """
    overlay: {id: court, version: "2", source: invented}
    rules:
      - id: local-1
        replaces: policy-1
        milestone: notice
        trigger: acceptance
        limit: {count: 3, unit: days, direction: after, roll: forward}
        kind: policy
        procedures: [liquidation]
        role: clerk
        basis: {instrument: 《意见》, article: 第一条, source: invented}
        statement: {zh: 三日内公告。, en: Publish within three days.}
        in_force: {from: 2019-06-01}
        examples: [{trigger: 2019-09-16, due: 2019-09-19}]
    """

  private func mistakes(_ text: String) throws -> [Mistake] {
    let base = try base()
    do throws(CatalogueRejection) {
      _ = try CatalogueOverlay(file: SourceFile(path: "court.yaml", text: text), over: base)
      return []
    } catch {
      return error.diagnostics.map { Mistake("\($0.position.line):\($0.position.column)", $0.problem) }
    }
  }

  @Test("replaces a policy limit from its first day on, and says so in the version")
  func replaces() throws {
    let overlay = try CatalogueOverlay(file: SourceFile(path: "court.yaml", text: Self.rule), over: base())
    #expect(overlay.catalogue.version == "1 + court 2")
    #expect(overlay.rules.map(\.id.rawValue) == ["local-1"])
    let rules = Dictionary(uniqueKeysWithValues: overlay.catalogue.rules.map { ($0.id.rawValue, $0) })
    #expect(rules.keys.sorted() == ["law-1", "local-1", "policy-1"])
    #expect(try rules["policy-1"]?.inForceThrough == day("2019-05-31"))
    #expect(rules["law-1"]?.inForceThrough == nil)
    #expect(try rules["policy-1"]?.isInForce(on: day("2019-06-01")) == false)
    // A replacement from the first day on leaves nothing of the older one.
    let whole = Self.rule.replacingText("from: 2019-06-01", with: "from: 2019-01-01")
    let other = try CatalogueOverlay(file: SourceFile(path: "court.yaml", text: whole), over: base())
    #expect(other.catalogue.rules.map(\.id.rawValue) == ["law-1", "local-1"])
  }

  @Test("cannot make or touch statute")
  func statute() throws {
    #expect(
      try mistakes(Self.rule.replacingText("kind: policy", with: "kind: statutory").replacingText("policy-1", with: "law-1"))
        .filter { $0.problem == .contradiction(.overlayTouchesStatute) }.map(\.place) == ["3:9", "4:15"])
    #expect(
      try mistakes(Self.rule.replacingText("policy-1", with: "law-1")).filter { $0.place == "4:15" }
        == [Mistake("4:15", .contradiction(.overlayTouchesStatute))])
  }

  @Test("cannot replace what is not there, or stand beside what it does not replace")
  func unknownReplaced() throws {
    #expect(
      try mistakes(Self.rule.replacingText("policy-1", with: "policy-9")).contains(
        Mistake("4:15", .contradiction(.replacesNothing))))
    let beside = try mistakes(Self.rule.replacingText("    replaces: policy-1\n", with: ""))
    #expect(beside.count == 1)
    #expect(beside.map(\.place) == ["12:15"])
  }

  @Test("is refused for a wrong example or an unknown key, at its place")
  func ownMistakes() throws {
    #expect(
      try mistakes(Self.rule.replacingText("due: 2019-09-19", with: "due: 2019-09-20")) == [
        Mistake(
          "14:43", .exampleDiffers(stated: try day("2019-09-20"), computed: try day("2019-09-19")))
      ])
    #expect(
      try mistakes(Self.rule + "\ncuts: []") == [
        Mistake("15:1", .unknownKey("cuts", known: ["overlay", "rules", "settings", "ladder"]))
      ])
  }

  @Test("can change settings alone")
  func settings() throws {
    let text = "overlay: {id: hours, version: \"1\", source: invented}\nsettings: {due_ends_at: \"17:30\", extension_base: rolled}"
    let catalogue = try CatalogueOverlay(file: SourceFile(path: "hours.yaml", text: text), over: base()).catalogue
    #expect(catalogue.settings.closingMinute == 1050)
    #expect(catalogue.settings.extensionBase == .rolled)
    #expect(catalogue.settings.releaseWorkingDays == 3)
    #expect(catalogue.rules.count == 2)
  }

  // MARK: Calendars

  private static let schedule = "date,kind,name_zh\n2020-01-01,holiday,元旦\n"

  private func calendarMistakes(_ text: String, year: Int) throws -> [CatalogueProblem] {
    let calendar = try base().calendar
    do throws(CatalogueRejection) {
      _ = try CalendarOverlay(file: SourceFile(path: "days.csv", text: text), year: year, over: calendar)
      return []
    } catch {
      return error.diagnostics.map(\.problem)
    }
  }

  @Test("of the calendar adds the next year or replaces a covered one")
  func calendar() throws {
    let calendar = try base().calendar
    let next = try CalendarOverlay(file: SourceFile(path: "2020.csv", text: Self.schedule), year: 2020, over: calendar).calendar
    #expect(next.coveredYears == 2019...2020)
    #expect(try next.isWorkingDay(day("2020-01-01")) == false)
    #expect(try next.isWorkingDay(day("2019-09-29")) == true)
    #expect(try calendar.isWorkingDay(day("2020-01-01")) == nil)
    let again = "date,kind,name_zh\n2019-05-01,holiday,劳动节\n"
    let replaced = try CalendarOverlay(file: SourceFile(path: "2019.csv", text: again), year: 2019, over: calendar).calendar
    #expect(try replaced.isWorkingDay(day("2019-10-01")) == true)
    #expect(try replaced.isWorkingDay(day("2019-09-29")) == false)
  }

  @Test("of the calendar is refused for years out of sequence, days of other years, and a year without holidays")
  func calendarMistakes() throws {
    #expect(try calendarMistakes(Self.schedule, year: 2021) == [.yearOutOfSequence(2021, next: 2020)])
    #expect(try calendarMistakes(Self.schedule, year: 2018) == [.yearOutOfSequence(2018, next: 2020)])
    #expect(
      try calendarMistakes("date,kind,name_zh\n2020-01-01,holiday,元旦\n2021-01-01,holiday,元旦\n", year: 2020) == [
        .dayOutsideCoverage(try day("2021-01-01"))
      ])
    let empty = try calendarMistakes("date,kind,name_zh\n", year: 2020)
    #expect(!empty.isEmpty)
    #expect(empty.allSatisfy { $0 == .yearWithoutHolidays(2020) })
  }
}

extension String {
  /// The text with the first occurrence of `old` replaced.
  fileprivate func replacingText(_ old: String, with new: String) -> String {
    firstRange(of: old).map { String(self[..<$0.lowerBound]) + new + String(self[$0.upperBound...]) } ?? self
  }
}
