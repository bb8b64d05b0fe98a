import CivilCalendar
import Foundation

/// Two large, regular CSV files for measuring imports and reports: `cases.csv` and `milestones.csv`, sorted by case.
///
/// Cases are filed evenly from 2007 to 2025, most are closed, and each has exactly twelve milestones. With `isOpen` they
/// are filed in the last two years and none is closed: the stock that a nightly scan looks at.
struct BenchmarkFiles {
  let cases: Int
  let directory: String
  let seed: UInt64
  var isOpen = false

  /// Milestones of every case.
  static let milestonesPerCase = 12

  private static let firstDay = Month(2007, 1).firstDay
  private static let spanInDays = Month(2025, 12).lastDay.days(since: firstDay)
  private static let lastDay = Month(2026, 6).lastDay
  private static let openNodes = [1, 2, 3, 6, 7, 8, 9, 11, 13, 12, 15, 16]
  private static let closedNodes = [1, 2, 3, 6, 8, 9, 12, 15, 16, 17, 21, 24]

  /// Writes both files.
  func write() throws(SampleFailure) {
    do {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: directory, reason: "\(error)")
    }
    let ledger = try ByteFile(path: directory + "/cases.csv")
    let list = try ByteFile(path: directory + "/milestones.csv")
    ledger.write(
      "case_no,debtor,uscc,category,owner_level,supervising_body,procedure,judge,clerk,administrator,filed_on,"
        + "accepted_on,closed_on,close_manner,claims_total,assets_total,employees,fast_track,supervision,note"
    )
    ledger.endRow()
    list.write("case_no,node,occurred_on,document")
    list.endRow()
    var random = SeededGenerator(seed: seed)
    var serial = 0
    var year = 0
    let firstDay = isOpen ? Month(2024, 1).firstDay : Self.firstDay
    let span = isOpen ? 720 : Self.spanInDays
    for index in 0..<cases {
      let filedOn = workday(firstDay.adding(days: index * span / max(1, cases)))
      if filedOn.year != year { (year, serial) = (filedOn.year, 0) }
      serial += 1
      let item = BenchmarkCase(
        index: index, serial: serial, filedOn: filedOn,
        closedOn: isOpen ? nil : closing(filedOn, &random))
      item.writeRow(to: ledger, &random)
      writeMilestones(of: item, to: list)
    }
    try ledger.close()
    try list.close()
  }

  private func closing(_ filedOn: CivilDate, _ random: inout SeededGenerator) -> CivilDate? {
    let closedOn = workday(filedOn.adding(days: 150 + Int(random.logNormal(median: 260, spread: 0.7))))
    return closedOn <= Self.lastDay && random.chance(0.97) ? closedOn : nil
  }

  private func writeMilestones(of item: BenchmarkCase, to file: ByteFile) {
    let nodes = item.closedOn == nil ? Self.openNodes : Self.closedNodes
    let lags = item.closedOn == nil ? [0, 1, 2, 9, 11, 9, 25, 20, 50, 60, 70, 80] : []
    let span = item.closedOn?.days(since: item.filedOn) ?? 0
    for (position, number) in nodes.enumerated() {
      let node = Node.all[number - 1]
      let date: CivilDate
      if let closedOn = item.closedOn {
        let start = [0, 1, 2, 9, 9, 25]
        let lag = position < start.count ? start[position] : 25 + (span - 25) * (position - 5) / 6
        date = min(closedOn, item.filedOn.adding(days: lag))
      } else {
        date = item.filedOn.adding(days: lags[position])
      }
      file.write(item.caseNumber)
      file.write(",")
      file.write(node.name)
      file.write(",")
      file.write(date.iso8601UTF8)
      file.write(",")
      file.write(node.document)
      file.endRow()
    }
  }

  private func workday(_ date: CivilDate) -> CivilDate {
    switch date.weekday {
    case .saturday: date.adding(days: -1)
    case .sunday: date.adding(days: -2)
    default: date
    }
  }
}

/// One case of the benchmark files.
private struct BenchmarkCase {
  let index: Int
  let caseNumber: String
  let filedOn: CivilDate
  let closedOn: CivilDate?

  init(index: Int, serial: Int, filedOn: CivilDate, closedOn: CivilDate?) {
    self.index = index
    self.filedOn = filedOn
    self.closedOn = closedOn
    caseNumber = "(\(filedOn.year))示01破\(serial)号"
  }

  /// Writes the case's row of the twenty contract columns.
  func writeRow(to file: ByteFile, _ random: inout SeededGenerator) {
    let level = random.pick(weighted: People.ownerLevels)
    let bodies = People.supervisingBodies[level] ?? []
    let claims = Int(random.logNormal(median: 26_000_000, spread: 1.2))
    let cells = [
      caseNumber, "示例市轻工第\(index + 1)总公司", CreditCode.make(organisation: index),
      random.chance(0.8) ? "关停" : "特困", level, random.pick(bodies).0, Procedure.liquidation.rawValue,
      random.pick(People.judges), random.pick(People.clerks), random.pick(People.administrators),
      filedOn.description, filedOn.adding(days: 9).description, closedOn?.description ?? "",
      closedOn == nil ? "" : CloseManner.distributed.rawValue, "\(claims).00", "\(claims / 7).00",
      String(random.int(0...400)), random.chance(0.2) ? "是" : "否", random.chance(0.03) ? "社会关注" : "", "",
    ]
    file.write(cells.joined(separator: ","))
    file.endRow()
  }
}
