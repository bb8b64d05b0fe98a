import Dispatch
import Foundation
import Synchronization
import TestSupport

/// Ten clerks work at once; what was acknowledged must stand in the journal once, and nothing else.
struct CrowdTrial {
  private let seed: UInt64
  private let program: String
  private let clerks = 10
  private let commandsEach: Int

  init(_ options: EnduranceOptions) {
    seed = options.seed
    program = options.program
    commandsEach = options.rounds ?? (options.isQuick ? 4 : 200)
  }

  func run() throws -> Int {
    let court = try Courthouse.furnished(program: program, cases: 50)
    mkdir(court.folder.file("backups"), 0o755)
    let record = AckRecord()
    let began = Date()
    let (seed, each) = (seed, commandsEach)
    DispatchQueue.concurrentPerform(iterations: clerks) { clerk in
      var work = ClerkWork(clerk: clerk, seed: seed, court: court)
      for number in 0..<each { record.add(work.next(number)) }
    }
    let seconds = Date().timeIntervalSince(began)
    let done = record.all
    let counts = Dictionary(grouping: done, by: \.status).mapValues(\.count).sorted { $0.key < $1.key }
    print(
      "crowd: seed \(seed), \(clerks) clerks, \(done.count) commands in \(String(format: "%.1f", seconds)) s "
        + "(\(Int(Double(done.count) / seconds)) a second, longest \(Int((done.map(\.seconds).max() ?? 0) * 1000)) ms); "
        + "exit codes " + counts.map { "\($0.key): \($0.value)" }.joined(separator: ", "))
    let faults = try faults(court, done)
    faults.forEach { print("  FAILED seed \(seed): \($0)") }
    return faults.count
  }

  private func faults(_ court: Courthouse, _ done: [Acknowledgement]) throws -> [String] {
    var faults: [String] = []
    let state = try court.state()
    if !state.isVerified { faults.append("\(state)") }
    let log = try court.must("log", "--limit", "0", "--json").output
    let object = try JSONSerialization.jsonObject(with: Data(log.utf8)) as? [String: Any]
    var groups: [String: Set<String>] = [:]
    for entry in object?["entries"] as? [[String: Any]] ?? [] {
      groups[entry["actor"] as? String ?? "", default: []].insert(entry["command"] as? String ?? "")
    }
    for (actor, commands) in Dictionary(grouping: done, by: \.actor).sorted(by: { $0.key < $1.key }) {
      let expected = commands.filter { $0.status == 0 && $0.writes }.count
      let found = groups[actor]?.count ?? 0
      if found != expected {
        faults.append("\(actor): \(expected) acknowledged, \(found) in the journal (\(commands.map(\.words)))")
      }
    }
    for run in done where ![0, 1, 75].contains(run.status) { faults.append("\(run.words): \(run.status) \(run.messages)") }
    for name in try court.results(in: "backups") {
      let backup = try court.state(of: court.folder.file("backups/" + name))
      let check = try court.run(["verify", "--size", "\(backup.entries)", "--head", backup.digest])
      if !backup.isVerified || check.status != 0 { faults.append("\(name) is no state of the journal: \(backup)") }
    }
    return faults
  }
}

/// A command that a clerk ran.
struct Acknowledgement: Sendable {
  let actor: String
  let words: String
  /// Whether it records something when it succeeds.
  let writes: Bool
  let status: Int32
  let messages: String
  let seconds: Double
}

/// One clerk's work: the same for the same seed.
struct ClerkWork {
  private let clerk: Int
  private var dice: SeededDice
  private let court: Courthouse
  private var lastActor: String?

  init(clerk: Int, seed: UInt64, court: Courthouse) {
    self.clerk = clerk
    dice = SeededDice(seed: seed &+ UInt64(clerk))
    self.court = court
  }

  /// Runs the next command. Each has an actor of its own, by whom it is found in the journal.
  mutating func next(_ number: Int) -> Acknowledgement {
    let actor = "clerk\(clerk)-\(number)"
    let mark = "\(clerk)\(100 + number)"
    switch dice.roll(1...12) {
    case 1...3:
      lastActor = actor
      return run(["case", "add", "(2019)粤01破9\(mark)号", "--debtor", "企业\(mark)", "--filed-on", "2019-05-01"], actor)
    // Everybody's case: of two who change it at once one may be refused.
    case 4...5: return editShared(actor)
    case 6...7:
      let name = "ledger-\(mark).csv"
      let rows = (1...20).map { "(2018)粤01破\(mark)\($0)号,企业,2018-05-01\n" }.joined()
      guard (try? court.folder.write("案号,企业名称,立案日期\n" + rows, to: name)) != nil else { return failed(actor) }
      return run(["import", name], actor)
    case 8: return run(["record", "没有这件", "9a", "--on", "2019-05-01"], actor)
    case 9:
      guard let last = lastActor else { return run(["case", "list", "--json"], actor, writes: false) }
      lastActor = nil
      return run(["undo"], last)
    case 10 where clerk == 0: return run(["backup", "--into", "backups"], actor, writes: false)
    case 11: return run(["stats", "--period", "2019H1", "--json"], actor, writes: false)
    default:
      return run(["case", "edit", "(2019)粤01破\(clerk + 1)号", "--note", "第\(number)次"], actor)
    }
  }

  private func editShared(_ actor: String) -> Acknowledgement {
    let shown = try? court.run(["case", "show", "(2019)粤01破50号", "--json"])
    let object = shown.flatMap { try? JSONSerialization.jsonObject(with: Data($0.output.utf8)) as? [String: Any] }
    let version = (object?["version"] as? Int) ?? ((object?["case"] as? [String: Any])?["version"] as? Int) ?? 1
    return run(["case", "edit", "(2019)粤01破50号", "--judge", actor, "--version", "\(version)"], actor)
  }

  private func run(_ arguments: [String], _ actor: String, writes: Bool = true) -> Acknowledgement {
    guard let run = try? court.run(arguments + ["--as", actor]) else { return failed(actor) }
    return Acknowledgement(
      actor: actor, words: arguments.joined(separator: " "), writes: writes, status: run.status,
      messages: run.messages, seconds: run.seconds)
  }

  private func failed(_ actor: String) -> Acknowledgement {
    Acknowledgement(actor: actor, words: "", writes: false, status: -1, messages: "not started", seconds: 0)
  }
}

/// What the clerks were told, across threads.
private final class AckRecord: Sendable {
  private let list = Mutex<[Acknowledgement]>([])

  var all: [Acknowledgement] { list.withLock { $0 } }
  func add(_ acknowledgement: Acknowledgement) { list.withLock { $0.append(acknowledgement) } }
}
