import Foundation
import TestSupport

/// Kills commands at seeded points of their run and compares the reopened database with the states before and after.
struct KillTrial {
  private let seed: UInt64
  private let roundsEach: Int
  private let commands: [KilledCommand]
  private let program: String
  private let cases: Int

  init(_ options: EnduranceOptions) {
    seed = options.seed
    program = options.program
    cases = options.isQuick ? 60 : 600
    commands =
      options.isQuick
      ? KilledCommand.all.filter { ["record a batch", "import cases", "backup", "restore", "ledger checkin", "publish"].contains($0.name) }
      : KilledCommand.all
    let rounds = options.rounds ?? (options.isQuick ? 12 : 510)
    roundsEach = max(1, rounds / commands.count)
  }

  func run() throws -> Int {
    print("kills: seed \(seed), \(commands.count) commands, \(roundsEach) kills each")
    let template = try template()
    let before = try template.state()
    guard before.isVerified else { throw Courthouse.Unexpected(text: "\(before)") }
    var dice = SeededDice(seed: seed)
    return try commands.reduce(0) { try $0 + trial(of: $1, template, before, &dice) }
  }

  /// A court with everything that the commands use.
  private func template() throws -> Courthouse {
    let court = try Courthouse.furnished(program: program, cases: cases)
    let header = "案号,企业名称,立案日期\n"
    let numbers = (1...cases).map { "(2019)粤01破\($0)号" }
    try court.folder.write(numbers.joined(separator: "\n") + "\n", to: "numbers.txt")
    try court.folder.write(
      header + (1...cases).map { "(2018)粤01破\($0)号,旧企业\($0),2018-01-05\n" }.joined(), to: "more.csv")
    try court.folder.write(
      header + (1...cases).map { "(2017)粤01破\($0)号,旧企业\($0),\($0 % 5 == 0 ? "待定" : "2017-01-05")\n" }.joined(),
      to: "faulty.csv")
    try court.folder.write(
      "案号,节点,发生日期\n" + numbers.map { "\($0),1,2019-02-01\n" }.joined(), to: "milestones.csv")
    // Rulings of acceptance start limits, so that a scan has something to raise.
    try court.folder.write(
      "案号,节点,发生日期\n" + numbers.map { "\($0),6,2019-06-20\n" }.joined(), to: "accepted.csv")
    try court.must("import", "accepted.csv")
    try court.must("backup", "--to", court.folder.file("old.db"))
    try court.folder.write(header + "(2016)粤01破1号,旧企业,2016-01-05\n(2016)粤01破2号,旧企业,2016-01-05\n", to: "last.csv")
    try court.must("import", "last.csv")
    try court.writeEditedLedger(to: "edited.xlsx")
    return court
  }

  private func trial(
    of command: KilledCommand, _ template: Courthouse, _ before: JournalState, _ dice: inout SeededDice
  ) throws -> Int {
    let whole = try Courthouse(copying: template)
    let run = try whole.run(command.arguments)
    guard [0, 3, 4].contains(run.status) else {
      throw Courthouse.Unexpected(text: "\(command.name): \(run.status) \(run.messages)")
    }
    let after = try whole.state()
    var tally = Tally()
    for round in 1...roundsEach {
      let court = try Courthouse(copying: template)
      let (process, _) = try court.start(command.arguments)
      // Every other one late, where the writing is: the beginning is spent on reading.
      let earliest = round.isMultiple(of: 2) ? 0.5 : 0
      usleep(UInt32(dice.roll(Int(run.seconds * earliest * 1e6)...Int(run.seconds * 1.2e6))))
      kill(process, SIGKILL)
      let status = ChildProcess.wait(process)
      let state = try court.state()
      tally.count(status, state, before: before, after: after)
      for fault in try faults(in: court, state, status: status, whole: (whole, run.status, before, after), command) {
        tally.failures += 1
        print("  FAILED seed \(seed), \(command.name), round \(round): \(fault)")
      }
    }
    let kind = before == after ? ", records nothing" : ""
    print("  \(command.name) (\(Int(run.seconds * 1000)) ms\(kind)): \(tally)")
    return tally.failures
  }

  private func faults(
    in court: Courthouse, _ state: JournalState, status: Int32,
    whole: (court: Courthouse, status: Int32, before: JournalState, after: JournalState), _ command: KilledCommand
  ) throws -> [String] {
    var faults: [String] = []
    if state != whole.before, state != whole.after { faults.append("neither before nor after: \(state)") }
    if status == whole.status, state != whole.after { faults.append("acknowledged and not done") }
    for name in try court.results() {
      let path = court.folder.file(name)
      if name.hasSuffix(".db"), name != "court.db" || name.contains(".replaced-") {
        let state = try court.state(of: path)
        if !state.isVerified { faults.append("\(name): \(state)") }
      } else if name != "court.db", try whole.court.results().contains(name),
        try court.folder.bytes(of: name) != whole.court.folder.bytes(of: name)
      {
        faults.append("\(name) is half written")
      }
    }
    // A killed command stands in nobody's way: done again, it gets where it was going.
    guard state == whole.before, faults.isEmpty else { return faults }
    let again = try court.run(command.arguments)
    // What is there already may be refused a second time.
    let isRefusal = ["restore where there is nothing", "recover"].contains(command.name) && [1, 73].contains(again.status)
    if again.status != whole.status, !isRefusal { faults.append("again: \(again.status) \(again.messages)") }
    if try court.state() != whole.after { faults.append("done again it does not get there") }
    return faults
  }
}

/// How often a command came how far.
private struct Tally: CustomStringConvertible {
  var undone = 0
  var done = 0
  var acknowledged = 0
  var failures = 0

  mutating func count(_ status: Int32, _ state: JournalState, before: JournalState, after: JournalState) {
    if status != 128 + SIGKILL { acknowledged += 1 }
    if before != after, state == after { done += 1 } else { undone += 1 }
  }

  var description: String {
    "\(undone) as before, \(done) as after, \(acknowledged) ended by themselves, \(failures) failures"
  }
}
