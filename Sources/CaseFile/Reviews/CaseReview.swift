import CivilCalendar

/// Grade of a reviewed case (评查等次).
public enum ReviewGrade: String, CaseIterable, LedgerWord {
  /// 优秀.
  case excellent
  /// 合格.
  case qualified
  /// 瑕疵.
  case flawed
  /// 不合格.
  case unqualified

  /// The stable code.
  public var code: String { rawValue }
  /// The ledger's word.
  public var ledgerWord: String {
    switch self {
    case .excellent: return "优秀"
    case .qualified: return "合格"
    case .flawed: return "瑕疵"
    case .unqualified: return "不合格"
    }
  }
  /// Order of declaration.
  public static var inReportOrder: [ReviewGrade] { allCases }
  /// Other spellings.
  public var synonyms: [String] {
    switch self {
    case .excellent: return ["优", "优秀案件"]
    case .qualified: return ["合格案件", "良好"]
    case .flawed: return ["瑕疵案件", "有瑕疵"]
    case .unqualified: return ["不合格案件", "差错"]
    }
  }
}

/// The result of reviewing one case (评查结果). A later one of the same sample takes its place; the earlier one stays in
/// the journal.
public struct CaseReview: Hashable, Sendable {
  /// The grade.
  public var grade: ReviewGrade
  /// What was found; nil when nothing is said.
  public var finding: String?
  /// Who reviewed it.
  public var reviewer: String
  /// 承办法官 of the case when it was reviewed, whose result it is; nil when none was recorded.
  public var judge: String?
  /// 承办部门 of the case when it was reviewed; nil when none was recorded.
  public var division: String?
  /// Day of the review.
  public var on: CivilDate
  /// Identifier of the sample that drew the case; nil for a review beside samples.
  public var sample: String?

  /// A result.
  public init(
    grade: ReviewGrade, finding: String? = nil, reviewer: String, judge: String?, division: String? = nil, on: CivilDate,
    sample: String?
  ) {
    self.division = division
    self.grade = grade
    self.finding = finding
    self.reviewer = reviewer
    self.judge = judge
    self.on = on
    self.sample = sample
  }
}

extension CaseReview {
  var json: JSONValue {
    .members([
      "division": division.map(JSONValue.string), "finding": finding.map(JSONValue.string), "grade": .string(grade.code),
      "judge": judge.map(JSONValue.string),
      "on": .day(on), "reviewer": .string(reviewer), "sample": sample.map(JSONValue.string),
    ])
  }

  init(_ payload: JSONValue) throws(PayloadError) {
    self.init(
      grade: try payload.choice("grade"), finding: payload["finding"]?.text, reviewer: try payload.string("reviewer"),
      judge: payload["judge"]?.text, division: payload["division"]?.text, on: try payload.date("on"), sample: payload["sample"]?.text)
  }
}

extension CaseReview {
  /// Whether a name is that of the case's judge, or one of several judges written in one cell: nobody reviews a case
  /// of his own.
  public static func isJudge(_ reviewer: String, of record: CaseRecord) -> Bool {
    guard let judge = record.facts.judge else { return false }
    let names = judge.split { "、，,;；/ ".contains($0) }.map { TextFolding.key(String($0)) }
    let key = TextFolding.key(reviewer)
    return names.contains(key) || TextFolding.key(judge) == key
  }

  /// Checks a review before it is recorded.
  ///
  /// - Parameter sample: The sample named; the case must be one of its cases.
  public func check(of record: CaseRecord, sample: ReviewSample?, today: CivilDate) throws(CaseRefusal) {
    if Self.isJudge(reviewer, of: record) { throw .review(.reviewerIsJudge(reviewer)) }
    if on > today { throw .review(.dayInFuture(on, today: today)) }
    if on < record.filedOn { throw .review(.dayBeforeFiling(on, filed: record.filedOn)) }
    if let sample, !sample.cases.contains(where: { $0.number == record.number }) {
      throw .review(.notInSample(record.number, sample: sample.id))
    }
  }
}

/// Why a review or the drawing of a sample is refused.
public enum ReviewRefusal: Error, Hashable, Sendable {
  /// The reviewer is the judge of the case.
  case reviewerIsJudge(String)
  /// The day lies after today.
  case dayInFuture(CivilDate, today: CivilDate)
  /// The day lies before the case was filed.
  case dayBeforeFiling(CivilDate, filed: CivilDate)
  /// The sample did not draw the case.
  case notInSample(CaseNumber, sample: String)
  /// The period was sampled already: by whom, on which day.
  case sampledAlready(String, by: String, on: CivilDate)
  /// There is nothing to draw from.
  case nothingToDraw(period: String, ReviewSource)
}
