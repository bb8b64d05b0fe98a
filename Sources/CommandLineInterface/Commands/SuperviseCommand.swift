import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Reports

/// `supervise`: key-case supervision.
struct SuperviseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "supervise", abstract: words("重点督办：挂牌、延长、摘牌、清单、建议。", "Key-case supervision: orders, deadlines, lists, proposals."),
    discussion: words(
      """
      原因：\(SupervisionReason.inReportOrder.map(\.ledgerWord).joined(separator: "、"))。
      案件结案，督办自动结束。台账的“督办原因”是书记员写的文字，原样保留；挂牌督办另行登记，两者不一致的由 chuqing check 提示。
      例：chuqing supervise add '(2016)粤01破12号' --reason 长期未结,职工安置 --clear-by 2019-12-31 --leader 赵院长
          chuqing supervise propose          按数据提出建议；--accept 全部挂牌
          chuqing supervise list --overdue   超过清结期限的
      """,
      """
      Reasons: \(SupervisionReason.inReportOrder.map(\.code).joined(separator: ", ")).
      Closing a case ends its supervision. The ledger's free text is kept as it is; chuqing check tells where the two differ.
      Examples: chuqing supervise add '(2016)粤01破12号' --reason long_pending,employees --clear-by 2019-12-31
                chuqing supervise propose
                chuqing supervise list --overdue
      """),
    subcommands: [
      SuperviseAddCommand.self, SuperviseExtendCommand.self, SuperviseEndCommand.self, SuperviseListCommand.self,
      SuperviseProposeCommand.self,
    ])

  /// The reasons of options such as `长期未结,社会关注`.
  ///
  /// - Throws: `.usage(.badWord)` with the nearest words first.
  static func reasons(_ texts: [String]) throws(CommandFailure) -> [SupervisionReason] {
    let pieces = texts.flatMap { $0.split { ",，、;； ".contains($0) } }.map(String.init)
    guard !pieces.isEmpty else { throw .usage(.blankOption("--reason")) }
    var reasons: [SupervisionReason] = []
    for piece in pieces {
      guard let reason = SupervisionReason(ledgerText: piece) else {
        let near = SupervisionReason.inReportOrder.sorted { distance($0, piece) < distance($1, piece) }
        throw .usage(.badWord(option: "--reason", piece, accepted: near.map { "\($0.ledgerWord)(\($0.code))" }))
      }
      reasons.append(reason)
    }
    return SupervisionReason.inOrder(reasons)
  }

  private static func distance(_ reason: SupervisionReason, _ text: String) -> Int {
    let key = TextFolding.key(text)
    return ([reason.code, reason.ledgerWord] + reason.synonyms).map { EditDistance.between($0, key) }.min() ?? .max
  }
}

extension Court {
  /// All cases with what supervises them, as known now.
  func oversight() throws -> (records: [CaseRecord], oversight: CourtOversight) {
    var wanted = SnapshotRequest()
    wanted.includesRecords = true
    wanted.includesOversight = true
    let snapshot = try store.snapshot(wanted, catalogue: catalogue)
    return (snapshot.records, snapshot.oversight ?? CourtOversight())
  }
}
