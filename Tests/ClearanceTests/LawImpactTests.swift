import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Foundation
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

@Suite("What a change of the law does to dockets") struct LawImpactTests {
  private static let head = "overlay: {id: test, version: \"1\", source: a test}\n"

  /// An overlay that gives the property report other days from a day on.
  private static func report(days: Int, from: String = "2019-01-01") -> LoadedOverlay {
    LoadedOverlay(
      kind: .rules, id: "test", file: "test.yaml",
      text: head + """
        rules:
          - id: court-property-report-new
            replaces: court-property-report
            milestone: property_report
            trigger: administrator_appointment
            when: {dockets: [proceeding]}
            limit: {count: \(days), unit: days, direction: after, roll: forward}
            kind: administrative
            procedures: [liquidation, reorganization, composition, compulsory_liquidation]
            role: administrator
            basis: {instrument: 本院规定, source: a test}
            statement: {zh: 试, en: a test}
            in_force: {from: \(from)}
        """ + "\n")
  }

  private static func calendar(_ year: Int, _ lines: String) -> LoadedOverlay {
    LoadedOverlay(kind: .calendar, id: "\(year)", file: "\(year).csv", text: "date,kind,name_zh\n" + lines + "\n")
  }

  private static func docket(_ serial: Int, appointedOn: String, set: (inout CaseFacts) -> Void = { _ in }) -> DocketFile {
    let record = CaseRecord.sample("(2019)粤01破\(serial)号", filedOn: "2018-12-01") {
      $0.procedure = .liquidation
      set(&$0)
    }
    let appointed = MilestoneRecord(
      milestone: MilestoneID(rawValue: "administrator_appointment"), occurredOn: civilDate(appointedOn))
    return DocketFile(
      record: record, kind: .proceeding, milestones: [appointed], registeredAt: instant("2018-12-01T09:00:00+08:00"))
  }

  private static func impact(
    _ dockets: [DocketFile], _ overlay: LoadedOverlay, now: String, over loaded: [LoadedOverlay] = []
  ) throws -> LawImpact {
    let proposal = try LawProposal(overlay, to: loaded)
    return LawImpact.compare(
      dockets, before: proposal.before.catalogue, after: proposal.after.catalogue, now: instant(now))
  }

  @Test("exactly the limits that change are listed, with both days and states")
  func exact() throws {
    let dockets = [Self.docket(2, appointedOn: "2019-03-27"), Self.docket(1, appointedOn: "2018-12-03")]
    let impact = try Self.impact(dockets, Self.report(days: 30), now: "2019-04-20T10:00:00+08:00")
    #expect(impact.docketCount == 2)
    let change = try #require(impact.changes.first)
    #expect(impact.changes.count == 1)
    #expect(change.number.text == "(2019)粤01破2号")
    #expect(change.before?.dueOn == civilDate("2019-05-27"))
    #expect(change.after?.dueOn == civilDate("2019-04-26"))
    #expect(change.before?.state == .running)
    #expect(change.after?.state == .warned(level: "days_7"))
    #expect(impact.summary.earlier == 1)
    #expect(impact.summary.levels == 1)
    #expect(impact.changedDocketCount == 1)
  }

  @Test("a trigger before the newer rule is in force keeps the older limit")
  func dated() throws {
    let overlay = Self.report(days: 30, from: "2019-03-28")
    let dockets = [Self.docket(1, appointedOn: "2019-03-27"), Self.docket(2, appointedOn: "2019-03-28")]
    let impact = try Self.impact(dockets, overlay, now: "2019-04-01T10:00:00+08:00")
    #expect(impact.changes.map(\.number.text) == ["(2019)粤01破2号"])
  }

  @Test("the same law changes nothing, and an overlay loaded again is unchanged")
  func unchanged() throws {
    let overlay = Self.report(days: 30)
    let again = try LawProposal(overlay, to: [overlay])
    #expect(again.effect == .unchanged)
    #expect(try Self.impact([Self.docket(1, appointedOn: "2019-03-27")], overlay, now: "2019-04-01", over: [overlay]).changes == [])
    let other = try LawProposal(Self.report(days: 20), to: [overlay])
    #expect(other.effect == .replaced)
    #expect(LawChanges(from: other.before.catalogue, to: other.after.catalogue).rules.map(\.kind) == [.altered])
  }

  @Test("a published schedule makes a provisional day final, whether or not it moves")
  func settled() throws {
    // Sixty days from 2026-12-02 end on Sunday 2027-01-31, from 2026-12-03 on Monday 2027-02-01.
    let dockets = [Self.docket(1, appointedOn: "2026-12-02"), Self.docket(2, appointedOn: "2026-12-03")]
    let overlay = Self.calendar(2027, "2027-01-01,holiday,元旦\n2027-02-01,holiday,春节")
    let impact = try Self.impact(dockets, overlay, now: "2026-12-20")
    let reports = impact.changes.filter { $0.step.milestone.rawValue == "property_report" }
    #expect(reports.map { $0.before?.dueOn } == [civilDate("2027-02-01"), civilDate("2027-02-01")])
    #expect(reports.map { $0.before?.isProvisional } == [true, true])
    #expect(reports.map { $0.after?.dueOn } == [civilDate("2027-02-02"), civilDate("2027-02-02")])
    #expect(reports.map { $0.after?.isProvisional } == [false, false])
    #expect(impact.summary.settled == impact.changes.count)
  }

  @Test("a limit of the court that is made to lock is told as a new lock")
  func locks() throws {
    let overlay = LoadedOverlay(
      kind: .rules, id: "test", file: "test.yaml",
      text: Self.head + "settings: {locking_kinds: [statutory, administrative, policy]}\n")
    let record = CaseRecord.sample("(2019)粤01破1号", filedOn: "2018-12-01") { $0.procedure = .compulsoryLiquidation }
    let accepted = MilestoneRecord(
      step: .acceptanceRuling, occurredOn: civilDate("2019-03-01"), outcome: "accepted")
    let docket = DocketFile(
      record: record, kind: .proceeding, milestones: [accepted], registeredAt: instant("2018-12-01T09:00:00+08:00"))
    let impact = try Self.impact([docket], overlay, now: "2019-06-01")
    #expect(impact.summary.locked > 0)
    #expect(impact.changes.allSatisfy { $0.before?.isLocking == false && $0.after?.isLocking == true })
    #expect(impact.changes.allSatisfy { $0.after?.kind != .statutory })
  }

  @Test("an overlay that states or replaces statute is refused, and so is one that breaks another")
  func refused() throws {
    let statute = LoadedOverlay(
      kind: .rules, id: "test", file: "test.yaml",
      text: Self.report(days: 30).text.replacing("court-property-report\n", with: "ebl-2006-18-1\n"))
    #expect(throws: UnfitOverlay.self) { try LawProposal(statute, to: []) }
    let first = Self.report(days: 30)
    let second = LoadedOverlay(
      kind: .rules, id: "later", file: "later.yaml",
      text: Self.report(days: 20, from: "2019-06-01").text.replacing("id: test", with: "id: later")
        .replacing("- id: court-property-report-new", with: "- id: court-property-report-later")
        .replacing("replaces: court-property-report\n", with: "replaces: court-property-report-new\n"))
    #expect(try LawProposal(second, to: [first]).effect == .new)
    let emptied = LoadedOverlay(kind: .rules, id: "test", file: "test.yaml", text: Self.head)
    do {
      _ = try LawProposal(emptied, to: [first, second])
      Issue.record("the overlay that depends on it is left without its rule")
    } catch { #expect(error.overlay == second) }
  }

  @Test("a proposal is checked in the order in which the store will hold it, also when it is loaded again")
  func order() throws {
    let fixture = try ImportFixture(catalogue: .builtIn)
    func rules(_ id: String, _ note: String = "") -> LoadedOverlay {
      LoadedOverlay(
        kind: .rules, id: id, file: "\(id).yaml", text: Self.head.replacing("id: test", with: "id: \(id)") + note)
    }
    let loads = [
      rules("first"), Self.calendar(2028, ""), rules("second"), Self.calendar(2027, ""), rules("first", "# again\n"),
      Self.calendar(2029, ""), Self.calendar(2027, "2027-01-01,holiday,元旦"),
    ]
    for overlay in loads {
      let expected = CourtLaw.adding(overlay, to: try fixture.store.overlays())
      let context = CommandContext(recordedAt: instant("2019-07-01"), actor: "陆某", command: "rules load")
      _ = try fixture.store.write(context) { try $0.append(.overlayLoaded(overlay)) }
      #expect(try fixture.store.overlays() == expected, "\(overlay.id)")
    }
  }

  @Test("an overlay that never fitted is left out, and another one can still be loaded")
  func misfit() throws {
    let broken = LoadedOverlay(kind: .rules, id: "broken", file: "broken.yaml", text: "overlay: {id: broken}\n")
    let proposal = try LawProposal(Self.report(days: 30), to: [broken])
    #expect(proposal.after.unfit.map(\.overlay) == [broken])
    #expect(throws: UnfitOverlay.self) { try CourtLaw.catalogue([broken]) }
    let mended = LoadedOverlay(kind: .rules, id: "broken", file: "broken.yaml", text: Self.head.replacing("id: test", with: "id: broken"))
    #expect(try LawProposal(mended, to: [broken]).after.unfit == [])
  }

  @Test("the sample overlay is sound and gives the days of its examples")
  func sample() throws {
    let here = "\(#filePath)".split(separator: "/").dropLast(3)
    let text = try String(contentsOfFile: "/" + here.joined(separator: "/") + "/samples/overlay-fast-track.yaml", encoding: .utf8)
    let overlay = LoadedOverlay(kind: .rules, id: "fast-track-2018", file: "overlay-fast-track.yaml", text: text)
    let docket = Self.docket(1, appointedOn: "2019-03-27") { $0.isFastTrack = true }
    let impact = try Self.impact([docket, Self.docket(2, appointedOn: "2019-03-27")], overlay, now: "2019-04-01")
    let reports = impact.changes.filter { $0.step.milestone.rawValue == "property_report" }
    #expect(reports.map(\.number.text) == ["(2019)粤01破1号"])
    #expect(reports.first?.after?.dueOn == civilDate("2019-04-26"))
    #expect(reports.first?.before == nil)
  }

  @Test("what is left out of the comparison is what cannot change", arguments: ["rules", "days", "objection", "settings"])
  func scope(change: String) throws {
    let fixture = try ImportFixture(catalogue: .builtIn)
    let folder = "/" + "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/") + "/samples/"
    try fixture.run(files: ["案件台账（2016年以来）.xlsx", "流程节点.csv"].map { folder + $0 })
    let (before, after) = try Self.laws(change)
    let now = instant("2019-06-30T10:00:00+08:00")
    let impact = try fixture.store.impact(before: before, after: after, now: now)
    var old = DocketReckoner(catalogue: before)
    var new = DocketReckoner(catalogue: after)
    var differing: Set<String> = []
    try fixture.store.forEachDocket(onlyOpen: true, codes: before.caseNumberCodes) { docket in
      func open(_ status: DocketStatus) -> Set<String> {
        Set(
          status.limits.filter(\.state.isOpen).map {
            "\($0.rule.step) \($0.limit.triggeredOn) \($0.limit.end.due) \($0.limit.end.isProvisional) \($0.state) \($0.isLocking)"
          })
      }
      if open(old.status(of: docket, now: now)) != open(new.status(of: docket, now: now)) {
        differing.insert(docket.record.number.text)
      }
    }
    let listed = Set(impact.changes.map(\.number.text))
    let open = impact.changes.filter { change in
      [change.before, change.after].contains { side in side.map { $0.state.isOpen } ?? false }
    }
    #expect(!differing.isEmpty)
    #expect(differing.isSubset(of: listed))
    #expect(Set(open.map(\.number.text)).isSubset(of: differing))
  }

  /// The program's law, and one that differs from it in one respect.
  private static func laws(_ change: String) throws -> (Catalogue, Catalogue) {
    let base = Catalogue.builtIn
    switch change {
    case "rules": return (base, try CourtLaw.catalogue([report(days: 45)]))
    case "settings":
      let text = head + "settings: {due_ends_at: \"09:00\", locking_kinds: [statutory, administrative]}\n"
      return (base, try CourtLaw.catalogue([LoadedOverlay(kind: .rules, id: "test", file: "t.yaml", text: text)]))
    case "days":
      let days = base.calendar.exceptions(in: 2019).map { entry in
        switch entry.exception {
        case .holiday(let name): return "\(entry.day),holiday,\(name)"
        case .makeUpWorkday(let name): return "\(entry.day),makeup_workday,\(name)"
        }
      }
      let july = ["2019-07-01", "2019-07-08", "2019-07-15", "2019-07-22"].map { "\($0),holiday,试" }
      return (base, try CourtLaw.catalogue([calendar(2019, (days + july).sorted().joined(separator: "\n"))]))
    default:
      // The end of a party's period, from which other limits are counted.
      let rules = base.rules.map { rule in
        rule.milestone.rawValue == "claims_deadline" || rule.milestone.rawValue == "objection_expiry"
          ? rule.with(inForceFrom: "2019-06-01") : rule
      }
      return (base, base.replacing(version: "test", rules: rules))
    }
  }
}

extension DeadlineRule {
  /// The rule in force from another day.
  fileprivate func with(inForceFrom day: String) -> DeadlineRule {
    DeadlineRule(
      id: id, milestone: milestone, part: part, trigger: trigger, startsEachTime: startsEachTime, limit: limit,
      setByCourt: setByCourt, kind: kind, procedures: procedures, conditions: conditions, role: role,
      exclusions: exclusions, extensions: extensions, metBy: metBy, survivesClosing: survivesClosing, basis: basis,
      statement: statement, inForceFrom: civilDate(day), inForceThrough: inForceThrough, version: version,
      examples: examples)
  }
}
