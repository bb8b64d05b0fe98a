import CaseFile
import CivilCalendar
import RuleCatalogue
import RuleModel
import TestSupport
import Testing

@testable import LedgerExchange

@Suite("Rows of a milestone file") struct MilestoneRowTests {
  private func entries(_ table: MilestoneTable) -> [String: [MilestoneTable.Entry]] {
    var result: [String: [MilestoneTable.Entry]] = [:]
    table.forEachCase { result[$0.text] = $1 }
    return result
  }

  @Test("the milestones of a case come together, in the order of the file, wherever they stand")
  func gathered() throws {
    let table = try LedgerFixture(
      """
      案号,节点,发生日期,文书
      (2019)粤01破1号,立案,2019-1-2,登记表
      (2019)粤01破2号,立案登记,2019-1-3,
      （2019）粤01破1号,ACCEPTANCE,43485,裁定书
      (2019)粤01破1号, 一债会 ,20190401,—
      (2019)粤01破2号,2,2019.2.1,裁定
      """
    ).milestones()
    #expect(table.cases.map(\.text) == ["(2019)粤01破1号", "(2019)粤01破2号"])
    #expect(table.count == 5)
    #expect(table.rejections == [])
    let first = entries(table)["(2019)粤01破1号"] ?? []
    #expect(first.map(\.row) == [2, 4, 5])
    #expect(first.map(\.milestone.milestone.rawValue) == ["filing", "acceptance", "meeting"])
    #expect(first.map(\.milestone.occurredOn) == ["2019-01-02", "2019-01-20", "2019-04-01"].map(civilDate))
    #expect(first.map(\.milestone.document) == ["登记表", "裁定书", nil])
    #expect(entries(table)["(2019)粤01破2号"]?.map(\.milestone.document) == [nil, "裁定"])
  }

  @Test("many rows in any order lose none", arguments: SeededDice.seeds)
  func shuffled(seed: UInt64) throws {
    var dice = SeededDice(seed: seed)
    var lines: [(number: String, line: String)] = []
    for serial in 1...60 {
      for day in 1...dice.roll(1...20) {
        let number = "(2019)粤01破\(serial)号"
        lines.append((number, "\(number),通知已知债权人,2019-05-\(day),文书\(serial)-\(day)"))
      }
    }
    lines.shuffle(using: &dice)
    let table = try LedgerFixture("案号,节点,发生日期,文书\n" + lines.map(\.line).joined(separator: "\n")).milestones()
    #expect(table.count == lines.count, "seed \(seed)")
    for (number, found) in entries(table) {
      let expected = lines.filter { $0.number == number }.map(\.line)
      let written = found.map { "\(number),通知已知债权人,2019-05-\($0.milestone.occurredOn.day),\($0.milestone.document ?? "")" }
      #expect(written == expected, "seed \(seed)")
      #expect(found.map(\.row) == found.map(\.row).sorted())
    }
  }

  @Test(
    "a bad cell is rejected with its row, column, value and rule",
    arguments: [
      (",立案,2019-1-2,", "案号", "", LedgerRule.caseNumberMissing), ("—,立案,2019-1-2,", "案号", "—", .caseNumberMissing),
      (
        "(2019)粤01破申1号、(2019)粤01破2号,立案,2019-1-2,", "案号", "(2019)粤01破申1号、(2019)粤01破2号",
        .severalCaseNumbers(["(2019)粤01破申1号", "(2019)粤01破2号"])
      ),
      ("(2019)粤01破1号,,2019-1-2,", "节点", "(2019)粤01破1号", .milestoneMissing),
      ("(2019)粤01破1号,债权人会议,2019-1-2,", "节点", "债权人会议", .unknownMilestone(closest: ["第一次债权人会议"])),
      ("(2019)粤01破1号,xyz,2019-1-2,", "节点", "xyz", .unknownMilestone(closest: [])),
      ("(2019)粤01破1号,立案,,", "发生日期", "(2019)粤01破1号", .dateMissing), ("(2019)粤01破1号,立案,未结,", "发生日期", "未结", .dateMissing),
      ("(2019)粤01破1号,立案,2019-2-29,", "发生日期", "2019-2-29", .notADate(.noSuchDay(year: 2019, month: 2, day: 29))),
    ])
  func badCells(_ line: String, _ column: String, _ value: String, _ rule: LedgerRule) throws {
    let table = try LedgerFixture("案号,节点,发生日期,文书\n(2019)粤01破9号,立案,2019-1-2,\n\(line)\n").milestones()
    let position = ["案号", "节点", "发生日期"].firstIndex(of: column).map { $0 + 1 }
    #expect(
      table.rejections == [
        Rejection(
          place: LedgerPlace(file: "台账.csv", row: 3, column: column, columnNumber: position), value: value, rule: rule)
      ])
    #expect(table.count == 1)
    #expect(table.cases.map(\.text) == ["(2019)粤01破9号"])
  }

  @Test("every fault of a row is told at once")
  func allFaults() throws {
    let table = try LedgerFixture("案号,节点,发生日期\n(2019)粤01破1号,没有,昨天\n").milestones()
    #expect(table.rejections.map(\.place.column) == ["节点", "发生日期"])
  }

  @Test("a row with content beyond the header is rejected, so that no document is cut short")
  func surplus() throws {
    let table = try LedgerFixture("案号,节点,发生日期,文书\n(2019)粤01破1号,立案,2019-1-2,裁定书,第2号\n").milestones()
    #expect(table.rejections.map(\.rule) == [.moreCellsThanHeaders(cells: 5, headers: 4)])
    #expect(table.count == 0)
  }

  @Test("blank rows, totals, signatures and repeated headers are passed over")
  func footers() throws {
    let table = try LedgerFixture(
      "案号,节点,发生日期\n(2019)粤01破1号,立案,2019-1-2\n\n,,\n案号,节点,发生日期\n合计,1,\n填表人：陆某,,2019-7-1\n"
    ).milestones()
    #expect(table.rejections == [])
    #expect(table.count == 1)
    #expect(table.notices.all.map(\.count) == [3])
  }

  @Test("error values are rejected in every column", arguments: 0..<4)
  func errorValues(_ position: Int) throws {
    var fixture = WorkbookFixture.table([["案号", "节点", "发生日期", "文书"]])
    let texts = ["(2019)粤01破1号", "立案", "2019-1-2", "登记表"]
    let cells = texts.enumerated().map { index, text in
      let place = "\(CellReference.columnName(index + 1))2"
      return index == position
        ? "<c r=\"\(place)\" t=\"e\"><v>#N/A</v></c>" : "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }
    fixture.sheetData += "<row r=\"2\">\(cells.joined())</row>"
    let table = try LedgerFixture(bytes: fixture.bytes(), name: "a.xlsx").milestones()
    #expect(table.rejections.map(\.rule) == [.errorValue])
    #expect(table.rejections.map(\.place.columnNumber) == [position + 1])
    #expect(table.count == 0)
  }

  @Test(
    "what a clerk types short, wrong or by another word finds the milestone that was meant",
    arguments: [
      ("债权人会议", "第一次债权人会议"), ("一次债会", "第一次债权人会议"), ("召开债会", "第一次债权人会议"), ("指定管理员", "指定管理人/清算组"),
      ("裁定受里", "裁定是否受理"), ("申报债权", "债权申报期限届满"), ("注消登记", "办理注销登记"), ("归挡", "结案归档"),
      ("财产接管", "管理人接管"), ("宣布破产", "宣告破产(送达与公告)"), ("first_creditor_meeting", "第一次债权人会议"), ("管理人接官", "管理人接管"),
    ])
  func meant(typed: String, milestone: String) {
    let closest = Catalogue.builtIn.closestMilestones(to: typed)
    #expect(closest.first == milestone, "\(typed): \(closest)")
    #expect(closest.count <= 3)
  }

  @Test("what is like no milestone suggests none", arguments: ["天气", "xyz", "9", "?"])
  func like(typed: String) { #expect(Catalogue.builtIn.closestMilestones(to: typed) == []) }

  @Test("suggestions are the names most like it, three at most")
  func suggestions() {
    #expect(Catalogue.small.closestMilestones(to: "立案") == ["立案登记"])
    #expect(Catalogue.small.closestMilestones(to: "通知第一次") == ["第一次债权人会议"])
    #expect(Catalogue.small.closestMilestones(to: "") == [])
  }
}

@Suite("Files of rejected rows") struct RejectsFileTests {
  private func rejects(_ fixture: LedgerFixture, _ reasons: [Int: String]) throws -> String {
    var file = RejectsFile()
    try file.add(fixture.ledger, reasons: reasons, reasonTitle: "不予导入的原因", rowTitle: "原行号")
    try file.write(to: fixture.folder.file("out.csv"))
    #expect(try fixture.folder.names() == ["out.csv", "台账.csv"])
    return String(decoding: try fixture.folder.bytes(of: "out.csv"), as: UTF8.self)
  }

  @Test("the rejected rows stand under the ledger's own header, with reason and row in front")
  func content() throws {
    let fixture = try LedgerFixture("标题\n案号,企业名称,职工人数\n(2019)粤01破1号,\"甲,乙\",3\n(2019)粤01破2号,\"丙\"\"丁\",多\n(2019)粤01破3号\n")
    #expect(
      try rejects(fixture, [4: "职工人数，不是整数", 5: "缺"])
        == "\u{FEFF}不予导入的原因,原行号,案号,企业名称,职工人数\r\n职工人数，不是整数,4,(2019)粤01破2号,\"丙\"\"丁\",多\r\n缺,5,(2019)粤01破3号,,\r\n")
  }

  @Test("what is read again is what the ledger said: units, lines of enterprises, formulas")
  func readAgain() throws {
    let text = "单位：万元,,,\n案号,企业名称,债权总额,备注\n(2019)粤01破1号,\"甲\n乙\",1.5,=1+1\n(2019)粤01破2号,'丙,2,@x\n"
    let fixture = try LedgerFixture(text)
    let again = try LedgerFixture(try rejects(fixture, [3: "x", 5: "y"]))
    #expect(try again.drafts() == fixture.drafts())
    #expect(try again.drafts().first?.facts.claimsTotal == Money(fen: 1_500_000))
    #expect(try again.drafts().first?.facts.debtors.count == 2)
    #expect(try again.cases().notices == [])
  }

  @Test("a folder that is not there is named, and nothing is left behind")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("no/out.csv")
    #expect(throws: RejectsFileError.cannotWrite(path: path, errno: 2)) { try RejectsFile().write(to: path) }
    #expect(try folder.names() == [])
  }
}
