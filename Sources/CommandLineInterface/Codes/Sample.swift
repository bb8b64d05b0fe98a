import CaseFile
import CivilCalendar
import Reports
import RuleModel

/// Facts for samples.
enum Sample {
  static let number = CaseNumber(normalized: "(2019)粤01破12号")
  static let filed = date(2019, 3, 5)
  static let early = date(2019, 2, 21)
  static let today = date(2019, 7, 1)
  static let later = date(2019, 8, 15)
  static let meeting = MilestoneID(rawValue: "first_creditors_meeting")
  static let ruling = MilestoneID(rawValue: "acceptance_ruling")
  static let rule = RuleID(rawValue: "ebl-2006-62-1")
  static let lock = DocketLock(number: number, step: StepID(MilestoneID(rawValue: "ruling_service")), rule: rule, dueOn: early)
  static let dependent = DependentCommand(
    id: "case edit#61", actor: "李四", recordedAt: Instant(milliseconds: 1_561_982_400_000), cases: [number])
  static let chief = CourtUser(name: "王庭长", role: .divisionChief)

  static let movement = StockMovement(
    months: 12, from: date(2018, 6, 30), through: date(2019, 6, 30), opening: 120, crossedIn: 40, closedOut: 100, closing: 61)

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day) ?? .earliest
  }
}
