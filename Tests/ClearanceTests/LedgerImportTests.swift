import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import LedgerExchange
import RuleModel
import TestSupport
import Testing

@Suite("Importing ledgers") struct LedgerImportTests {
  private let header = "案号,企业名称,立案日期,承办法官,结案日期,结案方式,柜号\n"
  private let first = "(2019)粤01破1号,甲,2019-01-02,陆某,,,A1\n"
  private let second = "(2019)粤01破2号,乙,2019-01-03,汪某,2019-06-30,无产可破,\n"

  @Test("new cases are registered, one entry each, and the file after them in the same group")
  func new() throws {
    let fixture = try ImportFixture()
    let report = try fixture.run(header + first + second)
    #expect(report.counts == [2, 0, 0, 0])
    #expect(report.isRecorded)
    let entries = try fixture.entries()
    #expect(entries.map(\.kind) == ["databaseCreated", "caseRegistered", "caseRegistered", "fileImported"])
    #expect(Set(entries.dropFirst().map(\.commandID)) == ["import#2"])
    guard case .fileImported(let file)? = try fixture.events().last else { return #expect(Bool(false)) }
    #expect(file.name == "1.csv" && file.kind == "cases" && file.encoding == "utf-8")
    #expect(file.digest == (try FileDigest.sm3(of: fixture.folder.file("1.csv"))))
    #expect([file.new, file.changed, file.unchanged, file.rejected] == [2, 0, 0, 0])
    #expect(try fixture.find(1)?.facts.extras == [.init(name: "柜号", value: "A1")])
    #expect(try fixture.find(2)?.facts.closeManner == .known(.noAssets))
    #expect(try fixture.store.verify().findings == [])
  }

  @Test("the same file again changes nothing, leaves no entry and says so")
  func idempotent() throws {
    let fixture = try ImportFixture()
    let milestones = "案号,节点,发生日期,文书\n(2019)粤01破1号,立案,2019-1-2,登记表\n(2019)粤01破1号,通知已知债权人,2019-2-2,\n"
    #expect(try fixture.run(header + first + second, milestones).counts == [4, 0, 0, 0])
    let before = try fixture.content()
    let again = try fixture.run(header + first + second, milestones)
    #expect(again.counts == [0, 0, 4, 0])
    #expect(!again.isRecorded)
    #expect(try fixture.content() == before)
  }

  @Test("a rich ledger with doubled columns and several enterprises is idempotent too")
  func idempotentRich() throws {
    let fixture = try ImportFixture()
    let text =
      "单位：万元,,,,,,,\n案号,企业名称,统一社会信用代码,立案日期,债权总额,柜号,柜号,\n"
      + "2019粤01破01号,\"甲（集团）\n乙\",\"914403001922038216\n91110000802100433B\",2019-1-2,1.7330000000000002E3,A,B,C\n"
    #expect(try fixture.run(text).counts == [1, 0, 0, 0])
    #expect(try fixture.run(text).counts == [0, 0, 1, 0])
    let record = try #require(try fixture.find(1))
    #expect(record.facts.claimsTotal == Money(fen: 1_733_000_000))
    #expect(record.facts.extras.map(\.name) == ["H列", "柜号", "柜号(2)"])
    #expect(record.facts.extras.map(\.value) == ["C", "A", "B"])
  }

  @Test("blank cells erase nothing; a changed cell is one amendment with both values")
  func amended() throws {
    let fixture = try ImportFixture()
    try fixture.run(header + first + second)
    let report = try fixture.run(header + "(2019)粤01破1号,,,汪某,,—,\n(2019)粤01破2号,乙,,,,,\n")
    #expect(report.counts == [0, 1, 1, 0])
    let amendments = try fixture.events().filter { $0.kind == "caseAmended" }
    #expect(
      amendments == [
        .caseAmended(
          fixture.caseNumber(1), [FieldChange(field: .judge, from: .string("陆某"), to: .string("汪某"))])
      ])
    let record = try #require(try fixture.find(1))
    #expect(record.facts.debtors == [Debtor(name: "甲")])
    #expect(record.facts.extras == [.init(name: "柜号", value: "A1")])
    #expect(record.version == 2)
  }

  @Test("a code in a ledger without names keeps the name")
  func codeOnly() throws {
    let fixture = try ImportFixture()
    try fixture.run(header + first)
    #expect(try fixture.run("案号,统一社会信用代码\n(2019)粤01破1号,914403001922038216\n").counts == [0, 1, 0, 0])
    #expect(try fixture.find(1)?.facts.debtors == [Debtor(name: "甲", code: "914403001922038216")])
  }

  @Test("one bad row, and nothing at all is recorded")
  func allOrNothing() throws {
    let fixture = try ImportFixture()
    try fixture.run(header + first)
    let before = try fixture.content()
    let report = try fixture.run(header + second + "(2019)粤01破3号,丙,2019-02-30,,,,\n" + "(2019)粤01破1号,改名,,,,,\n")
    #expect(report.counts == [1, 1, 0, 1])
    #expect(!report.isRecorded)
    #expect(report.rejections.map(\.place.row) == [3])
    #expect(try fixture.content() == before)
  }

  @Test("with accept-valid the good rows are recorded and the others counted")
  func acceptValid() throws {
    let fixture = try ImportFixture()
    let report = try fixture.run(header + first + "(2019)粤01破3号,丙,2019-02-30,,2019-2-31,,\n" + second, policy: .acceptValid)
    #expect(report.counts == [2, 0, 0, 1])
    #expect(report.rejections.count == 2)
    #expect(report.isRecorded)
    #expect(try fixture.store.caseCount() == 2)
    guard case .fileImported(let file)? = try fixture.events().last else { return #expect(Bool(false)) }
    #expect(file.rejected == 1 && file.new == 2)
  }

  @Test("a dry run reports everything and records nothing", arguments: [ImportRequest.Policy.allOrNothing, .acceptValid])
  func dryRun(_ policy: ImportRequest.Policy) throws {
    let fixture = try ImportFixture()
    let before = try fixture.content()
    let milestones = "案号,节点,发生日期\n(2019)粤01破1号,立案,2019-1-2\n"
    let report = try fixture.run(header + first, milestones, policy: policy, mode: .dryRun)
    #expect(report.counts == [2, 0, 0, 0])
    #expect(!report.isRecorded)
    #expect(try fixture.content() == before)
  }

  @Test("a case that stands twice in a file is rejected the second time, unless it says the same")
  func twice() throws {
    let fixture = try ImportFixture()
    let report = try fixture.run(header + first + second + "（2019）粤01破1号,甲,,赵某,,,\n" + first, policy: .acceptValid)
    #expect(report.counts == [2, 0, 1, 1])
    #expect(
      report.rejections == [
        Rejection(
          place: LedgerPlace(file: "1.csv", row: 4, column: "案号", columnNumber: 1), value: "(2019)粤01破1号",
          rule: .repeatedCase(firstRow: 2))
      ])
    #expect(try fixture.find(1)?.facts.judge == "陆某")
  }

  @Test(
    "a row that contradicts itself or today is rejected with its cell",
    arguments: [
      ("甲,,,,,", "立案日期", 3, "(2019)粤01破9号", CaseRefusal.filingDateMissing(CaseNumber(normalized: "(2019)粤01破9号"))),
      ("甲,2019-07-02,,,,", "立案日期", 3, "2019-07-02", .dateInFuture(.filedOn, civilDate("2019-07-02"), today: civilDate("2019-07-01"))),
      (
        "甲,2019-3-1,,2019-2-1,终结,", "结案日期", 5, "2019-02-01",
        .closedBeforeFiled(filed: civilDate("2019-03-01"), closed: civilDate("2019-02-01"))
      ),
      (
        "甲,2019-3-1,,2019-7-2,终结,", "结案日期", 5, "2019-07-02",
        .dateInFuture(.closedOn, civilDate("2019-07-02"), today: civilDate("2019-07-01"))
      ),
      ("甲,2019-3-1,,,终结,", "结案方式", 6, "终结破产程序", .mannerWithoutDate(.known(.terminated))),
    ])
  func refused(_ row: String, _ column: String, _ position: Int, _ value: String, _ refusal: CaseRefusal) throws {
    let fixture = try ImportFixture()
    let report = try fixture.run("台账\n" + header + first + "(2019)粤01破9号,\(row)\n")
    #expect(
      report.rejections == [
        Rejection(
          place: LedgerPlace(file: "1.csv", row: 4, column: column, columnNumber: position), value: value,
          rule: .refused(refusal))
      ])
  }

  @Test("a filing date on the day of the import is no future one, in court time")
  func today() throws {
    let fixture = try ImportFixture()
    // 2019-07-01 00:00 in China is still 30 June in Greenwich.
    #expect(try fixture.run(header + "(2019)粤01破1号,甲,2019-07-01,,2019-07-01,终结,\n").counts == [1, 0, 0, 0])
  }

  @Test("several files are taken in any order, case ledgers before milestones")
  func files() throws {
    let milestones = "案号,节点,发生日期\n(2019)粤01破2号,裁定受理,2019-1-9\n(2019)粤01破1号,立案,2019-1-2\n"
    var contents: [[String]] = []
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
      let fixture = try ImportFixture()
      let texts = [header + first, header + second, milestones]
      let paths = try texts.enumerated().map { try fixture.folder.write($1, to: "\($0).csv") }
      let report = try fixture.run(files: order.map { paths[$0] })
      #expect(report.counts == [4, 0, 0, 0])
      #expect(report.files.last?.ledger.kind == .milestones)
      #expect(Set(try fixture.entries().dropFirst().map(\.commandID)).count == 1)
      contents.append(try fixture.store.cases(CaseQuery()).map { "\($0)" })
      #expect(try fixture.store.verify().findings == [])
    }
    #expect(Set(contents).count == 1)
  }

  @Test("a file that is no ledger stops the command before anything is recorded")
  func hostile() throws {
    let fixture = try ImportFixture()
    let before = try fixture.content()
    for (name, content, error) in [
      ("a.csv", "没有表头\n", LedgerError.noHeader(file: "a.csv", sheets: [])),
      ("b.csv", header + first + "\"没有结束", .table(file: "b.csv", .unterminatedQuote(openedOnLine: 3))),
      ("c.xlsx", "PK\u{3}\u{4}不是压缩包", .table(file: "c.xlsx", .damagedArchive)),
      ("d.csv", "案号,立案日期,收案日期\n", .columnTwice(file: "d.csv", column: "立案日期", first: "立案日期", second: "收案日期")),
    ] {
      let good = try fixture.folder.write(header + second, to: "good.csv")
      let bad = try fixture.folder.write(content, to: name)
      for policy in [ImportRequest.Policy.allOrNothing, .acceptValid] {
        #expect(throws: error) { try fixture.run(files: [good, bad], policy: policy) }
      }
      #expect(try fixture.content() == before, "\(name)")
    }
    #expect(throws: LedgerError.table(file: "no.csv", .missingFile)) { try fixture.run(files: [fixture.folder.file("no.csv")]) }
  }

  @Test("rejected rows can be corrected in their own file and imported again")
  func rejects() throws {
    let fixture = try ImportFixture()
    let title = "单位：万元,,,,\n案号,企业名称,立案日期,债权总额,备注\n"
    let report = try fixture.run(
      title + "(2019)粤01破1号,甲,2019-1-2,1.5,\n(2019)粤01破2号,\"乙\n丙\",2019-2-30,2.5,=注\n", policy: .acceptValid)
    #expect(report.counts == [1, 0, 0, 1])
    var file = RejectsFile()
    try file.add(
      report.files[0].ledger, reasons: [4: "没有这一天"], reasonTitle: "不予导入的原因", rowTitle: "原行号")
    try file.write(to: fixture.folder.file("rejects.csv"))
    let text = String(decoding: try fixture.folder.bytes(of: "rejects.csv"), as: UTF8.self)
    let corrected = try fixture.folder.write(text.split(separator: "2019-2-30").joined(separator: "2019-2-28"), to: "again.csv")
    let again = try fixture.run(files: [corrected])
    #expect(again.counts == [1, 0, 0, 0])
    #expect(again.files[0].notices.map(\.notice) == [])
    let record = try #require(try fixture.find(2))
    #expect(record.filedOn == civilDate("2019-02-28"))
    #expect(record.facts.claimsTotal == Money(fen: 2_500_000))
    #expect(record.facts.debtors.map(\.name) == ["乙", "丙"])
    #expect(record.facts.note == "=注")
    #expect(record.facts.extras == [])
  }
}
