import CaseFile

/// The request of a report as its document properties state it: from a file alone the report can be made again.
public enum RequestProperties {
  private static let request = "chuqing.request"
  private static let thresholds = "chuqing.thresholds"
  private static let judges = "chuqing.judges"
  private static let language = "chuqing.language"
  private static let rank = "by_closings"

  static func all(of input: SituationInput) -> [DocumentProperties.CustomProperty] {
    let scope = input.scope.map { " " + $0.code } ?? ""
    return [
      .init(name: request, value: "\(input.kind.rawValue) \(input.period.code) vs \(input.comparison.code)\(scope)"),
      .init(name: thresholds, value: input.thresholds.map(String.init).joined(separator: ",")),
      .init(name: judges, value: input.judgeOrder == .byClosings ? rank : "by_name"),
      .init(name: language, value: input.language.rawValue),
    ]
  }

  /// The request that the properties of a file state; nil when they are not those of a report.
  public static func request(in properties: [String: String]) -> ReportIssue.Request? {
    guard let words = properties[request]?.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false).map(String.init),
      words.count >= 4, words[2] == "vs", let language = properties[language],
      let months = properties[thresholds]?.split(separator: ",").map({ Int($0) }), !months.contains(nil)
    else { return nil }
    return ReportIssue.Request(
      kind: words[0], period: words[1], comparison: words[3], scope: words.count > 4 ? words[4] : nil,
      thresholds: months.compactMap(\.self), ranksJudges: properties[judges] == rank, language: language)
  }
}
