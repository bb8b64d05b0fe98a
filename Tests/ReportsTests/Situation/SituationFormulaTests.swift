import CaseFile
import CivilCalendar
import Reports
import TestSupport
import Testing

/// Every figure of the overall table is a formula over the ledger, with the computed value beside it.
@Suite struct SituationFormulaTests {
  /// Two cases pending at the end of 2018, one filed and one closed in the first half of 2019, one closed after it.
  static var fixture: SituationFixture {
    var fixture = SituationFixture()
    fixture.add("(2016)粤01破1号", filed: "2016-06-30", owner: .provincial)
    fixture.add("(2017)粤01破1号", filed: "2017-08-01", closed: "2019-07-01", manner: .known(.noAssets))
    fixture.add("(2018)粤01破1号", filed: "2018-03-01", closed: "2019-03-01", manner: .known(.noAssets), procedure: nil)
    fixture.add("(2019)粤01破1号", filed: "2019-03-01", owner: nil, procedure: .reorganization)
    fixture.record("(2018)粤01破1号", "acceptance", on: "2018-03-05")
    fixture.record("(2017)粤01破1号", "acceptance", on: "2019-03-04")
    fixture.record("(2017)粤01破1号", "notice", on: "2019-03-29")
    return fixture
  }

  @Test(
    "counts read the ledger by filing and closing day, and carry the value of the statistics",
    arguments: [
      ("旧存", "COUNTIFS(立案日期,\"<\"&本期起)-COUNTIFS(立案日期,\"<\"&本期起,结案日期,\"<\"&本期起)", 3.0, 2.0),
      ("新收", "COUNTIFS(立案日期,\">=\"&本期起,立案日期,\"<=\"&本期止)", 1, 1),
      ("结案", "COUNTIFS(结案日期,\">=\"&本期起,结案日期,\"<=\"&本期止)", 1, 0),
      ("期末未结", "COUNTIFS(立案日期,\"<=\"&本期止)-COUNTIFS(立案日期,\"<=\"&本期止,结案日期,\"<=\"&本期止)", 3, 3),
      ("一年以上未结", "COUNTIFS(立案日期,\"<=\"&本期一年界)-COUNTIFS(立案日期,\"<=\"&本期一年界,结案日期,\"<=\"&本期止)", 2, 1),
      ("其中：三年以上", "COUNTIFS(立案日期,\"<=\"&本期三年界)-COUNTIFS(立案日期,\"<=\"&本期三年界,结案日期,\"<=\"&本期止)", 1, 0),
    ])
  func counts(name: String, formula: String, current: Double, prior: Double) throws {
    let sheet = try Self.fixture.report().overall
    let row = try #require(sheet.row(of: name, column: 1))
    #expect(sheet[row, 3].formula == formula)
    #expect(sheet[row, 3].number == current)
    #expect(sheet[row, 4].number == prior)
  }

  @Test("a change is a difference of the two cells; where the comparison is 0 the percentage is a dash")
  func changes() throws {
    let sheet = try Self.fixture.report().overall
    let pending = try #require(sheet.row(of: "期末未结", column: 1))
    #expect(sheet[pending, 5].number == 0)
    #expect(sheet[pending, 6].number == 0)
    let old = try #require(sheet.row(of: "一年以上未结", column: 1))
    #expect(sheet[old, 5].number == 1)
    #expect(sheet[old, 6].number == 1)
    let closed = try #require(sheet.row(of: "结案", column: 1))
    #expect(sheet[closed, 6].words == "—")
    #expect(sheet[closed, 6].formula?.contains("=0") == true)
  }

  @Test("rates, days and clearance agree with the statistics of the same request")
  func quotients() throws {
    let input = try Self.fixture.input()
    let statistics = try Statistics.report(
      StatisticsRequest(period: input.period, comparison: input.comparison), columns: input.columns
    ).total
    let sheet = try Self.fixture.report().overall
    let rows: [(String, MeasureID)] = [
      ("结案率", .closingRate), ("结收比", .closedToReceived), ("节点按期率", .milestonesOnTime),
      ("平均审理天数", .meanDaysToClose), ("清结周期", .dispositionTime), ("平均未结天数", .meanPendingAge),
      ("出清企业", .enterprisesCleared),
    ]
    for (name, id) in rows {
      let row = try #require(sheet.row(of: name, column: 1), "\(name)")
      let value = try #require(statistics[id])
      for (column, ratio) in [(3, value.current), (4, value.prior)] {
        let expected = ratio.map { Double($0.numerator) / Double($0.denominator) }
        #expect(sheet[row, column].number == expected, "\(name) column \(column)")
        #expect(sheet[row, column].formula != nil, "\(name) column \(column)")
      }
    }
  }

  @Test("the age marks are formulas with the last day that completes the months")
  func ageMarks() throws {
    let report = try Self.fixture.report()
    let sheet = report.definitions
    let row = try #require(sheet.row(of: "本期一年界", column: 1))
    #expect(sheet[row, 2].formula == "IF(本期止=EOMONTH(本期止,0),EOMONTH(本期止,-12),EDATE(本期止,-12))")
    let serial = try #require(SpreadsheetSerial.serial1900(of: civilDate("2018-06-30")))
    #expect(sheet[row, 2].number == Double(serial))
  }

  @Test("a limit due before its case was filed is counted, but never by a formula that cannot see the case")
  func limitOfLaterCase() throws {
    var fixture = Self.fixture
    fixture.add("(2019)粤01破9号", filed: "2019-07-02")
    fixture.record("(2019)粤01破9号", "acceptance", on: "2019-05-20")
    let sheet = try fixture.report().overall
    let row = try #require(sheet.row(of: "节点按期率", column: 1))
    #expect(sheet[row, 3].number == 0.5)
    #expect(sheet[row, 3].formula == nil)
  }

  @Test("the ageing table adds up, and shows cases without a value in a line of their own")
  func ageing() throws {
    let sheet = try Self.fixture.report().ageing
    let missing = try #require(sheet.row(of: "未填", column: 1))
    #expect(sheet[missing, 2].number == 1)
    let total = try #require(sheet.rows.indices.first { sheet[$0, 1].words.hasSuffix("合计") })
    #expect(sheet[total, 2].number == 3)
    #expect(sheet[total, 2].formula?.hasPrefix("SUM(") == true)
    #expect([3, 4, 5].compactMap { sheet[total, $0].number } == [1, 1, 1])
    #expect(sheet[total, 13].number == 1095)
  }

  @Test("no formula refers to a name or a sheet that the workbook lacks, in either language", arguments: ReportLanguage.allCases)
  func references(language: ReportLanguage) throws {
    let report = try Self.fixture.report(language: language)
    let names = Set(report.workbook.definedNames.map(\.name))
    let sheets = Set(report.sheets.map(\.sheet.name))
    for sheet in report.sheets {
      for formula in sheet.rows.flatMap({ $0.cells.compactMap(\.value.formula) }) {
        let parts = FormulaParts(formula)
        #expect(parts.sheets.isSubset(of: sheets), "\(formula)")
        #expect(parts.words.isSubset(of: names), "\(formula)")
      }
    }
  }
}

/// The sheets and the names that a formula mentions; texts in quotation marks, functions and cells left out.
private struct FormulaParts {
  var sheets: Set<String> = []
  var words: Set<String> = []

  init(_ formula: String) {
    var word = ""
    var quote: Character?
    func isCell(_ word: String) -> Bool {
      let letters = word.filter { $0 != "$" }
      return letters.wholeMatch(of: /[A-Z]{1,3}[0-9]+/) != nil || letters.wholeMatch(of: /[0-9.]+/) != nil
    }
    for character in formula + " " {
      if let open = quote {
        if character == open {
          if open == "'" { sheets.insert(word) }
          quote = nil
          word = ""
        } else {
          word.append(character)
        }
      } else if character == "'" || character == "\"" {
        quote = character
        word = ""
      } else if character.isLetter || character.isNumber || "_.$".contains(character) {
        word.append(character)
      } else {
        if !word.isEmpty, character != "(", !isCell(word) { words.insert(word) }
        word = ""
      }
    }
  }
}
