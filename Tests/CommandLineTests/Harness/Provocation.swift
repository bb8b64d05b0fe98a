import TestSupport

@testable import CommandLineInterface

/// A command that provokes an error: what a line of the error reference shows.
struct Provocation: Sendable {
  /// The courtroom in which it happens.
  enum Setting: Sendable {
    /// No database.
    case empty
    /// Six cases from a ledger, on 1 July 2019.
    case ledger
    /// One case, accepted on 25 January 2019, with people registered.
    case oneCase
    /// The same case, locked since service was missed.
    case locked
  }

  let code: String
  let setting: Setting
  /// The command line, as a person types it after `chuqing`.
  let line: String
  /// The day on which it is typed, where it matters.
  var on = ""
  /// A file that it reads.
  var file = ""
  var bytes: [UInt8] = []
  /// Commands before it; the courtroom is then its own.
  var before: [(on: String, line: String)] = []

  init(_ code: String, _ setting: Setting, _ line: String, on: String = "", before: [(on: String, line: String)] = []) {
    self.code = code
    self.setting = setting
    self.line = line
    self.on = on
    self.before = before
  }

  /// An import of a file.
  static func file(_ code: String, _ name: String, _ bytes: [UInt8], _ options: String = "") -> Provocation {
    var provocation = Provocation(code, .ledger, "import \(name)\(options)")
    provocation.file = name
    provocation.bytes = bytes
    return provocation
  }

  /// An import of rows under the usual header.
  static func row(_ code: String, _ row: String, header: String = "案号,企业名称,立案日期") -> Provocation {
    file(code, "台账.csv", Array("\(header)\n\(row)\n".utf8))
  }

  /// The day that the courtroom's clock shows unless the command has one.
  var moment: String {
    if !on.isEmpty { return on }
    switch setting {
    case .empty, .ledger: return "2019-07-01"
    case .oneCase: return "2019-01-25"
    case .locked: return "2019-02-01"
    }
  }
}

extension Courtroom {
  /// A courtroom for provocations.
  static func of(_ setting: Provocation.Setting) throws -> Courtroom {
    switch setting {
    case .empty: return try Courtroom()
    case .ledger: return try with(SmallLedger.text)
    case .oneCase: return try withOneCase()
    case .locked:
      let room = try withOneCase()
      _ = try room.at("2019-01-25", "record", number, "8", "--on", "2019-01-25")
      return room
    }
  }
}
