import CaseFile
import CivilCalendar
import RuleModel

/// Asks every question of integrity in one walk over the dockets.
///
/// Dockets are added one after another and only what is compared later is kept of them. The limits of a closed docket
/// are computed only when something happened after its closing.
public struct IntegrityCheck: Sendable {
  /// How many dockets were asked.
  public private(set) var count = 0
  private let context: IntegrityContext
  private let parser: CaseNumberParser
  private var reckoner: DocketReckoner
  private var findings: [IntegrityFinding] = []
  private var court = CourtQuestions()
  private var closedDockets: ClosedDockets

  /// A check of nothing yet.
  ///
  /// - Parameter court: Code of the court whose database it is.
  public init(catalogue: Catalogue, now: Instant, court: String) {
    context = IntegrityContext(catalogue: catalogue, now: now, court: court)
    parser = CaseNumberParser(codes: catalogue.caseNumberCodes)
    reckoner = DocketReckoner(catalogue: catalogue)
    closedDockets = ClosedDockets(catalogue: catalogue)
  }

  /// Asks a docket, which must have its enterprises.
  public mutating func add(_ docket: DocketFile) {
    count += 1
    let status = status(of: docket)
    let questions = DocketQuestions(
      docket: docket, status: status, reading: parser.read(docket.record.number.text), context: context)
    findings += questions.faults.map { IntegrityFinding($0, [docket.record.number]) }
    court.add(docket, status: status, today: context.today)
  }

  /// Everything that was found, by code of the question, then by case.
  public func finished() -> [IntegrityFinding] {
    (findings + court.findings).sorted { left, right in
      if left.question != right.question { return left.question.rawValue < right.question.rawValue }
      let (first, second) = (left.cases[0], right.cases[0])
      // Two findings of one question about one case keep a fixed order by their facts.
      return first != second ? first < second : "\(left.fault)" < "\(right.fault)"
    }
  }

  private mutating func status(of docket: DocketFile) -> DocketStatus? {
    if let open = closedDockets.openLimits(of: docket, now: context.now) {
      return open.isEmpty ? nil : DocketStatus(limits: open.map(\.limit), standsAt: nil)
    }
    return reckoner.status(of: docket, now: context.now)
  }
}
