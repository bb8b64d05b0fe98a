import TestSupport
import Testing

@Suite("chuqing scan")
struct ScanTests {
  private static let number = Courtroom.number

  private static func raised(_ run: Run) throws -> [[String: Any]] {
    try run.json()["raised"] as? [[String: Any]] ?? []
  }

  @Test("each level is raised once, a second run raises nothing, and only the alarm repeats daily")
  func levels() throws {
    let room = try Courtroom.withOneCase()
    func levels(_ moment: String) throws -> [String] {
      try Self.raised(try room.at(moment, "scan", "--json"))
        .filter { $0["node"] as? String == "ruling_service.a" && $0["catch_up"] as? Bool == false }
        .compactMap { $0["level"] as? String }
    }
    // Due 2019-01-30: a week before it started the level is reached at once.
    #expect(try levels("2019-01-25T20:00:00+08:00") == ["days_7"])
    #expect(try levels("2019-01-25T20:00:00+08:00") == [])
    #expect(try levels("2019-01-28T23:59:59+08:00") == [])
    #expect(try levels("2019-01-29T00:00:00+08:00") == ["hours_48"])
    #expect(try levels("2019-01-30T00:00:00+08:00") == ["hours_24"])
    #expect(try levels("2019-01-31T00:00:00+08:00") == ["expiry"])
    let again = try room.at("2019-01-31T23:00:00+08:00", "scan", "--json").json()
    #expect(again["repeated"] as? Int == 0)
    let next = try room.at("2019-02-01", "scan", "--json").json()
    #expect((next["repeated"] as? Int ?? 0) >= 1)
    #expect(try room.at("2019-02-01", "scan", "--json").json()["repeated"] as? Int == 0)
    #expect(try room.run("verify").status == 0)
  }

  @Test("after days without a run the highest level is raised and the lower ones are recorded as caught up")
  func catchUp() throws {
    let room = try Courtroom.withOneCase()
    let raised = try Self.raised(try room.at("2019-02-02", "scan", "--json"))
      .filter { $0["node"] as? String == "ruling_service.a" }
    #expect(raised.map { $0["level"] as? String } == ["days_7", "hours_48", "hours_24", "expiry"])
    #expect(raised.map { $0["catch_up"] as? Bool } == [true, true, true, false])
  }

  @Test("a moved due day is warned of anew, and a dry run records nothing")
  func moved() throws {
    let room = try Courtroom.withOneCase()
    _ = try room.at("2019-02-15", "record", Self.number, "7", "--on", "2019-01-29", "--document", "x", "--approver", "王庭长")
    _ = try room.at("2019-02-15", "record", Self.number, "16", "--planned", "2019-03-20")
    func meeting(_ moment: String) throws -> [String] {
      try Self.raised(try room.at(moment, "scan", "--json"))
        .filter { $0["node"] as? String == "first_creditors_meeting.b" && $0["catch_up"] as? Bool == false }
        .compactMap { "\($0["level"] ?? "")@\($0["due_on"] ?? "")" }
    }
    #expect(try meeting("2019-03-04") == ["hours_48@2019-03-05"])
    _ = try room.at("2019-03-04", "record", Self.number, "16", "--planned", "2019-03-27")
    let before = try room.journal().count
    #expect(try room.at("2019-03-11", "scan", "--dry-run").status == 0)
    #expect(try room.journal().count == before)
    #expect(try meeting("2019-03-11") == ["hours_48@2019-03-12"])
  }

  @Test("the notify command gets JSON once; when it fails the warnings wait for the next scan")
  func notify() throws {
    let room = try Courtroom.withOneCase()
    let failing = try room.at("2019-01-31", "scan", "--notify-command", "cat > first.json; exit 3")
    #expect(failing.status == 3)
    #expect(failing.messages.contains("3"))
    let taken = try room.at("2019-01-31", "scan", "--notify-command", "cat > second.json")
    #expect(taken.status == 0)
    let first = try room.folder.read("first.json")
    let second = try room.folder.read("second.json")
    #expect(first == second)
    #expect(second.contains("\"level\":\"expiry\""))
    #expect(second.contains("\"judge\":\"张三\""))
    #expect(try room.at("2019-01-31", "scan", "--notify-command", "cat > third.json").status == 0)
    #expect((try? room.folder.read("third.json")) == nil)
  }

  @Test("a notify command that hangs is stopped, and nothing is lost")
  func hangs() throws {
    let room = try Courtroom.withOneCase()
    let run = try room.at("2019-01-31", "scan", "--notify-command", "sleep 30", "--notify-timeout", "1")
    #expect(run.status == 3)
    #expect(try room.at("2019-01-31", "scan", "--notify-command", "cat > later.json").status == 0)
    #expect(try room.folder.read("later.json").contains("expiry"))
  }

  @Test("the additional alert comes on the last working day before days of rest")
  func restDays() throws {
    let room = try Courtroom.opened()
    _ = try room.at(
      "2019-09-16", "case", "add", Self.number, "--debtor", "示例公司", "--filed-on", "2019-09-16", "--procedure", "清算",
      "--applicant", "债权人")
    _ = try room.at("2019-09-16", "record", Self.number, "application_received", "--on", "2019-09-16")
    func levels(_ moment: String) throws -> [String] {
      try Self.raised(try room.at(moment, "scan", "--json"))
        .filter { $0["node"] as? String == "debtor_notice" && $0["catch_up"] as? Bool == false }
        .compactMap { $0["level"] as? String }
    }
    // W1: due Monday 2019-09-23, the only working day in the window.
    #expect(try levels("2019-09-17") == ["days_7"])
    #expect(try levels("2019-09-20") == ["before_rest"])
    #expect(try levels("2019-09-22") == ["hours_48"])
  }

  @Test("a day-by-day rehearsal gives the same alerts whether or not runs are repeated")
  func rehearsal() throws {
    func rehearse(repeating: Int) throws -> [String] {
      let room = try Courtroom.withOneCase()
      var all: [String] = []
      for day in 26...31 {
        for _ in 0..<repeating {
          all += try Self.raised(try room.at("2019-01-\(day)T06:00:00+08:00", "scan", "--json"))
            .compactMap { $0["id"] as? String }
        }
      }
      return all
    }
    let once = try rehearse(repeating: 1)
    #expect(!once.isEmpty)
    #expect(Set(once).count == once.count)
    #expect(try rehearse(repeating: 3) == once)
  }
}
