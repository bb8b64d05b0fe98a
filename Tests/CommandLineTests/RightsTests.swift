import CaseFile
import Foundation
import RuleModel
import TestSupport
import Testing

@testable import CommandLineInterface

@Suite("Who may do what")
struct RightsTests {
  private static let people = [
    CourtUser(name: "李四", role: .clerk), CourtUser(name: "张三", role: .judge), CourtUser(name: "王庭长", role: .divisionChief),
    CourtUser(name: "赵院长", role: .courtLeader), CourtUser(name: "审管办", role: .caseManagement),
    CourtUser(name: "钱审计", role: .auditor), CourtUser(name: "夜班", role: .scheduler),
  ]

  private static func may(_ actor: String, _ right: CommandRight, among users: [CourtUser] = people) -> Bool {
    RightCheck(users: users, actor: actor).denial(of: right) == nil
  }

  @Test("every command that does something declares what right it needs")
  func everyCommand() {
    for command in CommandTree(ChuqingCommand.self).leaves {
      #expect(command.right != nil, "\(command.path): not a SessionCommand")
    }
  }

  @Test(
    "each role has its rights",
    arguments: [
      ("李四", [.read, .enter, .release, .issue, .run]), ("张三", [.read, .enter, .correct, .release, .issue, .review, .run]),
      ("王庭长", CommandRight.allCases), ("赵院长", CommandRight.allCases), ("审管办", CommandRight.allCases),
      ("钱审计", [.read]), ("夜班", [.read, .issue, .run]), ("没登记", [.read, .enter, .release, .issue, .run]),
      (" 钱审计\u{3000}", [.read]),
    ] as [(String, [CommandRight])])
  func roles(actor: String, rights: [CommandRight]) {
    for right in CommandRight.allCases {
      #expect(Self.may(actor, right) == rights.contains(right), "\(actor) \(right)")
    }
  }

  @Test("a court that registers nobody is not hindered, and one without leaders can still register people")
  func nobody() {
    for right in CommandRight.allCases { #expect(Self.may("甲", right, among: [])) }
    let clerks = [CourtUser(name: "李四", role: .clerk)]
    #expect(Self.may("李四", .manageUsers, among: clerks))
    #expect(!Self.may("李四", .loadLaw, among: clerks))
  }

  @Test("a refusal names the actor, his role, the roles that may and the people who have them")
  func refusal() throws {
    let denial = try #require(RightCheck(users: Self.people, actor: "钱审计").denial(of: .loadLaw))
    for (text, words) in [
      (denial.text(.zh), ["钱审计", "审计", "载入规则", "庭长、分管院领导、审管办", "王庭长（庭长）", "--as 王庭长"]),
      (denial.text(.en), ["钱审计", "auditor", "load rules", "division chief", "王庭长 (division chief)", "--as '王庭长'"]),
    ] {
      let all = text.sentence + (text.remedy ?? "")
      for word in words { #expect(all.contains(word), "\(word): \(all)") }
    }
  }

  @Test("an auditor reads everything and writes nothing; a scheduled run only scans")
  func auditor() throws {
    let room = try Courtroom.withOneCase()
    for (name, role) in [("钱审计", "审计"), ("夜班", "定时任务")] {
      #expect(try room.at("2019-01-26", "users", "add", name, "--role", role, "--as", "王庭长").status == 0)
    }
    let before = try room.journal().count
    for arguments in [
      ["record", Courtroom.number, "8", "--on", "2019-01-26"], ["case", "edit", Courtroom.number, "--judge", "甲"], ["undo"],
      ["case", "add", "A9", "--filed-on", "2019-01-01"], ["users", "add", "甲", "--role", "庭长"],
      ["waive", Courtroom.number, "14", "--reason", "没有职工"], ["import", "ledger.csv"],
    ] {
      for actor in ["钱审计", "夜班"] {
        let run = try room.run(arguments + ["--as", actor, "--now", "2019-01-26"])
        #expect(run.status == 77, "\(arguments) \(actor): \(run.messages)")
        #expect(run.messages.contains(actor) && run.messages.contains("--as"), "\(run.messages)")
      }
    }
    for arguments in [["case", "list"], ["due"], ["log"], ["verify"], ["users", "roles"]] {
      #expect(try room.run(arguments + ["--as", "钱审计", "--now", "2019-01-26"]).status == 0, "\(arguments)")
    }
    #expect(try room.at("2019-01-26", "scan", "--as", "钱审计").status == 77)
    #expect(try room.journal().count == before)
    #expect(try room.at("2019-01-26", "scan", "--as", "夜班").status == 0)
  }

  @Test("a clerk takes back his own command, not another's; a judge may take back both")
  func othersCommands() throws {
    let room = try Courtroom.withOneCase()
    #expect(try room.at("2019-01-25", "users", "add", "张三", "--role", "承办法官", "--as", "王庭长").status == 0)
    func edit(_ actor: String, _ note: String) throws -> String {
      let run = try room.at("2019-01-25T18:00:00+08:00", "case", "edit", Courtroom.number, "--note", note, "--as", actor)
      #expect(run.status == 0, "\(run.messages)")
      return try #require(try room.journal().last?["command"] as? String)
    }
    let others = try edit("周书记", "甲")
    let refused = try room.at("2019-01-25T18:00:00+08:00", "undo", others, "--as", "李四")
    #expect(refused.status == 77)
    #expect(refused.messages.contains("更正他人") && refused.messages.contains("张三（承办法官）"))
    let judge = try room.at("2019-01-25T18:00:00+08:00", "undo", others, "--as", "张三")
    #expect(judge.status == 0, "\(judge.messages)")
    let own = try edit("李四", "乙")
    #expect(try room.at("2019-01-25T18:00:00+08:00", "undo", own, "--as", "李四").status == 0)
  }

  @Test("another's entry is voided only by somebody who may correct")
  func othersEntries() throws {
    let room = try Courtroom.with(SmallLedger.text)
    for (name, role) in [("李四", "书记员"), ("周书记", "书记员"), ("张三", "承办法官")] {
      #expect(try room.run("users", "add", name, "--role", role).status == 0)
    }
    let number = "(2018)粤01破2号"
    let recorded = try room.run("record", number, "8", "--on", "2018-07-02", "--reason", "补录", "--as", "周书记")
    #expect(recorded.status == 0, "\(recorded.messages)")
    let refused = try room.run("void", number, "8", "--reason", "录错", "--as", "李四")
    #expect(refused.status == 77, "\(refused.messages)")
    #expect(refused.messages.hasPrefix("错误 E601：李四"))
    let judge = try room.run("void", number, "8", "--reason", "录错", "--as", "张三")
    #expect(judge.status == 0, "\(judge.messages)")
  }

  @Test("the table names every command once, under the right it needs")
  func table() throws {
    let rights = try #require(try Courtroom().run("users", "roles", "--json").json()["rights"] as? [[String: Any]])
    let commands = rights.flatMap { $0["commands"] as? [String] ?? [] }
    #expect(commands.count == CommandTree(ChuqingCommand.self).leaves.count)
    #expect(Set(commands).count == commands.count)
    let enter = try #require(rights.first { $0["right"] as? String == "enter" })
    #expect((enter["commands"] as? [String])?.contains("case add") == true)
    #expect((enter["roles"] as? [String])?.contains("auditor") == false)
  }
}
