import CaseFile
import CivilCalendar
import TestSupport
import Testing

@Suite("Schedules of reports") struct ReportScheduleTests {
  private func schedule(
    _ id: String = "a", _ kind: String = "circular", _ rhythm: ScheduleRhythm = .month, scope: String? = nil,
    recipients: [String] = [], folder: String = "/srv"
  ) -> ReportSchedule {
    ReportSchedule(
      id: id, request: ReportIssue.Request(kind: kind, period: "2019-06", comparison: nil, scope: scope, language: "zh"),
      rhythm: rhythm, due: ScheduleMoment(day: 1, minute: 360), firstPeriodEnd: civilDate("2019-06-30"), recipients: recipients,
      folder: folder)
  }

  private func standing(_ schedule: ReportSchedule, removedBy: Int? = nil) -> StandingSchedule {
    StandingSchedule(schedule: schedule, sequence: 5, addedAt: instant("2019-06-01"), actor: "王庭长", removedBy: removedBy)
  }

  @Test("each rhythm names its periods in the grammar of periods and goes on without a gap over a year's end")
  func periods() {
    func codes(_ rhythm: ScheduleRhythm, from day: String, _ count: Int) -> [String] {
      var end = rhythm.end(ofPeriodWith: civilDate(day))
      return (0..<count).map { _ in
        defer { end = rhythm.next(after: end) }
        return "\(rhythm.code(ofPeriodEnding: end)) \(end)"
      }
    }
    #expect(codes(.month, from: "2019-11-02", 3) == ["2019-11 2019-11-30", "2019-12 2019-12-31", "2020-01 2020-01-31"])
    #expect(codes(.month, from: "2020-02-29", 1) == ["2020-02 2020-02-29"])
    #expect(
      codes(.yearToDate, from: "2019-12-31", 3) == [
        "2019-01..2019-12 2019-12-31", "2020-01 2020-01-31", "2020-01..2020-02 2020-02-29",
      ])
    #expect(codes(.quarter, from: "2019-08-15", 3) == ["2019Q3 2019-09-30", "2019Q4 2019-12-31", "2020Q1 2020-03-31"])
    #expect(codes(.half, from: "2019-06-30", 3) == ["2019H1 2019-06-30", "2019H2 2019-12-31", "2020H1 2020-06-30"])
    #expect(codes(.year, from: "2019-01-01", 2) == ["2019 2019-12-31", "2020 2020-12-31"])
  }

  @Test("the due moment is a day after the period's end and a time of the court's clock")
  func moments() {
    let moment = ScheduleMoment(day: 3, minute: 6 * 60 + 5)
    #expect(moment.instant(after: civilDate("2019-06-30")) == instant("2019-07-03T06:05:00+08:00"))
    #expect(moment.clock == "06:05")
    #expect(ScheduleMoment.minute(reading: " 6:05 ") == 365)
    #expect(ScheduleMoment.minute(reading: "０６：０５") == 365)
    for text in ["24:00", "6", "6:5", "06:60", "-1:00", "", "6:00:00", "+6:00"] {
      #expect(ScheduleMoment.minute(reading: text) == nil, "\(text)")
    }
  }

  @Test("a name is free once, and after a removal only for the same report")
  func names() throws {
    let known = [standing(schedule("old"), removedBy: 9), standing(schedule("now", "plan", folder: "/other"))]
    #expect(throws: ScheduleFault.nameTaken("now")) { try ScheduleDecision.check(schedule("now", "plan"), among: known) }
    #expect(throws: ScheduleFault.nameHasHistory("old")) {
      try ScheduleDecision.check(schedule("old", "circular", .quarter), among: known)
    }
    try ScheduleDecision.check(schedule("old", folder: "/moved"), among: known)
    for name in ["", "a b", "-x", "a/b", String(repeating: "长", count: 41)] {
      #expect(throws: ScheduleFault.badName(name)) { try ScheduleDecision.check(schedule(name), among: []) }
    }
    #expect(ScheduleDecision.name(for: schedule().request, .month, among: []) == "circular-month")
    #expect(
      ScheduleDecision.name(
        for: schedule().request, .month,
        among: [standing(schedule("circular-month"), removedBy: 3), standing(schedule("circular-month-2"))])
        == "circular-month-3")
  }

  @Test("two schedules never write files of the same name: not even of January, which month and year to date share")
  func collisions() throws {
    let known = [standing(schedule(recipients: ["甲", "乙"]))]
    #expect(throws: ScheduleFault.sameFiles(as: "a")) { try ScheduleDecision.check(schedule("b", recipients: ["乙"]), among: known) }
    #expect(throws: ScheduleFault.sameFiles(as: "a")) {
      try ScheduleDecision.check(schedule("b", "circular", .yearToDate, recipients: ["甲"]), among: known)
    }
    try ScheduleDecision.check(schedule("b", recipients: ["丙"]), among: known)
    try ScheduleDecision.check(schedule("b", scope: "judge=张三", recipients: ["甲"]), among: known)
    try ScheduleDecision.check(schedule("b", recipients: ["甲"], folder: "/elsewhere"), among: known)
    try ScheduleDecision.check(schedule("b", recipients: ["甲"]), among: [standing(schedule(recipients: ["甲"]), removedBy: 7)])
  }
}
