import CaseFile
import Reports
import RuleModel
public struct SituationInput: Sendable {
  public init(court: CourtIdentity, head: JournalHead, catalogue: Catalogue, programVersion: String, columns: CaseColumns, records: [CaseRecord], currentMilestones: [MilestoneRecord?], period: ReportPeriod, comparison: ReportPeriod, language: ReportLanguage) {}
}
public enum SituationReport { public static func workbook(_ input: SituationInput) throws(StatisticsError) -> Workbook { throw .malformedColumn(.cases) } }
