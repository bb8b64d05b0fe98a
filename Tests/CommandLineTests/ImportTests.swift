import Foundation
import TestSupport
import Testing

@Suite("chuqing import")
struct ImportTests {
  private static let good = "案号,企业名称,立案日期\n(2019)粤01破1号,甲,2019-01-05\n(2019)粤01破2号,乙,2019-01-06\n"
  private static let mixed = good + "(2019)粤01破3号,丙,2019-02-30\n(2019)粤01破4号,丁,2099-01-01\n"

  @Test("counts what is new, changed and unchanged, as the contract has it")
  func counts() throws {
    let room = try Courtroom.opened()
    try room.folder.write(Self.good, to: "a.csv")
    let first = try room.run("import", "a.csv", "--json")
    #expect(first.status == 0)
    let object = try first.json()
    for key in ["schema", "new", "changed", "unchanged", "rejected", "encoding", "rejections"] {
      #expect(object[key] != nil, "\(key)")
    }
    #expect(counts(object) == [2, 0, 0, 0])
    #expect(object["encoding"] as? String == "utf-8")
    let head = try room.journal().count
    #expect(counts(try room.run("import", "a.csv", "--json").json()) == [0, 0, 2, 0])
    #expect(try room.journal().count == head)
    try room.folder.write(Self.good.replacingOccurrences(of: ",乙,", with: ",乙公司,"), to: "b.csv")
    #expect(counts(try room.run("import", "b.csv", "--json").json()) == [0, 1, 1, 0])
  }

  @Test("says in words that the same file changes nothing")
  func idempotent() throws {
    let room = try Courtroom.opened()
    try room.folder.write(Self.good, to: "a.csv")
    #expect(try room.run("import", "a.csv").output.contains("已写入：新增2，变更0。"))
    #expect(try room.run("import", "a.csv").output.contains("没有改动"))
  }

  @Test("a dry run tells the same and writes nothing")
  func dryRun() throws {
    let room = try Courtroom.opened()
    try room.folder.write(Self.good, to: "a.csv")
    let run = try room.run("import", "a.csv", "--dry-run", "--json")
    #expect(counts(try run.json()) == [2, 0, 0, 0])
    #expect(try room.caseCount() == 0)
    #expect(try room.journal().count == 1)
  }

  @Test("imports nothing when one row is bad, and tells each with place, value, rule and remedy")
  func allOrNothing() throws {
    let room = try Courtroom.opened()
    try room.folder.write(Self.mixed, to: "a.csv")
    let run = try room.run("import", "a.csv", "--json")
    #expect(run.status == 65)
    #expect(try room.caseCount() == 0)
    let object = try run.json()
    let rejections = try #require(object["rejections"] as? [[String: Any]])
    #expect(object["rejected"] as? Int == 2)
    let first = try #require(rejections.first)
    #expect(first.keys.sorted() == ["code", "column", "file", "remedy", "row", "rule", "sheet", "value"])
    #expect(first["file"] as? String == "a.csv")
    #expect(first["row"] as? Int == 4)
    #expect(first["column"] as? String == "立案日期")
    #expect(first["value"] as? String == "2019-02-30")
    #expect(first["rule"] as? String == "2019年2月没有30日")
    #expect((first["remedy"] as? String)?.isEmpty == false)
    let words = try room.run("import", "a.csv").messages
    #expect(words.contains("a.csv，第4行，C列“立案日期”：2019-02-30"))
    #expect(words.contains("a.csv，第5行，C列“立案日期”：2099-01-01"))
  }

  @Test("imports the good rows on request and writes the others to a file that can be imported again")
  func acceptValid() throws {
    let room = try Courtroom.opened()
    try room.folder.write(Self.mixed, to: "a.csv")
    let run = try room.run("import", "a.csv", "--accept-valid", "--rejects", "退回行.csv")
    #expect(run.status == 4)
    #expect(try room.caseCount() == 2)
    let rejects = String(decoding: try room.folder.bytes(of: "退回行.csv"), as: UTF8.self)
    #expect(rejects.contains("2019年2月没有30日,4,(2019)粤01破3号,丙,2019-02-30"))
    // Still wrong: the reasons are renewed, not piled up.
    #expect(try room.run("import", "退回行.csv", "--accept-valid", "--rejects", "退回行.csv").status == 4)
    let again = String(decoding: try room.folder.bytes(of: "退回行.csv"), as: UTF8.self)
    #expect(again.components(separatedBy: "不予导入的原因").count == 2)
    let mended = again.replacingOccurrences(of: "2019-02-30", with: "2019-02-28")
      .replacingOccurrences(of: "2099-01-01", with: "2019-01-01")
    try room.folder.write(mended, to: "退回行.csv")
    #expect(try room.run("import", "退回行.csv").status == 0)
    #expect(try room.caseCount() == 4)
  }

  @Test("the rejected rows are a workbook unless a text is asked for, and it says the same when it comes back as it is")
  func rejectsWorkbook() throws {
    let room = try Courtroom.opened()
    try room.folder.write(Self.mixed, to: "a.csv")
    let run = try room.run("import", "a.csv", "--accept-valid")
    #expect(run.status == 4)
    #expect(run.messages.contains("退回行.xlsx"))
    #expect(try room.folder.bytes(of: "退回行.xlsx").starts(with: [0x50, 0x4B]))
    let again = try room.run("import", "退回行.xlsx", "--json")
    #expect(again.status == 65)
    let rejections = try #require(try again.json()["rejections"] as? [[String: Any]])
    #expect(rejections.map { $0["row"] as? Int } == [2, 3])
    #expect(rejections.map { $0["column"] as? String } == ["立案日期", "立案日期"])
    #expect(rejections.map { $0["value"] as? String } == ["2019-02-30", "2099-01-01"])
    #expect(rejections.map { $0["sheet"] as? String } == ["a", "a"])
  }

  @Test("a ledger with columns of its own is refused with guesses, gets a list to edit, and is imported with it")
  func mapping() throws {
    let room = try Courtroom.opened()
    try room.folder.write("收案流水,被告企业,收到时间,评估机构\n(2019)粤01破1号,甲,2019-01-05,某所\n", to: "a.csv")
    let refused = try room.run("import", "a.csv")
    #expect(refused.status == 65)
    #expect(refused.messages.contains("“收案流水”像“案号”"))
    #expect(refused.messages.contains("--write-mapping"))
    let written = try room.run("import", "a.csv", "--write-mapping", "列名.yaml")
    #expect(written.status == 0)
    #expect(try room.caseCount() == 0)
    let list = String(decoding: try room.folder.bytes(of: "列名.yaml"), as: UTF8.self)
    #expect(list.contains("收案流水: 案号"))
    #expect(list.contains("评估机构: 保留"))
    #expect(try room.run("import", "a.csv", "--mapping", "列名.yaml").status == 0)
    #expect(try room.run("case", "show", "(2019)粤01破1号").output.contains("评估机构=某所"))
    try room.folder.write(list.replacingOccurrences(of: ": 立案日期", with: ": 立案日子"), to: "错.yaml")
    let wrong = try room.run("import", "a.csv", "--mapping", "错.yaml")
    #expect(wrong.status == 65)
    let line = try #require(list.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.hasPrefix("收到时间") }) + 1
    #expect(wrong.messages.contains("错.yaml 第\(line)行：系统里没有“立案日子”列"))
    #expect(wrong.messages.contains("立案日期"))
  }

  @Test("writes one file of rejected rows for each ledger, so that tables never mix")
  func rejectsOfTwoLedgers() throws {
    let room = try Courtroom.opened()
    try room.folder.write(Self.mixed, to: "a.csv")
    try room.folder.write("案号,节点,发生日期\n(2019)粤01破1号,立案,2019-01-05\n(2019)粤01破1号,无此节,2019-01-05\n", to: "n.csv")
    let run = try room.run("import", "a.csv", "n.csv", "--accept-valid", "--rejects", "r.csv")
    #expect(run.status == 4)
    #expect(String(decoding: try room.folder.bytes(of: "r-1.csv"), as: UTF8.self).contains("(2019)粤01破3号"))
    #expect(String(decoding: try room.folder.bytes(of: "r-2.csv"), as: UTF8.self).contains("无此节"))
    #expect(try room.run("import", "r-2.csv").status == 65)
    #expect(try room.run("case", "show", "(2019)粤01破1号").output.contains("立案登记"))
  }

  @Test("keeps the rejected rows of two files with the same name apart")
  func sameNames() throws {
    let room = try Courtroom.opened()
    for (name, row) in [("x", "(2019)粤01破3号,丙,2019-02-30"), ("y", "(2019)粤01破4号,丁,错")] {
      try FileManager.default.createDirectory(atPath: room.folder.file(name), withIntermediateDirectories: true)
      try room.folder.write("案号,企业名称,立案日期\n\(row)\n", to: "\(name)/a.csv")
    }
    try room.run("import", "x/a.csv", "y/a.csv", "--accept-valid", "--rejects", "r.csv")
    let second = String(decoding: try room.folder.bytes(of: "r-2.csv"), as: UTF8.self)
    #expect(second.contains("不是日期"))
    #expect(!second.contains("30日"))
  }

  @Test("refuses two tables in one file instead of reading the second under the columns of the first")
  func secondHeader() throws {
    let room = try Courtroom.opened()
    try room.folder.write(Self.good + "案号,立案日期,企业名称\n(2019)粤01破9号,2019-01-05,甲\n", to: "a.csv")
    let run = try room.run("import", "a.csv", "--accept-valid")
    #expect(run.status == 65)
    #expect(run.messages.contains("第4行又是一个表头"))
    #expect(run.messages.contains("办法："))
    try room.folder.write(Self.good + "案号,企业名称,立案日期\n(2019)粤01破9号,甲,2019-01-05\n", to: "b.csv")
    #expect(try room.run("import", "b.csv").status == 0)
    #expect(try room.caseCount() == 3)
  }

  @Test("shows at least one place of every kind of fault, and the remedy of its own column")
  func everyFaultHasAPlace() throws {
    let room = try Courtroom.opened()
    var text = "案号,企业名称,类型,程序,立案日期,职工人数,快速审理\n"
    for row in 1...30 { text += "(2019)粤01破\(row)号,甲,,,2019-13-\(row),,\n" }
    text += "(2019)粤01破31号,甲,僵尸,打官司,2019-01-01,许多,也许\n"
    try room.folder.write(text, to: "a.csv")
    let messages = try room.run("import", "a.csv").messages
    #expect(messages.contains("（30处）"))
    #expect(messages.contains("其余25处"))
    for value in ["“类型”：僵尸", "“程序”：打官司", "“职工人数”：许多", "“快速审理”：也许"] {
      #expect(messages.contains("第32行，") && messages.contains(value), "\(value)")
    }
    #expect(messages.contains("可以填：关停、特困、非国有"))
    #expect(messages.contains("可以填：清算、重整、和解、强制清算"))
  }

  @Test(
    "reads files however they were saved",
    arguments: ["\n", "\r\n", "\r"], [String.Encoding.utf8, .utf16, .utf16LittleEndian])
  func writtenForms(newline: String, encoding: String.Encoding) throws {
    let room = try Courtroom.opened()
    var text = Self.good.replacingOccurrences(of: "\n", with: newline)
    if encoding == .utf16LittleEndian { text = "\u{FEFF}" + text }
    let data = try #require(text.data(using: encoding))
    try room.folder.write(Array(data), to: "a.csv")
    #expect(try room.run("import", "a.csv").status == 0)
    #expect(try room.caseCount() == 2)
  }

  private func counts(_ object: [String: Any]) -> [Int] {
    ["new", "changed", "unchanged", "rejected"].map { object[$0] as? Int ?? -1 }
  }
}
