import CaseFile
import CivilCalendar
import Reports
import RuleModel
import TestSupport
import Testing

@Suite struct SituationFormulaTests {
  /// Seven cases, counted by hand for 2019H1 and 2018H1.
  static var small: SituationFixture {
    var fixture = SituationFixture()
    let terminated = CloseManner.known(.terminated)
    fixture.add("(2015)示01破1号", filed: "2015-03-01", owner: .provincial)
    fixture.add("(2016)示01破2号", filed: "2016-06-30", debtors: ["示例乙公司"])
    fixture.add("(2017)示01破3号", filed: "2017-07-01", closed: "2019-02-01", manner: terminated, debtors: ["示例丙公司", "示例丁公司"])
    fixture.add("(2018)示01破4号", filed: "2018-06-30", debtors: ["示例戊公司"], owner: nil)
    fixture.add("(2018)示01破5号", filed: "2018-07-01", debtors: ["示例己公司"], procedure: nil)
    fixture.add("(2019)示01破6号", filed: "2019-06-30", closed: "2019-07-01", manner: terminated, debtors: ["示例庚公司"])
    fixture.add("(2019)示01破7号", filed: "2019-07-01", debtors: ["示例辛公司"])
    fixture.record("(2018)示01破5号", "acceptance", on: "2019-01-02")
    fixture.record("(2018)示01破5号", "notice", on: "2019-01-20")
    return fixture
  }

  /// A case of each kind: three years old to the day, closed after the period, closed in it, filed in it.
  static var fixture: SituationFixture {
    var fixture = SituationFixture()
    fixture.add("(2016)粤01破1号", filed: "2016-06-30", owner: nil)
    fixture.add(
      "(2017)粤01破1号", filed: "2017-09-01", closed: "2019-07-02", manner: .known(.terminated), debtors: ["示例乙公司"])
    fixture.add(
      "(2018)粤01破1号", filed: "2018-03-01", closed: "2019-03-01", manner: .known(.noAssets), debtors: ["示例丙公司", "示例丁公司"])
    fixture.add("(2019)粤01破1号", filed: "2019-03-01", debtors: ["示例戊公司"], owner: .district, procedure: .reorganization)
    return fixture
  }

  @Test func `the overall table shows what was counted by hand`() throws {
    let overall = try Self.small.report().overall
    let expected: [(String, Double, Double)] = [
      ("旧存", 5, 3), ("新收", 1, 1), ("受理合计", 6, 4), ("结案", 1, 0), ("期末未结", 5, 4), ("一年以上未结", 3, 2),
      ("其中：三年以上", 2, 1), ("出清企业", 2, 0), ("平均审理天数", 580, 0),
    ]
    for (name, current, prior) in expected {
      let row = try #require(overall.row(of: name, column: 1), "\(name)")
      #expect(overall[row, 3].number == current, "\(name)")
      #expect((overall[row, 4].number ?? 0) == prior, "\(name)")
    }
  }

  @Test(arguments: [
    ("新收", #"COUNTIFS(立案日期,">="&本期起,立案日期,"<="&本期止)"#, #"COUNTIFS(立案日期,">="&上期起,立案日期,"<="&上期止)"#),
    ("结案", #"COUNTIFS(结案日期,">="&本期起,结案日期,"<="&本期止)"#, #"COUNTIFS(结案日期,">="&上期起,结案日期,"<="&上期止)"#),
    (
      "一年以上未结", #"COUNTIFS(立案日期,"<="&本期一年界)-COUNTIFS(立案日期,"<="&本期一年界,结案日期,"<="&本期止)"#,
      #"COUNTIFS(立案日期,"<="&上期一年界)-COUNTIFS(立案日期,"<="&上期一年界,结案日期,"<="&上期止)"#
    ),
    ("受理合计", "D6+D7", "E6+E7"), ("结案率", #"IF(D8=0,"—",D9/D8)"#, #"IF(E8=0,"—",E9/E8)"#),
  ])
  func `a reader can see how a figure is counted`(name: String, current: String, prior: String) throws {
    let overall = try Self.small.report().overall
    let row = try #require(overall.row(of: name, column: 1))
    #expect(overall[row, 3].formula == current)
    #expect(overall[row, 4].formula == prior)
  }

  @Test func `every name and sheet that a formula or link uses exists`() throws {
    for language in ReportLanguage.allCases {
      let report = try Self.small.report(language: language)
      let sheets = Set(report.workbook.sheets.map(\.name))
      let names = Set(report.workbook.definedNames.map(\.name))
      for sheet in report.sheets {
        for value in sheet.rows.flatMap({ $0.cells.map(\.value) }) {
          if case .link(_, let target) = value { #expect(FormulaWords(target).unknown(sheets: sheets, names: names) == []) }
          if let formula = value.formula { #expect(FormulaWords(formula).unknown(sheets: sheets, names: names) == []) }
        }
      }
      for name in report.workbook.definedNames {
        #expect(FormulaWords(name.reference).unknown(sheets: sheets, names: []) == [])
      }
    }
  }

  @Test func `the sum of the cleared enterprises in the ledger is the measure`() throws {
    let report = try Self.small.report()
    let row = try #require(report.overall.row(of: "出清企业", column: 1))
    #expect(report.ledger.sum(under: "出清\n户数") == report.overall[row, 3].number)
    #expect(report.ledger.sum(under: "历时\n天数") > 0)
  }

  @Test func `a total line is the sum of its groups`() throws {
    let ageing = try Self.small.report().ageing
    let totals = ageing.rows.indices.filter { ageing[$0, 1].words == "分组合计" }
    #expect(totals.count == 2)
    var start = 5
    for total in totals {
      for column in [2, 3, 4, 5, 6, 7, 9, 10] {
        let sum = (start..<total).reduce(0.0) { $0 + (ageing[$1, column].number ?? 0) }
        #expect(ageing[total, column].number == sum, "row \(total), column \(column)")
      }
      start = total + 1
    }
  }

  @Test func `cases without owner or proceeding have a line of their own`() throws {
    let report = try Self.small.report()
    #expect(report.ageing.rows.indices.count { report.ageing[$0, 1].words == "未填" } == 2)
    #expect(report.ledger.words.contains("未填"))
  }

  @Test(arguments: ["2019-06-30", "2020-02-29", "2021-02-28", "2019-02-28", "2019-07-30", "2019-12-31", "2020-02-28"])
  func `the marks of one and three years are what the spreadsheet computes`(text: String) throws {
    let cutOff = civilDate(text)
    let report = try SituationFixture().report("\(cutOff.firstOfMonth)..\(text)")
    for (row, months) in [(7, 12), (8, 36)] {
      let computed = cutOff.isLastDayOfMonth ? endOfMonth(cutOff, monthsEarlier: months) : cutOff.adding(months: -months)
      let serial = try #require(SpreadsheetSerial.serial1900(of: computed))
      #expect(report.definitions[row, 2].number == Double(serial))
    }
  }

  /// EOMONTH.
  private func endOfMonth(_ date: CivilDate, monthsEarlier months: Int) -> CivilDate {
    date.firstOfMonth.adding(months: -months).lastOfMonth
  }

  @Test func `a comparison that ends after the period is written as values`() throws {
    let report = try Self.small.report("2018H1", comparison: "2019H1")
    let row = try #require(report.overall.row(of: "期末未结", column: 1))
    #expect(report.overall[row, 3].formula != nil)
    #expect(report.overall[row, 4] == .number(5))
    #expect(report.overall.text.contains("不是公式"))
  }
}

/// The names in a formula that are neither functions nor cells.
struct FormulaWords {
  private let formula: String

  init(_ formula: String) { self.formula = formula }

  /// Sheets and names that are not among those given.
  func unknown(sheets: Set<String>, names: Set<String>) -> [String] {
    var result: [String] = []
    // Texts in double quotes say nothing; sheet names stand in single quotes.
    let outside = formula.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined(separator: " ")
    let pieces = outside.split(separator: "'", omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      if !index.isMultiple(of: 2) {
        if !sheets.contains(String(piece)) { result.append(String(piece)) }
        continue
      }
      let words = piece.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" || $0 == "(") }
      for word in words.flatMap({ $0.split(separator: "(", omittingEmptySubsequences: false).dropLastUnlessWhole }) {
        if word.isEmpty || word.allSatisfy({ $0.isNumber }) || isCell(word) { continue }
        if !names.contains(String(word)) { result.append(String(word)) }
      }
    }
    return result
  }

  private func isCell(_ word: Substring) -> Bool {
    let plain = word.filter { $0 != "$" }
    let letters = plain.prefix { $0.isASCII && $0.isLetter }
    let digits = plain.dropFirst(letters.count)
    return (1...2).contains(letters.count) && !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }
}

extension Array where Element == Substring {
  /// `SUM(` splits into the function and what follows; the function is dropped.
  fileprivate var dropLastUnlessWhole: ArraySlice<Substring> { count > 1 ? suffix(1) : self[...] }
}

extension ReadSheet {
  /// Sum of the numbers under the header.
  func sum(under header: String) -> Double {
    guard let row = rows.firstIndex(where: { $0.cells.contains { $0.value.words == header } }),
      let column = rows[row].cells.firstIndex(where: { $0.value.words == header })
    else { return .nan }
    return ((row + 1)..<rows.count).reduce(0.0) { $0 + (self[$1, column].number ?? 0) }
  }
}
