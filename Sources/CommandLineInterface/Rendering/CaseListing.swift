import CaseFile
import CivilCalendar
import Reports
import RuleModel

/// Prints the cases that were found.
struct CaseListing {
  let cases: [FoundCase]
  /// How many there are without the limit.
  let matched: Int
  let filter: CaseFilter
  let moment: CaseFinder.Moment
  /// The columns asked for; nil for the usual ones.
  let columns: [CaseListColumn]?
  let depth: FindingDepth
  let law: Catalogue
  let session: Session

  private var say: Language { session.language }

  // MARK: Programs

  func printJSON() {
    // A list of a province is printed case by case: it need not exist a second time as one value.
    session.output.raw("{\"as_of\":\"\(moment.day)\",\"cases\":[")
    var piece = CanonicalJSON()
    for (index, found) in cases.enumerated() {
      if index > 0 { piece.raw(",") }
      piece.write(json(found))
      if index % 500 == 499 {
        session.output.raw(String(decoding: piece.bytes, as: UTF8.self))
        piece.removeAll()
      }
    }
    session.output.raw(String(decoding: piece.bytes, as: UTF8.self))
    session.output.raw("],\"matched\":\(matched),\"schema\":1,\"shown\":\(cases.count)}\n")
  }

  private func json(_ found: FoundCase) -> JSONValue {
    guard case .object(var members) = found.record.listingJSON else { return found.record.listingJSON }
    members.append(.init(key: "pending", value: .bool(found.isPending)))
    members.append(.init(key: "age_days", value: .integer(Int64(found.ageDays))))
    if let steps = found.steps {
      members.append(.init(key: "last_step_on", value: .string(steps.lastOn.description)))
      members.append(.init(key: "idle_days", value: .integer(Int64(steps.idleDays))))
    }
    if let limits = found.limits {
      members.append(.init(key: "node", value: limits.standsAt.map { .string($0.rawValue) } ?? .null))
      members.append(.init(key: "due_step", value: limits.next.map { .string($0.step.description) } ?? .null))
      members.append(.init(key: "due_on", value: limits.next.map { .string($0.dueOn.description) } ?? .null))
      members.append(.init(key: "overdue_limits", value: .integer(Int64(limits.overdueCount))))
      members.append(.init(key: "locked", value: .bool(limits.isLocked)))
    }
    return .object(members)
  }

  func printCSV() {
    let columns = columns ?? [.number] + CaseField.allCases.map { .field($0) }
    var text = DelimitedField.line(columns.map(\.code))
    for found in cases {
      let cell = CaseListCell(found: found, law: law, say: say)
      text += DelimitedField.line(columns.map(cell.plain))
    }
    session.output.raw(text)
  }

  // MARK: People

  func printTable() {
    let columns = columns ?? usualColumns
    if !cases.isEmpty {
      var table = TerminalTable(columns.map(Self.column(say)))
      for found in cases {
        let cell = CaseListCell(found: found, law: law, say: say)
        table.add(columns.map(cell.text))
      }
      table.lines(within: session.output.terminalWidth).forEach(session.output.result)
    }
    session.output.result(summary)
  }

  /// The usual columns; where conditions ask for steps or limits, these take the place of what is less interesting
  /// then, so that a line still fits a terminal.
  private var usualColumns: [CaseListColumn] {
    guard depth > .record else {
      let last: [CaseListColumn] = filter.stock == .pending ? [.age] : [.field(.closedOn), .age]
      return [.number, .enterprise, .field(.procedure), .field(.ownerLevel), .field(.judge), .field(.filedOn)] + last
    }
    let steps: [CaseListColumn] = depth == .steps || filter.idleDays != nil ? [.lastStep, .idle] : []
    let limits: [CaseListColumn] = depth == .limits ? [.node, .due, .overdue, .locked] : []
    return [.number, .enterprise, .field(.judge), .age] + steps + limits
  }

  private static func column(_ say: Language) -> (CaseListColumn) -> TerminalTable.Column {
    { column in
      switch column {
      case .age, .idle, .overdue, .field(.claimsTotal), .field(.assetsTotal), .field(.employees):
        return .init(column.title(say), .right)
      case .enterprise, .node, .field(.supervisingBody), .field(.division), .field(.administrator), .field(.note), .field(.extras),
        .field(.supervision):
        return .init(column.title(say), isElastic: true)
      default: return .init(column.title(say))
      }
    }
  }

  private var summary: String {
    let asked = CaseFilterWords(filter: filter, law: law, say: say).text
    let day: String
    switch moment {
    case .now: day = ""
    case .endOf(let date): day = say("截至\(date)，", "As of \(date): ")
    }
    guard matched > 0 else {
      return asked.isEmpty
        ? day + say("共0件。还没有登记案件。", "0 cases. None is registered yet.")
        : day + say("共0件。没有符合条件的案件（\(asked)）。", "0 cases. None matches (\(asked)).")
    }
    let shown = cases.count < matched ? say("，列出\(cases.count)件", ", \(cases.count) shown") : ""
    let conditions = asked.isEmpty ? "" : say("（\(asked)）", " (\(asked))")
    return day + say("共\(matched)件\(shown)\(conditions)。", "\(matched) cases\(shown)\(conditions).")
  }
}
