import Foundation

/// Writes all sample files into a folder.
struct SampleFolder {
  let path: String

  /// What was written.
  struct Summary {
    let recentCases: Int
    let legacyCases: Int
    let recentMilestones: Int
    let legacyMilestones: Int
  }

  /// Writes the ledgers, the milestone lists and the README.
  func write(_ court: RehearsalCourt, seed: UInt64) throws(SampleFailure) -> Summary {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: path, reason: "\(error)")
    }
    let base = SeededGenerator(seed: seed)
    let recent = court.dockets.filter { !$0.isLegacy }
    let legacy = court.dockets.filter(\.isLegacy)
    let recentMilestones = court.milestones.filter { !$0.isLegacy }
    let legacyMilestones = court.milestones.filter(\.isLegacy)
    var ledger = LedgerWorkbook(random: base.branch(20))
    _ = try ledger.write(recent, to: file("案件台账（2016年以来）.xlsx"))
    var old = LegacyLedger(random: base.branch(21))
    try save(old.bytes(of: legacy), as: "旧存案件.csv")
    var lists = MilestoneFiles(random: base.branch(22))
    try save(lists.csv(recentMilestones), as: "流程节点.csv")
    try lists.writeWorkbook(legacyMilestones, to: file("流程节点（旧存）.xlsx"))
    let summary = Summary(
      recentCases: recent.count, legacyCases: legacy.count, recentMilestones: recentMilestones.count,
      legacyMilestones: legacyMilestones.count)
    try save(Data(ReadmeText.make(summary, seed: seed).utf8), as: "README.md")
    return summary
  }

  private func file(_ name: String) -> String { path + "/" + name }

  private func save(_ data: Data, as name: String) throws(SampleFailure) {
    do {
      try data.write(to: URL(fileURLWithPath: file(name)))
    } catch {
      throw .cannotWrite(path: file(name), reason: "\(error)")
    }
  }
}
