import TestSupport

extension Courtroom {
  /// Runs the program at nine in the morning of a day, or at a full instant.
  @discardableResult
  func at(_ moment: String, _ arguments: String..., input: String? = nil) throws -> Run {
    let instant = moment.contains("T") ? moment : "\(moment)T09:00:00+08:00"
    return try run(arguments + ["--now", instant], input: input)
  }

  /// A courtroom with a division chief, a court leader and one creditor's liquidation, accepted on 2019-01-25 under one
  /// number and registered here the day before its filing ended.
  static func withOneCase() throws -> Courtroom {
    let room = try opened()
    for (name, role) in [("王庭长", "庭长"), ("赵院长", "分管院领导"), ("李四", "书记员")] {
      let run = try room.at("2019-01-02", "users", "add", name, "--role", role, "--as", role == "书记员" ? "王庭长" : "tester")
      // After the first leader only leaders may add.
      if run.status == 77 { _ = try room.at("2019-01-02", "users", "add", name, "--role", role, "--as", "王庭长") }
    }
    let added = try room.at(
      "2019-01-07", "case", "add", Self.number, "--debtor", "示例公司", "--filed-on", "2019-01-07", "--procedure", "清算",
      "--applicant", "债权人", "--judge", "张三", "--clerk", "李四")
    guard added.status == 0 else { throw Broken(what: added.messages) }
    for (node, day) in [("2", "2019-01-08"), ("3", "2019-01-10"), ("4", "2019-01-11"), ("6", "2019-01-25")] {
      let run = try room.at(day, "record", Self.number, node, "--on", day)
      guard run.status == 0 else { throw Broken(what: "\(node): \(run.messages)") }
    }
    return room
  }

  static let number = "(2019)粤01破12号"
}

extension TemporaryFolder {
  /// The text of a file.
  func read(_ name: String) throws -> String { String(decoding: try bytes(of: name), as: UTF8.self) }
}
