import CaseFile
import CivilCalendar
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

@Suite("The order of milestones") struct MilestoneOrderTests {
  private let order = MilestoneOrder(catalogue: .builtIn)

  private func step(_ text: String) -> StepID { StepID(text: text) }

  private func record(_ text: String, _ day: String, _ outcome: String? = nil) -> MilestoneRecord {
    MilestoneRecord(step: step(text), occurredOn: civilDate(day), outcome: outcome)
  }

  private func docket(
    _ kind: DocketKind = .proceeding, accepted: String? = "2019-01-25", closed: String? = nil,
    manner: CloseManner.Known = .terminated
  ) -> DocketBounds {
    DocketBounds(
      filedOn: civilDate("2019-01-28"), kind: kind, acceptedOn: accepted.map(civilDate), closedOn: closed.map(civilDate),
      closeManner: closed == nil ? nil : .known(manner))
  }

  @Test("what can only follow the acceptance does not come before it, on that day it may")
  func acceptance() {
    let early = record("administrator_appointment", "2019-01-24")
    #expect(
      order.contradiction(of: early, in: docket(), known: [early])
        == .beforeTrigger(early.step, civilDate("2019-01-24"), trigger: .acceptanceRuling, on: civilDate("2019-01-25")))
    let same = record("administrator_appointment", "2019-01-25")
    #expect(order.contradiction(of: same, in: docket(), known: [same]) == nil)
    // A recorded ruling goes before the field of the case.
    let ruling = record("acceptance_ruling", "2019-01-20", "accepted")
    #expect(order.contradiction(of: early, in: docket(), known: [ruling, early]) == nil)
  }

  @Test("where the acceptance is not known, nothing but what may precede it comes before the docket")
  func filing() {
    let notice = record("creditor_notice_announcement", "2019-01-27")
    #expect(
      order.contradiction(of: notice, in: docket(accepted: nil), known: [])
        == .beforeDocket(notice.step, civilDate("2019-01-27"), filed: civilDate("2019-01-28")))
    for text in ["administrator_appointment", "acceptance_ruling", "application_received", "debtor_notice"] {
      #expect(order.contradiction(of: record(text, "2019-01-10"), in: docket(accepted: nil), known: []) == nil, "\(text)")
    }
    let onApplication = docket(.application, accepted: nil)
    #expect(order.contradiction(of: record("debtor_notice", "2019-01-10"), in: onApplication, known: []) != nil)
    #expect(order.contradiction(of: record("application_received", "2019-01-10"), in: onApplication, known: []) == nil)
  }

  @Test("a step does not come before the event that starts its statutory limit, unless that happened in time before")
  func triggers() {
    let meeting = record("first_creditors_meeting.a", "2019-04-26")
    let deadline = record("claims_deadline", "2019-05-15")
    #expect(
      order.contradiction(of: meeting, in: docket(), known: [deadline])
        == .beforeTrigger(meeting.step, civilDate("2019-04-26"), trigger: deadline.step, on: civilDate("2019-05-15")))
    let inTime = record("claims_deadline", "2019-04-15")
    #expect(order.contradiction(of: meeting, in: docket(), known: [deadline, inTime]) == nil)
    #expect(order.contradiction(of: meeting, in: docket(), known: []) == nil, "what is not recorded contradicts nothing")
    // An administrative target is no law of order: a report may come before the appointment of a second administrator.
    let report = record("property_report", "2019-04-01")
    #expect(order.contradiction(of: report, in: docket(), known: [record("administrator_appointment", "2019-05-01")]) == nil)
  }

  @Test("a trigger that would come after its recorded effect is told with both days")
  func effects() {
    let meeting = record("first_creditors_meeting.a", "2019-04-26")
    let deadline = record("claims_deadline", "2019-05-15")
    #expect(
      order.effect(of: deadline, in: docket(), recorded: [meeting])
        == .beforeTrigger(meeting.step, civilDate("2019-04-26"), trigger: deadline.step, on: civilDate("2019-05-15")))
    #expect(order.effect(of: record("claims_deadline", "2019-04-15"), in: docket(), recorded: [meeting]) == nil)
    // With one in time in the same batch, wherever it stands in it, there is nothing to tell.
    let inTime = record("claims_deadline", "2019-04-15")
    #expect(order.effect(of: deadline, in: docket(), recorded: [meeting], known: [meeting, deadline, inTime]) == nil)
    #expect(order.effect(of: record("deregistration", "2019-05-15"), in: docket(), recorded: [meeting]) == nil)
  }

  @Test("after a closing only what the law lets follow it")
  func closing() {
    let closed = docket(closed: "2019-11-20")
    for text in ["claims_confirmation", "distribution", "first_creditors_meeting.a"] {
      let late = record(text, "2019-11-21")
      #expect(
        order.contradiction(of: late, in: closed, known: [])
          == .afterClosing(late.step, civilDate("2019-11-21"), closed: civilDate("2019-11-20")), "\(text)")
      #expect(order.contradiction(of: record(text, "2019-11-20"), in: closed, known: []) == nil)
    }
    for text in ["deregistration", "archiving", "supervision_report", "bankruptcy_declaration.c"] {
      #expect(order.contradiction(of: record(text, "2019-11-21"), in: closed, known: []) == nil, "\(text)")
    }
    // A plan that fails leads back to the declaration on the closed docket.
    let rescued = docket(closed: "2019-11-20", manner: .planApproved)
    #expect(order.contradiction(of: record("bankruptcy_declaration.b", "2021-01-05"), in: rescued, known: []) == nil)
    #expect(order.contradiction(of: record("bankruptcy_declaration.b", "2021-01-05"), in: closed, known: []) != nil)
  }
}
