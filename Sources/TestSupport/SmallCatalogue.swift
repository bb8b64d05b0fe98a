import CivilCalendar
import RuleModel

extension Catalogue {
  /// A catalogue made by hand: four milestones, one limit, a calendar of plain weeks, and the codes of the examples.
  public static var small: Catalogue {
    Catalogue(
      version: "small", calendar: WorkingCalendar(version: "small", coveredYears: 2009...2026, exceptions: [:]),
      milestones: [
        milestone("filing", 1, "立案登记", "Filing", synonyms: ["立案"]),
        milestone("acceptance", 2, "裁定受理", "Acceptance"),
        milestone("notice", 3, "通知已知债权人", "Notice to creditors", isRepeatable: true),
        milestone("meeting", 4, "第一次债权人会议", "First creditors' meeting", synonyms: ["一债会"]),
      ],
      rules: [noticeRule].compactMap { $0 }, caseNumberCodes: smallCodes)
  }

  private static func milestone(
    _ id: String, _ number: Int, _ zh: String, _ en: String, synonyms: [String] = [], isRepeatable: Bool = false
  ) -> Milestone {
    Milestone(
      id: MilestoneID(rawValue: id), number: number, name: LocalizedText(zh: zh, en: en), synonyms: synonyms,
      phase: LocalizedText(zh: "", en: ""), procedures: Set(Procedure.allCases), role: .clerk,
      isRepeatable: isRepeatable)
  }

  /// 25 days from the acceptance to the notice (Enterprise Bankruptcy Law Art. 14).
  private static var noticeRule: DeadlineRule? {
    guard let start = CivilDate("2007-06-01") else { return nil }
    return DeadlineRule(
      id: RuleID(rawValue: "notice"), milestone: MilestoneID(rawValue: "notice"), part: nil,
      trigger: .occurrence(StepCondition(StepID(MilestoneID(rawValue: "acceptance")))),
      limit: TimeLimit(count: 25, unit: .days, direction: .after, roll: .forward), kind: .statutory,
      procedures: Set(Procedure.allCases), role: .clerk,
      basis: LegalBasis(instrument: "EBL", article: "14", source: ""), statement: LocalizedText(zh: "", en: ""),
      inForceFrom: start, inForceThrough: nil, examples: [])
  }

  private static var smallCodes: CaseNumberCodes {
    func type(_ code: String, isInsolvency: Bool = true, hint: String? = nil) -> CaseNumberCodes.CaseType {
      CaseNumberCodes.CaseType(
        code: code, name: LocalizedText(zh: code, en: code), isInsolvency: isInsolvency,
        isApplication: code.hasSuffix("申"), hint: hint.map { LocalizedText(zh: $0, en: $0) })
    }
    return CaseNumberCodes(
      provinces: ["粤", "京"], courts: ["粤01": "广州中院", "粤0104": "越秀法院"],
      caseTypes: [type("破"), type("破申"), type("强清"), type("清申"), type("民初", isInsolvency: false), type("破初", hint: "?")],
      specialTrials: ["知"])
  }
}
