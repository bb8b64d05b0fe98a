import CaseFile
import CivilCalendar
import RuleModel
import TestSupport
import Testing

@testable import Reports

/// What a part of a court counts, against what the whole court counts.
@Suite struct ReportScopeTests {
  private static let divisions = ["民二庭", "清算团队", nil]
  private static let judges = ["甲法官", "乙法官", "丙法官", nil]
  private static let bodies = ["甲集团", nil]

  private static func scopes(_ kind: ReportScope.Kind) -> [ReportScope] {
    switch kind {
    case .division: return divisions.map { ReportScope(kind, $0) }
    case .judge: return judges.map { ReportScope(kind, $0) }
    case .body: return bodies.map { ReportScope(kind, $0) }
    }
  }

  /// Sixty cases of few enterprises, so that many enterprises have cases in several parts; some limits and locks.
  private static func court(seed: UInt64) -> SituationFixture {
    var dice = SeededDice(seed: seed)
    var fixture = SituationFixture()
    var nodes = NodeFixture()
    func day(_ base: String, _ days: Int) -> String { civilDate(base).adding(days: days).description }
    for serial in 1...60 {
      let number = "(2018)示01破\(serial)号"
      // A third filed in the period, and closings on both sides of its ends.
      let filed = dice.chance(oneIn: 3) ? day("2019-01-01", dice.roll(0...100)) : day("2015-01-01", dice.roll(0...1_400))
      let closed = dice.chance(oneIn: 2) ? max(filed, day("2018-01-01", dice.roll(0...700))) : nil
      let (division, judge, body) = (dice.pick(divisions), dice.pick(judges), dice.pick(bodies))
      let owner = dice.pick(OwnerLevel.allCases)
      let claims = Int64(dice.roll(1...9_000_000))
      let debtors = (0..<dice.roll(1...3)).map { _ in "示例\(dice.roll(1...25))公司" }
      fixture.add(
        number, filed: filed, closed: closed, manner: closed.map { _ in .known(dice.pick([.terminated, .noAssets, .dismissed])) },
        debtors: debtors, owner: owner
      ) {
        $0.division = division
        $0.judge = judge
        $0.supervisingBody = body
        $0.claimsTotal = Money(fen: claims)
      }
      if dice.chance(oneIn: 2) { fixture.record(number, "acceptance", on: day(filed, dice.roll(1...60))) }
      if dice.chance(oneIn: 3) { fixture.record(number, "notice", on: day(filed, dice.roll(61...120))) }
      nodes.stand(number, at: dice.roll(1...4))
      let isPending = closed.map { $0 > "2019-06-30" } ?? true
      if isPending, dice.chance(oneIn: 3) {
        let (due, locks) = (day("2019-06-01", dice.roll(0...40)), dice.chance(oneIn: 2))
        nodes.limit(number, due: due, locks: locks)
        if locks { nodes.lock(number, due: due, .holds) }
      }
      if dice.chance(oneIn: 5) { nodes.lock(number, due: "2019-05-08", .doneLate(on: civilDate("2019-05-10"))) }
    }
    fixture.nodes = nodes
    return fixture
  }

  /// Everything that is counted in cases, limits, enterprises or money.
  private static func counts(_ input: SituationInput) throws -> [String: Int] {
    let figures = try SituationFigures(input)
    var counts: [String: Int] = [:]
    for measure in figures.total.total.measures where measure.unit.isCount {
      counts[measure.id.rawValue] = measure.current?.numerator
      counts[measure.id.rawValue + " before"] = measure.prior?.numerator
    }
    counts["claims"] = Int(figures.claimsResolved.current)
    counts["claims before"] = Int(figures.claimsResolved.prior)
    counts["limits due"] = figures.limits.currentTotal.due
    counts["limits met"] = figures.limits.currentTotal.met
    counts["long pending"] = figures.longPending.count
    counts["ledger"] = figures.ledgerOrder.count
    counts["received of the trend"] = figures.trend.reduce(0) { $0 + $1.received }
    counts["enterprises on the ledger"] = figures.clearances.values.reduce(0) { $0 + $1.enterprises }
    let nodes = try #require(figures.nodes)
    counts["standing"] = nodes.nodes.reduce(nodes.withoutNode) { $0 + $1.pending }
    counts["open limits"] = nodes.open.count
    counts["locks"] = nodes.locks.count
    counts["overdue"] = nodes.standings.values.reduce(0) { $0 + $1.overdueLimits }
    return counts
  }

  @Test("the parts of a court add up to the whole in every count", arguments: ReportScope.Kind.allCases, SeededDice.seeds)
  func partition(kind: ReportScope.Kind, seed: UInt64) throws {
    let fixture = Self.court(seed: seed)
    let whole = try Self.counts(fixture.input())
    var sum: [String: Int] = [:]
    for scope in Self.scopes(kind) {
      sum.merge(try Self.counts(fixture.input(scope: scope)), uniquingKeysWith: +)
    }
    for (name, count) in whole { #expect(sum[name] == count, "\(name), seed \(seed)") }
    #expect((whole["enterprises_cleared"] ?? 0) > 0 && (whole["locks"] ?? 0) > 0 && (whole["limits due"] ?? 0) > 0)
  }

  @Test("statistics of a scope are those of its group", arguments: ReportScope.Kind.allCases)
  func asGroups(kind: ReportScope.Kind) throws {
    let input = try Self.court(seed: 7).input()
    var request = StatisticsRequest(period: input.period, comparison: input.comparison, dimension: kind.dimension)
    let groups = try Statistics.report(request, columns: input.columns).groups
    for group in groups {
      request.scope = ReportScope(kind, group.key)
      request.dimension = nil
      let scoped = try Statistics.report(request, columns: input.columns)
      #expect(scoped.total.measures == group.measures, "\(group.key ?? "nil")")
      // Narrowing twice is narrowing once.
      let narrowed = input.columns.narrowed(to: request.scope)
      #expect(try Statistics.report(request, columns: narrowed).total == scoped.total)
    }
    #expect(groups.count == Self.scopes(kind).count)
  }

  @Test("every position means the same case in all members")
  func positions() throws {
    let fixture = Self.court(seed: 20_190_630)
    let (whole, part) = (try fixture.input(), try fixture.input(scope: ReportScope(.judge, "乙法官")))
    #expect(part.records.allSatisfy { $0.facts.judge == "乙法官" } && !part.records.isEmpty)
    #expect(part.columns.numbers == part.records.map(\.number))
    #expect(part.columns.filed == part.records.map(\.filedOn.dayNumber))
    let position = Dictionary(uniqueKeysWithValues: whole.columns.numbers.enumerated().map { ($0.element, $0.offset) })
    func limits(_ input: SituationInput) -> [String] {
      let limits = input.columns.limits
      return (0..<limits.count).filter { input.records[Int(limits.cases[$0])].facts.judge == "乙法官" }
        .map { "\(input.records[Int(limits.cases[$0])].number) \(limits.rules[$0]) \(limits.due[$0]) \(limits.done[$0])" }
    }
    #expect(limits(part) == limits(whole) && !limits(part).isEmpty)
    let (nodes, allNodes) = (try #require(part.nodes), try #require(whole.nodes))
    for (index, number) in part.columns.numbers.enumerated() {
      let old = try #require(position[number])
      #expect(nodes.standsAt[index] == allNodes.standsAt[old] && nodes.dueOn[index] == allNodes.dueOn[old])
      #expect(part.currentMilestones[index] == whole.currentMilestones[old])
      for (dimension, column) in part.columns.dimensions {
        let wholeColumn = try #require(whole.columns.dimensions[dimension])
        func value(_ column: DimensionColumn, _ at: Int) -> String? { column.codes[at] < 0 ? nil : column.values[Int(column.codes[at])] }
        #expect(value(column, index) == value(wholeColumn, old), "\(dimension)")
      }
    }
    #expect(nodes.locks.allSatisfy { part.records[Int($0.position)].facts.judge == "乙法官" })
    #expect(part.columns.dimensions[.judge]?.values == ["乙法官"])
  }

  @Test("an enterprise that another part cleared first is not cleared again, and one cleared here first stays")
  func clearedElsewhere() throws {
    var fixture = SituationFixture()
    for (serial, (closed, division, debtors)) in [
      ("2019-02-01", "甲庭", ["共有公司"]), ("2019-03-01", "乙庭", ["共有公司", "乙独有公司"]), ("2019-04-01", "甲庭", ["乙独有公司"]),
    ].enumerated() {
      fixture.add(
        "(2018)示01破\(serial + 1)号", filed: "2018-02-0\(serial + 1)", closed: closed, manner: .known(.terminated), debtors: debtors
      ) { $0.division = division }
    }
    func cleared(_ division: String) throws -> Int? {
      try SituationFigures(fixture.input(scope: ReportScope(.division, division)))[.enterprisesCleared].current?.numerator
    }
    #expect(try cleared("甲庭") == 1)
    #expect(try cleared("乙庭") == 1)
    #expect(try SituationFigures(fixture.input())[.enterprisesCleared].current?.numerator == 2)
  }

  @Test("a name that no case has selects none, and a report of nothing is made all the same")
  func unknown() throws {
    let report = try Self.court(seed: 7).report(scope: ReportScope(.judge, "没有此人"))
    #expect(report.ledger.text.contains("共0件"))
  }

  @Test("a snapshot has no member that a scope does not narrow")
  func members() throws {
    func names(_ value: Any) -> Set<String> { Set(Mirror(reflecting: value).children.compactMap(\.label)) }
    let input = try Self.court(seed: 7).input()
    let snapshot = CaseSnapshot(
      court: input.court, head: input.head, columns: input.columns, records: [], currentMilestones: [])
    let note: Comment = "a new member belongs into CaseSnapshot.narrowed(to:) before it is listed here"
    #expect(
      names(snapshot) == ["court", "head", "columns", "records", "currentMilestones", "nodes", "plans", "targets", "oversight"], note)
    #expect(
      names(input.columns) == [
        "numbers", "filed", "closed", "clears", "enterpriseStarts", "enterprises", "clearedElsewhere", "dimensions", "limits",
      ], note)
    #expect(names(NodeSituation(at: instant("2019-07-01"))) == ["at", "limits", "standsAt", "dueOn", "locks"], note)
  }

  @Test("the report says of which part it is, everywhere a page may be taken from", arguments: ReportLanguage.allCases)
  func words(language: ReportLanguage) throws {
    let report = try Self.court(seed: 7).report(scope: ReportScope(.division, "民二庭"), language: language)
    #expect(report.workbook.properties.title.contains("民二庭"))
    #expect(report.workbook.properties.custom.contains { $0.name == "chuqing.request" && $0.value.hasSuffix(" division=民二庭") })
    #expect(report.cover.text.contains(language == .zh ? "承办部门：民二庭" : "Division: 民二庭"))
    for sheet in report.sheets where !sheet.sheet.isHidden && sheet.sheet.name != report.cover.sheet.name {
      let header = sheet.sheet.page.header.right.map { if case .text(let text) = $0 { return text } else { return "" } }
      #expect(header.joined().contains("民二庭"), "\(sheet.sheet.name)")
    }
    #expect(report.definitions.text.contains("--division 民二庭 --known-at"))
    #expect(report.definitions.text.contains(language == .zh ? "一户企业只出清一次" : "An enterprise is cleared once"))
    let whole = try Self.court(seed: 7).report(language: language)
    #expect(!whole.definitions.text.contains("--division"))
    #expect(whole.workbook.properties.custom.contains { $0.name == "chuqing.request" && $0.value == "situation 2019H1 vs 2018H1" })
  }

  @Test(
    "the option of a scope can be pasted into a shell",
    arguments: [
      ("民二庭", "--division 民二庭"), ("第1庭", "--division 第1庭"), ("甲 庭", "--division '甲 庭'"), ("a'b", "--division 'a'\\''b'"),
      ("$(x)", "--division '$(x)'"), (nil, "--division 未填"),
    ])
  func option(name: String?, text: String) { #expect(ReportScope(.division, name).option == text) }
}
