import CaseFile
import CivilCalendar
import Reports
import RuleModel
import TestSupport
import Testing

/// The sheets about nodes, judges, warnings and locks.
@Suite struct NodeSheetTests {
  private static var standing: SituationFixture { .standing }

  @Test func `the sheets stand between ageing and the long-pending cases, and tables are numbered on`() throws {
    let report = try Self.standing.report()
    #expect(
      report.sheets.map(\.sheet.name) == [
        "封面与结论", "总体情况", "账龄与同比", "账龄分布", "趋势", "分组情况", "节点进度", "承办法官情况", "节点预警及逾期", "锁定与解锁", "长期未结清单", "案件台账", "口径说明", "案件索引", "图表数据",
      ])
    for (index, sheet) in report.sheets.dropFirst().dropLast(2).enumerated() {
      #expect(sheet[1, 0].words.hasPrefix("表\(index + 1)　"), "\(sheet.sheet.name)")
    }
    #expect(try SituationFormulaTests.small.report().sheets.count == 11)
  }

  @Test func `every pending case stands at a node or at none, and the total says so`() throws {
    let report = try Self.standing.report()
    let nodes = report.nodes
    let total = try #require(nodes.row(of: "合计", column: 0))
    let pending = try #require(report.overall.row(of: "期末未结", column: 1))
    #expect(nodes[total, 5].number == 6)
    #expect(nodes[total, 5].number == report.overall[pending, 3].number)
    #expect((5..<total).map { nodes[$0, 5].number } == [0, 0, 4, 1, 1])
    #expect((5..<total - 1).map { nodes[$0, 6].number } == [0, 0, 2, 0])
    #expect(nodes[total, 6].number == 2)
    #expect(nodes[total - 1, 2].words == "无在办节点")
    #expect(nodes.text.contains("核对：各节点在办合计＝期末未结"))
    #expect(nodes.text.contains("在办案件停留较多的是“通知已知债权人”4件，在办节点已逾期的2件。"))
  }

  @Test func `the limits of the nodes add up to those of the ledger, and their rate is a formula`() throws {
    let nodes = try Self.standing.report().nodes
    let total = try #require(nodes.row(of: "合计", column: 0))
    let row = try #require(nodes.row(of: "通知已知债权人", column: 2))
    #expect(nodes[row, 7] == .integer(2))
    #expect(nodes[row, 8] == .integer(1))
    #expect(nodes[row, 9] == .formula("IF(H\(row + 1)=0,\"—\",I\(row + 1)/H\(row + 1))", cached: .number(0.5)))
    #expect(nodes[total, 7] == .formula("SUM(本期到期节点)", cached: .number(2)))
    #expect(nodes[row, 3].words == "25日")
    #expect(nodes[row, 4].words == "法定")
    #expect(nodes[row - 1, 7].words == "—")
  }

  @Test func `the ledger says where a pending case stands, until when, and how urgent that is`() throws {
    let ledger = try Self.standing.report().ledger
    let expected: [(Int, String, String, String)] = [
      (1, "3 通知已知债权人", "2019-06-20", "锁定"), (2, "3 通知已知债权人", "2019-05-08", "逾期"),
      (3, "3 通知已知债权人", "2019-07-01", "二级预警"), (4, "3 通知已知债权人", "2019-07-15", "正常"), (5, "4 第一次债权人会议", "", "正常"),
      (6, "无在办节点", "", ""),
    ]
    for (index, node, due, state) in expected {
      let row = try #require(ledger.row(of: "(2019)示01破\(index)号", column: 1))
      #expect((9...11).map { ledger[row, $0].words } == [node, due, state], "\(index)")
    }
    let closed = try #require(ledger.row(of: "(2018)示01破9号", column: 1))
    #expect((9...11).map { ledger[closed, $0] } == [.empty, .empty, .empty])
    #expect(ledger.sum(under: "逾期\n期限") == 4)
    #expect(ledger.sum(under: "其中\n锁定") == 2)
  }

  @Test func `every open limit is listed once, the worst group first and the earliest in it`() throws {
    let list = try Self.standing.report().warnings
    let rows = (4..<9).map { row in [1, 2, 8, 10].map { list[row, $0].words } }
    #expect(
      rows == [
        ["■ 逾期·锁定", "(2019)示01破1号", "2019-06-20", "已锁定"], ["■ 逾期·锁定", "(2019)示01破5号", "2019-06-30", "已锁定"],
        ["◆ 逾期·督促", "(2019)示01破2号", "2019-05-08", "不锁定"], ["◆ 逾期·督促", "(2019)示01破1号", "2019-06-10", "已解锁"],
        ["△ 二级预警", "(2019)示01破3号", "2019-07-01", "—"],
      ])
    #expect(list.text.contains("逾期未办的期限4个、涉及3件（■锁定2、◆督促2）；预警1个（△二级预警1）。共5个期限（第1—5个，全部列出）。"))
    #expect((4..<9).map { list[$0, 9].number } == [-240, 0, -1272, -480, 24])
    #expect(list[4, 9].formula == "(I5-本期止)*24")
    #expect(list[4, 4].words == "3 通知已知债权人")
    #expect(list[4, 11].words == "丙书记员")
    #expect((4..<9).allSatisfy { list[$0, 12] == .empty })
    #expect(list.sheet.page.repeatedRows == 0...3)
  }

  @Test func `a provisional day says so in its format, and stays a day`() throws {
    let report = try Self.standing.report()
    let styles = report.workbook.styles.styles
    let formats = (4..<9).map { styles[report.warnings.rows[$0].cells[8].style.index].numberFormat ?? "" }
    #expect(formats.map { $0.contains("暂定") } == [false, false, false, true, false])
  }

  @Test func `a link leads to the row of its case in the ledger`() throws {
    let report = try Self.standing.report()
    for sheet in [report.warnings, report.locks] {
      let links = sheet.rows.flatMap(\.cells).compactMap { cell -> (String, String)? in
        if case .link(let text, let target) = cell.value, target.contains("台账") { return (text, target) }
        return nil
      }
      #expect(links.count == (sheet.sheet.name == "锁定与解锁" ? 4 : 5))
      for (text, target) in links {
        let row = try #require(Int(target.drop { $0 != "!" }.dropFirst(2)))
        #expect(report.ledger[row - 1, 1].words == text)
      }
    }
  }

  @Test func `a court that closes earlier counts its hours to that minute`() throws {
    var fixture = Self.standing
    fixture.catalogue = fixture.catalogue.replacing(version: "small + court 1", settings: CourtSettings(closingMinute: 1050))
    let report = try fixture.report()
    #expect(report.warnings[8, 9] == .formula("(I9-本期止)*24-390/60", cached: .number(17.5)))
    #expect(report.warnings.text.contains("17:30止"))
    #expect(report.definitions.text.contains("small + court 1"))
  }

  @Test func `locks are told with their ending, and their days are formulas`() throws {
    let locks = try Self.standing.report().locks
    #expect(locks.text.contains("共4次、涉及3件（全部列出）：仍在锁定2次、涉及2件，经批准解锁1次，逾期办结1次。"))
    let released = try #require(locks.row(of: "□ 批准解锁", column: 6))
    #expect((7...11).map { locks[released, $0].words } == ["2019-06-12", "2.0", "丁庭长", "2019-06-18", "=公告刊登延误"])
    #expect(locks[released, 11] == .text("=公告刊登延误"))
    #expect(locks[released, 8].formula == "MAX(0,IF(ISNUMBER(H\(released + 1)),H\(released + 1),本期止)-F\(released + 1))")
    let held = try #require(locks.row(of: "■ 锁定中", column: 6))
    #expect(locks[held, 8].number == 10)
    #expect(locks[try #require(locks.row(of: "○ 逾期办结", column: 6)), 8].number == 4)
  }

  @Test(arguments: ReportLanguage.allCases)
  func `a closed case is not said to be locked still, and the locks that hold are those of the list`(language: ReportLanguage) throws {
    var fixture = Self.standing
    fixture.nodes?.lock("(2018)示01破9号", due: "2019-02-05", .docketClosed(on: civilDate("2019-02-01")))
    fixture.nodes?.lock("(2018)示01破9号", due: "2019-01-20", .docketClosed(on: civilDate("2019-02-01")))
    let report = try fixture.report(language: language)
    let say: (String, String) -> String = { language == .zh ? $0 : $1 }
    let locks = report.locks
    #expect(
      locks.text.contains(
        say(
          "共6次、涉及3件（全部列出）：仍在锁定2次、涉及2件，经批准解锁1次，逾期办结1次，随结案终止1次，已结案件结案后未办1次。",
          "6 locks of 3 cases, all listed: 2 hold (2 cases), 1 were released, 1 ended with the late act, 1 ended with the closing, 1 are of cases closed by then."
        )))
    let after = try #require(locks.row(of: say("◇ 结案后未办", "◇ open, closed"), column: 6))
    #expect(locks[after, 7].words == "—")
    #expect(locks[after, 8].number == 145)
    let ended = try #require(locks.row(of: say("◇ 随结案终止", "◇ case closed"), column: 6))
    #expect(locks[ended, 7].words == "2019-02-01")
    #expect(locks[ended, 8].number == 12)
    #expect(report.definitions.text.contains(say("仍在锁定 2 ＝ 台账其中锁定 2", "locks that hold 2 = locking on the ledger 2")))
  }

  @Test func `one case at a node is not many, and ties are not broken`() throws {
    var fixture = SituationFixture()
    var nodes = NodeFixture()
    for serial in 1...3 {
      fixture.add("(2019)示01破\(serial)号", filed: "2019-01-0\(serial)")
      nodes.stand("(2019)示01破\(serial)号", at: serial + 1)
    }
    fixture.nodes = nodes
    #expect(try fixture.report().nodes.text.contains("有在办节点的3件分布在3个节点，在办节点没有逾期。"))
    for serial in 4...6 {
      fixture.add("(2019)示01破\(serial)号", filed: "2019-02-0\(serial)")
      nodes.stand("(2019)示01破\(serial)号", at: serial - 2)
    }
    fixture.nodes = nodes
    let text = try fixture.report().nodes.text
    #expect(text.ranges(of: "”2件").count == 3, "\(text)")
  }

  @Test func `the lowest rate is that of the nodes with enough limits, and the sentence says which these are`() throws {
    var fixture = SituationFixture()
    var nodes = NodeFixture()
    for serial in 1...10 {
      let number = "(2019)示01破\(serial)号"
      fixture.add(number, filed: "2019-01-02")
      fixture.record(number, "acceptance", on: "2019-03-01")
      if serial > 4 { fixture.record(number, "notice", on: "2019-03-10") }
      nodes.stand(number, at: 4)
    }
    fixture.nodes = nodes
    #expect(try fixture.report().nodes.text.contains("到期10个以上的节点中，按期率最低的是“通知已知债权人”60.00%。"))
    #expect(try fixture.report(language: .en).nodes.text.contains("Lowest rate of the nodes with 10 limits or more:"))
    fixture.records.removeLast()
    #expect(try !fixture.report().nodes.text.contains("按期率最低"))
  }

  @Test func `cases at a node, over there, and of a judge lead to these cases, and the index has no other lists`() throws {
    let report = try Self.standing.report(kind: .overdue)
    for (sheet, least) in [(report.nodes, 6), (report.judges, 6)] {
      #expect(sheet.sheet.links.count >= least, "\(sheet.sheet.name)")
      for link in sheet.sheet.links {
        let cells = try #require(link.target.split(separator: "!").last).split(separator: ":")
        let rows = cells.compactMap { Int($0.drop { $0.isLetter }) }
        let count = (rows.last ?? 0) - (rows.first ?? 0) + 1
        #expect(sheet[link.position.row, link.position.column].number == Double(count), "\(sheet.sheet.name) \(link.position)")
      }
    }
    let targets = Set(
      report.sheets.flatMap { $0.sheet.links.map(\.target) }.filter { $0.hasPrefix("'案件索引'") }.map { $0.filter(\.isLetter) })
    let lists = report.index.rows[5].cells.count { $0.value.number != nil }
    #expect(lists > 0 && lists <= targets.count)
  }

  @Test func `judges are listed by name, cases without one last, and their sums are the report's`() throws {
    let report = try Self.standing.report()
    let judges = report.judges
    #expect((5..<8).map { judges[$0, 1].words } == ["乙*官", "甲法官", "未填"])
    #expect((5..<8).map { judges[$0, 2].number } == [2, 3, 1])
    #expect((5..<8).map { judges[$0, 3].number } == [0, 2, 0])
    #expect(judges[8, 2] == .formula("SUM(C6:C8)", cached: .number(6)))
    #expect(judges[8, 4].number == 2)
    #expect(judges[6, 4].formula == "SUMIFS(本期到期节点,承办法官,$B7)")
    // A name that COUNTIFS would take for a pattern is compared as it stands.
    #expect(judges[5, 4].formula == "SUMPRODUCT((承办法官=$B6)*本期到期节点)")
    #expect(judges.text.contains("不排名次"))
  }

  @Test func `the cover states the same counts`() throws {
    let cover = try Self.standing.report().cover
    #expect(cover.text.contains("期末逾期未办的期限4个、涉及3件，其中锁定2个、2件，另有预警1个。"))
    let english = try Self.standing.report(language: .en).cover
    #expect(english.text.contains("4 limits of 3 cases are over and open, 2 of them lock 2 cases, 1 more are near their end."))
  }

  @Test(arguments: ReportLanguage.allCases)
  func `nothing to list is said in a sentence`(language: ReportLanguage) throws {
    var fixture = SituationFixture()
    fixture.nodes = NodeFixture()
    let report = try fixture.report(language: language)
    let say: (String, String) -> String = { language == .zh ? $0 : $1 }
    #expect(report.warnings.text.contains(say("没有逾期的期限", "No limit is over")))
    #expect(report.locks.text.contains(say("没有案件被锁定过", "No docket has been locked")))
    #expect(report.nodes.text.contains(say("没有在办案件", "No case is pending")))
    #expect(report.judges.text.contains(say("没有到期的节点期限", "No limit fell due")))
    #expect(report.nodes.sheet.charts.isEmpty)
  }
}
