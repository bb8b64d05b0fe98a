import CaseFile
import CivilCalendar

/// Whether enterprises are told apart as they are: statistics count 户 by code, else by name.
struct EnterpriseQuestions {
  private var namesOfCode: [String: [String: [CaseNumber]]] = [:]
  private var codesOfName: [String: [String: [CaseNumber]]] = [:]
  private var spellings: [String: [String: [CaseNumber]]] = [:]
  private var pending: [String: [CaseNumber]] = [:]
  private var nameOfKey: [String: String] = [:]

  mutating func add(_ docket: DocketFile, today: CivilDate) {
    let number = docket.record.number
    let isPending = docket.kind == .proceeding && docket.record.isPending(on: today)
    for debtor in docket.record.facts.debtors {
      let key = SearchText.key(debtor.name)
      if !key.isEmpty { spellings[key, default: [:]][debtor.name, default: []].append(number) }
      if let code = debtor.code {
        if !debtor.name.isEmpty { namesOfCode[code, default: [:]][debtor.name, default: []].append(number) }
        if !key.isEmpty { codesOfName[debtor.name, default: [:]][code, default: []].append(number) }
      }
      let identity = debtor.code ?? key
      guard isPending, !identity.isEmpty else { continue }
      nameOfKey[identity] = debtor.name.isEmpty ? identity : debtor.name
      if pending[identity]?.last != number { pending[identity, default: []].append(number) }
    }
  }

  var findings: [IntegrityFinding] {
    // One enterprise cannot have two names; one of the codes is another's, or the enterprise was renamed.
    let names = several(namesOfCode) { .codeWithSeveralNames($0, names: $1) }
    // Two enterprises of one name do occur; more often one code is mistyped.
    let codes = several(codesOfName) { .nameWithSeveralCodes($0, codes: $1) }
    // What differs in brackets or spaces is one enterprise, counted as two where there is no code.
    let alike = several(spellings) { .namesAlike($1) }
    // No enterprise goes bankrupt twice at once, not even as one of several of a consolidated case.
    let twice = pending.filter { $0.value.count > 1 }.map { identity, cases in
      IntegrityFinding(.enterpriseTwicePending(nameOfKey[identity] ?? identity), cases.sorted())
    }
    return names + codes + alike + twice
  }

  private func several(
    _ table: [String: [String: [CaseNumber]]], _ fault: (String, [String]) -> IntegrityFault
  ) -> [IntegrityFinding] {
    table.filter { $0.value.count > 1 }.map { key, values in
      IntegrityFinding(fault(key, values.keys.sorted()), Set(values.values.joined()).sorted())
    }
  }
}

/// Whether people and bodies are written in one way: statistics by judge take every spelling for a person.
struct PeopleQuestions {
  private var cases: [CaseField: [String: [CaseNumber]]] = [:]

  mutating func add(_ record: CaseRecord) {
    let facts = record.facts
    let named: [(CaseField, String?)] = [
      (.division, facts.division), (.judge, facts.judge), (.clerk, facts.clerk), (.administrator, facts.administrator),
      (.supervisingBody, facts.supervisingBody),
    ]
    for (field, name) in named {
      if let name { cases[field, default: [:]][name, default: []].append(record.number) }
    }
  }

  var findings: [IntegrityFinding] {
    cases.flatMap { field, names in Self.sameButForSpaces(field, names) + Self.mistyped(field, names) }
  }

  /// Names that differ in spaces, brackets or widths only.
  private static func sameButForSpaces(_ field: CaseField, _ names: [String: [CaseNumber]]) -> [IntegrityFinding] {
    let groups = Dictionary(grouping: names.keys, by: SearchText.key).values.filter { $0.count > 1 }
    return groups.map { group in
      // The cases of the commonest spelling are the ones that are right.
      let commonest = group.max { (names[$0]?.count ?? 0, $1) < (names[$1]?.count ?? 0, $0) }
      let others = group.filter { $0 != commonest }.flatMap { names[$0] ?? [] }
      return IntegrityFinding(.peopleAlike(field, group.sorted()), others.sorted())
    }
  }

  /// A judge of three characters or more who has two cases at most, and differs in one character from one who has
  /// twenty times as many, is probably a slip of the pen. Shorter names are too often alike.
  private static func mistyped(_ field: CaseField, _ names: [String: [CaseNumber]]) -> [IntegrityFinding] {
    guard field == .judge || field == .clerk else { return [] }
    var findings: [IntegrityFinding] = []
    for (rare, numbers) in names where numbers.count <= 2 && rare.unicodeScalars.count >= 3 {
      let likely = names.keys.filter { other in
        (names[other]?.count ?? 0) >= numbers.count * 20 && EditDistance.between(rare, other) == 1
          && SearchText.key(rare) != SearchText.key(other)
      }
      if let name = likely.min() { findings.append(IntegrityFinding(.peopleAlike(field, [rare, name]), numbers.sorted())) }
    }
    return findings
  }
}
