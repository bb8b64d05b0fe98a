import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Reports
import RuleModel

/// Which limits are listed, as options.
struct DueFilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words("多久以内到期（含已逾期）：7d、48h、2w。", "Due within 7d, 48h or 2w, and what is overdue."), valueName: "span"))
  var within: String?
  @Flag(help: ArgumentHelp(words("只列逾期的。", "Only what is overdue."))) var overdue = false
  @Flag(help: ArgumentHelp(words("只列锁定案件的期限。", "Only limits that lock their case."))) var locked = false
  @Option(
    help: ArgumentHelp(
      words("节点：名称、编号（7、7a）或事件。", "Node by name or number (7, 7a), or an event."), valueName: "node"), completion: ShellCompletion.nodes)
  var node: String?
  @Option(name: .customLong("case"), help: ArgumentHelp(words("只看一件案件。", "Only one case."), valueName: "number"))
  var number: String?
  @Option(
    help: ArgumentHelp(
      words("性质：statutory 法定、policy 政策、administrative 管理（可写多次）。", "statutory, policy or administrative (repeatable)."),
      valueName: "kind"))
  var kind: [String] = []
  @Flag(help: ArgumentHelp(words("也列已办、期满、免除和不再适用的期限。", "Also what was done, lapsed, waived or superseded.")))
  var all = false

  /// The query that the options ask for.
  func query(_ session: Session, catalogue: Catalogue) throws(CommandFailure) -> DueQuery {
    var query = DueQuery()
    query.withinHours = try within.map { text throws(CommandFailure) in try Self.hours(text, option: "--within") }
    query.isOverdueOnly = overdue
    query.isLockingOnly = locked
    query.step = try node.map { text throws(CommandFailure) in try catalogue.stepNamed(text, session.language) }
    query.kinds = Set(try kind.map { text throws(CommandFailure) in try Self.kind(text) })
    query.includesEnded = all
    return query
  }

  /// Hours of `48h`, `7d`, `2w`, or with the Chinese units.
  static func hours(_ text: String, option: String) throws(CommandFailure) -> Int {
    let key = TextFolding.key(text)
    let digits = key.prefix { $0.isASCII && $0.isNumber }
    let units = ["h": 1, "小时": 1, "d": 24, "日": 24, "天": 24, "w": 168, "周": 168]
    guard let count = Int(digits), count <= 100_000, let hours = units[String(key.dropFirst(digits.count))] else {
      throw .usage(.badWord(option: option, text, accepted: ["48h", "7d", "2w"]))
    }
    return count * hours
  }

  private static func kind(_ text: String) throws(CommandFailure) -> RuleKind {
    let key = TextFolding.key(text)
    guard let kind = RuleKind.allCases.first(where: { $0.rawValue == key || $0.label(.zh) == key }) else {
      throw .usage(
        .badWord(
          option: "--kind", text, accepted: RuleKind.allCases.map { "\($0.rawValue)(\($0.label(.zh)))" }))
    }
    return kind
  }
}

/// `due`: what is to be done by when.
struct DueCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: words("到期清单：哪些节点何时到期、哪些已逾期。", "What is due when, and what is overdue."),
    discussion: words(
      """
      默认列出全部未完成的期限，锁定的在前，逾期的次之。■逾期锁定 ◆逾期督促 ▲三级 △二级 ○一级 ·提示
      例：chuqing due --within 7d --judge 张三    chuqing due --overdue --fail-on-overdue --json
          chuqing due --within 2w --ics 期限.ics    （可导入 Outlook、手机等日历）
      """,
      """
      Lists every open limit: locked ones first, then overdue ones. ■ locked ◆ overdue ▲ third △ second ○ first · notice
      Examples: chuqing due --within 7d --judge Zhang    chuqing due --overdue --fail-on-overdue --json
                chuqing due --within 2w --ics limits.ics    (for Outlook, phones and other calendars)
      """))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var filter: DueFilterOptions
  @OptionGroup(title: words("哪些案件", "Of which cases")) var conditions: CaseConditionOptions
  @Flag(help: ArgumentHelp(words("列出的有逾期时，退出码为20。", "Exit with 20 when something listed is overdue.")))
  var failOnOverdue = false
  @Option(
    help: ArgumentHelp(words("表格最多列几项（默认500，0为全部）。", "Rows of the table (default 500, 0 for all)."), valueName: "n"))
  var limit = 500
  @Option(
    help: ArgumentHelp(
      words("写成日历文件（iCalendar）；- 为标准输出。", "Write an iCalendar file; - for standard output."), valueName: "file"))
  var ics: String?
  @OptionGroup var format: OutputFormatOptions

  func validate() throws {
    if ics == "-", format.json || format.csv {
      throw ValidationError(
        words("--ics - 已占用标准输出，不能同时用 --json 或 --csv。", "--ics - takes standard output: drop --json or --csv."))
    }
  }

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let store = try session.open()
    let catalogue = try session.law(of: store)
    var list = DueList(try filter.query(session, catalogue: catalogue), catalogue: catalogue, now: session.now)
    try fill(&list, from: store, session)
    list.sort()
    let listing = DueListing(list: list, store: store, session: session)
    if let ics { try listing.writeCalendar(to: ics) }
    switch format {
    case .json: try listing.printJSON()
    case .csv: try listing.printCSV()
    // Who asks for a calendar gets the calendar, not the table too.
    case .table: if ics == nil { try listing.printTable(limit: limit) }
    }
    let isOverdue = list.counts.locked + list.counts.overdue > 0
    return failOnOverdue && isOverdue ? ContractExit.overdue : ContractExit.done
  }

  private func fill(_ list: inout DueList, from store: CaseStore, _ session: Session) throws {
    let codes = list.catalogue.caseNumberCodes
    if let text = filter.number {
      let number = try session.registeredCase(text, in: store)
      guard let docket = try store.docket(number, codes: codes) else {
        throw CommandFailure.refusal(.notRegistered(number), case: nil)
      }
      list.add(docket)
      return
    }
    let progress = ProgressLine(session.output)
    defer { progress.finish() }
    var count = 0
    func add(_ docket: DocketFile) {
      list.add(docket)
      count += 1
      if count.isMultiple(of: 1000) { progress.show(session.language("已读 \(count) 件", "Read \(count) cases")) }
    }
    var filter = CaseFilter()
    try conditions.apply(to: &filter, store: store, session: session)
    guard filter != CaseFilter() else {
      // Closed dockets too: some limits (archiving, deregistration) go on when a case is closed.
      return try store.forEachDocket(onlyOpen: false, codes: codes, add)
    }
    var finder = CaseFinder(
      filter, moment: .now(session.now), catalogue: list.catalogue,
      naming: CourtNaming(court: store.court, codes: codes))
    let chosen = finder
    try store.forEachDocket(codes: codes, where: chosen.wants) { docket in
      if finder.found(docket) != nil { add(docket) }
    }
  }
}

extension Catalogue {
  /// The node, part or event that a person calls `text`; the closest names when there is none.
  func stepNamed(_ text: String, _ say: Language) throws(CommandFailure) -> StepID {
    guard let named = step(named: text) else {
      throw .usage(.unknownMilestone(text, closest: closestSteps(to: text, say)))
    }
    return StepID(named.milestone, part: named.part)
  }

  /// The printed names most like `text`, of nodes, parts and events: those that share the most letters, at most three.
  func closestSteps(to text: String, _ say: Language) -> [String] {
    let wanted = TextFolding.key(text)
    var scored: [(name: String, score: Int)] = []
    for milestone in milestones + events {
      let steps = [StepID(milestone.id)] + milestone.parts.map { StepID(milestone.id, part: $0.letter) }
      for step in steps {
        let score = max(
          Self.likeness(wanted, step.name(.zh, in: self)), Self.likeness(wanted, step.name(.en, in: self)),
          Self.likeness(wanted, step.description))
        if score > 0 { scored.append(("\(step.typed(in: self)) \(step.name(say, in: self))", score)) }
      }
    }
    return scored.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .prefix(3).map(\.element.name)
  }

  /// How many pairs of neighbouring letters two names share, in tenths of those of the longer one; single shared
  /// letters count for little, and not at all between Latin names.
  private static func likeness(_ wanted: String, _ name: String) -> Int {
    let name = TextFolding.key(name)
    func pairs(_ text: String) -> Set<String> {
      Set(zip(text, text.dropFirst()).map { String([$0, $1]) })
    }
    let (left, right) = (pairs(wanted), pairs(name))
    let shared = left.intersection(right).count * 20 / max(1, left.count + right.count)
    let letters = Set(wanted).intersection(name).filter { !$0.isASCII }.count
    return shared > 2 ? shared * 10 + letters : letters
  }
}
