import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Reports
import RuleModel

/// What cases have in common by what is recorded of them, as options; the same words in every command that chooses
/// cases.
struct CaseConditionOptions: ParsableArguments {
  @Flag(
    name: [.long, .customLong("open")],
    help: ArgumentHelp(words("未结案件（--open 同）。", "Pending cases (also --open).")))
  var pending = false
  @Flag(help: ArgumentHelp(words("已结案件。", "Closed cases."))) var closed = false
  @Option(
    help: ArgumentHelp(
      words("账龄以上（含）：3y、36m、90d；未写 --closed 时只看未结。", "At least so old: 3y, 36m or 90d (pending unless --closed)."),
      valueName: "age"))
  var over: String?
  @Option(help: ArgumentHelp(words("账龄不满：3y、36m、90d。", "Younger than 3y, 36m or 90d."), valueName: "age"))
  var under: String?
  @Option(
    help: ArgumentHelp(
      words("承办法官：全名或唯一的一部分；可写多次；“未填”为没有登记的。", "Judge: name or a unique part; repeatable; 'none' for not recorded."),
      valueName: "name"), completion: ShellCompletion.judges)
  var judge: [String] = []
  @Option(help: ArgumentHelp(words("承办部门（同上）。", "Division (likewise)."), valueName: "name")) var division: [String] = []
  @Option(help: ArgumentHelp(words("书记员（同上）。", "Clerk (likewise)."), valueName: "name")) var clerk: [String] = []
  @Option(help: ArgumentHelp(words("管理人（同上）。", "Administrator (likewise)."), valueName: "name"))
  var administrator: [String] = []
  @Option(help: ArgumentHelp(words("主管单位（同上）。", "Supervising body (likewise)."), valueName: "name"))
  var supervisingBody: [String] = []
  @Option(help: ArgumentHelp(words("法院：代字或名称（同上）。", "Court: code or name (likewise)."), valueName: "court"))
  var court: [String] = []
  @Option(help: ArgumentHelp(words("程序：清算、重整、和解、强制清算。", "Proceeding (repeatable)."), valueName: "word"))
  var procedure: [String] = []
  @Option(help: ArgumentHelp(words("类型：关停、特困、非国有。", "Category (repeatable)."), valueName: "word"))
  var category: [String] = []
  @Option(help: ArgumentHelp(words("隶属：央属、省属、市属、区属。", "Owner level (repeatable)."), valueName: "word"))
  var ownerLevel: [String] = []
  @Option(help: ArgumentHelp(words("在这一期间立案，如 2019H1。", "Filed in this period, e.g. 2019H1."), valueName: "period"))
  var filedIn: String?
  @Option(help: ArgumentHelp(words("在这一期间结案。", "Closed in this period."), valueName: "period")) var closedIn: String?
  @Option(help: ArgumentHelp(words("计划在这一期间结案。", "Planned to be closed in this period."), valueName: "period"))
  var plannedIn: String?
  @Flag(help: ArgumentHelp(words("没有计划结案日期的（未写 --closed 时只看未结）。", "Without a planned closing date (pending unless --closed).")))
  var unplanned = false
  @Flag(help: ArgumentHelp(words("已裁定受理的。", "Whose application has been accepted."))) var accepted = false
  @Flag(help: ArgumentHelp(words("尚未裁定受理的。", "Whose application has not been accepted."))) var notAccepted = false
  @Flag(help: ArgumentHelp(words("快速审理的。", "On the fast track."))) var fastTrack = false
  @Flag(help: ArgumentHelp(words("不是快速审理的。", "Not on the fast track."))) var notFastTrack = false
  @Flag(
    help: ArgumentHelp(
      words("在督的：督办已登记、尚未清结或摘牌（未写 --closed 时只看未结）。", "Under a recorded supervision order in force (pending unless --closed).")))
  var supervised = false
  @Flag(help: ArgumentHelp(words("没有在督的（未写 --closed 时只看未结）。", "Under no supervision order (pending unless --closed).")))
  var unsupervised = false
  @Option(
    help: ArgumentHelp(
      words(
        "案号、企业、代码、部门、法官、书记员、管理人、主管单位里的文字；空格分开的几个词都要有。",
        "Words in number, enterprise, code, division, people or body; all of them must occur."), valueName: "text"))
  var containing: [String] = []

  func validate() throws {
    if unplanned, plannedIn != nil {
      throw ValidationError(words("--unplanned 与 --planned-in 只能写一个。", "Of --unplanned and --planned-in state one."))
    }
    for (first, second) in [
      (pending, closed), (accepted, notAccepted), (fastTrack, notFastTrack), (supervised, unsupervised),
    ] where first && second {
      throw ValidationError(
        words(
          "--pending 与 --closed、--accepted 与 --not-accepted、--fast-track 与 --not-fast-track、--supervised 与 --unsupervised 各只能写一个。",
          "Of --pending and --closed, --accepted and --not-accepted, --fast-track and --not-fast-track, --supervised and --unsupervised state one."
        ))
    }
  }
}

/// Where cases stand, as options.
struct CaseStandingOptions: ParsableArguments {
  @Option(
    name: [.long, .customLong("node")],
    help: ArgumentHelp(
      words("这个节点（7、7a、名称或事件）有在走期限的（--node 同）。", "With an open limit at this node (also --node)."),
      valueName: "node"), completion: ShellCompletion.nodes)
  var openAt: String?
  @Option(
    help: ArgumentHelp(
      words("在办节点是这个的：有在走期限的最靠后的节点，同态势报告。", "Whose furthest node with an open limit is this one, as in the report."),
      valueName: "node"), completion: ShellCompletion.nodes)
  var standsAt: String?
  @Flag(help: ArgumentHelp(words("有期限逾期的。", "With a limit that is over."))) var overdue = false
  @Flag(help: ArgumentHelp(words("已锁定的。", "Locked."))) var locked = false
  @Option(
    help: ArgumentHelp(
      words("有期限在 7d、48h、2w 内到期（含已逾期）的。", "With a limit due within 7d, 48h or 2w, or overdue."), valueName: "span"))
  var dueWithin: String?
  @Option(
    help: ArgumentHelp(
      words(
        "至少多久没有进展，如 90d、6m：从最近一个节点（或事件）、受理、立案中最晚的一天算起；未写 --closed 时只看未结。",
        "Without a step for at least 90d, 6m, 1y: since the last milestone, acceptance or filing (pending unless --closed)."),
      valueName: "age"))
  var idle: String?
}

extension CaseConditionOptions {
  /// Puts the conditions into a filter. Names are looked up in the database, so that a unique part of one will do.
  func apply(to filter: inout CaseFilter, store: CaseStore, session: Session) throws {
    if pending { filter.stock = .pending }
    if closed { filter.stock = .closed }
    filter.over = try over.map { try Self.age($0, option: "--over") }
    filter.under = try under.map { try Self.age($0, option: "--under") }
    if filter.stock == .any, over != nil || under != nil { filter.stock = .pending }
    filter.filedIn = try filedIn.map(Self.period)
    filter.closedIn = try closedIn.map(Self.period)
    filter.plannedIn = try plannedIn.map(Self.period)
    if unplanned {
      filter.isPlanned = false
      if filter.stock == .any { filter.stock = .pending }
    }
    if accepted || notAccepted { filter.isAccepted = accepted }
    if fastTrack || notFastTrack { filter.isFastTrack = fastTrack }
    if supervised || unsupervised {
      filter.isSupervised = supervised
      if filter.stock == .any { filter.stock = .pending }
    }
    filter.words += SearchText.words(containing)
    let people: [(CaseTrait, CaseField, [String])] = [
      (.division, .division, division), (.judge, .judge, judge), (.clerk, .clerk, clerk), (.administrator, .administrator, administrator),
      (.supervisingBody, .supervisingBody, supervisingBody),
    ]
    for (trait, field, texts) in people where !texts.isEmpty {
      let lookup = NameLookup(field: field, known: try store.names(of: field), session: session)
      filter.traits[trait] = Set(try texts.map(lookup.name))
    }
    filter.traits[.court] = try courts(store, session)
    filter.traits[.procedure] = try Self.codes(procedure, of: Procedure.self, option: "--procedure")
    filter.traits[.category] = try Self.codes(category, of: EnterpriseCategory.self, option: "--category")
    filter.traits[.ownerLevel] = try Self.codes(ownerLevel, of: OwnerLevel.self, option: "--owner-level")
  }

  /// Courts by code or by name, of this database or of the code list.
  private func courts(_ store: CaseStore, _ session: Session) throws -> Set<String?>? {
    guard !court.isEmpty else { return nil }
    let codes = session.catalogue.caseNumberCodes
    let naming = CourtNaming(court: store.court, codes: codes)
    let names = try store.names(of: .court) + codes.courts.values + [store.court.name]
    let lookup = NameLookup(field: .court, known: Set(names).filter { !$0.isEmpty }.sorted(), session: session)
    return Set(
      try court.map { text in
        let text = TextFolding.clean(text)
        if codes.courts[text] != nil || text == store.court.code { return text }
        return naming.code(named: try lookup.name(text) ?? text)
      })
  }

  /// A closed set's codes; nil among them for "not recorded".
  private static func codes<Word: LedgerWord>(
    _ texts: [String], of type: Word.Type, option: String
  ) throws(CommandFailure) -> Set<String?>? {
    guard !texts.isEmpty else { return nil }
    var codes: Set<String?> = []
    for text in texts {
      if NameLookup.meansBlank(text) {
        codes.insert(nil)
      } else if let word = Word(ledgerText: text) {
        codes.insert(word.code)
      } else {
        throw .usage(
          .badWord(option: option, text, accepted: Word.inReportOrder.map { "\($0.ledgerWord)(\($0.code))" }))
      }
    }
    return codes
  }

  /// An age: `3y`, `36m`, `90d`, or with the Chinese units.
  static func age(_ text: String, option: String) throws(CommandFailure) -> AgeSpan {
    let key = TextFolding.key(text)
    let digits = key.prefix { $0.isASCII && $0.isNumber }
    if let count = Int(digits), count <= 36_500 {
      switch key.dropFirst(digits.count) {
      case "y", "年": return .months(count * 12)
      case "m", "月", "个月": return .months(count)
      case "w", "周": return .days(count * 7)
      case "d", "日", "天": return .days(count)
      default: break
      }
    }
    throw .usage(.badWord(option: option, text, accepted: ["3y", "36m", "90d"]))
  }

  private static func period(_ text: String) throws(CommandFailure) -> DayRange {
    do throws(PeriodError) {
      return try ReportPeriod(parsing: text).days
    } catch { throw .period(error, text: text) }
  }
}

extension CaseStandingOptions {
  /// Whether any of the conditions is given.
  var isUsed: Bool {
    openAt != nil || standsAt != nil || overdue || locked || dueWithin != nil || idle != nil
  }

  /// Puts the conditions into a filter.
  ///
  /// - Parameter day: Months of `--idle` are counted back from this day.
  func apply(to filter: inout CaseFilter, catalogue: Catalogue, day: CivilDate, session: Session) throws(CommandFailure) {
    if let openAt { filter.openAt = try catalogue.stepNamed(openAt, session.language) }
    if let standsAt { filter.standsAt = try catalogue.stepNamed(standsAt, session.language).milestone }
    filter.isOverdue = overdue
    filter.isLocked = locked
    if let dueWithin { filter.dueWithinHours = try DueFilterOptions.hours(dueWithin, option: "--due-within") }
    if let idle {
      let span = try CaseConditionOptions.age(idle, option: "--idle")
      filter.idleDays = day.days(since: span.latestFiling(asOf: day))
      if filter.stock == .any { filter.stock = .pending }
    }
  }
}
