import TestSupport
import Testing

@Suite("Locks")
struct LockTests {
  private static let number = Courtroom.number

  /// Service on the applicant was due on 2019-01-30 and is missed.
  private static func lockedRoom() throws -> Courtroom {
    let room = try Courtroom.withOneCase()
    _ = try room.at("2019-01-25", "record", number, "8", "--on", "2019-01-25")
    return room
  }

  @Test("no lock comes without a warning: after a late entry, or a limit of the same day, it waits a day")
  func waits() throws {
    let room = try Courtroom.withOneCase()
    // Node 8 is due on the day of the acceptance, which was entered at nine that morning.
    func nodes(_ moment: String) throws -> [String] {
      let locks = try room.at(moment, "locks", "--json").json()["locks"] as? [[String: Any]] ?? []
      return locks.compactMap { $0["node"] as? String }
    }
    #expect(try nodes("2019-01-26T08:59:59+08:00") == [])
    #expect(try nodes("2019-01-26T09:00:00+08:00") == ["administrator_appointment"])
    let late = try Courtroom.opened()
    _ = try late.at(
      "2019-01-07", "case", "add", Self.number, "--debtor", "示例公司", "--filed-on", "2019-01-07", "--procedure", "清算")
    _ = try late.at("2019-01-08", "record", Self.number, "2", "--on", "2019-01-08")
    _ = try late.at("2019-01-10", "record", Self.number, "3", "--on", "2019-01-10")
    _ = try late.at("2019-02-11", "record", Self.number, "6", "--on", "2019-01-25")
    #expect(try late.at("2019-02-11", "record", Self.number, "7", "--on", "2019-01-29").status == 0)
    #expect(try late.at("2019-02-11", "record", Self.number, "8", "--on", "2019-01-25").status == 0)
    #expect(try late.at("2019-02-13", "locks", "--all", "--json").json()["locks"] as? [String] == [])
  }

  @Test("a docket is open until the end of the due day and locked from the next day on")
  func begins() throws {
    let room = try Self.lockedRoom()
    #expect(try room.at("2019-01-30T23:59:59+08:00", "locks", "--json").json()["locks"] as? [String] == [])
    let locks = try room.at("2019-01-31T00:00:00+08:00", "locks", "--json").json()["locks"] as? [[String: Any]]
    #expect(locks?.first?["case_no"] as? String == Self.number)
    #expect(locks?.first?["state"] as? String == "holds")
    #expect(locks?.first?["due_on"] as? String == "2019-01-30")
  }

  @Test(
    "a locked docket refuses other nodes, frozen fields, closing and reassignment, and says the way out",
    arguments: [
      ["record", number, "9", "--on", "2019-01-31"],
      ["case", "edit", number, "--judge", "王五"],
      ["case", "edit", number, "--accepted-on", "2019-01-26"],
      ["case", "edit", number, "--filed-on", "2019-01-06"],
      ["case", "close", number, "--on", "2019-02-01", "--manner", "终结破产程序"],
      ["case", "convert", number, "--to", "重整", "--on", "2019-02-01"],
      ["record", number, "7a", "--on", "2019-01-29"],
      ["record", number, "7a", "--on", "2019-02-01"],
      ["undo"],
    ])
  func refuses(arguments: [String]) throws {
    let room = try Self.lockedRoom()
    let before = try room.journal().count
    let run = try room.run(arguments + ["--now", "2019-02-01T09:00:00+08:00"])
    #expect(run.status == 1, "\(run.messages)")
    #expect(run.messages.contains("已锁定"))
    #expect(run.messages.contains("办法："))
    #expect(try room.journal().count == before)
  }

  @Test("an imported row for a locked docket is rejected with the reason, and nothing of it is recorded")
  func importIsGated() throws {
    let room = try Self.lockedRoom()
    try room.folder.write("案号,节点,发生日期\n\(Self.number),9b,2019-02-01\n", to: "nodes.csv")
    let run = try room.at("2019-02-01", "import", "nodes.csv")
    #expect(run.status == 65)
    #expect(run.output.contains("已锁定") || run.messages.contains("已锁定"))
    try room.folder.write("案号,承办法官\n\(Self.number),王五\n", to: "cases.csv")
    #expect(try room.at("2019-02-01", "import", "cases.csv").status == 65)
  }

  @Test("a locked docket can be read, extended where the law says so, annotated, and completed late with the reason")
  func stillPossible() throws {
    let room = try Self.lockedRoom()
    #expect(try room.at("2019-02-01", "case", "show", Self.number).status == 0)
    #expect(try room.at("2019-02-01", "case", "edit", Self.number, "--note", "已催办").status == 0)
    let other = try room.at("2019-02-01", "record", Self.number, "9a", "--on", "2019-02-01", "--pending-review")
    #expect(other.status == 0)
    #expect(other.output.contains("待审") || other.output.contains("新登记"))
    let late = try room.at("2019-02-01", "record", Self.number, "7", "--on", "2019-02-01", "--reason", "地址有误")
    #expect(late.status == 0, "\(late.messages)")
    #expect(try room.at("2019-02-01", "locks", "--json").json()["locks"] as? [String] == [])
    let all = try room.at("2019-02-01", "locks", "--all", "--json").json()["locks"] as? [[String: Any]]
    #expect(all?.map { $0["state"] as? String } == ["done_late", "done_late"])
    #expect(try room.at("2019-02-01", "record", Self.number, "9b", "--on", "2019-02-01").status == 0)
  }

  @Test("an act that happened in time is entered afterwards only with its document and an approver")
  func supplementary() throws {
    let room = try Self.lockedRoom()
    let bare = try room.at("2019-02-01", "record", Self.number, "7", "--on", "2019-01-29", "--document", "送达回证")
    #expect(bare.status == 1)
    let approved = try room.at(
      "2019-02-01", "record", Self.number, "7", "--on", "2019-01-29", "--document", "送达回证", "--approver", "王庭长")
    #expect(approved.status == 0, "\(approved.messages)")
    #expect(try room.at("2019-02-01", "locks", "--all", "--json").json()["locks"] as? [String] == [])
    #expect(try room.at("2019-02-01", "case", "show", Self.number).output.contains("王庭长"))
  }

  @Test("the division chief releases once with a new limit; afterwards it takes a leader of the court")
  func release() throws {
    let room = try Self.lockedRoom()
    let clerk = try room.at("2019-02-01", "unlock", Self.number, "--reason", "补送", "--approver", "李四")
    #expect(clerk.status == 77)
    let nobody = try room.at("2019-02-01", "unlock", Self.number, "--reason", "补送")
    #expect(nobody.status == 77)
    let first = try room.at(
      "2019-02-01", "unlock", Self.number, "--reason", "补送", "--approver", "王庭长", "--until", "2019-02-12")
    #expect(first.status == 0, "\(first.messages)")
    #expect(try room.at("2019-02-12", "record", Self.number, "9a", "--on", "2019-02-12").status == 0)
    let locked = try room.at("2019-02-13", "record", Self.number, "9b", "--on", "2019-02-13")
    #expect(locked.status == 1)
    #expect(try room.at("2019-02-13", "unlock", Self.number, "--reason", "再补送", "--approver", "王庭长").status == 77)
    #expect(try room.at("2019-02-13", "unlock", Self.number, "--reason", "再补送", "--approver", "赵院长").status == 0)
    let all = try room.at("2019-02-13", "locks", "--all", "--json").json()["locks"] as? [[String: Any]]
    #expect(all?.filter { $0["state"] as? String == "released" }.count == 4)
    #expect(try room.run("verify").status == 0)
  }

  @Test("limits of the administrator and of the parties never lock the clerk")
  func othersNeverLock() throws {
    let room = try Self.lockedRoom()
    _ = try room.at("2019-01-29", "record", Self.number, "7", "--on", "2019-01-29")
    _ = try room.at("2019-02-15", "record", Self.number, "9", "--on", "2019-02-15")
    // 13, 11, 12 and 14 are overdue by then; they alarm.
    #expect(try room.at("2019-04-10", "locks", "--json").json()["locks"] as? [String] == [])
    #expect(try room.at("2019-04-10", "record", Self.number, "12", "--on", "2019-04-10").status == 0)
  }

  @Test("limits that had ended when the docket was registered here never lock it")
  func oldLedger() throws {
    let room = try Courtroom.opened()
    _ = try room.at(
      "2019-06-03", "case", "add", Self.number, "--debtor", "示例公司", "--filed-on", "2019-01-07", "--procedure", "清算",
      "--applicant", "债权人")
    _ = try room.at("2019-06-03", "record", Self.number, "6", "--on", "2019-01-25")
    #expect(try room.at("2019-06-03", "locks", "--json").json()["locks"] as? [String] == [])
    #expect(try room.at("2019-06-03", "record", Self.number, "8", "--on", "2019-01-25").status == 0)
  }
}
