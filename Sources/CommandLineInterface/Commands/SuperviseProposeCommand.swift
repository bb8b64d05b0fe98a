import ArgumentParser
import CaseFile
import CaseStore
import CivilCalendar
import Clearance
import Reports
import RuleModel

/// From when on cases are proposed, as options.
struct ProposalThresholdOptions: ParsableArguments {
  @Option(help: ArgumentHelp(words("未结满多久建议督办（默认 3y）。", "Pending for so long (default 3y)."), valueName: "age")) var pendingFor: String?
  @Option(
    help: ArgumentHelp(words("停滞原因持续多少天（默认 180；未结满一年的）。", "Days of stagnation (default 180; of cases pending a year)."), valueName: "n"))
  var stagnantDays: Int?
  @Option(help: ArgumentHelp(words("锁定几次（默认 2）。", "Locks (default 2)."), valueName: "n")) var locks: Int?
  @Option(help: ArgumentHelp(words("锁定多少天未解（默认 30）。", "Days for which a lock has held (default 30)."), valueName: "n")) var lockDays: Int?
  @Option(help: ArgumentHelp(words("期限延长几次（默认 2）。", "Extensions (default 2)."), valueName: "n")) var extensions: Int?
  @Option(help: ArgumentHelp(words("未安置职工多少人（默认 100）。", "Employees not settled (default 100)."), valueName: "n")) var unsettled: Int?

  func read() throws(CommandFailure) -> ProposalThresholds {
    var thresholds = ProposalThresholds()
    if let pendingFor {
      guard case .months(let months) = try CaseConditionOptions.age(pendingFor, option: "--pending-for"), months > 0 else {
        throw .usage(.badWord(option: "--pending-for", pendingFor, accepted: ["3y", "36m"]))
      }
      thresholds.pendingMonths = months
    }
    thresholds.stagnantDays = try Self.count(stagnantDays, "--stagnant-days") ?? thresholds.stagnantDays
    thresholds.locks = try Self.count(locks, "--locks") ?? thresholds.locks
    thresholds.lockDays = try Self.count(lockDays, "--lock-days") ?? thresholds.lockDays
    thresholds.extensions = try Self.count(extensions, "--extensions") ?? thresholds.extensions
    thresholds.unsettled = try Self.count(unsettled, "--unsettled") ?? thresholds.unsettled
    return thresholds
  }

  private static func count(_ value: Int?, _ option: String) throws(CommandFailure) -> Int? {
    guard let value else { return nil }
    guard value > 0 else { throw .usage(.badCount(option: option, "\(value)", least: 1)) }
    return value
  }
}

/// `supervise propose`: proposes cases for supervision from the data.
struct SuperviseProposeCommand: SessionCommand {
  static let right = CommandRight.supervise
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: words("按数据建议督办的案件，各附依据和命令。", "Propose cases for supervision, each with its evidence."),
    discussion: words(
      """
      建议的界限是本院的管理标准，不是法律规定；摘牌180天内，同一原因不再建议。
      例：chuqing supervise propose --judge 张三
          chuqing supervise propose --accept --clear-by 2019-12-31 --dry-run
      """,
      """
      The thresholds are administrative, not law; a reason that was taken off rests for 180 days.
      Examples: chuqing supervise propose --judge 张三
                chuqing supervise propose --accept --clear-by 2019-12-31 --dry-run
      """))

  @OptionGroup var global: GlobalOptions
  @Argument(help: ArgumentHelp(words("案号（默认全部未结案件）。", "Case numbers (default: every pending case)."), valueName: "case")) var numbers:
    [String] = []
  @OptionGroup(title: words("选择案件", "Choosing cases")) var selection: CaseSelection
  @OptionGroup(title: words("管理界限", "Administrative thresholds")) var thresholds: ProposalThresholdOptions
  @Option(help: ArgumentHelp(words("清结期限（默认六个月后）。", "Deadline for clearing (default: six months from now)."), valueName: "date"))
  var clearBy: String?
  @Option(help: ArgumentHelp(words("包案领导。", "The leader who answers for it."), valueName: "name")) var leader: String?
  @Flag(help: ArgumentHelp(words("全部按建议挂牌（一组操作）。", "Accept all of them, as one command."))) var accept = false
  @Flag(help: ArgumentHelp(words("只检查，不写入。", "Check only."))) var dryRun = false
  @OptionGroup var format: OutputFormatOptions

  func run(in session: Session) throws -> ExitCode {
    let format = try format.format()
    let thresholds = try thresholds.read()
    let clearBy = try clearBy.map { try session.date($0, option: "--clear-by") } ?? session.today.adding(months: 6)
    let leader = try leader.map { try session.nonBlank($0, option: "--leader") }
    // What the data say is nobody's secret.
    let store = accept ? try session.openForWriting() : try session.open()
    let law = try session.law(of: store)
    let wanted = Set(try selection.numbers(named: numbers, of: .pending, store: store, session: session))
    var request = SnapshotRequest()
    request.includesRecords = true
    request.includesOversight = true
    request.nodesAsOf = session.today
    let snapshot = try store.snapshot(request, catalogue: law)
    let proposals = SupervisionProposer(thresholds, on: session.today)
      .proposals(records: snapshot.records, oversight: snapshot.oversight ?? CourtOversight(), locks: snapshot.nodes?.locks ?? [])
      .filter { wanted.contains(snapshot.records[$0.position].number) }
    let listing = ProposalListing(
      proposals: proposals, records: snapshot.records, law: law, thresholds: thresholds, clearBy: clearBy, leader: leader,
      session: session)
    listing.print(format)
    if accept {
      try store.perform(session.context("supervise propose"), dryRun: dryRun) { transaction in
        let desk = DocketDesk(transaction, catalogue: law)
        _ = try CaseBatch.run(proposals.map { snapshot.records[$0.position].number }) { number in
          try desk.supervise(number, listing.order(of: number))
        }
      }
      if format == .table {
        session.output.result(session.language("已挂牌\(proposals.count)件。", "Put \(proposals.count) cases under supervision."))
      }
    }
    if dryRun, format == .table { session.sayDryRun(true) }
    return ContractExit.done
  }
}
