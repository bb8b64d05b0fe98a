/// A command that is killed. To put another one on trial, add a line to `all`.
struct KilledCommand {
  let name: String
  let arguments: [String]

  init(_ name: String, _ arguments: String...) {
    self.name = name
    self.arguments = arguments
  }

  /// The files that they use are made by `KillTrial.template`.
  static let all = [
    KilledCommand("record", "record", "(2019)粤01破1号", "9a", "--on", "2019-06-25"),
    KilledCommand("record a batch", "record", "--from", "numbers.txt", "9a", "--on", "2019-06-25"),
    KilledCommand("import cases", "import", "more.csv"),
    KilledCommand("import milestones", "import", "milestones.csv"),
    KilledCommand("import with rejects", "import", "faulty.csv", "--accept-valid", "--rejects", "rejects.csv"),
    KilledCommand("case add", "case", "add", "(2019)粤01破9001号", "--debtor", "新公司", "--filed-on", "2019-06-01"),
    KilledCommand("case edit", "case", "edit", "(2019)粤01破2号", "--judge", "李四"),
    KilledCommand("case close", "case", "close", "(2019)粤01破3号", "--on", "2019-06-20", "--manner", "终结破产程序"),
    KilledCommand("undo an import", "undo"), KilledCommand("scan", "scan"),
    KilledCommand("ledger checkout", "ledger", "checkout", "--judge", "张三", "--out", "out.xlsx", "--replace"),
    KilledCommand("ledger checkin", "ledger", "checkin", "edited.xlsx"),
    KilledCommand("note", "note", "(2019)粤01破4号", "债权人来电"), KilledCommand("backup", "backup", "--into", "."),
    KilledCommand("backup over an earlier one", "backup", "--to", "old.db"),
    KilledCommand("restore", "restore", "old.db", "--force"),
    KilledCommand("restore where there is nothing", "restore", "old.db", "--db", "new.db"),
    KilledCommand("recover", "recover", "court.db", "--into", "recovered.db"),
    KilledCommand("verify --rebuild", "verify", "--rebuild"),
    KilledCommand("publish", "report", "ledger", "--period", "2019H1", "--publish", "--out", "published.xlsx"),
    KilledCommand("report", "report", "situation", "--period", "2019H1", "--out", "report.xlsx"),
  ]
}
