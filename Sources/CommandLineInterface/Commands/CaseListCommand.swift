import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Reports
import RuleModel

/// `case list`.
struct CaseListCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: words("查找、列出案件。", "Find and list cases."),
    discussion: words(
      """
      写出案号、企业、人员、单位里的任何文字即可查找；几个词都要有。条件可以任意组合，同时满足才列出。
      例：chuqing case list 轻工
          chuqing case list --pending --over 1y --under 3y --judge 张三 --judge 李四
          chuqing case list --idle 90d --sort idle
          chuqing case list --pending --over 1y --as-of 2019-06-30
          chuqing case list --stands-at 19 --columns 案号,企业,承办法官,账龄,当前节点,节点期限
      """,
      """
      Any words of number, enterprise, people and bodies find a case; all of them must occur. Conditions combine.
      Examples: chuqing case list 轻工
                chuqing case list --pending --over 1y --under 3y --judge 张三 --judge 李四
                chuqing case list --idle 90d --sort idle
                chuqing case list --stands-at 19 --columns case_no,debtors,judge,age,node,due
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("要查找的文字。", "Words to look for."), valueName: "text")) var text: [String] = []
  @OptionGroup(title: words("哪些案件", "Which cases")) var conditions: CaseConditionOptions
  @OptionGroup(title: words("进行到哪里", "Where they stand")) var standing: CaseStandingOptions
  @Option(
    help: ArgumentHelp(
      words("截止日（到这一天终了时的情况，与统计、报告同一口径；默认现在）。", "As of the end of this day, as statistics and reports count (default: now)."),
      valueName: "date"))
  var asOf: String?
  @Option(
    help: ArgumentHelp(
      words(
        "排序：filed 立案、age 账龄、division 部门、judge 法官、planned 计划、idle 停滞、due 期限、claims 债权。",
        "filed, age, division, judge, planned, idle, due or claims."),
      valueName: "order"))
  var sort: String?
  @Flag(help: ArgumentHelp(words("倒序。", "The other way round."))) var reverse = false
  @Option(
    help: ArgumentHelp(
      words("列哪些项目，逗号分开，如 案号,企业,账龄。", "Columns, separated by commas, e.g. case_no,debtors,age."),
      valueName: "names"))
  var columns: String?
  @Option(help: ArgumentHelp(words("最多几件。", "At most so many."), valueName: "n")) var limit: Int?
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    if let limit, limit < 0 { throw CommandFailure.usage(.badCount(option: "--limit", "\(limit)")) }
    let order = try order()
    let chosen = try columns.map { text throws(CommandFailure) in try CaseListColumn.list(text, session.language) }
    let store = try session.open()
    let law = try session.law(of: store)
    let moment = try moment(session)
    let filter = try filter(store, law, moment, session)
    let depth = ([order.depth, filter.depth] + (chosen ?? []).map(\.depth)).max() ?? .record
    let finder = CaseFinder(
      filter, moment: moment, depth: depth, catalogue: law,
      naming: CourtNaming(court: store.court, codes: law.caseNumberCodes))
    var cases = order.sorted(try session.find(finder, in: store))
    if reverse { cases.reverse() }
    let listing = CaseListing(
      cases: Array(cases.prefix(limit ?? cases.count)), matched: cases.count, filter: filter, moment: moment,
      columns: chosen, depth: depth, law: law, session: session)
    switch format {
    case .json: listing.printJSON()
    case .csv: listing.printCSV()
    case .table: listing.printTable()
    }
    return ContractExit.done
  }

  private func moment(_ session: Session) throws(CommandFailure) -> CaseFinder.Moment {
    guard let asOf else { return .now(session.now) }
    return .endOf(try session.date(asOf, option: "--as-of"))
  }

  private func filter(
    _ store: CaseStore, _ law: Catalogue, _ moment: CaseFinder.Moment, _ session: Session
  ) throws -> CaseFilter {
    var filter = CaseFilter()
    filter.words = SearchText.words(text)
    try conditions.apply(to: &filter, store: store, session: session)
    try standing.apply(to: &filter, catalogue: law, day: moment.day, session: session)
    return filter
  }

  private func order() throws(CommandFailure) -> CaseOrder {
    guard let sort else { return .filed }
    guard let order = CaseOrder(named: sort) else {
      throw .usage(
        .badWord(option: "--sort", sort, accepted: CaseOrder.allCases.map { "\($0.word)(\($0.rawValue))" }))
    }
    return order
  }
}

extension CaseOrder {
  /// The order in Chinese.
  var word: String {
    switch self {
    case .filed: return "立案"
    case .age: return "账龄"
    case .division: return "部门"
    case .planned: return "计划"
    case .judge: return "法官"
    case .idle: return "停滞"
    case .due: return "期限"
    case .claims: return "债权"
    }
  }

  /// The order with this name in either language.
  init?(named text: String) {
    let key = TextFolding.key(text)
    guard let order = Self.allCases.first(where: { $0.rawValue == key || $0.word == key }) else { return nil }
    self = order
  }
}
