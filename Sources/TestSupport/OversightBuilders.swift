import CaseFile
import CivilCalendar

extension RecordedAct {
  /// An act recorded by 王庭长 at the start of 2019-07-01, or of another day.
  public static func sample(_ sequence: Int, _ act: DocketAct, recordedOn day: String = "2019-07-01") -> RecordedAct {
    RecordedAct(sequence: sequence, recordedAt: instant(day), actor: "王庭长", act: act)
  }
}

extension DocketAct {
  /// An order of supervision, for long pendency unless said otherwise.
  public static func supervised(
    _ reasons: SupervisionReason..., on day: String, clearBy: String? = nil, leader: String? = nil
  ) -> DocketAct {
    .supervised(
      SupervisionOrder(
        reasons: reasons.isEmpty ? [.longPending] : reasons, on: civilDate(day), clearBy: clearBy.map(civilDate), leader: leader))
  }

  /// A deadline put off.
  public static func putOff(to clearBy: String, on day: String) -> DocketAct {
    .supervisionExtended(SupervisionExtension(clearBy: civilDate(clearBy), reason: "等待拍卖", on: civilDate(day)))
  }

  /// An end of supervision.
  public static func takenOff(on day: String) -> DocketAct {
    .supervisionEnded(SupervisionEnding(reason: "已化解", on: civilDate(day)))
  }

  /// A review by 王庭长 of a case of 张三.
  public static func reviewed(
    _ grade: ReviewGrade, on day: String, sample: String? = nil, judge: String? = "张三", finding: String? = nil
  ) -> DocketAct {
    .reviewed(CaseReview(grade: grade, finding: finding, reviewer: "王庭长", judge: judge, on: civilDate(day), sample: sample))
  }
}

extension ReviewSample {
  /// A sample of the second quarter of 2019 with these cases, all of one judge.
  public static func sample(
    _ id: String = "2019Q2", cases: [String], judge: String = "张三", again: String? = nil
  ) -> ReviewSample {
    let drawn = cases.map { Case(number: CaseNumber(normalized: $0), stratum: judge) }
    return ReviewSample(
      id: id, period: "2019Q2", days: DayRange.secondQuarter,
      source: .closed, by: .judge, knownAt: 7, size: cases.count, population: cases.count * 2, populationDigest: "ab",
      strata: [Stratum(key: judge, population: cases.count * 2, drawn: cases.count)], seed: 42, isSeedGiven: true,
      cases: drawn, program: "1.0", again: again)
  }
}

extension DayRange {
  /// The second quarter of 2019.
  public static var secondQuarter: DayRange { civilDays("2019-04-01", "2019-06-30") }
}

/// The days from one to another; stops the test run when they run backwards.
public func civilDays(_ from: String, _ through: String) -> DayRange {
  guard let days = DayRange(from: civilDate(from), through: civilDate(through)) else {
    preconditionFailure("runs backwards: \(from) \(through)")
  }
  return days
}
