import CaseFile
import CivilCalendar
import RuleModel

/// The questions that need several cases side by side. Of each case only what they compare is kept.
struct CourtQuestions {
  private var enterprises = EnterpriseQuestions()
  private var people = PeopleQuestions()
  private var amounts = AmountQuestions()
  private var links = LinkQuestions()
  private var divisions = DivisionQuestions()
  private var provisional: [Int: [CaseNumber]] = [:]

  mutating func add(_ docket: DocketFile, status: DocketStatus?, today: CivilDate) {
    enterprises.add(docket, today: today)
    people.add(docket.record)
    amounts.add(docket.record)
    links.add(docket, today: today)
    divisions.add(docket.record, today: today)
    let open = status?.limits.filter { $0.state.isOpen && $0.limit.end.isProvisional } ?? []
    for year in Set(open.map { $0.limit.end.due.year }) { provisional[year, default: []].append(docket.record.number) }
  }

  var findings: [IntegrityFinding] {
    // A due day in a year without a schedule may move when the schedule comes.
    let years = provisional.map { IntegrityFinding(.provisionalDays(year: $0.key), $0.value.sorted()) }
    return links.findings + enterprises.findings + amounts.findings + people.findings + divisions.findings + years
  }
}

/// Which docket came out of which.
private struct LinkQuestions {
  private struct Origin {
    let of: CaseNumber
    let number: CaseNumber
    let isPending: Bool
  }

  private var origins: [Origin] = []
  private var pending: Set<CaseNumber> = []
  private var registered: Set<CaseNumber> = []
  private var accepted: [(number: CaseNumber, on: CivilDate, enterprises: [String])] = []
  /// Proceedings that name no origin, by their enterprises.
  private var unlinked: [String: [(number: CaseNumber, filedOn: CivilDate)]] = [:]

  mutating func add(_ docket: DocketFile, today: CivilDate) {
    let record = docket.record
    registered.insert(record.number)
    let isPending = record.isPending(on: today)
    if isPending, docket.kind == .application { pending.insert(record.number) }
    if let origin = record.facts.origin {
      origins.append(Origin(of: record.number, number: origin, isPending: isPending && docket.kind == .proceeding))
    }
    if docket.kind == .application, let closed = record.facts.closedOn, record.facts.closeManner == .known(.accepted) {
      accepted.append((record.number, record.facts.acceptedOn ?? closed, Self.enterprises(record)))
    }
    if docket.kind == .proceeding, record.facts.origin == nil {
      for enterprise in Self.enterprises(record) {
        unlinked[enterprise, default: []].append((record.number, record.filedOn))
      }
    }
  }

  var findings: [IntegrityFinding] {
    let named = Set(origins.map(\.number))
    // An origin that is not here gives its proceeding none of its milestones.
    let unknown = origins.filter { !registered.contains($0.number) }
      .map { IntegrityFinding(.originUnknown($0.number), [$0.of]) }
    // Acceptance closes the application and opens the proceeding: else a case is lost between two dockets.
    let lost = accepted.filter { !named.contains($0.number) }
      .map { IntegrityFinding(.acceptedWithoutProceeding(acceptedOn: $0.on, likely: proceeding(after: $0)), [$0.number]) }
    // Both pending: the enterprise is counted twice.
    let doubled = origins.filter { $0.isPending && pending.contains($0.number) }
      .map { IntegrityFinding(.applicationStillOpen($0.number), [$0.of]) }
    return unknown + lost + doubled
  }

  /// The proceeding of the same enterprise that was filed within a year of the ruling, and only forgot to say where
  /// it comes from; its docket may be a few days older than the ruling's date of service.
  private func proceeding(
    after application: (number: CaseNumber, on: CivilDate, enterprises: [String])
  ) -> CaseNumber? {
    application.enterprises.flatMap { unlinked[$0] ?? [] }
      .filter { $0.filedOn >= application.on.adding(days: -10) && $0.filedOn <= application.on.adding(years: 1) }
      .min { $0.filedOn < $1.filedOn }?.number
  }

  private static func enterprises(_ record: CaseRecord) -> [String] {
    record.facts.debtors.map { $0.code ?? SearchText.key($0.name) }.filter { !$0.isEmpty }
  }
}

/// Whether the pending cases of a court that records divisions all have one: figures by division would not add up to
/// those of the court. A court that records none has none to miss.
private struct DivisionQuestions {
  private var isUsed = false
  private var without: [CaseNumber] = []

  mutating func add(_ record: CaseRecord, today: CivilDate) {
    if record.facts.division != nil { isUsed = true } else if record.isPending(on: today) { without.append(record.number) }
  }

  var findings: [IntegrityFinding] {
    isUsed ? without.map { IntegrityFinding(.missing(.division), [$0]) } : []
  }
}

/// Whether amounts were typed in the unit of the others.
private struct AmountQuestions {
  private var values: [CaseField: [(CaseNumber, Int64)]] = [:]

  mutating func add(_ record: CaseRecord) {
    if let claims = record.facts.claimsTotal?.fen, claims > 0 { values[.claimsTotal, default: []].append((record.number, claims)) }
    if let assets = record.facts.assetsTotal?.fen, assets > 0 { values[.assetsTotal, default: []].append((record.number, assets)) }
  }

  /// 万元 typed as 元 makes an amount ten thousand times too small, 元 read as 万元 as many times too large. Such an
  /// amount lies a thousand times away from the middle of the others, and comes to lie within thirty times of it by
  /// the other unit. Fewer than ten others say nothing.
  var findings: [IntegrityFinding] {
    var findings: [IntegrityFinding] = []
    for field in [CaseField.claimsTotal, .assetsTotal] {
      guard let list = values[field], list.count > 10 else { continue }
      let middle = list.map(\.1).sorted()[list.count / 2]
      for (number, value) in list {
        let likely: Int64
        if value < middle / 1000 {
          likely = value * 10_000
        } else if value / 1000 > middle {
          likely = value / 10_000
        } else {
          continue
        }
        guard likely > middle / 30, likely / 30 < middle else { continue }
        findings.append(
          IntegrityFinding(.unitDoubtful(field, Money(fen: value), likely: Money(fen: likely)), [number]))
      }
    }
    return findings
  }
}
