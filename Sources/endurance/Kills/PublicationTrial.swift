import Foundation
import TestSupport

/// Kills unattended runs at seeded points, lets several run at once, and looks whether every report that was due is
/// published exactly once, with the very file that the journal names.
struct PublicationTrial {
  private let options: EnduranceOptions
  private let rounds: Int

  init(_ options: EnduranceOptions) {
    self.options = options
    rounds = options.rounds ?? (options.isQuick ? 5 : 60)
  }

  /// What is due on the day of the trial.
  private static let due = ["ledger-month 2019-05", "ledger-month 2019-06", "overdue-quarter 2019Q2"]

  func run() throws -> Int {
    print("runs: seed \(options.seed), \(rounds) kills, then several runs at once")
    let template = try Courthouse.furnished(program: options.program, cases: options.isQuick ? 30 : 200)
    let whole = try court(template)
    let undisturbed = try whole.run(["run", "--due"])
    guard undisturbed.status == 0, try faults(whole).isEmpty else {
      throw Courthouse.Unexpected(text: "undisturbed: \(undisturbed.status) \(undisturbed.messages) \(try faults(whole))")
    }
    var dice = SeededDice(seed: options.seed)
    var failures = 0
    var cutOff = 0
    for round in 1...rounds {
      let court = try court(template)
      let (process, _) = try court.start(["run", "--due"])
      usleep(UInt32(dice.roll(0...Int(undisturbed.seconds * 1.1e6))))
      kill(process, SIGKILL)
      if ChildProcess.wait(process) == 128 + SIGKILL { cutOff += 1 }
      let again = try court.run(["run", "--due"])
      var found = try faults(court)
      if ![0, 3].contains(again.status) { found.append("the next run: \(again.status) \(again.messages)") }
      if try court.run(["run", "--due"]).status != 0 { found.append("a run with nothing due does not end well") }
      failures += found.count
      for fault in found { print("  FAILED seed \(options.seed), round \(round): \(fault)") }
    }
    print("  \(rounds) rounds, \(cutOff) cut off, \(failures) failures")
    let crowd = try crowd(template)
    for fault in crowd { print("  FAILED at once: \(fault)") }
    print("  4 runs at once, 2 waiting: \(crowd.count) failures")
    return failures + crowd.count
  }

  /// A copy of the court with schedules that write into its own folder.
  private func court(_ template: Courthouse) throws -> Courthouse {
    let court = try Courthouse(copying: template)
    try court.must("schedule", "add", "ledger", "--every", "month", "--from", "2019-05", "--into", court.folder.path)
    try court.must("schedule", "add", "overdue", "--every", "quarter", "--from", "2019Q2", "--into", court.folder.path)
    return court
  }

  private func crowd(_ template: Courthouse) throws -> [String] {
    let court = try court(template)
    let started = try [[], ["--wait"], [], ["--wait"]].map { try court.start(["run", "--due"] + $0) }
    var found: [String] = []
    for (index, start) in started.enumerated() {
      let status = ChildProcess.wait(start.process)
      let allowed: [Int32] = index.isMultiple(of: 2) ? [0, 75] : [0]
      if !allowed.contains(status) { found.append("run \(index) ended with \(status)") }
    }
    return found + (try faults(court))
  }

  private func faults(_ court: Courthouse) throws -> [String] {
    var found: [String] = []
    let listing = try court.run(["reports", "list", "--json"])
    let object = try JSONSerialization.jsonObject(with: Data(listing.output.utf8)) as? [String: Any]
    let reports = object?["reports"] as? [[String: Any]] ?? []
    let published = reports.map { "\($0["schedule"] ?? "?") \($0["period"] ?? "?")" }.sorted()
    if published != Self.due { found.append("published: \(published)") }
    for report in reports {
      guard let file = report["file"] as? String, let position = report["sequence"] as? Int else { continue }
      let traced = try court.run(["reports", "trace", "--file", file, "--json"])
      if traced.status != 0 || !traced.output.contains("\"identical\"") || !traced.output.contains("\"sequence\":\(position)") {
        found.append("\(file) is not the one published: \(traced.status) \(traced.output) \(traced.messages)")
      }
    }
    let leavings = try FileManager.default.contentsOfDirectory(atPath: court.folder.path).filter { $0.hasPrefix(".chuqing-") }
    if !leavings.isEmpty { found.append("left behind: \(leavings)") }
    let state = try court.state()
    if !state.isVerified { found.append("\(state)") }
    return found
  }
}
