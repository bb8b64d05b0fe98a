import Clearance
import Glibc

/// What the product does with a database, by its library.
enum ProductStore {
  /// The context of a command recorded now.
  static func context(_ command: String) -> CommandContext {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let now = Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    return CommandContext(recordedAt: now, actor: "benchmark", command: command)
  }

  /// A new database.
  static func create(_ path: String) throws -> CaseStore {
    let context = context("init")
    return try CaseStore.create(
      at: path, court: CourtIdentity(code: "示01", name: "", isRehearsal: false),
      recordedAt: context.recordedAt,
      actor: context.actor)
  }

  /// W3: ledgers into a database.
  static func importLedgers(_ paths: [String], into database: String) throws {
    let ledgerImport = LedgerImport(store: try CaseStore.open(at: database), catalogue: .builtIn)
    let report = try ledgerImport.run(ImportRequest(files: paths), context: context("import"))
    guard report.rejected == 0, report.isRecorded else {
      throw BenchmarkFailure.library("rejected \(report.rejected): \(report.rejections.prefix(3))")
    }
    Output.line("result \(report.new)")
  }

  /// W4 while the product has no command for it: the last milestone of a case.
  static func record(_ number: String, on day: String, in database: String) throws {
    guard let date = CivilDate(day), let node = Catalogue.builtIn.milestone(named: RecordWork.node) else {
      throw BenchmarkFailure.badArguments([number, day])
    }
    let store = try CaseStore.open(at: database)
    try store.write(context("record")) { transaction in
      let number = CaseNumber(normalized: number)
      guard let recorded = try transaction.milestones(of: number) else {
        throw CaseRefusal.notRegistered(number)
      }
      let stated = MilestoneRecord(milestone: node.id, occurredOn: date)
      let effect = try MilestoneDecision.decide(
        stated, recorded: recorded, milestone: node, today: transaction.context.recordedAt.courtDate)
      guard effect == .new else { throw BenchmarkFailure.library("recorded already: \(number)") }
      try transaction.append(.milestonesRecorded(number, [stated]))
    }
  }
}
