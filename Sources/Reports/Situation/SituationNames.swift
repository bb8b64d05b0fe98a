/// Sheets, columns of the ledger and defined names of a situation report.
///
/// Formulas use names instead of addresses, so that a supervisor who clicks on a figure can read how it is counted:
/// `=COUNTIFS(立案日期,">="&本期起,立案日期,"<="&本期止)`.
struct SituationNames: Sendable {
  private let say: ReportLanguage
  private let ledgerRows: Int
  private let comparesLastYear: Bool
  /// Ages in months whose boundaries have a name beside those of one and three years.
  let furtherMonths: [Int]

  init(language: ReportLanguage, ledgerRows: Int, comparesLastYear: Bool, thresholds: [Int] = []) {
    furtherMonths = thresholds.filter { !SituationFigures.headlineThresholds.contains($0) }
    say = language
    self.ledgerRows = ledgerRows
    self.comparesLastYear = comparesLastYear
  }

  // MARK: Sheets

  var cover: String { say("封面与结论", "Cover") }
  var overall: String { say("总体情况", "Overall") }
  var ageing: String { say(comparesLastYear ? "账龄与同比" : "账龄与变化", "Ageing") }
  var nodes: String { say("节点进度", "Nodes") }
  var judges: String { say("承办法官情况", "Judges") }
  var warnings: String { say("节点预警及逾期", "Warnings") }
  var locks: String { say("锁定与解锁", "Locks") }
  var longPending: String { say("长期未结清单", "Long pending") }
  var ledger: String { say("案件台账", "Ledger") }
  var definitions: String { say("口径说明", "Definitions") }
  var bands: String { say("账龄分布", "Age bands") }
  var trend: String { say("趋势", "Trend") }
  var groups: String { say("分组情况", "Groups") }
  var plan: String { say("目标与结案计划", "Targets and plan") }
  var crossing: String { say("临界案件", "Crossing") }
  var supervision: String { say("重点督办", "Supervision") }
  var reviews: String { say("案件评查", "Reviews") }
  var quality: String { say("数据质量", "Data quality") }
  var index: String { say("案件索引", "Case index") }
  var chartData: String { say("图表数据", "Chart data") }

  /// Name on the tab of a sheet.
  func name(_ sheet: ReportSheet) -> String {
    switch sheet {
    case .cover: return cover
    case .overall: return overall
    case .ageing: return ageing
    case .bands: return bands
    case .trend: return trend
    case .groups: return groups
    case .nodes: return nodes
    case .judges: return judges
    case .plan: return plan
    case .crossing: return crossing
    case .warnings: return warnings
    case .locks: return locks
    case .longPending: return longPending
    case .supervision: return supervision
    case .reviews: return reviews
    case .ledger: return ledger
    case .quality: return quality
    case .definitions: return definitions
    case .index: return index
    case .chartData: return chartData
    }
  }

  // MARK: Ledger

  /// How the ledger says whether a case is on the fast track.
  func fastTrack(_ isFast: Bool) -> String { isFast ? say("是", "yes") : say("否", "no") }

  /// Columns of the ledger sheet in order.
  enum LedgerColumn: Int, CaseIterable {
    case position, number, debtor, category, owner, procedure, filed, judge, administrator, node, nodeDue, nodeState
    case state, days, claims, closed, manner
    case milestone, milestoneOn, code, supervisingBody, division, clerk, accepted, plannedClose, terminated, deregistered, recognisedClear
    case assets, employees, settled, fastTrack, supervision, stagnation, note
    case clearedCount, clearedOn, due, met, priorDue, priorMet, overdueLimits, lockingLimits
    case overYearOn, overThreeYearsOn, planMonths, movedMonths, firstPlannedOn

    /// Name in machine-readable formats: that of the ledger's own column where it has one.
    var id: String {
      switch self {
      case .position: return "number"
      case .number: return "case_no"
      case .code: return "uscc"
      case .owner: return "owner_level"
      case .filed: return "filed_on"
      case .accepted: return "accepted_on"
      case .closed: return "closed_on"
      case .manner: return "close_manner"
      case .terminated: return "terminated_on"
      case .deregistered: return "deregistered_on"
      case .recognisedClear: return "recognised_clear_on"
      case .claims: return "claims_total_10000_yuan"
      case .assets: return "assets_total_10000_yuan"
      case .settled: return "employees_settled"
      case .due: return "limits_due"
      case .met: return "limits_met"
      case .priorDue: return "limits_due_prior"
      case .priorMet: return "limits_met_prior"
      case .overdueLimits: return "limits_overdue"
      case .lockingLimits: return "limits_locking"
      default:
        return "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
      }
    }
  }

  /// First row of data on the ledger sheet, from 0.
  static let ledgerFirstRow = 5

  /// Rows of data on the ledger sheet; one blank row when there are no cases, so that formulas have a range.
  var ledgerDataRows: ClosedRange<Int> {
    Self.ledgerFirstRow...(Self.ledgerFirstRow + max(1, ledgerRows) - 1)
  }

  // MARK: Parameters, on the definitions sheet

  /// Dates on which the formulas depend.
  enum Parameter: Int, CaseIterable {
    case from, through, boundary12, boundary36, priorFrom, priorThrough, priorBoundary12, priorBoundary36
  }

  /// Row of the first parameter on the definitions sheet, from 0, and the column of its value.
  static let parameterFirstRow = 5
  static let parameterColumn = 2

  func name(_ parameter: Parameter) -> String {
    switch parameter {
    case .from: return say("本期起", "period_from")
    case .through: return say("本期止", "period_through")
    case .boundary12: return say("本期一年界", "one_year_mark")
    case .boundary36: return say("本期三年界", "three_year_mark")
    case .priorFrom: return say("上期起", "prior_from")
    case .priorThrough: return say("上期止", "prior_through")
    case .priorBoundary12: return say("上期一年界", "prior_one_year_mark")
    case .priorBoundary36: return say("上期三年界", "prior_three_year_mark")
    }
  }

  func name(_ column: LedgerColumn) -> String? {
    switch column {
    case .filed: return say("立案日期", "filed_on")
    case .closed: return say("结案日期", "closed_on")
    case .owner: return say("隶属", "owner_level")
    case .procedure: return say("程序", "procedure")
    case .days: return say("历时天数", "days_running")
    case .claims: return say("债权万元", "claims_wan")
    case .clearedCount: return say("出清户数", "cleared_count")
    case .clearedOn: return say("出清日期", "cleared_on")
    case .due: return say("本期到期节点", "limits_due")
    case .met: return say("本期按期节点", "limits_met")
    case .priorDue: return say("上期到期节点", "prior_limits_due")
    case .priorMet: return say("上期按期节点", "prior_limits_met")
    case .judge: return say("承办法官", "judge")
    case .division: return say("承办部门", "division")
    case .plannedClose: return say("计划结案日期", "planned_close_on")
    case .state: return say("案件状态", "case_state")
    case .node: return say("所处节点", "stands_at")
    case .nodeState: return say("节点状态", "node_state")
    case .overdueLimits: return say("逾期期限数", "limits_overdue")
    case .lockingLimits: return say("锁定期限数", "limits_locking")
    case .category: return say("类型", "category")
    case .supervisingBody: return say("主管单位", "supervising_body")
    case .fastTrack: return say("快速审理", "fast_track")
    case .employees: return say("职工人数", "employees")
    case .settled: return say("已安置职工", "employees_settled")
    case .overYearOn: return say("满一年日期", "one_year_on")
    case .overThreeYearsOn: return say("满三年日期", "three_years_on")
    case .planMonths: return say("计划月份", "plan_months")
    case .movedMonths: return say("改期月份", "moved_months")
    case .firstPlannedOn: return say("首次计划日期", "first_planned_on")
    default: return nil
    }
  }

  /// Every defined name.
  var all: [DefinedName] {
    let columns = LedgerColumn.allCases.compactMap { column in
      name(column).map {
        DefinedName(
          name: $0, reference: Reference.columnRange(ledger, column.rawValue, rows: ledgerDataRows))
      }
    }
    let parameters = Parameter.allCases.map { parameter in
      DefinedName(
        name: name(parameter),
        reference: Reference.fixedCell(
          definitions, Self.parameterFirstRow + parameter.rawValue, Self.parameterColumn))
    }
    let boundaries = furtherMonths.indices.flatMap { index in
      [CaseFormulas.Side.current, .prior].map { side in
        DefinedName(
          name: boundary(months: furtherMonths[index], side),
          reference: Reference.fixedCell(definitions, boundaryRow(index, side), Self.parameterColumn))
      }
    }
    return columns + parameters + boundaries
  }

  /// The name of the last filing day that completes so many months by the end of the period or the comparison.
  func boundary(months: Int, _ side: CaseFormulas.Side) -> String {
    switch (side, months) {
    case (.current, 12): return name(.boundary12)
    case (.current, 36): return name(.boundary36)
    case (.prior, 12): return name(.priorBoundary12)
    case (.prior, 36): return name(.priorBoundary36)
    case (.current, _): return say("本期\(months)个月界", "mark_of_\(months)_months")
    case (.prior, _): return say("上期\(months)个月界", "prior_mark_of_\(months)_months")
    }
  }

  /// Row of the boundary of `furtherMonths[index]` on the definitions sheet, from 0: below the fixed parameters.
  func boundaryRow(_ index: Int, _ side: CaseFormulas.Side) -> Int {
    Self.parameterFirstRow + Parameter.allCases.count + 2 * index + (side == .current ? 0 : 1)
  }
}
