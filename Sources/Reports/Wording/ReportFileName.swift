import CaseFile

extension ReportIssue.Request {
  /// The name of a file for the report, without ending: kind, part of the court and period, in the language of the report.
  public var fileStem: String {
    let say = ReportLanguage(rawValue: language) ?? .zh
    let part = scope.flatMap { ReportScope(code: $0) }.map { FileNamePart.of($0.name ?? say("未填", "not recorded")) }
    return [ReportKind(rawValue: kind)?.name(say) ?? kind, part, period].compactMap { $0 }.joined(separator: "-")
  }
}
