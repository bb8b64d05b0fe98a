import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Reports
import RuleModel

/// `plan list`.
struct PlanListCommand: SessionCommand {
  static let right = CommandRight.read
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: words("列出计划在某月结案的、计划已过仍未结的、没有计划的案件。", "List cases by their planned closing day."),
    discussion: words(
      """
      不写条件的，列出本月计划结案的案件。
      例：chuqing plan list --planned-in 2019-09
          chuqing plan list --past --judge 张三
          chuqing plan list --unplanned --over 1y
      """,
      """
      Without conditions: the cases planned for this month.
      Examples: chuqing plan list --planned-in 2019-09
                chuqing plan list --past --judge 张三
                chuqing plan list --unplanned --over 1y
      """))

  @OptionGroup var global: GlobalOptions
  @Flag(help: ArgumentHelp(words("计划日期已过仍未结的。", "Pending, with the planned day over."))) var past = false
  @OptionGroup(title: words("哪些案件", "Which cases")) var conditions: CaseConditionOptions
  @Option(help: ArgumentHelp(words("截止日（默认今天）。", "As of the end of this day (default: today)."), valueName: "date")) var asOf: String?
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let day = try asOf.map { try session.date($0, option: "--as-of") } ?? session.today
    let store = try session.open()
    let law = try session.law(of: store)
    var filter = CaseFilter()
    try conditions.apply(to: &filter, store: store, session: session)
    if past {
      filter.stock = .pending
      filter.plannedIn = filter.plannedIn ?? DayRange(from: .earliest, through: day)
    } else if filter.plannedIn == nil, filter.isPlanned == nil {
      filter.plannedIn = DayRange(from: day.firstOfMonth, through: day.lastOfMonth)
    }
    let finder = CaseFinder(
      filter, moment: .endOf(day), catalogue: law, naming: CourtNaming(court: store.court, codes: law.caseNumberCodes))
    let order: CaseOrder = filter.isPlanned == false ? .age : .planned
    let lines = order.sorted(try session.find(finder, in: store)).map { PlanLine($0, on: day) }
    switch format {
    case .json:
      session.output.json([
        .init(key: "as_of", value: .string(day.description)), .init(key: "cases", value: .array(lines.map(\.json))),
      ])
    case .csv:
      session.output.raw(lines.reduce(DelimitedField.line(PlanLine.columns)) { $0 + DelimitedField.line($1.fields) })
    case .table: printTable(lines, filter, law, day, session)
    }
    return ContractExit.done
  }

  private func printTable(_ lines: [PlanLine], _ filter: CaseFilter, _ law: Catalogue, _ day: CivilDate, _ session: Session) {
    let say = session.language
    if !lines.isEmpty {
      var table = TerminalTable([
        .init(say("案号", "Case")), .init(say("企业名称", "Enterprise"), isElastic: true), .init(say("承办法官", "Judge")),
        .init(say("立案日期", "Filed")), .init(say("计划结案", "Planned")), .init(say("结案日期", "Closed")), .init(say("状态", "State")),
        .init(say("剩余", "Left"), .right),
      ])
      for line in lines { table.add(line.cells(say)) }
      table.lines(within: session.output.terminalWidth).forEach(session.output.result)
    }
    var shown = filter
    if past { shown.plannedIn = nil }
    let over = past ? [say("计划日期已过", "planned day over")] : []
    let asked = (over + [CaseFilterWords(filter: shown, law: law, say: say).text].filter { !$0.isEmpty }).joined(separator: say("、", ", "))
    let pending = lines.count { $0.state != .closed }
    session.output.result(
      say(
        "截至\(day)，共\(lines.count)件，其中未结\(pending)件（\(asked)）。",
        "As of \(day): \(lines.count) cases, \(pending) of them pending (\(asked))."))
  }
}

/// A case with its plan on a day.
private struct PlanLine {
  enum State: String {
    case closed, overdue, planned, unplanned
  }

  let record: CaseRecord
  let day: CivilDate
  let state: State

  init(_ found: FoundCase, on day: CivilDate) {
    record = found.record
    self.day = day
    if !found.isPending {
      state = .closed
    } else if let planned = found.record.facts.plannedCloseOn {
      state = planned <= day ? .overdue : .planned
    } else {
      state = .unplanned
    }
  }

  private var planned: CivilDate? { record.facts.plannedCloseOn }
  private var closed: CivilDate? { state == .closed ? record.facts.closedOn : nil }

  func cells(_ say: Language) -> [String] {
    let words: String
    switch state {
    case .closed: words = say("已结", "closed")
    case .overdue: words = say("■ 已过", "■ over")
    case .planned: words = say("未到期", "to come")
    case .unplanned: words = say("无计划", "no plan")
    }
    let left = state == .closed ? nil : planned.map { $0.days(since: day) }
    return [
      record.number.text, record.facts.debtors.first?.name ?? "", record.facts.judge ?? "", record.filedOn.description,
      planned?.description ?? "—", closed?.description ?? "—", words, left.map { say("\($0)天", "\($0) d") } ?? "—",
    ]
  }

  static let columns = ["case_no", "enterprise", "division", "judge", "filed_on", "planned_close_on", "closed_on", "state"]

  var fields: [String] {
    [
      record.number.text, record.facts.debtors.first?.name ?? "", record.facts.division ?? "", record.facts.judge ?? "",
      record.filedOn.description, planned?.description ?? "", closed?.description ?? "", state.rawValue,
    ]
  }

  var json: JSONValue {
    .object(
      zip(Self.columns, fields).map { .init(key: $0, value: $1.isEmpty ? .null : .string($1)) }
        + [.init(key: "days_left", value: (state == .closed ? nil : planned).map { .integer(Int64($0.days(since: day))) } ?? .null)])
  }
}
