import CivilCalendar

extension ReviewSample {
  /// The payload of the journal entry; its subject is the identifier. The seed is text, because programs that read
  /// JSON keep whole numbers up to 2⁵³ only.
  public var json: JSONValue {
    .members([
      "again": again.map(JSONValue.string), "by": .string(by.code),
      "cases": .array(
        cases.map { .members(["case_no": .string($0.number.text), "stratum": .string($0.stratum)]) }),
      "from": .day(days.from), "known_at": .integer(Int64(knownAt)), "period": .string(period),
      "population": .integer(Int64(population)), "population_digest": .string(populationDigest),
      "program": .string(program), "seed": .string("\(seed)"), "seed_given": .bool(isSeedGiven),
      "size": .integer(Int64(size)), "source": .string(source.code),
      "strata": .array(
        strata.map {
          .members([
            "drawn": .integer(Int64($0.drawn)), "key": .string($0.key), "population": .integer(Int64($0.population)),
          ])
        }),
      "through": .day(days.through),
    ])
  }

  /// The sample of a stored entry.
  public init(_ payload: JSONValue, id: String) throws(PayloadError) {
    var cases: [Case] = []
    for item in try payload.items("cases") {
      cases.append(
        Case(number: CaseNumber(normalized: try item.string("case_no")), stratum: try item.string("stratum")))
    }
    var strata: [Stratum] = []
    for item in try payload.items("strata") {
      strata.append(
        Stratum(key: try item.string("key"), population: try item.int("population"), drawn: try item.int("drawn")))
    }
    guard let days = DayRange(from: try payload.date("from"), through: try payload.date("through")) else {
      throw .wrongValue(key: "through")
    }
    guard let seed = UInt64(try payload.string("seed")) else { throw .wrongValue(key: "seed") }
    self.init(
      id: id, period: try payload.string("period"), days: days,
      source: try payload.choice("source"), by: try payload.choice("by"), knownAt: try payload.int("known_at"),
      size: try payload.int("size"), population: try payload.int("population"),
      populationDigest: try payload.string("population_digest"), strata: strata, seed: seed,
      isSeedGiven: payload["seed_given"] == .bool(true), cases: cases, program: try payload.string("program"),
      again: payload["again"]?.text)
  }
}
