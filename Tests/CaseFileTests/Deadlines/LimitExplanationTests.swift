import CaseFile
import CivilCalendar
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

@Suite("The explanation of a limit") struct LimitExplanationTests {
  private func story(_ events: String) throws -> DocketStory {
    try DocketStory("(2019)粤01破申8号", .liquidation, applicant: .debtor, filedOn: "2019-09-16")
      .telling("09-16 application_received papers_complete 1b 2 3a 3b\n" + events)
  }

  @Test("ends at the due day of the limit, whatever happened on the way")
  func end() throws {
    for events in ["", "09-20 extend:6", "09-20 suspend:stay\n09-25 resume", "09-20 suspend:stay\n09-25 resume extend:6"] {
      let story = try story(events)
      let limit = try #require(try story.limit(of: "6", at: "2019-09-30"))
      let steps = LimitExplanation(limit, catalogue: story.catalogue).steps
      #expect(steps.first == .trigger(civilDate("2019-09-16")))
      #expect(steps.last == .due(limit.limit.end.due) || steps.dropLast().last == .due(limit.limit.end.due))
      var last = limit.limit.triggeredOn
      for step in steps {
        switch step {
        case .nominal(let day), .excluded(_, let day), .extended(_, _, let day): last = day
        case .skipped(let day, _, _): #expect(day == last || day > last)
        default: continue
        }
      }
      #expect(last == limit.limit.end.nominal, "\(events)")
    }
  }

  @Test("says why a rule has no limit")
  func absences() throws {
    let application = try story("10-08 6 close")
    var docket = DocketStory("(2019)粤01破8号", .liquidation, applicant: .debtor, filedOn: "2019-10-08") {
      $0.origin = application.file.record.number
    }
    docket.file.inherited = application.file.milestones.filter { $0.milestone != StepID.registration.milestone }
    docket = try docket.telling("10-08 2 3a 3b 8\n10-10 24b:dismissed\n10-12 9b")
    var reckoner = DocketReckoner(catalogue: .builtIn)
    let today = civilDate("2019-10-15")
    let status = docket.status(at: today)
    func absence(_ id: String) throws -> LimitAbsence? {
      let rule = try #require(Catalogue.builtIn.rules.first { $0.id.rawValue == id })
      return reckoner.absence(of: rule, docket: docket.file, status: status, today: today)
    }
    #expect(try absence("ebl-2006-13") == nil)
    #expect(try absence("ebl-2006-10-2") == .otherDocket)
    #expect(try absence("ebl-2006-11-2-materials") == .otherApplicant(.debtor))
    #expect(try absence("spc-2020-14-18-notice") == .otherTrack)
    #expect(try absence("cl-2018-185-claims") == .otherProcedure(.liquidation))
    let dismissal = Catalogue.builtIn.cuts.firstIndex { $0.id == "application-dismissed" }
    #expect(try absence("ebl-2006-45") == dismissal.map { LimitAbsence.cut(index: $0) })
    // Its trigger lies on the application docket, where the limit ran and was met.
    if case .notTriggered = try absence("cpl-2012-123") {} else { Issue.record("the application's own limit") }
  }
  @Test("names the rule that governs when another of the same step has started as well")
  func overtaken() throws {
    let story = try DocketStory("(2019)粤01破申8号", .liquidation, applicant: .creditor, filedOn: "2019-09-16")
      .telling("09-16 application_received papers_complete 1b 2 3a 3b\n09-18 4:served\n09-20 deemed_service")
    var reckoner = DocketReckoner(catalogue: .builtIn)
    let today = civilDate("2019-09-21")
    let status = story.status(at: today)
    let absences = Catalogue.builtIn.rules.filter { $0.id.rawValue.hasPrefix("ebl-2006-10-1-objection") }.map { rule in
      reckoner.absence(of: rule, docket: story.file, status: status, today: today)
    }
    #expect(absences == [nil, .overtaken(by: RuleID(rawValue: "ebl-2006-10-1-objection"))])
  }
}
