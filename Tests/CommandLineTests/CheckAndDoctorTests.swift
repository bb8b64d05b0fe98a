import Foundation
import Glibc
import TestSupport
import Testing

@Suite("chuqing check")
struct CheckTests {
  private static let ledger = """
    案号,企业名称,程序,类型,隶属,承办法官,立案日期,结案日期,结案方式
    (2018)粤01破1号,甲公司,清算,关停,省属,张三,2018-01-10,2019-03-11,终结破产程序
    (2019)粤01破2号,乙（集团）公司,清算,关停,省属,张三,2018-06-30,2019-02-01,
    (2019)粤01破3号,乙(集团)公司,清算,关停,省属,,2019-06-01,,
    """

  @Test("tells each fault under its code with case, fact and the command that mends it")
  func findings() throws {
    let room = try Courtroom.with(Self.ledger)
    let run = try room.run("check", "--json")
    #expect(run.status == 3)
    let object = try run.json()
    #expect(object["schema"] as? Int == 1)
    #expect(object["checked"] as? Int == 3)
    let findings = try #require(object["findings"] as? [[String: Any]])
    let codes = findings.compactMap { $0["code"] as? String }
    #expect(codes == ["Q101", "Q301", "Q401", "Q406", "Q504"])
    #expect(findings.allSatisfy { ($0["advice"] as? String)?.contains("chuqing") == true && ($0["finding"] as? String)?.isEmpty == false })
    #expect(findings[4]["cases"] as? [String] == ["(2019)粤01破2号", "(2019)粤01破3号"])
    let text = try room.run("check")
    #expect(text.output.contains("Q301") && text.output.contains("警告5条"))
  }

  @Test("one question, or one case by a short number; no finding is exit code 0")
  func narrowed() throws {
    let room = try Courtroom.with(Self.ledger)
    let one = try room.run("check", "--code", "q301", "--csv")
    #expect(one.status == 3)
    #expect(one.output.components(separatedBy: "\r\n").count == 3)
    #expect(try room.run("check", "--case", "破1").status == 0)
    #expect(try room.run("check", "--case", "破1").output.contains("没有发现问题"))
    #expect(try room.run("check", "--code", "Q999").status == 64)
    #expect(try room.run("check", "--questions", "--json").json()["questions"] as? [Any] != nil)
  }

  @Test("the command that is advised mends the fault")
  func mended() throws {
    let room = try Courtroom.with(Self.ledger)
    #expect(try room.run("case", "edit", "破2", "--close-manner", "终结破产程序").status == 0)
    #expect(try room.run("check", "--code", "Q301").status == 0)
  }
}

@Suite("chuqing doctor")
struct DoctorTests {
  private func codes(_ run: Run, _ state: String) throws -> [String] {
    let lines = try #require(try run.json()["lines"] as? [[String: Any]])
    return lines.filter { $0["state"] as? String == state }.compactMap { $0["code"] as? String }
  }

  @Test("a new database lacks people and a scan; both are mended by what is advised")
  func fresh() throws {
    let room = try Courtroom.opened()
    let first = try room.run("doctor", "--json")
    #expect(first.status == 3)
    #expect(try codes(first, "warning").filter { $0 != "D106" } == ["D206", "D210"])
    #expect(try codes(first, "error").isEmpty)
    #expect(try room.run("users", "add", "王庭长", "--role", "庭长").status == 0)
    #expect(try room.run("scan").status == 0)
    let second = try room.run("doctor", "--json")
    #expect(try codes(second, "warning").filter { $0 != "D106" }.isEmpty)
  }

  @Test("a database that is missing, a folder, or another file is diagnosed, not stumbled over, and nothing is made")
  func broken() throws {
    let room = try Courtroom()
    #expect(try room.run("doctor").status == 13)
    #expect(try room.run("doctor").output.contains("chuqing init"))
    try room.folder.write(String(repeating: "台账", count: 999), to: "ledger.csv")
    let names = Set(try room.folder.names())
    for path in ["ledger.csv", ".", "no/such/folder.db"] {
      let run = try room.run("doctor", "--db", path, "--json")
      #expect(run.status == 13)
      #expect(try !codes(run, "error").isEmpty)
    }
    #expect(Set(try room.folder.names()).subtracting(names).isEmpty)
  }

  @Test("a clock before the last entry is an error, a database that everybody may write a warning")
  func clock() throws {
    let room = try Courtroom.opened()
    chmod(room.database, 0o666)
    let run = try room.at("2019-06-01", "doctor", "--json")
    #expect(run.status == 13)
    #expect(try codes(run, "error") == ["D205"])
    #expect(try codes(run, "warning").contains("D103"))
  }

  @Test("in the year after the last published schedule the missing one is named")
  func calendar() throws {
    let room = try Courtroom.opened()
    let run = try room.at("2031-03-01", "doctor", "--json")
    #expect(try codes(run, "warning").contains("D208"))
  }
}
