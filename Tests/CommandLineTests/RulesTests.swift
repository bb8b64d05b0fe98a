import TestSupport
import Testing

@Suite("chuqing rules")
struct RulesTests {
  private static let fast = "(2019)粤01破1号"
  private static let ledger = """
    案号,企业名称,程序,立案日期,受理日期,快速审理
    (2019)粤01破1号,甲公司,清算,2019-06-03,2019-06-20,是
    (2019)粤01破2号,乙公司,清算,2019-06-03,2019-06-20,否

    """

  private static func overlay(days: Int = 30, from: String = "2018-01-01", version: String = "1") -> String {
    """
    overlay: {id: fast, version: "\(version)", source: 某省意见（示例）}
    rules:
      - id: ov-report
        milestone: property_report
        trigger: administrator_appointment
        when: {track: fast, dockets: [proceeding]}
        limit: {count: \(days), unit: days, direction: after, roll: forward}
        kind: policy
        procedures: [liquidation]
        role: administrator
        basis: {instrument: 某省意见, source: a test}
        statement: {zh: 试, en: a test}
        in_force: {from: \(from), through: 2020-04-20}

    """
  }

  /// Two cases, one of them on the fast track, with an administrator appointed on 2019-06-21.
  private static func room() throws -> Courtroom {
    let room = try Courtroom.with(ledger)
    let run = try room.run("record", fast, "(2019)粤01破2号", "8", "--on", "2019-06-21")
    guard run.status == 0 else { throw Courtroom.Broken(what: run.messages) }
    return room
  }

  @Test("lists the 26 nodes with their limits, without a database too")
  func list() throws {
    let room = try Courtroom()
    let run = try room.run("rules", "list", "--json")
    #expect(run.status == 0)
    let rules = try #require(try run.json()["rules"] as? [[String: Any]])
    #expect(Set(rules.compactMap { $0["number"] as? Int }) == Set(1...26))
    #expect(try run.json()["on"] as? String == "2019-07-01")
    // The national fast track is of 2020.
    #expect(!rules.contains { $0["id"] as? String == "spc-2020-14-18-notice" })
    let later = try room.run("rules", "list", "--node", "9a", "--on", "2020-05-01", "--kind", "政策", "--json").json()
    #expect((later["rules"] as? [[String: Any]])?.map { $0["id"] as? String } == ["spc-2020-14-18-notice"])
    #expect(try room.run("rules", "list", "--events", "--csv").output.contains("fast_track_envelope") == false)
    #expect(try room.run("rules", "list", "--events", "--on", "2020-05-01", "--csv").output.contains("fast_track_envelope"))
    #expect(try room.run("rules", "list").output.contains("26个节点"))
    #expect(try room.run("rules", "list", "--kind", "无").status == 64)
  }

  @Test("shows a node with its parts and versions, and a rule with its examples computed")
  func show() throws {
    let room = try Courtroom()
    let node = try room.run("rules", "show", "9").output
    for words in ["部分 b", "受理公告", "因此终止", "cl-2018-185-notice", "cl-2023-235-notice"] { #expect(node.contains(words)) }
    let rule = try room.run("rules", "show", "ebl-2006-79-1", "--json").json()
    let examples = ((rule["rules"] as? [[String: Any]])?.first?["examples"] as? [[String: Any]])?.compactMap { $0["due"] as? String }
    #expect(examples?.contains("2020-03-02") == true)
    #expect(try room.run("rules", "show", "ebl-2006-79-1").output.contains("每次3个月，本院批准"))
    let unknown = try room.run("rules", "show", "无此规则")
    #expect(unknown.status == 64)
    #expect(unknown.messages.contains("办法："))
  }

  @Test("every mistake of a file is told at its line and column, and nothing is recorded", arguments: ["check", "load"])
  func mistakes(command: String) throws {
    let room = try Self.room()
    let before = try room.journal().count
    let text = Self.overlay().replacing("kind: policy", with: "kind: polcy").replacing("count: 30", with: "count: -1")
      .replacing("role: administrator\n", with: "role: administrator\n    colour: red\n")
      .replacing("milestone: property_report", with: "milestone: propery_report")
    try room.folder.write(text, to: "bad.yaml")
    let run = try room.run("rules", command, "bad.yaml")
    #expect(run.status == 65)
    let said = command == "check" ? run.output : run.messages
    for place in ["bad.yaml:4:16: ", "bad.yaml:7:20: ", "bad.yaml:8:11: ", "bad.yaml:11:5: "] { #expect(said.contains(place), "\(said)") }
    #expect(said.contains("不认识“colour”"))
    #expect(said.split(separator: "\n").filter { $0.contains("bad.yaml:") }.count == 4)
    #expect(try room.journal().count == before)
  }

  @Test("the mistakes have names for programs, and a whole catalogue folder is checked as the program's own was")
  func checkJSON() throws {
    let room = try Courtroom()
    try room.folder.write(Self.overlay().replacing("kind: policy", with: "kind: polcy"), to: "bad.yaml")
    let run = try room.run("rules", "check", "bad.yaml", "--json")
    #expect(run.status == 65)
    let mistake = try #require((try run.json()["mistakes"] as? [[String: Any]])?.first)
    #expect(mistake["line"] as? Int == 8)
    #expect(mistake["column"] as? Int == 11)
    #expect(mistake["problem"] as? String == "unknownChoice")
    let here = "/" + "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
    #expect(try room.run("rules", "check", here + "/Sources/RuleCatalogue/Catalogue").status == 0)
    #expect(try room.run("rules", "check", here + "/samples/overlay-fast-track.yaml").status == 0)
    #expect(try room.run("rules", "check", "nowhere.yaml").status == 66)
  }

  @Test(
    "statute can be neither stated nor replaced",
    arguments: [("kind: policy", "kind: statutory"), ("- id: ov-report", "- id: ov-report\n    replaces: ebl-2006-14-1")])
  func statute(old: String, new: String) throws {
    let room = try Self.room()
    try room.folder.write(Self.overlay().replacing(old, with: new), to: "statute.yaml")
    let run = try room.run("rules", "load", "statute.yaml")
    #expect(run.status == 65)
    #expect(run.messages.contains("不能规定或替换法定期限"))
    #expect(try room.run("rules", "list", "--overlays", "--json").json()["overlays"] as? [String] == [])
  }

  @Test("loads, says what changes, changes nothing the second time, and gives way to another text of the same id")
  func load() throws {
    let room = try Self.room()
    try room.folder.write(Self.overlay(), to: "fast.yaml")
    let before = try room.journal().count
    let dry = try room.run("rules", "load", "fast.yaml", "--dry-run", "--json")
    #expect(try dry.json()["dry_run"] as? Bool == true)
    #expect(try room.journal().count == before)
    let run = try room.run("rules", "load", "fast.yaml", "--json")
    #expect(run.status == 0, "\(run.messages)")
    #expect(try run.json()["effect"] as? String == "new")
    #expect((try run.json()["rule_changes"] as? [[String: Any]])?.map { $0["rule"] as? String } == ["ov-report"])
    #expect(try room.journal().last?["kind"] as? String == "rulesLoaded")
    let again = try room.run("rules", "load", "fast.yaml")
    #expect(again.status == 0)
    #expect(again.output.contains("没有变化"))
    #expect(try room.journal().count == before + 1)
    try room.folder.write(Self.overlay(days: 20, version: "2"), to: "fast.yaml")
    #expect(try room.run("rules", "load", "fast.yaml", "--json").json()["effect"] as? String == "replaced")
    let overlays = try room.run("rules", "list", "--overlays", "--json").json()["overlays"] as? [[String: Any]]
    #expect(overlays?.map { $0["version"] as? String } == ["2"])
    #expect(overlays?.map { $0["rules"] as? [String] } == [["ov-report"]])
    #expect(try room.run("rules", "show", "ov-report").output.contains("20日内"))
    #expect(try room.run("verify").status == 0)
  }

  @Test("the impact lists exactly the cases that change, before and after")
  func impact() throws {
    let room = try Self.room()
    try room.folder.write(Self.overlay(), to: "fast.yaml")
    let run = try room.run("rules", "impact", "fast.yaml", "--json")
    #expect(run.status == 0, "\(run.messages)")
    let changes = try #require(try run.json()["changes"] as? [[String: Any]])
    #expect(changes.map { $0["case_no"] as? String } == [Self.fast])
    #expect(changes.map { $0["node"] as? String } == ["property_report"])
    #expect(changes.first?["before"] as? [String: Any] == nil)
    #expect((changes.first?["after"] as? [String: Any])?["due_on"] as? String == "2019-07-22")
    #expect((try run.json()["summary"] as? [String: Any])?["open_cases"] as? Int == 2)
    try room.run("rules", "load", "fast.yaml")
    try room.folder.write(Self.overlay(days: 14, version: "2"), to: "fast.yaml")
    let earlier = try room.run("rules", "impact", "fast.yaml", "--csv").output.split(separator: "\r\n")
    #expect(earlier.count == 2)
    #expect(
      earlier.last?.contains("2019-07-22,false,running,,false,ov-report,2019-07-05,false,warned,days_7,false") == true,
      "\(earlier)")
    #expect(try room.run("rules", "impact", "fast.yaml").output.contains("提前 1"))
  }

  @Test("an earlier trigger keeps the limit of its time")
  func dated() throws {
    let room = try Self.room()
    try room.folder.write(Self.overlay(from: "2019-06-22"), to: "fast.yaml")
    #expect((try room.run("rules", "impact", "fast.yaml", "--json").json()["changes"] as? [Any])?.count == 0)
    try room.folder.write(Self.overlay(from: "2019-06-21"), to: "fast.yaml")
    #expect((try room.run("rules", "impact", "fast.yaml", "--json").json()["changes"] as? [Any])?.count == 1)
  }

  @Test("once users are registered only those in charge may load")
  func roles() throws {
    let room = try Self.room()
    try room.folder.write(Self.overlay(), to: "fast.yaml")
    #expect(try room.run("users", "add", "王庭长", "--role", "division_chief").status == 0)
    #expect(try room.run("users", "add", "赵书记员", "--role", "clerk", "--as", "王庭长").status == 0)
    for name in ["赵书记员", "路人"] {
      let refused = try room.run("rules", "load", "fast.yaml", "--as", name)
      #expect(refused.status == 77)
      #expect(refused.messages.contains("庭长"))
    }
    #expect(try room.run("rules", "load", "fast.yaml", "--dry-run", "--as", "路人").status == 0)
    #expect(try room.run("rules", "load", "fast.yaml", "--as", "王庭长").status == 0)
  }

  @Test("an overlay on which another one depends cannot be taken away from under it")
  func dependence() throws {
    let room = try Self.room()
    try room.folder.write(Self.overlay(), to: "fast.yaml")
    try room.run("rules", "load", "fast.yaml")
    let second = Self.overlay(days: 10, from: "2019-06-01").replacing("id: fast", with: "id: newer")
      .replacing("- id: ov-report", with: "- id: ov-report-2019\n    replaces: ov-report")
    try room.folder.write(second, to: "newer.yaml")
    #expect(try room.run("rules", "load", "newer.yaml").status == 0)
    try room.folder.write("overlay: {id: fast, version: \"2\", source: 停用}\n", to: "fast.yaml")
    let run = try room.run("rules", "load", "fast.yaml")
    #expect(run.status == 65)
    #expect(run.messages.contains("规则覆盖“newer”"))
    try room.folder.write("overlay: {id: newer, version: \"2\", source: 停用}\n", to: "newer.yaml")
    #expect(try room.run("rules", "load", "newer.yaml").status == 0)
    #expect(try room.run("rules", "load", "fast.yaml").status == 0)
    #expect(try room.run("verify").status == 0)
  }
}
